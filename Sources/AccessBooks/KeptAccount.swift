import Access
import SQLDatabase
import SQLStore

/// An account as its row has it, for whoever lets people in or changes it.
struct KeptAccount: Sendable {
    let government: Int64
    let id: Int64
    let login: String
    let display: String
    let role: Role
    let passwordHash: String
    let mustChange: Bool
    let sealedSecret: String?
    let hasSecondFactor: Bool
    let lastStep: Int64
    let isOpen: Bool
    /// When the password was last set; milliseconds since 1970.
    let changed: Int64

    /// By the keyed hash of its login; nil where there is none.
    static func of(loginIndex: String, on connection: any SQLConnection) throws -> KeptAccount? {
        let place = try connection.first(
            "SELECT gov_id, account_id FROM account_login WHERE login_index = $1", [.text(loginIndex)]
        ) { (government: try $0.integer(0), account: try $0.integer(1)) }
        return try place.flatMap {
            try found("account_id = $2", .integer($0.account), $0.government, connection)
        }
    }

    /// By its number.
    static func read(
        _ account: Int64, _ government: Int64, on connection: any SQLConnection
    ) throws -> KeptAccount? {
        try found("account_id = $2", .integer(account), government, connection)
    }

    /// By its number, while the transaction holds the row.
    static func held(
        _ account: Int64, _ government: Int64, on connection: any SQLConnection
    ) throws -> KeptAccount? {
        try found("account_id = $2", .integer(account), government, connection, connection.engine.lockClause)
    }

    /// By its login within a government, while the transaction holds the row; refused where there is none.
    static func held(
        login: String, _ government: Int64, on connection: any SQLConnection
    ) throws -> KeptAccount {
        let clause = connection.engine.lockClause
        guard let account = try found("login = $2", .text(login), government, connection, clause) else {
            throw AccessRefusal.unknownAccount(login)
        }
        return account
    }

    /// The secret of its second factor, even where no code was right yet.
    func secondFactor(_ sealing: FieldSealing) throws -> [UInt8]? {
        guard let sealedSecret else { return nil }
        return TOTP.bytes(ofBase32: try sealing.open(sealedSecret, place))
    }

    /// As the audit chain names it.
    var subject: String { "account/\(id)" }

    var place: FieldSealing.Place { FieldSealing.Place("account.totp", government: government, row: id) }

    private static func found(
        _ condition: String, _ value: SQLValue, _ government: Int64, _ connection: any SQLConnection,
        _ clause: String = ""
    ) throws -> KeptAccount? {
        try connection.first(
            """
            SELECT account_id, login, role, password_hash, must_change, totp_sealed, totp_since,
                last_totp_step, state, changed_ms, display
            FROM account WHERE gov_id = $1 AND \(condition)\(clause)
            """, [.integer(government), value]
        ) { row in
            KeptAccount(
                government: government, id: try row.integer(0), login: try row.text(1),
                display: try row.text(10), role: try coded(row.text(2), "account.role"),
                passwordHash: try row.text(3),
                mustChange: try row.integer(4) == 1, sealedSecret: row.optionalText(5),
                hasSecondFactor: try row.optionalInteger(6) != nil, lastStep: try row.integer(7),
                isOpen: try row.integer(8) == 0, changed: try row.integer(9))
        }
    }
}
