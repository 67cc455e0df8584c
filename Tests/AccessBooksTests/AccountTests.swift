import Access
import AccessBooks
import Membership
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Accounts` {
    @Test(arguments: TestEngine.atHand)
    func `have a login once in the database, whatever its case and government`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            try await house.account("siti")
            let other = try await AccessBooksTests.house(house.database, house.clock, government: "16.01")
            #expect(await refusal { try await other.account("SITI") } == .loginTaken("siti"))
            #expect(await refusal { try await house.account("si ti") } == .loginUnusable("si ti"))
            #expect(try await house.accounts.list().map(\.login) == ["siti"])
            #expect(try await other.accounts.list().isEmpty)
            #expect(await refusal { try await other.accounts.close("siti") } == .unknownAccount("siti"))
            #expect(
                await refusal { try await other.accounts.resetPassword("siti") } == .unknownAccount("siti"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `have units where their role has, of their own government`(engine: TestEngine) async throws {
        try await withHouse(engine) { house in
            let other = try await AccessBooksTests.house(house.database, house.clock, government: "16.01")
            let needed = await refusal { try await house.account("a.b", .treasurer) }
            #expect(needed == .unitsNeeded(.treasurer))
            let pointless = await refusal {
                try await house.account("a.b", .financeAgency, units: [house.unit("1.02")])
            }
            #expect(pointless == .unitsPointless(.financeAgency))
            #expect(await refusal { try await house.account("a.b", .worker) } == .personNeeded(.worker))
            #expect(await refusal { try await house.account("a.b", .worker, person: 5) } == .outOfReach)
            let theirs = await refusal {
                try await house.account("a.b", .treasurer, units: [other.unit("1.02")])
            }
            #expect(theirs == .outOfReach)
            #expect(try await house.accounts.list().isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `begin with one administrator, and never end without`(engine: TestEngine) async throws {
        try await withHouse(engine) { house in
            func isEmpty() async throws -> Bool {
                try await house.database.read { try AccountBook.isEmpty(on: $0) }
            }
            #expect(try await isEmpty())
            #expect(
                await refusal {
                    try await house.accounts.createFirst(login: "root.a", display: "A", password: "kecil")
                } == .passwordTooShort(least: 12))
            try await house.accounts.createFirst(login: "root.a", display: "A", password: good)
            #expect(try await !isEmpty())
            #expect(
                await refusal {
                    try await house.accounts.createFirst(login: "root.b", display: "B", password: good)
                } == .accountsThere)
            #expect(try await !house.enter("root.a").mustChangePassword)
            #expect(await refusal { try await house.accounts.close("root.a") } == .lastAdministrator)
            try await house.account("root.b", .administrator)
            try await house.accounts.close("root.a")
            #expect(await refusal { try await house.accounts.close("root.a") } == .alreadyClosed("root.a"))
            #expect(await refusal { try await house.accounts.close("root.b") } == .lastAdministrator)
            #expect(await refusal { try await house.accounts.reopen("root.b") } == .notClosed("root.b"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `leave an entry in the audit chain for every change, and no password`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            try await house.account("siti", .treasurer, units: [house.unit("1.02")])
            let slip = try await house.accounts.resetPassword("siti")
            try await house.accounts.grant([house.unit("1.03")], to: "siti")
            try await house.accounts.grant([house.unit("1.03")], to: "siti")
            try await house.accounts.revoke([house.unit("1.02")], from: "siti")
            try await house.accounts.close("siti")
            let entries = try await house.database.read { connection in
                try connection.rows(
                    "SELECT act, after_text FROM audit_entry WHERE gov_id = 1671 ORDER BY sequence"
                ) { (act: try $0.text(0), after: try $0.text(1)) }
            }
            #expect(
                entries.map(\.act).filter { $0.hasPrefix("account.") } == [
                    "account.create", "account.password", "account.reset", "account.grant",
                    "account.revoke", "account.close",
                ])
            #expect(!entries.contains { $0.after.contains(slip.password) || $0.after.contains(good) })
            let plain = try await house.count(
                "SELECT COUNT(*) FROM account WHERE password_hash NOT LIKE '$argon2id$%'")
            #expect(plain == 0)
        }
    }

    @Test func `are hashed with the cost of today, and anew where it was another`() async {
        let dear = PasswordHashing(.init(passes: 2, memory: 16 << 10))
        let kept = await hashing.hash(good)
        #expect(await hashing.matches(good, kept) == (true, false))
        #expect(await dear.matches(good, kept) == (true, true))
        #expect(await hashing.matches(good + " ", kept).isRight == false)
        #expect(await hashing.matches("nobody", nil).isRight == false)
        #expect(await hashing.hash(good) != kept)
    }
}

@Suite struct `The units of an account` {
    private func reach(_ house: House, _ account: Int64) async throws -> [String] {
        let scope = try ReachSQL.predicate(
            .units(account: account), unitColumn: "u.unit_id", governmentColumn: "u.gov_id", parameter: 2)
        return try await house.database.read { connection in
            try connection.rows(
                "SELECT u.code FROM unit u WHERE u.gov_id = $1\(scope.sql) ORDER BY u.code",
                [.integer(house.office.government)] + scope.values
            ) { try $0.text(0) }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are those below too, also those that come later, and go when they are taken`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            let account = try await house.account("siti", .opdOperator, units: [house.unit("1.02")])
            #expect(try await reach(house, account) == ["1.02", "1.02.1"])
            try await UnitBook.add(
                [
                    UnitDraft(kind: .technicalUnit, code: "1.02.2", name: "RSUD", parent: "1.02"),
                    UnitDraft(kind: .school, code: "1.02.2.1", name: "Akper", parent: "1.02.2"),
                    UnitDraft(kind: .technicalUnit, code: "1.03.1", name: "UPTD Jalan", parent: "1.03"),
                ], by: house.office)
            #expect(try await reach(house, account) == ["1.02", "1.02.1", "1.02.2", "1.02.2.1"])
            try await house.accounts.grant([house.unit("1.03"), house.unit("1.02.1")], to: "siti")
            #expect(try await reach(house, account).count == 6)
            try await house.accounts.revoke([house.unit("1.02")], from: "siti")
            #expect(try await reach(house, account) == ["1.02.1", "1.03", "1.03.1"])
            let none = await refusal {
                try await house.accounts.revoke(
                    [house.unit("1.02.1"), house.unit("1.03")], from: "siti")
            }
            #expect(none == .unitsNeeded(.opdOperator))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `hold what is asked about one, and a stranger's is the same as none`(
        engine: TestEngine
    ) async throws {
        try await withHouse(engine) { house in
            let account = try await house.account("siti", .opdOperator, units: [house.unit("1.02")])
            let other = try await AccessBooksTests.house(house.database, house.clock, government: "16.01")
            func held(_ unit: Int64, _ reach: Reach) async -> AccessRefusal? {
                await refusal {
                    try await house.database.read {
                        try ReachSQL.hold(unit: unit, within: reach, government: 1671, on: $0)
                    }
                }
            }
            let mine = Reach.units(account: account)
            #expect(await held(house.unit("1.02.1"), mine) == nil)
            #expect(await held(house.unit("1.03"), mine) == .outOfReach)
            #expect(await held(12_345, mine) == .outOfReach)
            #expect(await held(house.unit("1.03"), .government) == nil)
            #expect(await held(other.unit("1.03"), .government) == .outOfReach)
            #expect(await held(house.unit("1.03"), .nation) == .outOfReach)
            #expect(await held(house.unit("1.03"), .own(person: 1)) == .outOfReach)
        }
    }

    @Test(arguments: [Reach.nation, .own(person: 1)])
    func `are no empty filter for another reach`(reach: Reach) {
        #expect(throws: AccessRefusal.outOfReach) {
            try ReachSQL.predicate(reach, unitColumn: "a", governmentColumn: "b", parameter: 2)
        }
        #expect(throws: AccessRefusal.outOfReach) {
            try ReachSQL.registrations(
                reach, registrationColumn: "a", governmentColumn: "b", parameter: 2)
        }
        #expect(throws: AccessRefusal.outOfReach) {
            try ReachSQL.people(.nation, personColumn: "a", governmentColumn: "b", parameter: 2)
        }
    }
}

