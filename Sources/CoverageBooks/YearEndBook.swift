package import Continuity
import Contributions
package import LawBook
import Membership
package import MoneyAndDates
package import SQLDatabase

/// The units of a scope over the turn of the year: their papers, and who would lose protection from when.
///
/// What is due up to December is taken as paid: the January gap is what the papers make, not what is owed
/// already. People whose dues are not public money need no papers and are not in it.
package struct YearEndBook: Sendable {
    package let units: [YearEndUnit]
    /// The last day of the year of the day asked about.
    package let lastDay: Day

    /// - Parameter expected: when a paper of the next year is there, where none is recorded or announced.
    /// - Throws: a `LawGap` for a window beyond the law.
    package init(
        _ answers: CoverageAnswers, papers: YearEndPapers, expected: Day, under law: ContinuityLaw,
        _ contributions: ContributionLaw
    ) throws(LawGap) {
        let question = answers.question
        lastDay = Month(of: question.asOf).adding(12 - question.asOf.month).lastDay
        let columns = YearEndBook.paidThrough(lastDay, from: question.asOf, answers.columns)
        let rules = try CoverageRules(
            firstMonth: columns.firstMonth, width: columns.width, under: law)
        let jobs = answers.reading.jobs
        let groups = BridgeRows.grouped(
            columns, units: jobs.units.map { UnitID($0) },
            ends: columns.ends(asOf: lastDay, under: rules), asOf: lastDay)
        let prices = DuesPrices(columns: columns, jobs: jobs, law: contributions)
        var byUnit: [UnitID: [BridgeRows]] = [:]
        for group in groups { byUnit[group.unit, default: []].append(group) }
        let lastDay = lastDay
        units = byUnit.keys.sorted().map { unit in
            let days = papers.days(of: unit, after: lastDay, expected: expected)
            let bare = YearEndUnit(unit: unit, papers: days, groups: [])
            guard let payable = bare.gap(after: lastDay)?.payableFrom else { return bare }
            let priced = (byUnit[unit] ?? []).compactMap { prices.group($0, through: Month(of: payable)) }
            return YearEndUnit(unit: unit, papers: days, groups: priced)
        }
    }

    /// The months from the day asked about to the end of the year as if paid on their last days.
    private static func paidThrough(
        _ lastDay: Day, from day: Day, _ columns: CoverageColumns
    ) -> CoverageColumns {
        let first = columns.firstMonth.months(until: Month(of: day))
        let last = min(columns.firstMonth.months(until: Month(of: lastDay)), columns.width - 1)
        var (flags, paidOn) = (columns.flags, columns.paidOn)
        let days = (0..<columns.width).map { columns.firstMonth.adding($0).lastDay.yyyymmdd }
        for row in 0..<columns.count {
            for place in first...max(first, last) {
                let cell = row * columns.width + place
                guard paidOn[cell] == 0, flags[cell] & MonthFlags.member.rawValue != 0 else { continue }
                paidOn[cell] = days[place]
                flags[cell] |= MonthFlags.reported.rawValue | MonthFlags.billed.rawValue
            }
        }
        return CoverageColumns(
            firstMonth: columns.firstMonth, width: columns.width, people: columns.people, flags: flags,
            paidOn: paidOn, paid: columns.paid, joined: columns.joined, died: columns.died,
            born: columns.born)
    }
}

/// The papers of the units of a government, as far as the turn of a year asks.
package struct YearEndPapers: Sendable {
    private let papers: UnitPapers

    package init(_ question: CoverageQuestion, on connection: any SQLConnection) throws {
        papers = try UnitPapers(
            government: question.government, known: question.knownMilliseconds, on: connection)
    }

    /// How each paper of a unit stands on the last day of a year.
    func days(of unit: UnitID, after lastDay: Day, expected: Day) -> [YearEndPaper: PaperDays] {
        let newYear = lastDay.adding(days: 1)
        return Dictionary(
            uniqueKeysWithValues: YearEndPaper.allCases.map { kind in
                let all = papers.papers(kind, of: unit.number)
                let present = all.filter { $0.isSigned && $0.from <= newYear }.map(\.through).max()
                let next = all.filter { paper in
                    paper.through >= newYear && (!paper.isSigned || paper.from > newYear)
                }.map { max($0.from, newYear) }.min()
                return (kind, PaperDays(through: present, nextReady: next ?? max(expected, newYear)))
            })
    }
}
