/// Which cell styles show a number as a date, by their number.
struct DateStyles: Sendable {
    private(set) var isDate: [Bool] = []

    mutating func append(_ isDate: Bool) { self.isDate.append(isDate) }

    func isDate(style: Int) -> Bool { isDate.indices.contains(style) && isDate[style] }
}

/// Reads `xl/styles.xml`.
final class NumberFormats: XMLListener {
    private var custom: [Int: Bool] = [:]
    private(set) var styles = DateStyles()
    private var isInCellFormats = false
    let isDone = false

    func began(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.matches("numFmt") {
            guard let id = attributes.number("numFmtId"), let code = attributes.text("formatCode") else {
                return
            }
            custom[id] = NumberFormats.isDate(code: resolvingEntities(code))
        } else if name.matches("cellXfs") {
            isInCellFormats = true
        } else if isInCellFormats, name.matches("xf") {
            let id = attributes.number("numFmtId") ?? 0
            styles.append(custom[id] ?? NumberFormats.isDate(builtIn: id))
        }
    }

    func ended(_ name: XMLName) {
        if name.matches("cellXfs") { isInCellFormats = false }
    }

    func said(_ text: CellBytes) {}

    /// The formats every Excel knows without writing them down; 18 to 21 and 45 to 47 show a time only.
    static func isDate(builtIn id: Int) -> Bool {
        switch id {
        case 14...17, 22, 27...31, 34...36, 50...58: true
        default: false
        }
    }

    /// A code shows a date if a `d` or `y` stands in it, or an `m` without hours or seconds, outside
    /// quotes, brackets and escapes: `"Rp"#,##0` shows none, `[$-421]dd mmmm yyyy` does.
    static func isDate(code: String) -> Bool {
        var letters: Set<UInt8> = []
        var bytes = code.utf8.makeIterator()
        while let byte = bytes.next() {
            switch byte {
            case UInt8(ascii: "\""): skip(&bytes, to: UInt8(ascii: "\""))
            case UInt8(ascii: "["): skip(&bytes, to: UInt8(ascii: "]"))
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): _ = bytes.next()
            default: letters.insert(byte | 0x20)
            }
        }
        if code.lowercased() == "general" || code.lowercased() == "standard" { return false }
        if letters.contains(UInt8(ascii: "d")) || letters.contains(UInt8(ascii: "y")) { return true }
        return letters.contains(UInt8(ascii: "m")) && !letters.contains(UInt8(ascii: "h"))
            && !letters.contains(UInt8(ascii: "s"))
    }

    private static func skip(_ bytes: inout String.UTF8View.Iterator, to end: UInt8) {
        while let byte = bytes.next(), byte != end {}
    }
}
