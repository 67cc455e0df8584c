import Benefits
import ClaimBooks
import Claims
import Continuity
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `A claim held against the books` {
    private func keys(_ view: ClaimView) -> [String] {
        view.check.findings.map { String($0.key.dropFirst("claim.finding.".count)) }
    }

    @Test(arguments: TestEngine.atHand)
    func `three months of arrears do not hold a claim, four do, and the treasurer is asked`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await town.months(of: [1], from: month(202_501), unpaid: 4)
            let kept = try await town.book.open(.workAccident, for: PersonID(1), on: day(20_260_305))
            let view = try await town.book.view(kept.id)
            #expect(view.check.arrearsMonths == 3 && !view.check.isHeld)
            #expect(keys(view).contains("arrears"))
            var held = ClaimFilter()
            held.isHeld = true
            #expect(try await town.book.list(held).isEmpty)
        }
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await town.months(of: [1], from: month(202_501), unpaid: 5)
            let kept = try await town.book.open(.workAccident, for: PersonID(1), on: day(20_260_305))
            let view = try await town.book.view(kept.id)
            #expect(view.check.arrearsMonths == 4 && view.check.isHeld)
            let finding = try #require(
                view.check.findings.first { $0.key == "claim.finding.held-by-arrears" })
            #expect(finding.turn == .treasurer && finding.severity == .stops)
            #expect(finding.reasons[0].status == .unverified)
            var held = ClaimFilter()
            held.isHeld = true
            let row = try #require(try await town.book.list(held).first)
            #expect(row.arrearsMonths == 4)
            try await town.book.withdraw(kept.id, reason: "keliru")
            #expect(try await town.book.list(held).isEmpty)
        }
    }

    /// The dues of January 2026 are to be paid by 15 February, a Sunday, and so by Monday the 16th: joint
    /// leave does not move a due day.
    @Test(arguments: TestEngine.atHand)
    func `a month is in arrears from the day after its due day, not before`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            try await town.months(of: [1], from: month(202_501), unpaid: 3)
            let due = try await town.book.open(.workAccident, for: PersonID(1), on: day(20_260_216))
            let view = try await town.book.view(due.id)
            #expect(view.check.arrearsMonths == 1 && keys(view).contains("protected"))
            let after = try await town.book.open(.workAccident, for: PersonID(1), on: day(20_260_217))
            #expect(try await town.book.view(after.id).check.arrearsMonths == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `what was paid after the event does not mend the day of the event`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1)
            for number in [202_507, 202_508] as [Int64] {
                try await town.month(number, of: [1], paidOn: number * 100 + 28)
            }
            for number in [202_509, 202_510, 202_511, 202_512, 202_601, 202_602] as [Int64] {
                try await town.month(number, of: [1], paidOn: 20_260_309)
            }
            let kept = try await town.book.open(.workAccident, for: PersonID(1), on: day(20_260_305))
            #expect(try await town.book.view(kept.id).check.isHeld)
            let later = try await town.book.open(.workAccident, for: PersonID(1), on: day(20_260_309))
            #expect(try await town.book.view(later.id).check.isHeld == false)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `the day before the job is before cover, and nobody's job is nobody's cover`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1, from: 20_260_115)
            try await town.month(202_601, of: [1], paidOn: 20_260_131)
            let before = try await town.book.open(.workAccident, for: PersonID(1), on: day(20_260_114))
            #expect(try await town.book.view(before.id).check.severity == .stops)
            let first = try await town.book.open(.workAccident, for: PersonID(1), on: day(20_260_115))
            #expect(keys(try await town.book.view(first.id)).contains("protected"))
            let longBefore = try await town.book.open(.workAccident, for: PersonID(1), on: day(20_250_601))
            let seen = keys(try await town.book.view(longBefore.id))
            #expect(seen.contains("no-job") && !seen.contains("protected"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a wage of nought stops a claim that goes by it, and a higher real wage is told`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.person(1, wage: 0)
            try await town.person(2)
            let zero = try await town.book.open(.workAccident, for: PersonID(1), on: day(20_260_305))
            #expect(keys(try await town.book.view(zero.id)).contains("wage-missing"))
            let low = try await town.book.open(.workAccident, for: PersonID(2), on: day(20_260_305))
            #expect(!keys(try await town.book.view(low.id)).contains("wage-missing"))
            try await town.book.answer(low.id, "real-wage", "Rp3.000.000")
            #expect(!keys(try await town.book.view(low.id)).contains("wage-under-reported"))
            try await town.book.answer(low.id, "real-wage", "Rp3.000.001")
            #expect(keys(try await town.book.view(low.id)).contains("wage-under-reported"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a death of a wage earner with one child is likely to bring 42 million, and more after enough dues`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            try await town.months(of: [1], from: month(202_501), unpaid: 0)
            let kept = try await town.book.open(.death, for: person, on: day(20_260_305))
            let unknown = try await town.book.view(kept.id)
            #expect(unknown.estimate.low == Rupiah(42_000_000))
            #expect(unknown.estimate.high == Rupiah(216_000_000))
            #expect(unknown.facts.monthsAltogether == 14)
            #expect(keys(unknown).contains("heirs-unknown") && unknown.check.severity == .stops)
            try await town.families.add(
                HeirDraft(
                    relation: .child, name: "Adik", born: day(20_150_101), school: "sd4",
                    confirmedOn: day(20_260_306)), of: person)
            let known = try await town.book.look(at: kept.id)
            #expect(known.estimate.low == Rupiah(42_000_000))
            #expect(known.estimate.high == Rupiah(42_000_000 + 55_500_000))
            #expect(known.estimate.notes.contains { $0.key == "claim.estimate.dues-elsewhere" })
            try await town.book.answer(kept.id, "dues-months", "40")
            let told = try await town.book.look(at: kept.id)
            #expect(told.estimate.low == told.estimate.high)
            #expect(try await town.book.list()[0].low == Rupiah(97_500_000))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `of six children the two with most school before them count, and none of thirty years`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let kept = try await town.book.open(.death, for: person, on: day(20_260_305))
            try await town.book.answer(kept.id, "dues-months", "36")
            for (number, school) in ["K5", "SMA1", "SD1", "SMP1", "K1", "TK1"].enumerated() {
                try await town.families.add(
                    HeirDraft(relation: .child, name: "Anak \(number)", school: school), of: person)
            }
            try await town.families.add(
                HeirDraft(relation: .child, name: "Tua", born: day(19_960_305), school: "TK1"), of: person)
            let estimate = try await town.book.view(kept.id).estimate
            #expect(estimate.high == Rupiah(42_000_000 + 87_000_000 + 84_000_000))
            #expect(estimate.refusals.isEmpty)
            try await town.book.answer(kept.id, "dues-months", "35")
            #expect(try await town.book.view(kept.id).estimate.high == Rupiah(42_000_000))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `the self-employed with two months have the funeral at least`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1, segment: "bpu", from: 20_260_101)
            for number in [202_601, 202_602] as [Int64] {
                try await town.month(number, of: [1], paidOn: number * 100 + 5)
            }
            let kept = try await town.book.open(.death, for: person, on: day(20_260_305))
            let view = try await town.book.view(kept.id)
            #expect(view.facts.monthsInRow == 2 && view.facts.segment == .selfEmployed)
            #expect(view.estimate.low == Rupiah(10_000_000))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `an accident pays by how it ended, and its range is wide while nobody knows`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            try await town.months(of: [1], from: month(202_512), unpaid: 0)
            let kept = try await town.book.open(.workAccident, for: person, on: day(20_260_305))
            let id = kept.id
            let open = try await town.book.view(id).estimate
            #expect(open.low == .zero && open.high == Rupiah(3_000_000 * 56 + 12_000_000))
            try await town.book.answer(id, [("outcome", "partial-disability"), ("injuries", "A01")])
            #expect(try await town.book.view(id).estimate.high == Rupiah(3_000_000 * 80 * 40 / 100))
            try await town.book.answer(id, "injuries", "Z99")
            let unknown = try await town.book.view(id).estimate
            #expect(unknown.high == nil && unknown.refusals == [.unknownInjury(code: "Z99")])
            try await town.book.answer(id, "injuries", "V01,A01")
            guard case .beyondCap? = try await town.book.view(id).estimate.refusals.first else {
                Issue.record("both eyes and an arm are more than the whole")
                return
            }
            try await town.book.answer(id, [("outcome", "recovered"), ("days-unable", "30")])
            #expect(try await town.book.view(id).estimate.high == Rupiah(3_000_000))
        }
    }
}
