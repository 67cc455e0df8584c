/// A row while it is being read: what a driver answers for its current row.
package protocol SQLRowSource: AnyObject {
    /// Nil for NULL; refuses what is no whole number.
    func integer(at column: Int) throws(SQLFault) -> Int64?
    /// The bytes of the column, valid inside the call; nil for NULL.
    func withText<Result>(at column: Int, _ body: (UnsafeBufferPointer<UInt8>?) -> Result) -> Result
    /// The number of columns.
    var width: Int { get }
}

/// One row of an answer, valid until the next one is read.
package struct SQLRow {
    private let source: any SQLRowSource

    package init(_ source: any SQLRowSource) { self.source = source }

    package var width: Int { source.width }

    /// A whole number; refuses NULL.
    package func integer(_ column: Int) throws(SQLFault) -> Int64 {
        guard let number = try source.integer(at: column) else { throw missing(column) }
        return number
    }

    /// A whole number, nil for NULL.
    package func optionalInteger(_ column: Int) throws(SQLFault) -> Int64? {
        try source.integer(at: column)
    }

    /// A text; refuses NULL.
    package func text(_ column: Int) throws(SQLFault) -> String {
        guard let text = optionalText(column) else { throw missing(column) }
        return text
    }

    /// A text, nil for NULL.
    package func optionalText(_ column: Int) -> String? {
        source.withText(at: column) { bytes in bytes.map { String(decoding: $0, as: UTF8.self) } }
    }

    /// The bytes of a text, valid inside the call; nil for NULL. For loops over many rows.
    package func withText<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>?) -> Result) -> Result {
        source.withText(at: column, body)
    }

    private func missing(_ column: Int) -> SQLFault {
        SQLFault(kind: .statement, code: "null", detail: "column \(column) holds nothing")
    }
}
