package import Budgets
package import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// A row of a dump of another program's budget, as it came.
package struct DumpedRow: Sendable, Hashable {
    /// As the file counts, from 1.
    package let row: Int
    package let unit: String
    package let account: String
    package let amount: String
    /// Nil where the text is no amount.
    package let rupiah: Rupiah?

    package init(row: Int, unit: String, account: String, amount: String, rupiah: Rupiah?) {
        self.row = row
        self.unit = unit
        self.account = account
        self.amount = amount
        self.rupiah = rupiah
    }
}

/// What became of a row.
package struct TakenRow: Sendable, Hashable {
    package let row: DumpedRow
    package let unit: UnitID?
    package let account: AccountCode?
    /// Why it was not taken; nil where it was. The raw value stands in the store.
    package let refusal: Refusal?

    /// Why a row is not taken; the raw value stands in the store.
    package enum Refusal: String, Sendable, Hashable, CaseIterable {
        case unit, account, amount, negative, twice
        /// A known account that pays none of the programmes.
        case otherAccount = "other-account"

        package var labelKey: String { "budget.import.refusal.\(rawValue)" }
    }
}

extension BudgetBook {
    /// Reads a dump into the books: what each unit has under which account. Rows that cannot be taken are
    /// kept beside the reason; another dump of the year takes the place of this one.
    ///
    /// - Throws: `BudgetRefusal.closedYear`, `.noLines` for a dump without rows; `.tooManyRows`.
    package func take(_ rows: [DumpedRow], year: Int) async throws -> [TakenRow] {
        try BudgetChecks.refuseClosed(year: year, today: office.today)
        if rows.isEmpty { throw BudgetRefusal.noLines }
        if rows.count > 100_000 { throw BudgetBookRefusal.tooManyRows(limit: 100_000) }
        let accounts = try await tables().accounts
        let (office, number) = (office, office.identifiers.next())
        return try await office.act { connection, instant in
            let units = try UnitBook.all(government: office.government, on: connection)
            let names = Dictionary(
                units.flatMap { [($0.code.lowercased(), $0.id), ($0.name.lowercased(), $0.id)] },
                uniquingKeysWith: { first, _ in first })
            var seen: Set<String> = []
            let taken = rows.map { row in
                Self.taken(row, names, accounts, year, &seen)
            }
            _ = try connection.write(
                Self.table(taken, number, year, office.government, office.actor, instant))
            let good = taken.filter { $0.refusal == nil }
            let change = office.change(
                "budget.import", of: "budget-import/\(number)",
                after: "\(year) rows=\(rows.count) taken=\(good.count) "
                    + "total=\(good.compactMap(\.row.rupiah).sum().amount)")
            return Act(taken, [change])
        }
    }

    private static func taken(
        _ row: DumpedRow, _ names: [String: UnitID], _ accounts: AccountList, _ year: Int,
        _ seen: inout Set<String>
    ) -> TakenRow {
        let unit = names[row.unit.lowercased()]
        let entry = try? accounts.account(row.account, in: year)
        var refusal: TakenRow.Refusal?
        if unit == nil {
            refusal = .unit
        } else if entry == nil {
            refusal = .account
        } else if entry?.programmes.isEmpty == true {
            refusal = .otherAccount
        } else if let rupiah = row.rupiah {
            if rupiah < .zero { refusal = .negative }
        } else {
            refusal = .amount
        }
        if refusal == nil, let unit, let entry, !seen.insert("\(unit)/\(entry.code)").inserted {
            refusal = .twice
        }
        return TakenRow(row: row, unit: unit, account: entry?.code, refusal: refusal)
    }

    private static func table(
        _ taken: [TakenRow], _ number: Int64, _ year: Int, _ government: Int64, _ actor: String,
        _ instant: Int64
    ) -> BulkRows {
        let amounts = taken.map { $0.refusal == nil ? $0.row.rupiah?.amount : nil }
        return BulkRows(
            "budget_import_row",
            [
                ("gov_id", .constant(.integer(government))), ("import_id", .constant(.integer(number))),
                ("row_number", .integers(taken.map { Int64($0.row.row) })),
                ("year", .constant(.integer(Int64(year)))),
                ("unit_text", .texts(TextColumn(taken.map { String($0.row.unit.prefix(300)) }))),
                ("account_text", .texts(TextColumn(taken.map { String($0.row.account.prefix(100)) }))),
                ("amount_text", .texts(TextColumn(taken.map { String($0.row.amount.prefix(100)) }))),
                ("unit_id", .optionalIntegers(taken.map { $0.unit?.number })),
                ("account", .texts(TextColumn(taken.map { $0.account?.description ?? "" }))),
                ("amount", .optionalIntegers(amounts)),
                ("refusal", .texts(TextColumn(taken.map { $0.refusal?.rawValue ?? "" }))),
                ("recorded_by", .constant(.text(actor))), ("recorded_ms", .constant(.integer(instant))),
            ])
    }
}
