import Spreadsheets

/// The first rows of a sheet, kept to look for its header.
struct SheetHead {
    let index: Int
    let name: String
    let isHidden: Bool
    var rows: [HeadRow] = []

    /// Rows that hold something; a header further down is not looked for.
    static let depth = 60

    init(_ file: TableFile, sheet: Int) throws(TableRefusal) {
        index = sheet
        name = file.sheets[sheet].name
        isHidden = file.sheets[sheet].isHidden
        var rows: [HeadRow] = []
        try file.forEachRow(inSheet: sheet) { row in
            rows.append(HeadRow(number: row.number, cells: (0..<row.count).map { row.text($0).trimmed }))
            return rows.count < SheetHead.depth ? .goOn : .stop
        }
        self.rows = rows
    }
}

struct HeadRow {
    let number: Int
    let cells: [String]

    func cell(_ column: Int) -> String { column < cells.count ? cells[column] : "" }
}

/// A header that was found: which rows, and what their columns mean.
struct FoundHeader {
    /// Places in the rows of the head; none where somebody said that there is no header.
    let rows: Range<Int>
    let columns: [LayoutColumn]

    var fields: Set<RosterField> { Set(columns.compactMap(\.field)) }

    /// The number of its last row as Excel counts it; nought where there is none.
    func lastRow(in head: SheetHead) -> Int { rows.last.map { head.rows[$0].number } ?? 0 }

    /// Exact spellings count more than near ones, so that a data row never outdoes a header.
    var score: Int {
        let exact = Set(columns.filter { !$0.isTypo }.compactMap(\.field))
        return exact.count * 2 + fields.subtracting(exact).count
    }

    /// A header of people names them by NIK, or by name and something else about them.
    var isOfPeople: Bool {
        let fields = fields
        if fields.contains(.nik) { return fields.count >= 2 }
        let others = fields.subtracting([.name, .rowNumber, .remarks, .postalCode, .workLocation, .bank])
        return fields.contains(.name) && !others.isEmpty
    }
}

/// Looks for the header among the first rows of a sheet, alone or under a row of groups.
struct HeaderSearch {
    let aliases: HeaderAliases

    func find(in head: SheetHead) -> FoundHeader? {
        var best: FoundHeader?
        for place in head.rows.indices where !looksLikeData(head.rows[place]) {
            let header = single(head, place)
            if header.score > best?.score ?? 0 { best = header }
        }
        guard let best else { return grouped(head) }
        let place = best.rows.lowerBound
        var widest = best
        for pair in [(place - 1, place), (place, place + 1)] {
            guard let header = double(head, pair.0, pair.1), header.score > widest.score else { continue }
            widest = header
        }
        return widest.isOfPeople ? widest : nil
    }

    /// A header whose two rows mean nothing each alone.
    private func grouped(_ head: SheetHead) -> FoundHeader? {
        let headers = head.rows.indices.dropLast().compactMap { double(head, $0, $0 + 1) }
        return headers.filter(\.isOfPeople).max { $0.score < $1.score }
    }

    private func single(_ head: SheetHead, _ place: Int) -> FoundHeader {
        let columns = head.rows[place].cells.enumerated().compactMap { index, text -> LayoutColumn? in
            text.isEmpty ? nil : column(index, text, aliases.match(text))
        }
        return FoundHeader(rows: place..<(place + 1), columns: columns)
    }

    /// Groups stand in the first of the cells they were merged over, so they are read on to the right.
    private func double(_ head: SheetHead, _ upper: Int, _ lower: Int) -> FoundHeader? {
        guard head.rows.indices.contains(upper), head.rows.indices.contains(lower),
            !looksLikeData(head.rows[lower]), !looksLikeData(head.rows[upper])
        else { return nil }
        let top = head.rows[upper]
        let bottom = head.rows[lower]
        var group = ""
        let columns = (0..<max(top.cells.count, bottom.cells.count)).compactMap { index -> LayoutColumn? in
            let own = top.cell(index)
            let under = bottom.cell(index)
            if !own.isEmpty { group = own }
            if under.isEmpty { return own.isEmpty ? nil : column(index, own, aliases.match(own)) }
            if group.isEmpty { return column(index, under, aliases.match(under)) }
            return column(index, "\(group) / \(under)", aliases.match(group: group, header: under))
        }
        return FoundHeader(rows: upper..<(lower + 1), columns: columns)
    }

    private func column(_ index: Int, _ text: String, _ match: HeaderAliases.Match?) -> LayoutColumn {
        var isTypo = false
        if case .typo = match { isTypo = true }
        return LayoutColumn(index: index, header: text, field: match?.field, isTypo: isTypo)
    }

    /// Long numbers stand in rows of people, not in headers.
    private func looksLikeData(_ row: HeadRow) -> Bool {
        row.cells.contains { $0.utf8.reduce(0) { $0 + ($1.isDigit ? 1 : 0) } >= 10 }
    }
}
