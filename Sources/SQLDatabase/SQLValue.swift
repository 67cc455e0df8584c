/// What a statement is given and a column holds: whole numbers and texts, nothing else.
///
/// The four column types of the portable SQL (INTEGER, SMALLINT, BIGINT, TEXT) need no more, and no more
/// reads the same on every engine.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case text(String)

    package init(_ number: Int64?) { self = number.map(SQLValue.integer) ?? .null }
    package init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
}

extension SQLValue: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByNilLiteral {
    package init(integerLiteral number: Int64) { self = .integer(number) }
    package init(stringLiteral text: String) { self = .text(text) }
    package init(nilLiteral: ()) { self = .null }
}
