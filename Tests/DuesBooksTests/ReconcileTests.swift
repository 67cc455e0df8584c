import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `A month reconciled from the store` {
    @Test(arguments: TestEngine.atHand)
    func `comes to nought when five sides agree`(engine: TestEngine) async throws {
        try await withMonth(engine) { desk in
            try await keep(desk, [("9971010190010001", 60), ("9971010190010002", 40)])
            try await settle(desk, 100)
            let reading = try await reading(desk)
            #expect(reading.reconciliation.open.isEmpty)
            #expect(reading.reconciliation.rest == .zero)
            #expect(reading.month.people.count == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `names each difference, and the rest to the rupiah`(engine: TestEngine) async throws {
        try await withMonth(engine) { desk in
            try await keep(desk, [("9971010190010001", 60), ("9971010190019999", 7)])
            try await settle(desk, 90)
            let reading = try await reading(desk)
            let kinds = Set(reading.reconciliation.open.map(\.kind))
            #expect(kinds.isSuperset(of: [.joinedLate, .unknownInRoster, .paidInPart]))
            let unknown = reading.reconciliation.open.first { $0.kind == .unknownInRoster }
            #expect(unknown?.person.flatMap { reading.names[$0] } == "Nama 9971010190019999")
            #expect(unknown?.amount == rp(7))
            #expect(reading.reconciliation.rest == rp(33))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `takes a list once, and a later one in its place`(engine: TestEngine) async throws {
        try await withMonth(engine) { desk in
            let isNew = try await keep(desk, [("9971010190010001", 60)])
            #expect(isNew)
            #expect(try await !keep(desk, [("9971010190010001", 60)]))
            #expect(try await keep(desk, [("9971010190010001", 61)], digest: "b"))
            #expect(try await reading(desk).month.people.compactMap(\.sipp.first?.dues) == [rp(61)])
            #expect(try await desk.number("SELECT COUNT(*) FROM reported_line WHERE gov_id = 1671") == 2)
            let closed = await refusal {
                try await ReportedBook.take(
                    [], registration: 7, month: month(1).adding(-1), digest: "c", by: desk.office)
            }
            #expect(closed?.contains("noSuchPeriod") == true)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `has the money that names the employer and no bill, in the month whose bill was open`(
        engine: TestEngine
    ) async throws {
        try await withMonth(engine) { desk in
            try await settle(desk, 100)
            func take(_ text: String, _ day: Day, _ amount: Int64) async throws {
                let lines = [(day: day, amount: rp(amount), text: text, reference: String?.none)]
                let keys = StatementImport.keys(account: "1", of: lines)
                _ = try await BankBook.take(
                    StatementImport(
                        digest: text, layout: "a", account: "1",
                        lines: [.init(day: day, amount: rp(amount), text: text, reference: nil, key: keys[0])]
                    ),
                    by: desk.office)
            }
            let raised = try await desk.number("SELECT raised FROM bill WHERE gov_id = 1671 AND bill_id = 77")
            let first = try #require(raised.flatMap { Day(yyyymmdd: Int($0)) })
            try await take("IURAN 12345678/007", first, 31)
            try await take("IURAN 12345678 DIVISI 008", first, 1_000)
            try await take("IURAN 12345678", first, 2_000)
            try await take("IURAN 12345678-007", first.adding(days: -1), 4_000)
            try await take("SEWA 123456789 007", first, 8_000)
            let reading = try await reading(desk)
            #expect(reading.month.fromUnknownPayers == [rp(31)])
            let unknown = reading.reconciliation.open.filter { $0.kind == .unknownPayer }
            #expect(unknown.map(\.amount) == [rp(31)])
        }
    }

    @discardableResult
    private func keep(
        _ desk: Desk, _ people: [(String, Int64)], digest: String = "a"
    ) async throws -> Bool {
        try await ReportedBook.take(
            people.map {
                ReportedPerson(nik: $0.0, kpj: nil, name: "Nama \($0.0)", wage: rp(5_000), dues: rp($0.1))
            }, registration: 7, month: month(1), digest: digest, by: desk.office
        ).isNew
    }

    private func settle(_ desk: Desk, _ amount: Int64) async throws {
        try await desk.raiseBills(through: 1)
        _ = try await PaymentActs.pay(desk.order(77, amount), by: desk.office)
        try await TreasuryActs.enter(
            TreasuryPaper(
                .warrant, number: "900/1", registration: 7, month: month(1), day: day(2026, 2, 1),
                amount: rp(amount)), by: desk.office)
    }

    private func reading(_ desk: Desk) async throws -> MonthReading {
        try await desk.database.read {
            try MonthReading.read(month(1), registration: 7, government: 1671, on: $0)
        }
    }

    /// Two people who owe 60 and 40 in January.
    private func withMonth(_ engine: TestEngine, _ body: (Desk) async throws -> Void) async throws {
        try await withDesk(engine) { desk in
            try await desk.database.write { connection in
                try connection.execute(
                    """
                    INSERT INTO unit (gov_id, unit_id, kind, name, valid_from, valid_to, recorded_ms)
                    VALUES (1671, 1, 'opd', 'Dinas', 20200101, 99991231, 1)
                    """)
                for person in [1, 2] as [Int64] { try add(person, of: desk.office, to: connection) }
            }
            try await body(desk)
        }
    }
}

private func add(_ person: Int64, of office: Office, to connection: any SQLConnection) throws {
    let number = SQLValue.integer(person)
    try connection.execute(
        """
        INSERT INTO person (gov_id, person_id, name, nik_sealed, recorded_ms)
        VALUES (1671, $1, $2, 'x', 1)
        """, [number, .text("Nama \(person)")])
    try connection.execute(
        "INSERT INTO person_nik (nik_index, person_id, gov_id) VALUES ($1, $2, 1671)",
        [.text(office.sealing.index("997101019001000\(person)", kind: "nik")), number])
    try connection.execute(
        """
        INSERT INTO job_spell (gov_id, spell_id, version, person_id, unit_id, registration_id, valid_from,
            valid_to, recorded_ms, superseded_ms, category, segment, programmes, wage, wage_basis, funding,
            act_id)
        VALUES (1671, $1, 1, $2, 1, 7, 20260101, 99991231, 1, 9223372036854775807, 'phl', 'pu', 3, 5000,
            'umk', 'apbd', 1)
        """, [number, number])
    try connection.execute(
        """
        INSERT INTO assessment (gov_id, period, spell_id, for_month, person_id, registration_id, reason, wage,
            work_accident, death, old_age_employer, old_age_worker, pension_employer, pension_worker,
            job_loss, risk_class, programmes, refusal)
        VALUES (1671, 202601, $1, 202601, $2, 7, 'regular', 5000, $3, 0, 0, 0, 0, 0, 0, 1, 3, 0)
        """, [number, number, .integer(person == 1 ? 60 : 40)])
}
