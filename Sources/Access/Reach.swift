/// How far a right goes, as it stands in a cell of the matrix; from narrow to wide.
package enum Breadth: String, Sendable, CaseIterable {
    case none = "-"
    /// The person of the account.
    case own
    /// The units that the account was granted, and all below them.
    case units
    /// One government.
    case government
    /// Every government of the installation.
    case nation
}

/// How far a right goes for one account: what a query is limited by.
package enum Reach: Sendable, Hashable {
    case own(person: Int64)
    /// The rows of `account_unit` of this account.
    case units(account: Int64)
    /// The government of the permit.
    case government
    case nation
}
