import EmbeddedFiles
import LawBook
import Membership
import MoneyAndDates
import Outreach
import SQLDatabase
import SQLStore
import SponsorBooks
import Sponsorship
import TestDatabases
import Testing

extension Town {
    fileprivate func outreach(today: Int = 20_260_310) throws -> OutreachBook {
        OutreachBook(
            office("ani", today: today),
            rules: try OutreachRules(csv: EmbeddedFiles.text(at: OutreachRules.path) ?? ""))
    }

    fileprivate func planned() async throws -> Int64 {
        try await outreach().plan(
            OutreachDraft(
                title: "Apel pagi", heldOn: day(20_260_311), place: "Aula", audience: "asn-sponsor"),
            campaign: (UnitID(2), 7))
    }
}

@Suite struct `An event in the books` {
    @Test(arguments: TestEngine.atHand)
    func `takes each name once, on its day and the day after`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let id = try await town.planned()
            func attend(_ name: String, today: Int) async -> OutreachRefusal? {
                await refusal(OutreachRefusal.self) {
                    try await town.outreach(today: today).attend(id, name: name, unit: "Dinas")
                }
            }
            #expect(await attend("Ani", today: 20_260_310) == .doorClosed)
            #expect(await attend("Ani", today: 20_260_311) == nil)
            #expect(await attend("ANI", today: 20_260_311) == .thereAlready)
            #expect(await attend("Budi", today: 20_260_312) == nil)
            #expect(await attend("Cici", today: 20_260_313) == .doorClosed)
            #expect(await attend("1", today: 20_260_311) == .nameMissing)
            #expect(try await town.outreach().guests(of: id).map(\.name) == ["ANI", "BUDI"])
            #expect(try await town.outreach().open(id).guests == 2)
            let unknown = await refusal(OutreachRefusal.self) {
                try await town.outreach().attend(1, name: "Ani", unit: "")
            }
            #expect(unknown == .notThere)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `counts who enrols through its invitation`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let id = try await town.planned()
            let event = try await town.outreach().open(id)
            let link = try #require(event.link)
            #expect(event.enrolled == 0)
            _ = try await town.sponsors().propose(try town.draft(), through: link)
            #expect(try await town.outreach().open(id).enrolled == 1)
            #expect(try await town.outreach().list().map(\.enrolled) == [1])
        }
    }

    @Test func `keeps its minutes, and none for what is not there`() async throws {
        try await withTown(.sqlite) { town async throws in
            let id = try await town.planned()
            try await town.outreach().minute(id, "Disepakati.")
            #expect(try await town.outreach().open(id).minutes == "Disepakati.")
            for (event, text, wanted) in [(id, "", .minutesMissing), (1, "x", .notThere)]
                as [(Int64, String, OutreachRefusal)]
            {
                let found = await refusal(OutreachRefusal.self) {
                    try await town.outreach().minute(event, text)
                }
                #expect(found == wanted)
            }
        }
    }
}
