import Spreadsheets

/// A row below the header that is nobody, and why it was passed over. None is passed over silently.
package struct SkippedRow: Sendable, Equatable {
    package let sheet: String
    package let sheetRow: Int
    package let reason: Reason
    /// What stood in it.
    package let text: String

    /// The raw value is the key of the sentence in `words/`.
    package enum Reason: String, Sendable, CaseIterable {
        case columnNumbers = "skipped.column-numbers"
        case repeatedHeader = "skipped.repeated-header"
        case total = "skipped.total"
        case note = "skipped.note"
        case signature = "skipped.signature"
    }
}

/// Tells the rows of people from everything else that stands below a header: column numbers, repeated
/// headers, totals, headings, notes, and the block of signatures.
///
/// A row with ten digits or more in its NIK column is a person without further question; so is every
/// row that has both a name and something else, unless its words say otherwise.
struct RowSorting {
    private let layout: SheetLayout
    private let totals: [String]
    private let signatures: [String]
    private let nik: Int
    private let name: Int
    private var isBelowHeader = true
    private var isBelowSignature = false

    init(_ sheet: SheetLayout, _ roster: RosterLayout) {
        layout = sheet
        totals = roster.totals
        signatures = roster.signatures
        nik = sheet.column(.nik) ?? -1
        name = sheet.column(.name) ?? -1
    }

    /// Nil for a person.
    mutating func reasonToSkip(_ row: TableRow) -> SkippedRow.Reason? {
        if nik >= 0, row.bytes(nik).digits >= 10, !beginsLikeSignature(row.bytes(nik)) {
            isBelowHeader = false
            return nil
        }
        let reason = reasonInWords(row)
        if reason != .repeatedHeader { isBelowHeader = false } else { isBelowHeader = true }
        if reason == .signature { isBelowSignature = true }
        return reason
    }

    /// Where people are numbered, a name without a number and without anything else is a heading: `REGU 4`.
    private var numbersPeople: Bool { layout.column(.rowNumber) != nil }

    private func beginsLikeSignature(_ bytes: CellBytes) -> Bool { bytes.trimmed.has(prefix: "NIP") }

    private func reasonInWords(_ row: TableRow) -> SkippedRow.Reason? {
        if isHeader(row) { return .repeatedHeader }
        if isBelowHeader, isColumnNumbers(row) { return .columnNumbers }
        let filled = row.filled
        let hasName = name >= 0 && row.kind(name) != .empty
        if let reason = wordOf(row, hasName, filled) { return reason }
        if filled == 2, hasName, isLettered(row) { return .note }
        if filled == 1 {
            if isBelowSignature { return .signature }
            return hasName && !numbersPeople && !isNumberedHeading(row) ? nil : .note
        }
        if isBelowSignature { return hasName && isNumbered(row) ? nil : .signature }
        let hasNIK = nik >= 0 && row.kind(nik) != .empty
        return !hasName && !hasNIK && filled <= 2 ? .note : nil
    }

    /// Totals and signatures by the words they begin with. A name may hold such a word (`Lurah` is one),
    /// so a row with a name in its column and three cells or more stays a person.
    private func wordOf(_ row: TableRow, _ hasName: Bool, _ filled: Int) -> SkippedRow.Reason? {
        if filled > 3, hasName, isNumbered(row) { return nil }
        for column in 0..<row.count where row.kind(column) == .text {
            let text = row.bytes(column).trimmed
            guard text.count <= 80, text.first?.isLetter == true else { continue }
            let words = text.text.uppercased()
            if !hasName || column == name, begins(words, with: totals) { return .total }
            if filled <= 4, signatures.contains(where: words.hasPrefix),
                !hasName || column != layout.column(.position)
            {
                return .signature
            }
        }
        return nil
    }

    private func begins(_ words: String, with starts: [String]) -> Bool {
        starts.contains { start in
            guard words.hasPrefix(start) else { return false }
            let next = words.utf8.dropFirst(start.utf8.count).first
            return next.map { !$0.isLetter } ?? true
        }
    }

    private func isNumbered(_ row: TableRow) -> Bool {
        guard let column = layout.column(.rowNumber) else { return false }
        let bytes = row.bytes(column).trimmed
        return !bytes.isEmpty && bytes.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
    }

    /// `A | TENAGA KEBERSIHAN`, `II | UPTD`: a heading, numbered by letters as no person is.
    private func isLettered(_ row: TableRow) -> Bool {
        guard let column = layout.column(.rowNumber) else { return false }
        let bytes = row.bytes(column).trimmed.filter { $0 != UInt8(ascii: ".") }
        return (1...4).contains(bytes.count) && bytes.allSatisfy(\.isLetter)
    }

    /// `REGU 1`, `RT 05`: alone in its row and ending in a number, as no name does.
    private func isNumberedHeading(_ row: TableRow) -> Bool {
        guard layout.columns.count > 2, let last = row.bytes(name).trimmed.last else { return false }
        return last.isDigit
    }

    /// At least two texts, and two thirds of all texts, are those of a header row.
    private func isHeader(_ row: TableRow) -> Bool {
        layout.headerTexts.contains { texts in
            var same = 0
            var all = 0
            for (column, text) in texts.enumerated() where !text.isEmpty {
                all += 1
                if row.kind(column) == .text, row.bytes(column).trimmed.elementsEqual(text.utf8) { same += 1 }
            }
            return same >= 2 && same * 3 >= all * 2
        }
    }

    /// `1 2 3 4 5`, also `(1) (2) (3)`, in every cell that holds anything.
    private func isColumnNumbers(_ row: TableRow) -> Bool {
        var last = 0
        var count = 0
        for column in 0..<row.count where row.kind(column) != .empty {
            let bytes = row.bytes(column).trimmed.filter { $0 != 40 && $0 != 41 && $0 != 46 }
            guard (1...2).contains(bytes.count), bytes.allSatisfy(\.isDigit) else { return false }
            let number = bytes.reduce(0) { $0 * 10 + Int($1 - 48) }
            guard number > last else { return false }
            last = number
            count += 1
        }
        return count >= 3
    }
}
