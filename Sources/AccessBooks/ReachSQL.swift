package import Access
package import SQLDatabase

/// Limits a statement to what somebody may see. It never gives an empty filter for less than a government.
package enum ReachSQL {
    /// A condition to be put behind a WHERE that names the government already.
    ///
    /// - Parameters:
    ///   - unitColumn: such as `s.unit_id`.
    ///   - governmentColumn: of the same table, such as `s.gov_id`.
    ///   - parameter: the number of the first free parameter; it must be the next to appear in the statement.
    /// - Returns: nothing for a whole government; ` AND EXISTS (…)` with one value for units.
    /// - Throws: `.outOfReach` for a person's own record and for the nation, which no unit can express.
    package static func predicate(
        _ reach: Reach, unitColumn: String, governmentColumn: String, parameter: Int
    ) throws(AccessRefusal) -> (sql: String, values: [SQLValue]) {
        switch reach {
        case .government: return ("", [])
        case .units(let account):
            let sql = """
                 AND EXISTS (SELECT 1 FROM account_unit mine WHERE mine.gov_id = \(governmentColumn)
                    AND mine.account_id = $\(parameter) AND mine.unit_id = \(unitColumn))
                """
            return (sql, [.integer(account)])
        case .own, .nation: throw .outOfReach
        }
    }

    /// The same for people: one whose job, now or before, was in a unit of the reach, or who is oneself.
    ///
    /// - Parameter personColumn: such as `p.person_id`.
    package static func people(
        _ reach: Reach, personColumn: String, governmentColumn: String, parameter: Int
    ) throws(AccessRefusal) -> (sql: String, values: [SQLValue]) {
        switch reach {
        case .government: return ("", [])
        case .own(let person): return (" AND \(personColumn) = $\(parameter)", [.integer(person)])
        case .units(let account):
            let sql = """
                 AND EXISTS (SELECT 1 FROM job_spell held
                    JOIN account_unit mine ON mine.gov_id = held.gov_id AND mine.unit_id = held.unit_id
                    WHERE held.gov_id = \(governmentColumn) AND held.person_id = \(personColumn)
                    AND mine.account_id = $\(parameter) AND held.superseded_ms = \(Int64.max))
                """
            return (sql, [.integer(account)])
        case .nation: throw .outOfReach
        }
    }

    /// The same for registrations (NPP and division): one under which a unit of the reach reports, now or
    /// before.
    ///
    /// - Parameter registrationColumn: such as `p.registration_id`.
    package static func registrations(
        _ reach: Reach, registrationColumn: String, governmentColumn: String, parameter: Int
    ) throws(AccessRefusal) -> (sql: String, values: [SQLValue]) {
        switch reach {
        case .government: return ("", [])
        case .units(let account):
            let sql = """
                 AND EXISTS (SELECT 1 FROM unit_registration link
                    JOIN account_unit mine ON mine.gov_id = link.gov_id AND mine.unit_id = link.unit_id
                    WHERE link.gov_id = \(governmentColumn)
                    AND link.registration_id = \(registrationColumn) AND mine.account_id = $\(parameter))
                """
            return (sql, [.integer(account)])
        case .own, .nation: throw .outOfReach
        }
    }

    /// Whether one unit is within a reach; the same refusal whether it is there or not.
    package static func hold(
        unit: Int64, within reach: Reach, government: Int64, on connection: any SQLConnection
    ) throws {
        let scope = try predicate(reach, unitColumn: "u.unit_id", governmentColumn: "u.gov_id", parameter: 3)
        let found = try connection.integer(
            "SELECT u.unit_id FROM unit u WHERE u.gov_id = $1 AND u.unit_id = $2\(scope.sql)",
            [.integer(government), .integer(unit)] + scope.values)
        if found == nil { throw AccessRefusal.outOfReach }
    }

    /// Whether one person is within a reach; a stranger's record is the same as none.
    package static func hold(
        person: Int64, within reach: Reach, government: Int64, on connection: any SQLConnection
    ) throws {
        let scope = try people(reach, personColumn: "p.person_id", governmentColumn: "p.gov_id", parameter: 3)
        let found = try connection.integer(
            "SELECT p.person_id FROM person p WHERE p.gov_id = $1 AND p.person_id = $2\(scope.sql)",
            [.integer(government), .integer(person)] + scope.values)
        if found == nil { throw AccessRefusal.outOfReach }
    }

    /// Those of some people who are within a reach.
    package static func people(
        among numbers: [Int64], within reach: Reach, government: Int64, on connection: any SQLConnection
    ) throws -> Set<Int64> {
        if numbers.isEmpty { return [] }
        let places = (2..<numbers.count + 2).map { "$\($0)" }.joined(separator: ", ")
        let scope = try people(
            reach, personColumn: "p.person_id", governmentColumn: "p.gov_id", parameter: numbers.count + 2)
        let found = try connection.rows(
            """
            SELECT p.person_id FROM person p WHERE p.gov_id = $1 AND p.person_id IN (\(places))\(scope.sql)
            ORDER BY p.person_id
            """, [.integer(government)] + numbers.map(SQLValue.integer) + scope.values
        ) { try $0.integer(0) }
        return Set(found)
    }

    /// Whether one registration is within a reach.
    package static func hold(
        registration: Int64, within reach: Reach, government: Int64, on connection: any SQLConnection
    ) throws {
        let scope = try registrations(
            reach, registrationColumn: "r.registration_id", governmentColumn: "r.gov_id", parameter: 3)
        let found = try connection.integer(
            """
            SELECT r.registration_id FROM registration r
            WHERE r.gov_id = $1 AND r.registration_id = $2\(scope.sql)
            """, [.integer(government), .integer(registration)] + scope.values)
        if found == nil { throw AccessRefusal.outOfReach }
    }
}
