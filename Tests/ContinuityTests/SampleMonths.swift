import Continuity
import LawBook
import Membership
import MoneyAndDates
import TestKit

/// Months of one person, written as one letter each, under an invented law: two months of grace for the
/// self-employed, four tolerated for wage earners, two paid months for the full death benefit, five for the
/// scholarship, no registration from 60 years on.
///
/// The letters: `p` paid within the month, `u` reported and unpaid, `n` not reported, `-` no job, `o` the
/// job opens with another employer and is reported, `x` paid though there is no job.
enum SampleMonths {
    static let first = month(2003, 1)

    static func law(
        changing changes: [String: [Dated<ParameterValue>]] = [:]
    ) throws -> ContinuityLaw {
        var own: [String: [Dated<ParameterValue>]] = [
            "bpu/grace-months": [InventedLaw.dated(.number(2))],
            "membership/pu-grace-months": [InventedLaw.dated(.number(0), status: .unverified)],
            "membership/lump-sum-grace-months": [
                InventedLaw.dated(InventedLaw.keyed(["jakon": 0, "pmi": 1]))
            ],
            "arrears/employer-first-after-months": [InventedLaw.dated(.number(4))],
            "membership/pu-deactivation-months": [InventedLaw.dated(.none, status: .unverified)],
            "jkm/pu-full-benefit-paid-months": [InventedLaw.dated(.none, status: .unverified)],
            "jkm/bpu-full-benefit-paid-months": [InventedLaw.dated(.number(2))],
            "jkm/scholarship-paid-months": [InventedLaw.dated(.number(5))],
            "bpu/entry-age-limit": [InventedLaw.dated(.number(60))],
            "bpu/prepay-months-max": [InventedLaw.dated(.number(12))],
        ]
        own.merge(changes) { _, changed in changed }
        return try ContinuityLaw(from: InventedLaw.book(changing: own))
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day { InventedLaw.day(year, month, day) }
    static func month(_ year: Int, _ month: Int) -> Month { InventedLaw.month(year, month) }

    static func facts(_ letters: String, _ segment: Segment = .selfEmployed) -> PersonFacts {
        let months = letters.enumerated().map { place, letter in
            fact(letter, segment, first.adding(place))
        }
        return PersonFacts(firstMonth: first, months: months)
    }

    private static func fact(_ letter: Character, _ segment: Segment, _ month: Month) -> MonthFacts {
        let ready = MonthFlags.ready.union(MonthFlags(segment))
        let payday = month.firstDay.adding(days: 9)
        switch letter {
        case "p": return MonthFacts(ready.union(.member), paidOn: payday, paid: Rupiah(10))
        case "o": return MonthFacts(ready.union([.member, .opens]))
        case "n": return MonthFacts(MonthFlags(segment).union([.member, .planned, .budgeted, .agreed]))
        case "x": return MonthFacts(MonthFlags(segment), paidOn: payday, paid: Rupiah(10))
        case "-": return MonthFacts(MonthFlags(segment))
        case "u": return MonthFacts(ready.union(.member))
        default: preconditionFailure("a letter that stands for no month")
        }
    }

    static func strip(
        _ facts: PersonFacts, asOf: Day? = nil, law: ContinuityLaw? = nil
    ) throws -> ContinuityStrip {
        try ContinuityStrip(facts, asOf: asOf ?? facts.lastMonth.lastDay, under: law ?? SampleMonths.law())
    }

    /// The strip as letters: `P` protected by payment, `T` tolerated, `G` grace, `.` a gap, and for months
    /// ahead `a` paid, `b` billed, `r` reported, `l` planned.
    static func letters(_ strip: ContinuityStrip) -> String {
        String(
            strip.months.map { month -> Character in
                switch month.state {
                case .inForce(.paid): "P"
                case .inForce(.unpaid): "T"
                case .inForce(.grace): "G"
                case .gap: "."
                case .paid: "a"
                case .billed: "b"
                case .reported: "r"
                case .planned: "l"
                }
            })
    }
}
