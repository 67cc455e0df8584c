import ArgumentParser
import ClaimBooks
import Claims
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLStore

/// `naungan heir`: the families of people.
struct HeirCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "heir", abstract: "Keeps heirs and children of people.",
        subcommands: [HeirAdd.self, HeirList.self, HeirCorrect.self, HeirEnd.self])
}

/// What is known of an heir.
struct HeirOptions: ParsableArguments {
    @Option(help: "spouse, child, parent, grandparent, grandchild, sibling, parent-in-law, will or buried.")
    var relation: String
    @Option(help: "Name, as on the family card.")
    var name: String
    @Option(name: .customLong("heir-nik"), help: "NIK of the heir.")
    var heirNIK: String?
    @Option(help: "Day of birth.")
    var born: String?
    @Option(help: "Place at school, such as SD3 or K1.")
    var school: String?
    @Option(help: "Day on which the family card was seen.")
    var confirmed: String?

    func draft() throws -> HeirDraft {
        HeirDraft(
            relation: try Asked.code("relation", relation), name: name, nik: heirNIK,
            born: try born.map { try Asked.day("born", $0) }, school: school,
            confirmedOn: try confirmed.map { try Asked.day("confirmed", $0) })
    }
}

/// `naungan heir add`.
struct HeirAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Enters an heir of a person.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var who: PersonOptions
    @OptionGroup var heir: HeirOptions

    func run() async throws {
        try await options.working { book, answer in
            let card = try await who.card(book.office)
            let families = HeirBook(book.office)
            try await families.add(try heir.draft(), of: card.id)
            for heir in try await families.heirs(of: card.id) { answer.tell(heir) }
        }
    }
}

/// `naungan heir list`.
struct HeirList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The heirs of a person.")

    @OptionGroup var options: ClaimOptions
    @OptionGroup var who: PersonOptions

    func run() async throws {
        try await options.working { book, answer in
            let card = try await who.card(book.office)
            let heirs = try await HeirBook(book.office).heirs(of: card.id)
            for heir in heirs { answer.tell(heir) }
            if heirs.isEmpty { answer.tell("claim.told.none") }
        }
    }
}

/// `naungan heir correct`.
struct HeirCorrect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct", abstract: "Replaces what is believed of an heir.")

    @OptionGroup var options: ClaimOptions
    @Argument(help: "Number of the heir.")
    var number: Int64
    @OptionGroup var heir: HeirOptions
    @Option(help: "Why, for the audit chain.")
    var reason = ""

    func run() async throws {
        try await options.working { book, answer in
            try await HeirBook(book.office).correct(HeirID(number), to: try heir.draft(), reason: reason)
            answer.tell("claim.told.heir-corrected", [("heir", .text(String(number)))])
        }
    }
}

/// `naungan heir end`.
struct HeirEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: "Records that somebody is no heir any more.")

    @OptionGroup var options: ClaimOptions
    @Argument(help: "Number of the heir.")
    var number: Int64
    @Option(help: "Since which day.")
    var on: String
    @Option(help: "Why.")
    var reason: String

    func run() async throws {
        try await options.working { book, answer in
            try await HeirBook(book.office).end(
                HeirID(number), on: try Asked.day("on", on), reason: reason)
            answer.tell("claim.told.heir-ended", [("heir", .text(String(number)))])
        }
    }
}

extension OfficeAnswer {
    fileprivate func tell(_ heir: Heir) {
        tell(
            "claim.told.family",
            [
                ("heir", .text(heir.id.description)), ("name", .text(heir.name)),
                ("relation", .word(heir.relation.labelKey)), ("nik", .text(heir.maskedNIK ?? "-")),
                ("born", heir.born.map(Term.day) ?? .text("-")), ("school", .text(heir.school?.code ?? "-")),
            ])
    }
}
