package import MoneyAndDates
package import SQLDatabase

/// The last day of what has no known end, as the tables have it.
package let openEnd: Int64 = 99_991_231

extension Day {
    /// Out of a column, which the fault names. A day is refused rather than guessed at.
    package init(number: Int64, _ column: String) throws(SQLFault) {
        guard let day = Int(exactly: number).flatMap({ Day(yyyymmdd: $0) }) else {
            throw SQLFault(kind: .statement, code: "day", detail: "\(column) holds no day")
        }
        self = day
    }
}

extension Month {
    /// Out of a column, which the fault names. A month is refused rather than guessed at.
    package init(number: Int64, _ column: String) throws(SQLFault) {
        guard let month = Int(exactly: number).flatMap({ Month(yyyymm: $0) }) else {
            throw SQLFault(kind: .statement, code: "month", detail: "\(column) holds no month")
        }
        self = month
    }
}

extension SQLRow {
    /// A day; refuses NULL and what is none. The name of the column stands in the fault.
    package func day(_ place: Int, _ column: String) throws(SQLFault) -> Day {
        try Day(number: integer(place), column)
    }

    /// A day, nil for NULL; refuses what is none.
    package func optionalDay(_ place: Int, _ column: String) throws(SQLFault) -> Day? {
        guard let number = try optionalInteger(place) else { return nil }
        return try Day(number: number, column)
    }

    /// The last day of something, nil for NULL and while no end is known; refuses what is no day.
    package func endDay(_ place: Int, _ column: String) throws(SQLFault) -> Day? {
        guard let number = try optionalInteger(place), number != openEnd else { return nil }
        return try Day(number: number, column)
    }

    /// A month; refuses NULL and what is none.
    package func month(_ place: Int, _ column: String) throws(SQLFault) -> Month {
        try Month(number: integer(place), column)
    }

    /// A code of ours; refuses NULL and what is none.
    package func code<Code: RawRepresentable<String>>(
        _ place: Int, _ column: String
    ) throws(SQLFault) -> Code {
        try storedCode(text(place), column)
    }
}

/// A code of ours out of a column, which the fault names. It is refused rather than guessed at.
package func storedCode<Code: RawRepresentable<String>>(
    _ text: String, _ column: String
) throws(SQLFault) -> Code {
    guard let code = Code(rawValue: text) else {
        throw SQLFault(kind: .statement, code: "code", detail: "\(column) holds no code of this program")
    }
    return code
}
