import AccessBooks
import MoneyAndDates
import Obligations
import SQLDatabase

/// The parts of the agreements in statements over `agreement a`; `AgreementTab.of` says the same of one row.
struct AgreementParts {
    let today: Day
    /// Days before the end from which an agreement is called expiring.
    let reminder: Int

    /// Adds the condition of a part.
    func add(_ tab: AgreementTab, to sql: inout NumberedSQL) {
        let day = SQLValue.integer(Int64(today.yyyymmdd))
        switch tab {
        case .working: sql.add("a.stage IN ('draft', 'review', 'accepted')")
        case .inForce:
            sql.add(
                "a.stage IN ('signed', 'ended') AND a.valid_from <= ? AND a.valid_to >= ?", day, day)
        case .expiring:
            let last = SQLValue.integer(Int64(today.adding(days: reminder).yyyymmdd))
            sql.add(
                """
                a.stage IN ('signed', 'ended') AND a.valid_from <= ? AND a.valid_to >= ?
                    AND a.valid_to <= ?
                """, day, day, last)
        case .ahead:
            sql.add("a.stage IN ('signed', 'ended', 'renewed') AND a.valid_from > ?", day)
        case .lapsed:
            sql.add(
                "a.stage IN ('signed', 'ended') AND a.valid_to < ? AND a.successor_id IS NULL", day)
        case .past:
            sql.add(
                """
                (a.stage = 'cancelled' OR (a.stage IN ('signed', 'ended') AND a.valid_to < ?)
                    OR (a.stage = 'renewed' AND a.valid_from <= ?))
                """, day, day)
        }
    }

    /// A statement that counts every part at once, in the order of `AgreementTab.allCases`.
    func counting() -> NumberedSQL {
        var sql = NumberedSQL("SELECT ")
        for (place, tab) in AgreementTab.allCases.enumerated() {
            sql.add(place == 0 ? "COUNT(CASE WHEN " : ", COUNT(CASE WHEN ")
            add(tab, to: &sql)
            sql.add(" THEN 1 END)")
        }
        sql.add(" FROM agreement a")
        sql.add(" WHERE ")
        return sql
    }
}
