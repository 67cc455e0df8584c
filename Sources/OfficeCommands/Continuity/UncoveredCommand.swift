import ArgumentParser
import Continuity
import CoverageBooks
import LawBook
import Membership
import Words

/// `naungan continuity uncovered`: the first day without protection of each person.
struct UncoveredCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uncovered",
        abstract: "The first day without protection of each person, if nothing more is paid.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var coverage: CoverageOptions
    @OptionGroup var listing: ListOptions
    @Flag(help: "Say how long reading and answering took, in milliseconds.")
    var timed = false

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let clock = ContinuousClock()
            let started = clock.now
            let work = try await CoverageWork(office, shared, coverage)
            let read = clock.now
            let ends = work.answers.ends
            if timed { tell(reading: read - started, answering: clock.now - read, words) }
            let list = work.list(CoverageList.ends(ends))
            let rows = ends.firstUncovered.indices.filter { ends.firstUncovered[$0] != 0 }
                .sorted { (ends.firstUncovered[$0], $0) < (ends.firstUncovered[$1], $1) }
            if coverage.format == .json { return try await list.writeJSON("uncovered", rows) }
            let already = ends.lapsed(by: work.answers.question.asOf).count
            work.say("continuity.uncovered.summary", rows.count, ["lapsed": .text(words.text(already))])
            try await list.show(rows, listing)
        }
    }

    private func tell(reading: Duration, answering: Duration, _ words: Words) {
        let told: [String: Term] = [
            "read": .text(words.text(Int(reading / .milliseconds(1)))),
            "answered": .text(words.text(Int(answering / .milliseconds(1)))),
        ]
        Terminal.errors.line(words("continuity.timed", told))
    }
}

extension CoverageList {
    /// The first uncovered day and why it ends.
    static func ends(_ ends: CoverEnds) -> [Column] {
        [
            ("hari_pertama_tanpa_perlindungan", { .day(ends[$0]?.firstUncovered) }),
            (
                "sebab",
                { row in
                    switch ends[row]?.cause {
                    case .unpaid: .text("belum-dibayar")
                    case .jobEnds: .text("kerja-berakhir")
                    case nil: .none
                    }
                }
            ),
        ]
    }
}
