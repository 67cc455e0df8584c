import CPangoCairo
import MoneyAndDates

/// Makes files of letters, in one language, with one office's templates and letterhead.
package struct LetterPrinter: Sendable {
    private let files: LetterFiles
    private let language: String

    /// - Parameter language: `id` or `en`.
    package init(_ files: LetterFiles, language: String = "id") {
        self.files = files
        self.language = language
    }

    /// The letter as a PDF.
    ///
    /// - Throws: `LetterRefusal`, or what reading the rows of its tables throws.
    package func pdf(_ letter: Letter) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try pdf(letter) { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// Letters of one kind as one PDF, for a printer: each begins on a page of its own, with its own numbers.
    ///
    /// - Precondition: there is one.
    /// - Throws: `LetterRefusal`, or what reading the rows of their tables throws.
    package func pdf(_ letters: [Letter]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try pdf(letters) { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// The same, piece by piece: memory does not grow with the rows but for a few bytes a page.
    ///
    /// - Parameter sink: takes the next bytes; what it throws ends the work.
    /// - Returns: the number of pages.
    @discardableResult
    package func pdf(
        _ letter: Letter, to sink: @escaping (UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws -> Int {
        try pdf([letter], to: sink)
    }

    @discardableResult
    private func pdf(
        _ letters: [Letter], to sink: @escaping (UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws -> Int {
        precondition(!letters.isEmpty, "a file of letters holds one")
        let ready = try ReadyLetter(letters[0], from: files, language: language)
        let shape = PageShape(ready.template.page)
        let fonts = try LetterFonts(family: ready.template.page.font)
        let file = try PDFFile(width: shape.width, height: shape.height, sink: sink)
        try describe(ready, in: file)
        var pages = try draw(ready, shape, fonts, into: file)
        for letter in letters.dropFirst() {
            let next = try ReadyLetter(letter, from: files, language: language)
            pages += try draw(next, shape, fonts, into: file)
        }
        try file.finish()
        return pages
    }

    /// Counts the pages of a letter, then draws them with their numbers.
    private func draw(
        _ ready: ReadyLetter, _ shape: PageShape, _ fonts: LetterFonts, into file: PDFFile
    ) throws -> Int {
        let counting = PagePen(shape, fonts, file: nil, hasFrame: false) { _, _ in }
        try LetterDrawing(ready, counting).drawAll()
        let pages = counting.page
        let pen = PagePen(shape, fonts, file: file, hasFrame: ready.template.page.hasFrame) { page, pen in
            try foot(of: ready, page: page, pages: pages, pen)
        }
        try LetterDrawing(ready, pen).drawAll()
        return pages
    }

    /// The letter as a DOCX, for whoever goes on writing in it: no QR code and no logo.
    ///
    /// - Throws: `LetterRefusal`, or what reading the rows of its tables throws.
    package func docx(_ letter: Letter) throws -> [UInt8] {
        try WordFile.bytes(of: ReadyLetter(letter, from: files, language: language))
    }

    private func describe(_ ready: ReadyLetter, in file: PDFFile) throws {
        file.tell(CAIRO_PDF_METADATA_TITLE, try ready.filled(ready.template.title).text)
        file.tell(CAIRO_PDF_METADATA_AUTHOR, try ready.filled(ready.letterhead.office).text)
        file.tell(CAIRO_PDF_METADATA_SUBJECT, ready.letter.kind.rawValue)
        file.tell(CAIRO_PDF_METADATA_KEYWORDS, language)
        file.tell(CAIRO_PDF_METADATA_CREATOR, "Naungan")
        // The day of the letter rather than the hour of printing: the same letter is the same bytes.
        file.tell(CAIRO_PDF_METADATA_CREATE_DATE, "\(ready.letter.day)T00:00:00Z")
    }

    private func foot(of ready: ReadyLetter, page: Int, pages: Int, _ pen: PagePen) throws {
        let box = TextBox(pen.fonts)
        let (size, width) = (8.0, pen.shape.textWidth)
        let y = pen.shape.height - max(PageShape.points(12), pen.shape.margin * 0.6)
        pen.draw { cairo_set_source_rgb($0, 0.35, 0.35, 0.35) }
        box.set(try ready.filled(ready.template.footer), TextSetting(size: size, width: width * 0.75))
        pen.draw(as: "P") { box.draw($0, x: pen.left, y: y) }
        let number = try ready.template.pageNumber.filled { name in
            switch name {
            case "page": String(page)
            case "pages": String(pages)
            default: nil
            }
        }
        box.set(number, TextSetting(size: size, width: width, alignment: .right))
        pen.draw(as: "P") { box.draw($0, x: pen.left, y: y) }
        pen.draw { cairo_set_source_rgb($0, 0, 0, 0) }
    }
}
