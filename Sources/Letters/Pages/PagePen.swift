import CPangoCairo

/// A pen that moves down the pages of a letter. Without a file it draws nothing and counts the pages.
final class PagePen {
    let shape: PageShape
    let fonts: LetterFonts
    /// Where the next thing goes, in points from the top.
    var y: Double
    private(set) var page = 1
    /// Nil while pages are counted.
    let file: PDFFile?
    private let foot: (_ page: Int, _ pen: PagePen) throws -> Void
    private let hasFrame: Bool

    /// - Parameter foot: draws what stands at the foot and around a page, before the next begins.
    init(
        _ shape: PageShape, _ fonts: LetterFonts, file: PDFFile?, hasFrame: Bool,
        foot: @escaping (_ page: Int, _ pen: PagePen) throws -> Void
    ) {
        self.shape = shape
        self.fonts = fonts
        self.file = file
        self.hasFrame = hasFrame
        self.foot = foot
        y = shape.margin
    }

    var left: Double { shape.margin }
    /// What is free down to the foot of the page.
    var room: Double { shape.bottom - y }
    /// Whether nothing stands on the page yet.
    var isAtTop: Bool { y <= shape.margin }

    func newPage() throws {
        try endPage()
        page += 1
        y = shape.margin
    }

    func endPage() throws {
        try foot(page, self)
        if hasFrame { drawFrame() }
        file?.endPage()
    }

    /// Goes on to the next page unless so much is free on this one. What is higher than a page begins at the
    /// top of one.
    func keep(_ height: Double) throws {
        if height > room, !isAtTop { try newPage() }
    }

    /// Draws, unless pages are being counted.
    func draw(_ body: (OpaquePointer) -> Void) {
        if let file { body(file.pen) }
    }

    /// Draws as a part of the document's structure, which readers for the blind go by.
    func draw(as tag: String, _ body: (OpaquePointer) -> Void) {
        guard let file else { return }
        cairo_tag_begin(file.pen, tag, "")
        body(file.pen)
        cairo_tag_end(file.pen, tag)
    }

    /// Draws the lines of a text one below the other, over as many pages as it takes.
    func flow(_ box: TextBox, x: Double, as tag: String = "P") throws {
        try box.forEachLine { line in
            try keep(line.height)
            draw(as: tag) { line.draw($0, x: x, y: y) }
            y += line.height
        }
    }

    /// A line across, in grey where it is thin.
    func rule(x: Double, width: Double, y: Double, thickness: Double, grey: Double = 0) {
        draw { pen in
            cairo_set_source_rgb(pen, grey, grey, grey)
            cairo_rectangle(pen, x, y, width, thickness)
            cairo_fill(pen)
            cairo_set_source_rgb(pen, 0, 0, 0)
        }
    }

    private func drawFrame() {
        draw { pen in
            for (inset, thickness) in [(24.0, 1.5), (29.0, 0.5)] {
                cairo_set_source_rgb(pen, 0.16, 0.29, 0.45)
                cairo_set_line_width(pen, thickness)
                cairo_rectangle(pen, inset, inset, shape.width - 2 * inset, shape.height - 2 * inset)
                cairo_stroke(pen)
            }
            cairo_set_source_rgb(pen, 0, 0, 0)
        }
    }
}
