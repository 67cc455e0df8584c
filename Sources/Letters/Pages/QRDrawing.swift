import CPangoCairo
import CQREncode

/// A QR code with words beside it. An empty text draws the words alone.
struct QRDrawing {
    let letter: ReadyLetter
    let pen: PagePen

    static let side = PageShape.points(24)

    /// As a block of its own; in the middle of the page where nothing stands beside it.
    ///
    /// - Throws: `LetterRefusal.tooLongForQR`.
    func draw(_ text: TemplateText, beside: TemplateText?, side: Double) throws {
        try pen.keep(side)
        let (size, width) = (Double(letter.template.page.size), pen.shape.textWidth)
        let start = beside == nil ? max(0, width - side) / 2 : 0
        let end = try draw(text, beside: beside, y: pen.y, width: width, side: side, start: start)
        pen.y = end + size
    }

    /// At the left margin, wherever the pen is.
    ///
    /// - Returns: where it ends.
    func draw(
        _ text: TemplateText?, beside: TemplateText?, y: Double, width: Double,
        side: Double = QRDrawing.side, start: Double = 0
    ) throws -> Double {
        let code = try text.map { try letter.filled($0).text } ?? ""
        let symbol = code.isEmpty ? nil : try QRSymbol(code)
        let inset = symbol == nil ? 0 : side + 10
        let words = try beside.map { try letter.filled($0) } ?? FilledText()
        let box = TextBox(pen.fonts)
        let size = min(8.5, Double(letter.template.page.size) - 1.5)
        box.set(words, TextSetting(size: size, width: width - inset))
        if let symbol { draw(symbol, code, x: pen.left + start, y: y, side: side) }
        let height = max(symbol == nil ? 0 : side, words.text.isEmpty ? 0 : box.height)
        if !words.text.isEmpty {
            pen.draw(as: "P") { box.draw($0, x: pen.left + inset, y: y + (height - box.height) / 2) }
        }
        return y + height
    }

    private func draw(_ symbol: QRSymbol, _ code: String, x: Double, y: Double, side: Double) {
        pen.draw { cairo in
            // An address can be followed; only letters that need no escaping are written as one.
            let isLink = code.hasPrefix("https://") && !code.contains("'") && !code.contains("\\")
            if isLink { cairo_tag_begin(cairo, CAIRO_TAG_LINK, "uri='\(code)'") }
            let module = side / Double(symbol.width)
            for place in 0..<symbol.width * symbol.width where symbol.isDark(place) {
                cairo_rectangle(
                    cairo, x + Double(place % symbol.width) * module,
                    y + Double(place / symbol.width) * module, module, module)
            }
            cairo_fill(cairo)
            if isLink { cairo_tag_end(cairo, CAIRO_TAG_LINK) }
        }
    }
}

/// The dark and light places of a QR code, made by libqrencode.
package struct QRSymbol {
    /// Modules in a row, and rows.
    package let width: Int
    private let modules: [UInt8]

    /// - Throws: `.tooLongForQR` for more than a code holds.
    package init(_ text: String) throws(LetterRefusal) {
        guard
            let made = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M)
        else { throw .tooLongForQR(characters: text.count) }
        defer { QRcode_free(made) }
        width = Int(made.pointee.width)
        modules = Array(UnsafeBufferPointer(start: made.pointee.data, count: width * width))
    }

    /// Whether a module is dark, counted row by row.
    package func isDark(_ place: Int) -> Bool { modules[place] & 1 == 1 }
}
