/// What somebody said of the columns of a file whose headers say too little.
package struct ColumnMapping: Sendable, Equatable {
    /// One sheet, by its place in the file.
    package struct Sheet: Sendable, Equatable {
        /// The row of its header as Excel counts it; nought where it has none; nil for the one that is found.
        package var headerRow: Int?
        /// By the column, from nought; `.some(nil)` for one that means nothing to us.
        package var fields: [Int: RosterField?] = [:]

        package init(headerRow: Int? = nil, fields: [Int: RosterField?] = [:]) {
            self.headerRow = headerRow
            self.fields = fields
        }
    }

    package var sheets: [Int: Sheet] = [:]

    package init() {}

    package var isEmpty: Bool { sheets.isEmpty }

    /// `0@5:2=nik,3=-;1:4=upah`: sheet, header row, and columns.
    package var text: String {
        sheets.sorted { $0.key < $1.key }.map { number, sheet in
            let fields = sheet.fields.sorted { $0.key < $1.key }.map {
                "\($0.key)=\($0.value?.rawValue ?? "-")"
            }
            let row = sheet.headerRow.map { "@\($0)" } ?? ""
            return "\(number)\(row):\(fields.joined(separator: ","))"
        }.joined(separator: ";")
    }

    /// Nil for what is no such text.
    package init?(_ text: String) {
        for part in text.split(separator: ";") {
            let halves = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { return nil }
            let place = halves[0].split(separator: "@", maxSplits: 1)
            guard let first = place.first, let number = Int(first) else { return nil }
            var sheet = Sheet(headerRow: place.count == 2 ? Int(place[1]) : nil)
            for pair in halves[1].split(separator: ",") {
                let parts = pair.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, let column = Int(parts[0]) else { return nil }
                let field = RosterField(rawValue: String(parts[1]))
                guard field != nil || parts[1] == "-" else { return nil }
                sheet.fields.updateValue(field, forKey: column)
            }
            sheets[number] = sheet
        }
    }

    /// The header that somebody named; nil where nobody did.
    func header(in head: SheetHead) -> FoundHeader? {
        guard let row = sheets[head.index]?.headerRow else { return nil }
        if row == 0 {
            let width = head.rows.map(\.cells.count).max() ?? 0
            let columns = (0..<width).map { LayoutColumn(index: $0, header: "", field: nil, isTypo: false) }
            return FoundHeader(rows: 0..<0, columns: columns)
        }
        guard let place = head.rows.firstIndex(where: { $0.number == row }) else { return nil }
        let columns = head.rows[place].cells.enumerated().map {
            LayoutColumn(index: $0.offset, header: $0.element, field: nil, isTypo: false)
        }
        return FoundHeader(rows: place..<(place + 1), columns: columns)
    }

    /// The columns of a sheet with what somebody said of them; a field that was given to one column is taken
    /// from the others, and from all that claimed it before.
    func columns(of sheet: Int, _ found: [LayoutColumn]) -> [LayoutColumn] {
        guard let said = sheets[sheet]?.fields, !said.isEmpty else { return found }
        let given = Set(said.values.compactMap(\.self))
        var columns = found.map { column -> LayoutColumn in
            if let field = said[column.index] { return column.meaning(field) }
            return column.field.map(given.contains) == true ? column.meaning(nil) : column
        }
        for (index, field) in said.sorted(by: { $0.key < $1.key })
        where field != nil && !columns.contains(where: { $0.index == index }) {
            columns.append(LayoutColumn(index: index, header: "", field: field, isTypo: false))
        }
        return columns.sorted { $0.index < $1.index }
    }
}

extension LayoutColumn {
    /// The same column with another meaning.
    func meaning(_ field: RosterField?) -> LayoutColumn {
        LayoutColumn(index: index, header: header, field: field, isTypo: false)
    }
}

extension RosterLayout {
    /// Fields that a person needs, and that some columns may say in another way.
    private static let needed: [(field: RosterField, also: [RosterField])] = [
        (.nik, []), (.name, []), (.birthDate, [.birthPlaceAndDate]), (.sex, [.maleTick, .femaleTick]),
        (.wage, []),
    ]

    /// The same with an empty column behind the last one for each needed field that a sheet lacks, so that
    /// somebody can fill it in, and with one of a given header for what somebody rules.
    package func withRoomForMissing(rulingHeader: String) -> RosterLayout {
        let sheets = self.sheets.map { sheet -> SheetLayout in
            var columns = sheet.columns
            var next = max(columns.map(\.index).max() ?? 0, sheet.samples.map(\.count).max() ?? 0) + 1
            for (field, also) in RosterLayout.needed
            where ([field] + also).allSatisfy({ sheet.column($0) == nil }) {
                columns.append(LayoutColumn(index: next, header: "", field: field, isTypo: false))
                next += 1
            }
            if sheet.columns.allSatisfy({ $0.header != rulingHeader }) {
                columns.append(LayoutColumn(index: next, header: rulingHeader, field: nil, isTypo: false))
            }
            return SheetLayout(
                sheet: sheet.sheet, name: sheet.name, headerRows: sheet.headerRows, columns: columns,
                notes: sheet.notes, samples: sheet.samples, headerTexts: sheet.headerTexts)
        }
        return RosterLayout(
            kind: kind, template: template, sheets: sheets, leftOutSheets: leftOutSheets, titles: titles,
            totals: totals, signatures: signatures)
    }
}
