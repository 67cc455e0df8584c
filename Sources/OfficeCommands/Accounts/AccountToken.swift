import Access
import AccessBooks
import ArgumentParser
import LawBook
import MoneyAndDates
import SQLStore

extension AccountCommand {
    struct Token: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "token", abstract: "What other programs enter with: made, listed, taken back.",
            subcommands: [Make.self, Show.self, Revoke.self])

        struct Make: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "make", abstract: "Makes a token of an account and prints it, this once.")

            @OptionGroup var shared: SharedOptions
            @OptionGroup var office: OfficeOptions
            @Argument(help: "The login of the account.")
            var login: String
            @Option(help: "What it is for.")
            var name: String
            @Option(name: .customLong("right"), help: "Such as see-people, several times.")
            var rights: [String]
            @Option(help: "For how many days.")
            var days: Int64 = 90
            @Option(help: "text or json.")
            var format: AnswerFormat = .text

            func run() async throws {
                let words = try shared.words()
                try await office.working(words) { office in
                    let rights = try rights.map { text -> Right in try Asked.code("right", text) }
                    let expires = office.now() + min(max(days, 0), 3_660) * 86_400_000
                    let token = try await TokenBook(office, matrix: try AccessMatrix.embedded()).make(
                        for: login, name: name, rights: Set(rights), expires: expires)
                    OfficeAnswer(words, format).tell(
                        "accounts.token-made",
                        [("token", .text(token)), ("until", .text(AuditDay.text(expires)))])
                }
            }
        }

        struct Show: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "list", abstract: "Lists the tokens, without what they are entered by.")

            @OptionGroup var shared: SharedOptions
            @OptionGroup var office: OfficeOptions
            @Option(help: "text or json.")
            var format: AnswerFormat = .text

            func run() async throws {
                let words = try shared.words()
                try await office.working(words) { office in
                    let answer = OfficeAnswer(words, format)
                    let tokens = try await TokenBook(office, matrix: try AccessMatrix.embedded()).list()
                    if tokens.isEmpty { return answer.tell("accounts.no-token") }
                    for token in tokens {
                        let isOver = token.revoked != nil || token.expires <= office.now()
                        answer.tell(
                            "accounts.token",
                            [
                                ("number", .text(String(token.id))), ("login", .text(token.login)),
                                ("name", .text(token.name)),
                                ("state", .word("accounts.state." + (isOver ? "closed" : "open"))),
                                ("until", .text(AuditDay.text(token.expires))),
                                ("rights", .text(token.rights.map(\.rawValue).joined(separator: " "))),
                            ])
                    }
                }
            }
        }

        struct Revoke: AsyncParsableCommand {
            static let configuration = CommandConfiguration(
                commandName: "revoke", abstract: "Takes a token back.")

            @OptionGroup var shared: SharedOptions
            @OptionGroup var office: OfficeOptions
            @Argument(help: "Its number.")
            var number: Int64

            func run() async throws {
                let words = try shared.words()
                try await office.working(words) { office in
                    try await TokenBook(office, matrix: try AccessMatrix.embedded()).revoke(number)
                    OfficeAnswer(words, .text).tell(
                        "accounts.token-revoked", [("number", .text(String(number)))])
                }
            }
        }
    }
}
