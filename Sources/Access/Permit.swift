/// Who asks, and what he may: made anew for every request from the account as it is now.
package struct Permit: Sendable {
    package let account: Int64
    /// The login, by which acts are recorded.
    package let name: String
    /// How people call him.
    package let display: String
    package let role: Role
    package let government: Int64
    /// The person whose record is his own; nil for most.
    package let person: Int64?
    /// Every look at a person is with a reason.
    package var needsReason: Bool { role.needsReason }
    /// Nothing is allowed until he has chosen a password of his own.
    package let mustChangePassword: Bool
    private let rights: [Right: Breadth]

    /// - Parameters:
    ///   - only: the rights that an integration's token was given; nil for all of the role.
    package init(
        account: Int64, name: String, display: String, role: Role, government: Int64, person: Int64? = nil,
        mustChangePassword: Bool = false, matrix: AccessMatrix, only: Set<Right>? = nil
    ) {
        self.account = account
        self.name = name
        self.display = display
        self.role = role
        self.government = government
        self.person = person
        self.mustChangePassword = mustChangePassword
        rights = matrix.rights(of: role).filter { only?.contains($0.key) ?? true }
    }

    /// How far a right goes.
    ///
    /// - Throws: `.forbidden` where he has it not, and `.mustChangePassword` before anything else.
    package func reach(_ right: Right) throws(AccessRefusal) -> Reach {
        if mustChangePassword { throw .mustChangePassword }
        switch rights[right] ?? .none {
        case .none: throw .forbidden(right)
        case .own:
            guard let person else { throw .forbidden(right) }
            return .own(person: person)
        case .units: return .units(account: account)
        case .government: return .government
        case .nation: return .nation
        }
    }

    /// Whether he has a right at all: for menus and buttons, never instead of `reach`.
    package func may(_ right: Right) -> Bool { (try? reach(right)) != nil }
}
