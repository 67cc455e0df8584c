package import Benefits
package import Claims
import LawBook
package import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// An heir as somebody enters him.
package struct HeirDraft: Sendable, Hashable {
    package var relation: HeirRelation
    package var name: String
    package var nik: String?
    package var born: Day?
    /// `SD3`; nil where the child is not at school.
    package var school: String?
    package var confirmedOn: Day?

    package init(
        relation: HeirRelation, name: String, nik: String? = nil, born: Day? = nil, school: String? = nil,
        confirmedOn: Day? = nil
    ) {
        self.relation = relation
        self.name = name
        self.nik = nik
        self.born = born
        self.school = school
        self.confirmedOn = confirmedOn
    }
}

/// The families of people: who inherits and which children are at school. Names and NIKs are sealed; a
/// correction is a new version, and nobody is taken away.
///
/// Throws `ClaimBookRefusal`.
package struct HeirBook: Sendable {
    private let office: Office

    package init(_ office: Office) { self.office = office }

    /// The heirs of a person who are believed now, in the order in which they were entered.
    package func heirs(of person: PersonID) async throws -> [Heir] {
        let office = office
        return try await office.database.read { connection in
            try HeirRows(office: office, connection: connection).heirs(of: person)
        }
    }

    /// The NIK of the heirs of a person in full, where it is known: for a form that asks for it, never for a
    /// page. Whoever prints the form is noted by the use case.
    package func numbers(of person: PersonID) async throws -> [HeirID: String] {
        let office = office
        return try await office.database.read { connection in
            try HeirRows(office: office, connection: connection).numbers(of: person)
        }
    }

    /// The children at school of everybody, with their ages on a day, in one statement.
    package func childrenAtSchool(on day: Day) async throws -> [PersonID: [SchoolChild]] {
        let government = office.government
        return try await office.database.read { connection in
            var children: [PersonID: [SchoolChild]] = [:]
            try connection.query(
                """
                SELECT person_id, school, born FROM heir
                WHERE gov_id = $1 AND superseded_ms = $2 AND ended_on IS NULL AND relation = 'child'
                    AND school IS NOT NULL
                ORDER BY person_id, heir_id
                """, [.integer(government), .integer(.max)]
            ) { row in
                guard let place = SchoolPlace(code: try row.text(1)) else { return }
                let age = try row.optionalDay(2, "heir.born")?.completedYears(on: day)
                children[PersonID(try row.integer(0)), default: []].append(
                    SchoolChild(level: place.level, year: place.year, age: age))
            }
            return children
        }
    }

    /// Enters an heir; returns his number.
    @discardableResult
    package func add(_ draft: HeirDraft, of person: PersonID) async throws -> HeirID {
        let (office, id) = (office, HeirID(office.identifiers.next()))
        try draft.refuseUnlikely(today: office.today)
        return try await office.act { connection, now in
            let rows = HeirRows(office: office, connection: connection)
            try rows.refuseUnknown(person)
            try rows.insert(draft, id, of: person, version: 1, at: now, endedOn: nil)
            let change = office.change(
                "heir.add", of: "person/\(person)/heir/\(id)", after: draft.audit)
            return Act(id, [change])
        }
    }

    /// Replaces what is believed of an heir.
    ///
    /// - Parameter keepsNIK: whether the NIK stays where the draft has none: forms show it hidden.
    package func correct(
        _ id: HeirID, to draft: HeirDraft, reason: String = "", keepsNIK: Bool = false
    ) async throws {
        try draft.refuseUnlikely(today: office.today)
        try await replace(id, "heir.correct", reason) { old in
            var next = draft
            if keepsNIK, next.nik == nil { next.nik = old.nik }
            return (next, nil)
        }
    }

    /// Records that the family was asked on a day, and it is still so.
    ///
    /// - Parameter school: where the child is now; nil leaves what was known.
    package func confirm(_ id: HeirID, on day: Day, school: String? = nil) async throws {
        if day > office.today { throw ClaimBookRefusal.birthDay(day) }
        if let school, SchoolPlace(code: school) == nil { throw ClaimBookRefusal.badSchool(school) }
        try await replace(id, "heir.confirm", "") { old in
            var next = old
            next.confirmedOn = day
            if let school { next.school = school }
            return (next, nil)
        }
    }

    /// Records that somebody is no heir any more, or never was.
    package func end(_ id: HeirID, on day: Day, reason: String) async throws {
        try refuseBlank(reason)
        try await replace(id, "heir.end", reason) { ($0, day) }
    }

    private func replace(
        _ id: HeirID, _ name: String, _ reason: String,
        _ change: @escaping @Sendable (HeirDraft) -> (HeirDraft, Day?)
    ) async throws {
        let office = office
        try await office.act { connection, now in
            let rows = HeirRows(office: office, connection: connection)
            guard let old = try rows.held(id) else { throw ClaimBookRefusal.noSuchHeir }
            let (draft, ended) = change(old.draft)
            if draft == old.draft, ended == nil { return Act((), []) }
            try rows.supersede(id, at: now)
            try rows.insert(draft, id, of: old.person, version: old.version + 1, at: now, endedOn: ended)
            return Act(
                (),
                [
                    office.change(
                        name, of: "person/\(old.person)/heir/\(id)", reason: reason, before: old.draft.audit,
                        after: draft.audit)
                ])
        }
    }
}

extension HeirDraft {
    fileprivate func refuseUnlikely(today: Day) throws(ClaimBookRefusal) {
        if name.allSatisfy(\.isWhitespace) { throw .emptyName }
        if let born, born > today || born.completedYears(on: today) > HeirDraft.oldest {
            throw .birthDay(born)
        }
        if let confirmedOn, confirmedOn > today { throw .birthDay(confirmedOn) }
        if let nik, NIK(nik) == nil { throw .badNIK }
        if let school, SchoolPlace(code: school) == nil { throw .badSchool(school) }
    }

    /// Nobody was ever older; a slip of the keyboard.
    private static let oldest = 125

    /// For auditors: no names.
    fileprivate var audit: String {
        "\(relation.rawValue) born=\(born?.description ?? "") school=\(school ?? "")"
            + " confirmed=\(confirmedOn?.description ?? "")"
    }
}
