import Benefits
import LawBook
import MoneyAndDates
import TestKit
import Testing

@Suite struct `Old-age savings` {
    @Test func `grow by months within a year and by years from there, as one simulator has it`() throws {
        let month = try projection(.jmo, months: 1)
        #expect(month.amount(of: .contributions) == Rupiah(70_000))
        #expect(month.amount(of: .balance) == Rupiah(70_700))
        // A year: 840.000 and 12% × 70.000 × 78/12; the next begins with it.
        #expect(try projection(.jmo, months: 12).total == Rupiah(894_600))
        #expect(try projection(.jmo, months: 13).total == Rupiah(894_600 + 8946 + 70_700))
    }

    @Test func `grow monthly at the effective rate, as the other has it`() throws {
        var facts = InventedBenefits.facts(.oldAgeProjection)
        facts.balance = Rupiah(1_000_000)
        facts.months = 24
        facts.annualReturn = Rate(millionths: 100_000)
        facts.method = .kemnaker
        #expect(try InventedBenefits.answer(facts).total == Rupiah(1_210_000))
    }

    @Test func `say which way was taken and what the other comes to`() throws {
        let answer = try projection(nil, months: 12)
        let reasons = answer.lines[1].reasons.map(\.key)
        #expect(reasons == ["reason.benefit.jht.jmo", "reason.benefit.jht.other-method"])
        #expect(answer.doubts.map(\.parameter) == ["jht/crediting-methods"])
        #expect(answer.notes.map(\.key).contains("note.benefit.return-is-assumed"))
    }

    @Test func `are asked under the law as it was last looked at, where no day is told`() throws {
        var facts = BenefitFacts(claim: .oldAgeTax)
        facts.balance = Rupiah(500)
        #expect(try InventedBenefits.answer(facts).day == InventedLaw.day(2008, 12, 31))
    }

    @Test func `of the self-employed go by the band, and others have none`() throws {
        var facts = InventedBenefits.facts(.oldAgeProjection)
        facts.months = 1
        facts.annualReturn = .zero
        facts.income = Rupiah(250)
        #expect(try InventedBenefits.answer(facts).total == Rupiah(6))
        facts.segment = .construction
        #expect(throws: BenefitRefusal.notInSegment(.construction)) { try InventedBenefits.answer(facts) }
    }

    @Test func `need months, a return and something to save`() {
        var facts = InventedBenefits.worker(.oldAgeProjection)
        #expect(throws: BenefitRefusal.missing(fact: "months")) { try InventedBenefits.answer(facts) }
        facts.months = 0
        #expect(throws: BenefitRefusal.notPositive(fact: "months")) { try InventedBenefits.answer(facts) }
        facts.months = 721
        #expect(throws: BenefitRefusal.tooMany(fact: "months", limit: 720)) {
            try InventedBenefits.answer(facts)
        }
        facts.months = 720
        #expect(throws: BenefitRefusal.missing(fact: "annual-return")) { try InventedBenefits.answer(facts) }
        facts.annualReturn = .whole
        #expect(throws: BenefitRefusal.beyondMeasure) { try InventedBenefits.answer(facts) }
        facts.annualReturn = .zero
        #expect(throws: Never.self) { try InventedBenefits.answer(facts) }
        facts.wage = nil
        #expect(throws: BenefitRefusal.missing(fact: "wage")) { try InventedBenefits.answer(facts) }
    }

    private func projection(_ method: CreditingMethod?, months: Int) throws -> BenefitAnswer {
        var facts = InventedBenefits.worker(.oldAgeProjection, wage: 1_000_000)
        facts.months = months
        facts.annualReturn = Rate(millionths: 120_000)
        facts.method = method
        return try InventedBenefits.answer(facts)
    }
}

@Suite struct `Tax on old-age savings` {
    @Test(arguments: [(1000, 0), (1009, 0), (1010, 1), (2000, 100)] as [(Int64, Int64)])
    func `is final and counts above the free amount, rounded down`(balance: Int64, tax: Int64) throws {
        let answer = try paid(balance)
        #expect(answer.amount(of: .tax) == Rupiah(tax))
        #expect(answer.amount(of: .net) == Rupiah(balance - tax))
        #expect(answer.total == Rupiah(balance - tax))
    }

