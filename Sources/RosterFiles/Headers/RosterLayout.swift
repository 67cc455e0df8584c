/// What was understood of a file: which sheets hold people, where, and which column is what. It is
/// what a preview shows before a row is believed.
package struct RosterLayout: Sendable {
    package let kind: RosterKind
    package let template: String
    /// In the order in which they are read; never empty.
    package let sheets: [SheetLayout]
    package let leftOutSheets: [LeftOutSheet]
    let titles: NameTitles
    let totals: [String]
    let signatures: [String]
}

/// A sheet that is not read, and why.
package struct LeftOutSheet: Sendable, Equatable {
    package let name: String
    package let reason: Reason

    package init(name: String, reason: Reason) {
        self.name = name
        self.reason = reason
    }

    /// The arguments of the sentence of its reason in `words/`.
    package var sentenceArguments: [String: String] { ["sheet": name] }

    /// The raw value is the key of the sentence in `words/`.
    package enum Reason: String, Sendable, CaseIterable {
        case hidden = "layout.sheet-hidden"
        case noHeader = "layout.sheet-without-header"
        case empty = "layout.sheet-empty"
    }
}

/// Where the people of one sheet are. A class, because every row holds on to it.
package final class SheetLayout: Sendable {
    package let sheet: Int
    package let name: String
    /// Numbers of the rows the header stands in: one, or two where columns are grouped.
    package let headerRows: [Int]
    /// Every column that has a header or anything in the first rows, from the left.
    package let columns: [LayoutColumn]
    package let notes: [LayoutNote]
    /// The first rows below the header as they stand in the file, for the preview.
    package let samples: [[String]]
    /// Texts of the header rows, to know them again where they are repeated in the middle.
    let headerTexts: [[String]]
    private let places: [RosterField: Int]

    init(
        sheet: Int, name: String, headerRows: [Int], columns: [LayoutColumn], notes: [LayoutNote],
        samples: [[String]], headerTexts: [[String]]
    ) {
        self.sheet = sheet
        self.name = name
        self.headerRows = headerRows
        self.columns = columns
        self.notes = notes
        self.samples = samples
        self.headerTexts = headerTexts
        var places: [RosterField: Int] = [:]
        for column in columns {
            if let field = column.field { places[field] = column.index }
        }
        self.places = places
    }

    /// The column of a field, counted from nought.
    package func column(_ field: RosterField) -> Int? { places[field] }

    package var lastHeaderRow: Int { headerRows.last ?? 0 }

    /// Columns whose header means nothing to us; their cells are kept with the row all the same.
    package var ignored: [LayoutColumn] { columns.filter { $0.field == nil } }
}

/// One column of a sheet.
package struct LayoutColumn: Sendable, Equatable {
    /// From nought.
    package let index: Int
    /// As the file has it; a grouped header reads `DATA PRIBADI / NIK`.
    package let header: String
    /// Nil where the header means nothing to us.
    package let field: RosterField?
    /// The header is misspelt and was recognised all the same.
    package let isTypo: Bool

    /// `A`, `B` … `AA`, as Excel names it.
    package var letter: String { columnLetter(index) }
}

/// Something about a sheet that whoever looks at the preview should know.
package struct LayoutNote: Sendable, Equatable {
    package let key: Key
    package let arguments: [String: String]

    /// The raw value is the key of the sentence in `words/`.
    package enum Key: String, Sendable, CaseIterable {
        case headerTypo = "layout.header-typo"
        case columnTwiceSame = "layout.column-twice-same"
        case columnTwiceEmpty = "layout.column-twice-empty"
        case columnTwiceFirstTaken = "layout.column-twice-first-taken"
    }
}

/// `A` for 0, `Z` for 25, `AA` for 26.
package func columnLetter(_ index: Int) -> String {
    var letters: [UInt8] = []
    var rest = index + 1
    while rest > 0 {
        letters.insert(UInt8(65 + (rest - 1) % 26), at: 0)
        rest = (rest - 1) / 26
    }
    return String(decoding: letters, as: UTF8.self)
}
