package import DeskBooks
import Foundation
package import LawBook
package import Membership
package import MoneyAndDates
import Spreadsheets

/// Why a file is no reply of the civil registry.
package enum CivilRegistryFileRefusal: TellableRefusal, Hashable {
    /// No row among the first names a column of the NIK and one of an answer; `seen` is what stands in the
    /// first row that has anything in it.
    case noHeads(seen: String)
    case noLines
    /// People without a single answer, such as the file that was sent.
    case noAnswers
    case unreadable

    package var note: Note {
        switch self {
        case .noHeads(let seen): Note("civil-registry.no-heads", ["seen": .text(seen)])
        case .noLines: Note("civil-registry.no-lines")
        case .noAnswers: Note("civil-registry.no-answers")
        case .unreadable: Note("civil-registry.unreadable")
        }
    }
}

/// Reads a reply of the civil registry: CSV, XLSX or XLS, its first sheet. Each line stands for itself: what
/// is wrong with one is kept beside it, and the others go on.
package struct CivilRegistryIntake {
    private let spellings: CivilRegistrySpellings
    private var heads: Heads?
    private var seen = ""
    private var niks: [UInt64] = []
    private var numbers: [Int] = []
    private var lines: [CivilRegistryLine] = []
    /// Where each NIK stood first.
    private var firsts: [UInt64: Int32] = [:]

    /// Titles may stand below a letterhead, but not further down than this.
    private static let rowsWithHeads = 30

    private struct Heads {
        var nik: Int
        var status: Int?
        var marks: [(field: CivilRegistryField, place: Int)] = []
        /// Columns of which nobody has said yet whether they repeat a field or mark it.
        var open: [(field: CivilRegistryField, place: Int)] = []
    }

    private init(_ spellings: CivilRegistrySpellings) { self.spellings = spellings }

    /// - Parameters:
    ///   - name: as whoever brings it calls the file.
    ///   - checkedOn: the day on which the registry looked.
    /// - Throws: `TableRefusal`, `CivilRegistryFileRefusal`, `CivilRegistryRefusal.fileTooLarge`.
    package static func read(
        path: String, name: String, checkedOn: Day, spellings: CivilRegistrySpellings
    ) throws -> CivilRegistryReply {
        var limits = TableLimits()
        limits.fileBytes = CivilRegistryBook.largestFile
        limits.expandedBytes = 600_000_000
        let file = try TableFile.open(path: path, limits: limits)
        var intake = CivilRegistryIntake(spellings)
        var tried = 0
        try file.forEachRow(inSheet: 0) { row in
            if row.isBlank { return .goOn }
            if intake.heads == nil {
                tried += 1
                intake.find(row)
                return tried < rowsWithHeads || intake.heads != nil ? .goOn : .stop
            }
            intake.take(row)
            return .goOn
        }
        guard intake.heads != nil else { throw CivilRegistryFileRefusal.noHeads(seen: intake.seen) }
        if intake.lines.isEmpty { throw CivilRegistryFileRefusal.noLines }
        if intake.lines.allSatisfy({ $0.fault == .silent }) { throw CivilRegistryFileRefusal.noAnswers }
        guard let digest = FileDigest.ofFile(path)?.sha256,
            let bytes = FileManager.default.contents(atPath: path)
        else { throw CivilRegistryFileRefusal.unreadable }
        return CivilRegistryReply(
            digest: digest, fileName: name, bytes: [UInt8](bytes), checkedOn: checkedOn, niks: intake.niks,
            numbers: intake.numbers, lines: intake.lines)
    }

    /// Whether a row names the columns. A second column of one kind is not read.
    private mutating func find(_ row: TableRow) {
        var (nik, status): (Int?, Int?) = (nil, nil)
        var found = Heads(nik: 0)
        for place in 0..<row.count {
            switch spellings.column(row.text(place)) {
            case .nik: nik = nik ?? place
            case .status: status = status ?? place
            case .mark(let field): found.marks.append((field, place))
            case .repeated(let field): found.open.append((field, place))
            case nil: continue
            }
        }
        if seen.isEmpty {
            seen = String((0..<row.count).map(row.text).joined(separator: " | ").prefix(200))
        }
        guard let nik, status != nil || !found.marks.isEmpty || !found.open.isEmpty else { return }
        found.nik = nik
        found.status = status
        heads = found
    }

    private mutating func take(_ row: TableRow) {
        settleOpen(row)
        guard let heads else { return }
        let written = trimmed(row.text(heads.nik))
        let status = heads.status.map { trimmed(row.text($0)) } ?? ""
        guard let nik = NIK(written) else {
            return add(0, row.number, CivilRegistryLine(unreadable: written))
        }
        let marks = heads.marks.map { (field: $0.field, written: trimmed(row.text($0.place))) }
        compare(nik.digits, row.number, CivilRegistryLine(status: status, marks: marks, by: spellings))
    }

    /// The first cell of a column that has anything in it tells whether it marks its field.
    private mutating func settleOpen(_ row: TableRow) {
        guard var heads, !heads.open.isEmpty else { return }
        let open = heads.open
        heads.open = []
        for column in open {
            let text = trimmed(row.text(column.place))
            if text.isEmpty {
                heads.open.append(column)
            } else if spellings.agrees(text) != nil {
                heads.marks.append(column)
            }
        }
        self.heads = heads
    }

    /// A NIK that stood there before: the same again is one answer, something else is none.
    private mutating func compare(_ nik: UInt64, _ number: Int, _ line: CivilRegistryLine) {
        var line = line
        guard let first = firsts[nik].map({ Int($0) }) else {
            firsts[nik] = Int32(lines.count)
            return add(nik, number, line)
        }
        if line.fault == nil {
            let before = lines[first]
            if before.fault == nil, before.status == line.status, before.differs == line.differs {
                line.fault = .duplicate
            } else {
                line.fault = .contradiction
                if before.fault == nil { lines[first].fault = .contradiction }
            }
        }
        add(nik, number, line)
    }

    private mutating func add(_ nik: UInt64, _ number: Int, _ line: CivilRegistryLine) {
        niks.append(nik)
        numbers.append(number)
        lines.append(line)
    }
}

/// Without the blanks around it, and without the apostrophe Excel shows before a number kept as text.
private func trimmed(_ cell: String) -> String {
    var text = cell[...]
    while let first = text.first, first.isWhitespace || first == "'" { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
}
