import Access
import AccessBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Signing in` {
    @Test(arguments: TestEngine.atHand)
    func `opens a session whose permit is that of the account`(engine: TestEngine) async throws {
        try await withHouse(engine) { house in
            try await house.account("siti", .treasurer, units: [house.unit("1.02")])
            let session = try await house.enter("SITI ")
            #expect(session.token?.hasPrefix("1671.") == true && !session.mustChangePassword)
            let permit = try #require(try await house.permit(session))
            #expect(permit.name == "siti" && permit.role == .treasurer && permit.government == 1671)
            #expect(try permit.reach(.seeMoney) == .units(account: session.account))
            let kept = try await house.count("SELECT COUNT(*) FROM session WHERE token_hash LIKE '%.%'")
            #expect(kept == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `answers the same to a wrong password, an unknown login and a closed account`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            try await house.account("siti")
            try await house.account("budi")
            try await house.accounts.close("budi")
            #expect(
                await refusal { try await house.enter("siti", "sungai musi waktu pagi") } == .signInFailed)
            #expect(await refusal { try await house.enter("siti", "") } == .signInFailed)
            #expect(await refusal { try await house.enter("nobody", good) } == .signInFailed)
            #expect(await refusal { try await house.enter("budi", good) } == .signInFailed)
            #expect(await refusal { try await house.enter("' OR 1=1 --", good) } == .signInFailed)
            let long = String(repeating: "x", count: 1_001)
            #expect(await refusal { try await house.enter("siti", long) } == .signInFailed)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `locks a login after five wrong passwords, twice as long each time, and an hour at most`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            try await house.account("siti")
            for login in ["siti", "nobody"] {
                for _ in 1...5 {
                    #expect(await refusal { try await house.enter(login, "x") } == .signInFailed)
                }
                #expect(await refusal { try await house.enter(login) } == .locked(seconds: 60))
            }
            house.clock.pass(minute)
            #expect(await refusal { try await house.enter("siti", "x") } == .signInFailed)
            house.clock.pass(minute)
            #expect(await refusal { try await house.enter("siti") } == .locked(seconds: 60))
            for _ in 1...7 {
                house.clock.pass(hour)
                #expect(await refusal { try await house.enter("siti", "x") } == .signInFailed)
            }
            #expect(await refusal { try await house.enter("siti") } == .locked(seconds: 3_600))
            house.clock.pass(hour)
            #expect(try await house.enter("siti").secondFactorNeeded == false)
            #expect(await refusal { try await house.enter("siti", "x") } == .signInFailed)
            #expect(try await house.enter("siti").secondFactorNeeded == false)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `lets one address and one login try so many times, right or wrong`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            try await house.account("siti")
            try await house.account("budi")
            let limits = SignInLimits(perAddress: 3, perLogin: 4)
            for _ in 1...3 { _ = try await house.enter("siti", address: "a", limits) }
            #expect(
                await refusal { try await house.enter("budi", address: "a", limits) }
                    == .tooMany(seconds: 900))
            _ = try await house.enter("siti", address: "b", limits)
            #expect(
                await refusal { try await house.enter("siti", address: "b", limits) }
                    == .tooMany(seconds: 300))
            house.clock.pass(15 * minute)
            _ = try await house.enter("siti", address: "a", limits)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `by a printed password permits nothing until one was chosen, and two weeks at most`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            let slip = try await house.accounts.create(
                AccountDraft(login: "siti", display: "Siti", role: .financeAgency))
            let session = try await house.enter("siti", slip.password)
            #expect(session.mustChangePassword)
            let before = try #require(try await house.permit(session))
            #expect(throws: AccessRefusal.mustChangePassword) { try before.reach(.seeMoney) }
            let accounts = house.accounts
            #expect(
                await refusal {
                    try await accounts.changePassword(
                        of: session.account, from: slip.password, to: "indonesiaraya", keeping: session.id)
                } == .passwordCommon)
            try await accounts.changePassword(
                of: session.account, from: slip.password, to: good, keeping: session.id)
            #expect(try await house.permit(session)?.reach(.seeMoney) == .government)
            #expect(await refusal { try await house.enter("siti", slip.password) } == .signInFailed)

            let second = try await house.accounts.resetPassword("siti")
            let after = try await house.permit(session)
            #expect(after?.name == nil)
            house.clock.pass(14 * 24 * hour)
            #expect(await refusal { try await house.enter("siti", second.password) } == .signInFailed)
        }
    }
}
