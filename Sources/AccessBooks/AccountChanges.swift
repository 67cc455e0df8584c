import Access
import RegisterBooks
import SQLDatabase
import SQLStore

extension AccountBook {
    /// Lets nobody enter by it any more, and ends its sessions and tokens. It stays, for what it did stays.
    ///
    /// - Throws: `.lastAdministrator` where nobody else could make accounts.
    package func close(_ login: String) async throws {
        let (office, matrix) = (office, matrix)
        try await office.act { connection, instant in
            try AuditBook.hold(government: office.government, on: connection)
            let account = try KeptAccount.held(login: login.lowercased(), office.government, on: connection)
            guard account.isOpen else { throw AccessRefusal.alreadyClosed(login) }
            if matrix[account.role, .manageAccounts] != .none {
                try holdAnother(than: account, office.government, matrix, connection)
            }
            try setState(1, of: account, connection)
            _ = try SessionBook.endAll(of: account.id, office.government, instant, on: connection)
            try connection.execute(
                """
                UPDATE api_token SET revoked_ms = $1
                WHERE gov_id = $2 AND account_id = $3 AND revoked_ms IS NULL
                """, [.integer(instant), .integer(office.government), .integer(account.id)])
            return Act((), [office.change("account.close", of: account.subject)])
        }
    }

    /// Lets a closed account enter again, with the password that it had.
    package func reopen(_ login: String) async throws {
        let office = office
        try await office.act { connection, _ in
            let account = try KeptAccount.held(login: login.lowercased(), office.government, on: connection)
            guard !account.isOpen else { throw AccessRefusal.notClosed(login) }
            try setState(0, of: account, connection)
            return Act((), [office.change("account.reopen", of: account.subject)])
        }
    }

    /// Gives an account more units, and all below them. Those that it has are passed over.
    package func grant(_ units: [Int64], to login: String) async throws {
        let (office, matrix) = (office, matrix)
        try await office.act { connection, instant in
            try AuditBook.hold(government: office.government, on: connection)
            let account = try KeptAccount.held(login: login.lowercased(), office.government, on: connection)
            guard matrix.rights(of: account.role).values.contains(.units) else {
                throw AccessRefusal.unitsPointless(account.role)
            }
            let before = try AccountGrants.units(of: account.id, office.government, on: connection)
            let new = Set(units).subtracting(before).sorted()
            if new.isEmpty { return Act((), []) }
            try AccountGrants.add(new, to: account.id, office.government, instant, on: connection)
            return Act((), [office.change("account.grant", of: account.subject, after: listed(new))])
        }
    }

    /// Takes units away; what lies below them goes too, unless it was given by itself.
    ///
    /// - Throws: `.unitsNeeded` where none would be left: such an account is closed instead.
    package func revoke(_ units: [Int64], from login: String) async throws {
        let office = office
        try await office.act { connection, instant in
            try AuditBook.hold(government: office.government, on: connection)
            let account = try KeptAccount.held(login: login.lowercased(), office.government, on: connection)
            let before = try AccountGrants.units(of: account.id, office.government, on: connection)
            let gone = Set(units).intersection(before).sorted()
            if gone.isEmpty { return Act((), []) }
            if gone.count == before.count { throw AccessRefusal.unitsNeeded(account.role) }
            try AccountGrants.end(gone, of: account.id, office.government, instant, on: connection)
            return Act((), [office.change("account.revoke", of: account.subject, before: listed(gone))])
        }
    }

