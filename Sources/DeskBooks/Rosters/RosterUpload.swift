package import LawBook
package import Membership
package import MoneyAndDates

/// A file on its way to become a version of a roster.
package struct RosterUpload: Sendable, Equatable {
    /// How far it is.
    package enum State: Int64, Sendable, CaseIterable {
        case checking = 0
        case checked = 1
        case unreadable = 2
        case submitted = 3

        /// The key of its word is `rosters.upload.` and this.
        package var code: String {
            switch self {
            case .checking: "checking"
            case .checked: "checked"
            case .unreadable: "unreadable"
            case .submitted: "submitted"
            }
        }
    }

    package let id: Int64
    package let unit: UnitID
    package let unitName: String
    package let campaign: Int64?
    package let period: Month
    package let fileName: String
    package let digest: String
    package let size: Int
    package let uploadedBy: String
    package let recorded: Int64
    /// Of everybody whose row says none; nil for what each one has already.
    package let category: WorkerCategory?
    /// As `WageBasis` reads it: `column`, `umk`, `ump`, `fixed:1500000`.
    package let wageBasis: String
    /// As `ColumnMapping` reads it.
    package let mapping: String
    package let revision: Int
    /// The revision that counts and cells are of; nil before the first check.
    package let checked: Int?
    package let state: State
    /// The check or handing in that was ordered last.
    package let work: Int64?
    package let counts: UploadCounts
    /// Why it cannot be read.
    package let refusal: Note?
    package let sptjm: String?
    package let submission: Int64?
}

/// What a check counted.
package struct UploadCounts: Sendable, Equatable {
    package var people = 0
    package var good = 0
    package var bad = 0
    package var repeated = 0
    package var gone = 0
    /// Rows that are nobody: titles, totals, signatures.
    package var skipped = 0
    /// Cells that wait for somebody.
    package var cells = 0

    package init() {}
}

/// A cell that waits for somebody.
package struct UploadCell: Sendable, Equatable {
    /// Counts the people of the file from 1.
    package let line: Int
    /// Counts the cells of a line from nought.
    package let place: Int
    /// From nought; nil where no column can take a correction.
    package let column: Int?
    /// The column in which somebody may say that it is right as it is; nil where nobody can.
    package let rulingColumn: Int?
    /// The code of a `RosterField`.
    package let field: String
    /// The row as Excel numbers it, and its sheet.
    package let sheetRow: Int
    package let sheet: String
    /// Who it is, as the row writes it.
    package let name: String
    package let original: String
    /// What is wrong: a key of `words/` with what fills it.
    package let finding: Note

    package init(
        line: Int, place: Int, column: Int?, rulingColumn: Int?, field: String, sheetRow: Int,
        sheet: String, name: String, original: String, finding: Note
    ) {
        self.line = line
        self.place = place
        self.column = column
        self.rulingColumn = rulingColumn
        self.field = field
        self.sheetRow = sheetRow
        self.sheet = sheet
        self.name = name
        self.original = original
        self.finding = finding
    }

    var text: String {
        [
            String(sheetRow), sheet, name, original, KeptNote.text(finding),
            rulingColumn.map(String.init) ?? "",
        ]
        .map { $0.replacing("\u{1E}", with: " ") }.joined(separator: "\u{1E}")
    }

    init(line: Int, place: Int, column: Int?, field: String, text: String) {
        let parts = text.split(separator: "\u{1E}", omittingEmptySubsequences: false).map(String.init)
        func part(_ number: Int) -> String { number < parts.count ? parts[number] : "" }
        self.init(
            line: line, place: place, column: column, rulingColumn: Int(part(5)), field: field,
            sheetRow: Int(part(0)) ?? 0, sheet: part(1), name: part(2), original: part(3),
            finding: KeptNote.note(part(4)))
    }
}

/// What a preview shows of a file: its sheets with their columns and first rows.
package struct UploadLayout: Sendable, Equatable {
    /// A column of the file, and what it is read as.
    package struct Column: Sendable, Equatable {
        /// From nought.
        package let index: Int
        package let header: String
        /// The code of a `RosterField`; nil where nobody knows.
        package let field: String?

        package init(index: Int, header: String, field: String?) {
            self.index = index
            self.header = header
            self.field = field
        }
    }

    /// A sheet of the file.
    package struct Sheet: Sendable, Equatable {
        package let number: Int
        package let name: String
        /// As Excel counts it; nil where none was found.
        package let headerRow: Int?
        package let columns: [Column]
        package let samples: [[String]]

        package init(number: Int, name: String, headerRow: Int?, columns: [Column], samples: [[String]]) {
            self.number = number
            self.name = name
            self.headerRow = headerRow
            self.columns = columns
            self.samples = samples
        }
    }

    package let sheets: [Sheet]
    /// What whoever looks should know of it.
    package let notes: [Note]

    package init(sheets: [Sheet], notes: [Note]) {
        self.sheets = sheets
        self.notes = notes
    }

    /// Lines of a kind and its parts, with signs between that no cell holds.
    var text: String {
        var lines: [[String]] = notes.map { ["note", KeptNote.text($0)] }
        for sheet in sheets {
            lines.append(["sheet", String(sheet.number), sheet.name, sheet.headerRow.map(String.init) ?? ""])
            lines += sheet.columns.map { ["column", String($0.index), $0.header, $0.field ?? ""] }
            lines += sheet.samples.map { ["sample"] + $0 }
        }
        return lines.map { line in
            line.map { $0.replacing("\u{1E}", with: " ").replacing("\u{1D}", with: " ") }
                .joined(separator: "\u{1E}")
        }.joined(separator: "\u{1D}")
    }

    init(text: String) {
        var notes: [Note] = []
        var sheets: [Sheet] = []
        for line in text.split(separator: "\u{1D}") {
            let parts = line.split(separator: "\u{1E}", omittingEmptySubsequences: false).map(String.init)
            switch (parts.first, parts.count) {
            case ("note", 2): notes.append(KeptNote.note(parts[1]))
            case ("sheet", 4):
                sheets.append(
                    Sheet(
                        number: Int(parts[1]) ?? 0, name: parts[2], headerRow: Int(parts[3]), columns: [],
                        samples: []))
            case ("column", 4):
                guard let last = sheets.popLast() else { continue }
                let field = parts[3].isEmpty ? nil : parts[3]
                sheets.append(
                    last.with(Column(index: Int(parts[1]) ?? 0, header: parts[2], field: field)))
            case ("sample", _):
                guard let last = sheets.popLast() else { continue }
                sheets.append(last.with(sample: Array(parts.dropFirst())))
            default: continue
            }
        }
        self.init(sheets: sheets, notes: notes)
    }
}

extension UploadLayout.Sheet {
    fileprivate func with(_ column: UploadLayout.Column) -> Self {
        Self(number: number, name: name, headerRow: headerRow, columns: columns + [column], samples: samples)
    }

    fileprivate func with(sample: [String]) -> Self {
        Self(number: number, name: name, headerRow: headerRow, columns: columns, samples: samples + [sample])
    }
}
