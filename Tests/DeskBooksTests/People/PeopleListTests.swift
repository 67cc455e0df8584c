import Access
import Continuity
import Contributions
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `The list of people` {
    private func names(
        _ town: PortalTown, _ role: Role, _ filter: PeopleFilter = PeopleFilter()
    ) async throws -> [String] {
        try await PeopleList(try await town.desk(role)).part(filter).list.rows.map(\.name)
    }

    @Test(arguments: TestEngine.atHand)
    func `has everybody of a government, by name, and nobody of another`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            #expect(
                try await names(town, .manpowerOffice)
                    == ["AGUS <b>SALIM", "BUDI SANTOSO", "DEWI LESTARI", "SITI AMINAH"])
            #expect(try await names(town, .manpowerOffice, PeopleFilter(text: "wati")).isEmpty)
            #expect(try await names(town, .manpowerOffice, PeopleFilter(text: "1601014505900005")).isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `keeps an operator to her units and those below, however she searches`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            #expect(
                try await names(town, .opdOperator) == ["BUDI SANTOSO", "DEWI LESTARI", "SITI AMINAH"])
            for text in ["agus", "0004", "1671010404800004", "agus 0004"] {
                #expect(try await names(town, .opdOperator, PeopleFilter(text: text)).isEmpty, "\(text)")
                #expect(try await names(town, .verifier, PeopleFilter(text: text)).count == 1, "\(text)")
            }
            let part = try await PeopleList(try await town.desk(.opdOperator)).part(PeopleFilter())
            #expect(part.list.total == 3)
            for unit in [town.unit("1.03"), 77] {
                await #expect(throws: AccessRefusal.outOfReach) {
                    try await names(town, .opdOperator, PeopleFilter(unit: unit))
                }
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `finds by beginnings of words in any order, by last digits and by whole numbers`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let siti = ["SITI AMINAH"]
            for text in ["siti", "AMIN", "amin sit", "0001", "siti 0001", "1671014101900001"] {
                #expect(try await names(town, .verifier, PeopleFilter(text: text)) == siti, "\(text)")
            }
            for text in ["siti budi", "minah", "0009", "siti 0002", "1671014101900009", "12345678", "%", "_"]
            {
                let found = try await names(town, .verifier, PeopleFilter(text: text))
                #expect(found.isEmpty || found.count == 4, "\(text)")
                #expect(!found.contains("SITI AMINAH") || text == "%" || text == "_")
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `filters by unit with all below it, by category and by standing`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let health = PeopleFilter(unit: town.unit("1.02"))
            #expect(
                try await names(town, .verifier, health) == ["BUDI SANTOSO", "DEWI LESTARI", "SITI AMINAH"])
            #expect(
                try await names(town, .verifier, PeopleFilter(unit: town.unit("1.02.1"))) == ["DEWI LESTARI"])
            #expect(try await names(town, .verifier, PeopleFilter(category: .dailyWorker)).count == 4)
            #expect(try await names(town, .verifier, PeopleFilter(category: .driver)).isEmpty)
            #expect(try await names(town, .verifier, PeopleFilter(standing: .working)).count == 4)
            #expect(try await names(town, .verifier, PeopleFilter(standing: .left)).isEmpty)
            #expect(try await names(town, .verifier, PeopleFilter(standing: .dead)).isEmpty)
            let (siti, budi) = (town.person("SITI AMINAH"), town.person("BUDI SANTOSO"))
            try await town.database.write { connection in
                try connection.execute(
                    "UPDATE person SET died = 20260215 WHERE gov_id = 1671 AND person_id = $1",
                    [.integer(siti)])
                try connection.execute(
                    "UPDATE job_spell SET valid_to = 20260131 WHERE gov_id = 1671 AND person_id IN ($1, $2)",
                    [.integer(siti), .integer(budi)])
            }
            for role in [Role.verifier, .opdOperator] {
                #expect(try await names(town, role, PeopleFilter(standing: .dead)) == ["SITI AMINAH"])
                #expect(try await names(town, role, PeopleFilter(standing: .left)) == ["BUDI SANTOSO"])
            }
            #expect(
                try await names(town, .verifier, PeopleFilter(unit: town.unit("1.02"), standing: .working))
                    == ["DEWI LESTARI"])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `goes on where a part ended, and gives each person once`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            for role in [Role.verifier, .opdOperator] {
                let list = PeopleList(try await town.desk(role))
                for text in ["", "s"] {
                    let whole = try await list.part(PeopleFilter(text: text)).list.rows.map(\.id)
                    var parts: [PersonID] = []
                    var cursor: String?
                    repeat {
                        let part = try await list.part(PeopleFilter(text: text), after: cursor, size: 1)
                        #expect(part.list.rows.count <= 1)
                        parts += part.list.rows.map(\.id)
                        cursor = part.list.next
                    } while cursor != nil
                    #expect(parts == whole, "\(role) \(text)")
                }
                for odd in ["", "x", "n.1", "n.a.b", "k.1.s", "n.9.\u{0}"] {
                    _ = try await list.part(PeopleFilter(), after: odd)
                }
            }
        }
    }

    @Test func `is for nobody without the right, and masks numbers`() async throws {
        try await withTown(.sqlite) { town async throws in
            for role in [Role.treasurer, .administrator, .ministry, .worker, .leadership, .bpjsBranch] {
                await #expect(throws: AccessRefusal.forbidden(.seePeople)) { try await names(town, role) }
            }
            let rows = try await PeopleList(try await town.desk(.verifier)).part(PeopleFilter()).list.rows
            #expect(rows.allSatisfy { $0.maskedNIK.hasPrefix("************") && $0.maskedNIK.count == 16 })
            #expect(rows.last?.job?.unitName == "Dinas Kesehatan")
        }
    }
}
