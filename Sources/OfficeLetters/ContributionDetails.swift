import LawBook
import Ledger
import Letters
import Membership
package import MoneyAndDates
import PeriodBooks
import SQLDatabase
import SQLStore
import Words

extension OfficeLetters {
    /// The list of everybody in a registration's month with what falls on each programme (rincian iuran),
    /// as a PDF. Rows go from the database to the page, so that memory does not grow with them; the list is
    /// read twice, for its pages are counted first.
    ///
    /// - Parameters:
    ///   - registration: its number, `NPP/division`, an NPP or a name.
    ///   - sink: takes the next bytes of the file.
    /// - Returns: the number of pages.
    /// - Throws: `PeriodStepRefusal`, `LetterRefusal`, and what the sink throws.
    @discardableResult
    package func details(
        registration: String, month: Month,
        to sink: @escaping @Sendable (UnsafeBufferPointer<UInt8>) throws -> Void
    ) async throws -> Int {
        let common = try await common()
        return try await office.database.read { [self] connection in
            let details = try PeriodDetails(registration, month, of: office.government, on: connection)
            let books = BooksInHand(connection: connection)
            let rows = LetterRows(ContributionRow.names) { body in
                var number = 0
                try details.forEach(by: office, on: books.connection) { line, nik in
                    number += 1
                    try body(ContributionRow.cells(number, line, nik, words))
                }
            }
            let letter = Letter(
                .contributionDetails, day: office.today,
                fields: common.merging(fields(of: details)) { $1 }, tables: ["lines": rows])
            return try printer.pdf(letter, to: sink)
        }
    }

    /// The same at once, for a list that a page shows.
    package func details(registration: String, month: Month) async throws -> [UInt8] {
        let file = FileInMemory()
        try await details(registration: registration, month: month) { file.append($0) }
        return file.bytes
    }

    private func fields(of details: PeriodDetails) -> [String: String] {
        let registration = details.registration
        let total = details.sums.sum()
        let division = registration.division.isEmpty ? "" : "/\(registration.division)"
        let code = registration.npp + division
        var fields = [
            "unit": registration.name, "registration": code, "month": words.text(details.month),
            "rows": words.text(details.lines), "in-words": inWords(total),
            "total": grouped(total.amount),
        ]
        for (name, sum) in zip(ContributionRow.amounts, details.sums) { fields[name] = grouped(sum.amount) }
        return fields
    }
}

/// A line of the list as cells.
private enum ContributionRow {
    static let amounts = ["jkk", "jkm", "jht-employer", "jht-worker", "jp-employer", "jp-worker"]
    static let names = ["no", "name", "nik", "remark", "wage"] + amounts + ["total"]

    static func cells(_ number: Int, _ line: PeriodLine, _ nik: String, _ words: Words) -> [String] {
        [grouped(number), line.name, nik, remark(line, words), grouped(line.wage.amount)]
            + line.amounts.map(amount) + [grouped(line.total.amount)]
    }

    /// A dash where a programme asks for nothing, so that the figures stand out.
    private static func amount(_ amount: Rupiah) -> String {
        amount == .zero ? OfficeLetters.nothing : grouped(amount.amount)
    }

    private static func remark(_ line: PeriodLine, _ words: Words) -> String {
        if let refusal = line.refusal { return words(refusal.labelKey) }
        guard let cause = CorrectionCause(rawValue: line.reason) else { return "" }
        return words(
            "letter.details.difference",
            ["month": .month(line.forMonth), "cause": .word(cause.labelKey)])
    }
}

/// The connection that the rows are read over. It stays on the thread of the one reading that it is of.
private struct BooksInHand: @unchecked Sendable {
    let connection: any SQLConnection
}

/// Bytes that come piece by piece, on one thread.
private final class FileInMemory: @unchecked Sendable {
    private(set) var bytes: [UInt8] = []

    func append(_ more: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: more) }
}
