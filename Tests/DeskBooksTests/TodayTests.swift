import Access
import AccessBooks
import Continuity
import Contributions
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import PeriodBooks
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `The day's work` {
    @Test(arguments: TestEngine.atHand)
    func `asks units for their own rosters, and the office for those of all`(engine: TestEngine) async throws
    {
        try await withTown(engine) { town async throws in
            try await town.askForRosters(due: 20_260_310)
            let own = try await town.items(.opdOperator, "roster-due")
            #expect(own.first?.arguments["count"] == .count(2))
            let all = try await town.items(.manpowerOffice, "rosters-missing")
            #expect(all.first?.arguments["count"] == .count(3))
            #expect(all.first?.arguments["days"] == .number(9))
            for role in [Role.leadership, .treasurer, .administrator] {
                #expect(try await town.kinds(role).allSatisfy { !$0.hasPrefix("roster") })
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `says what is late in another way, and counts a roster that waits as sent`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.askForRosters(due: 20_260_228)
            try await town.sendRoster("1.02", by: "opd-operator")
            let late = try await town.items(.opdOperator, "roster-due-late")
            #expect(late.first?.arguments["count"] == .count(1))
            #expect(late.first?.arguments["days"] == .number(1))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `gives a roster to decide to another hand than the one that sent it`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.sendRoster("1.02", by: "verifier")
            #expect(try await town.kinds(.verifier).contains("rosters-to-decide") == false)
            try await town.sendRoster("1.03", by: "opd-operator")
            let found = try await town.items(.verifier, "rosters-to-decide")
            #expect(found.first?.arguments["count"] == .count(1))
            // The head of 1.02 sees the one of his own unit only.
            let own = try await town.items(.unitHead, "rosters-to-decide")
            #expect(own.first?.arguments["count"] == .count(1))
        }
    }

    @Test(
        arguments: TestEngine.atHand,
        [(Int64(-1), 20_260_227), (0, 20_260_228), (86_399_999, 20_260_228), (86_400_000, 20_260_301)])
    func `names the day of western Indonesia on which a roster came`(
        engine: TestEngine, sent: (after: Int64, day: Int)
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.sendRoster("1.02", by: "opd-operator", at: midnight(20_260_228) + sent.after)
            let found = try await town.items(.verifier, "rosters-to-decide")
            #expect(found.first?.arguments["day"] == Day(yyyymmdd: sent.day).map { .day($0) })
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `counts the thirty days of a token from midnight in western Indonesia`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let end = midnight(20_260_331)
            try await town.token(expires: end)
            #expect(try await town.items(.administrator, "tokens-ending").isEmpty)
            try await town.token(expires: end - 1)
            let found = try await town.items(.administrator, "tokens-ending")
            #expect(found.first?.arguments["count"] == .count(1))
            #expect(found.first?.arguments["day"] == Day(2026, 3, 30).map { .day($0) })
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `shows the files of the last week from its first midnight on`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.file(at: midnight(20_260_222) - 1)
            #expect(try await town.kinds(.inspectorate).contains("exports-to-review") == false)
            try await town.file(at: midnight(20_260_222))
            let found = try await town.items(.inspectorate, "exports-to-review")
            #expect(found.first?.arguments["count"] == .count(1))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `names a paper that ends alone, counts several, and passes over one with a successor`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.paper("1.02", "pks", through: 20_260_315)
            try await town.paper("1.03", "pks", through: 20_260_530)
            try await town.paper("1.03", "dpa", through: 20_260_531)
            try await town.paper("1.02.1", "dpa", through: 20_260_310)
            try await town.paper("1.02.1", "dpa", through: 20_261_231)
            let own = try await town.items(.unitHead, "paper-ending")
            #expect(own.count == 1)
            #expect(own.first?.arguments["name"] == .text("Dinas Kesehatan"))
            #expect(own.first?.arguments["days"] == .number(14))
            let all = try await town.items(.manpowerOffice, "papers-ending")
            #expect(all.first?.arguments["count"] == .count(2))
            // The ninety-first day is not yet today's work.
            #expect(try await town.items(.manpowerOffice, "paper-ending").isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `says that a table is damaged, rather than that a paper ends today`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.paper("1.02", "pks", through: 20_260_401)
            try await town.database.write { connection in
                try connection.execute("UPDATE unit_paper SET valid_to = 20260332 WHERE gov_id = 1671", [])
            }
            await #expect(throws: SQLFault.self) { try await town.items(.unitHead, "paper-ending") }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `tells whom a debt concerns, and sets what is late before what is due`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.claim("1.02", month: 202_601, due: 20_260_215, open: 500)
            try await town.claim("1.02", month: 202_602, due: 20_260_315, open: 700)
            try await town.claim("1.03", month: 202_602, due: 20_260_315, open: 900)
            let items = try await town.today(.treasurer).items()
            #expect(items.map(\.kind).prefix(2) == ["bill-overdue", "bill-due"])
            #expect(items[0].arguments["amount"] == .rupiah(Rupiah(500)))
            #expect(items[0].arguments["days"] == .number(14))
            #expect(items[1].arguments["amount"] == .rupiah(Rupiah(700)))
            let all = try await town.items(.financeAgency, "bills-due")
            #expect(all.first?.arguments["count"] == .count(2))
            #expect(all.first?.arguments["amount"] == .rupiah(Rupiah(1_600)))
            #expect(try await town.kinds(.administrator).contains { $0.hasPrefix("bill") } == false)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `does not ask to post what one finalised oneself`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.period("1.02", 202_602, state: 2, finalisedBy: "finance-agency")
            #expect(try await town.kinds(.financeAgency).contains { $0.hasPrefix("period-post") } == false)
            #expect(try await town.kinds(.treasurer).contains { $0.hasPrefix("period-post") })
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `shows nothing of another government, and nothing to whoever sees totals or himself only`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.claimElsewhere()
            for role in Role.allCases {
                let kinds = try await town.kinds(role)
                #expect(kinds.allSatisfy { !$0.hasPrefix("bill") }, "\(role)")
            }
            for role in [Role.worker, .ministry, .regionalOffice] {
                #expect(try await town.kinds(role).isEmpty)
            }
        }
    }

    @Test func `is at most a handful, the dearest first`() async throws {
        try await withTown(.sqlite) { town async throws in
            try await town.askForRosters(due: 20_260_310)
            try await town.claim("1.02", month: 202_601, due: 20_260_215, open: 500)
            try await town.paper("1.02", "pks", through: 20_260_315)
            try await town.paper("1.02", "dpa", through: 20_260_315)
            try await town.period("1.02", 202_602, state: 0)
            let items = try await town.today(.manpowerOffice).items()
            #expect(items.count == 5)
            #expect(items.map(\.cost) == items.map(\.cost).sorted())
            #expect(try await town.today(.manpowerOffice).items(atMost: 2).count == 2)
        }
    }

    @Test func `is refused to a token that was not given it`() async throws {
        try await withTown(.sqlite) { town async throws in
            let permit = Permit(
                account: 1, name: "a", display: "A", role: .manpowerOffice, government: 1671,
                matrix: town.portal.access.matrix, only: [.seeUnits])
            let book = TodayBook(try town.portal.desk(permit), law: town.law)
            await #expect(throws: AccessRefusal.forbidden(.seeToday)) { try await book.items() }
        }
    }
}

