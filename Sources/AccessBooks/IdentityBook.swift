import Access
import SQLDatabase
package import SQLStore

/// Somebody at a sign-in service, as it vouched for him.
package struct VerifiedIdentity: Sendable, Hashable {
    package let issuer: String
    package let subject: String

    package init(issuer: String, subject: String) {
        self.issuer = issuer
        self.subject = subject
    }

    /// By which it is found in the whole database without standing there.
    func index(_ sealing: FieldSealing) -> String {
        sealing.index("\(issuer)\u{0}\(subject)", kind: "identity")
    }
}

/// The identities at the office's sign-in service by which accounts may be entered: one for each account,
/// joined by its owner while he is inside. Nobody is let in because a service knows his e-mail.
package struct IdentityBook: Sendable {
    private let office: Office

    package init(_ office: Office) { self.office = office }

    /// Since when an account may be entered by an identity: milliseconds since 1970; nil where it may not.
    package func joined(_ account: Int64) async throws -> Int64? {
        let government = office.government
        return try await office.database.read { connection in
            try connection.integer(
                """
                SELECT joined_ms FROM account_identity
                WHERE gov_id = $1 AND account_id = $2 AND ended_ms = 9223372036854775807
                """, [.integer(government), .integer(account)])
        }
    }

    /// Joins an identity to an account; one that the account had before ends.
    ///
    /// - Throws: `.identityTaken` where it lets into another; `.outOfReach` where there is no such account.
    package func join(_ identity: VerifiedIdentity, to account: Int64) async throws {
        let (office, index) = (office, identity.index(office.sealing))
        try await office.act { connection, instant in
            guard let held = try KeptAccount.held(account, office.government, on: connection), held.isOpen
            else { throw AccessRefusal.outOfReach }
            let mine = IdentityOwner(government: office.government, account: account)
            if let owner = try mine.claiming(index, on: connection) {
                guard owner == mine else { throw AccessRefusal.identityTaken }
                return Act((), [])
            }
            try end(account, instant, connection)
            try connection.execute(
                """
                INSERT INTO account_identity (gov_id, account_id, joined_ms, ended_ms, identity_index)
                VALUES ($1, $2, $3, 9223372036854775807, $4)
                """, [.integer(office.government), .integer(account), .integer(instant), .text(index)])
            try connection.execute(
                "UPDATE identity_login SET gov_id = $1, account_id = $2 WHERE identity_index = $3",
                [.integer(office.government), .integer(account), .text(index)])
            return Act((), [office.change("account.identity", of: held.subject, after: "joined")])
        }
    }

    /// Lets nobody enter the account by an identity any more; its password does as before.
    package func part(_ account: Int64) async throws {
        let office = office
        try await office.act { connection, instant in
            guard let held = try KeptAccount.held(account, office.government, on: connection) else {
                throw AccessRefusal.outOfReach
            }
            guard try end(account, instant, connection) > 0 else { return Act((), []) }
            return Act((), [office.change("account.identity", of: held.subject, before: "joined")])
        }
    }

    @discardableResult
    private func end(_ account: Int64, _ instant: Int64, _ connection: any SQLConnection) throws -> Int {
        try connection.execute(
            """
            UPDATE account_identity SET ended_ms = $1
            WHERE gov_id = $2 AND account_id = $3 AND ended_ms = 9223372036854775807
            """, [.integer(instant), .integer(office.government), .integer(account)])
    }
}

/// The account that an identity lets into now.
struct IdentityOwner: Equatable {
    let government: Int64
    let account: Int64

    /// Nil where it lets into none.
    static func read(_ index: String, on connection: any SQLConnection) throws -> IdentityOwner? {
        try found(index, "", connection)
    }

    /// The same, while the transaction holds the row by which it is found; the row is there afterwards.
    func claiming(_ index: String, on connection: any SQLConnection) throws -> IdentityOwner? {
        try connection.execute(
            """
            INSERT INTO identity_login (identity_index, gov_id, account_id) VALUES ($1, $2, $3)
            ON CONFLICT (identity_index) DO NOTHING
            """, [.text(index), .integer(government), .integer(account)])
        return try IdentityOwner.found(index, connection.engine.lockClause, connection)
    }

    private static func found(
        _ index: String, _ clause: String, _ connection: any SQLConnection
    ) throws -> IdentityOwner? {
        let place = try connection.first(
            "SELECT gov_id, account_id FROM identity_login WHERE identity_index = $1\(clause)",
            [.text(index)]
        ) { IdentityOwner(government: try $0.integer(0), account: try $0.integer(1)) }
        guard let place else { return nil }
        let joined = try connection.integer(
            """
            SELECT joined_ms FROM account_identity
            WHERE gov_id = $1 AND account_id = $2 AND identity_index = $3 AND ended_ms = 9223372036854775807
            """, [.integer(place.government), .integer(place.account), .text(index)])
        return joined == nil ? nil : place
    }
}

extension SignIn {
    /// Begins a session for somebody for whom a sign-in service vouched; a second factor of the account is
    /// asked for as after a password.
    ///
    /// - Parameter now: milliseconds since 1970.
    /// - Throws: `.identityUnknown` where it lets into no open account; `.tooMany`.
    package func enter(
        _ identity: VerifiedIdentity, address: String, agent: String, now: Int64
    ) async throws -> Session {
        try await RateLimit(database).take(
            "login:" + RateLimit.place(address), limit: limits.perAddress, per: 900_000, now: now)
        let index = identity.index(sealing)
        let draft = SessionDraft(
            id: identifiers.next(), secret: Secret(), address: String(address.prefix(100)),
            agent: String(agent.prefix(300)), code: nil, now: now)
        let rules = rules
        return try await database.write { connection in
            guard let owner = try IdentityOwner.read(index, on: connection),
                let held = try KeptAccount.held(owner.account, owner.government, on: connection),
                held.isOpen
            else { throw AccessRefusal.identityUnknown }
            return try draft.begin(held, isPending: held.hasSecondFactor, rules, on: connection)
        }
    }
}
