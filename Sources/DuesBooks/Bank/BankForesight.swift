package import Ledger
import Membership
package import SQLDatabase
package import SQLStore

/// What would become of a line if its file were taken now.
package struct ForeseenLine: Sendable, Hashable {
    package let line: StatementImport.Line
    /// An earlier file had it already, so it would be left out; then there is no outcome.
    package let isKnown: Bool
    package let outcome: LineOutcome?
    package let reasons: [BankReason]
    package let bill: BillID?
}

extension BankBook {
    /// What would become of a file's lines, in their order; nothing is kept or booked.
    package static func foresee(
        _ statement: StatementImport, window: Int = usualWindow, by office: Office,
        on connection: any SQLConnection
    ) throws -> [ForeseenLine] {
        let fresh = try unknownLines(of: statement, by: office, on: connection)
        let matches = BankMatch.match(
            fresh.map { $0.line.bankLine($0.place) },
            with: try PayableBills.read(of: office.government, on: connection), window: window)
        let byPlace = Dictionary(uniqueKeysWithValues: zip(fresh.map(\.place), matches))
        return statement.lines.enumerated().map { place, line in
            let match = byPlace[place + 1]
            return ForeseenLine(
                line: line, isKnown: match == nil, outcome: match?.outcome.kept,
                reasons: match?.reasons ?? [], bill: match?.outcome.bill)
        }
    }
}
