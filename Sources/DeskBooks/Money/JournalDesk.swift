import Access
package import AccessBooks
import DuesBooks
package import Ledger
import MoneyAndDates
import SQLDatabase
import SQLStore

/// The books themselves, taken along: of the whole government only, by who may see money and export.
package struct JournalDesk: Sendable {
    let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }
}

/// A file that was taken along, with the number under which it is recorded.
package struct JournalFile: Sendable {
    package let text: String
    package let number: Int64
}

extension JournalDesk {
    /// The journal for hledger or Beancount, with who took it along in its first line.
    package func plainText(_ format: PlainTextFormat) async throws -> JournalFile {
        let entries = try await entries()
        let number = try await recorded(format.rawValue, entries)
        let government = desk.office.government
        let text = try await desk.office.database.read { connection in
            var text = ""
            try JournalExport.write(format, of: government, on: connection) { text += $0 }
            return text
        }
        return JournalFile(text: "; \(watermark(number))\n" + text, number: number)
    }

    /// Every movement as a row: day, entry, cause, month, account, debit, credit.
    package func rows() async throws -> (rows: [[String]], watermark: String) {
        let entries = try await entries()
        let number = try await recorded("csv", entries)
        let government = desk.office.government
        let rows = try await desk.office.database.read { connection in
            var rows: [[String]] = []
            try JournalExport.entries(of: government, on: connection) { entry in
                for movement in entry.movements {
                    let head = [
                        entry.day.description, entry.key.text, entry.cause.rawValue,
                        entry.month?.description ?? "",
                    ]
                    let amount = String(movement.amount.amount)
                    rows.append(head + [movement.debit.description, amount, ""])
                    rows.append(head + [movement.credit.description, "", amount])
                }
            }
            return rows
        }
        return (rows, watermark(number))
    }

    private func entries() async throws -> Int {
        try desk.wholeGovernment(.seeMoney)
        _ = try desk.reach(.export)
        let government = desk.office.government
        return try await desk.office.database.read { connection in
            Int(
                try connection.integer(
                    "SELECT COUNT(*) FROM journal_entry WHERE gov_id = $1", [.integer(government)]) ?? 0)
        }
    }

    private func recorded(_ what: String, _ count: Int) async throws -> Int64 {
        let reach = try desk.reach(.export)
        return try await LookBook.exported("journal.\(what)", reach: reach, rows: count, desk: desk)
    }

    private func watermark(_ number: Int64) -> String {
        "\(desk.permit.display) (\(desk.permit.name)), \(desk.office.today), \(number)"
    }
}
