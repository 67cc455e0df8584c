import CompanyBooks
import CompanyDuty
import DuesBooks
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

extension Town {
    /// What an account of a company holds: debit above nought.
    fileprivate func balance(_ account: Account) async throws -> Int64 {
        try await database.read {
            try $0.integer(
                """
                SELECT COALESCE(CAST(SUM(amount) AS BIGINT), 0) FROM journal_line
                WHERE gov_id = 3673 AND account = $1
                """, [.text(account.description)])
        } ?? -1
    }

    /// A fine of 100.000 on 11 March.
    fileprivate func fined(_ company: UnitID) async throws -> SanctionCaseID {
        let id = try await sanctions(today: 20_260_202).open(company, note: "Temuan Januari")
        for (step, served) in [(SanctionStep.firstReprimand, 20_260_205), (.secondReprimand, 20_260_223)] {
            try await sanctions(today: served).serve(
                SanctionService(step: step, number: "T/\(served)", servedOn: day(served), proof: "Pos"),
                in: id)
        }
        try await decide(.fine, on: 20_260_311, in: id, dues: 100_000_000)
        return id
    }
}

@Suite struct `The money of a sanction` {
    @Test(arguments: TestEngine.atHand)
    func `is owed to the fund when a fine is set, and less with each payment`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let company = try await town.company(workers: 1)
            let id = try await town.fined(company)
            #expect(try await town.balance(.lateFinesPayable(company)) == -100_000)
            #expect(try await town.balance(.lateFineExpense(company)) == 100_000)
            try await town.sanctions(today: 20_260_401).payFine(
                Rupiah(40_000), on: day(20_260_401), evidence: "NTPN 1", in: id)
            try await town.sanctions(today: 20_260_402).payFine(
                Rupiah(60_000), on: day(20_260_402), evidence: "NTPN 2", in: id)
            #expect(try await town.balance(.lateFinesPayable(company)) == 0)
            #expect(try await town.balance(.bankClearing(company)) == -100_000)
            // What is refused books nothing.
            let more: CompanyRefusal? = await refusal {
                try await town.sanctions(today: 20_260_403).payFine(
                    Rupiah(1), on: day(20_260_403), evidence: "NTPN 3", in: id)
            }
            #expect(more == .payableOnly(.zero))
            #expect(try await town.balance(.bankClearing(company)) == -100_000)
            #expect(try await town.count("SELECT COUNT(*) FROM journal_entry WHERE gov_id = 3673") == 3)
            // The books of dues are whole with it.
            _ = try await town.database.read { try DuesCheck.check(3673, on: $0) }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is reversed when an appeal annuls the case, and stands when it is denied`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let company = try await town.company(workers: 1)
            let id = try await town.fined(company)
            for isGranted in [false, true] {
                try await town.sanctions(today: 20_260_320).appeal(
                    "Sudah mendaftar", on: day(20_260_320), in: id)
                try await town.sanctions("kepala", today: 20_260_325).decideAppeal(
                    isGranted, on: day(20_260_325), reason: "menurut berkas", in: id)
                let owed: Int64 = isGranted ? 0 : -100_000
                #expect(try await town.balance(.lateFinesPayable(company)) == owed)
            }
            let reversals = "SELECT COUNT(*) FROM journal_entry WHERE reverses_entry_id IS NOT NULL"
            #expect(try await town.count(reversals) == 1)
            _ = try await town.database.read { try DuesCheck.check(3673, on: $0) }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `stays when an appeal only gives the services back`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let company = try await town.company(workers: 1)
            let id = try await town.refused(company)
            try await town.sanctions(today: 20_260_421).appeal("Keliru", on: day(20_260_421), in: id)
            try await town.sanctions("kepala", today: 20_260_422).decideAppeal(
                true, on: day(20_260_422), reason: "izin sudah dicabut", in: id)
            #expect(try await town.sanctions().show(id).sanction.stage == .toBeLifted)
            #expect(try await town.balance(.lateFinesPayable(company)) == -100_000)
        }
    }
}

@Suite struct `The kept list of companies` {
    @Test(arguments: TestEngine.atHand)
    func `is not counted anew for a question at the counter, and is for a new count`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let company = try await town.company(workers: 12)
            let standings = CompanyStandings(town.office(), law: town.law)
            #expect(try await standings.refresh())
            #expect(try await standings.refresh() == false)
            _ = try await CounterCheck.ask("1234567890123", by: town.office("loket"), law: town.law)
            #expect(try await standings.refresh() == false)
            try await town.companies().sight(
                HeadcountSighting(on: day(20_260_701), source: .fieldVisit, persons: 20), at: company)
            _ = try await CounterCheck.ask("1234567890123", by: town.office("loket"), law: town.law)
            #expect(try await standings.refresh())
            #expect(try await town.count("SELECT seen FROM company_standing") == 20)
            // On another day another law may hold.
            let tomorrow = CompanyStandings(town.office(today: 20_260_707), law: town.law)
            #expect(try await tomorrow.refresh())
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a list says how dangerous the work is, and a class that is none is told`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let rows = ["III", "sangat tinggi", "kelas 2", "", "VI", "0"].enumerated().map { place, text in
                var row = CompanyListRow(row: place + 2)
                row.businessNumber = "900000000000\(place)"
                row.employerNumber = "AA00000\(place)"
                row.name = "PT \(place)"
                row.riskClass = text
                return row
            }
            let outcome = try await CompanyIntake(town.companies()).take(
                rows, from: .insurerList, on: day(20_260_105), file: ("daftar.csv", [1]))
            #expect(outcome.taken == 4)
            #expect(
                outcome.refused.map { $0.refusal as? CompanyBookRefusal }
                    == [.notARiskClass("VI"), .notARiskClass("0")])
            let classes = try await town.database.read { connection in
                try connection.rows(
                    "SELECT npp, risk_class FROM registration WHERE gov_id = 3673 ORDER BY npp"
                ) { try $0.optionalInteger(1) }
            }
            #expect(classes == [3, 5, 2, nil])
            let known = try await town.companies().sheet(try await town.companies().find("9000000000001"))
            #expect(known.registrations.map(\.riskClass) == [5])
        }
    }
}
