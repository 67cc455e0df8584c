/// Why a table cannot be read as a roster or a list of participants.
package enum RosterRefusal: Error, Sendable, Equatable {
    /// No sheet has a row that reads like a header.
    case noHeader(HeaderlessTable)
    /// Two columns say they are the same vital field, and hold different things.
    case columnTwice(sheet: String, field: RosterField, first: LayoutColumn, second: LayoutColumn)
    /// Participants without their NIK: matching on names alone is not offered.
    case noNIKColumn(sheet: String, headers: [String])
    /// A header, and nothing below it.
    case noPeople(sheet: String)
}

/// What was seen instead of a header, and what the columns look like. It is a proposal for a person to
/// confirm, never used by itself.
package struct HeaderlessTable: Sendable, Equatable {
    package let sheet: String
    /// The first rows.
    package let rows: [[String]]
    package let proposals: [Proposal]

    /// A column whose content gives it away.
    package struct Proposal: Sendable, Equatable {
        /// From nought.
        package let column: Int
        package let field: RosterField

        package init(column: Int, field: RosterField) {
            self.column = column
            self.field = field
        }
    }
}

extension RosterRefusal {
    /// The key of the sentence in `words/`.
    package var key: String {
        switch self {
        case .noHeader(let table):
            table.proposals.isEmpty ? "roster.no-header" : "roster.no-header-but-people"
        case .columnTwice: "roster.column-twice"
        case .noNIKColumn: "participants.no-nik-column"
        case .noPeople: "roster.no-people"
        }
    }

    package var arguments: [String: String] {
        switch self {
        case .noHeader(let table):
            [
                "sheet": table.sheet,
                "seen": table.rows.first.map { $0.filter { !$0.isEmpty }.joined(separator: ", ") } ?? "",
                "columns": table.proposals.map { "\(columnLetter($0.column)) = \($0.field.rawValue)" }
                    .joined(separator: ", "),
            ]
        case .columnTwice(let sheet, let field, let first, let second):
            [
                "sheet": sheet, "field": field.rawValue, "first": "\(first.letter) (\(first.header))",
                "second": "\(second.letter) (\(second.header))",
            ]
        case .noNIKColumn(let sheet, let headers):
            ["sheet": sheet, "headers": headers.joined(separator: ", ")]
        case .noPeople(let sheet): ["sheet": sheet]
        }
    }

    /// Every key this type can give.
    package static let allKeys = [
        "roster.no-header", "roster.no-header-but-people", "roster.column-twice",
        "participants.no-nik-column",
        "roster.no-people",
    ]
}
