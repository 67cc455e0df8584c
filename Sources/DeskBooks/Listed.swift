/// A part of a list, and where its next part begins.
package struct Listed<Row: Sendable>: Sendable {
    package let rows: [Row]
    /// What the next part is asked with; nil at the end.
    package let next: String?
    /// How many there are altogether, within the reach of whoever asks; nil where counting would cost more
    /// than the page.
    package let total: Int?

    package init(rows: [Row], next: String?, total: Int?) {
        self.rows = rows
        self.next = next
        self.total = total
    }

    /// Cuts what was read with one row more than is shown.
    ///
    /// - Parameters:
    ///   - rows: at most `size + 1`, in order.
    ///   - cursor: where the part after a row begins.
    package init(_ rows: [Row], size: Int, total: Int? = nil, cursor: (Row) -> String) {
        let shown = Array(rows.prefix(size))
        self.init(
            rows: shown, next: rows.count > size ? shown.last.map(cursor) : nil, total: total)
    }
}