@Suite struct `Looks` {
    @Test(arguments: TestEngine.atHand)
    func `are recorded with their reason for her to read`(engine: TestEngine) async throws {
        try await withHouse(engine) { house in
            let person = try await house.person("SITI AMINAH", nik: "1671014101900001")
            try await house.account("auditor", .inspectorate)
            try await house.account("disnaker", .manpowerOffice)
            let auditor = try await house.desk("auditor")
            let office = try await house.desk("disnaker")
            func look(_ desk: Desk, _ act: String, _ reason: String, at: Int64? = nil) async -> AccessRefusal?
            {
                await refusal {
                    try await LookBook.record(person: at ?? person, act: act, reason: reason, desk: desk)
                }
            }
            #expect(await look(auditor, "person.open", "") == .reasonNeeded)
            #expect(await look(auditor, "person.open", "  a  b ") == .reasonNeeded)
            #expect(await look(office, "nik.reveal", "") == .reasonNeeded)
            #expect(await look(office, "person.open", "") == nil)
            #expect(await look(auditor, "person.open", " audit  2026 ") == nil)
            #expect(await look(office, "person.open", "", at: 5) == .outOfReach)
            let looks = try await LookBook.of(person, in: house.office)
            #expect(looks.map(\.look.actor) == ["auditor", "disnaker"])
            #expect(looks[0].look.reason == "audit 2026" && looks[0].look.role == "inspectorate")
            let older = try await LookBook.of(person, before: looks[0].number, in: house.office)
            #expect(older.map(\.look.actor) == ["disnaker"])

            let number = try await LookBook.exported(
                "people.xlsx", reach: .government, rows: 12, desk: office)
            #expect(
                try await house.count("SELECT row_count FROM export_log WHERE export_id = \(number)") == 12)
        }
    }
}

@Suite struct `A rate limit` {
    @Test(arguments: TestEngine.atHand)
    func `counts each key in its window, also for many at once`(engine: TestEngine) async throws {
        try await withHouse(engine) { house in
            let limit = house.limit
            func take(_ key: String, at now: Int64) async -> AccessRefusal? {
                await refusal { try await limit.take(key, limit: 3, per: minute, now: now) }
            }
            for _ in 1...3 { #expect(await take("a", at: noon) == nil) }
            #expect(await take("a", at: noon + 1) == .tooMany(seconds: 60))
            #expect(await take("b", at: noon) == nil)
            #expect(await take("a", at: noon + minute - 1) == .tooMany(seconds: 1))
            #expect(await take("a", at: noon + minute) == nil)
            let passed = await withTaskGroup(of: Bool.self) { group in
                for _ in 1...20 { group.addTask { await take("c", at: noon) == nil } }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(passed == 3)
            let forgotten = try await limit.forget(before: noon + 1)
            #expect(forgotten >= 2)
        }
    }
}
