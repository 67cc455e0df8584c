import ArgumentParser
import Continuity
import CoverageBooks
import LawBook
import Words

/// `naungan continuity lapsing`: who is protected now and soon will not be, and whose turn it is.
struct LapsingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lapsing",
        abstract: "Who loses protection within some days, why, and whose turn it is.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var coverage: CoverageOptions
    @Option(help: "Days after the day asked about.")
    var within = 30
    @OptionGroup var listing: ListOptions

    func validate() throws {
        guard (0...366).contains(within) else { throw ValidationError("--within 0...366") }
    }

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let work = try await CoverageWork(office, shared, coverage)
            let ends = work.answers.ends
            let rows = ends.lapsing(within: within, after: work.answers.question.asOf)
            let lapses = try LapseTable(rows, ends, work.answers)
            let list = work.list(CoverageList.ends(ends) + lapses.columns(words))
            if coverage.format == .json { return try await list.writeJSON("lapsing", rows) }
            work.say("continuity.lapsing.summary", rows.count, ["days": .number(within)])
            lapses.show(words)
            try await list.show(rows, listing)
        }
    }
}

/// `naungan continuity lapsed`: who is without protection, and whose turn it is.
struct LapsedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lapsed", abstract: "Who should be protected on the day and is not, since when and why.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var coverage: CoverageOptions
    @OptionGroup var listing: ListOptions

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let work = try await CoverageWork(office, shared, coverage)
            let ends = work.answers.ends
            let rows = ends.lapsed(by: work.answers.question.asOf)
            let lapses = try LapseTable(rows, ends, work.answers, isNow: true)
            let list = work.list(CoverageList.ends(ends) + lapses.columns(words))
            if coverage.format == .json { return try await list.writeJSON("lapsed", rows) }
            work.say("continuity.lapsed.summary", rows.count)
            lapses.show(words)
            try await list.show(rows, listing)
        }
    }
}

/// Why some rows lapse and whose turn it is, worked out once for each.
struct LapseTable {
    private var lapses: [Int: CoverageLapse] = [:]

    /// - Parameter isNow: whether the month asked about counts, rather than that of the first lost day.
    init(_ rows: [Int], _ ends: CoverEnds, _ answers: CoverageAnswers, isNow: Bool = false) throws {
        for row in rows {
            guard let end = ends[row] else { continue }
            let day = isNow ? answers.question.asOf : end.firstUncovered
            lapses[row] = try answers.lapse(row, CoverEnd(firstUncovered: day, cause: end.cause))
        }
    }

    func columns(_ words: Words) -> [CoverageList.Column] {
        [
            ("giliran", { lapses[$0].map { .text(words($0.turn.key)) } ?? .none }),
            ("alasan", { lapses[$0].map { .text(words($0.state.key, $0.state.arguments)) } ?? .none }),
        ]
    }

    /// How many wait for each.
    func show(_ words: Words) {
        for turn in Turn.allCases {
            let count = lapses.values.reduce(0) { $0 + ($1.turn == turn ? 1 : 0) }
            guard count > 0 else { continue }
            let told: [String: Term] = ["turn": .word(turn.key), "count": .text(words.text(count))]
            Terminal.output.line("  " + words("continuity.turn.count", told))
        }
    }
}
