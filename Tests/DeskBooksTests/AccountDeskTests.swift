import Access
import AccessBooks
import Continuity
import Contributions
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `Accounts at a desk` {
    @Test(arguments: TestEngine.atHand)
    func `are found by part of a name, by role, and part by part`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.accountDesk(.administrator)
            let whole = try await desk.list()
            #expect(whole.total == Role.allCases.count && whole.next == nil)
            #expect(
                try await desk.list(search: "AGENCY").rows.map(\.login) == [
                    "finance-agency", "personnel-agency",
                ])
            #expect(try await desk.list(role: .worker).rows.map(\.login) == ["worker"])
            var (logins, last) = ([String](), String?.none)
            repeat {
                let part = try await desk.list(after: last, size: 5)
                logins += part.rows.map(\.login)
                last = part.next
            } while last != nil
            #expect(logins == whole.rows.map(\.login))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are made, given units, closed and opened again by their keeper`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.accountDesk(.administrator)
            let unit = try await desk.unit("1.03")
            let slip = try await desk.create(
                AccountDraft(login: "rina", display: "Rina", role: .opdOperator, units: [unit.id.number]))
            #expect(slip.login == "rina" && slip.password.count > 12)
            let entry = try #require(try await desk.list(search: "rina").rows.first)
            town.clock.pass(1_000)
            try await desk.grant(try await desk.unit("dinas kesehatan"), to: entry.id)
            #expect(try await desk.account(entry.id).units.map(\.code) == ["1.02", "1.03"])
            town.clock.pass(1_000)
            try await desk.revoke(unit.id.number, from: entry.id)
            #expect(try await desk.account(entry.id).units.map(\.code) == ["1.02"])
            try await desk.close(entry.id)
            #expect(try await desk.account(entry.id).entry.isClosed)
            await #expect(throws: AccessRefusal.alreadyClosed("rina")) { try await desk.close(entry.id) }
            try await desk.reopen(entry.id)
            #expect(try await !desk.account(entry.id).entry.isClosed)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `of another government are not there, nor are its units`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.accountDesk(.administrator)
            await #expect(throws: AccessRefusal.outOfReach) { try await desk.account(77) }
            await #expect(throws: AccessRefusal.outOfReach) { try await desk.close(77) }
            await #expect(throws: RegisterRefusal.unknownUnit("2.01")) { try await desk.unit("2.01") }
        }
    }

    @Test func `are shut to everybody else`() async throws {
        try await withTown(.sqlite) { town async throws in
            let draft = AccountDraft(login: "rina", display: "Rina", role: .verifier)
            for role in Role.allCases where role != .administrator {
                let desk = try await town.accountDesk(role)
                await #expect(throws: AccessRefusal.forbidden(.manageAccounts)) { try await desk.list() }
                await #expect(throws: AccessRefusal.forbidden(.manageAccounts)) { try await desk.units() }
                await #expect(throws: AccessRefusal.forbidden(.manageAccounts)) {
                    try await desk.create(draft)
                }
                await #expect(throws: AccessRefusal.forbidden(.manageAccounts)) { try await desk.reset(1) }
                let tokens = TokenDesk(try await town.desk(role), matrix: town.portal.access.matrix)
                await #expect(throws: AccessRefusal.forbidden(.manageAccounts)) { try await tokens.list() }
                await #expect(throws: AccessRefusal.forbidden(.manageAccounts)) { try await tokens.revoke(1) }
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `lend some of their rights to a token, and never more`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let desk = TokenDesk(try await town.desk(.administrator), matrix: town.portal.access.matrix)
            #expect(try desk.rights(of: .leadership).isEmpty)
            #expect(try desk.rights(of: .manpowerOffice).contains(.seePeople))
            _ = try await desk.make(
                for: "manpower-office", name: "SIMPEG", rights: [.seePeople], days: 30)
            let token = try #require(try await desk.list().first)
            #expect(token.name == "SIMPEG" && token.revoked == nil)
            await #expect(throws: AccessRefusal.tokenBeyondAccount(.postPeriod)) {
                try await desk.make(for: "manpower-office", name: "X", rights: [.postPeriod], days: 30)
            }
            await #expect(throws: AccessRefusal.tokenExpiryPast) {
                try await desk.make(for: "manpower-office", name: "X", rights: [.seePeople], days: 0)
            }
            try await desk.revoke(token.id)
            #expect(try await desk.list().first?.revoked != nil)
        }
    }
}

extension PortalTown {
    fileprivate func accountDesk(_ role: Role) async throws -> AccountDesk {
        let desk = try await desk(role)
        return AccountDesk(desk, book: portal.accounts(desk))
    }
}
