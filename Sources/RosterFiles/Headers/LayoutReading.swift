import Spreadsheets

/// Finds out what a file holds: the sheets of people, their headers and columns.
struct LayoutReading {
    let file: TableFile
    let template: RosterTemplate
    var mapping = ColumnMapping()
    var isLenient = false

    func layout() throws -> RosterLayout {
        var heads: [SheetHead] = []
        for sheet in file.sheets.indices { heads.append(try SheetHead(file, sheet: sheet)) }
        let search = HeaderSearch(aliases: template.headers)
        let found = heads.map { (head: $0, header: mapping.header(in: $0) ?? search.find(in: $0)) }
        let visible = found.filter { !$0.head.isHidden && $0.header != nil }
        let chosen = visible.isEmpty ? found.filter { $0.header != nil } : visible
        guard !chosen.isEmpty else { throw headerless(heads) }
        var sheets: [SheetLayout] = []
        for (head, header) in chosen {
            guard let header else { continue }
            sheets.append(try layout(of: head, header))
        }
        if template.kind == .participants, let bare = sheets.first(where: { $0.column(.nik) == nil }) {
            throw RosterRefusal.noNIKColumn(sheet: bare.name, headers: bare.columns.map(\.header))
        }
        guard sheets.contains(where: { !$0.samples.isEmpty }) else {
            throw RosterRefusal.noPeople(sheet: sheets[0].name)
        }
        return RosterLayout(
            kind: template.kind, template: template.name, sheets: sheets,
            leftOutSheets: heads.filter { head in !sheets.contains { $0.sheet == head.index } }.map(leftOut),
            titles: template.titles, totals: template.totals, signatures: template.signatures)
    }

    private func leftOut(_ head: SheetHead) -> LeftOutSheet {
        let reason: LeftOutSheet.Reason = head.rows.isEmpty ? .empty : head.isHidden ? .hidden : .noHeader
        return LeftOutSheet(name: head.name, reason: reason)
    }

    private func headerless(_ heads: [SheetHead]) -> any Error {
        guard let head = heads.first(where: { !$0.rows.isEmpty && !$0.isHidden }) ?? heads.first,
            !head.rows.isEmpty
        else { return TableRefusal.empty }
        return RosterRefusal.noHeader(
            HeaderlessTable(
                sheet: head.name, rows: head.rows.prefix(5).map(\.cells),
                proposals: ColumnGuess.proposals(for: head.rows)))
    }

    private func layout(of head: SheetHead, _ header: FoundHeader) throws -> SheetLayout {
        var notes: [LayoutNote] = []
        let columns = try withoutDoubles(header, head, &notes)
        for column in columns where column.isTypo {
            guard let field = column.field else { continue }
            notes.append(
                LayoutNote(
                    key: .headerTypo,
                    arguments: ["column": column.letter, "header": column.header, "field": field.rawValue]))
        }
        if header.rows.isEmpty {
            return SheetLayout(
                sheet: head.index, name: head.name, headerRows: [], columns: columns, notes: notes,
                samples: head.rows.prefix(5).map(\.cells), headerTexts: [])
        }
        let rows = header.rows.map { head.rows[$0] }
        return SheetLayout(
            sheet: head.index, name: head.name, headerRows: rows.map(\.number), columns: columns,
            notes: notes,
            samples: head.rows[header.rows.upperBound...].prefix(5).map(\.cells),
            headerTexts: rows.map(\.cells))
    }

    // MARK: Two columns of one field

    private func withoutDoubles(
        _ header: FoundHeader, _ head: SheetHead, _ notes: inout [LayoutNote]
    ) throws -> [LayoutColumn] {
        var columns = mapping.columns(of: head.index, header.columns)
        var taken: [RosterField: Int] = [:]
        for place in columns.indices {
            guard let field = columns[place].field else { continue }
            guard let first = taken[field] else {
                taken[field] = place
                continue
            }
            guard let kept = try choose(columns[first], columns[place], field, head, below: header, &notes)
            else {
                for open in [first, place] { columns[open] = columns[open].meaning(nil) }
                taken[field] = nil
                continue
            }
            let dropped = kept.index == columns[first].index ? place : first
            taken[field] = dropped == place ? first : place
            columns[dropped] = columns[dropped].meaning(nil)
        }
        return columns
    }

    private func choose(
        _ first: LayoutColumn, _ second: LayoutColumn, _ field: RosterField, _ head: SheetHead,
        below header: FoundHeader, _ notes: inout [LayoutNote]
    ) throws -> LayoutColumn? {
        // An exact spelling outdoes a near one: the near one is then some other column.
        if first.isTypo != second.isTypo { return first.isTypo ? second : first }
        let comparison = try compare(
            first.index, second.index, head, below: header.lastRow(in: head))
        var kept = first
        let key: LayoutNote.Key
        switch comparison {
        case .same: key = .columnTwiceSame
        case .secondEmpty: key = .columnTwiceEmpty
        case .firstEmpty: (key, kept) = (.columnTwiceEmpty, second)
        case .different:
            guard !field.isVital else {
                if isLenient { return nil }
                throw RosterRefusal.columnTwice(sheet: head.name, field: field, first: first, second: second)
            }
            key = .columnTwiceFirstTaken
        }
        notes.append(
            LayoutNote(
                key: key,
                arguments: [
                    "field": field.rawValue, "first": "\(first.letter) (\(first.header))",
                    "second": "\(second.letter) (\(second.header))", "taken": kept.letter,
                ]))
        return kept
    }

    private enum Comparison { case same, firstEmpty, secondEmpty, different }

    private func compare(
        _ first: Int, _ second: Int, _ head: SheetHead, below number: Int
    ) throws(TableRefusal) -> Comparison {
        var same = true
        var firstEmpty = true
        var secondEmpty = true
        try file.forEachRow(inSheet: head.index) { row in
            guard row.number > number else { return .goOn }
            let left = row.bytes(first).trimmed
            let right = row.bytes(second).trimmed
            if !left.isEmpty { firstEmpty = false }
            if !right.isEmpty { secondEmpty = false }
            if !left.elementsEqual(right) { same = false }
            return same || firstEmpty || secondEmpty ? .goOn : .stop
        }
        if secondEmpty { return .secondEmpty }
        if firstEmpty { return .firstEmpty }
        return same ? .same : .different
    }
}
