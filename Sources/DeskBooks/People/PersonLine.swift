package import Membership
package import MoneyAndDates

/// A person in a list; numbers that name her are masked.
package struct PersonLine: Sendable, Hashable {
    package let id: PersonID
    package let name: String
    /// `************0001`.
    package let maskedNIK: String
    package let born: Day?
    package let died: Day?
    /// The job of the day, else the last before it, else the first after it; nil where none is believed.
    package let job: JobLine?
}

/// A job in a list.
package struct JobLine: Sendable, Hashable {
    package let unit: Int64
    package let unitName: String
    package let category: WorkerCategory
    package let start: Day
    /// Nil while no end is known.
    package let end: Day?
    /// Whether it holds on the day asked about.
    package let isHeld: Bool
}

/// A part of a list of people.
package struct PeoplePart: Sendable {
    package let list: Listed<PersonLine>
    /// The search stopped after some thousand names and goes on where the next part begins.
    package let stoppedEarly: Bool
}
