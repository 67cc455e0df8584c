package import Access
import RegisterBooks
package import SQLDatabase
package import SQLStore

/// The accounts of a government: made, closed, given units and passwords. Every change stands in the audit
/// chain. Whoever calls has seen to `Right.manageAccounts`.
package struct AccountBook: Sendable {
    let office: Office
    let matrix: AccessMatrix
    let hashing: PasswordHashing
    let passwords: PasswordRules
    private let rules: SessionRules

    package init(
        _ office: Office, matrix: AccessMatrix, hashing: PasswordHashing, passwords: PasswordRules,
        rules: SessionRules = SessionRules()
    ) {
        self.office = office
        self.matrix = matrix
        self.hashing = hashing
        self.passwords = passwords
        self.rules = rules
    }

    /// Whether nobody at all can enter: then the first administrator is asked for.
    package static func isEmpty(on connection: any SQLConnection) throws -> Bool {
        try connection.first("SELECT login_index FROM account_login ORDER BY login_index LIMIT 1") { _ in true
        }
            == nil
    }

    /// Makes an account and the slip with its first password.
    ///
    /// - Throws: `AccessRefusal` for a login that is taken or unusable, units that are missing or of no use,
    ///   a person of another government.
    package func create(_ draft: AccountDraft) async throws -> FirstSlip {
        try draft.check(matrix)
        let password = wordsOfChance(groups: 4)
        try await insert(draft, await hashing.hash(password), mustChange: true, onlyAsFirst: false)
        return slip(draft.login, draft.display, draft.role, password)
    }

    /// The role that an account has by now; nil for one that is closed.
    package static func role(
        of account: Int64, _ government: Int64, in database: SQLDatabase
    ) async throws -> Role? {
        try await database.read { connection in
            try connection.first(
                "SELECT role FROM account WHERE gov_id = $1 AND account_id = $2 AND state = 0",
                [.integer(government), .integer(account)]
            ) { try coded($0.text(0), "account.role") }
        }
    }

    /// Makes the first account of the database, an administrator with a password of his choice.
    ///
    /// - Throws: `.accountsThere` where there is any.
    package func createFirst(login: String, display: String, password: String) async throws {
        let draft = AccountDraft(login: login, display: display, role: .administrator)
        try draft.check(matrix)
        try passwords.check(password, login: draft.login)
        try await insert(draft, await hashing.hash(password), mustChange: false, onlyAsFirst: true)
    }

    /// Gives an account a new first password, ends its sessions and tokens and takes its second factor off:
    /// for whoever lost one or the other.
    package func resetPassword(_ login: String) async throws -> FirstSlip {
        let password = wordsOfChance(groups: 4)
        let hash = await hashing.hash(password)
        let (office, index) = (office, loginIndex(login.lowercased(), office.sealing))
        let account = try await office.act { connection, instant in
            let account = try KeptAccount.held(login: login.lowercased(), office.government, on: connection)
            try connection.execute(
                """
                UPDATE account SET password_hash = $1, must_change = 1, totp_sealed = NULL, totp_since = NULL,
                    changed_ms = $2
                WHERE gov_id = $3 AND account_id = $4
                """,
                [.text(hash), .integer(instant), .integer(office.government), .integer(account.id)])
            _ = try SessionBook.endAll(of: account.id, office.government, instant, on: connection)
            try connection.execute(
                """
                UPDATE api_token SET revoked_ms = $1
                WHERE gov_id = $2 AND account_id = $3 AND revoked_ms IS NULL
                """, [.integer(instant), .integer(office.government), .integer(account.id)])
            try connection.execute(
                "DELETE FROM login_failure WHERE login_index = $1", [.text(index)])
            return Act(account, [office.change("account.reset", of: account.subject)])
        }
        return slip(account.login, account.display, account.role, password)
    }

    /// Changes one's own password, and ends one's other sessions.
    ///
    /// - Parameters:
    ///   - session: the one that stays.
    /// - Throws: `.signInFailed` for a wrong old password; what `PasswordRules` refuses.
    package func changePassword(
        of account: Int64, from old: String, to new: String, keeping session: Int64
    ) async throws {
        let office = office
        let kept = try await office.database.read { connection in
            try KeptAccount.read(account, office.government, on: connection)
        }
        guard let kept else { throw AccessRefusal.signInFailed }
        try await RateLimit(office.database).take(
            "password:\(office.government):\(account)", limit: 10, per: 300_000, now: office.now())
        guard await hashing.matches(old, kept.passwordHash).isRight else { throw AccessRefusal.signInFailed }
        try passwords.check(new, login: kept.login)
        if old == new { throw AccessRefusal.passwordCommon }
        let hash = await hashing.hash(new)
        try await office.act { connection, instant in
            let held = try KeptAccount.held(account, office.government, on: connection)
            guard let held, held.passwordHash == kept.passwordHash, held.isOpen else {
                throw AccessRefusal.signInFailed
            }
            try connection.execute(
                """
                UPDATE account SET password_hash = $1, must_change = 0, changed_ms = $2
                WHERE gov_id = $3 AND account_id = $4
                """, [.text(hash), .integer(instant), .integer(office.government), .integer(account)])
            _ = try SessionBook.endAll(
                of: account, but: session, office.government, instant, on: connection)
            return Act((), [office.change("account.password", of: held.subject)])
        }
    }

    private func slip(_ login: String, _ display: String, _ role: Role, _ password: String) -> FirstSlip {
        FirstSlip(
            login: login, display: display, role: role, password: password,
            days: Int(rules.slip / 86_400_000))
    }

    private func insert(
        _ draft: AccountDraft, _ hash: String, mustChange: Bool, onlyAsFirst: Bool
    ) async throws {
        let (office, account) = (office, office.identifiers.next())
        let index = loginIndex(draft.login, office.sealing)
        try await office.act { connection, instant in
            try AuditBook.hold(government: office.government, on: connection)
            if onlyAsFirst, try !AccountBook.isEmpty(on: connection) { throw AccessRefusal.accountsThere }
            let claimed = try connection.first(
                """
                INSERT INTO account_login (login_index, gov_id, account_id) VALUES ($1, $2, $3)
                ON CONFLICT (login_index) DO NOTHING RETURNING account_id
                """, [.text(index), .integer(office.government), .integer(account)]
            ) { try $0.integer(0) }
            guard claimed != nil else { throw AccessRefusal.loginTaken(draft.login) }
            if let person = draft.person {
                try ReachSQL.hold(
                    person: person, within: .government, government: office.government, on: connection)
            }
            try draft.write(
                account, hash, mustChange: mustChange, office.government, instant, on: connection)
            try AccountGrants.add(
                draft.units, to: account, office.government, instant, on: connection)
            let units = draft.units.map(String.init).joined(separator: " ")
            let after = "\(draft.login) role=\(draft.role.rawValue) units=\(units)"
            return Act((), [office.change("account.create", of: "account/\(account)", after: after)])
        }
    }
}

extension AccountDraft {
    fileprivate func write(
        _ account: Int64, _ hash: String, mustChange: Bool, _ government: Int64, _ instant: Int64,
        on connection: any SQLConnection
    ) throws {
        try connection.execute(
            """
            INSERT INTO account (gov_id, account_id, login, display, role, password_hash, must_change,
                last_totp_step, state, person_id, recorded_ms, changed_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8, $9, $10)
            """,
            [
                .integer(government), .integer(account), .text(login), .text(display), .text(role.rawValue),
                .text(hash), .integer(mustChange ? 1 : 0), SQLValue(person), .integer(instant),
                .integer(instant),
            ])
    }
}
