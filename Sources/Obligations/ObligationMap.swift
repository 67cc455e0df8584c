import LawBook
package import Membership
package import MoneyAndDates

/// A unit as the map of obligations sees it.
package struct ObligedUnit: Sendable, Hashable {
    package let id: UnitID
    package let parent: UnitID?
    package let kind: InstitutionKind
    package let name: String

    package init(id: UnitID, parent: UnitID?, kind: InstitutionKind, name: String) {
        self.id = id
        self.parent = parent
        self.kind = kind
        self.name = name
    }
}

/// People of a unit and category on a day, with the programmes that they have.
package struct UnitCategoryCount: Sendable, Hashable {
    package let unit: UnitID
    package let category: WorkerCategory
    package let programmes: ProgrammeSet
    /// With a job on the day.
    package let people: Int
    /// Of them in the lines of the month that was asked for.
    package let insured: Int

    package init(
        unit: UnitID, category: WorkerCategory, programmes: ProgrammeSet, people: Int, insured: Int
    ) {
        self.unit = unit
        self.category = category
        self.programmes = programmes
        self.people = people
        self.insured = insured
    }
}

/// People of a unit and category, planned or at work, and what obliges to insure them.
package struct CategoryObligation: Sendable, Hashable {
    package let unit: UnitID
    package let category: WorkerCategory
    package let people: Int
    /// People of a plan where nobody is at work yet.
    package let planned: Int
    /// The texts that oblige, the government's own first.
    package let obligedBy: [RegulationKey]
    /// Texts upon which one may pay, that oblige nobody.
    package let permittedBy: [RegulationKey]

    /// Whether nothing at all speaks of them.
    package var hasNoBasis: Bool { obligedBy.isEmpty && permittedBy.isEmpty }
}

/// How a unit stands to what obliges it.
package enum Compliance: String, Sendable, Hashable, CaseIterable {
    /// Obliged and without a number at BPJS.
    case notRegistered = "not-registered"
    /// Registered, with people, none of whom is in the month.
    case nobodyInsured = "nobody-insured"
    case partlyInsured = "partly-insured"
    /// All are in the month, some without a programme that is obliged.
    case programmesMissing = "programmes-missing"
    case complies
    /// Nobody is known to work there.
    case nobodyKnown = "nobody-known"
    /// Nothing obliges it.
    case notObliged = "not-obliged"

    /// The key of its name in `words/`.
    package var labelKey: String { "compliance.\(rawValue)" }
}

/// One unit beside what obliges it.
package struct UnitObligation: Sendable, Hashable {
    package let unit: ObligedUnit
    /// The texts that speak of the unit and oblige, the government's own first.
    package let obligedBy: [RegulationKey]
    package let isRegistered: Bool
    package let people: Int
    package let insured: Int
    /// People who lack a programme that is obliged for their category.
    package let lacking: Int
    package let compliance: Compliance
}

/// On a day: which texts oblige which units and categories, where a basis is missing, and who does what he is
/// obliged to. Texts times units are counted, never people.
package struct ObligationMap: Sendable {
    package let day: Day
    package let register: RegulationRegister
    /// In the order in which the units were given.
    package let units: [UnitObligation]
    /// Units and categories with people or a plan, in the order of the units.
    package let categories: [CategoryObligation]

    /// People or plans of whom nothing speaks.
    package var withoutBasis: [CategoryObligation] { categories.filter(\.hasNoBasis) }

    /// Obliged and without a number at BPJS, neither of their own nor of a unit above.
    package var unregistered: [UnitObligation] { units.filter { $0.compliance == .notRegistered } }

    /// - Parameters:
    ///   - registered: units with a number at BPJS on the day; it serves all below them too.
    ///   - counts: of the day, and of the month for which compliance is asked.
    ///   - planned: people by unit and category for which there is a plan.
    package init(
        on day: Day, register: RegulationRegister, units: [ObligedUnit], registered: Set<UnitID>,
        counts: [UnitCategoryCount], planned: [UnitID: [WorkerCategory: Int]] = [:]
    ) {
        self.day = day
        self.register = register
        let reading = MapReading(register.inForce(on: day), units)
        let counted = Dictionary(grouping: counts, by: \.unit)
        var rows: [UnitObligation] = []
        var categories: [CategoryObligation] = []
        for unit in units {
            let texts = reading.texts(of: unit)
            let here = counted[unit.id] ?? []
            categories += MapReading.categories(unit.id, texts, here, planned[unit.id] ?? [:])
            rows.append(
                MapReading.row(unit, texts, here, isRegistered: reading.climb(unit.id, meets: registered)))
        }
        self.units = rows
        self.categories = categories
    }
}

