import Continuity
import LawBook
import MoneyAndDates
import TestKit
import Testing

private typealias Sample = SampleMonths

/// How long a payment protects, by segment.
@Suite struct `Protection` {
    @Test(arguments: [
        ("pppppp", "PPPPPP"),
        // Two months of grace, then the membership is over and paying again begins a new one.
        ("ppuu", "PPGG"),
        ("ppuuu", "PPGG."),
        ("ppuuup", "PPGG.P"),
        // No grace before a first payment.
        ("uupp", "..PP"),
        // What was paid for a place that was handed back still protects its person.
        ("pp-x", "PPGP"),
        ("pp---", "PPGG."),
    ])
    func `of the self-employed follows what was paid, and a grace`(months: String, shown: String) throws {
        #expect(Sample.letters(try Sample.strip(Sample.facts(months))) == shown)
    }

    @Test(arguments: [
        ("pppppp", "PPPPPP"),
        ("puuuu", "PTTTT"),
        ("puuuuu", "PTTTT."),
        // A new job is protected once reported, though nothing is paid yet.
        ("uuuuu", "TTTT."),
        ("nnuu", "..TT"),
        // A bill repeats the last month: what was reported once stays reported.
        ("unnn", "TTTT"),
        // Paying mends the arrears: the count begins anew.
        ("uuuupuuuu", "TTTTPTTTT"),
        // No grace after the job, and a month paid for nobody protects nobody.
        ("pp-x", "PP.."),
        // Another employer must report for himself.
        ("puonn", "PTTTT"),
    ])
    func `of a wage earner follows the report, and how much is unpaid`(
        months: String, shown: String
    ) throws {
        #expect(Sample.letters(try Sample.strip(Sample.facts(months, .wageEarner))) == shown)
    }

    @Test func `of a wage earner is lost when the new employer does not report`() throws {
        var facts = Sample.facts("ppnn", .wageEarner)
        facts.months[2].flags.formUnion(.opens)
        #expect(Sample.letters(try Sample.strip(facts)) == "PP..")
        #expect(try Sample.strip(facts).months[2].state == .gap(.notReported))
    }

    @Test func `has the grace of its own segment`() throws {
        #expect(Sample.letters(try Sample.strip(Sample.facts("puu", .construction))) == "P..")
        #expect(Sample.letters(try Sample.strip(Sample.facts("puu", .migrant))) == "PG.")
    }

    @Test func `falls when the self-employed take over from an employer and do not pay the first month`()
        throws
    {
        var facts = Sample.facts("ppuu", .selfEmployed)
        facts.months[0].flags = MonthFlags.ready.union([.member])
        facts.months[1].flags = MonthFlags.ready.union([.member])
        #expect(Sample.letters(try Sample.strip(facts)) == "PP..")
    }

    @Test func `follows the law of the month, not of today`() throws {
        let longer = [
            InventedLaw.dated(.number(2)), InventedLaw.dated(.number(3), from: Sample.day(2003, 4, 1)),
        ]
        let law = try Sample.law(changing: ["bpu/grace-months": longer])
        #expect(Sample.letters(try Sample.strip(Sample.facts("puuuu"), law: law)) == "PGGG.")
        #expect(Sample.letters(try Sample.strip(Sample.facts("puuuu"))) == "PGG..")
    }

    @Test func `refuses months that the law book does not cover`() throws {
        var facts = Sample.facts("puu", .selfEmployed)
        facts = PersonFacts(firstMonth: Sample.month(2000, 11), months: facts.months)
        let law = try Sample.law()
        #expect(throws: LawGap.self) {
            try ContinuityStrip(facts, asOf: Sample.day(2000, 12, 1), under: law)
        }
    }
}

/// When a payment counts, to the day.
@Suite struct `The day of payment` {
    @Test(arguments: [
        // After January two months of grace: a payment for February counts in March and not in April.
        (paidOn: Sample.day(2003, 3, 31), shown: "PPGG", months: 2),
        (paidOn: Sample.day(2003, 4, 1), shown: "PGG.", months: 1),
    ])
    func `within the grace goes on, after it mends nothing`(paidOn: Day, shown: String, months: Int) throws {
        var facts = Sample.facts("puuu")
        facts.months[1].paidOn = paidOn
        let strip = try Sample.strip(facts)
        #expect(Sample.letters(strip) == shown)
        #expect(strip.tenure.monthsInRow == months)
    }

    @Test func `after the grace is shown as paid late, and the branch is asked`() throws {
        var facts = Sample.facts("puuuu")
        facts.months[3].paidOn = Sample.day(2003, 5, 2)
        let april = try Sample.strip(facts).months[3]
        #expect(april.state == .gap(.paidLate(on: Sample.day(2003, 5, 2))))
        #expect(april.turn == .branch)
    }

    @Test func `begins a new registration on that day and not before`() throws {
        let strip = try Sample.strip(Sample.facts("puuup"))
        #expect(!strip.isProtected(on: Sample.day(2003, 5, 9)))
        #expect(strip.isProtected(on: Sample.day(2003, 5, 10)))
        #expect(strip.isProtected(on: Sample.day(2003, 5, 31)))
    }

    @Test func `counts only once it has come`() throws {
        let facts = Sample.facts("pp")
        #expect(Sample.letters(try Sample.strip(facts, asOf: Sample.day(2003, 2, 10))) == "PP")
        #expect(Sample.letters(try Sample.strip(facts, asOf: Sample.day(2003, 2, 9))) == "PG")
    }

    @Test func `protects nobody before he joined or after he died`() throws {
        var facts = Sample.facts("uu", .wageEarner)
        facts.joined = Sample.day(2003, 1, 15)
        facts.died = Sample.day(2003, 2, 20)
        let strip = try Sample.strip(facts)
        #expect(!strip.isProtected(on: Sample.day(2003, 1, 14)))
        #expect(strip.isProtected(on: Sample.day(2003, 1, 15)))
        #expect(strip.isProtected(on: Sample.day(2003, 2, 20)))
        #expect(!strip.isProtected(on: Sample.day(2003, 2, 21)))
    }

    @Test func `above the age of entry registers nobody anew, and keeps who never lapsed`() throws {
        var facts = Sample.facts("pup")
        facts.born = Sample.day(1943, 3, 10)  // sixty on the day of the payment in March
        #expect(Sample.letters(try Sample.strip(facts)) == "PGP")
        facts = Sample.facts("puuup")
        facts.born = Sample.day(1943, 5, 10)
        let may = try Sample.strip(facts).months[4]
        #expect(may.state == .gap(.overAge(since: Sample.month(2003, 5))))
        facts.born = Sample.day(1943, 5, 11)
        #expect(try Sample.strip(facts).months[4].isProtected)
    }
}
