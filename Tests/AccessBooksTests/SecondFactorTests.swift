import Access
import AccessBooks
import TestDatabases
import Testing

@Suite struct `A second factor` {
    /// The seconds and last six digits of RFC 6238, appendix B, for SHA-1.
    @Test(
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func `shows the codes of RFC 6238`(seconds: Int64, code: String) {
        // Base32 of 12345678901234567890.
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        #expect(TOTP.code(secret: secret, now: seconds * 1_000) == code)
        #expect(TOTP.code(secret: "1" + secret, now: seconds * 1_000) == nil)
    }

    /// Somebody with a second factor, and its secret.
    private func guarded(_ house: House) async throws -> String {
        let account = try await house.account("siti")
        let setup = try await house.accounts.enableTOTP(
            of: account, password: good, issuer: "Naungan Kota")
        #expect(setup.address.hasPrefix("otpauth://totp/Naungan%20Kota:siti?secret=\(setup.secret)&"))
        #expect(try await house.enter("siti").secondFactorNeeded == false)
        let wrong = await refusal { try await house.accounts.confirmTOTP(of: account, code: "000000x") }
        #expect(wrong == .secondFactorWrong)
        try await house.accounts.confirmTOTP(of: account, code: code(setup.secret, house))
        house.clock.pass(minute)
        return setup.secret
    }

    private func code(_ secret: String, _ house: House, later: Int64 = 0) -> String {
        TOTP.code(secret: secret, now: house.clock.now() + later) ?? ""
    }

    @Test(arguments: TestEngine.atHand)
    func `is asked for after the password, and the session permits nothing before`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            let secret = try await guarded(house)
            let session = try await house.enter("siti")
            #expect(session.secondFactorNeeded)
            let token = try #require(session.token)
            #expect(try await house.sessions.permit(token: token, now: house.clock.now())?.permit == nil)
            let door = house.door()
            func second(_ code: String) async throws -> Session {
                try await door.secondFactor(token: token, code: code, address: "a", now: house.clock.now())
            }
            #expect(await refusal { try await second("12345") } == .secondFactorWrong)
            #expect(await refusal { try await second("") } == .secondFactorWrong)
            let typed = code(secret, house)
            let done = try await second(typed)
            #expect(!done.secondFactorNeeded && done.id == session.id)
            #expect(try await house.permit(done)?.name == "siti")
            #expect(await refusal { try await second(typed) } == .signInFailed)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `takes a code once, and that of the step before or after`(engine: TestEngine) async throws {
        try await withHouse(engine) { house in
            let secret = try await guarded(house)
            let typed = code(secret, house)
            #expect(try await !house.enter("siti", code: typed).secondFactorNeeded)
            #expect(await refusal { try await house.enter("siti", code: typed) } == .secondFactorWrong)
            house.clock.pass(90_000)
            let spaced = code(secret, house, later: 30_000)
            let parts = "\(spaced.prefix(3)) \(spaced.suffix(3))"
            #expect(try await !house.enter("siti", code: parts).secondFactorNeeded)
            // The present step lies before the one that was used.
            let present = code(secret, house)
            #expect(await refusal { try await house.enter("siti", code: present) } == .secondFactorWrong)
            house.clock.pass(120_000)
            let old = code(secret, house, later: -60_000)
            #expect(await refusal { try await house.enter("siti", code: old) } == .secondFactorWrong)
            let recent = code(secret, house, later: -30_000)
            #expect(try await !house.enter("siti", code: recent).secondFactorNeeded)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `locks the login like a password when it is guessed, and is awaited five minutes`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            let secret = try await guarded(house)
            let session = try await house.enter("siti")
            let door = house.door()
            func second(_ code: String) async throws -> Session {
                try await door.secondFactor(
                    token: session.token ?? "", code: code, address: "a", now: house.clock.now())
            }
            for _ in 1...5 { #expect(await refusal { try await second("x") } == .secondFactorWrong) }
            #expect(await refusal { try await second(code(secret, house)) } == .locked(seconds: 60))
            house.clock.pass(5 * minute)
            #expect(await refusal { try await second(code(secret, house)) } == .signInFailed)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is begun by the password only`(engine: TestEngine) async throws {
        try await withHouse(engine) { house in
            let account = try await house.account("siti")
            for wrong in ["", "x", good + " "] {
                let refused = await refusal {
                    _ = try await house.accounts.enableTOTP(of: account, password: wrong, issuer: "x")
                }
                #expect(refused == .signInFailed)
            }
            #expect(try await house.count("SELECT COUNT(*) FROM account WHERE totp_sealed <> ''") == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is taken off by the password only, and by a reset`(engine: TestEngine) async throws {
        try await withHouse(engine) { house in
            _ = try await guarded(house)
            let account = try await house.accounts.account("siti").id
            #expect(
                await refusal { try await house.accounts.disableTOTP(of: account, password: "x") }
                    == .signInFailed)
            #expect(try await house.enter("siti").secondFactorNeeded)
            try await house.accounts.disableTOTP(of: account, password: good)
            #expect(try await !house.enter("siti").secondFactorNeeded)
            _ = try await house.accounts.enableTOTP(of: account, password: good, issuer: "x")
            _ = try await house.accounts.resetPassword("siti")
            #expect(try await house.count("SELECT COUNT(*) FROM account WHERE totp_sealed <> ''") == 0)
        }
    }
}
