import MoneyAndDates

/// Lays out one office's roster: letterhead, titles, headings of one or two rows, people, totals, signature.
struct RosterFile {
    let unit: DemoUnit
    let layout: FormLayout
    let typing: RosterTyping
    let city: String
    let today: Day

    private(set) var tables: [DirtyTable] = []
    private(set) var truth: [TruthLine] = []

    init(_ unit: DemoUnit, pools: DemoPools, people: CityPeople, today: Day) {
        self.unit = unit
        self.today = today
        layout = pools.layout(unit.form)
        typing = RosterTyping(pools: pools, layout: layout, people: people)
        city = pools.city.name
    }

    /// In these the seventh name begins with an equals sign, as happens to whoever types one by mistake.
    private static let formsWithFormula: Set<DemoUnit.Form> = [
        .letterheadWorkbook, .semicolonQuoted, .commaUTF8,
    ]

    var isWorkbook: Bool { !unit.sheets.isEmpty }

    /// `roster/dlhk.xlsx`, below the directory of the demonstration.
    var path: String {
        if isWorkbook { return "roster/\(unit.short).xlsx" }
        return "roster/\(unit.short)" + (layout.separator == 9 ? ".tsv" : ".csv")
    }

    /// Lays the listings out over the form's sheets, in equal parts.
    mutating func fill(_ listings: [Listing], profile: DirtProfile, _ random: inout SeededRandom) {
        let sheets = isWorkbook ? unit.sheets : [""]
        let part = (listings.count + sheets.count - 1) / sheets.count
        for (place, name) in sheets.enumerated() {
            let own = listings[min(place * part, listings.count)..<min((place + 1) * part, listings.count)]
            fill(sheet: name, own, profile, &random)
        }
        if unit.form == .letterheadWorkbook { tables.insert(summary(), at: 0) }
    }

    private mutating func fill(
        sheet name: String, _ listings: ArraySlice<Listing>, _ profile: DirtProfile,
        _ random: inout SeededRandom
    ) {
        var table = DirtyTable(name: name)
        addTitles(&table, name)
        addHeadings(&table)
        let first = table.rows.count
        var sum: Int64 = 0
        for (place, listing) in listings.enumerated() {
            interrupt(&table, before: place)
            let isChosen = truth.count == 6 && RosterFile.formsWithFormula.contains(unit.form)
            let line = typing.line(
                listing, number: place + 1, isChosen: isChosen, profile: profile, &random)
            table.rows.append(line.cells)
            sum += line.wage
            truth.append(
                TruthLine(
                    file: path, sheet: name, row: table.rows.count, ordinal: truth.count + 1,
                    worker: listing.worker, state: listing.state, damage: line.damage,
                    isRepeated: listing.isRepeated))
        }
        addTotals(&table, first, sum)
        addSignature(&table, name)
        tables.append(table)
    }

    private func filled(_ text: String, _ sheet: String) -> String {
        text.replacing("{kota}", with: city).replacing("{unit}", with: unit.name)
            .replacing("{lembar}", with: sheet).replacing("{tahun}", with: String(today.year))
            .replacing("{tanggal}", with: DateForm.written.text(today))
    }

    /// The letterhead and the titles, merged across the sheet in workbooks.
    private func addTitles(_ table: inout DirtyTable, _ sheet: String) {
        for line in layout.letterhead + (layout.letterhead.isEmpty ? [] : [""]) + layout.titles {
            let text = filled(line, sheet)
            if !text.isEmpty, isWorkbook {
                table.merges.append(
                    .init(
                        firstRow: table.rows.count, lastRow: table.rows.count, firstColumn: 0,
                        lastColumn: layout.columns.count - 1))
            }
            table.rows.append(text.isEmpty ? [] : [.text(text)])
        }
    }

    private func addHeadings(_ table: inout DirtyTable) {
        let titles = layout.columns.map { DirtyCell.text($0.title) }
        table.boldRows.insert(table.rows.count)
        guard layout.hasGroups, isWorkbook else {
            table.rows.append(titles)
            return
        }
        let top = table.rows.count
        let groups = layout.columns.map { DirtyCell.text($0.group.isEmpty ? $0.title : $0.group) }
        table.rows.append(groups)
        table.rows.append(titles)
        table.boldRows.insert(top + 1)
        var column = 0
        while column < layout.columns.count {
            let group = layout.columns[column].group
            var end = column
            while end + 1 < layout.columns.count, !group.isEmpty, layout.columns[end + 1].group == group {
                end += 1
            }
            if group.isEmpty {
                table.rows[top + 1][column] = .empty
                table.merges.append(
                    .init(firstRow: top, lastRow: top + 1, firstColumn: column, lastColumn: column))
            } else if end > column {
                for covered in column + 1...end { table.rows[top][covered] = .empty }
                table.merges.append(.init(firstRow: top, lastRow: top, firstColumn: column, lastColumn: end))
            }
            column = end + 1
        }
        addColumnNumbers(&table)
    }

    /// Forms of old offices number their columns under the headings.
    private func addColumnNumbers(_ table: inout DirtyTable) {
        guard unit.form == .letterheadWorkbook else { return }
        table.rows.append(layout.columns.indices.map { .number(Int64($0 + 1)) })
    }

    /// A heading of a gang in the lists of street sweepers, an empty row in those of schools.
    private func interrupt(_ table: inout DirtyTable, before place: Int) {
        if unit.form == .letterheadWorkbook, place % 60 == 0 {
            table.rows.append([.empty, .text("REGU \(place / 60 + 1)")])
        } else if unit.form == .schoolWorkbook, place > 0, place % 25 == 0 {
            table.rows.append([])
        }
    }

    private func addTotals(_ table: inout DirtyTable, _ first: Int, _ sum: Int64) {
        guard !layout.totalsLabel.isEmpty else { return }
        var row = [DirtyCell](repeating: .empty, count: layout.columns.count)
        row[min(1, row.count - 1)] = .text(layout.totalsLabel)
        for (place, column) in layout.columns.enumerated() where column.field == .wage {
            row[place] =
                layout.wages == .number ? .sum(firstRow: first, total: sum) : .text(Rupiah(sum).description)
        }
        table.boldRows.insert(table.rows.count)
        table.rows.append(row)
    }

    private func addSignature(_ table: inout DirtyTable, _ sheet: String) {
        guard !layout.signature.isEmpty else { return }
        table.rows.append([])
        let indent = [DirtyCell](repeating: .empty, count: max(0, layout.columns.count - 4))
        for line in layout.signature {
            table.rows.append(line.isEmpty ? [] : indent + [.text(filled(line, sheet))])
        }
    }

    /// A sheet without people at the front: how many stand on each of the others.
    private func summary() -> DirtyTable {
        var table = DirtyTable(name: "REKAP")
        table.rows.append([.text("REKAPITULASI \(unit.name)")])
        table.rows.append([])
        table.rows.append([.text("NO"), .text("BAGIAN"), .text("JUMLAH ORANG")])
        table.boldRows.insert(2)
        for (place, sheet) in unit.sheets.enumerated() {
            let count = truth.count { $0.sheet == sheet }
            table.rows.append([.number(Int64(place + 1)), .text(sheet), .number(Int64(count))])
        }
        table.rows.append([.empty, .text("JUMLAH"), .sum(firstRow: 3, total: Int64(truth.count))])
        return table
    }
}
