import EmbeddedFiles
import Foundation
import Ledger
import MoneyAndDates
import Spreadsheets
import Testing

@testable import BankFiles

/// A folder of its own for one test, gone when the test is over.
final class Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("naungan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func file(_ bytes: [UInt8], _ name: String = "rekening.csv") throws -> String {
        let url = folder.appendingPathComponent(name)
        try Data(bytes).write(to: url)
        return url.path
    }

    /// Reads a text as a file of a bank, by the templates of the product.
    func read(
        _ text: String, template: String? = nil, limits: TableLimits = BankFileReader.limits
    ) throws -> BankFile {
        try read(Array(text.utf8), template: template, limits: limits)
    }

    func read(
        _ bytes: [UInt8], template: String? = nil, limits: TableLimits = BankFileReader.limits
    ) throws -> BankFile {
        let path = try file(bytes)
        return try BankFileReader(templates: shippedTemplates(), limits: limits)
            .read(path: path, name: "rekening", template: template)
    }

    /// The one statement of a text.
    func statement(_ text: String, template: String? = nil) throws -> BankStatement {
        let statements = try read(text, template: template).statements
        #expect(statements.count == 1)
        return try #require(statements.first)
    }

    /// Why a text is refused.
    func refusal(_ text: String, template: String? = nil) -> BankFileRefusal? {
        #expect(throws: BankFileRefusal.self) { try read(text, template: template) }
    }
}

/// The templates inside the program.
func shippedTemplates() throws -> [BankTemplate] { try shipped.get() }

private let shipped = Result {
    try EmbeddedFiles.paths(under: BankTemplate.folder).filter { $0.hasSuffix(".yaml") }.map { path in
        let name = path.dropFirst(BankTemplate.folder.count).dropLast(".yaml".count)
        return try BankTemplate(name: String(name), yaml: try #require(EmbeddedFiles.text(at: path)))
    }
}

func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    guard let day = Day(year, month, day) else { preconditionFailure("the test names a real day") }
    return day
}

func rp(_ amount: Int64) -> Rupiah { Rupiah(amount) }

func code(_ digits: String) -> BillingCode {
    guard let code = BillingCode(digits) else { preconditionFailure("the test names a code") }
    return code
}

/// A table with a column of debits and one of credits, as the generic template knows it.
func debitsAndCredits(_ rows: String...) -> String {
    "Tanggal;Keterangan;Debet;Kredit;Saldo\n" + rows.map { $0 + "\n" }.joined()
}

/// A text in UTF-16 with its mark in front.
func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { unit in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
}
