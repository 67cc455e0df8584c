import LawBook
import Membership
import MoneyAndDates
import TestKit
import Testing

private typealias Sample = SampleJobs

/// Two times: when a job held, and when that was believed.
@Suite struct `Job history` {
    private let law: MembershipLaw

    init() throws { law = try Sample.law() }

    @Test func `holds from the first day to the last and on neither side of them`() throws {
        var history = try Sample.oneJob()
        try history.close(SpellID(1), on: Sample.day(2003, 6, 30), because: .resigned, at: Sample.at(200))

        #expect(history.held(on: Sample.day(2003, 2, 28), knownAt: .latest).isEmpty)
        #expect(history.held(on: Sample.day(2003, 3, 1), knownAt: .latest).count == 1)
        #expect(history.held(on: Sample.day(2003, 6, 30), knownAt: .latest).count == 1)
        #expect(history.held(on: Sample.day(2003, 7, 1), knownAt: .latest).isEmpty)
    }

    @Test func `remembers what was believed before a close was recorded`() throws {
        var history = try Sample.oneJob()
        try history.close(SpellID(1), on: Sample.day(2003, 6, 30), because: .died, at: Sample.at(200))

        #expect(history.held(on: Sample.day(2003, 7, 1), knownAt: Sample.at(199)).count == 1)
        #expect(history.held(on: Sample.day(2003, 7, 1), knownAt: Sample.at(200)).isEmpty)
        #expect(history.known(at: Sample.at(99)).isEmpty)
        #expect(history.known(at: .latest).map(\.endReason) == [.died])
    }

    @Test func `a job may last one day but not end before it begins`() throws {
        var history = try Sample.oneJob()
        let early = Sample.day(2003, 2, 28)
        #expect(throws: SpellRefusal.beforeStart(Sample.day(2003, 3, 1))) {
            try history.close(SpellID(1), on: early, because: .resigned, at: Sample.at(200))
        }
        try history.close(
            SpellID(1), on: Sample.day(2003, 3, 1), because: .resigned, at: Sample.at(200))
        #expect(throws: SpellRefusal.alreadyClosed(on: Sample.day(2003, 3, 1))) {
            try history.close(SpellID(1), on: Sample.day(2003, 4, 1), because: .died, at: Sample.at(300))
        }
    }

    @Test func `a clock that was moved back is refused, the same instant is not`() throws {
        var history = try Sample.oneJob()
        let last = Sample.day(2003, 6, 30)
        #expect(throws: SpellRefusal.recordedBefore(Sample.at(100))) {
            try history.close(SpellID(1), on: last, because: .resigned, at: Sample.at(99))
        }
        try history.close(SpellID(1), on: last, because: .resigned, at: Sample.at(100))
        #expect(history.known(at: Sample.at(100)).first?.end == last)
    }

    @Test func `a correction changes what is believed now and not what was believed then`() throws {
        var history = try Sample.oneJob()
        let earlier = Sample.spell(1, from: Sample.day(2003, 2, 1))
        try history.correct(to: earlier, of: Sample.life, under: law, at: Sample.at(300))

        #expect(history.known(at: Sample.at(299)).map(\.start) == [Sample.day(2003, 3, 1)])
        #expect(history.known(at: .latest).map(\.start) == [Sample.day(2003, 2, 1)])
        #expect(history.versions.count == 2)
        #expect(throws: SpellRefusal.nothingChanges) {
            try history.correct(to: earlier, of: Sample.life, under: law, at: Sample.at(400))
        }
    }

    @Test func `a job nobody opened cannot be closed, and one number names one job`() throws {
        var history = try Sample.oneJob()
        #expect(throws: SpellRefusal.unknownSpell(SpellID(2))) {
            try history.close(
                SpellID(2), on: Sample.day(2003, 4, 1), because: .resigned, at: Sample.at(200))
        }
        #expect(throws: SpellRefusal.alreadyKnown(SpellID(1))) {
            try history.open(
                Sample.spell(1, from: Sample.day(2009, 1, 1)), of: Sample.life, under: law, at: Sample.at(200)
            )
        }
    }
}

/// Two payers never pay one person, programme and month.
@Suite struct `The payer of a month` {
    private let law: MembershipLaw

    init() throws { law = try Sample.law() }

    @Test func `refuses a second payer of the same programme and names the first`() throws {
        var history = try Sample.oneJob()
        let second = Sample.spell(2, Sample.terms(unit: 2, payer: 9), from: Sample.day(2003, 5, 10))
        let refusal = SpellRefusal.paidByAnother(
            payer: UnitID(1), spell: SpellID(1), .workAccident, from: Sample.day(2003, 5, 10))
        #expect(throws: refusal) {
            try history.open(second, of: Sample.life, under: law, at: Sample.at(200))
        }
        #expect(history.versions.count == 1)
    }

    @Test func `tells a second job of the same payer from a second payer`() throws {
        var history = try Sample.oneJob()
        let second = Sample.spell(2, Sample.terms(unit: 2), from: Sample.day(2003, 1, 1))
        let refusal = SpellRefusal.overlaps(SpellID(1), .workAccident, from: Sample.day(2003, 3, 1))
        #expect(throws: refusal) {
            try history.open(second, of: Sample.life, under: law, at: Sample.at(200))
        }
    }

    @Test func `lets another payer add a programme that the first does not pay`() throws {
        var history = try Sample.oneJob()
        let savings = Sample.terms(payer: 9, .wageEarner, [.oldAge])
        try history.open(
            Sample.spell(2, savings, from: Sample.day(2003, 5, 1)), of: Sample.life, under: law,
            at: Sample.at(200))
        let jobs = history.held(on: Sample.day(2003, 5, 1), knownAt: .latest)
        #expect(jobs.map(\.terms.payer) == [UnitID(1), UnitID(9)])
    }

    @Test func `jobs may touch but not share a day`() throws {
        var history = try Sample.oneJob()
        try history.close(SpellID(1), on: Sample.day(2003, 6, 10), because: .resigned, at: Sample.at(200))
        let next = Sample.terms(unit: 2, payer: 2)
        #expect(throws: SpellRefusal.self) {
            try history.open(
                Sample.spell(2, next, from: Sample.day(2003, 6, 10)), of: Sample.life, under: law,
                at: Sample.at(300))
        }
        try history.open(
            Sample.spell(2, next, from: Sample.day(2003, 6, 11)), of: Sample.life, under: law,
            at: Sample.at(300))
    }
}
