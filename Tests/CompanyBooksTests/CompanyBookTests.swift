import CompanyBooks
import CompanyDuty
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import TestDatabases
import Testing

@Suite struct `Companies in the books` {
    @Test(arguments: TestEngine.atHand)
    func `nine workers and a branch with two are eleven, and the branch belongs to its company`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let head = try await town.company(workers: 9)
            let branch = try await town.companies().add(
                "Cabang Cilegon", code: "CB-1", above: "1234567890123",
                profile: CompanyProfile(source: .fieldVisit))
            #expect(try await town.companies().sheet(head).facts.seen == 9)
            try await town.companies().sight(
                HeadcountSighting(on: day(20_260_301), source: .fieldVisit, persons: 2), at: branch)
            let sheet = try await town.companies().sheet(branch)
            #expect(sheet.id == head && sheet.facts.seen == 11 && sheet.places.count == 2)
            #expect(sheet.facts.seenOn == day(20_260_105))
            #expect(sheet.findings.map(\.kind) == [.notRegistered])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `what is enrolled, paid too low, missing and owed comes from the registers`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let id = try await town.company(workers: 4)
            try await town.register(id)
            try await town.worker(1, at: id)
            try await town.worker(2, at: id, wage: 4_665_927)
            try await town.worker(3, at: id, programmes: 3)
            try await town.arrears(1_000_000)
            let sheet = try await town.companies().sheet(id)
            #expect(
                sheet.facts
                    == CompanyFacts(
                        isRegistered: true, seen: 4, seenOn: day(20_260_105), enrolled: 3, underMinimum: 1,
                        shortfall: Rupiah(1), lacking: 1, arrears: Rupiah(1_000_000)))
            #expect(
                sheet.findings.map(\.kind)
                    == [.workersMissing, .wagesTooLow, .programmesMissing, .arrears])
            #expect(sheet.sizing?.size == .small)
            // The kept list says the same, and is reckoned again only when something was done.
            let standings = CompanyStandings(town.office(), law: town.law)
            #expect(try await standings.refresh())
            #expect(try await !standings.refresh())
            let bits = try await town.count(
                "SELECT findings FROM company_standing WHERE gov_id = 3673 AND enrolled = 3")
            #expect(CompanyFindingKind.of(Int(bits)) == sheet.findings.map(\.kind))
            try await town.companies().sight(
                HeadcountSighting(on: day(20_260_701), source: .fieldVisit, persons: 3), at: id)
            #expect(try await standings.refresh())
            let fewer = try await town.count(
                "SELECT findings FROM company_standing WHERE gov_id = 3673 AND seen = 3")
            #expect(!CompanyFindingKind.of(Int(fewer)).contains(.workersMissing))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a business number stands for one company, and a profile is kept in versions`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let id = try await town.company()
            let other = try await town.company("9999999999999")
            let taken: CompanyBookRefusal? = await refusal {
                try await town.companies().revise(
                    other,
                    to: CompanyProfile(businessNumber: BusinessNumber("1234567890123"), source: .fieldVisit))
            }
            #expect(taken == .businessNumberTaken("1234567890123", by: "PT Contoh 12"))
            try await town.companies().revise(
                id,
                to: CompanyProfile(
                    businessNumber: BusinessNumber("1234567890123"), sales: Rupiah(1), source: .fieldVisit))
            #expect(try await town.companies().sheet(id).sizing?.size == .micro)
            let versions = "SELECT COUNT(*) FROM company_profile WHERE gov_id = 3673"
            #expect(try await town.count(versions) == 3)
            let unnamed: CompanyBookRefusal? = await refusal {
                try await town.companies().add("PT X", profile: CompanyProfile(source: .fieldVisit))
            }
            #expect(unnamed == .unnamed)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a company of another government is not there`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let id = try await town.company()
            let stranger = town.companies(government: 3674)
            let sheet: CompanyBookRefusal? = await refusal { try await stranger.sheet(id) }
            #expect(sheet == .noSuchCompany(id.description))
            let sight: CompanyBookRefusal? = await refusal {
                try await stranger.sight(
                    HeadcountSighting(on: day(20_260_701), source: .fieldVisit, persons: 1), at: id)
            }
            #expect(sight == .noSuchCompany(id.description))
            let found: CompanyBookRefusal? = await refusal { try await stranger.find("1234567890123") }
            #expect(found == .noSuchCompany("1234567890123"))
            #expect(try await town.companies().find("1234 5678 90123") == id)
            let opened: CompanyBookRefusal? = await refusal {
                try await town.sanctions(government: 3674).open(id, note: "x")
            }
            #expect(opened == .noSuchCompany(id.description))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `the threshold is the government's own, and the last one of a day counts`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            func threshold(_ on: Int, _ government: Int64 = 3673) async throws -> Int? {
                try await town.database.read {
                    try CompanyBook.threshold(on: day(on), government: government, on: $0)?.workers
                }
            }
            try await town.companies().set(
                CompanyThreshold(workers: 10, basis: "SE Wali Kota", from: day(20_190_404)))
            #expect(try await threshold(20_190_403) == nil)
            #expect(try await threshold(20_190_404) == 10)
            #expect(try await threshold(20_190_404, 3674) == nil)
            try await town.companies().set(
                CompanyThreshold(workers: 5, basis: "Perda", from: day(20_260_101)))
            #expect(try await threshold(20_251_231) == 10)
            #expect(try await threshold(20_260_706) == 5)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `of a list the good rows are taken, each bad one is told, and the file is kept`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let rows = mixedRows
            let intake = CompanyIntake(town.companies())
            let bytes = Array("daftar".utf8)
            let outcome = try await intake.take(
                rows, from: .licenceList, on: day(20_260_701), file: ("daftar.csv", bytes))
            #expect(outcome.taken == 2 && outcome.new == 2)
            #expect(
                outcome.refused.map { $0.refusal as? CompanyBookRefusal } == [
                    .notABusinessNumber("11111"), .unnamed,
                    .twiceInTheList("1111111111111", row: 2), .notACount("-3"), .notAnAmount("banyak"),
                    .nameMissing,
                ])
            #expect(outcome.refused.map(\.row) == [3, 4, 5, 6, 7, 9])
            let id = try await town.companies().find("BB000001")
            let sheet = try await town.companies().sheet(id)
            #expect(sheet.facts.isRegistered && sheet.facts.seen == 12 && sheet.sizing?.size == .small)
            let again: CompanyBookRefusal? = await refusal {
                try await intake.take(
                    rows, from: .licenceList, on: day(20_260_701), file: ("lain.csv", bytes))
            }
            #expect(again == .listThere)
            // Another list of the same company keeps what it does not say.
            let next = try await intake.take(
                [row(2) { $0.employerNumber = "bb000001" }], from: .insurerList, on: day(20_260_702),
                file: ("bpjs.csv", Array("lagi".utf8)))
            #expect(next.taken == 1 && next.new == 0)
            #expect(try await town.companies().sheet(id).sizing?.size == .small)
            #expect(try await town.count("SELECT COUNT(*) FROM company_list_part WHERE gov_id = 3673") == 2)
        }
    }
}

/// A row of a list with a name.
private func row(_ number: Int, _ change: (inout CompanyListRow) -> Void) -> CompanyListRow {
    var row = CompanyListRow(row: number)
    row.name = "PT \(number)"
    change(&row)
    return row
}

/// Two good rows among six bad ones.
private let mixedRows = [
    row(2) {
        $0.businessNumber = "1111111111111"
        $0.workers = "12"
        $0.sales = "Rp3.000.000.000"
        $0.employerNumber = "BB000001"
    },
    row(3) { $0.businessNumber = "11111" },
    row(4) { _ in },
    row(5) { $0.businessNumber = "1111111111111" },
    row(6) {
        $0.businessNumber = "2222222222222"
        $0.workers = "-3"
    },
    row(7) {
        $0.businessNumber = "3333333333333"
        $0.capital = "banyak"
    },
    row(8) {
        $0.businessNumber = "4444444444444"
        $0.size = "usaha kecil"
    },
    row(9) {
        $0.businessNumber = "5555555555555"
        $0.name = ""
    },
]
