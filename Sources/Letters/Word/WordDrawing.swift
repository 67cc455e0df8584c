/// The blocks of a letter as a document that somebody goes on writing in.
struct WordDrawing {
    let letter: ReadyLetter
    private var text = WordText()
    /// Of the lines, in twentieths of a point.
    private let width: Int
    private let size: Int

    init(_ letter: ReadyLetter) {
        self.letter = letter
        let page = letter.template.page
        width = WordDrawing.twips(millimetres: (page.isLandscape ? 297 : 210) - 2 * page.margin)
        size = page.size * 2
    }

    static func twips(millimetres: Int) -> Int { millimetres * 1_440 * 10 / 254 }

    /// The inside of the body.
    mutating func body() throws -> String {
        for block in letter.template.blocks where letter.shows(block) { try add(block.content) }
        return text.xml
    }

    private mutating func add(_ content: TemplateBlock.Content) throws {
        switch content {
        case .letterhead: try addLetterhead()
        case .title(let title, let below):
            text.paragraph(
                try letter.filled(title),
                WordText.Paragraph(alignment: .center, size: size + 6, isBold: true, keepsNext: true))
            if let below {
                text.paragraph(
                    try letter.filled(below), WordText.Paragraph(alignment: .center, after: size * 10))
            }
        case .text(let template, let look):
            text.paragraph(
                try letter.filled(template),
                WordText.Paragraph(
                    alignment: look.alignment, size: look.size * 2,
                    firstLine: WordDrawing.twips(millimetres: look.indent),
                    start: width * look.start / 100, after: size * look.gap))
        case .fields(let fields, let labelWidth): try add(fields, labelWidth)
        case .table(let table): try add(table)
        case .signature(let signature): try add(signature)
        case .qr(_, let beside, _):
            if let beside { text.paragraph(try letter.filled(beside), WordText.Paragraph(size: size - 4)) }
        case .numbered(let head, let items):
            text.paragraph(try letter.filled(head), WordText.Paragraph(size: size - 2, keepsNext: true))
            for (place, item) in items.enumerated() {
                var line = FilledText("\(place + 1). ")
                line.append(try letter.filled(item).text, isBold: false)
                text.paragraph(line, WordText.Paragraph(size: size - 2))
            }
        case .space(let millimetres):
            let look = WordText.Paragraph(size: 2, after: WordDrawing.twips(millimetres: millimetres))
            text.paragraph(FilledText(), look)
        case .newPage: text.raw("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>")
        }
    }

    private mutating func addLetterhead() throws {
        let head = letter.letterhead
        let lines = [(head.government, 26, false), (head.office, 31, true), (head.address, 18, false)]
        for (line, size, isBold) in lines {
            text.paragraph(
                try letter.filled(line),
                WordText.Paragraph(alignment: .center, size: size, isBold: isBold))
        }
        text.paragraph(
            try letter.filled(head.contact),
            WordText.Paragraph(alignment: .center, size: 18, after: size * 10, hasRule: true))
    }

    private mutating func openTable(_ widths: [Int], hasLines: Bool) {
        let line = "w:val=\"single\" w:sz=\"4\" w:color=\"808080\""
        let borders =
            hasLines
            ? "<w:tblBorders><w:top \(line)/><w:bottom \(line)/><w:insideH \(line)/></w:tblBorders>" : ""
        text.raw(
            "<w:tbl><w:tblPr><w:tblW w:w=\"\(width)\" w:type=\"dxa\"/>\(borders)"
                + "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
                + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>")
    }

    private mutating func closeTable() {
        text.raw("</w:tbl>")
        text.paragraph(FilledText(), WordText.Paragraph(size: size / 2))
    }

    private mutating func add(
        _ fields: [(label: TemplateText, value: TemplateText)], _ labelWidth: Int
    ) throws {
        let label = WordDrawing.twips(millimetres: labelWidth)
        let widths = [label, 240, width - label - 240]
        openTable(widths, hasLines: false)
        for field in fields {
            let cells = [try letter.filled(field.label), FilledText(":"), try letter.filled(field.value)]
            text.raw("<w:tr>")
            for (cell, width) in zip(cells, widths) { text.cell(width: width) { $0.paragraph(cell) } }
            text.raw("</w:tr>")
        }
        closeTable()
    }

    private mutating func add(_ table: TableBlock) throws {
        let rows = try letter.rows(of: table)
        let shares = table.columns.reduce(0) { $0 + $1.width }
        let widths = table.columns.map { width * $0.width / shares }
        let size = table.size == 0 ? size - 2 : table.size * 2
        openTable(widths, hasLines: true)
        text.raw("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
        for (place, column) in table.columns.enumerated() {
            let look = WordText.Paragraph(alignment: column.alignment, size: size, isBold: true)
            let head = try letter.filled(column.head)
            text.cell(width: widths[place], shade: "EBEBEB") { $0.paragraph(head, look) }
        }
        text.raw("</w:tr>")
        var count = 0
        try rows.forEach { row in
            count += 1
            let values = Dictionary(uniqueKeysWithValues: zip(rows.names, row))
            text.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
            for (place, column) in table.columns.enumerated() {
                let filled = try column.text.filled { values[$0] }
                let look = WordText.Paragraph(alignment: column.alignment, size: size)
                text.cell(width: widths[place]) { $0.paragraph(filled, look) }
            }
            text.raw("</w:tr>")
        }
        if count == 0 {
            let empty = try letter.filled(table.empty)
            text.raw("<w:tr>")
            text.cell(width: width, span: widths.count) {
                $0.paragraph(empty, WordText.Paragraph(alignment: .center, size: size))
            }
            text.raw("</w:tr>")
        }
        try addTotal(table, widths, size)
        closeTable()
    }

    /// Cells that say nothing join the one before them.
    private mutating func addTotal(_ table: TableBlock, _ widths: [Int], _ size: Int) throws {
        if table.total.isEmpty { return }
        text.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        var place = 0
        while place < table.total.count {
            var last = place
            while last + 1 < table.total.count, table.total[last + 1].pieces.isEmpty { last += 1 }
            let filled = try letter.filled(table.total[place])
            let alignment = last > place ? .left : table.columns[place].alignment
            let look = WordText.Paragraph(alignment: alignment, size: size, isBold: true)
            text.cell(width: widths[place...last].reduce(0, +), span: last - place + 1, shade: "F5F5F5") {
                $0.paragraph(filled, look)
            }
            place = last + 1
        }
        text.raw("</w:tr>")
    }

    private mutating func add(_ signature: TemplateBlock.Signature) throws {
        let widths = [width * 52 / 100, width - width * 52 / 100]
        openTable(widths, hasLines: false)
        let beside = try signature.beside.map { try letter.filled($0) } ?? FilledText()
        text.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        let small = WordText.Paragraph(size: size - 5)
        text.cell(width: widths[0]) { $0.paragraph(beside, small) }
        let lines = try signature.lines.map { try letter.filled($0) }.filter { !$0.text.isEmpty }
        let below = try signature.below.map { try letter.filled($0) }.filter { !$0.text.isEmpty }
        let name = try letter.filled(signature.name)
        let (centred, room) = (WordText.Paragraph(alignment: .center), size * 10 * 4)
        text.cell(width: widths[1]) { cell in
            for (place, line) in lines.enumerated() {
                var look = centred
                if place == lines.count - 1 { look.after = room }
                cell.paragraph(line, look)
            }
            cell.paragraph(name, WordText.Paragraph(alignment: .center, isBold: true))
            for line in below { cell.paragraph(line, centred) }
        }
        text.raw("</w:tr>")
        closeTable()
    }
}
