import ArgumentParser
import DemoCity
import EmbeddedFiles
import LawBook
import MoneyAndDates
import Words

/// `naungan demo`: an invented city with its rosters, or a sample of any size for measuring.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Invents a city with its offices, workers and dirty rosters. Everybody in it is made up.")

    @OptionGroup var shared: SharedOptions
    @Option(help: "Folder to write into.")
    var out: String
    @Option(help: "Another number gives another city.")
    var seed: UInt64 = 1
    @Option(help: "Instead of a city a sample: rows,participants,profile, such as 10000,50000,harsh.")
    var sample: String?
    @Option(help: "The day on which the city is looked at.")
    var day: String = "2026-01-01"
    @Option(help: "Run so many months of the city in a database of its own, and look back on them.")
    var months: Int?
    @Flag(help: "Kota Serang with its 413 companies and 10,900 workers, in a database of its own.")
    var serang = false
    @Option(help: "The first of those months.")
    var from: String = "2025-07"

    func run() async throws {
        let words = try shared.words()
        do {
            guard let today = Day(iso: day) else {
                throw TermsRefusal(name: "day", value: day, wanted: "wanted.day")
            }
            let pools = try DemoPools(DemoTemplates { EmbeddedFiles.text(at: "templates/demo/" + $0) })
            if serang {
                let place = DemoYearPlace(folder: out)
                return try await DemoYearRun(
                    place: place, shared: shared, pools: pools, seed: seed, words: words
                ).replaySerang()
            }
            if let months { return try await runMonths(months, pools, words) }
            guard let sample else { return try writeCity(pools, today, words) }
            try writeSample(sample, pools, today, words)
        } catch let refusal as TermsRefusal {
            Terminal.errors.line(CheckFailureText(words: words).message(refusal) ?? "")
            throw CommandOutcome.couldNotRun
        } catch let refusal as DemoRefusal {
            Terminal.errors.line(words.filled(refusal.key, refusal.arguments))
            throw CommandOutcome.couldNotRun
        }
    }

    private func runMonths(_ months: Int, _ pools: DemoPools, _ words: Words) async throws {
        guard (1...36).contains(months) else {
            throw TermsRefusal(name: "months", value: String(months), wanted: "wanted.demo-months")
        }
        guard let first = Month(iso: from) else {
            throw TermsRefusal(name: "from", value: from, wanted: "wanted.month")
        }
        let place = DemoYearPlace(folder: out)
        try await DemoYearRun(place: place, shared: shared, pools: pools, seed: seed, words: words)
            .run(from: first, months: months)
    }

    private func writeCity(_ pools: DemoPools, _ today: Day, _ words: Words) throws {
        let summary = try DemoCity.write(to: out, seed: seed, referenceDay: today, pools: pools)
        Terminal.output.line(
            words(
                "demo.city",
                [
                    "people": .text(words.text(summary.headCount)),
                    "units": .count(summary.headCounts.count),
                    "lines": .text(words.text(summary.rosterLines)),
                    "participants": .text(words.text(summary.participants)), "folder": .text(out),
                ]))
        for file in summary.files { Terminal.output.line("  \(out)/\(file)") }
    }

    private func writeSample(_ sample: String, _ pools: DemoPools, _ today: Day, _ words: Words) throws {
        let parts = sample.split(separator: ",").map(String.init)
        guard (3...4).contains(parts.count), let rows = Int(parts[0]), let participants = Int(parts[1]),
            let seed = parts.count == 4 ? UInt64(parts[3]) : seed, (1...10_000_000).contains(rows),
            (1...10_000_000).contains(participants)
        else {
            throw TermsRefusal(name: "sample", value: sample, wanted: "wanted.sample")
        }
        let profile = try DirtProfile.named(parts[2])
        let summary = try RosterSample.write(
            to: out, rows: rows, participants: participants, profile: profile, seed: seed, pools: pools,
            referenceDay: today)
        Terminal.output.line(
            words(
                "demo.sample",
                [
                    "rows": .text(words.text(summary.rows)),
                    "participants": .text(words.text(summary.participants)), "folder": .text(out),
                ]))
    }
}
