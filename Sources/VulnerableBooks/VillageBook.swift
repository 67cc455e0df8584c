import Continuity
import CoverageBooks
import DuesBooks
import LawBook
import Ledger
package import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
package import SQLStore
package import VulnerableWorkers

/// A village as its officer sees it.
package struct VillageView: Sendable {
    /// People of one category.
    package struct Group: Sendable, Hashable {
        package let category: WorkerCategory
        package let people: Int
        /// On the day; never more than there are.
        package let protected: Int
    }

    /// What a tranche of the village allocation is to pay.
    package struct Tranche: Sendable, Hashable {
        package let tranche: TrancheCalendar.Tranche
        package let months: [Month]
        package let billed: Rupiah
        package let open: Rupiah
    }

    /// A bill that is not paid, as far as it is the village's.
    package struct OpenBill: Sendable, Hashable {
        package let registration: String
        package let month: Month
        package let due: Day?
        package let open: Rupiah

        /// Whether it is past its day.
        package func isLate(on day: Day) -> Bool { due.map { $0 < day } ?? false }
    }

    package let groups: [Group]
    package let tranches: [Tranche]
    /// Open on bills past their due day.
    package let arrears: Rupiah
    /// Not paid, the oldest first.
    package let bills: [OpenBill]
    /// Units that report under one of its numbers, beside this one: of their bills only the village's own
    /// people are counted.
    package let sharedWith: Int
    /// Proposed here as vulnerable workers, by stage.
    package let proposals: [ProposalStage: Int]
    /// The village that this one is part of, and from when.
    package let successor: (name: String, from: Day)?

    package var people: Int { groups.map(\.people).reduce(0, +) }
    package var protected: Int { groups.map(\.protected).reduce(0, +) }
}

