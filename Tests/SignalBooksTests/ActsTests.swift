import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import SignalBooks
import Signals
import TestDatabases
import TestPortal
import Testing
import WebGate
import Words

extension PortalTown {
    /// Somebody as an office loads her; the same number again is the same person.
    fileprivate func load(
        _ name: String, _ nik: String, in unit: String, from: Int = 20_260_101, segment: String = "pu",
        key: String
    ) async throws {
        let place = self.unit(unit)
        let registration = try await database.read { connection in
            try connection.integer(
                "SELECT registration_id FROM unit_registration WHERE gov_id = 1671 AND unit_id = $1",
                [.integer(place)])
        }
        var columns = RegisterColumns()
        columns.names.append(name)
        columns.niks.append(nik)
        columns.mothers.append(nil)
        columns.born.append(19_900_101)
        columns.sexes.append("P")
        columns.units.append(place)
        columns.registrations.append(registration)
        columns.categories.append("phl")
        columns.segments.append(segment)
        columns.programmes.append(3)
        columns.wages.append(3_000_000)
        columns.wageBases.append("umk")
        columns.funding.append("apbd")
        columns.decrees.append("")
        columns.from.append(Int64(from))
        columns.to.append(99_991_231)
        _ = try await RegisterLoad(database, portal.identifiers, portal.sealing).load(
            columns, government: 1671, key: key, actor: "root", now: clock.now())
    }
}

@Suite struct `What people did in the books` {
    @Test(arguments: TestEngine.atHand)
    func `shows who died early and was billed on, from the notice of the death`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.bill()
            let siti = PersonID(town.person("SITI AMINAH"))
            let law = try MembershipLaw(from: town.portal.law.book)
            _ = try await JobActs(town.office, law: law).died(siti, on: try day("2026-01-31"))
            try await town.look()
            let early = try #require(try await town.cases(.earlyDeath).first)
            #expect(early.personName == "SITI AMINAH" && early.facts[.days] == 30)
            let billed = try #require(try await town.cases(.deadBilled).first)
            #expect(billed.personName == "SITI AMINAH" && billed.facts[.billed] == 202_602)
            #expect(try await town.cases(.deadBilled).count == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `shows two who report one person, and a unit whose wages are old, from what was loaded`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.load("SITI AMINAH", "1671014101900001", in: "1.03", key: "a")
            try await town.load(
                "TUTI", "1671014101900077", in: "1.03", from: 20_250_102, key: "b")
            try await town.look(people: 1)
            #expect(try await town.cases(.twoPayers).map(\.personName) == ["SITI AMINAH"])
            let wages = try await town.cases(.unchangedWage)
            #expect(wages.map(\.unit) == [town.unit("1.03")])
            #expect(wages.first?.facts[.people] == 1)
        }
    }

    @Test func `is told with its numbers grouped as people write them`() throws {
        let facts = SignalFacts([.people: 1_250, .deaths: 3, .line: 1_250])
        #expect(facts.arguments["people"] == .count(1_250))
        #expect(try words(.indonesian).text(.count(1_250)) == "1.250")
        #expect(try words(.english).text(.count(1_250)) == "1,250")
        let told = try words(.indonesian)("signal.reason.phone-cluster", facts.arguments)
        #expect(told.hasPrefix("1.250 orang"))
    }
}