/// The first millisecond of a day in western Indonesia.
private func midnight(_ day: Int) -> Int64 {
    guard let day = Day(yyyymmdd: day) else { preconditionFailure("a day of the calendar") }
    return Int64(day.sinceEpoch) * 86_400_000 - 7 * 3_600_000
}

extension PortalTown {
    fileprivate var law: TodayLaw {
        TodayLaw(
            book: portal.law.book, period: portal.law.period, claims: portal.law.claims,
            obligations: portal.law.obligations)
    }

    fileprivate func today(_ role: Role) async throws -> TodayBook {
        TodayBook(try await desk(role), law: law)
    }

    fileprivate func items(_ role: Role, _ kind: String) async throws -> [TodayItem] {
        try await today(role).items(atMost: 50).filter { $0.kind == kind }
    }

    fileprivate func kinds(_ role: Role) async throws -> [String] {
        try await today(role).items(atMost: 50).map(\.kind).filter { $0 != "law-unverified" }
    }

    private func day(_ number: Int) -> Day {
        guard let day = Day(yyyymmdd: number) else { preconditionFailure("a day of the calendar") }
        return day
    }

    fileprivate func askForRosters(due: Int) async throws {
        let units = units.filter { $0.key != "2.01" }.values.map { UnitID($0) }
        guard let month = Month(2026, 2) else { preconditionFailure("a month of the calendar") }
        _ = try await CampaignBook.open(
            "Februari", period: month, due: day(due),
            units: Dictionary(uniqueKeysWithValues: units.map { ($0, nil) }), by: office)
    }

