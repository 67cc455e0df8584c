import ArgumentParser
import Foundation
import LawBook
import LawFiles
import Letters
import OfficeLetters
import SQLStore
import Spreadsheets
import Words

/// `naungan letter details`: everybody of a month, as many pages as it takes.
struct LetterDetails: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "details", abstract: "The contributions of a month, person by person (rincian iuran).")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var templates: TemplateOptions
    @OptionGroup var period: OnePeriodOptions
    @Option(help: "The PDF to write.") var out: String

    func run() async throws {
        let words = try shared.words()
        let month = try Asked.month("month", period.month)
        try await office.working(words) { office in
            try await readingFiles(words) {
                let file = PageFile(try AtomicFile(path: out))
                let pages = try await templates.letters(office, shared).details(
                    registration: period.registration, month: month
                ) { try file.append($0) }
                try file.commit()
                Terminal.output.line(
                    words("letter.details.written", ["path": .text(out), "pages": .number(pages)]))
            }
        }
    }
}

/// A file that the thread of the database writes while this one waits.
private final class PageFile: @unchecked Sendable {
    private let file: AtomicFile

    init(_ file: AtomicFile) { self.file = file }

    func append(_ bytes: UnsafeBufferPointer<UInt8>) throws { try file.append(bytes) }
    func commit() throws { try file.commit() }
}

/// `naungan letter verify CODE`: is a paper genuine?
struct LetterVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Whether a document is genuine, by the code printed on it.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Argument(help: "The code, with or without its hyphens.") var code: String

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let law = try shared.lawFolder().book()
            guard let document = try await VerifyDocument.find(code, by: office, under: law) else {
                Terminal.output.line(words("letter.verify.unknown"))
                throw CommandOutcome.doneWithRowsToFix
            }
            Terminal.output.line(
                words(
                    "letter.verify.genuine",
                    [
                        "kind": .word(document.kind.labelKey), "number": .text(document.number),
                        "government": .text(document.government), "day": .day(document.issuedOn),
                    ]))
            guard let person = document.person else { return }
            Terminal.output.line(
                words(
                    person.isProtected ? "letter.verify.protected" : "letter.verify.not-protected",
                    [
                        "name": .text(person.maskedName), "day": .day(person.asOf),
                        "count": .count(person.protectedMonths.count),
                    ]))
        }
    }
}

/// `naungan letter templates`: the templates inside the program, to be edited.
struct LetterTemplates: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates", abstract: "Writes the templates into a folder, to be edited.")

    @OptionGroup var shared: SharedOptions
    @Option(help: "The folder to write into; files that are there are left alone.") var out: String

    func run() throws {
        let words = try shared.words()
        var written = 0
        for path in LetterFolder.paths {
            let place = URL(fileURLWithPath: "\(out)/\(path)")
            if FileManager.default.fileExists(atPath: place.path) { continue }
            do {
                try FileManager.default.createDirectory(
                    at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(LetterFolder.bytes(at: path)).write(to: place)
            } catch {
                throw TermsRefusal(name: "out", value: place.path, wanted: "wanted.file")
            }
            written += 1
        }
        Terminal.output.line(
            words("letter.templates-written", ["count": .count(written), "path": .text(out)]))
    }
}
