import CompanyDuty
import LawBook
import MoneyAndDates
import Testing

@Suite struct `The duty of a company` {
    private func size(_ change: (inout CompanyProfile) -> Void) throws -> CompanySizing {
        var profile = CompanyProfile(source: .licenceList)
        change(&profile)
        return try law().sizing(of: profile, on: day(20_260_701))
    }

    @Test(arguments: [
        (2_000_000_000 as Int64, CompanySize.micro), (2_000_000_001, .small), (15_000_000_000, .small),
        (15_000_000_001, .medium), (50_000_000_000, .medium), (50_000_000_001, .large),
    ])
    func `its size follows its yearly sales`(sales: Int64, wanted: CompanySize) throws {
        let sizing = try size { $0.sales = Rupiah(sales) }
        #expect(sizing.size == wanted && !sizing.isStated)
        #expect(sizing.reasons.map(\.citation.document) == ["PP 7/2021"])
    }

    @Test(arguments: [
        (1_000_000_000 as Int64, CompanySize.micro), (1_000_000_001, .small), (5_000_000_001, .medium),
        (10_000_000_001, .large),
    ])
    func `its size follows its capital where no sales are known`(capital: Int64, wanted: CompanySize) throws {
        #expect(try size { $0.capital = Rupiah(capital) }.size == wanted)
    }

    @Test func `a stated size counts where nothing else is known, and nothing is guessed without it`() throws
    {
        #expect(try size { $0.statedSize = .medium }.isStated)
        #expect(
            try size {
                $0.statedSize = .large
                $0.sales = Rupiah(1)
            }.size == .micro)
        #expect(try size { _ in }.size == nil)
        #expect(throws: LawGap.self) {
            try law().sizing(
                of: CompanyProfile(sales: Rupiah(1), source: .licenceList), on: day(20_200_101))
        }
    }

    @Test(arguments: [
        (CompanySize.micro as CompanySize?, [Programme.workAccident, .death]),
        (nil, [.workAccident, .death]), (.small, [.workAccident, .death, .oldAge]),
        (.medium, [.workAccident, .death, .oldAge, .pension]),
        (.large, [.workAccident, .death, .oldAge, .pension]),
    ])
    func `it owes the programmes of its size`(size: CompanySize?, wanted: [Programme]) throws {
        let programmes = try law().programmes(of: size, on: day(20_260_701))
        #expect(programmes.owed == wanted)
        #expect(programmes.reason.citation.description == "Perpres 109/2013 Ps. 6(3)")
    }

    @Test func `nine workers and a branch with two are eleven`() {
        func seen(_ on: Int, _ persons: Int, _ source: CompanySource = .licenceList) -> HeadcountSighting {
            HeadcountSighting(on: day(on), source: source, persons: persons)
        }
        let head = [seen(20_260_101, 40), seen(20_260_601, 9)]
        let branch = [seen(20_260_501, 2)]
        let workers = SeenWorkers([head, branch], on: day(20_260_701))
        #expect(workers?.persons == 11 && workers?.since == day(20_260_501) && workers?.places == 2)
        // Before the later count the earlier one holds; before both nothing is known.
        #expect(SeenWorkers([head, branch], on: day(20_260_531))?.persons == 42)
        #expect(SeenWorkers([head, branch], on: day(20_251_231)) == nil)
        #expect(SeenWorkers([[]], on: day(20_260_701)) == nil)
        // On one day a visit is believed rather than a list.
        let both = [seen(20_260_601, 30), seen(20_260_601, 12, .fieldVisit)]
        #expect(SeenWorkers([both], on: day(20_260_601))?.persons == 12)
    }

    @Test func `what is wrong with it comes with workers, money and a citation`() throws {
        let bad = CompanyFacts(
            isRegistered: true, seen: 30, enrolled: 20, underMinimum: 4, shortfall: Rupiah(500_000),
            lacking: 20, arrears: Rupiah(7_000_000))
        let found = try law().findings(bad, size: .medium, place: "3673", on: day(20_260_701))
        #expect(found.map(\.kind) == [.workersMissing, .wagesTooLow, .programmesMissing, .arrears])
        #expect(found.map(\.workers) == [10, 4, 20, 20])
        #expect(found.allSatisfy { $0.reasons.allSatisfy { !$0.citation.document.isEmpty } })
        let none = try law().findings(
            CompanyFacts(isRegistered: true, seen: 20, enrolled: 20), size: .micro, place: "3673",
            on: day(20_260_701))
        #expect(none.isEmpty)
        let unknown = try law().findings(
            CompanyFacts(isRegistered: false, seen: 1), size: nil, place: "3673", on: day(20_260_701))
        #expect(unknown.map(\.kind) == [.notRegistered])
        let empty = try law().findings(
            CompanyFacts(isRegistered: false, seen: 0), size: nil, place: "3673", on: day(20_260_701))
        #expect(empty.isEmpty)
    }

    @Test func `the minimum wage is the city's, and the province's where it has none`() throws {
        #expect(try law().minimumWage(of: "3673", on: day(20_260_701))?.value == Rupiah(4_665_928))
        #expect(try law().minimumWage(of: "1699", on: day(20_250_701))?.value == Rupiah(3_681_571))
        #expect(try law().minimumWage(of: "9999", on: day(20_260_701)) == nil)
    }

    @Test(arguments: ["1234567890123", "1234 5678 90123", "1234.5678.90123"])
    func `a business number has thirteen digits however it is written`(text: String) {
        #expect(BusinessNumber(text)?.digits == "1234567890123")
    }

    @Test(arguments: ["123456789012", "12345678901234", "123456789012a", ""])
    func `anything else is no business number`(text: String) { #expect(BusinessNumber(text) == nil) }

    @Test func `what is out of range is refused`() throws {
        #expect(throws: CompanyRefusal.countOutOfRange(-1)) {
            try HeadcountSighting(on: day(20_260_701), source: .fieldVisit, persons: -1)
                .check(today: day(20_260_701))
        }
        #expect(throws: CompanyRefusal.sightingInTheFuture(day(20_260_702))) {
            try HeadcountSighting(on: day(20_260_702), source: .fieldVisit, persons: 1)
                .check(today: day(20_260_701))
        }
        #expect(throws: CompanyRefusal.amountOutOfRange(Rupiah(-1))) {
            try CompanyProfile(capital: Rupiah(-1), source: .licenceList).check()
        }
        #expect(throws: CompanyRefusal.noBasis) {
            try CompanyThreshold(workers: 10, basis: " ", from: day(20_190_404)).check()
        }
        #expect(throws: CompanyRefusal.countOutOfRange(0)) {
            try CompanyThreshold(workers: 0, basis: "SE", from: day(20_190_404)).check()
        }
        try CompanyThreshold(workers: 10, basis: "SE", from: day(20_190_404)).check()
    }
}