    @Test func `is progressive from the third calendar year on`() throws {
        #expect(try paid(2000, year: 2).amount(of: .tax) == Rupiah(100))
        #expect(try paid(2000, year: 3).amount(of: .tax) == Rupiah(300))
        #expect(throws: BenefitRefusal.notPositive(fact: "payment-year")) { try paid(2000, year: 0) }
    }

    @Test func `is progressive on what is drawn early, and more without a tax number`() throws {
        let drawn = try paid(5000, draw: .housing)
        #expect(drawn.lines.map(\.component) == [.lumpSum, .tax, .net])
        #expect(drawn.lines.map(\.amount.amount) == [1500, 200, 1300])
        #expect(try paid(5000, draw: .preRetirement).lines.map(\.amount.amount) == [500, 50, 450])
        #expect(try paid(5000, draw: .preRetirement, hasNumber: false).amount(of: .tax) == Rupiah(60))
    }

    @Test func `needs a balance that somebody may have`() {
        #expect(throws: BenefitRefusal.notPositive(fact: "balance")) { try paid(0) }
        #expect(throws: Never.self) { try paid(1_000_000_000_000) }
        let absurd = BenefitRefusal.absurd(fact: "balance", amount: Rupiah(1_000_000_000_001))
        #expect(throws: absurd) { try paid(1_000_000_000_001) }
        #expect(throws: BenefitRefusal.missing(fact: "balance")) {
            try InventedBenefits.answer(InventedBenefits.facts(.oldAgeTax))
        }
    }

    private func paid(
        _ balance: Int64, year: Int? = nil, draw: EarlyDraw? = nil, hasNumber: Bool = true
    ) throws -> BenefitAnswer {
        var facts = InventedBenefits.facts(.oldAgeTax)
        facts.balance = Rupiah(balance)
        facts.paymentYear = year
        facts.earlyDraw = draw
        facts.hasTaxNumber = hasNumber
        return try InventedBenefits.answer(facts)
    }
}

@Suite struct `A pension` {
    @Test func `is a hundredth of the average wage for each year, within the bounds of its day`() throws {
        #expect(try pension(.pensionOldAge, months: 24, wage: 5000).total == Rupiah(100))
        #expect(try pension(.pensionOldAge, months: 24, wage: 2450).total == Rupiah(50))
        #expect(try pension(.pensionOldAge, months: 24, wage: 2449).total == Rupiah(50))
        let later = try pension(.pensionOldAge, months: 24, wage: 2449, on: InventedBenefits.doubled)
        #expect(later.total == Rupiah(60))
        #expect(try pension(.pensionOldAge, months: 24, wage: 25_000).total == Rupiah(500))
        #expect(try pension(.pensionOldAge, months: 25, wage: 25_000).total == Rupiah(500))
    }

    @Test func `below the qualifying months is paid at once, with the balance or with the dues`() throws {
        let dues = try pension(.pensionOldAge, months: 23, wage: 1000)
        #expect(dues.amount(of: .lumpSum) == Rupiah(690))
        #expect(dues.notes.map(\.key) == ["note.benefit.jp.return-on-top"])
        var facts = InventedBenefits.facts(.pensionOldAge)
        facts.months = 23
        facts.balance = Rupiah(800)
        #expect(try InventedBenefits.answer(facts).amount(of: .lumpSum) == Rupiah(800))
        #expect(try pension(.pensionOldAge, months: 24, wage: 1000).amount(of: .lumpSum) == nil)
    }

    @Test func `of survivors is a share, and counts more months than were paid`() throws {
        #expect(try pension(.pensionSurvivor, months: 48, wage: 10_000).total == Rupiah(200))
        let parent = try pension(.pensionSurvivor, months: 48, wage: 10_000, survivor: .parent)
        #expect(parent.total == Rupiah(80))
        #expect(try pension(.pensionSurvivor, months: 6, wage: 10_000).total == Rupiah(100))
        #expect(try pension(.pensionSurvivor, months: 5, wage: 10_000).amount(of: .monthly) == nil)
    }

