import Contributions
import LawBook
import MoneyAndDates
import TestKit
import Testing

/// On the invented law of `TestKit`; real numbers are tested by the scenarios of the law folder.
@Suite struct `Dues of a wage earner` {
    @Test func `are charged by programme and by party`() throws {
        let owed = try assess(wage: 500, .veryLow)
        #expect(
            amounts(owed) == [
                "JKK.employer": 5, "JKM.employer": 10, "JHT.employer": 20, "JHT.worker": 15,
                "JP.employer": 10, "JP.worker": 5,
            ])
        #expect(owed.employerTotal == Rupiah(45))
        #expect(owed.workerTotal == Rupiah(20))
        #expect(owed.total == Rupiah(65))
    }

    @Test func `follow the risk class of the business`() throws {
        for (riskClass, amount) in zip(RiskClass.allCases, [5, 10, 15, 20, 25] as [Int64]) {
            #expect(amounts(try assess(wage: 500, riskClass))["JKK.employer"] == amount)
        }
    }

    @Test func `round each bill on its own, never the total`() throws {
        let owed = try assess(wage: 50, .veryLow)  // JKK 0.5, JKM 1, JHT 2 and 1.5, JP 1 and 0.5
        #expect(
            amounts(owed) == [
                "JKK.employer": 1, "JKM.employer": 1, "JHT.employer": 2, "JHT.worker": 2, "JP.employer": 1,
                "JP.worker": 1,
            ])
    }

    @Test(arguments: [(999, 20), (1000, 20), (1001, 20), (5000, 20), (949, 19)] as [(Int64, Int64)])
    func `count wage for the pension up to the ceiling and no further`(wage: Int64, employer: Int64) throws {
        #expect(amounts(try assess(wage: wage, .veryLow))["JP.employer"] == employer)
    }

    @Test func `use the ceiling of the month of the dues`() throws {
        let raised = [
            "jp/wage-ceiling": [
                InventedLaw.dated(.number(1000)),
                InventedLaw.dated(.number(1200), from: InventedLaw.day(2003, 1, 1)),
            ]
        ]
        let law = try InventedLaw.law(changing: raised)
        #expect(amounts(try assess(wage: 5000, .veryLow, law: law, month: (2002, 12)))["JP.employer"] == 20)
        #expect(amounts(try assess(wage: 5000, .veryLow, law: law, month: (2003, 1)))["JP.employer"] == 24)
    }

    @Test func `stop for the pension at pension age and not a year before`() throws {
        let before = try assess(wage: 500, .veryLow) { $0.age = 49 }
        let after = try assess(wage: 500, .veryLow) { $0.age = 50 }
        #expect(before.lines.contains { $0.programmes == [.pension] })
        #expect(!after.lines.contains { $0.programmes == [.pension] })
        #expect(after.notes.map(\.key).contains("note.jp.pension-age-reached"))
    }

    @Test func `leave a foreigner out of the pension and say so`() throws {
        let owed = try assess(wage: 500, .veryLow) { $0.nationality = .foreign }
        #expect(!owed.lines.contains { $0.programmes == [.pension] })
        #expect(owed.notes.map(\.key).contains("note.jp.not-for-foreigners"))
    }

    @Test func `are halved for labour-intensive industry and only there`() throws {
        #expect(amounts(try assess(wage: 500, .low) { $0.isLabourIntensive = true })["JKK.employer"] == 5)
        #expect(amounts(try assess(wage: 500, .low))["JKK.employer"] == 10)
    }

    @Test func `multiply the relief into the rate before the one rounding`() throws {
        // 3% of 150 is 4.5 and half of it 2.25; rounded twice it would be 5, 2.5 and 3.
        #expect(amounts(try assess(wage: 150, .medium) { $0.isLabourIntensive = true })["JKK.employer"] == 2)
        #expect(amounts(try assess(wage: 150, .medium))["JKK.employer"] == 5)
    }

    @Test func `shrink in the pandemic from its first month on, and for the other programmes not at all`()
        throws
    {
        let before = try assess(wage: 500, .veryLow, month: (2009, 5))
        let within = try assess(wage: 500, .veryLow, month: (2009, 6))
        #expect(before.lines.prefix(2).map(\.amount) == [Rupiah(5), Rupiah(10)])
        #expect(within.lines.prefix(2).map(\.amount) == [Rupiah(1), Rupiah(1)])  // 0.5 and 1
        #expect(before.lines.dropFirst(2).map(\.amount) == within.lines.dropFirst(2).map(\.amount))
    }

    @Test func `tell the rate after the relief`() throws {
        let owed = try assess(wage: 500, .low) { $0.isLabourIntensive = true }
        #expect(owed.lines.first?.rate == Rate(millionths: 10_000))
    }

    @Test func `name only what the kind of employer must have when nothing is asked for`() throws {
        let government = try assess(wage: 500, .veryLow) { $0.employer = .government }
        #expect(government.lines.map(\.code) == ["JKK", "JKM"])
        let small = try assess(wage: 500, .veryLow) { $0.employer = .small }
        #expect(small.lines.map(\.code) == ["JKK", "JKM", "JHT", "JHT"])
    }

    @Test func `do not grow with job-loss insurance, and say where its money comes from`() throws {
        let owed = try assess(wage: 500, .veryLow) { $0.programmes = [.workAccident, .jobLoss] }
        #expect(amounts(owed) == ["JKK.employer": 5])
        #expect(owed.notes.map(\.key) == ["note.jkp.out-of-jkk-and-jkm"])
    }

    @Test func `fall due on the fifteenth of the next month`() throws {
        #expect(try assess(wage: 500, .veryLow).dueDay == InventedLaw.day(2002, 2, 15))
    }

    @Test func `carry a reason with a citation under every amount`() throws {
        let reasons = try assess(wage: 5000, .veryLow).lines.map(\.reasons)
        #expect(reasons.allSatisfy { !$0.isEmpty })
        #expect(reasons.joined().allSatisfy { !$0.citation.document.isEmpty })
    }

    @Test func `are no better founded than the weakest value under them`() throws {
        let law = try InventedLaw.law(changing: [
            "jkm/rate": [InventedLaw.dated(.number(20_000), status: .unverified)]
        ])
        #expect(try assess(wage: 500, .veryLow, law: law).status == .unverified)
        #expect(try assess(wage: 500, .veryLow).status == .enacted)
    }
}

