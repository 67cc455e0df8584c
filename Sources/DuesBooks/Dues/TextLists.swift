import SQLDatabase

/// Texts in lists of thirty-two for `IN (…)`; where fewer are left the last one stands for the rest, so that
/// the statement is the same each time and the engine keeps its plan.
enum TextLists {
    static let width = 32

    /// - Parameters:
    ///   - first: the number of the first parameter of the list.
    ///   - body: is given `$1, …` and the values.
    static func each(
        of texts: [String], from first: Int, _ body: (String, [SQLValue]) throws -> Void
    ) throws {
        let width = texts.count == 1 ? 1 : TextLists.width
        let places = (first..<(first + width)).map { "$\($0)" }.joined(separator: ", ")
        for start in stride(from: 0, to: texts.count, by: width) {
            var part = Array(texts[start..<min(start + width, texts.count)])
            while part.count < width, let last = part.last { part.append(last) }
            try body(places, part.map { .text($0) })
        }
    }
}