    @Test func `of survivors needs dense dues, and says where that was assumed`() throws {
        let told = try pension(.pensionSurvivor, months: 6, wage: 10_000, density: 800_000)
        #expect(told.total == Rupiah(100))
        #expect(told.notes.isEmpty)
        let sparse = try pension(.pensionSurvivor, months: 6, wage: 10_000, density: 799_999)
        #expect(sparse.amount(of: .lumpSum) == Rupiah(1800))
        let assumed = try pension(.pensionSurvivor, months: 6, wage: 10_000)
        #expect(assumed.notes.map(\.key) == ["note.benefit.jp.density-assumed"])
    }

    @Test(arguments: [BenefitClaim.pensionOldAge, .pensionSurvivor])
    func `is for wage earners with months and a wage`(claim: BenefitClaim) {
        var facts = InventedBenefits.facts(claim)
        #expect(throws: BenefitRefusal.missing(fact: "months")) { try InventedBenefits.answer(facts) }
        facts.months = 24
        #expect(throws: BenefitRefusal.missing(fact: "average-wage")) { try InventedBenefits.answer(facts) }
        facts.averageWage = Rupiah(1000)
        facts.segment = .selfEmployed
        #expect(throws: BenefitRefusal.notInSegment(.selfEmployed)) { try InventedBenefits.answer(facts) }
    }

    private func pension(
        _ claim: BenefitClaim, months: Int, wage: Int64, on day: Day = InventedLaw.day(2004, 3, 1),
        survivor: Survivor = .spouse, density: Int64? = nil
    ) throws -> BenefitAnswer {
        var facts = InventedBenefits.facts(claim, on: day)
        facts.months = months
        facts.averageWage = Rupiah(wage)
        facts.survivor = survivor
        facts.density = density.map(Rate.init(millionths:))
        return try InventedBenefits.answer(facts)
    }
}

@Suite struct `Cash after losing work` {
    @Test func `is a share of the wage up to the ceiling for each month`() throws {
        let answer = try cash(400)
        #expect(answer.amount(of: .monthly) == Rupiah(200))
        #expect(answer.total == Rupiah(500))
        #expect(answer.lines[0].reasons.filter { $0.key == "reason.benefit.jkp.share" }.count == 2)
        #expect(try cash(500).total == Rupiah(625))
        #expect(try cash(501).total == Rupiah(625))
    }

    @Test func `is paid for the months that were without work, and no more than there are`() throws {
        #expect(try cash(400, months: 2).total == Rupiah(400))
        #expect(try cash(400, months: 3).total == Rupiah(500))
        #expect(throws: BenefitRefusal.tooMany(fact: "months", limit: 3)) { try cash(400, months: 4) }
    }

    @Test func `is there from the day on which the programme began`() throws {
        #expect(try cash(400, on: InventedLaw.day(2003, 3, 5)).total == Rupiah(500))
        #expect(throws: BenefitRefusal.self) { try cash(400, on: InventedLaw.day(2003, 3, 4)) }
    }

    @Test func `needs months of dues where they are told, and is for wage earners`() throws {
        #expect(try cash(400, paid: 4).total == Rupiah(500))
        let short = try cash(400, paid: 3)
        #expect(short.lines.isEmpty)
        #expect(short.notes.map(\.key) == ["note.benefit.jkp.too-few-dues"])
        #expect(throws: BenefitRefusal.notInSegment(.construction)) { try cash(400, segment: .construction) }
    }

    private func cash(
        _ wage: Int64, months: Int? = nil, on day: Day = InventedLaw.day(2004, 3, 1), paid: Int? = nil,
        segment: Segment? = nil
    ) throws -> BenefitAnswer {
        var facts = InventedBenefits.facts(.jobLoss, on: day)
        facts.wage = Rupiah(wage)
        facts.months = months
        facts.membershipMonths = paid
        facts.segment = segment
        return try InventedBenefits.answer(facts)
    }
}
