package import LawBook
package import Membership
package import MoneyAndDates

/// Which units a text speaks of.
package enum RegulationUnits: Sendable, Hashable {
    case all
    /// These, and whatever stands below them.
    case branches(Set<UnitID>)
    case kinds(Set<InstitutionKind>)
}

/// For whom and for which programmes a text holds.
package struct RegulationScope: Sendable, Hashable {
    package var units: RegulationUnits
    /// None named means every category.
    package var categories: Set<WorkerCategory>
    package var programmes: ProgrammeSet
    package var effect: RegulationEffect

    package init(
        units: RegulationUnits = .all, categories: Set<WorkerCategory> = [],
        programmes: ProgrammeSet = ProgrammeSet([.workAccident, .death]),
        effect: RegulationEffect = .obliges
    ) {
        self.units = units
        self.categories = categories
        self.programmes = programmes
        self.effect = effect
    }

    /// Whether it speaks of a category.
    package func holds(_ category: WorkerCategory) -> Bool {
        categories.isEmpty || categories.contains(category)
    }
}

/// A text that says who must be insured, or that there may be paid for.
package struct Regulation: Sendable, Hashable {
    package var kind: RegulationKind
    package var number: String
    package var year: Int
    package var title: String
    package var issuer: RegulationIssuer
    package var scope: RegulationScope
    package var from: Day
    /// Nil while no end is known.
    package var through: Day?
    /// The text that it takes the place of.
    package var supersedes: RegulationKey?
    /// Who gave it: `Wali Kota Palembang`.
    package var issuerName: String

    package init(
        kind: RegulationKind, number: String, year: Int, title: String, issuer: RegulationIssuer,
        issuerName: String = "", scope: RegulationScope, from: Day, through: Day? = nil,
        supersedes: RegulationKey? = nil
    ) {
        self.kind = kind
        self.number = number
        self.year = year
        self.title = title
        self.issuer = issuer
        self.issuerName = issuerName
        self.scope = scope
        self.from = from
        self.through = through
        self.supersedes = supersedes
    }

    /// As people cite it without its kind: `2/2021`.
    package var citation: String { "\(number)/\(year)" }

    /// Refuses what no text can be.
    ///
    /// - Parameter programme: for texts that come with the program, which may be of any kind.
    package func check(isOfProgram: Bool = false) throws(RegulationRefusal) {
        if number.allSatisfy(\.isWhitespace) { throw .emptyNumber }
        if title.allSatisfy(\.isWhitespace) { throw .emptyTitle }
        guard (1945...2199).contains(year) else { throw .absurdYear(year) }
        if !isOfProgram, !kind.mayBeOwn { throw .notOurs(kind) }
        if from.year < year { throw .beginsBeforeItsYear(from, year: year) }
        if let through, through < from { throw .endsBeforeItBegins(from, through) }
        if scope.programmes.isEmpty { throw .noProgrammes }
        switch scope.units {
        case .all: break
        case .branches(let units): if units.isEmpty { throw .noUnits }
        case .kinds(let kinds): if kinds.isEmpty { throw .noUnits }
        }
    }
}

/// A text with the name under which it is known, and how sure we are of it.
package struct KnownRegulation: Sendable, Hashable {
    package let key: RegulationKey
    package let regulation: Regulation
    /// `enacted` for a government's own; of the program's as far as somebody read it.
    package let status: LawStatus
    /// Where it was found; empty for a government's own.
    package let source: String
    /// SHA-256 of its file; nil where nobody brought one.
    package let digest: String?

    package init(
        key: RegulationKey, regulation: Regulation, status: LawStatus = .enacted, source: String = "",
        digest: String? = nil
    ) {
        self.key = key
        self.regulation = regulation
        self.status = status
        self.source = source
        self.digest = digest
    }
}

/// A number that people write and that is not the one they mean.
package struct RegulationSlip: Sendable, Hashable {
    package let kind: RegulationKind
    package let number: String
    package let year: Int
    /// The name of the text that is meant.
    package let meant: String
    /// As it is cited: `2/2021`.
    package let citation: String

    package init(kind: RegulationKind, number: String, year: Int, meant: String, citation: String) {
        self.kind = kind
        self.number = number
        self.year = year
        self.meant = meant
        self.citation = citation
    }
}
