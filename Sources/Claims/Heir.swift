package import LawBook
package import Membership
package import MoneyAndDates

/// A child, spouse or other relative of a person, as the register of heirs has it.
package typealias HeirID = Identifier<Heir>

/// Somebody who may inherit or is supported.
package struct Heir: Sendable, Hashable {
    package let id: HeirID
    package let person: PersonID
    package let relation: HeirRelation
    package let name: String
    package let born: Day?
    /// Where the child is at school.
    package let school: SchoolPlace?
    /// `************0001`; nil where no NIK is known.
    package let maskedNIK: String?
    /// The day on which somebody saw the family card, or asked the family.
    package let confirmedOn: Day?

    package init(
        id: HeirID, person: PersonID, relation: HeirRelation, name: String, born: Day? = nil,
        school: SchoolPlace? = nil, maskedNIK: String? = nil, confirmedOn: Day? = nil
    ) {
        self.id = id
        self.person = person
        self.relation = relation
        self.name = name
        self.born = born
        self.school = school
        self.maskedNIK = maskedNIK
        self.confirmedOn = confirmedOn
    }
}

/// A level of school and the year in it, from 1.
package struct SchoolPlace: Sendable, Hashable {
    package let level: SchoolLevel
    package let year: Int

    package init(level: SchoolLevel, year: Int) {
        self.level = level
        self.year = year
    }

    /// `SMA1`, in capitals or not; nil for anything else, also for a year from 10 on.
    package init?(code: some StringProtocol) {
        guard let last = code.last, let year = last.wholeNumberValue, year > 0, last.isASCII,
            let level = SchoolLevel(rawValue: code.dropLast().uppercased())
        else { return nil }
        self.init(level: level, year: year)
    }

    /// `SMA1`.
    package var code: String { "\(level.rawValue)\(year)" }
}

/// How an heir is related to the person; the raw value is the code of the store and of commands.
package enum HeirRelation: String, Sendable, Hashable, CaseIterable {
    case spouse, child, parent, grandparent, grandchild, sibling
    case parentInLaw = "parent-in-law"
    /// Named in a will.
    case will
    /// Who paid for the funeral.
    case buried

    /// The key of its name in `words/`.
    package var labelKey: String { "claim.relation.\(rawValue)" }

    /// The group by which the law orders heirs (`jkm/heirs`).
    package var group: String {
        switch self {
        case .spouse, .child: "spouse-or-child"
        case .parent, .grandparent, .grandchild: "blood-line"
        case .sibling: "siblings"
        case .parentInLaw: "parents-in-law"
        case .will: "will"
        case .buried: "whoever-buried"
        }
    }

    /// The papers by which an heir of the kind shows who he is, as keys of their names in `words/`.
    package var papers: [String] {
        let own: [String]
        switch self {
        case .spouse: own = ["marriage-book"]
        case .child, .grandchild, .parent, .grandparent, .sibling: own = ["birth-certificate"]
        case .parentInLaw: own = ["marriage-book"]
        case .will: own = ["notarial-will"]
        case .buried: own = ["funeral-receipt"]
        }
        return (["ktp", "family-card", "heir-letter", "bank-book"] + own).map { "claim.paper.\($0)" }
    }
}

/// Heirs in the order of the law.
package struct Heirs: Sendable {
    /// One heir with the place of the group.
    package struct Ranked: Sendable, Hashable {
        package let heir: Heir
        /// From 1; nil for a relation that the law does not name.
        package let rank: Int?
        /// Whether nobody of an earlier group is known.
        package let isFirst: Bool
    }

    /// Those of the first group before the others; within a group as they were given.
    package let ranked: [Ranked]
    /// The text that sets the order.
    package let reason: Reason

    /// - Parameter order: the groups of the law on the day of death.
    package init(_ heirs: [Heir], order: Dated<[String]>) {
        let places = heirs.map { heir in order.value.firstIndex(of: heir.relation.group).map { $0 + 1 } }
        let first = places.compactMap { $0 }.min()
        let sorted = zip(heirs, places).enumerated().sorted { left, right in
            (left.element.1 ?? .max, left.offset) < (right.element.1 ?? .max, right.offset)
        }
        ranked = sorted.map { _, pair in
            Ranked(heir: pair.0, rank: pair.1, isFirst: pair.1 != nil && pair.1 == first)
        }
        reason = Reason(
            "claim.reason.heirs", ["groups": .number(order.value.count)], by: order)
    }

    /// Those to whom the benefit goes, as far as the register knows.
    package var entitled: [Heir] { ranked.filter(\.isFirst).map(\.heir) }

    /// Every paper that the entitled bring, each once.
    package var papers: [String] {
        var papers: [String] = []
        for paper in entitled.flatMap(\.relation.papers) where !papers.contains(paper) {
            papers.append(paper)
        }
        return papers
    }
}
