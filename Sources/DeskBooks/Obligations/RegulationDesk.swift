import Access
package import AccessBooks
package import Membership
package import MoneyAndDates
package import ObligationBooks
package import ObligationFiles
package import Obligations
import SQLDatabase
import SQLStore

/// The register of regulations at somebody's desk, and what it obliges the units of his reach to.
package struct RegulationDesk: Sendable {
    private let desk: Desk
    private let rules: ObligationRules

    package init(_ desk: Desk, rules: ObligationRules) {
        self.desk = desk
        self.rules = rules
    }

    private var book: RegulationBook { RegulationBook(desk.office, rules: rules) }

    /// Every text.
    package func register() async throws -> RegulationRegister {
        _ = try desk.reach(.seeAgreements)
        return try await book.register()
    }

    /// Adds a text.
    package func add(_ text: Regulation) async throws -> Int64 {
        try desk.wholeGovernment(.manageRegulations)
        return try await book.add(text)
    }

    /// Corrects a text.
    package func correct(_ key: RegulationKey, to text: Regulation) async throws {
        try desk.wholeGovernment(.manageRegulations)
        try await book.correct(key, to: text)
    }

    /// Keeps a file of a text.
    package func attach(_ draft: PaperDraft, to key: RegulationKey) async throws -> String {
        try desk.wholeGovernment(.manageRegulations)
        return try await book.attach(draft, to: key)
    }

    /// The newest file of a text.
    package func file(of key: RegulationKey) async throws -> KeptPaper {
        _ = try desk.reach(.seeAgreements)
        return try await book.file(of: key)
    }

    /// A unit beside what obliges it, with its agreement.
    package struct UnitRow: Sendable, Hashable {
        package let obligation: UnitObligation
        package let agreement: AgreementState
    }

    /// What obliges the units of a reach.
    package struct Board: Sendable {
        package let register: RegulationRegister
        package let rows: [UnitRow]
        /// People and plans without a basis, by category, with the units.
        package let withoutBasis: [CategoryObligation]
        /// People whose only basis is a text of the province or the nation.
        package let withoutOwn: [CategoryObligation]
        package let names: [UnitID: String]

        package var unregistered: [UnitRow] { rows.filter { $0.obligation.compliance == .notRegistered } }
    }

    /// - Parameter month: whose lines say who is insured; nil for the newest that was agreed.
    package func board(_ month: Month? = nil) async throws -> Board {
        let (reach, office, book) = (try desk.reach(.seeAgreements), desk.office, book)
        return try await office.database.read { connection in
            let mine = try ClaimReach.units(of: reach, government: office.government, on: connection)
            func isSeen(_ unit: UnitID) -> Bool { mine?.contains(unit.number) ?? true }
            let map = try kept.value(of: office, month.map(\.description) ?? "", on: connection) {
                try book.map(on: office.today, month: month, connection)
            }
            let agreements = try Agreements(office.government, office.today, connection)
            let parents = Dictionary(
                map.units.compactMap { row in row.unit.parent.map { (row.unit.id.number, $0.number) } },
                uniquingKeysWith: { $1 })
            let rows = map.units.filter { isSeen($0.unit.id) && $0.unit.kind.mayBeObliged }.map { row in
                UnitRow(obligation: row, agreement: agreements.state(climb(row.unit.id.number, parents)))
            }
            let own = Set(
                map.register.all.filter { $0.regulation.issuer == .government }.map(\.key))
            let seen = map.categories.filter { isSeen($0.unit) }
            return Board(
                register: map.register, rows: rows, withoutBasis: seen.filter(\.hasNoBasis),
                withoutOwn: seen.filter { !$0.hasNoBasis && own.isDisjoint(with: $0.obligedBy) },
                names: Dictionary(map.units.map { ($0.unit.id, $0.unit.name) }, uniquingKeysWith: { $1 }))
        }
    }
}

/// A unit and all above it.
private func climb(_ unit: Int64, _ parents: [Int64: Int64]) -> [Int64] {
    var path = [unit]
    while let last = path.last, let above = parents[last], !path.contains(above) { path.append(above) }
    return path
}

/// Who is obliged, over every job of a government: kept until something changes in its books.
private let kept = ChainKeep<ObligationMap>()
