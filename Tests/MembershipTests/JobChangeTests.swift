import LawBook
import Membership
import MoneyAndDates
import TestKit
import Testing

private typealias Sample = SampleJobs

/// A change is one act: it closes and opens without a day between and without a day twice.
@Suite struct `A change of terms` {
    private let law: MembershipLaw

    init() throws { law = try Sample.law() }

    private func change(from day: Day, to terms: JobTerms, next: Int64 = 2) -> JobChange {
        JobChange(spell: SpellID(1), from: day, next: SpellID(next), terms: terms)
    }

    @Test func `closes the day before and opens on the day`() throws {
        var history = try Sample.oneJob()
        let terms = Sample.terms(unit: 2, payer: 2)
        try history.change(
            change(from: Sample.day(2003, 6, 16), to: terms), of: Sample.life, under: law, at: Sample.at(200))

        let known = history.known(at: .latest)
        #expect(known.map(\.end) == [Sample.day(2003, 6, 15), nil])
        #expect(known.map(\.start) == [Sample.day(2003, 3, 1), Sample.day(2003, 6, 16)])
        #expect(known.map(\.terms.unit) == [UnitID(1), UnitID(2)])
        #expect(known.first?.endReason == .changed)
        #expect(history.known(at: Sample.at(199)).count == 1)
    }

    @Test(arguments: [
        (date: (2003, 3, 1), refused: true),
        (date: (2003, 3, 2), refused: false),
    ])
    func `begins after the first day of the old terms`(date: (Int, Int, Int), refused: Bool) throws {
        var history = try Sample.oneJob()
        let act = change(from: Sample.day(date.0, date.1, date.2), to: Sample.terms(wage: 600))
        if refused {
            #expect(throws: SpellRefusal.beforeStart(Sample.day(2003, 3, 1))) {
                try history.change(act, of: Sample.life, under: law, at: Sample.at(200))
            }
        } else {
            try history.change(act, of: Sample.life, under: law, at: Sample.at(200))
            #expect(history.known(at: .latest).count == 2)
        }
    }

    @Test func `keeps the end that the job already has and refuses a day after it`() throws {
        var history = try Sample.oneJob()
        let last = Sample.day(2003, 12, 31)
        try history.close(SpellID(1), on: last, because: .contractEnded, at: Sample.at(200))
        #expect(throws: SpellRefusal.alreadyClosed(on: last)) {
            try history.change(
                change(from: Sample.day(2004, 1, 1), to: Sample.terms(wage: 600)), of: Sample.life,
                under: law, at: Sample.at(300))
        }
        try history.change(
            change(from: last, to: Sample.terms(wage: 600)), of: Sample.life, under: law, at: Sample.at(300))
        #expect(history.known(at: .latest).map(\.end) == [Sample.day(2003, 12, 30), last])
        #expect(history.known(at: .latest).last?.endReason == .contractEnded)
    }

    @Test func `that changes nothing is refused`() throws {
        var history = try Sample.oneJob()
        #expect(throws: SpellRefusal.nothingChanges) {
            try history.change(
                change(from: Sample.day(2003, 6, 1), to: Sample.terms()), of: Sample.life, under: law,
                at: Sample.at(200))
        }
    }

    @Test func `that is refused leaves the history as it was`() throws {
        var history = try Sample.oneJob()
        let before = history
        let closed = Sample.terms(.selfEmployed, [.workAccident, .pension])
        #expect(throws: SpellRefusal.programmeNotOpen(.pension, .selfEmployed)) {
            try history.change(
                change(from: Sample.day(2003, 6, 1), to: closed), of: Sample.life, under: law,
                at: Sample.at(200))
        }
        #expect(history == before)
    }
}

/// Who may begin a job at all.
@Suite struct `Opening a job` {
    private let law: MembershipLaw

    init() throws { law = try Sample.law() }

    private func open(
        _ spell: JobSpell, born: Day = Sample.day(1980, 5, 17), died: Day? = nil
    ) throws {
        var history = JobHistory(person: Sample.person)
        try history.open(spell, of: LifeDays(born: born, died: died), under: law, at: Sample.at(1))
    }

    @Test func `asks for the youngest age on the first day`() throws {
        let start = Sample.day(2003, 5, 17)
        try open(Sample.spell(1, from: start), born: Sample.day(1993, 5, 17))
        #expect(throws: SpellRefusal.tooYoung(age: 9, youngest: 10)) {
            try open(Sample.spell(1, from: start), born: Sample.day(1993, 5, 18))
        }
    }

    @Test func `asks the self-employed to register before the limit of age`() throws {
        let spell = Sample.spell(1, Sample.terms(.selfEmployed), from: Sample.day(2003, 5, 17))
        try open(spell, born: Sample.day(1938, 5, 18))
        #expect(throws: SpellRefusal.tooOldToEnter(age: 65, limit: 65)) {
            try open(spell, born: Sample.day(1938, 5, 17))
        }
        try open(Sample.spell(1, from: Sample.day(2003, 5, 17)), born: Sample.day(1930, 1, 1))
    }

    @Test func `lets who registered in time stay after the limit of age`() throws {
        let born = LifeDays(born: Sample.day(1938, 6, 1))
        var history = JobHistory(person: Sample.person)
        let first = Sample.spell(
            1, Sample.terms(.selfEmployed), from: Sample.day(2002, 1, 1), to: Sample.day(2003, 12, 31))
        try history.open(first, of: born, under: law, at: Sample.at(1))
        try history.open(
            Sample.spell(2, Sample.terms(.selfEmployed), from: Sample.day(2004, 1, 1)), of: born, under: law,
            at: Sample.at(2))
        #expect(history.known(at: .latest).count == 2)
    }

    @Test func `is possible on the day of death and not after it`() throws {
        let died = Sample.day(2003, 5, 17)
        try open(Sample.spell(1, from: died), died: died)
        #expect(throws: SpellRefusal.afterDeath(died)) {
            try open(Sample.spell(1, from: Sample.day(2003, 5, 18)), died: died)
        }
    }

    @Test func `asks for a wage, a programme, the right person and an end that is none before the start`() {
        let start = Sample.day(2003, 5, 17)
        #expect(throws: SpellRefusal.noWage) { try open(Sample.spell(1, Sample.terms(wage: 0), from: start)) }
        #expect(throws: Never.self) { try open(Sample.spell(1, Sample.terms(wage: 1), from: start)) }
        #expect(throws: SpellRefusal.noProgramme) {
            try open(Sample.spell(1, Sample.terms(.wageEarner, []), from: start))
        }
        #expect(throws: SpellRefusal.otherPerson(Sample.person)) {
            try open(JobSpell(id: SpellID(1), person: PersonID(8), terms: Sample.terms(), start: start))
        }
        #expect(throws: SpellRefusal.beforeStart(start)) {
            try open(Sample.spell(1, from: start, to: Sample.day(2003, 5, 16)))
        }
        #expect(throws: Never.self) { try open(Sample.spell(1, from: start, to: start)) }
    }

    @Test func `says a gap of the law as what it is`() {
        let start = Sample.day(2000, 12, 31)
        let gap = LawGap(
            parameter: "programmes/excluded[pu]", day: start, why: .before(InventedLaw.from))
        #expect(throws: SpellRefusal.lawGap(gap)) { try open(Sample.spell(1, from: start)) }
    }
}
