import ArgumentParser
import Continuity
import CoverageBooks
import LawBook
import MoneyAndDates
import Words

/// `naungan continuity tenure`: paid months towards the full death benefit and the scholarship.
struct TenureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenure",
        abstract: "Paid months of each person, towards the full death benefit and the scholarship.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var coverage: CoverageOptions
    @OptionGroup var listing: ListOptions

    /// Months before the day asked about: more than the scholarship has ever asked for.
    static let monthsBefore = 60

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let work = try await CoverageWork(office, shared, coverage, back: Self.monthsBefore)
            let law = try shared.continuityLaw().law
            let tenure = work.answers.tenure
            let (asOf, columns) = (work.answers.question.asOf, work.answers.columns)
            let today = columns.firstMonth.months(until: .init(of: asOf))
            var full: [Segment: Int] = [:]
            for segment in Segment.allCases {
                full[segment] = try law.fullDeathBenefit[segment]?.ifInForce(on: asOf)?.value ?? 0
            }
            let needed = full
            let scholarship = try law.scholarship.ifInForce(on: asOf)?.value ?? 0
            func missingForDeath(_ row: Int) -> Int {
                let flags = MonthFlags(rawValue: columns.flags[row * columns.width + today])
                return max(0, (needed[flags.segment] ?? 0) - Int(tenure.monthsInRow[row]))
            }
            func missingForScholarship(_ row: Int) -> Int {
                max(0, scholarship - Int(tenure.monthsAltogether[row]))
            }
            // Those who are members now: others gather no months.
            let rows = (0..<columns.count).filter {
                MonthFlags(rawValue: columns.flags[$0 * columns.width + today]).contains(.member)
            }
            let list = work.list([
                ("bulan_berturut", { .number(Int64(tenure.monthsInRow[$0])) }),
                ("bulan_seluruhnya", { .number(Int64(tenure.monthsAltogether[$0])) }),
                ("kurang_santunan_penuh", { .number(Int64(missingForDeath($0))) }),
                ("kurang_beasiswa", { .number(Int64(missingForScholarship($0))) }),
            ])
            if coverage.format == .json { return try await list.writeJSON("tenure", rows) }
            let short = rows.count { missingForDeath($0) > 0 }
            let child = rows.count { missingForScholarship($0) > 0 }
            work.say(
                "continuity.tenure.summary", rows.count,
                ["short": .text(words.text(short)), "child": .text(words.text(child))])
            try await list.show(rows, listing)
        }
    }
}
