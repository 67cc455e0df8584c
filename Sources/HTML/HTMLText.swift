/// Writes HTML in the order of the page, straight into UTF-8, escaping every text by default.
///
/// The names of elements and attributes are literals of the program, so nothing that a stranger typed can
/// become markup: it can only arrive through `text` and through the values of attributes.
package struct HTMLText: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package var text: String { String(decoding: bytes, as: UTF8.self) }

    /// An element with its content; `attributes` are written in their order, those without a value not at
    /// all.
    package mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
        _ content: (inout HTMLText) throws -> Void
    ) rethrows {
        open(name, attributes)
        try content(&self)
        raw("</")
        raw(name)
        raw(">")
    }

    /// An element that holds only a text.
    package mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>, _ text: String
    ) {
        element(name, attributes) { $0.text(text) }
    }

    /// An element without attributes that holds only a text.
    package mutating func element(_ name: StaticString, _ text: String) {
        element(name, [:]) { $0.text(text) }
    }

    /// An element without content or end tag: `meta`, `br`.
    package mutating func emptyElement(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]
    ) {
        open(name, attributes)
    }

    /// A text, with the characters that mean something in HTML escaped.
    package mutating func text(_ text: String) { escape(text) }

    /// Markup that the program itself holds: a style sheet, the document type.
    package mutating func markup(_ markup: StaticString) { raw(markup) }

    /// A style sheet that the program itself holds in `templates/`.
    ///
    /// - Precondition: it does not end the `style` element.
    package mutating func styleSheet(_ sheet: String) {
        precondition(!sheet.contains("</"), "a style sheet of the program holds no end tag")
        raw("<style>")
        bytes.append(contentsOf: sheet.utf8)
        raw("</style>")
    }

    private mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
        raw("<")
        raw(name)
        for (attribute, value) in attributes {
            guard let value else { continue }
            raw(" ")
            raw(attribute)
            raw("=\"")
            escape(value)
            raw("\"")
        }
        raw(">")
    }

    private mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): raw("&amp;")
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: ">"): raw("&gt;")
            case UInt8(ascii: "\""): raw("&quot;")
            case UInt8(ascii: "'"): raw("&#39;")
            case 0..<9, 11, 12, 14..<32: raw("\u{FFFD}")
            default: bytes.append(byte)
            }
        }
    }
}
