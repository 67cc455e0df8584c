import Benefits
import EmbeddedFiles
import LawBook
import LawFiles
import MoneyAndDates
import TestKit
import Testing

@Suite struct `The law of benefits by regimes` {
    @Test func `answers from the first day of the coverage to the last, and not beside it`()
        throws
    {
        for (day, isAnswered) in [
            (InventedLaw.day(2000, 12, 31), false), (InventedLaw.day(2001, 1, 1), true),
            (InventedLaw.day(2009, 12, 31), true), (InventedLaw.day(2010, 1, 1), false),
        ] {
            let facts = InventedBenefits.worker(.workAccidentDeath, on: day)
            if isAnswered {
                #expect(throws: Never.self) { try InventedBenefits.answer(facts) }
            } else {
                #expect(throws: BenefitRefusal.self) { try InventedBenefits.answer(facts) }
            }
        }
    }

    @Test func `needs a day for what has happened`() {
        var facts = InventedBenefits.worker(.workAccidentDeath)
        facts.eventDay = nil
        #expect(throws: BenefitRefusal.missing(fact: "event-date")) { try InventedBenefits.answer(facts) }
    }

    @Test func `says of a later day that nobody has looked`() throws {
        let last = InventedLaw.day(2008, 12, 31)
        let known = try InventedBenefits.answer(InventedBenefits.worker(.workAccidentDeath, on: last))
        let unknown = try InventedBenefits.answer(
            InventedBenefits.worker(.workAccidentDeath, on: last.adding(days: 1)))
        #expect(known.notes.isEmpty)
        #expect(unknown.notes.map(\.key) == ["note.law.not-verified-after"])
    }

    @Test func `names each value that nobody has verified once, and no other`() throws {
        let share = InventedBenefits.once(.number(500_000), .unverified)
        let regimes = try InventedBenefits.regimes(changing: ["jkk/death-share": share])
        let answer = try BenefitAnswer.assess(
            InventedBenefits.worker(.workAccidentDeath), under: regimes)
        #expect(answer.status == .unverified)
        #expect(answer.doubts.map(\.parameter) == ["jkk/death-share"])
    }

    @Test func `refuses amounts that cannot be, and two where one is meant`() {
        for (wage, refusal) in [
            (0, BenefitRefusal.notPositive(fact: "wage")), (-1, .notPositive(fact: "wage")),
            (10_000_000_001, .absurd(fact: "wage", amount: Rupiah(10_000_000_001))),
        ] {
            #expect(throws: refusal) {
                try InventedBenefits.answer(
                    InventedBenefits.worker(.workAccidentDeath, wage: Int64(wage)))
            }
        }
        #expect(throws: Never.self) {
            try InventedBenefits.answer(
                InventedBenefits.worker(.workAccidentDeath, wage: 10_000_000_000))
        }
        var facts = InventedBenefits.worker(.workAccidentDeath)
        facts.income = Rupiah(1)
        #expect(throws: BenefitRefusal.notBoth(fact: "wage", other: "income")) {
            try InventedBenefits.answer(facts)
        }
        facts.income = nil
        facts.averageWage = Rupiah(1)
        #expect(throws: BenefitRefusal.notBoth(fact: "wage", other: "average-wage")) {
            try InventedBenefits.answer(facts)
        }
        facts.wage = nil
        facts.income = Rupiah(1)
        #expect(throws: BenefitRefusal.notBoth(fact: "income", other: "average-wage")) {
            try InventedBenefits.answer(facts)
        }
    }

    @Test func `gives the same from the terms of a regime as from the lines of the law, day by day`() throws {
        let book = try shipped.book()
        let law = try BenefitLaw(from: book)
        let regimes = try BenefitRegimes(law)
        #expect(regimes.count > 10)
        let days = Set(book.sorted.flatMap { $0.values.map(\.from) })
            .filter { $0 >= law.coverage.from.firstDay && $0 <= law.coverage.through.lastDay }
        for change in days {
            for day in [change.adding(days: -1), change] where day >= law.coverage.from.firstDay {
                var facts = BenefitFacts(claim: .workAccidentDeath)
                facts.eventDay = day
                facts.wage = Rupiah(4_000_000)
                let answer = try BenefitAnswer.assess(facts, under: regimes)
                let funeral = try law.workAccident.funeral.inForce(on: day)
                #expect(answer.amount(of: .funeral) == funeral.value)
                #expect(answer.lines[2].reasons[0].basis.since == funeral.from)
                var pension = BenefitFacts(claim: .pensionOldAge)
                pension.eventDay = day
                pension.months = 180
                pension.averageWage = Rupiah(1)
                let lowest = try law.pension.minimum.inForce(on: day)
                let monthly = try BenefitAnswer.assess(pension, under: regimes)
                #expect(monthly.total == lowest.value)
                #expect(monthly.status == lowest.status, "\(day)")
            }
        }
    }

    private var shipped: LawFolder {
        LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
            EmbeddedFiles.text(at: "law/" + $0)
        }
    }
}
