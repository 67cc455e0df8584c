import Continuity
import CoverageBooks
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase

/// Chance from a seed, so that what fails once fails again.
struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }

    /// True so many times in a hundred.
    mutating func percent(_ share: Int) -> Bool { Int.random(in: 0..<100, using: &self) < share }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func any<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }
}

/// Books of invented people in which everything happens that can, kept here beside the rows that tell of it,
/// so that what is read can be compared with what `PersonFacts` makes of the same.
struct StoredHistories {
    struct Paper {
        let unit: Int
        let kind: YearEndPaper
        let isSigned: Bool
        let from: Day
        let through: Day
        let knowledge: Knowledge
    }

    struct Line {
        let person: Int64
        let spell: Int64
        let forMonth: Month
        let period: Month
        let registration: Int64
        let cause: String
        let amount: Int64
        /// What the law refused, or what is left to the first payer, stands there and counts for nothing.
        var refusal: Int64 = 0
        var programmes: Int64 = 3
    }

    /// What is known of a bill or correction over time.
    struct Claim {
        var paidOn: Day?
        var knowledge: Knowledge
    }

    struct Bill {
        let id: Int64
        let registration: Int64
        let month: Month
        let isStanding: Bool
        let recorded: Instant
        let changed: Instant
        var claims: [Claim]
    }

    struct Correction {
        let id: Int64
        let registration: Int64
        let forMonth: Month
        let bookedIn: Month
        let cause: String
        let recorded: Instant
        var claims: [Claim]
    }

    struct Life {
        let person: Int64
        let born: Day
        let died: Day?
        let diedKnown: Instant?
    }

    static let causes = ["wage", "law", "left"]
    static let registrations: [Int64] = [7, 8, 9]
    static let first = month(200_301)
    static let width = 14

    private(set) var lives: [Life] = []
    private(set) var jobs: [JobHistory] = []
    private(set) var papers: [Paper] = []
    private(set) var lines: [Line] = []
    private(set) var linesOf: [Int64: [Line]] = [:]
    private(set) var finalised: [Int64: [Month: Instant]] = [:]
    private(set) var bills: [Bill] = []
    private(set) var corrections: [Correction] = []
    private var chance: SeededChance
    private var nextSpell: Int64 = 0

    init(seed: UInt64, people: Int) {
        chance = SeededChance(seed: seed)
        for _ in 0..<12 { papers.append(anyPaper()) }
        for registration in StoredHistories.registrations { addMonths(of: registration) }
        for number in 0..<people { addPerson(Int64(100 + number * 3)) }
        linesOf = Dictionary(grouping: lines, by: \.person)
    }
}

func at(_ milliseconds: Int) -> Instant { Instant(epochMilliseconds: Int64(milliseconds)) }

func day(_ yyyymmdd: Int) -> Day {
    guard let day = Day(yyyymmdd: yyyymmdd) else { preconditionFailure("no such day in a test") }
    return day
}

func month(_ yyyymm: Int) -> Month { Month(of: day(yyyymm * 100 + 1)) }

extension StoredHistories {
    private mutating func anyDay(_ from: Int = -4, _ through: Int = StoredHistories.width + 3) -> Day {
        let month = StoredHistories.first.adding(chance.number(from...through))
        return month.firstDay.adding(days: chance.number(0...(month.lastDay.day - 1)))
    }

    private mutating func anyKnowledge() -> Knowledge {
        let recorded = chance.number(0...90)
        let superseded = chance.percent(30) ? at(recorded + chance.number(1...40)) : nil
        return Knowledge(recorded: at(recorded), superseded: superseded)
    }

    private mutating func anyPaper() -> Paper {
        let from = anyDay()
        return Paper(
            unit: chance.number(1...4), kind: chance.any(YearEndPaper.allCases),
            isSigned: chance.percent(75), from: from, through: from.adding(days: chance.number(0...300)),
            knowledge: anyKnowledge())
    }

    private mutating func anyClaims() -> [Claim] {
        let first = chance.number(1...70)
        let second = first + chance.number(1...20)
        var claims = [
            Claim(paidOn: chance.percent(30) ? anyDay() : nil, knowledge: Knowledge(recorded: at(first)))
        ]
        guard chance.percent(60) else { return claims }
        claims[0].knowledge = Knowledge(recorded: at(first), superseded: at(second))
        if chance.percent(85) {
            claims.append(Claim(paidOn: anyDay(), knowledge: Knowledge(recorded: at(second))))
        }
        return claims
    }

