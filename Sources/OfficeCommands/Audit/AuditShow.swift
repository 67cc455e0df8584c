import ArgumentParser
import JSONText
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore
import Words

extension AuditCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Entries of the chain: who, when, what, why, before and after.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var office: OfficeOptions
        @Option(help: "Only changes of this, such as spell/77.")
        var subject: String?
        @Option(name: .customLong("by"), help: "Only changes by this person.")
        var author: String?
        @Option(help: "Only changes of this day, such as 2026-07-10.")
        var on: String?
        @Option(help: "Entries after this number: the last of the page before.")
        var after: Int64 = 0
        @Option(help: "Entries a page, at most 1000.")
        var limit: Int64 = 50
        @Option(help: "text or json.")
        var format: AnswerFormat = .text

        func validate() throws {
            guard (1...1_000).contains(limit), after >= 0 else { throw ValidationError("--limit 1...1000") }
        }

        func run() async throws {
            let words = try shared.words()
            let filter = try filter()
            try await office.working(words) { office in
                let entries = try await office.database.read { connection in
                    try AuditBook.entries(filter, government: office.government, on: connection)
                }
                if format == .json {
                    var json = JSONText()
                    json.array { json in for entry in entries { write(entry, into: &json) } }
                    return Terminal.output.line(json.text)
                }
                for entry in entries { show(entry, words) }
                if entries.isEmpty { return Terminal.output.line(words("audit.none")) }
                guard Int64(entries.count) == limit, let last = entries.last else { return }
                Terminal.output.line(words("audit.more", ["after": .text("\(last.sequence)")]))
            }
        }

        private func filter() throws -> AuditFilter {
            var filter = AuditFilter()
            filter.subject = subject
            filter.actor = author
            filter.after = after
            filter.limit = limit
            guard let on else { return filter }
            guard let day = Day(iso: on) else {
                throw TermsRefusal(name: "on", value: on, wanted: "wanted.day")
            }
            filter.from = AuditDay(day).start
            filter.before = AuditDay(day).end
            return filter
        }

        private func show(_ entry: AuditEntry, _ words: Words) {
            let change = entry.change
            let time = AuditDay.text(entry.recorded)
            let parts = ["\(entry.sequence)", time, change.actor, change.act, change.subject]
            Terminal.output.line(parts.joined(separator: "  "))
            for (key, text) in [
                ("audit.reason", change.reason), ("audit.before", change.before),
                ("audit.after", change.after),
            ] where !text.isEmpty {
                Terminal.output.line("    " + words(key, ["text": .text(text)]))
            }
        }

        private func write(_ entry: AuditEntry, into json: inout JSONText) {
            json.object { json in
                json.field("sequence", entry.sequence)
                json.field("recorded_ms", entry.recorded)
                json.field("actor", entry.change.actor)
                json.field("act", entry.change.act)
                json.field("subject", entry.change.subject)
                json.field("reason", entry.change.reason)
                json.field("before", entry.change.before)
                json.field("after", entry.change.after)
                json.field("hash", entry.hash)
            }
        }
    }
}
