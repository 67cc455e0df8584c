/// The number of one kind of thing, which cannot be taken for the number of another kind.
///
/// Sixty-four bits, rising in time and made by whoever stores the thing; this module only carries it.
package struct Identifier<Subject>: Sendable, Hashable, Comparable {
    package let number: Int64

    package init(_ number: Int64) { self.number = number }

    package static func < (left: Identifier, right: Identifier) -> Bool { left.number < right.number }
}

extension Identifier: CustomStringConvertible {
    /// Its digits: how programs name it.
    package var description: String { String(number) }
}

/// A person, once in the register, however many jobs.
package typealias PersonID = Identifier<RegisteredPerson>
/// A unit of an institution: an OPD, a branch, a school, a village, a company, a household.
package typealias UnitID = Identifier<InstitutionUnit>
/// One dated job of one person.
package typealias SpellID = Identifier<JobSpell>

/// The government, company or household whose books these are; the first column of every key in the store,
/// where it has 32 bits. A city or regency has its Kemendagri code: 1671.
package struct GovernmentID: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let number: Int64

    /// Its digits.
    package var description: String { String(number) }

    package init(_ number: Int64) { self.number = number }

    package static func < (left: GovernmentID, right: GovernmentID) -> Bool { left.number < right.number }
}

/// A point in time at which something was recorded, in milliseconds since 1 January 1970 UTC.
///
/// The domain reads no clock: who records says when, and what was known is asked by it.
package struct Instant: Sendable, Hashable, Comparable {
    package let epochMilliseconds: Int64

    package init(epochMilliseconds: Int64) { self.epochMilliseconds = epochMilliseconds }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.epochMilliseconds < right.epochMilliseconds
    }

    /// After everything that can be recorded: what is known by now.
    package static let latest = Instant(epochMilliseconds: .max)
}

/// When something became known and, where it was replaced, when it stopped being believed.
package struct Knowledge: Sendable, Hashable {
    package let recorded: Instant
    /// The first instant at which it was no longer believed; nil while it is.
    package private(set) var superseded: Instant?

    /// - Precondition: it was not superseded before it was recorded.
    package init(recorded: Instant, superseded: Instant? = nil) {
        precondition(superseded.map { $0 >= recorded } ?? true, "nothing is superseded before it is recorded")
        self.recorded = recorded
        self.superseded = superseded
    }

    /// Whether it was believed at an instant.
    package func holds(at instant: Instant) -> Bool {
        recorded <= instant && (superseded.map { instant < $0 } ?? true)
    }

    /// - Precondition: it is still believed, and the instant is not before its recording.
    mutating func supersede(at instant: Instant) {
        precondition(
            superseded == nil && instant >= recorded, "only what is believed is superseded, and later")
        superseded = instant
    }
}
