import ArgumentParser
import Foundation
import LawBook
import LawFiles
import Letters
import MoneyAndDates
import OfficeLetters
import RegisterBooks
import SQLStore
import Spreadsheets
import Words

/// `naungan letter`: real papers of what stands in the books.
struct LetterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letter",
        abstract: "Letters, receipts and certificates as PDF or DOCX, with the office's own letterhead.",
        subcommands: [
            LetterBill.self, LetterReceipt.self, LetterDetails.self, LetterCertificate.self, LetterUnit.self,
            LetterWarning.self, LetterVerify.self, LetterTemplates.self,
            LetterAccidentReport.self, LetterAccidentClosing.self, LetterDoctorCertificate.self,
            LetterDeathClaim.self, LetterHeirStatement.self, LetterScholarship.self, LetterEventPack.self,
            LetterAgreement.self, LetterSponsor.self, LetterOutreach.self,
        ])
}

/// Where a letter goes, and whose templates it is made by.
struct LetterOptions: ParsableArguments {
    @Option(help: "The file to write; one that ends in .docx can be written on.")
    var out: String
    @OptionGroup var templates: TemplateOptions

    var format: LetterFormat { out.lowercased().hasSuffix(".docx") ? .docx : .pdf }

    /// Asks for a letter of an office, writes it, and says where it is and its code.
    func write(
        _ shared: SharedOptions, _ office: OfficeOptions,
        _ ask: (OfficeLetters, LetterFormat) async throws -> LetterFile
    ) async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            try await readingFiles(words) {
                let letters = try templates.letters(office, shared)
                let letter = try await ask(letters, format)
                let file = try AtomicFile(path: out)
                try file.append(letter.bytes)
                try file.commit()
                Terminal.output.line(
                    words("letter.written", ["path": .text(out), "code": .text(letter.code)]))
            }
        }
    }
}

/// Whose templates.
struct TemplateOptions: ParsableArguments {
    @Option(name: .customLong("templates"), help: "A folder of the office's own templates and letterhead.")
    var folder: String?

    func letters(_ office: Office, _ shared: SharedOptions) throws -> OfficeLetters {
        var files = LetterFolder.embedded
        if let folder {
            guard let own = LetterFolder.files(in: folder) else {
                throw TermsRefusal(name: "templates", value: folder, wanted: "wanted.law-folder")
            }
            files = own
        }
        return OfficeLetters(
            office, words: try shared.words(), files: files, law: try shared.lawFolder().book())
    }
}

/// `naungan letter bill BILL`.
struct LetterBill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bill", abstract: "The letter that goes with a bill (surat pengantar tagihan iuran).")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var letter: LetterOptions
    @Argument(help: "The bill's number, or kode:KODE-IURAN.") var bill: BillArgument
    @Option(help: "The letter's number in the office's agenda; without it room is left.")
    var number: String?

    func run() async throws {
        try await letter.write(shared, office) {
            try await $0.bill(bill.name, number: number, as: $1)
        }
    }
}

/// `naungan letter receipt NUMBER`.
struct LetterReceipt: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt", abstract: "The receipt (kwitansi) of a payment.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var letter: LetterOptions
    @Argument(help: "The receipt's number, such as KW/1671/2026/0000012, or the payment's.")
    var number: String

    func run() async throws {
        try await letter.write(shared, office) { try await $0.receipt(number, as: $1) }
    }
}

/// `naungan letter certificate`.
struct LetterCertificate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate", abstract: "The certificate of a person, with the months protected.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var letter: LetterOptions
    @OptionGroup var who: PersonOptions

    func run() async throws {
        try await letter.write(shared, office) {
            try await $0.certificate(of: try await who.card($0.office).id, as: $1)
        }
    }
}

/// `naungan letter unit`.
struct LetterUnit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit", abstract: "The report of a unit: who is protected, what is billed and paid.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var letter: LetterOptions
    @Option(help: "The unit's code, or its number in the books.") var unit: String
    @Option(help: "The month, such as 2026-07.") var month: MonthArgument

    func run() async throws {
        try await letter.write(shared, office) {
            try await $0.unitReport(unit: unit, month: month.month, as: $1)
        }
    }
}

/// `naungan letter warning`.
struct LetterWarning: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "warning", abstract: "A warning (surat teguran) about what is past its due day.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var letter: LetterOptions
    @Option(help: "The unit's code, or its number in the books.") var unit: String
    @Option(help: "1 to 3: pertama, kedua, ketiga.") var level = 1
    @Option(help: "By when it is to be paid; without it in fourteen days.") var deadline: DayArgument?
    @Option(help: "The letter's number in the office's agenda; without it room is left.")
    var number: String?

    func run() async throws {
        try await letter.write(shared, office) { letters, format in
            let last = deadline?.day ?? letters.office.today.adding(days: 14)
            return try await letters.warning(
                unit: unit, WarningTerms(level: level, deadline: last, number: number), as: format)
        }
    }
}
