import ArgumentParser
import Continuity
import CoverageBooks
import LawBook
import MoneyAndDates
import Words

/// `naungan continuity waste`: months that were paid for nobody.
struct WasteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waste", abstract: "Months paid after somebody left or died, and what they cost.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var coverage: CoverageOptions
    @OptionGroup var listing: ListOptions

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let work = try await CoverageWork(office, shared, coverage, amounts: true)
            let waste = work.answers.waste
            let rows = waste.months.indices.filter { waste.months[$0] > 0 }
                .sorted { (waste.rupiah[$1], $0) < (waste.rupiah[$0], $1) }
            let list = work.list([
                ("bulan", { .number(Int64(waste.months[$0])) }),
                ("rupiah", { .number(waste.rupiah[$0]) }),
            ])
            let months = rows.reduce(Int64(0)) { $0 + Int64(waste.months[$1]) }
            if coverage.format == .json {
                let sums = [("months", months), ("rupiah", waste.total.amount)]
                return try await list.writeJSON("waste", rows, sums: sums)
            }
            work.say(
                "continuity.waste.summary", rows.count,
                ["months": .text(words.text(Int(months))), "amount": .rupiah(waste.total)])
            try await list.show(rows, listing)
        }
    }
}
