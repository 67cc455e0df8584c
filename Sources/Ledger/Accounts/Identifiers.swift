/// A whole number that names one thing and is never mixed up with the number of another.
///
/// The store makes them (64 bits, rising in time); the ledger only compares them.
package protocol LedgerID: Sendable, Hashable, Comparable, CustomStringConvertible {
    var number: Int64 { get }
    init(_ number: Int64)
}

extension LedgerID {
    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
    package var description: String { String(number) }
}

/// A local government: the wall that no entry crosses (`gov_id` in every key of the store).
package struct GovernmentID: LedgerID {
    package let number: Int64
    package init(_ number: Int64) { self.number = number }
}

/// Whoever owes: an office with its NPP and division, a village, a company, a household, a sponsor.
package struct UnitID: LedgerID {
    package let number: Int64
    package init(_ number: Int64) { self.number = number }
}

/// A person, once in the whole country.
package struct PersonID: LedgerID {
    package let number: Int64
    package init(_ number: Int64) { self.number = number }
}

/// A bill of one unit and month.
package struct BillID: LedgerID {
    package let number: Int64
    package init(_ number: Int64) { self.number = number }
}

/// A named adjustment of a month that is closed.
package struct CorrectionID: LedgerID {
    package let number: Int64
    package init(_ number: Int64) { self.number = number }
}

/// Money that reached BPJS, as the bank or EPS confirms it.
package struct PaymentID: LedgerID {
    package let number: Int64
    package init(_ number: Int64) { self.number = number }
}

/// What links the two halves of a transfer between governments.
package struct EventID: LedgerID {
    package let number: Int64
    package init(_ number: Int64) { self.number = number }
}
