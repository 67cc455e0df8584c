import Continuity
import EmbeddedFiles
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import Testing

/// The law that ships: that it can be read, and the two sayings that everybody in this work knows.
@Suite struct `Continuity under the law of Indonesia` {
    private let book: LawBook
    private let law: ContinuityLaw

    init() throws {
        let paths = EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }
        book = try LawFolder(paths: paths) { EmbeddedFiles.text(at: "law/" + $0) }.book()
        law = try ContinuityLaw(from: book)
    }

    @Test func `reads every parameter that membership asks for`() throws {
        #expect(throws: Never.self) { try MembershipLaw(from: book) }
    }

    @Test func `a vulnerable worker paid through December is without protection from 1 April`() throws {
        let end = try strip(paid: 6, unpaid: 1, .selfEmployed, from: Month(2025, 7)).end
        #expect(end == Day(2026, 4, 1).map { CoverEnd(firstUncovered: $0, cause: .unpaid) })
    }

    @Test
    func `two months paid do not bring the full death benefit, three do, and wage earners wait for none`()
        throws
    {
        let two = try strip(paid: 2, unpaid: 0, .selfEmployed, from: Month(2026, 1)).tenure
        #expect(two.missingForFullDeathBenefit == 1)
        let three = try strip(paid: 3, unpaid: 0, .selfEmployed, from: Month(2026, 1)).tenure
        #expect(three.missingForFullDeathBenefit == 0 && three.missingForScholarship == 33)
        let wages = try strip(paid: 1, unpaid: 0, .wageEarner, from: Month(2026, 1)).tenure
        #expect(wages.missingForFullDeathBenefit == 0)
        #expect(wages.reasons.first?.status == .unverified)
    }

    @Test func `the scholarship asked for sixty months until 1 December 2019 and asks for thirty-six since`()
        throws
    {
        let before = try #require(Day(2019, 12, 1))
        #expect(try law.scholarship.inForce(on: before).value == 60)
        #expect(try law.scholarship.inForce(on: before.adding(days: 1)).value == 36)
    }

    private func strip(
        paid: Int, unpaid: Int, _ segment: Segment, from first: Month?
    ) throws -> ContinuityStrip {
        let first = try #require(first)
        let flags = MonthFlags.ready.union(.member).union(MonthFlags(segment))
        let months = (0..<paid + unpaid).map { place in
            MonthFacts(flags, paidOn: place < paid ? first.adding(place).firstDay : nil)
        }
        let facts = PersonFacts(firstMonth: first, months: months)
        return try ContinuityStrip(facts, asOf: facts.lastMonth.lastDay, under: law)
    }
}
