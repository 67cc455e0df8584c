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

@Suite struct `A member's invitation` {
    /// A person of the register, and nothing else that is open.
    private func member(_ town: Town) async throws -> PersonID {
        let link = try await town.link()
        let sent = try await town.sponsors().propose(try town.draft(), through: link.id)
        let person = try #require(try await town.sponsors("petugas").verify(sent.id).person)
        try await SponsorLinkBook(town.office()).close(link.id)
        return person
    }

    @Test(arguments: TestEngine.atHand)
    func `is made beside an open campaign and beside nothing else`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let member = try await member(town)
            func refused(today: Int = 20_260_310) async -> OutreachRefusal? {
                await refusal(OutreachRefusal.self) {
                    try await MemberInvites.invite(of: member, by: town.office(today: today))
                }
            }
            #expect(await refused() == .noCampaign, "the only one is closed")
            _ = try await town.planned()
            #expect(await refused() == .noCampaign, "an event counts its own")
            let row = try #require(try await SponsorLists.list(.inForce, by: town.office()).first)
            _ = try await town.sponsors().handOver(row.id)
            #expect(await refused() == .noCampaign, "a hand-over is for one worker")
            let campaign = try await town.link(uses: 1, expires: 20_260_331)
            #expect(await refused(today: 20_260_401) == .noCampaign, "it is over")
            let first = try await MemberInvites.invite(of: member, by: town.office())
            let again = try await MemberInvites.invite(of: member, by: town.office(today: 20_260_331))
            #expect(first == again && first.enrolled == 0)
            let link = try #require(SponsorLinkBook.link(of: first.token, town.office())).link
            let draft = try town.draft(worker: "1671014203900055")
            _ = try await town.sponsors().propose(draft, through: link)
            #expect(try await MemberInvites.invite(of: member, by: town.office()).enrolled == 1)
            // Closed by somebody: she is given another, and not that of another member.
            try await SponsorLinkBook(town.office()).close(link)
            let next = try await MemberInvites.invite(of: member, by: town.office())
            #expect(next.token != first.token && next.enrolled == 0)
            try await SponsorLinkBook(town.office()).close(campaign.id)
            let waiting = try #require(try await SponsorLists.list(.proposed, by: town.office()).first)
            let other = try #require(try await town.sponsors("petugas").verify(waiting.id).person)
            let beside = await refusal(OutreachRefusal.self) {
                try await MemberInvites.invite(of: other, by: town.office())
            }
            #expect(beside == .noCampaign, "hers is not a campaign of others")
            let nobody = await refusal(OutreachRefusal.self) {
                try await MemberInvites.invite(of: PersonID(1), by: town.office())
            }
            #expect(nobody == .memberUnknown)
        }
    }

    @Test func `counts enrolments to the ninetieth day after an event, and none after it`() async throws {
        try await withTown(.sqlite) { town async throws in
            let id = try await town.planned()
            let event = try await town.outreach().open(id)
            let link = try #require(event.link)
            _ = try await town.sponsors().propose(try town.draft(), through: link)
            // Recorded on 25 February 2026: 90 days after 27 November 2025, 91 after the day before it.
            for (held, count) in [(20_251_127, 1), (20_251_126, 0)] {
                try await town.database.write { connection in
                    _ = try connection.execute(
                        "UPDATE outreach_event SET held_on = $1 WHERE gov_id = 1671", [.integer(Int64(held))])
                }
                #expect(try await town.outreach().open(id).enrolled == count, "\(held)")
            }
        }
    }
}