    /// Begins a second factor, by one's password, so that nobody sets up his own telephone at a screen that
    /// was left open: what is shown once. It counts only after a first right code.
    ///
    /// - Parameter issuer: what the telephone shows beside the login, such as `Naungan 1671`.
    /// - Throws: `.signInFailed` where the password is wrong; `.outOfReach` where a second factor stands.
    package func enableTOTP(of account: Int64, password: String, issuer: String) async throws -> TOTPSetup {
        let (office, secret) = (office, TOTP.newSecret())
        let hash = try await passwordHash(of: account, by: password)
        let held = try await office.act { connection, _ in
            guard let held = try KeptAccount.held(account, office.government, on: connection),
                !held.hasSecondFactor
            else { throw AccessRefusal.outOfReach }
            guard held.passwordHash == hash else { throw AccessRefusal.signInFailed }
            let sealed = office.sealing.seal(TOTP.base32(secret), held.place)
            try connection.execute(
                """
                UPDATE account SET totp_sealed = $1, last_totp_step = 0 WHERE gov_id = $2 AND account_id = $3
                """, [.text(sealed), .integer(office.government), .integer(account)])
            return Act(held, [])
        }
        return TOTPSetup(secret: secret, login: held.login, issuer: issuer)
    }

    /// Makes the second factor count, by a first right code.
    package func confirmTOTP(of account: Int64, code: String) async throws {
        let office = office
        try await RateLimit(office.database).take(
            "totp:\(office.government):\(account)", limit: 10, per: 300_000, now: office.now())
        try await office.act { connection, instant in
            guard let held = try KeptAccount.held(account, office.government, on: connection),
                !held.hasSecondFactor, let secret = try held.secondFactor(office.sealing),
                let step = TOTP.step(of: code, secret, after: held.lastStep, now: instant)
            else { throw AccessRefusal.secondFactorWrong }
            try connection.execute(
                """
                UPDATE account SET totp_since = $1, last_totp_step = $2 WHERE gov_id = $3 AND account_id = $4
                """,
                [.integer(instant), .integer(step), .integer(office.government), .integer(account)])
            return Act((), [office.change("account.second-factor", of: held.subject, after: "on")])
        }
    }

    /// What the password of an account is kept as, once it was told rightly; what is done by it then holds
    /// against the same, so that a password that was changed meanwhile does nothing.
    ///
    /// - Throws: `.signInFailed` where it is wrong; a refusal of the rate limit.
    private func passwordHash(of account: Int64, by password: String) async throws -> String? {
        let office = office
        let kept = try await office.database.read { connection in
            try KeptAccount.read(account, office.government, on: connection)
        }
        try await RateLimit(office.database).take(
            "password:\(office.government):\(account)", limit: 10, per: 300_000, now: office.now())
        guard await hashing.matches(password, kept?.passwordHash).isRight else {
            throw AccessRefusal.signInFailed
        }
        return kept?.passwordHash
    }

    /// Takes one's second factor off, by one's password.
    package func disableTOTP(of account: Int64, password: String) async throws {
        let office = office
        let hash = try await passwordHash(of: account, by: password)
        try await office.act { connection, _ in
            guard let held = try KeptAccount.held(account, office.government, on: connection),
                held.passwordHash == hash
            else { throw AccessRefusal.signInFailed }
            try connection.execute(
                """
                UPDATE account SET totp_sealed = NULL, totp_since = NULL
                WHERE gov_id = $1 AND account_id = $2
                """, [.integer(office.government), .integer(account)])
            return Act((), [office.change("account.second-factor", of: held.subject, after: "off")])
        }
    }
}

private func setState(_ state: Int64, of account: KeptAccount, _ connection: any SQLConnection) throws {
    try connection.execute(
        "UPDATE account SET state = $1 WHERE gov_id = $2 AND account_id = $3",
        [.integer(state), .integer(account.government), .integer(account.id)])
}

/// Refuses where no other open account of the government may make accounts.
private func holdAnother(
    than account: KeptAccount, _ government: Int64, _ matrix: AccessMatrix, _ connection: any SQLConnection
) throws {
    let roles = try connection.rows(
        """
        SELECT role FROM account WHERE gov_id = $1 AND account_id <> $2 AND state = 0 ORDER BY account_id
        """, [.integer(government), .integer(account.id)]
    ) { row -> Role in try coded(row.text(0), "account.role") }
    guard roles.contains(where: { matrix[$0, .manageAccounts] != .none }) else {
        throw AccessRefusal.lastAdministrator
    }
}

private func listed(_ units: [Int64]) -> String { units.map(String.init).joined(separator: " ") }
