import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// The numbers of receipts: `KW/1671/2026/0000012`, running through the year of a government without a gap.
enum Receipts {
    private static let digits = 7

    /// Numbers for so many payments, in their order. Who numbers holds the end of the audit chain, so that no
    /// two take the same.
    static func number(
        _ payments: [PaymentID], by office: Office, on connection: any SQLConnection
    ) throws -> [PaymentID: String] {
        if payments.isEmpty { return [:] }
        let prefix = "KW/\(office.government)/\(office.today.year)/"
        let last = try connection.first(
            """
            SELECT receipt FROM payment WHERE gov_id = $1 AND receipt BETWEEN $2 AND $3
            ORDER BY receipt DESC LIMIT 1
            """,
            [
                .integer(office.government), .text(prefix + String(repeating: "0", count: digits)),
                .text(prefix + String(repeating: "9", count: digits)),
            ]
        ) { try $0.text(0) }
        let first = (last.flatMap { Int($0.dropFirst(prefix.count)) } ?? 0) + 1
        let numbers = payments.indices.map { place -> String in
            let number = String(first + place)
            return prefix + String(repeating: "0", count: max(0, digits - number.count)) + number
        }
        return Dictionary(uniqueKeysWithValues: zip(payments, numbers))
    }
}
