import Access
package import AccessBooks
package import Continuity
import DuesBooks
package import LawBook
package import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// A unit in a list, with all below it in its numbers.
package struct UnitLine: Sendable, Hashable {
    package let id: Int64
    package let code: String
    package let name: String
    package let kind: InstitutionKind
    /// How deep it stands below the first that is seen.
    package let depth: Int
    /// People in work; nil where whoever asks sees no totals.
    package let people: Int?
    /// Of them protected on the day; nil where nobody has worked it out for the list.
    package let protected: Int?
    /// What is past its due day, of the registrations that the unit answers for; nil without the right.
    package let overdue: Rupiah?
    package let agreement: AgreementState
}

/// Whether a unit, or what it belongs to, has an agreement with BPJS.
package enum AgreementState: Sendable, Hashable {
    case signed(through: Day)
    case ended(Day)
    case expected(from: Day)
    case none
}

/// The units within reach, in the order of their tree.
package struct UnitList: Sendable {
    private let desk: Desk
    private let law: ContinuityLaw
    private let answered: LawCoverage

    package init(_ desk: Desk, law: ContinuityLaw, answered: LawCoverage) {
        self.desk = desk
        self.law = law
        self.answered = answered
    }

    /// One part of the list.
    ///
    /// - Parameters:
    ///   - text: a part of a name or a code; empty for every unit.
    ///   - cursor: `next` of the part before.
    package func part(
        _ text: String = "", after cursor: String? = nil, size: Int = 50
    ) async throws -> (list: Listed<UnitLine>, board: CoverageBoard?) {
        let reach = try desk.reach(.seeUnits)
        let (office, today) = (desk.office, desk.office.today)
        let board =
            desk.permit.may(.seeAggregates)
            ? try await CoverageBoard.current(of: office, law: law, answered: answered) : nil
        let mayMoney = desk.permit.may(.seeArrears)
        let lines = try await office.database.read { connection in
            let tree = try UnitTreeReading(reach, government: office.government, on: connection)
            let agreements = try Agreements(office.government, today, connection)
            let overdue = mayMoney ? try UnitList.overdue(office, tree, connection) : nil
            let people = board.map { tree.sums($0.people) }
            let protected = board?.protected.map { tree.sums($0) }
            return tree.ordered.map { entry in
                let unit = entry.unit.id.number
                return UnitLine(
                    id: unit, code: entry.unit.code, name: entry.unit.name, kind: entry.unit.kind,
                    depth: entry.depth, people: people.map { $0[unit] ?? 0 },
                    protected: protected.map { $0[unit] ?? 0 },
                    overdue: overdue.map { $0[unit] ?? .zero },
                    agreement: agreements.state(tree.climb(from: unit)))
            }
        }
        let wanted = text.lowercased()
        let found =
            wanted.isEmpty
            ? lines
            : lines.filter { $0.name.lowercased().contains(wanted) || $0.code.lowercased() == wanted }
        let start = cursor.flatMap { Int64($0) }.flatMap { id in found.firstIndex { $0.id == id } }
        let rest = found[(start.map { $0 + 1 } ?? 0)...]
        let list = Listed(
            Array(rest.prefix(size + 1)), size: size, total: found.count, cursor: { String($0.id) })
        return (list, board)
    }

    private static func overdue(
        _ office: Office, _ tree: UnitTreeReading, _ connection: any SQLConnection
    ) throws -> [Int64: Rupiah] {
        let rows = try ArrearsBook.rows(
            by: .unit, on: office.today, government: office.government, on: connection)
        var sums: [Int64: Rupiah] = [:]
        for row in rows where row.number != 0 {
            for unit in tree.climb(from: row.number) { sums[unit, default: .zero] += row.overdue }
        }
        return sums
    }
}

/// The agreements of a government that are believed now.
struct Agreements {
    private struct Paper {
        let isSigned: Bool
        let from: Day
        let through: Day
    }

    private let today: Day
    private var papers: [Int64: [Paper]] = [:]

    init(_ government: Int64, _ today: Day, _ connection: any SQLConnection) throws {
        self.today = today
        try connection.query(
            """
            SELECT unit_id, is_signed, valid_from, valid_to FROM unit_paper
            WHERE gov_id = $1 AND kind = 'pks' AND superseded_ms = \(Int64.max)
            ORDER BY unit_id, valid_from, paper_id
            """, [.integer(government)]
        ) { row in
            papers[try row.integer(0), default: []].append(
                Paper(
                    isSigned: try row.integer(1) == 1,
                    from: try row.day(2, "unit_paper.valid_from"),
                    through: try row.day(3, "unit_paper.valid_to")))
        }
    }

    /// By the nearest unit that has any: the unit itself first, then those above it.
    func state(_ climb: [Int64]) -> AgreementState {
        guard let own = climb.lazy.compactMap({ papers[$0] }).first else { return .none }
        let signed = own.filter(\.isSigned)
        if let held = signed.last(where: { $0.from <= today && today <= $0.through }) {
            return .signed(through: held.through)
        }
        if let ahead = own.first(where: { $0.from > today }) { return .expected(from: ahead.from) }
        if let ended = signed.map(\.through).max() { return .ended(ended) }
        return own.first.map { .expected(from: $0.from) } ?? .none
    }
}
