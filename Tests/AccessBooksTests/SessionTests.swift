import Access
import AccessBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `A session` {
    private func name(_ house: House, _ token: String) async throws -> String? {
        try await house.sessions.permit(token: token, now: house.clock.now())?.permit.name
    }

    @Test(arguments: TestEngine.atHand)
    func `ends after an hour without a question, and after half a day with them`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            try await house.account("siti")
            let token = try await house.enter("siti").token ?? ""
            house.clock.pass(hour - 1)
            #expect(try await name(house, token) == "siti")
            house.clock.pass(hour - 1)
            #expect(try await name(house, token) == "siti")
            house.clock.pass(hour)
            #expect(try await name(house, token) == nil)

            let busy = try await house.enter("siti").token ?? ""
            for _ in 1...23 {
                house.clock.pass(hour / 2)
                #expect(try await name(house, busy) == "siti")
            }
            house.clock.pass(hour / 2 - 1)
            #expect(try await name(house, busy) == "siti")
            house.clock.pass(1)
            #expect(try await name(house, busy) == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is written to at most once a minute`(engine: TestEngine) async throws {
        try await withHouse(engine) { house in
            try await house.account("siti")
            let session = try await house.enter("siti")
            house.clock.pass(minute - 1)
            _ = try await name(house, session.token ?? "")
            let sql = "SELECT MAX(last_ms) FROM session"
            #expect(try await house.count(sql) == session.begun)
            house.clock.pass(1)
            _ = try await name(house, session.token ?? "")
            #expect(try await house.count(sql) == session.begun + minute)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is not opened by a forged token, a changed one or another government's number`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            try await house.account("siti")
            let other = try await AccessBooksTests.house(house.database, house.clock, government: "16.01")
            try await other.account("budi")
            let token = try await house.enter("siti").token ?? ""
            let secret = String(token.dropFirst(5))
            let last = token.hasSuffix("A") ? "B" : "A"
            for forged in [
                "", ".", "1671.", secret, "1601.\(secret)", "01671.\(secret)", "-1671.\(secret)",
                String(token.dropLast()) + last, token + "A", token.lowercased(), "1671.\(secret).x",
                "1671.' OR 1=1 --", "1671." + String(repeating: "é", count: 43),
                "99999999999999999999.\(secret)", String(repeating: "1", count: 10_000),
            ] { #expect(try await name(house, forged) == nil, "\(forged.prefix(60))") }
            #expect(try await name(house, token) == "siti")
            let hash = try await house.database.read {
                try $0.first("SELECT token_hash FROM session WHERE gov_id = 1671") { try $0.text(0) }
            }
            #expect(try await name(house, "1671.\(hash?.prefix(43) ?? "")") == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `ends by itself, with all others, with a changed password and with its account`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            let siti = try await house.account("siti")
            let budi = try await house.account("budi")
            var open: [Session] = []
            for _ in 1...4 { open.append(try await house.enter("siti")) }
            let now = house.clock.now()
            let stranger = await refusal {
                try await house.sessions.end(open[0].id, of: budi, government: 1671, now: now)
            }
            #expect(stranger == .unknownSession)
            #expect(try await name(house, open[0].token ?? "") == "siti")
            try await house.sessions.end(open[0].id, of: siti, government: 1671, now: now)
            #expect(try await name(house, open[0].token ?? "") == nil)
            let list = try await house.sessions.list(of: siti, government: 1671, now: now)
            #expect(list.map(\.id) == open.dropFirst().reversed().map(\.id) && list[0].token == nil)

            try await house.accounts.changePassword(
                of: siti, from: good, to: "lain kali lebih panjang", keeping: open[1].id)
            #expect(try await name(house, open[2].token ?? "") == nil)
            #expect(try await name(house, open[1].token ?? "") == "siti")
            try await house.accounts.close("siti")
            #expect(try await name(house, open[1].token ?? "") == nil)
            try await house.accounts.reopen("siti")
            #expect(try await name(house, open[1].token ?? "") == nil)
            #expect(try await house.enter("siti", "lain kali lebih panjang").account == siti)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `has the rights that its role has now, and a desk of its own government only`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            try await house.account("siti")
            let permit = try #require(try await house.permit(try await house.enter("siti")))
            let desk = try Desk(office: house.office, permit: permit)
            #expect(desk.office.actor == "siti")
            try desk.wholeGovernment(.seeMoney)
            #expect(throws: AccessRefusal.forbidden(.manageAccounts)) {
                try desk.wholeGovernment(.manageAccounts)
            }
            let other = try await AccessBooksTests.house(house.database, house.clock, government: "16.01")
            #expect(throws: AccessRefusal.outOfReach) { try Desk(office: other.office, permit: permit) }
        }
    }
}

@Suite struct `A token of an integration` {
    private func permit(_ house: House, _ token: String) async throws -> Permit? {
        try await TokenBook.permit(
            token: token, now: house.clock.now(), in: house.database, matrix: matrix)?.permit
    }

    @Test(arguments: TestEngine.atHand)
    func `does what it was given and no more, until its day or until it is taken back`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            try await house.account("siti")
            let expires = house.clock.now() + hour
            let text = try await house.tokens.make(
                for: "siti", name: "SIPD", rights: [.seeMoney], expires: expires)
            #expect(text.hasPrefix("nau_1671."))
            let found = try #require(try await permit(house, text))
            #expect(found.may(.seeMoney) && found.may(.useAPI) && !found.may(.postPeriod))
            #expect(try await permit(house, String(text.dropFirst(4)))?.name == nil)
            #expect(try await house.sessions.permit(token: text, now: noon)?.permit.name == nil)
            let entry = try #require(try await house.tokens.list().first)
            #expect(entry.name == "SIPD" && entry.rights == [.seeMoney, .useAPI] && entry.login == "siti")

            house.clock.pass(hour)
            #expect(try await permit(house, text)?.name == nil)
            let second = try await house.tokens.make(
                for: "siti", name: "SIPD", rights: [.seeMoney], expires: house.clock.now() + hour)
            let number = try #require(try await house.tokens.list().first?.id)
            try await house.tokens.revoke(number)
            try await house.tokens.revoke(number)
            #expect(try await permit(house, second)?.name == nil)
            #expect(await refusal { try await house.tokens.revoke(1) } == .unknownToken)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `ends with the password of its account, and not with that of another`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            try await house.account("siti")
            try await house.account("rani")
            let text = try await house.tokens.make(
                for: "siti", name: "SIPD", rights: [.seeMoney], expires: house.clock.now() + hour)
            _ = try await house.accounts.resetPassword("rani")
            #expect(try await permit(house, text) != nil)
            _ = try await house.accounts.resetPassword("siti")
            #expect(try await permit(house, text)?.name == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is refused beyond its account, without the right to one, in the past, and for nobody`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            try await house.account("siti")
            try await house.account("rani", .leadership)
            let later = house.clock.now() + hour
            func made(_ login: String, _ rights: Set<Right>, _ expires: Int64) async -> AccessRefusal? {
                await refusal {
                    try await house.tokens.make(for: login, name: "x", rights: rights, expires: expires)
                }
            }
            #expect(await made("siti", [.seePeople], later) == .tokenBeyondAccount(.seePeople))
            #expect(await made("rani", [.seeMoney], later) == .tokenBeyondAccount(.useAPI))
            #expect(await made("siti", [.seeMoney], house.clock.now()) == .tokenExpiryPast)
            #expect(await made("nobody", [.seeMoney], later) == .unknownAccount("nobody"))
            #expect(await made("siti", [], later) == .nameMissing)
        }
    }
}
