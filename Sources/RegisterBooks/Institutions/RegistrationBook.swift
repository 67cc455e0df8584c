package import LawBook
package import Membership
package import MoneyAndDates
package import SQLDatabase
package import SQLStore

/// An employer's number and division at BPJS on its way into the books.
package struct RegistrationDraft: Sendable, Hashable {
    package let number: EmployerNumber
    /// Empty where the employer has no divisions.
    package let division: String
    /// What people call it, as a rule the name of the office that reports under it.
    package let name: String
    package let segment: Segment
    package let riskClass: RiskClass?
    /// Nil where it is not known.
    package let office: InsurerBranch?
    package let from: Day

    package init(
        number: EmployerNumber, division: String, name: String, segment: Segment, riskClass: RiskClass?,
        office: InsurerBranch? = nil, from: Day
    ) {
        self.number = number
        self.division = division
        self.name = name
        self.segment = segment
        self.riskClass = riskClass
        self.office = office
        self.from = from
    }
}

/// A branch of BPJS Ketenagakerjaan.
package struct InsurerBranch: Sendable, Hashable {
    package let code: String
    package let name: String

    package init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}

/// A registration as the books have it: what is reported, billed and paid.
package struct RegistrationEntry: Sendable, Hashable {
    package let id: Int64
    package let number: String
    package let division: String
    package let name: String
    package let segment: Segment
    /// 1 to 5; nil where there is none.
    package let riskClass: Int64?

    /// `12345678/001`: how people name it.
    package var code: String { division.isEmpty ? number : "\(number)/\(division)" }
}

