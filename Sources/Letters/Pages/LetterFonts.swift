import CPangoCairo

/// The fonts of a letter, for one thread.
final class LetterFonts {
    let context: OpaquePointer
    private var descriptions: [Int: OpaquePointer] = [:]
    private let family: String

    /// - Throws: `LetterRefusal.noFont` where the machine has none.
    init(family: String) throws(LetterRefusal) {
        guard let map = pango_cairo_font_map_get_default(), LetterFonts.hasFonts(map),
            let context = pango_font_map_create_context(map)
        else { throw .noFont }
        self.context = context
        self.family = family
        // A point is a point, and letters stand where the page has them, not where a screen would.
        pango_cairo_context_set_resolution(context, 72)
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
    }

    deinit {
        for description in descriptions.values { pango_font_description_free(description) }
        g_object_unref(UnsafeMutableRawPointer(context))
    }

    private static func hasFonts(_ map: UnsafeMutablePointer<PangoFontMap>) -> Bool {
        var families: UnsafeMutablePointer<UnsafeMutablePointer<PangoFontFamily>?>?
        var count: Int32 = 0
        pango_font_map_list_families(map, &families, &count)
        g_free(families)
        return count > 0
    }

    /// - Parameter size: in quarters of a point.
    func description(_ size: Int) -> OpaquePointer? {
        if let known = descriptions[size] { return known }
        guard let made = pango_font_description_new() else { return nil }
        pango_font_description_set_family(made, family)
        pango_font_description_set_size(made, Int32(size) * PANGO_SCALE / 4)
        descriptions[size] = made
        return made
    }
}