/// The texts of a day laid over the tree of units.
private struct MapReading {
    private let texts: [KnownRegulation]
    private let branches: [RegulationKey: Set<UnitID>]
    private let parents: [UnitID: UnitID]

    init(_ texts: [KnownRegulation], _ units: [ObligedUnit]) {
        // A government's own before those of the province and the nation.
        let order: [RegulationIssuer] = [.government, .province, .national]
        self.texts = order.flatMap { issuer in texts.filter { $0.regulation.issuer == issuer } }
        parents = Dictionary(
            units.compactMap { unit in unit.parent.map { (unit.id, $0) } }, uniquingKeysWith: { $1 })
        var branches: [RegulationKey: Set<UnitID>] = [:]
        let below = Dictionary(grouping: units, by: \.parent)
        for text in texts {
            guard case .branches(let tops) = text.regulation.scope.units else { continue }
            var found = tops
            var waiting = Array(tops)
            while let next = waiting.popLast() {
                for child in below[next] ?? [] where found.insert(child.id).inserted {
                    waiting.append(child.id)
                }
            }
            branches[text.key] = found
        }
        self.branches = branches
    }

    func texts(of unit: ObligedUnit) -> [KnownRegulation] {
        guard unit.kind.mayBeObliged else { return [] }
        return texts.filter { text in
            switch text.regulation.scope.units {
            case .all: unit.kind.isOfGovernment
            case .kinds(let kinds): kinds.contains(unit.kind)
            case .branches: branches[text.key]?.contains(unit.id) ?? false
            }
        }
    }

    /// Whether a unit or one above it is among some.
    func climb(_ unit: UnitID, meets some: Set<UnitID>) -> Bool {
        var place: UnitID? = unit
        var steps = 0
        while let here = place, steps < 32 {
            if some.contains(here) { return true }
            place = parents[here]
            steps += 1
        }
        return false
    }

    static func categories(
        _ unit: UnitID, _ texts: [KnownRegulation], _ counts: [UnitCategoryCount],
        _ planned: [WorkerCategory: Int]
    ) -> [CategoryObligation] {
        WorkerCategory.allCases.compactMap { category in
            let people = counts.filter { $0.category == category }.reduce(0) { $0 + $1.people }
            let plan = planned[category] ?? 0
            guard people > 0 || plan > 0 else { return nil }
            let speaking = texts.filter { $0.regulation.scope.holds(category) }
            return CategoryObligation(
                unit: unit, category: category, people: people, planned: plan,
                obligedBy: speaking.filter { $0.regulation.scope.effect == .obliges }.map(\.key),
                permittedBy: speaking.filter { $0.regulation.scope.effect == .permits }.map(\.key))
        }
    }

    static func row(
        _ unit: ObligedUnit, _ texts: [KnownRegulation], _ counts: [UnitCategoryCount], isRegistered: Bool
    ) -> UnitObligation {
        let obliging = texts.filter { $0.regulation.scope.effect == .obliges }
        let (people, insured) = counts.reduce((0, 0)) { ($0.0 + $1.people, $0.1 + $1.insured) }
        let lacking = counts.reduce(0) { sum, count in
            let needed = obliging.filter { $0.regulation.scope.holds(count.category) }.reduce(
                into: ProgrammeSet(rawValue: 0)
            ) { $0.formUnion($1.regulation.scope.programmes) }
            return count.programmes.isSuperset(of: needed) ? sum : sum + count.people
        }
        let compliance: Compliance =
            if obliging.isEmpty {
                .notObliged
            } else if !isRegistered {
                .notRegistered
            } else if people == 0 {
                .nobodyKnown
            } else if insured == 0 {
                .nobodyInsured
            } else if insured < people {
                .partlyInsured
            } else if lacking > 0 {
                .programmesMissing
            } else {
                .complies
            }
        return UnitObligation(
            unit: unit, obligedBy: obliging.map(\.key), isRegistered: isRegistered, people: people,
            insured: insured, lacking: lacking, compliance: compliance)
    }
}

extension InstitutionKind {
    /// Whether it can employ or insure anybody under a text: not a government as such, nor the insurer.
    package var mayBeObliged: Bool {
        switch self {
        case .province, .regency, .city, .insurerRegionalOffice, .insurerBranch: false
        case .office, .technicalUnit, .agencyUnit, .school, .district, .urbanVillage, .village,
            .regionalCompany, .company, .household:
            true
        }
    }

    /// Whether a text for all units of a government speaks of it.
    var isOfGovernment: Bool {
        switch self {
        case .office, .technicalUnit, .agencyUnit, .school, .district, .urbanVillage, .village,
            .regionalCompany:
            true
        case .province, .regency, .city, .insurerRegionalOffice, .insurerBranch, .company, .household: false
        }
    }
}
