import ArgumentParser
import Foundation
import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import ObligationFiles
import Obligations
import RegisterBooks
import SQLDatabase
import SQLStore

/// What every command about regulations and agreements asks.
struct ObligationOptions: ParsableArguments {
    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    /// Opens the books with what comes with the program, and does the work.
    func working(_ body: (Office, ObligationRules, OfficeAnswer) async throws -> Void) async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let rules = try SharedOptions.obligationRules()
            try await body(office, rules, OfficeAnswer(words, format))
        }
    }
}

/// The number of an agreement behind a command.
struct AgreementNumber: ParsableArguments {
    @Argument(help: "Number of the agreement in the books, as list shows it.")
    var agreement: Int64

    var id: AgreementID { AgreementID(agreement) }
}

extension Office {
    /// A unit by its code, or its number in the books.
    func unit(_ code: String) async throws -> UnitEntry {
        let government = government
        return try await database.read { try UnitBook.unit(code, government: government, on: $0) }
    }
}

/// A file of this machine on its way into the books.
func paperDraft(_ path: String) throws -> PaperDraft {
    guard let data = FileManager.default.contents(atPath: path) else {
        throw TermsRefusal(name: "file", value: path, wanted: "wanted.file")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try PaperDraft(name: name, bytes: [UInt8](data))
}

extension ProgrammeSet {
    /// `JKK,JKM`; nil where one of them is none.
    static func written(_ text: String) -> ProgrammeSet? {
        let codes = text.split(separator: ",").map { Programme(code: $0.filter { $0 != " " }) }
        let known = codes.compactMap(\.self)
        return known.count == codes.count && !known.isEmpty ? ProgrammeSet(known) : nil
    }
}

extension OfficeAnswer {
    /// An agreement in one line.
    func tell(_ row: AgreementRow, on today: Day, _ reminders: AgreementReminders) {
        let left = row.through.sinceEpoch - today.sinceEpoch
        tell(
            left < 0 ? "agreement.told.row-past" : "agreement.told.row",
            [
                ("agreement", .text(row.id.description)),
                ("number", .text(row.number.isEmpty ? "-" : row.number)),
                ("unit", .text(row.unitName)), ("from", .day(row.from)), ("through", .day(row.through)),
                ("state", .word(row.state(on: today, reminder: reminders.largest).labelKey)),
                ("days", .number(abs(left))), ("people", .number(row.headcount)),
                ("programmes", .text(row.programmes.programmes.map(\.rawValue).joined(separator: ","))),
            ])
    }

    /// An agreement as it stands after an act.
    func tell(_ agreement: Agreement, _ id: AgreementID) {
        tell(
            "agreement.told.stands",
            [
                ("agreement", .text(id.description)), ("stage", .word(agreement.stage.labelKey)),
                ("number", .text(agreement.number.isEmpty ? "-" : agreement.number)),
                ("insurer", .text(agreement.insurerNumber.isEmpty ? "-" : agreement.insurerNumber)),
                ("from", .day(agreement.terms.from)), ("through", .day(agreement.lastDay)),
                ("people", .number(agreement.terms.headcount)),
            ])
    }

    /// A text of the register in one line.
    func tell(_ known: KnownRegulation, isHeld: Bool) {
        let text = known.regulation
        tell(
            isHeld ? "regulation.told.row" : "regulation.told.row-past",
            [
                ("key", .text(known.key.description)), ("kind", .word(text.kind.labelKey)),
                ("citation", .text(text.citation)), ("title", .text(text.title)),
                ("effect", .word(text.scope.effect.labelKey)), ("from", .day(text.from)),
                ("through", text.through.map(Term.day) ?? .text("-")),
                ("issuer", .word(text.issuer.labelKey)), ("status", .word("status.\(known.status.rawValue)")),
            ])
    }
}
