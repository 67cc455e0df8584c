import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import RosterFiles
import Spreadsheets

/// A file of a roster, open, with what was understood of it.
struct ReadUpload {
    let source: CheckRoster.Source
    let request: CheckRequest
    let checks: RosterChecks
    /// Without the columns that were added for corrections.
    let seen: RosterLayout
}

/// What could be seen of a file that cannot be read as a roster yet, beside why.
struct UnreadUpload: Error {
    let note: Note
    let layout: UploadLayout?
}

extension CheckUpload {
    /// Opens a file under the bounds of the portal, and understands it by what somebody said of its columns.
    ///
    /// - Throws: `UnreadUpload`.
    func read(_ work: Work) throws -> ReadUpload {
        var request = CheckRequest(month: work.upload.period, today: work.today)
        request.segment = work.terms.segment
        request.programmes = work.terms.programmes.programmes
        request.wageBasis = WageBasis(work.upload.wageBasis) ?? .column
        request.region = work.region
        var checks = RosterChecks(rosterDay: work.upload.period.firstDay, today: work.today)
        checks.knownRegencies = parts.knownRegencies
        do {
            var file = try RosterFile.open(path: work.path, limits: CheckUpload.limits)
            let mapping = ColumnMapping(work.upload.mapping) ?? ColumnMapping()
            let layout: RosterLayout
            do {
                layout = try file.understand(parts.template, mapping: mapping)
            } catch let refusal as RosterRefusal {
                throw unread(refusal, file, mapping)
            }
            var corrections = CellCorrections()
            for fix in work.corrections { corrections.set(fix.text, person: fix.line, column: fix.column) }
            file.corrections = corrections
            let source = CheckRoster.Source(
                name: work.upload.fileName, file: file,
                layout: layout.withRoomForMissing(rulingHeader: RepairSheet.rulingHeader))
            return ReadUpload(source: source, request: request, checks: checks, seen: layout)
        } catch let refusal as TableRefusal {
            throw UnreadUpload(note: UploadRefusal.note(refusal) ?? Note(refusal.key), layout: nil)
        }
    }

    private func unread(
        _ refusal: RosterRefusal, _ file: RosterFile, _ mapping: ColumnMapping
    ) -> UnreadUpload {
        let note = UploadRefusal.note(refusal) ?? Note(refusal.key)
        if case .noHeader(let table) = refusal {
            return UnreadUpload(note: note, layout: UploadLayout(table, in: file))
        }
        let open = try? file.understand(parts.template, mapping: mapping, isLenient: true)
        return UnreadUpload(note: note, layout: open.map { UploadLayout($0) })
    }
}

extension UploadLayout {
    /// As a preview shows it.
    init(_ layout: RosterLayout) {
        let sheets = layout.sheets.map { sheet in
            Sheet(
                number: sheet.sheet, name: sheet.name, headerRow: sheet.lastHeaderRow,
                columns: sheet.columns.map {
                    Column(index: $0.index, header: $0.header, field: $0.field?.rawValue)
                }, samples: sheet.samples.prefix(3).map { Array($0.prefix(60)) })
        }
        let left = layout.leftOutSheets.map { Note($0.reason.rawValue, $0.sentenceArguments.terms) }
        let notes = layout.sheets.flatMap(\.notes).map { note -> Note in
            var arguments = note.arguments.terms
            if let field = note.arguments["field"] { arguments["field"] = .word("field." + field) }
            return Note(note.key.rawValue, arguments)
        }
        self.init(sheets: sheets, notes: notes + left)
    }

    /// A table without a header: its first rows, and what its columns look like.
    init(_ table: HeaderlessTable, in file: RosterFile) {
        let number = file.table.sheets.firstIndex { $0.name == table.sheet } ?? 0
        let width = min(table.rows.map(\.count).max() ?? 0, 60)
        let columns = (0..<width).map { index in
            Column(
                index: index, header: "",
                field: table.proposals.first { $0.column == index }?.field.rawValue)
        }
        self.init(
            sheets: [
                Sheet(
                    number: number, name: table.sheet, headerRow: nil, columns: columns,
                    samples: table.rows.map { Array($0.prefix(60)) })
            ], notes: [])
    }
}

extension Dictionary<String, String> {
    /// The same as what fills a sentence.
    var terms: [String: Term] { mapValues { .text($0) } }
}
