package import MoneyAndDates
package import SQLStore

/// What Hitung found for a registration and month.
package struct CalculatedPeriod: Sendable, Hashable {
    package let registration: Registration
    package let month: Month
    package var persons = 0
    /// Of the month itself.
    package var dues = Rupiah.zero
    /// For earlier months that come out otherwise; below nought where too much was billed.
    package var corrections = Rupiah.zero
    package var correctionLines = 0
    /// Rows for which the law gives no amount.
    package var refused = 0
    /// What its lines come to.
    package var seal = LineSeal()
    /// False where the same had been found before.
    package var isNew = false
    /// SHA-256 of the values of the law that counted.
    package let lawDigest: String
}

/// What Hitung found for a month, and how many lines it changed.
package struct CalculatedMonth: Sendable, Hashable {
    package let periods: [CalculatedPeriod]
    package let written: Int
    package let removed: Int
}
