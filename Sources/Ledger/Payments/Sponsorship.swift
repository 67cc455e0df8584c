package import LawBook
package import Membership
package import MoneyAndDates

/// A programme of a person in a month, for which one pays and no second.
package struct ProtectedMonth: Sendable, Hashable {
    package let person: PersonID
    package let programme: Programme
    package let month: Month

    package init(_ person: PersonID, _ programme: Programme, _ month: Month) {
        self.person = person
        self.programme = programme
        self.month = month
    }
}

/// Who pays for which person, programme and month: two sponsors never pay the same.
///
/// The second is refused with the name of the first. A person with two jobs is insured twice by law; that is
/// told apart before it comes here, by giving each job its own register.
package struct Sponsorship: Sendable {
    private var sponsors: [ProtectedMonth: UnitID] = [:]

    package init() {}

    /// Who pays that month; nil when nobody does yet.
    package func sponsor(of month: ProtectedMonth) -> UnitID? { sponsors[month] }

    /// Takes a month for a sponsor. The same sponsor may take it again.
    ///
    /// - Throws: `AlreadySponsored` with the sponsor who took it first.
    package mutating func take(
        _ month: ProtectedMonth, for sponsor: UnitID
    ) throws(AlreadySponsored) {
        if let first = sponsors[month], first != sponsor { throw AlreadySponsored(month, by: first) }
        sponsors[month] = sponsor
    }

    /// Takes all months of a list, or none.
    ///
    /// - Throws: `AlreadySponsored` for the first of the list that another took.
    package mutating func take(
        _ months: some Collection<ProtectedMonth>, for sponsor: UnitID
    ) throws(AlreadySponsored) {
        for month in months {
            if let first = sponsors[month], first != sponsor { throw AlreadySponsored(month, by: first) }
        }
        for month in months { sponsors[month] = sponsor }
    }

    /// Gives months back that are not paid after all; those of other sponsors stay.
    package mutating func release(_ months: some Sequence<ProtectedMonth>, of sponsor: UnitID) {
        for month in months where sponsors[month] == sponsor { sponsors[month] = nil }
    }
}

/// Another sponsor pays this already.
package struct AlreadySponsored: Error, Sendable, Hashable {
    package let month: ProtectedMonth
    package let first: UnitID

    init(_ month: ProtectedMonth, by first: UnitID) {
        self.month = month
        self.first = first
    }
}
