import HTML

/// Pictures inside the page: no file to load, and they follow the colour of the text.
enum Icons {
    /// A roof over people.
    static func mark(_ html: inout HTMLText) {
        html.markup(
            """
            <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">\
            <path d="M3 15 16 5l13 10" fill="none" \
            stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>\
            <circle cx="11" cy="18" r="3" fill="currentColor"/>\
            <circle cx="21" cy="18" r="3" fill="currentColor"/>\
            <path d="M5 28a6 6 0 0 1 12 0zM15 28a6 6 0 0 1 12 0z" fill="currentColor"/></svg>
            """)
    }

    static let file = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" color="#0a5a66">\
        <path d="M3 15 16 5l13 10" \
        fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>\
        <circle cx="11" cy="18" r="3" fill="currentColor"/>\
        <circle cx="21" cy="18" r="3" fill="currentColor"/>\
        <path d="M5 28a6 6 0 0 1 12 0zM15 28a6 6 0 0 1 12 0z" fill="currentColor"/></svg>
        """
}
