package import Access
package import SQLStore

/// What whoever entered hands to a use case: the office, and what he may there.
package struct Desk: Sendable {
    /// The acts of this office are recorded under the permit's login.
    package let office: Office
    package let permit: Permit

    /// - Throws: `.outOfReach` for an office of another government.
    package init(office: Office, permit: Permit) throws(AccessRefusal) {
        guard office.government == permit.government else { throw .outOfReach }
        self.office = office.with(actor: permit.name)
        self.permit = permit
    }

    /// How far a right goes; refused where there is none.
    package func reach(_ right: Right) throws(AccessRefusal) -> Reach { try permit.reach(right) }

    /// For acts that must be of the whole government: refused where the right is narrower or wider.
    package func wholeGovernment(_ right: Right) throws(AccessRefusal) {
        guard try permit.reach(right) == .government else { throw .outOfReach }
    }
}
