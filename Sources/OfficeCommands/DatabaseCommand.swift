import ArgumentParser
import ClaimBooks
import DuesBooks
import IndicatorBooks
import LawBook
import SQLDatabase
import SQLStore
import Words

/// `naungan database`: makes, brings up, checks, backs up and restores what Naungan remembers.
struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database",
        abstract: "Makes, migrates, checks, backs up and restores the database (NAUNGAN_DATABASE).",
        subcommands: [Create.self, Migrate.self, Check.self, TakeBackup.self, Restore.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Makes the tables in an empty database, or in a new file.")

        @OptionGroup var shared: SharedOptions

        func run() async throws {
            let words = try shared.words()
            try await answering(words) { opening in
                let names = try await applyMigrations(to: opening, creating: true)
                Terminal.output.line(
                    words("database.created", ["steps": .number(names.count), "place": .text(opening.place)]))
            }
        }
    }

    struct Migrate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "migrate", abstract: "Brings the tables to this version. Take a backup before.")

        @OptionGroup var shared: SharedOptions

        func run() async throws {
            let words = try shared.words()
            try await answering(words) { opening in
                let names = try await applyMigrations(to: opening, creating: false)
                try await fillPersonWords(opening, words)
                Terminal.output.line(words("database.migrated", ["steps": .number(names.count)]))
            }
        }
    }

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Sums every entry, verifies every audit chain, and prints a seal for each table.")

        @OptionGroup var shared: SharedOptions

        func run() async throws {
            let words = try shared.words()
            try await answering(words) { opening in
                let database = try await opening.open()
                defer { database.close() }
                let report = try await StoreCheck.run(database)
                show(report.seals)
                for root in report.roots {
                    Terminal.output.line("audit \(root.government)  \(root.entries)  \(root.hash)")
                }
                let dues = try await DuesCheck.run(database)
                try await ClaimsCheck.run(database)
                let coverage = try await CoverageCheck.run(database)
                Terminal.output.line("dues \(dues.registrations)  \(dues.events)")
                Terminal.output.line("coverage \(coverage.compared)  \(coverage.behind)")
                Terminal.output.line(words("database.sound"))
            }
        }
    }

    struct TakeBackup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup",
            abstract: "Writes everything into one sealed file, while others work (NAUNGAN_BACKUP_KEY).")

        @OptionGroup var shared: SharedOptions
        @Option(help: "File to write.")
        var out: String

        func run() async throws {
            let words = try shared.words()
            try await answering(words) { opening in
                let key = try opening.backupKey()
                let database = try await opening.open()
                defer { database.close() }
                show(try await Backup(database, key: key).take(to: out))
                Terminal.output.line(words("database.backed-up", ["path": .text(out)]))
            }
        }
    }

    struct Restore: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore",
            abstract: "Fills an empty database from a backup and compares every table with it.")

        @OptionGroup var shared: SharedOptions
        @Option(help: "The backup.")
        var from: String

        func run() async throws {
            let words = try shared.words()
            try await answering(words) { opening in
                let key = try opening.backupKey()
                let database = try await opening.open(creating: true)
                defer { database.close() }
                let restore = Backup(database, key: key)
                show(try await restore.restore(from: from, owner: opening.owner, now: StoreOpening.now()))
                Terminal.output.line(words("database.restored", ["path": .text(from)]))
            }
        }
    }
}

extension StoreOpening {
    /// What may be shown of the address: a password may stand in that of a server.
    var place: String { isServer ? "PostgreSQL" : address }
}

private func applyMigrations(to opening: StoreOpening, creating: Bool) async throws -> [String] {
    let database = try await opening.open(creating: creating)
    defer { database.close() }
    return try await MigrationRunner(database).migrate(owner: opening.owner, now: StoreOpening.now)
}

/// Writes the words by which people are found for those who were there before; asks for the keys only then.
private func fillPersonWords(_ opening: StoreOpening, _ words: Words) async throws {
    let database = try await opening.open()
    defer { database.close() }
    let owed = try await database.read { try PersonWordFilling.owed(on: $0) }
    if owed.isEmpty { return }
    let sealing = try opening.sealing()
    for government in owed {
        try await KeyCheck.hold(sealing, government: government, now: StoreOpening.now(), in: database)
    }
    let progress = ProgressLine(words: words)
    defer { progress.end() }
    try await PersonWordFilling.fill(database, sealing, now: StoreOpening.now()) { count in
        progress.tell("database.progress.words", count)
    }
}

private func show(_ seals: [TableSeal]) {
    for seal in seals { Terminal.output.line("\(seal.table)  \(seal.rows)  \(seal.digest)") }
}
