import Access
package import SQLDatabase
package import SQLStore

/// How often one may try.
package struct SignInLimits: Sendable {
    /// Attempts from one address in a quarter of an hour; an office may share one.
    package let perAddress: Int
    /// Attempts for one login in five minutes.
    package let perLogin: Int
    /// Wrong passwords until a login is locked: for a minute, then twice as long each time.
    package let failures: Int
    /// Milliseconds; the longest lock.
    package let longest: Int64

    package init(
        perAddress: Int = 120, perLogin: Int = 10, failures: Int = 5, longest: Int64 = 3_600_000
    ) {
        self.perAddress = perAddress
        self.perLogin = perLogin
        self.failures = failures
        self.longest = longest
    }
}

/// Lets people in by login, password and, where they set one up, a code of their telephone.
package struct SignIn: Sendable {
    let database: SQLDatabase
    let identifiers: IdentifierMaker
    let sealing: FieldSealing
    private let hashing: PasswordHashing
    let rules: SessionRules
    let limits: SignInLimits

    package init(
        _ database: SQLDatabase, identifiers: IdentifierMaker, sealing: FieldSealing,
        hashing: PasswordHashing, rules: SessionRules = SessionRules(), limits: SignInLimits = SignInLimits()
    ) {
        self.database = database
        self.identifiers = identifiers
        self.sealing = sealing
        self.hashing = hashing
        self.rules = rules
        self.limits = limits
    }

    /// Begins a session.
    ///
    /// - Parameters:
    ///   - code: of the telephone; without one an account with a second factor gets a session that permits
    ///     nothing until `secondFactor`.
    ///   - now: milliseconds since 1970.
    /// - Throws: `.signInFailed` whatever of login, password and account is wrong; `.secondFactorWrong`;
    ///   `.locked`, whether the login exists or not; `.tooMany`.
    package func signIn(
        login: String, password: String, code: String? = nil, address: String, agent: String, now: Int64
    ) async throws -> Session {
        let login = login.lowercased().filter { !$0.isWhitespace }
        let index = loginIndex(login, sealing)
        try await takeTurn(index, address, now)
        let (account, locked) = try await database.read { connection in
            (
                try KeptAccount.of(loginIndex: index, on: connection),
                try LoginFailures.read(index, on: connection).locked(at: now)
            )
        }
        if let locked { throw AccessRefusal.locked(seconds: locked) }
        guard password.utf8.count <= 1_000 else { throw AccessRefusal.signInFailed }
        let answer = await hashing.matches(password, account?.passwordHash)
        let secret = Secret()
        let draft = SessionDraft(
            id: identifiers.next(), secret: secret, address: String(address.prefix(100)),
            agent: String(agent.prefix(300)), code: code, now: now)
        let verified = answer.isRight ? account : nil
        let outcome = try await database.write { connection in
            try entered(verified, index, draft, connection)
        }
        let session = try outcome.get()
        if answer.isOutdated, let account { try await renew(password, account) }
        return session
    }

    /// Completes a session that awaits the code of a telephone.
    ///
    /// - Throws: `.signInFailed` where no session awaits it any more; `.secondFactorWrong`; `.locked`.
    package func secondFactor(
        token: String, code: String, address: String, now: Int64
    ) async throws -> Session {
        guard let bearer = BearerToken(token) else { throw AccessRefusal.signInFailed }
        let waiting = try await database.read { connection in
            try pendingSession(bearer, now: now, on: connection)
        }
        guard let waiting else { throw AccessRefusal.signInFailed }
        let index = loginIndex(waiting.account.login, sealing)
        try await takeTurn(index, address, now)
        return try await database.write { connection in
            try completed(bearer, index, code, now, connection)
        }.get()
    }

    private func takeTurn(_ index: String, _ address: String, _ now: Int64) async throws {
        let limit = RateLimit(database)
        try await limit.take(
            "login:" + RateLimit.place(address), limit: limits.perAddress, per: 900_000, now: now)
        try await limit.take("login:" + index, limit: limits.perLogin, per: 300_000, now: now)
    }

    /// A refusal that counts is given back rather than thrown: the count must be kept.
    private func entered(
        _ account: KeptAccount?, _ index: String, _ draft: SessionDraft, _ connection: any SQLConnection
    ) throws -> Result<Session, AccessRefusal> {
        var failures = try LoginFailures.held(index, on: connection)
        if let locked = failures.locked(at: draft.now) { return .failure(.locked(seconds: locked)) }
        guard let verified = account,
            let held = try KeptAccount.held(verified.id, verified.government, on: connection),
            held.passwordHash == verified.passwordHash, held.isOpen,
            !held.mustChange || draft.now - held.changed < rules.slip
        else {
            try failures.add(limits, at: draft.now, on: connection)
            return .failure(.signInFailed)
        }
        if let code = draft.code, held.hasSecondFactor {
            guard try useCode(code, of: held, now: draft.now, connection) else {
                try failures.add(limits, at: draft.now, on: connection)
                return .failure(.secondFactorWrong)
            }
        }
        let isPending = held.hasSecondFactor && draft.code == nil
        if !isPending { try failures.forget(on: connection) }
        return .success(try draft.begin(held, isPending: isPending, rules, on: connection))
    }

    private func completed(
        _ bearer: BearerToken, _ index: String, _ code: String, _ now: Int64,
        _ connection: any SQLConnection
    ) throws -> Result<Session, AccessRefusal> {
        var failures = try LoginFailures.held(index, on: connection)
        if let locked = failures.locked(at: now) { return .failure(.locked(seconds: locked)) }
        guard let waiting = try pendingSession(bearer, now: now, on: connection),
            let held = try KeptAccount.held(waiting.account.id, bearer.government, on: connection),
            held.isOpen, held.hasSecondFactor
        else { return .failure(.signInFailed) }
        guard try useCode(code, of: held, now: now, connection) else {
            try failures.add(limits, at: now, on: connection)
            return .failure(.secondFactorWrong)
        }
        try failures.forget(on: connection)
        let (until, secret) = (now + rules.absolute, Secret())
        // A new token: the one before let nobody in, and may have been seen then.
        try connection.execute(
            """
            UPDATE session SET pending = 0, last_ms = $1, until_ms = $2, token_hash = $3
            WHERE gov_id = $4 AND session_id = $5
            """,
            [
                .integer(now), .integer(until), .text(secret.hash), .integer(bearer.government),
                .integer(waiting.session),
            ])
        return .success(
            Session(
                id: waiting.session, government: bearer.government, account: held.id,
                token: BearerToken(government: bearer.government, secret: secret.text).text,
                secondFactorNeeded: false, mustChangePassword: held.mustChange, begun: waiting.begun,
                last: now, until: until, address: waiting.address, agent: waiting.agent))
    }

    /// Whether the code is right; it is used up then.
    private func useCode(
        _ code: String, of account: KeptAccount, now: Int64, _ connection: any SQLConnection
    ) throws -> Bool {
        guard let secret = try account.secondFactor(sealing),
            let step = TOTP.step(of: code, secret, after: account.lastStep, now: now)
        else { return false }
        try connection.execute(
            "UPDATE account SET last_totp_step = $1 WHERE gov_id = $2 AND account_id = $3",
            [.integer(step), .integer(account.government), .integer(account.id)])
        return true
    }

    /// The same password under today's cost.
    private func renew(_ password: String, _ account: KeptAccount) async throws {
        let hash = await hashing.hash(password)
        try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            try connection.execute(
                """
                UPDATE account SET password_hash = $1
                WHERE gov_id = $2 AND account_id = $3 AND password_hash = $4
                """,
                [
                    .text(hash), .integer(account.government), .integer(account.id),
                    .text(account.passwordHash),
                ])
        }
    }
}

/// By which a login is found in the whole database without standing there.
func loginIndex(_ login: String, _ sealing: FieldSealing) -> String { sealing.index(login, kind: "login") }