    private mutating func addMonths(of registration: Int64) {
        for place in -1..<StoredHistories.width + 3 where chance.percent(85) {
            let month = StoredHistories.first.adding(place)
            finalised[registration, default: [:]][month] = at(chance.number(0...60))
            if chance.percent(85) { addBill(registration, month) }
            for cause in StoredHistories.causes where chance.percent(60) {
                corrections.append(
                    Correction(
                        id: Int64(corrections.count + 1), registration: registration,
                        forMonth: month.adding(-chance.number(1...3)), bookedIn: month, cause: cause,
                        recorded: at(chance.number(0...60)), claims: chance.percent(60) ? anyClaims() : []))
            }
        }
    }

    private mutating func addBill(_ registration: Int64, _ month: Month) {
        let recorded = chance.number(0...60)
        bills.append(
            Bill(
                id: Int64(bills.count + 1), registration: registration, month: month,
                isStanding: chance.percent(85), recorded: at(recorded),
                changed: at(recorded + chance.number(0...30)), claims: anyClaims()))
    }

    private mutating func addPerson(_ person: Int64) {
        let died = chance.percent(15) ? anyDay() : nil
        lives.append(
            Life(
                person: person, born: day(19_500_101).adding(days: chance.number(0...15_000)), died: died,
                diedKnown: died != nil && chance.percent(80) ? at(chance.number(0...90)) : nil))
        var versions: [JobHistory.Version] = []
        for _ in 0..<chance.number(1...3) {
            nextSpell += 1
            var recorded = chance.number(0...40)
            for _ in 0..<chance.number(1...2) {
                let superseded = recorded + chance.number(1...40)
                versions.append(
                    JobHistory.Version(
                        spell: anySpell(nextSpell, person),
                        knowledge: Knowledge(recorded: at(recorded), superseded: at(superseded))))
                recorded = superseded
            }
            if chance.percent(90), let last = versions.popLast() {
                versions.append(
                    JobHistory.Version(
                        spell: last.spell, knowledge: Knowledge(recorded: last.knowledge.recorded)))
            }
            addLines(of: person, spell: nextSpell)
        }
        jobs.append(JobHistory(person: PersonID(person), versions: versions))
    }

    private mutating func anySpell(_ spell: Int64, _ person: Int64) -> JobSpell {
        let start = anyDay()
        let letter = AppointmentLetter(number: "SK", signed: start)
        let terms = JobTerms(
            unit: UnitID(Int64(chance.number(1...4))), category: .dailyWorker,
            segment: chance.any(Segment.allCases), programmes: [.init(.death)],
            payer: UnitID(chance.any([0] + StoredHistories.registrations)),
            funding: chance.any(FundingSource.allCases), wage: Rupiah(100), wageBasis: .honorarium,
            letter: chance.percent(50) ? letter : nil)
        return JobSpell(
            id: SpellID(spell), person: PersonID(person), terms: terms, start: start,
            end: chance.percent(60) ? start.adding(days: chance.number(0...200)) : nil)
    }

    private mutating func addLines(of person: Int64, spell: Int64) {
        let registration = chance.any(StoredHistories.registrations)
        for place in -1..<StoredHistories.width + 3 {
            let month = StoredHistories.first.adding(place)
            if chance.percent(70) {
                lines.append(
                    Line(
                        person: person, spell: spell, forMonth: month, period: month,
                        registration: registration, cause: "regular", amount: Int64(chance.number(1...50)),
                        refusal: chance.percent(10) ? 2 : 0, programmes: chance.percent(10) ? 0 : 3))
            }
            if chance.percent(25) {
                let amount = chance.any([-60, -20, -5, 4, 30])
                lines.append(
                    Line(
                        person: person, spell: spell, forMonth: month.adding(-chance.number(1...3)),
                        period: month, registration: registration,
                        cause: chance.any(StoredHistories.causes), amount: Int64(amount),
                        refusal: chance.percent(5) ? 2 : 0, programmes: chance.percent(30) ? 0 : 3))
            }
        }
    }
}
