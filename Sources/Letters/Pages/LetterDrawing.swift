import CPangoCairo

/// Puts the blocks of a letter on pages.
struct LetterDrawing {
    let letter: ReadyLetter
    let pen: PagePen
    private let box: TextBox

    init(_ letter: ReadyLetter, _ pen: PagePen) {
        self.letter = letter
        self.pen = pen
        box = TextBox(pen.fonts)
    }

    private var size: Double { Double(letter.template.page.size) }
    private var width: Double { pen.shape.textWidth }

    /// Draws everything; the pen stands on the last page afterwards.
    ///
    /// - Throws: `LetterRefusal`, or what reading the rows of a table throws.
    func drawAll() throws {
        for block in letter.template.blocks where letter.shows(block) { try draw(block.content) }
        try pen.endPage()
    }

    private func draw(_ content: TemplateBlock.Content) throws {
        switch content {
        case .letterhead: try LetterheadDrawing(letter: letter, pen: pen).draw()
        case .title(let title, let below): try draw(title: title, below: below)
        case .text(let text, let look): try draw(text, look)
        case .fields(let fields, let labelWidth): try draw(fields, PageShape.points(labelWidth))
        case .table(let table): try TableDrawing(table, letter, pen).draw()
        case .signature(let signature): try draw(signature)
        case .qr(let text, let beside, let side):
            try QRDrawing(letter: letter, pen: pen).draw(text, beside: beside, side: PageShape.points(side))
        case .numbered(let head, let items): try draw(head, items)
        case .space(let millimetres): pen.y += PageShape.points(millimetres)
        case .newPage: if !pen.isAtTop { try pen.newPage() }
        }
    }

    private func draw(title: TemplateText, below: TemplateText?) throws {
        box.set(
            try letter.filled(title),
            TextSetting(size: size + 3, width: width, alignment: .center, isBold: true))
        try pen.keep(box.height * 2)
        try pen.flow(box, x: pen.left, as: "H1")
        if let below {
            box.set(try letter.filled(below), TextSetting(size: size, width: width, alignment: .center))
            try pen.flow(box, x: pen.left)
        }
        pen.y += size
    }

    private func draw(_ text: TemplateText, _ look: TemplateBlock.TextLook) throws {
        let size = look.size == 0 ? size : Double(look.size)
        let start = width * Double(look.start) / 100
        let setting = TextSetting(
            size: size, width: width - start, alignment: look.alignment,
            indent: PageShape.points(look.indent))
        box.set(try letter.filled(text), setting)
        try pen.flow(box, x: pen.left + start)
        pen.y += size * Double(look.gap) / 10
    }

    /// Labels, colons, and values that may be long.
    private func draw(_ fields: [(label: TemplateText, value: TemplateText)], _ labelWidth: Double) throws {
        let (gap, name) = (10.0, TextBox(pen.fonts))
        for (label, value) in fields {
            name.set(try letter.filled(label), TextSetting(size: size, width: labelWidth))
            box.set(
                try letter.filled(value), TextSetting(size: size, width: width - labelWidth - gap))
            let labelHeight = name.height
            try pen.keep(min(max(labelHeight, box.height), size * 8))
            let top = pen.y
            pen.draw(as: "P") { cairo in
                name.draw(cairo, x: pen.left, y: top)
                name.set(FilledText(":"), TextSetting(size: size, width: gap))
                name.draw(cairo, x: pen.left + labelWidth, y: top)
            }
            let labelEnd = (page: pen.page, y: top + labelHeight)
            try pen.flow(box, x: pen.left + labelWidth + gap)
            if pen.page == labelEnd.page { pen.y = max(pen.y, labelEnd.y) }
            pen.y += size * 0.2
        }
        pen.y += size * 0.6
    }

    /// In the right half; never parted by the end of a page.
    private func draw(_ signature: TemplateBlock.Signature) throws {
        let start = width * 0.52
        let room = size * 5
        let setting = TextSetting(size: size, width: width - start, alignment: .center)
        var parts: [(text: FilledText, isName: Bool)] = []
        for line in signature.lines { parts.append((try letter.filled(line), false)) }
        parts.append((try letter.filled(signature.name), true))
        for line in signature.below { parts.append((try letter.filled(line), false)) }
        parts.removeAll { $0.text.text.isEmpty }
        var height = room
        for part in parts {
            box.set(part.text, setting)
            height += box.height
        }
        let qr = QRDrawing(letter: letter, pen: pen)
        try pen.keep(max(height, QRDrawing.side))
        let (page, top) = (pen.page, pen.y)
        let qrEnd = try qr.draw(
            signature.qr, beside: signature.beside, y: top + max(0, height - QRDrawing.side) / 2,
            width: start - size)
        for part in parts {
            var setting = setting
            if part.isName {
                pen.y += room
                setting.isBold = true
            }
            box.set(part.text, setting)
            try pen.flow(box, x: pen.left + start)
            if part.isName { underline(box, start: start) }
        }
        if pen.page == page { pen.y = max(pen.y, qrEnd) }
        pen.y += size
    }

    private func underline(_ name: TextBox, start: Double) {
        let inner = min(name.inkWidth, width - start)
        pen.rule(
            x: pen.left + start + (width - start - inner) / 2, width: inner, y: pen.y - 0.5, thickness: 0.6)
        pen.y += 2
    }

    private func draw(_ head: TemplateText, _ items: [TemplateText]) throws {
        box.set(try letter.filled(head), TextSetting(size: size - 1, width: width))
        try pen.keep(box.height * 2)
        try pen.flow(box, x: pen.left)
        let number = TextBox(pen.fonts)
        for (place, item) in items.enumerated() {
            number.set(FilledText("\(place + 1)."), TextSetting(size: size - 1, width: 18))
            box.set(try letter.filled(item), TextSetting(size: size - 1, width: width - 18))
            try pen.keep(number.height)
            let top = pen.y
            pen.draw(as: "P") { number.draw($0, x: pen.left, y: top) }
            try pen.flow(box, x: pen.left + 18)
        }
        pen.y += size * 0.6
    }
}
