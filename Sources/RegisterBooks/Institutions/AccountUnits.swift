package import SQLDatabase
import SQLStore

/// The units of accounts that work within units: always with every unit below, so that what asks for them
/// needs no recursion. It follows from `account_grant` and the tree, and is made anew when either changes.
package enum AccountUnits {
    /// Adds the units that came below those that accounts have.
    ///
    /// Who grants and who adds a unit at the same time wait for each other at the end of the audit chain,
    /// which both hold here before they read.
    package static func refresh(government: Int64, on connection: any SQLConnection) throws {
        try AuditBook.hold(government: government, on: connection)
        try descend(government: government, account: nil, on: connection)
    }

    /// Makes the units of one account anew from its grants.
    package static func remake(
        of account: Int64, government: Int64, on connection: any SQLConnection
    ) throws {
        try AuditBook.hold(government: government, on: connection)
        try connection.execute(
            "DELETE FROM account_unit WHERE gov_id = $1 AND account_id = $2",
            [.integer(government), .integer(account)])
        try connection.execute(
            """
            INSERT INTO account_unit (gov_id, account_id, unit_id)
            SELECT gov_id, account_id, unit_id FROM account_grant
            WHERE gov_id = $1 AND account_id = $2 AND superseded_ms = \(Int64.max)
            ON CONFLICT (gov_id, account_id, unit_id) DO NOTHING
            """, [.integer(government), .integer(account)])
        try descend(government: government, account: account, on: connection)
    }

    /// One level of the tree a turn, until a turn adds nothing.
    private static func descend(
        government: Int64, account: Int64?, on connection: any SQLConnection
    ) throws {
        let condition = account == nil ? "" : " AND above.account_id = $2"
        let values = [SQLValue.integer(government)] + (account.map { [.integer($0)] } ?? [])
        var added = 1
        while added > 0 {
            added = try connection.execute(
                """
                INSERT INTO account_unit (gov_id, account_id, unit_id)
                SELECT above.gov_id, above.account_id, below.unit_id FROM account_unit above
                JOIN unit below ON below.gov_id = above.gov_id AND below.parent_unit_id = above.unit_id
                WHERE above.gov_id = $1\(condition) AND NOT EXISTS (SELECT 1 FROM account_unit there
                    WHERE there.gov_id = above.gov_id AND there.account_id = above.account_id
                    AND there.unit_id = below.unit_id)
                ON CONFLICT (gov_id, account_id, unit_id) DO NOTHING
                """, values)
        }
    }
}
