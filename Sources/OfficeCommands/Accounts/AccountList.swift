import Access
import AccessBooks
import ArgumentParser
import LawBook
import Membership
import RegisterBooks
import SQLDatabase
import SQLStore

extension AccountCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Lists the accounts with their roles and units.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var office: OfficeOptions
        @Option(help: "text or json.")
        var format: AnswerFormat = .text

        func run() async throws {
            let words = try shared.words()
            try await office.working(words) { office in
                let entries = try await AccountBook.embedded(office).list()
                let government = office.government
                let units = try await office.database.read {
                    try UnitBook.all(government: government, on: $0)
                }
                let codes = Dictionary(
                    units.map { ($0.id.number, $0.code) }, uniquingKeysWith: { first, _ in first })
                let answer = OfficeAnswer(words, format)
                if entries.isEmpty { return answer.tell("accounts.none") }
                for entry in entries {
                    let state = entry.isClosed ? "closed" : entry.mustChangePassword ? "new" : "open"
                    let given = entry.units.map { codes[$0] ?? String($0) }.joined(separator: " ")
                    answer.tell(
                        "accounts.entry",
                        [
                            ("login", .text(entry.login)), ("name", .text(entry.display)),
                            ("role", .word("role." + entry.role.rawValue)),
                            ("state", .word("accounts.state." + state)), ("units", .text(given)),
                            ("factor", .word("accounts.factor." + (entry.hasSecondFactor ? "on" : "off"))),
                        ])
                }
            }
        }
    }

    struct Grant: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "grant", abstract: "Gives an account units, and all below them.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var office: OfficeOptions
        @Argument(help: "The login.")
        var login: String
        @Option(name: .customLong("unit"), help: "Code of a unit, several times.")
        var units: [String]

        func run() async throws {
            let words = try shared.words()
            try await office.working(words) { office in
                let units = try await unitNumbers(units, office)
                try await AccountBook.embedded(office).grant(units, to: login)
                OfficeAnswer(words, .text).tell(
                    "accounts.granted", [("login", .text(login)), ("count", .number(units.count))])
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Takes units away from an account.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var office: OfficeOptions
        @Argument(help: "The login.")
        var login: String
        @Option(name: .customLong("unit"), help: "Code of a unit, several times.")
        var units: [String]

        func run() async throws {
            let words = try shared.words()
            try await office.working(words) { office in
                let units = try await unitNumbers(units, office)
                try await AccountBook.embedded(office).revoke(units, from: login)
                OfficeAnswer(words, .text).tell(
                    "accounts.revoked", [("login", .text(login)), ("count", .number(units.count))])
            }
        }
    }

    struct Sessions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sessions", abstract: "Lists where an account is entered, or ends all of it.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var office: OfficeOptions
        @Argument(help: "The login.")
        var login: String
        @Flag(help: "End all of them.")
        var end = false
        @Option(help: "text or json.")
        var format: AnswerFormat = .text

        func run() async throws {
            let words = try shared.words()
            try await office.working(words) { office in
                let answer = OfficeAnswer(words, format)
                let account = try await AccountBook.embedded(office).account(login)
                let book = SessionBook(office.database, matrix: try AccessMatrix.embedded())
                if end {
                    let ended = try await book.endAll(
                        of: account.id, government: office.government, now: office.now())
                    return answer.tell(
                        "accounts.sessions-ended", [("login", .text(login)), ("count", .number(ended))])
                }
                let sessions = try await book.list(
                    of: account.id, government: office.government, now: office.now())
                if sessions.isEmpty { return answer.tell("accounts.no-session", [("login", .text(login))]) }
                for session in sessions {
                    answer.tell(
                        "accounts.session",
                        [
                            ("begun", .text(AuditDay.text(session.begun))),
                            ("last", .text(AuditDay.text(session.last))),
                            ("address", .text(session.address)), ("agent", .text(session.agent)),
                        ])
                }
            }
        }
    }
}
