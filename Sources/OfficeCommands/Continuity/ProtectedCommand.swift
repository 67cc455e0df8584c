import ArgumentParser
import CoverageBooks

/// `naungan continuity protected`: who is protected on a day.
struct ProtectedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "protected", abstract: "Who is protected on the day, and until when.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var coverage: CoverageOptions
    @OptionGroup var listing: ListOptions

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let work = try await CoverageWork(office, shared, coverage)
            let rows = work.answers.protected
            let list = work.list(CoverageList.ends(work.answers.ends))
            if coverage.format == .json { return try await list.writeJSON("protected", rows) }
            work.say("continuity.protected.summary", rows.count)
            try await list.show(rows, listing)
        }
    }
}
