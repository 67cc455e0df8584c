import Access
import AccessBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `An identity at the office's sign-in service` {
    private let siti = VerifiedIdentity(issuer: "https://sso.test", subject: "1")
    private let budi = VerifiedIdentity(issuer: "https://sso.test", subject: "2")

    private func enter(_ house: House, _ identity: VerifiedIdentity) async throws -> Session {
        try await house.door().enter(
            identity, address: "203.0.113.7", agent: "Chrome", now: house.clock.now())
    }

    private func name(_ house: House, _ session: Session) async throws -> String? {
        try await house.sessions.permit(token: session.token ?? "", now: house.clock.now())?.permit.name
    }

    @Test(arguments: TestEngine.atHand)
    func `lets into the account that its owner joined it to, and into no other`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            let account = try await house.account("siti")
            #expect(await refusal { try await enter(house, siti) } == .identityUnknown)
            try await IdentityBook(house.office).join(siti, to: account)
            #expect(try await name(house, enter(house, siti)) == "siti")
            #expect(await refusal { try await enter(house, budi) } == .identityUnknown)
            let elsewhere = VerifiedIdentity(issuer: "https://other.test", subject: "1")
            #expect(await refusal { try await enter(house, elsewhere) } == .identityUnknown)
            #expect(
                try await house.count("SELECT COUNT(*) FROM audit_entry WHERE act = 'account.identity'") == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `belongs to one account at a time, also across governments`(engine: TestEngine) async throws {
        try await withHouse(engine) { house in
            let (account, second) = (try await house.account("siti"), try await house.account("budi"))
            let book = IdentityBook(house.office)
            try await book.join(siti, to: account)
            try await book.join(siti, to: account)
            #expect(await refusal { try await book.join(siti, to: second) } == .identityTaken)
            let other = try await AccessBooksTests.house(house.database, house.clock, government: "16.01")
            let stranger = try await other.account("dewi")
            let theirs = IdentityBook(other.office)
            #expect(await refusal { try await theirs.join(siti, to: stranger) } == .identityTaken)
            #expect(await refusal { try await theirs.join(budi, to: account) } == .outOfReach)
            house.clock.pass(1)
            try await book.part(account)
            try await theirs.join(siti, to: stranger)
            #expect(try await name(house, enter(house, siti)) == "dewi")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `ends when it is parted, and when another takes its place`(engine: TestEngine) async throws {
        try await withHouse(engine) { house in
            let account = try await house.account("siti")
            let book = IdentityBook(house.office)
            #expect(try await book.joined(account) == nil)
            try await book.join(siti, to: account)
            #expect(try await book.joined(account) == house.clock.now())
            house.clock.pass(1)
            try await book.join(budi, to: account)
            #expect(await refusal { try await enter(house, siti) } == .identityUnknown)
            #expect(try await name(house, enter(house, budi)) == "siti")
            house.clock.pass(1)
            try await book.part(account)
            try await book.part(account)
            #expect(await refusal { try await enter(house, budi) } == .identityUnknown)
            #expect(try await house.count("SELECT COUNT(*) FROM account_identity") == 2)
            #expect(
                try await house.count("SELECT COUNT(*) FROM audit_entry WHERE act = 'account.identity'") == 3)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `lets nobody into a closed account, and asks for the code of a telephone`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            let account = try await house.account("siti")
            try await IdentityBook(house.office).join(siti, to: account)
            let setup = try await house.accounts.enableTOTP(
                of: account, password: good, issuer: "Naungan")
            try await house.accounts.confirmTOTP(
                of: account, code: TOTP.code(secret: setup.secret, now: house.clock.now()) ?? "")
            let session = try await enter(house, siti)
            #expect(session.secondFactorNeeded)
            #expect(try await name(house, session) == nil)
            try await house.accounts.close("siti")
            #expect(await refusal { try await enter(house, siti) } == .identityUnknown)
            try await house.accounts.reopen("siti")
            #expect(try await enter(house, siti).secondFactorNeeded)
        }
    }

    @Test func `may be tried so often from one address, and no more`() async throws {
        try await withHouse(.sqlite) { house in
            let door = house.door(SignInLimits(perAddress: 3))
            for attempt in 1...4 {
                let refused = await refusal {
                    try await door.enter(
                        siti, address: "203.0.113.7", agent: "Chrome", now: house.clock.now())
                }
                #expect(refused == (attempt < 4 ? .identityUnknown : .tooMany(seconds: 900)))
            }
        }
    }
}