/// The people and the money of a village.
package struct VillageBook: Sendable {
    package let office: Office
    package let rules: VulnerableRules
    private let usual: TrancheCalendar

    /// - Parameter usual: the calendar where the government has set none of its own.
    package init(_ office: Office, rules: VulnerableRules, usual: TrancheCalendar) {
        self.office = office
        self.rules = rules
        self.usual = usual
    }

    /// One village in a year.
    ///
    /// - Throws: a `LawGap` where the law does not answer for a month.
    package func view(_ unit: UnitID, year: Int) async throws -> VillageView {
        let office = office
        let calendar = try await calendar(year)
        let groups = try await groups(unit)
        let parts = try await office.database.read { connection in
            let registrations = try RegistrationBook.registrations(
                of: unit, on: office.today, government: office.government, connection)
            let shared = try VillageMoney.sharing(registrations.map(\.id), unit, office, connection)
            let bills = try VillageMoney(office: office, unit: unit, connection: connection)
                .bills(registrations.map(\.id), shared: Set(shared.keys), year)
            let others = Set(shared.values.joined()).count
            return (
                money: money(bills, calendar, year), shared: others,
                proposals: try proposals(unit, connection),
                successor: try successor(unit, connection)
            )
        }
        return VillageView(
            groups: groups, tranches: parts.money.tranches, arrears: parts.money.arrears,
            bills: parts.money.open, sharedWith: parts.shared, proposals: parts.proposals,
            successor: parts.successor)
    }

    private func groups(_ unit: UnitID) async throws -> [VillageView.Group] {
        let office = office
        let present = Month(of: office.today)
        let question = CoverageQuestion(
            government: office.government, from: present.adding(-12), through: present, asOf: office.today,
            scope: .unit(unit), asksAmounts: false)
        let answers = try await CoverageAnswers(question, under: rules.continuity, from: office.database)
        let protected = Set(answers.protected.map { answers.columns.people[$0] })
        var people: [WorkerCategory: Set<Int64>] = [:]
        try await office.database.read { connection in
            try connection.rows(
                """
                SELECT category, person_id FROM job_spell
                WHERE gov_id = $1 AND unit_id = $2 AND superseded_ms = $3 AND valid_from <= $4
                    AND valid_to >= $4
                ORDER BY category, person_id, spell_id
                """,
                [
                    .integer(office.government), .integer(unit.number), .integer(.max),
                    .integer(office.today.number),
                ]
            ) { row in
                let category: WorkerCategory = try row.code(0, "job_spell.category")
                return (category, try row.integer(1))
            }
        }.forEach { people[$0.0, default: []].insert($0.1) }
        return people.map { category, members in
            VillageView.Group(
                category: category, people: members.count,
                protected: members.count { protected.contains(PersonID($0)) })
        }.sorted { $0.category.rawValue < $1.category.rawValue }
    }

    private func money(
        _ bills: [VillageMoney.Own], _ calendar: TrancheCalendar, _ year: Int
    ) -> (tranches: [VillageView.Tranche], arrears: Rupiah, open: [VillageView.OpenBill]) {
        let tranches = calendar.tranches.map { tranche in
            let months = calendar.months(of: tranche, in: year)
            let own = bills.filter { months.contains($0.bill.month) }
            return VillageView.Tranche(
                tranche: tranche, months: months, billed: own.map(\.billed).sum(), open: own.map(\.open).sum()
            )
        }
        let open = bills.filter { $0.open > .zero }.map { own in
            VillageView.OpenBill(
                registration: own.bill.registrationName, month: own.bill.month, due: own.bill.due,
                open: own.open)
        }
        return (tranches, open.filter { $0.isLate(on: office.today) }.map(\.open).sum(), open)
    }

    private func proposals(
        _ unit: UnitID, _ connection: any SQLConnection
    ) throws -> [ProposalStage: Int] {
        var counts: [ProposalStage: Int] = [:]
        try connection.query(
            """
            SELECT stage, COUNT(*) FROM vulnerable_row WHERE gov_id = $1 AND unit_id = $2
            GROUP BY stage ORDER BY stage
            """, [.integer(office.government), .integer(unit.number)]
        ) { counts[try $0.code(0, "vulnerable_row.stage")] = Int(try $0.integer(1)) }
        return counts
    }

    private func successor(
        _ unit: UnitID, _ connection: any SQLConnection
    ) throws -> (name: String, from: Day)? {
        try connection.first(
            """
            SELECT u.name, s.from_day FROM unit_succession s
            JOIN unit u ON u.gov_id = s.gov_id AND u.unit_id = s.successor_id
            WHERE s.gov_id = $1 AND s.unit_id = $2
            """, [.integer(office.government), .integer(unit.number)]
        ) { (try $0.text(0), try $0.day(1, "unit_succession.from_day")) }
    }

    /// The calendar of a year: the government's own, else the usual one.
    package func calendar(_ year: Int) async throws -> TrancheCalendar {
        let office = office
        let own = try await office.database.read { connection in
            try connection.rows(
                """
                SELECT month, percent FROM village_tranche
                WHERE gov_id = $1 AND year = $2 AND percent > 0 ORDER BY month
                """,
                [.integer(office.government), .integer(Int64(year))]
            ) { (Int(try $0.integer(0)), Int(try $0.integer(1))) }
        }
        if own.isEmpty { return usual }
        return try TrancheCalendar(
            own.enumerated().map { .init(number: $0 + 1, month: $1.0, percent: $1.1) })
    }

    /// Sets the government's own calendar of a year; the one before is replaced as a whole.
    package func set(_ calendar: TrancheCalendar, year: Int) async throws {
        let office = office
        try await office.act { connection, now in
            try connection.execute(
                "UPDATE village_tranche SET percent = 0 WHERE gov_id = $1 AND year = $2",
                [.integer(office.government), .integer(Int64(year))])
            for tranche in calendar.tranches {
                try connection.execute(
                    """
                    INSERT INTO village_tranche (gov_id, year, month, percent, recorded_by, recorded_ms)
                    VALUES ($1, $2, $3, $4, $5, $6)
                    ON CONFLICT (gov_id, year, month) DO UPDATE SET percent = excluded.percent,
                        recorded_by = excluded.recorded_by, recorded_ms = excluded.recorded_ms
                    """,
                    [
                        .integer(office.government), .integer(Int64(year)), .integer(Int64(tranche.month)),
                        .integer(Int64(tranche.percent)), .text(office.actor), .integer(now),
                    ])
            }
            let after = calendar.tranches.map { "\($0.month):\($0.percent)" }.joined(separator: " ")
            return Act((), [office.change("village.tranches", of: "year/\(year)", after: after)])
        }
    }
}
