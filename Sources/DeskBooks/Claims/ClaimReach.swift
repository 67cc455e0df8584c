import Access
import AccessBooks
import SQLDatabase

/// Limits statements over `claim_case c` to what somebody may see: the claims of the units of his reach as
/// they were on the day of the event. One whose person worked nowhere then goes by the person.
enum ClaimReach {
    /// A condition behind a WHERE that names the government of `c`.
    ///
    /// - Parameter parameter: the number of the first free parameter.
    static func condition(
        _ reach: Reach, parameter: Int
    ) throws(AccessRefusal) -> (sql: String, values: [SQLValue]) {
        switch reach {
        case .government: return ("", [])
        case .own(let person): return (" AND c.person_id = $\(parameter)", [.integer(person)])
        case .units(let account):
            let people = try ReachSQL.people(
                reach, personColumn: "c.person_id", governmentColumn: "c.gov_id", parameter: parameter)
            let sql = """
                 AND (EXISTS (SELECT 1 FROM account_unit theirs WHERE theirs.gov_id = c.gov_id
                    AND theirs.account_id = $\(parameter) AND theirs.unit_id = c.unit_id)
                    OR (c.unit_id IS NULL\(people.sql)))
                """
            return (sql, [.integer(account)])
        case .nation: throw .outOfReach
        }
    }

    /// Whether one claim is within a reach; the same refusal whether it is there or not.
    static func hold(
        claim: Int64, within reach: Reach, government: Int64, on connection: any SQLConnection
    ) throws {
        let scope = try condition(reach, parameter: 3)
        let found = try connection.integer(
            "SELECT c.claim_id FROM claim_case c WHERE c.gov_id = $1 AND c.claim_id = $2\(scope.sql)",
            [.integer(government), .integer(claim)] + scope.values)
        if found == nil { throw AccessRefusal.outOfReach }
    }

    /// The units of a reach; nil for all of the government.
    static func units(
        of reach: Reach, government: Int64, on connection: any SQLConnection
    ) throws -> Set<Int64>? {
        switch reach {
        case .government: return nil
        case .units(let account):
            return Set(
                try connection.rows(
                    "SELECT unit_id FROM account_unit WHERE gov_id = $1 AND account_id = $2 ORDER BY unit_id",
                    [.integer(government), .integer(account)]
                ) { try $0.integer(0) })
        case .own, .nation: throw AccessRefusal.outOfReach
        }
    }
}
