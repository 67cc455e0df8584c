import CPangoCairo

/// The head of an official letter (kop surat): the logo at the left, the names in the middle, a double rule.
struct LetterheadDrawing {
    let letter: ReadyLetter
    let pen: PagePen

    private static let logoHeight = PageShape.points(22)

    /// - Throws: `LetterRefusal.unusableLogo`.
    func draw() throws {
        let top = pen.y
        let logo = try letter.logo.map(Logo.init)
        let inset = logo == nil ? 0 : LetterheadDrawing.logoHeight
        let width = pen.shape.textWidth - 2 * inset
        let head = letter.letterhead
        let lines = [
            (head.government, 13.0, false), (head.office, 15.5, true), (head.address, 9, false),
            (head.contact, 9, false),
        ]
        let box = TextBox(pen.fonts)
        for (text, size, isBold) in lines {
            let filled = try letter.filled(text)
            if filled.text.isEmpty { continue }
            box.set(
                filled, TextSetting(size: size, width: width, alignment: .center, isBold: isBold))
            try pen.flow(box, x: pen.left + inset)
        }
        if let logo {
            pen.draw { logo.draw($0, x: pen.left, y: top, height: LetterheadDrawing.logoHeight) }
            pen.y = max(pen.y, top + LetterheadDrawing.logoHeight)
        }
        pen.y += 6
        pen.rule(x: pen.left, width: pen.shape.textWidth, y: pen.y, thickness: 2)
        pen.rule(x: pen.left, width: pen.shape.textWidth, y: pen.y + 3.2, thickness: 0.6)
        pen.y += 18
    }
}

/// A PNG that stands on a page.
private final class Logo {
    private let surface: OpaquePointer
    /// What a logo needs at the size of a letterhead and four hundred dots an inch, and then some.
    private static let largest = 4_000
    private static let largestFile = 4_000_000

    init(_ file: LetterFiles.Found) throws(LetterRefusal) {
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        guard file.bytes.count <= Logo.largestFile, file.bytes.starts(with: signature),
            Logo.side(file.bytes, at: 16) <= Logo.largest, Logo.side(file.bytes, at: 20) <= Logo.largest,
            let surface = Logo.read(file.bytes)
        else { throw .unusableLogo(path: file.path) }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
            cairo_surface_destroy(surface)
            throw .unusableLogo(path: file.path)
        }
        self.surface = surface
    }

    deinit { cairo_surface_destroy(surface) }

    /// The width or height as the head of a PNG has it.
    private static func side(_ bytes: [UInt8], at place: Int) -> Int {
        guard bytes.count >= place + 4 else { return .max }
        return bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func read(_ bytes: [UInt8]) -> OpaquePointer? {
        var rest = bytes[...]
        return withUnsafeMutablePointer(to: &rest) { rest in
            cairo_image_surface_create_from_png_stream(
                { rest, target, count in
                    guard let target,
                        let rest = rest?.assumingMemoryBound(to: ArraySlice<UInt8>.self),
                        rest.pointee.count >= Int(count)
                    else { return CAIRO_STATUS_READ_ERROR }
                    for (place, byte) in rest.pointee.prefix(Int(count)).enumerated() {
                        target[place] = byte
                    }
                    rest.pointee = rest.pointee.dropFirst(Int(count))
                    return CAIRO_STATUS_SUCCESS
                }, rest)
        }
    }

    func draw(_ pen: OpaquePointer, x: Double, y: Double, height: Double) {
        let (width, full) = (
            Double(cairo_image_surface_get_width(surface)), Double(cairo_image_surface_get_height(surface))
        )
        guard width > 0, full > 0 else { return }
        let scale = min(height / full, height / width)
        cairo_save(pen)
        cairo_translate(pen, x, y)
        cairo_scale(pen, scale, scale)
        cairo_set_source_surface(pen, surface, 0, 0)
        cairo_paint(pen)
        cairo_restore(pen)
    }
}
