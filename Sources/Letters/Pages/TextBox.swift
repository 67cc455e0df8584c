import CPangoCairo

/// How a text is set: in which size and width, and how its lines stand.
struct TextSetting {
    /// In points; quarters count.
    var size: Double
    var width: Double
    var alignment = TemplateBlock.Alignment.left
    var isBold = false
    /// Of the first line, in points; below nought all but the first hang.
    var indent = 0.0
    /// What is higher ends in an ellipsis; nil for no limit.
    var heightLimit: Double?
}

/// A text set into lines. May be set again, which spares making one for each cell of a table.
final class TextBox {
    private let layout: OpaquePointer
    private let fonts: LetterFonts
    private static let leading: Float = 1.12

    init(_ fonts: LetterFonts) {
        guard let layout = pango_layout_new(fonts.context) else {
            preconditionFailure("pango makes a layout of a context")
        }
        self.fonts = fonts
        self.layout = layout
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_line_spacing(layout, TextBox.leading)
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// Sets a text. What it says is never read as markup.
    func set(_ text: FilledText, _ setting: TextSetting) {
        pango_layout_set_font_description(layout, fonts.description(Int(setting.size * 4)))
        pango_layout_set_width(layout, units(setting.width))
        pango_layout_set_indent(layout, units(setting.indent))
        pango_layout_set_justify(layout, setting.alignment == .justify ? 1 : 0)
        pango_layout_set_alignment(layout, setting.alignment.ofPango)
        pango_layout_set_height(layout, setting.heightLimit.map(units) ?? -1)
        pango_layout_set_ellipsize(
            layout, setting.heightLimit == nil ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END)
        var plain = text.text
        plain.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                pango_layout_set_text(layout, $0.baseAddress, Int32($0.count))
            }
        }
        embolden(setting.isBold ? [0..<Int(Int32.max)] : text.bold)
    }

    private func embolden(_ ranges: [Range<Int>]) {
        guard !ranges.isEmpty, let list = pango_attr_list_new() else {
            pango_layout_set_attributes(layout, nil)
            return
        }
        for range in ranges {
            guard let weight = pango_attr_weight_new(PANGO_WEIGHT_BOLD) else { continue }
            weight.pointee.start_index = UInt32(range.lowerBound)
            weight.pointee.end_index = UInt32(range.upperBound)
            pango_attr_list_insert(list, weight)
        }
        pango_layout_set_attributes(layout, list)
        pango_attr_list_unref(list)
    }

    /// Its height in points.
    var height: Double {
        var box = PangoRectangle()
        pango_layout_get_extents(layout, nil, &box)
        return points(box.height)
    }

    /// The width of its longest line in points.
    var inkWidth: Double {
        var box = PangoRectangle()
        pango_layout_get_extents(layout, nil, &box)
        return points(box.width)
    }

    /// Draws all of it with its upper left corner at a place.
    func draw(_ pen: OpaquePointer, x: Double, y: Double) {
        cairo_move_to(pen, x, y)
        pango_cairo_show_layout(pen, layout)
    }

    /// A line with where it stands from the upper left corner of its text.
    struct Line {
        let line: UnsafeMutablePointer<PangoLayoutLine>
        let x: Double
        let top: Double
        let height: Double
        let baseline: Double

        func draw(_ pen: OpaquePointer, x left: Double, y top: Double) {
            cairo_move_to(pen, left + x, top + baseline - self.top)
            pango_cairo_show_layout_line(pen, line)
        }
    }

    /// Its lines from the top.
    func forEachLine(_ body: (Line) throws -> Void) rethrows {
        guard let place = pango_layout_get_iter(layout) else { return }
        defer { pango_layout_iter_free(place) }
        repeat {
            guard let line = pango_layout_iter_get_line_readonly(place) else { return }
            var box = PangoRectangle()
            pango_layout_iter_get_line_extents(place, nil, &box)
            try body(
                Line(
                    line: line, x: points(box.x), top: points(box.y), height: points(box.height),
                    baseline: points(pango_layout_iter_get_baseline(place))))
        } while pango_layout_iter_next_line(place) != 0
    }

    private func units(_ points: Double) -> Int32 { Int32(points * Double(PANGO_SCALE)) }
    private func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
}

extension TemplateBlock.Alignment {
    fileprivate var ofPango: PangoAlignment {
        switch self {
        case .left, .justify: PANGO_ALIGN_LEFT
        case .center: PANGO_ALIGN_CENTER
        case .right: PANGO_ALIGN_RIGHT
        }
    }
}