@Suite struct `A question about a wage earner that cannot be answered` {
    @Test func `names the wage that is missing`() {
        #expect(throws: ContributionRefusal.missing(fact: "wage")) { try assess(wage: nil, .veryLow) }
    }

    @Test func `names the risk class that is missing, but only where it matters`() throws {
        #expect(throws: ContributionRefusal.missing(fact: "risk-class")) { try assess(wage: 500, nil) }
        #expect(try assess(wage: 500, nil) { $0.programmes = [.oldAge] }.total == Rupiah(35))
    }

    @Test(arguments: [0, -1, -500_000] as [Int64])
    func `refuses a wage that is not above nought`(wage: Int64) {
        #expect(throws: ContributionRefusal.notPositive(fact: "wage")) { try assess(wage: wage, .veryLow) }
    }

    @Test func `refuses a wage beyond Rp10 billion and takes one of Rp10 billion`() throws {
        #expect(throws: ContributionRefusal.absurd(fact: "wage", amount: Rupiah(10_000_000_001))) {
            try assess(wage: 10_000_000_001, .veryLow)
        }
        #expect(try assess(wage: 10_000_000_000, .veryLow).total > .zero)
    }

    @Test func `refuses a month before the law and one after it`() throws {
        let before = LawGap(
            parameter: "coverage", day: InventedLaw.day(2000, 12, 1), why: .before(InventedLaw.from))
        #expect(throws: ContributionRefusal.lawGap(before)) {
            try assess(wage: 500, .veryLow, month: (2000, 12))
        }
        #expect(throws: ContributionRefusal.self) { try assess(wage: 500, .veryLow, month: (2010, 1)) }
        #expect(try assess(wage: 500, .veryLow, month: (2009, 12)).total > .zero)
    }
}

private func assess(
    wage: Int64?, _ riskClass: RiskClass?, law: ContributionLaw? = nil, month: (Int, Int) = (2002, 1),
    _ change: (inout ContributionFacts) -> Void = { _ in }
) throws -> Assessment {
    var facts = ContributionFacts(segment: .wageEarner, month: InventedLaw.month(month.0, month.1))
    facts.wage = wage.map(Rupiah.init)
    facts.riskClass = riskClass
    change(&facts)
    return try Assessment.assess(facts, under: try law ?? InventedLaw.law())
}

private func amounts(_ assessment: Assessment) -> [String: Int64] {
    Dictionary(
        uniqueKeysWithValues: assessment.lines.map { ("\($0.code).\($0.payer.rawValue)", $0.amount.amount) })
}
