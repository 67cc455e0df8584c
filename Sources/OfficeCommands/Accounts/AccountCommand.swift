import Access
import AccessBooks
import ArgumentParser
import LawBook
import Membership
import RegisterBooks
import SQLDatabase
import SQLStore

/// `naungan account`: who may enter the portal, as what, and for which units.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Makes and closes accounts of the portal, and gives them units.",
        subcommands: [
            Create.self, List.self, Close.self, Reopen.self, Reset.self, Grant.self, Revoke.self,
            Sessions.self, Token.self,
        ])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Makes an account and prints the slip of the first entry.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var office: OfficeOptions
        @Argument(help: "What he types to enter: small letters, digits, full stops.")
        var login: String
        @Option(help: "How people call him.")
        var name: String
        @Option(help: "What he is, such as opd-operator, verifier, treasurer, finance-agency, leadership.")
        var role: String
        @Option(name: .customLong("unit"), help: "Code of a unit, several times; all below belong to it.")
        var units: [String] = []
        @Option(help: "Number of the person whose own record it is, for a worker.")
        var person: Int64?
        @Option(help: "text or json.")
        var format: AnswerFormat = .text

        func run() async throws {
            let words = try shared.words()
            try await office.working(words) { office in
                let draft = AccountDraft(
                    login: login, display: name, role: try Asked.code("role", role),
                    units: try await unitNumbers(units, office), person: person)
                let slip = try await AccountBook.embedded(office).create(draft)
                tell(slip, OfficeAnswer(words, format))
            }
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset",
            abstract: "Prints a new first password; ends the sessions and takes the second factor off.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var office: OfficeOptions
        @Argument(help: "The login.")
        var login: String
        @Option(help: "text or json.")
        var format: AnswerFormat = .text

        func run() async throws {
            let words = try shared.words()
            try await office.working(words) { office in
                tell(
                    try await AccountBook.embedded(office).resetPassword(login),
                    OfficeAnswer(words, format))
            }
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "close", abstract: "Lets nobody enter by an account any more.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var office: OfficeOptions
        @Argument(help: "The login.")
        var login: String

        func run() async throws {
            let words = try shared.words()
            try await office.working(words) { office in
                try await AccountBook.embedded(office).close(login)
                OfficeAnswer(words, .text).tell("accounts.closed", [("login", .text(login))])
            }
        }
    }

    struct Reopen: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reopen", abstract: "Lets a closed account enter again.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var office: OfficeOptions
        @Argument(help: "The login.")
        var login: String

        func run() async throws {
            let words = try shared.words()
            try await office.working(words) { office in
                try await AccountBook.embedded(office).reopen(login)
                OfficeAnswer(words, .text).tell("accounts.reopened", [("login", .text(login))])
            }
        }
    }

    /// What is printed for the first entry.
    private static func tell(_ slip: FirstSlip, _ answer: OfficeAnswer) {
        answer.tell(
            "accounts.slip",
            [
                ("login", .text(slip.login)), ("name", .text(slip.display)),
                ("role", .word("role." + slip.role.rawValue)), ("password", .text(slip.password)),
                ("days", .number(slip.days)),
            ])
    }
}

/// The numbers of units that were given by code.
func unitNumbers(_ codes: [String], _ office: Office) async throws -> [Int64] {
    let government = office.government
    return try await office.database.read { connection in
        try codes.map { try UnitBook.unit($0, government: government, on: connection).id.number }
    }
}
