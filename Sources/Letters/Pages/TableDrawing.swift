import CPangoCairo

/// A table over as many pages as it takes: its head again on each, no row parted.
final class TableDrawing {
    private let table: TableBlock
    private let letter: ReadyLetter
    private let pen: PagePen
    private let cells: [TextBox]
    private let columns: [(x: Double, width: Double)]
    private let size: Double
    private var isTagged = true
    /// QR codes of the row that the cells hold, each in its column.
    private var codes: [(place: Int, symbol: QRSymbol)] = []
    private static let codeSide = PageShape.points(12)
    private static let padding = 3.5
    /// Rows whose cells are parts of the document's structure. Of 5,000 rows the structure would be 9.6 MB
    /// beside 0.6 MB of pages, and is kept in memory until the end.
    private static let taggedRows = 200

    init(_ table: TableBlock, _ letter: ReadyLetter, _ pen: PagePen) {
        self.table = table
        self.letter = letter
        self.pen = pen
        cells = table.columns.map { _ in TextBox(pen.fonts) }
        size = Double(table.size == 0 ? letter.template.page.size - 1 : table.size)
        let shares = table.columns.reduce(0) { $0 + $1.width }
        var x = pen.left
        columns = table.columns.map { column in
            let width = pen.shape.textWidth * Double(column.width) / Double(shares)
            defer { x += width }
            return (x, width)
        }
    }

    /// - Throws: `LetterRefusal`, or what reading the rows throws.
    func draw() throws {
        let rows = try letter.rows(of: table)
        let head = try table.columns.map { try letter.filled($0.head) }
        let texts = table.columns.map { PlacedText($0.text, rows.names) }
        var count = 0
        try rows.forEach { row in
            if count == 0 { try begin(head) }
            count += 1
            isTagged = count <= TableDrawing.taggedRows
            codes = []
            for (place, text) in texts.enumerated() {
                let filled = text.filled(row)
                guard table.columns[place].isCode else {
                    cells[place].set(filled, setting(place))
                    continue
                }
                cells[place].set(FilledText(), setting(place))
                codes.append((place, try QRSymbol(filled.text)))
            }
            try put(head)
        }
        if count == 0 {
            try begin(head)
            try drawEmpty()
        }
        if !table.total.isEmpty { try drawTotal(head) }
        pen.y += size
    }

    /// - Parameter last: the last column of a cell that spans several; such a cell is a label.
    private func setting(_ place: Int, isBold: Bool = false, to last: Int? = nil) -> TextSetting {
        let end = columns[last ?? place]
        let isLabel = (last ?? place) > place
        return TextSetting(
            size: size, width: end.x + end.width - columns[place].x - 2 * TableDrawing.padding,
            alignment: isLabel ? .left : table.columns[place].alignment, isBold: isBold,
            heightLimit: (pen.shape.bottom - pen.shape.margin) / 2)
    }

    /// The head, with room for a row below it.
    private func begin(_ head: [FilledText]) throws {
        for (place, text) in head.enumerated() { cells[place].set(text, setting(place, isBold: true)) }
        try pen.keep(rowHeight(cells) + size * 2.5)
        drawRow(as: "TH", shade: 0.92)
    }

    /// The row that the cells hold, on the next page where this one is full.
    private func put(_ head: [FilledText]) throws {
        guard fullHeight(cells) > pen.room else { return drawRow(as: "TD") }
        try pen.newPage()
        let boxes = head.enumerated().map { place, text -> TextBox in
            let box = TextBox(pen.fonts)
            box.set(text, setting(place, isBold: true))
            return box
        }
        draw(boxes, as: "TH", shade: 0.92)
        drawRow(as: "TD")
    }

    private func rowHeight(_ boxes: [TextBox]) -> Double {
        (boxes.map(\.height).max() ?? 0) + TableDrawing.padding * 1.4
    }

    /// With the codes of the row.
    private func fullHeight(_ boxes: [TextBox]) -> Double {
        max(rowHeight(boxes), codes.isEmpty ? 0 : TableDrawing.codeSide + 2 * TableDrawing.padding)
    }

