import Claims
import LawBook
import MoneyAndDates
import Testing

/// What a family may expect before BPJS has decided.
@Suite struct `What is likely due after a death` {
    /// Months in a row and altogether, on a day; and the least that is due.
    @Test(arguments: [
        (segment: Segment.selfEmployed, on: 20_260_310, row: 1, all: 7, low: 10_000_000),
        (segment: .selfEmployed, on: 20_260_310, row: 2, all: 3, low: 10_000_000),
        (segment: .selfEmployed, on: 20_260_310, row: 3, all: 7, low: 42_000_000),
        (segment: .selfEmployed, on: 20_260_310, row: 2, all: 2, low: 10_000_000),
        (segment: .selfEmployed, on: 20_250_223, row: 1, all: 7, low: 42_000_000),
        (segment: .selfEmployed, on: 20_250_224, row: 1, all: 7, low: 10_000_000),
        (segment: .wageEarner, on: 20_260_310, row: 1, all: 7, low: 42_000_000),
    ])
    func `is the funeral alone at least, where the months since the last beginning are too few`(
        segment: Segment, on eventDay: Int, row: Int, all: Int, low: Int64
    ) throws {
        let estimate = try estimate(segment, eventDay, row: row, all: all)
        #expect(estimate.low == Rupiah(low))
        #expect(try #require(estimate.high) >= Rupiah(42_000_000))
        let isBroken = low == 10_000_000 && all >= 3
        #expect(estimate.notes.contains { $0.key == "claim.estimate.dues-in-row" } == isBroken)
    }

    @Test func `is what somebody saw at BPJS, where he told it`() throws {
        var driven = try Driven(.death)
        try driven.take(.answered(question: "dues-months", text: "4"))
        let estimate = ClaimEstimate(
            driven.claim, facts(.selfEmployed, row: 1, all: 7), under: try claimLaw())
        #expect(estimate.low == Rupiah(42_000_000))
        #expect(!estimate.notes.contains { $0.key == "claim.estimate.dues-in-row" })
    }

    @Test func `is told as something to look at, where the months in a row are too few`() throws {
        for (row, severity) in [(2, ClaimFinding.Severity.warns), (3, .fine)] {
            let check = try ClaimCheck(
                try Driven(.death).claim, facts(.selfEmployed, row: row, all: 7), today: day(20_260_311),
                under: try claimLaw())
            let tenure = try #require(check.findings.first { $0.key == "claim.finding.tenure" })
            #expect(tenure.severity == severity)
        }
    }

    private func estimate(_ segment: Segment, _ eventDay: Int, row: Int, all: Int) throws -> ClaimEstimate {
        ClaimEstimate(
            try Driven(.death, on: eventDay).claim, facts(segment, row: row, all: all),
            under: try claimLaw())
    }

    private func facts(_ segment: Segment, row: Int, all: Int) -> ClaimFacts {
        var facts = ClaimFacts()
        (facts.segment, facts.monthsInRow, facts.monthsAltogether) = (segment, row, all)
        return facts
    }
}
