package import Access

/// An account on its way into the books.
package struct AccountDraft: Sendable, Equatable {
    /// In small letters; once in the whole database.
    package let login: String
    /// How people call him.
    package let display: String
    package let role: Role
    /// The units of a role that works within units; everything below them is his too.
    package let units: [Int64]
    /// Whose record is his own; needed for a worker.
    package let person: Int64?

    package init(login: String, display: String, role: Role, units: [Int64] = [], person: Int64? = nil) {
        self.login = login.lowercased()
        self.display = display.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.role = role
        self.units = Array(Set(units)).sorted()
        self.person = person
    }

    /// Refuses what cannot be an account, before anything is asked of the database.
    func check(_ matrix: AccessMatrix) throws(AccessRefusal) {
        guard isUsableLogin(login) else { throw .loginUnusable(login) }
        guard !display.isEmpty, display.count <= 120 else { throw .nameMissing }
        let breadths = Set(matrix.rights(of: role).values)
        if breadths.contains(.units), units.isEmpty { throw .unitsNeeded(role) }
        if !breadths.contains(.units), !units.isEmpty { throw .unitsPointless(role) }
        if breadths.contains(.own), person == nil { throw .personNeeded(role) }
    }
}

/// What is printed for whoever enters for the first time; the password is nowhere else.
package struct FirstSlip: Sendable, Equatable {
    package let login: String
    package let display: String
    package let role: Role
    /// Good once: it is changed at the first entry, and dead after `days`.
    package let password: String
    package let days: Int
}

/// An account as those who keep accounts see it.
package struct AccountEntry: Sendable, Equatable {
    package let id: Int64
    package let login: String
    package let display: String
    package let role: Role
    package let person: Int64?
    package let isClosed: Bool
    package let hasSecondFactor: Bool
    package let mustChangePassword: Bool
    /// What it was given, without what lies below.
    package let units: [Int64]
    /// The last thing that a session of it did; nil for never.
    package let lastSeen: Int64?
}