    fileprivate func token(expires: Int64) async throws {
        _ = try await TokenBook(office, matrix: portal.access.matrix).make(
            for: "manpower-office", name: "SIMPEG", rights: [.seeUnits], expires: expires)
    }

    fileprivate func file(at instant: Int64) async throws {
        let values: [SQLValue] = [.integer(office.identifiers.next()), .integer(instant)]
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO export_log (gov_id, export_id, account_id, actor, what, reach, row_count,
                    recorded_ms)
                VALUES (1671, $1, 1, 'verifier', 'people.csv', 'all', 3, $2)
                """, values)
        }
    }

    fileprivate func sendRoster(_ unit: String, by login: String, at instant: Int64 = noon) async throws {
        let values: [SQLValue] = [
            .integer(office.identifiers.next()), .integer(self.unit(unit)), .text(unit), .text(login),
            .integer(instant),
        ]
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO roster_submission (gov_id, submission_id, unit_id, period, version, file_digest,
                    row_count, submitted_by, submitted_ms)
                VALUES (1671, $1, $2, 202602, 1, $3, 1, $4, $5)
                """, values)
        }
    }

    fileprivate func paper(_ unit: String, _ kind: String, through: Int) async throws {
        try await UnitPapers.record(
            UnitPaper(
                kind: kind, number: "\(kind)-\(through)", isSigned: true, from: day(20_250_101),
                through: day(through)), of: UnitID(self.unit(unit)), by: office)
    }

    private func registrationOf(_ code: String) async throws -> Int64 {
        let unit = unit(code)
        let found = try await database.read { connection in
            try connection.integer(
                "SELECT registration_id FROM unit_registration WHERE gov_id = 1671 AND unit_id = $1",
                [.integer(unit)])
        }
        return found ?? 0
    }

    fileprivate func claim(_ unit: String, month: Int64, due: Int64, open: Int64) async throws {
        try await claim(1671, try await registrationOf(unit), month: month, due: due, open: open)
    }

    fileprivate func claimElsewhere() async throws {
        let number = try await database.read { connection in
            try connection.integer("SELECT MIN(registration_id) FROM registration WHERE gov_id = 1601")
        }
        try await claim(1601, number ?? 0, month: 202_601, due: 20_260_215, open: 500)
    }

    private func claim(
        _ government: Int64, _ registration: Int64, month: Int64, due: Int64, open: Int64
    ) async throws {
        let values: [SQLValue] = [
            .integer(government), .text("bill/\(registration)/\(month)"), .integer(noon), .integer(.max),
            .integer(registration), .integer(month), .integer(due), .integer(open), .integer(open),
        ]
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO claim_state (gov_id, claim, recorded_ms, superseded_ms, registration_id, kind,
                    claim_month, due, owed, still_open)
                VALUES ($1, $2, $3, $4, $5, 'bill', $6, $7, $8, $9)
                """, values)
        }
    }

    fileprivate func period(
        _ unit: String, _ month: Int64, state: Int64, finalisedBy: String? = nil
    ) async throws {
        let values: [SQLValue] = [
            .integer(month), .integer(try await registrationOf(unit)), .integer(state), .integer(noon),
            finalisedBy.map { .text($0) } ?? .null,
        ]
        try await database.write { connection in
            try connection.execute(
                """
                INSERT INTO period (gov_id, period, registration_id, state, changed_ms, finalised_by, persons)
                VALUES (1671, $1, $2, $3, $4, $5, 3)
                """, values)
        }
    }
}
