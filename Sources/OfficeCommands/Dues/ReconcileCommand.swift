import ArgumentParser
import DuesBooks
import EmbeddedFiles
import Foundation
import LawBook
import Ledger
import Membership
import MoneyAndDates
import SIPPFiles
import SQLDatabase
import SQLStore
import Spreadsheets
import Words

/// `naungan reconcile`: where roster, SIPP, bill, payment and SP2D differ, and why.
struct ReconcileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Every difference between roster, SIPP, bill, payment and SP2D of a month, and why.",
        discussion: "Ends with 0 when nothing is left to do, 1 when something is.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "The registration: its number, or NPP/division.") var registration: String
    @Option(help: "The month.") var month: MonthArgument
    @Option(help: "SIPP's list of the month (Rincian Iuran), CSV or XLSX, to be kept and compared.")
    var sipp: String?

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let number = try await office.registration(registration)
            if let sipp { try await keep(sipp, number, office, words) }
            let reading = try await office.database.read {
                try MonthReading.read(
                    month.month, registration: number, government: office.government, on: $0)
            }
            let found = reading.reconciliation
            show(found, reading, words)
            if !found.open.isEmpty { throw CommandOutcome.doneWithRowsToFix }
        }
    }

    private func keep(
        _ path: String, _ registration: Int64, _ office: Office, _ words: Words
    ) async throws {
        guard let headers = EmbeddedFiles.text(at: "templates/rincian-iuran/kepala-kolom.yaml"),
            let bytes = FileManager.default.contents(atPath: path)
        else { throw TermsRefusal(name: "sipp", value: path, wanted: "wanted.file") }
        let list: SIPPDuesList
        do {
            list = try SIPPDuesList(try TableRows.all(in: path), headers: headers)
        } catch let refusal as SIPPDuesListRefusal {
            throw FileTold(path: path, key: refusal.key)
        } catch let refusal as TableRefusal {
            Terminal.errors.line("\(path): \(words.filled(refusal.key, refusal.arguments))")
            throw CommandOutcome.couldNotRun
        }
        let people = list.lines.map {
            ReportedPerson(nik: $0.nik, kpj: $0.kpj, name: $0.name, wage: $0.wage, dues: $0.dues)
        }
        let (isNew, unknown) = try await ReportedBook.take(
            people, registration: registration, month: month.month,
            digest: ReportedBook.digest(of: bytes), by: office)
        Terminal.output.line(
            words(
                isNew ? "reconcile.kept" : "reconcile.kept-before",
                ["people": .count(people.count), "unknown": .number(unknown)]))
        for row in list.unread { Terminal.output.line(words("reconcile.unread-row", ["row": .number(row)])) }
    }

    private func show(_ found: Reconciliation, _ reading: MonthReading, _ words: Words) {
        for link in found.links {
            Terminal.output.line(
                words(
                    "reconcile.link",
                    [
                        "from": .word(link.from.labelKey), "to": .word(link.to.labelKey),
                        "first": .rupiah(link.amounts.from), "second": .rupiah(link.amounts.to),
                    ]))
            for difference in link.differences {
                Terminal.output.line(
                    words(
                        "reconcile.row",
                        [
                            "what": .word(difference.kind.messageKey), "amount": .rupiah(difference.amount),
                            "who": .text(difference.person.flatMap { reading.names[$0] } ?? "—"),
                            "turn": .word(difference.kind.turn.labelKey),
                        ]))
            }
        }
        Terminal.output.line(words("reconcile.rest", ["amount": .rupiah(found.rest)]))
    }
}

/// A file that is refused, with its path before the sentence.
struct FileTold: TellableRefusal {
    let path: String
    let key: String

    var note: Note { Note(key, ["path": .text(path)]) }
}