/// The registrations of a government, and which units report under them.
package enum RegistrationBook {
    /// Adds one; the same again gives back its number and changes nothing.
    ///
    /// - Throws: `RegisterRefusal.registrationThere` where the number and division stand there otherwise.
    package static func add(_ draft: RegistrationDraft, by office: Office) async throws -> Int64 {
        let number = office.identifiers.next()
        return try await office.act { connection, instant in
            if let there = try entry(draft.number.text, draft.division, office.government, connection) {
                guard there.name == draft.name, there.segment == draft.segment,
                    there.riskClass == draft.riskClass?.number
                else { throw RegisterRefusal.registrationThere(there.name) }
                return Act(there.id, [])
            }
            guard !draft.name.isEmpty else { throw RegisterRefusal.emptyName }
            try connection.execute(
                """
                INSERT INTO registration (gov_id, registration_id, npp, division, name, segment, risk_class,
                    office_id, valid_from, valid_to, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """,
                [
                    .integer(office.government), .integer(number), .text(draft.number.text),
                    .text(draft.division), .text(draft.name), .text(draft.segment.rawValue),
                    SQLValue(draft.riskClass?.number),
                    SQLValue(try branch(draft.office, office.identifiers, connection)),
                    .integer(draft.from.number), .integer(openEnd), .integer(instant),
                ])
            let after = "\(draft.number.text)/\(draft.division) \(draft.name) \(draft.segment.rawValue)"
            return Act(
                number, [office.change("registration.add", of: "registration/\(number)", after: after)])
        }
    }

    /// Lets a unit report under a registration from a day on. The same again changes nothing.
    ///
    /// - Throws: `RegisterRefusal.linkOverlaps` where it does so from another day already.
    package static func link(
        unit: UnitID, registration: Int64, from: Day, through: Day? = nil, by office: Office
    ) async throws {
        if let through, through < from { throw RegisterRefusal.lastBeforeFirst(from, through) }
        let last = through?.number ?? openEnd
        try await office.act { connection, _ in
            let (name, unitName) = try names(registration, unit, office.government, connection)
            let links = try connection.rows(
                """
                SELECT valid_from, valid_to FROM unit_registration
                WHERE gov_id = $1 AND unit_id = $2 AND registration_id = $3 ORDER BY valid_from
                """, [.integer(office.government), .integer(unit.number), .integer(registration)]
            ) { (try $0.integer(0), try $0.integer(1)) }
            if links.contains(where: { $0 == (from.number, last) }) { return Act((), []) }
            if links.contains(where: { $0.0 <= last && from.number <= $0.1 }) {
                throw RegisterRefusal.linkOverlaps(unit: unitName, registration: name)
            }
            try connection.execute(
                """
                INSERT INTO unit_registration (gov_id, unit_id, registration_id, valid_from, valid_to)
                VALUES ($1, $2, $3, $4, $5)
                """,
                [
                    .integer(office.government), .integer(unit.number), .integer(registration),
                    .integer(from.number), .integer(last),
                ])
            let after = "registration/\(registration) \(from.number)..\(last)"
            return Act((), [office.change("unit.link", of: "unit/\(unit)", after: after)])
        }
    }

    /// The one that people call `NPP/division`, or by its number; refused where this government has none.
    package static func registration(
        _ text: String, government: Int64, on connection: any SQLConnection
    ) throws -> RegistrationEntry {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        let division = parts.count == 2 ? String(parts[1]) : ""
        if let found = try entry(parts[0].uppercased(), division, government, connection) { return found }
        if let number = Int64(text), let found = try entry(number, government: government, on: connection) {
            return found
        }
        throw RegisterRefusal.unknownRegistration(text)
    }

    /// One by its number; nil where this government has none.
    package static func entry(
        _ number: Int64, government: Int64, on connection: any SQLConnection
    ) throws -> RegistrationEntry? {
        try connection.first(
            """
            SELECT registration_id, npp, division, name, segment, risk_class FROM registration
            WHERE gov_id = $1 AND registration_id = $2
            """, [.integer(government), .integer(number)], entry)
    }

    /// All of a government, by number and division.
    package static func all(
        government: Int64, on connection: any SQLConnection
    ) throws -> [RegistrationEntry] {
        try connection.rows(
            """
            SELECT registration_id, npp, division, name, segment, risk_class FROM registration
            WHERE gov_id = $1 ORDER BY npp, division, registration_id
            """, [.integer(government)], entry)
    }

    /// Those under which a unit reports on a day, by number.
    package static func registrations(
        of unit: UnitID, on day: Day, government: Int64, _ connection: any SQLConnection
    ) throws -> [RegistrationEntry] {
        try connection.rows(
            """
            SELECT r.registration_id, r.npp, r.division, r.name, r.segment, r.risk_class
            FROM unit_registration u JOIN registration r ON r.gov_id = u.gov_id
                AND r.registration_id = u.registration_id
            WHERE u.gov_id = $1 AND u.unit_id = $2 AND u.valid_from <= $3 AND u.valid_to >= $3
            ORDER BY r.registration_id
            """, [.integer(government), .integer(unit.number), .integer(day.number)], entry)
    }

    /// Of each unit the one registration of a segment under which it reports on a day; units with several are
    /// left out.
    package static func registrations(
        ofSegment segment: Segment, on day: Day, government: Int64, _ connection: any SQLConnection
    ) throws -> [Int64: Int64] {
        var found: [Int64: Int64] = [:]
        var several: Set<Int64> = []
        try connection.query(
            """
            SELECT u.unit_id, u.registration_id FROM unit_registration u JOIN registration r
                ON r.gov_id = u.gov_id AND r.registration_id = u.registration_id
            WHERE u.gov_id = $1 AND r.segment = $2 AND u.valid_from <= $3 AND u.valid_to >= $3
            ORDER BY u.unit_id, u.registration_id
            """, [.integer(government), .text(segment.rawValue), .integer(day.number)]
        ) { row in
            let (unit, registration) = (try row.integer(0), try row.integer(1))
            if found.updateValue(registration, forKey: unit) != nil { several.insert(unit) }
        }
        return found.filter { !several.contains($0.key) }
    }

    /// Units that report under some registration on a day, by number.
    package static func linkedUnits(
        on day: Day, government: Int64, _ connection: any SQLConnection
    ) throws -> [UnitID] {
        try connection.rows(
            """
            SELECT DISTINCT unit_id FROM unit_registration
            WHERE gov_id = $1 AND valid_from <= $2 AND valid_to >= $2 ORDER BY unit_id
            """, [.integer(government), .integer(day.number)]
        ) { UnitID(try $0.integer(0)) }
    }

    private static func entry(
        _ number: String, _ division: String, _ government: Int64, _ connection: any SQLConnection
    ) throws -> RegistrationEntry? {
        try connection.first(
            """
            SELECT registration_id, npp, division, name, segment, risk_class FROM registration
            WHERE gov_id = $1 AND npp = $2 AND division = $3
            """, [.integer(government), .text(number), .text(division)], entry)
    }

    private static func entry(_ row: SQLRow) throws -> RegistrationEntry {
        RegistrationEntry(
            id: try row.integer(0), number: try row.text(1), division: try row.text(2),
            name: try row.text(3), segment: try coded(row.text(4), "registration.segment"),
            riskClass: try row.optionalInteger(5))
    }

    private static func names(
        _ registration: Int64, _ unit: UnitID, _ government: Int64, _ connection: any SQLConnection
    ) throws -> (registration: String, unit: String) {
        guard let name = try entry(registration, government: government, on: connection)?.name else {
            throw RegisterRefusal.unknownRegistration(String(registration))
        }
        let unitName = try UnitBook.unit(unit.description, government: government, on: connection).name
        return (name, unitName)
    }

    private static func branch(
        _ office: InsurerBranch?, _ identifiers: IdentifierMaker,
        _ connection: any SQLConnection
    ) throws -> Int64? {
        guard let office else { return nil }
        try connection.execute(
            """
            INSERT INTO bpjs_office (office_id, code, name) VALUES ($1, $2, $3)
            ON CONFLICT (code) DO NOTHING
            """, [.integer(identifiers.next()), .text(office.code), .text(office.name)])
        return try connection.integer(
            "SELECT office_id FROM bpjs_office WHERE code = $1", [.text(office.code)])
    }
}

extension RiskClass {
    /// As the tables have it: 1 to 5.
    package var number: Int64 { Int64((RiskClass.allCases.firstIndex(of: self) ?? 0) + 1) }
}
