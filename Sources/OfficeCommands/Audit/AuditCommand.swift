import ArgumentParser
import JSONText
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore
import Words

/// `naungan audit`: who changed what and why, and the proof that nobody changed that.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Shows and proves the chain of accepted changes.",
        subcommands: [Verify.self, Show.self, Root.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Computes every chain anew, or that of one government.")

        @OptionGroup var shared: SharedOptions
        @Option(help: "Only this government.")
        var government: Int64?

        func run() async throws {
            let words = try shared.words()
            try await answering(words) { opening in
                let database = try await opening.open()
                defer { database.close() }
                try await MigrationRunner(database).requireCurrent()
                let asked = government
                let roots = try await database.read { connection -> [AuditRoot] in
                    let known = try GovernmentBook.numbers(on: connection)
                    if let asked, !known.contains(asked) {
                        let list = known.map(String.init).joined(separator: ", ")
                        throw OfficeRefusal.noGovernment(asked: asked, known: list)
                    }
                    return try known.filter { asked == nil || $0 == asked }.map {
                        try AuditBook.verify(government: $0, on: connection)
                    }
                }
                for root in roots {
                    Terminal.output.line("\(root.government)  \(root.entries)  \(root.hash)")
                }
                let entries = roots.reduce(0) { $0 + Int($1.entries) }
                let told: [String: Term] = [
                    "count": .text(words.text(entries)), "chains": .number(roots.count),
                ]
                Terminal.output.line(words("audit.whole", told))
            }
        }
    }

    struct Root: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "root", abstract: "Where the chain stood at the end of --day, to be kept on paper.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var office: OfficeOptions

        func run() async throws {
            let words = try shared.words()
            try await office.working(words) { office in
                let end = AuditDay(office.today).end
                let root = try await office.database.read { connection in
                    try AuditBook.root(of: office.government, before: end, on: connection)
                }
                let told: [String: Term] = [
                    "government": .text("\(root.government)"), "day": .day(office.today),
                    "count": .text(words.text(Int(root.entries))),
                ]
                Terminal.output.line(words("audit.root", told))
                Terminal.output.line(AuditDay.spaced(root.hash))
                Terminal.output.line(words("audit.root-keep"))
            }
        }
    }
}

/// A day in western Indonesia in milliseconds since 1970.
struct AuditDay {
    let start: Int64
    let end: Int64

    init(_ day: Day) {
        start = WesternTime.start(of: day)
        end = start + 86_400_000
    }

    /// The day and the time of an instant: `2026-07-10 14:30:05`.
    static func text(_ milliseconds: Int64) -> String {
        let day = WesternTime.day(of: milliseconds)
        let rest = WesternTime.second(of: milliseconds)
        let parts = [rest / 3_600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(day) \(parts.joined(separator: ":"))"
    }

    /// A hash in groups of eight, so that two printed ones can be compared by eye.
    static func spaced(_ hash: String) -> String {
        stride(from: 0, to: hash.count, by: 8).map { String(hash.dropFirst($0).prefix(8)) }
            .joined(separator: " ")
    }
}
