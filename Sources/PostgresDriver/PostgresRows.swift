import CPQ
import SQLDatabase

/// An answer in the text format, cleared with its last reference; one of its rows is the current one.
final class PostgresRows: SQLRowSource {
    private let result: OpaquePointer
    let count: Int
    let width: Int
    var row = 0

    init(_ result: OpaquePointer) {
        self.result = result
        count = Int(PQntuples(result))
        width = Int(PQnfields(result))
    }

    deinit { PQclear(result) }

    /// How many rows a statement changed.
    var changed: Int { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0 }

    func integer(at column: Int) throws(SQLFault) -> Int64? {
        guard let bytes = bytes(at: column) else { return nil }
        var number: UInt64 = 0
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = isNegative ? bytes.dropFirst() : bytes[...]
        for byte in digits {
            guard byte >= 48, byte <= 57, number <= 922_337_203_685_477_580 else { throw notWhole(column) }
            number = number * 10 + UInt64(byte - 48)
        }
        guard !digits.isEmpty, let signed = signed(number, isNegative) else { throw notWhole(column) }
        return signed
    }

    func withText<Result>(at column: Int, _ body: (UnsafeBufferPointer<UInt8>?) -> Result) -> Result {
        body(bytes(at: column))
    }

    private func bytes(at column: Int) -> UnsafeBufferPointer<UInt8>? {
        precondition(column < width, "a column that the statement does not select")
        guard PQgetisnull(result, Int32(row), Int32(column)) == 0,
            let start = PQgetvalue(result, Int32(row), Int32(column))
        else { return nil }
        let count = Int(PQgetlength(result, Int32(row), Int32(column)))
        return UnsafeBufferPointer(
            start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
    }

    private func notWhole(_ column: Int) -> SQLFault {
        SQLFault(kind: .statement, code: "type", detail: "column \(column) is no whole number")
    }
}

/// Two's complement from the magnitude; out of range is nil where it is turned into Int64.
private func signed(_ magnitude: UInt64, _ isNegative: Bool) -> Int64? {
    if !isNegative { return Int64(exactly: magnitude) }
    return magnitude == Int64.min.magnitude ? Int64.min : Int64(exactly: magnitude).map { -$0 }
}