    private func drawCodes(top: Double) {
        for (place, symbol) in codes {
            let module = TableDrawing.codeSide / Double(symbol.width)
            let x = columns[place].x + TableDrawing.padding
            pen.draw { cairo in
                for dot in 0..<symbol.width * symbol.width where symbol.isDark(dot) {
                    cairo_rectangle(
                        cairo, x + Double(dot % symbol.width) * module,
                        top + Double(dot / symbol.width) * module, module, module)
                }
                cairo_fill(cairo)
            }
        }
    }

    private func drawRow(as tag: String, shade: Double? = nil) { draw(cells, as: tag, shade: shade) }

    private func draw(_ boxes: [TextBox], as tag: String, shade: Double?) {
        let height = tag == "TD" ? fullHeight(boxes) : rowHeight(boxes)
        fill(shade, height)
        let top = pen.y + TableDrawing.padding * 0.7
        if tag == "TD" { drawCodes(top: pen.y + TableDrawing.padding) }
        if isTagged {
            pen.draw(as: "TR") { _ in
                for (place, box) in boxes.enumerated() {
                    pen.draw(as: tag) { box.draw($0, x: columns[place].x + TableDrawing.padding, y: top) }
                }
            }
        } else {
            pen.draw { cairo in
                for (place, box) in boxes.enumerated() {
                    box.draw(cairo, x: columns[place].x + TableDrawing.padding, y: top)
                }
            }
        }
        advance(height)
    }

    private func fill(_ shade: Double?, _ height: Double) {
        guard let shade else { return }
        pen.rule(x: pen.left, width: pen.shape.textWidth, y: pen.y, thickness: height, grey: shade)
        pen.rule(x: pen.left, width: pen.shape.textWidth, y: pen.y, thickness: 0.6, grey: 0.35)
    }

    private func advance(_ height: Double) {
        pen.y += height
        pen.rule(x: pen.left, width: pen.shape.textWidth, y: pen.y - 0.4, thickness: 0.4, grey: 0.7)
    }

    private func drawEmpty() throws {
        let setting = TextSetting(
            size: size, width: pen.shape.textWidth - 2 * TableDrawing.padding, alignment: .center)
        cells[0].set(try letter.filled(table.empty), setting)
        let height = cells[0].height + size * 1.6
        try pen.keep(height)
        let top = pen.y + size * 0.8
        pen.draw(as: "P") { cells[0].draw($0, x: pen.left + TableDrawing.padding, y: top) }
        advance(height)
    }

    /// Cells that say nothing join the one before them.
    private func drawTotal(_ head: [FilledText]) throws {
        var boxes: [(place: Int, box: TextBox)] = []
        var place = 0
        while place < table.total.count {
            var last = place
            while last + 1 < table.total.count, table.total[last + 1].pieces.isEmpty { last += 1 }
            let box = TextBox(pen.fonts)
            box.set(try letter.filled(table.total[place]), setting(place, isBold: true, to: last))
            boxes.append((place, box))
            place = last + 1
        }
        let height = rowHeight(boxes.map(\.box))
        if height > pen.room { try pen.newPage() }
        fill(0.96, height)
        let top = pen.y + TableDrawing.padding * 0.7
        pen.draw(as: "TR") { _ in
            for (place, box) in boxes {
                pen.draw(as: "TD") { box.draw($0, x: columns[place].x + TableDrawing.padding, y: top) }
            }
        }
        advance(height)
    }
}

/// A text of a column with its places as numbers of cells, found once for all rows.
private struct PlacedText {
    private enum Piece {
        case text(String, isBold: Bool)
        case cell(Int, isBold: Bool)
    }

    private let pieces: [Piece]

    /// - Precondition: the rows have every cell that the text names.
    init(_ text: TemplateText, _ names: [String]) {
        pieces = text.pieces.compactMap { piece in
            switch piece {
            case .text(let text, let isBold): .text(text, isBold: isBold)
            case .place(let name, let isBold): names.firstIndex(of: name).map { .cell($0, isBold: isBold) }
            }
        }
    }

    func filled(_ row: [String]) -> FilledText {
        var filled = FilledText()
        for piece in pieces {
            switch piece {
            case .text(let text, let isBold): filled.append(text, isBold: isBold)
            case .cell(let place, let isBold): filled.append(row[place].withoutControls, isBold: isBold)
            }
        }
        return filled
    }
}
