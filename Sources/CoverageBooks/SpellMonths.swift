import Continuity
import LawBook
package import Membership
import MoneyAndDates

/// One believed job of a person, in whole numbers.
struct SpellRow {
    var spell: Int64 = 0
    /// As `yyyymmdd`; 99991231 while no end is known.
    var from: Int64 = 0
    var to: Int64 = 0
    /// Months of the window, counted from its first.
    var firstPlace = 0
    var lastPlace = 0
    /// Nought where nobody is billed.
    var registration: Int64 = 0
    var unit: Int64 = 0
    var segment = MonthFlags(.wageEarner)
    /// Its place in `FundingSource.allCases`.
    var funding: UInt8 = 0
    /// Its place in `WorkerCategory.allCases`.
    var category: UInt8 = 0
    var wage: Int64 = 0
    var programmes: UInt8 = 0
    /// Nought where neither the job nor its registration has one.
    var riskClass: UInt8 = 0
    var hasDecree = false
    /// From when on and before when it is believed, in milliseconds since 1970.
    var recorded: Int64 = 0
    var superseded: Int64 = 0

    func touches(_ place: Int) -> Bool { firstPlace <= place && place <= lastPlace }
}

/// Turns the jobs of one person after another into flags of months, by the rules of `PersonFacts`: a month
/// belongs to its first job, and a job opens anew where the payer is another or days lie between.
struct SpellMonths {
    private let question: CoverageQuestion
    private let width: Int
    private let today: Int
    private var papers: PaperFlags
    private let needsPapers: [Bool]
    private(set) var flags: [UInt16]

    init(_ question: CoverageQuestion, _ papers: UnitPapers) {
        self.question = question
        width = question.width
        today = question.firstMonth.months(until: Month(of: question.asOf))
        self.papers = PaperFlags(papers, question)
        needsPapers = FundingSource.allCases.map(\.needsPapers)
        flags = Array(repeating: 0, count: width)
    }

    /// Works out the flags of one person, who has at least one job; `spells` are put in order.
    mutating func work(out spells: inout [SpellRow]) {
        if spells.count > 1 { spells.sort { ($0.from, $0.spell) < ($1.from, $1.spell) } }
        var before = holder(spells, at: -1)
        var segment = spells[before ?? 0].segment.rawValue
        for place in 0..<width {
            let holder = holder(spells, at: place)
            if let holder {
                segment = spells[holder].segment.rawValue
                flags[place] = segment | memberFlags(spells, holder, after: before, at: place)
            } else {
                flags[place] = segment
            }
            before = holder
        }
    }

    /// The first day of membership as `yyyymmdd`, where it lies in the window; else nought.
    func joined(_ spells: [SpellRow]) -> Int32 {
        let place = spells[0].firstPlace
        return place >= 0 && place < width ? Int32(spells[0].from) : 0
    }

    /// The job by which a person belongs somewhere: that of the month asked about, else the last before it,
    /// else the first after it.
    func present(_ spells: [SpellRow]) -> SpellRow {
        if let holder = holder(spells, at: today) { return spells[holder] }
        return spells.last { $0.firstPlace < today } ?? spells[0]
    }

    private func holder(_ spells: [SpellRow], at place: Int) -> Int? {
        spells.firstIndex { $0.touches(place) }
    }

    private mutating func memberFlags(
        _ spells: [SpellRow], _ holder: Int, after before: Int?, at place: Int
    ) -> UInt16 {
        var flags = MonthFlags.member.rawValue
        if holder != before, opens(spells, holder, after: before) { flags |= MonthFlags.opens.rawValue }
        let spell = spells[holder]
        guard needsPapers[Int(spell.funding)] else {
            let ready: MonthFlags = [.planned, .budgeted, .agreed]
            return flags | ready.rawValue
        }
        let months = papers.place(of: spell.unit, spell.category)
        flags |= papers.flag(months, place)
        if spell.hasDecree { flags |= MonthFlags.planned.rawValue }
        return flags
    }

    private func opens(_ spells: [SpellRow], _ holder: Int, after before: Int?) -> Bool {
        guard let before, spells[before].registration == spells[holder].registration else { return true }
        guard let end = Day(yyyymmdd: Int(spells[before].to)), end.year < 9999 else { return false }
        return end.adding(days: 1).yyyymmdd < spells[holder].from
    }
}

/// The job by which each row belongs somewhere, column by column.
package struct PresentJobs: Sendable, Equatable {
    package internal(set) var units: [Int64] = []
    /// Nought where nobody is billed.
    package internal(set) var registrations: [Int64] = []
    /// Of a month, whole rupiah.
    package internal(set) var wages: [Int64] = []
    /// JKK 1, JKM 2, JHT 4, JP 8, JKP 16, added up.
    package internal(set) var programmes: [UInt8] = []
    /// 1 to 5; nought where neither the job nor its registration has one.
    package internal(set) var riskClasses: [UInt8] = []
    var funding: [UInt8] = []

    /// Out of which purse a row is paid.
    package func fundingSource(_ row: Int) -> FundingSource { FundingSource.allCases[Int(funding[row])] }

    mutating func append(_ spell: SpellRow) {
        units.append(spell.unit)
        registrations.append(spell.registration)
        wages.append(spell.wage)
        programmes.append(spell.programmes)
        riskClasses.append(spell.riskClass)
        funding.append(spell.funding)
    }
}
