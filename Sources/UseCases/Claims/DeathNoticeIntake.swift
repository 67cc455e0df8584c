package import ClaimBooks
import Membership
package import MoneyAndDates
import RosterFiles
package import Spreadsheets

/// A file of the civil registry, or of a village, as notices of death: NIK, nama, tanggal meninggal, nomor
/// akta, in any order, as CSV, XLSX or XLS.
package struct DeathNoticeIntake: Sendable {
    /// Why a row is no notice; the raw value is the key of its sentence.
    package enum Rejection: String, Sendable, Hashable, CaseIterable {
        case nik = "death-notice.row.nik"
        case name = "death-notice.row.name"
        case died = "death-notice.row.died"
        /// Neither a number of a certificate nor a NIK: it could not be told from another notice.
        case reference = "death-notice.row.reference"
    }

    /// A row that is not taken.
    package struct Rejected: Sendable, Hashable {
        /// As the file counts, from 1.
        package let row: Int
        package let why: Rejection
    }

    package private(set) var drafts: [DeathNoticeDraft] = []
    package private(set) var rejected: [Rejected] = []
    /// Whether no row named the columns; nothing is read then.
    package var hasNoHeader: Bool { columns == nil }

    private var columns: HeaderColumns<Column>?
    private var today: Day
    private var source: DeathNoticeDraft.Source

    enum Column: HeaderColumn {
        case nik, name, died, reference

        var names: Set<String> {
            switch self {
            case .nik: ["nik", "nonik", "nomorindukkependudukan"]
            case .name: ["nama", "namalengkap", "namajenazah", "name"]
            case .died:
                ["tanggalmeninggal", "tglmeninggal", "tanggalkematian", "tglkematian", "tanggalmati"]
            case .reference:
                ["nomorakta", "noakta", "nomoraktakematian", "noaktakematian", "aktakematian", "akta"]
            }
        }

        static func suffice(_ found: Set<Column>) -> Bool { found.isSuperset(of: [.name, .died]) }
    }

    /// Reads the first sheet of a file.
    ///
    /// - Parameters:
    ///   - today: later days are refused.
    /// - Throws: `TableRefusal` for a file that is no table.
    package init(
        path: String, source: DeathNoticeDraft.Source = .registry, today: Day
    ) throws(TableRefusal) {
        self.today = today
        self.source = source
        var intake = self
        let file = try TableFile.open(path: path)
        try file.forEachRow(inSheet: 0) { row in
            intake.take(row)
            return .goOn
        }
        self = intake
    }

    private mutating func take(_ row: TableRow) {
        if row.isBlank { return }
        guard let columns else {
            columns = HeaderColumns(row)
            return
        }
        do throws(RowRejected) { drafts.append(try draft(row, columns)) } catch {
            rejected.append(Rejected(row: row.number, why: error.why))
        }
    }

    private struct RowRejected: Error {
        let why: Rejection
    }

    private func draft(
        _ row: TableRow, _ columns: HeaderColumns<Column>
    ) throws(RowRejected) -> DeathNoticeDraft {
        func text(_ column: Column) -> String { columns.text(column, of: row) }
        var nik: NIK?
        if let column = columns.place(of: .nik) {
            let reading = NIKRepair.read(row.bytes(column), row.kind(column))
            nik = reading.nik
            if nik == nil, !reading.isMissing { throw RowRejected(why: .nik) }
        }
        let name = text(.name)
        if name.isEmpty { throw RowRejected(why: .name) }
        guard let column = columns.place(of: .died),
            let died = DateRepair.read(
                row.bytes(column), row.kind(column), nik: nil,
                frame: DateFrame(earliest: today, latest: today)
            ).day, died <= today
        else { throw RowRejected(why: .died) }
        var reference = text(.reference)
        if reference.isEmpty {
            guard let nik else { throw RowRejected(why: .reference) }
            reference = "nik-\(nik.description.suffix(4))-\(died)"
        }
        return DeathNoticeDraft(source: source, reference: reference, nik: nik, name: name, died: died)
    }
}
