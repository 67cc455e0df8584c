import Access
import AccessBooks
import DeskBooks
import Foundation
import LawBook
import Membership
import SponsorBooks
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `Sponsors of another office` {
    /// A proposal in 1.02 and one in 1.03, with the invitations through which they came.
    private func proposals(
        _ town: PortalTown, _ desk: Browser
    ) async throws -> (own: String, other: String, otherLink: String) {
        let (token, _) = try await invited(town)
        _ = try await desk.get("/sponsor/undangan")
        let made = try await desk.send(
            "/sponsor/undangan", ["unit": "1.03", "wadah": "JJ990001/000", "nama": "Undangan PU"])
        let otherLink = try #require(made.location?.split(separator: "?").first.map(String.init))
        let poster = try await desk.get(otherLink)
        let path = try #require(poster.text.firstMatch(of: /\/sertakan\/[0-9A-Z-]{39}/)).0
        let phone = Browser(town.portal)
        for (place, change) in [
            ("/sertakan/\(token)", [:]), (String(path), ["nama": "Wati", "nik": "1671014203900008"]),
        ] as [(String, [String: String])] {
            _ = try await phone.get(place)
            let sent = try await phone.send(place, whole("3", but: change))
            #expect(sent.status == 200, "\(sent.text)")
        }
        let board = try await desk.get("/sponsor").text
        func number(_ name: String) throws -> String {
            let row = try #require(
                board.components(separatedBy: "<tr>").first { $0.contains(name) && $0.contains("/sponsor/") })
            return String(try #require(row.firstMatch(of: /\/sponsor\/(\d+)/)).1)
        }
        return (try number("SUMI"), try number("WATI"), otherLink)
    }

    @Test(arguments: TestEngine.atHand)
    func `are not there for an operator: in no list, count, sheet, invitation or head-count`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await Browser.entered(town, as: .manpowerOffice)
            let (own, other, otherLink) = try await proposals(town, desk)
            let clerk = try await Browser.entered(town, as: .opdOperator)
            let board = try await clerk.get("/sponsor")
            #expect(board.text.contains("SUMI") && !board.text.contains("WATI"))
            #expect(try await clerk.get("/sponsor/\(own)").status == 200)
            #expect(try await clerk.get("/sponsor/\(other)").status == 404)
            let invitations = try await clerk.get("/sponsor/undangan")
            #expect(invitations.text.contains("1 ASN 1 pekerja"))
            #expect(!invitations.text.contains("Undangan PU"))
            #expect(try await clerk.get(otherLink).status == 404)
            #expect(try await clerk.send("\(otherLink)/tutup", [:]).status == 404)
            #expect(try await clerk.send("\(otherLink)/poster", [:]).status == 404)
            let counted = try await clerk.send("/sponsor/peringkat", ["unit": "1.03", "asn": "9"])
            #expect(counted.status == 404)
            #expect(try await desk.get(otherLink).status == 200, "it is open still")
            // One waits for him, two for the whole government.
            for (role, count) in [(Role.opdOperator, 1), (.manpowerOffice, 2)] {
                let counts = try await SponsorDesk(
                    town.desk(role), rules: try SponsorTemplates.embedded(),
                    law: try MembershipLaw(from: town.portal.law.book)
                ).counts()
                #expect(counts[.toVerify] == count, "\(role)")
            }
            for act in ["verifikasi", "tolak", "hentikan", "surat"] {
                let reply = try await clerk.send(
                    "/sponsor/\(other)/\(act)", ["alasan": "x", "jenis": "sponsor-deduction"])
                #expect([403, 404].contains(reply.status), "\(act) \(reply.status)")
            }
        }
    }

    @Test func `take no act of a desk for their own, and a code is not tried without end`() async throws {
        try await withTown(.sqlite) { town async throws in
            let (token, _) = try await invited(town)
            let phone = Browser(town.portal)
            _ = try await phone.get("/sertakan/\(token)")
            let receipt = try await phone.send("/sertakan/\(token)", whole("3"))
            let code = String(
                try #require(receipt.text.firstMatch(of: /<dd>((?:[0-9A-Z]{4}-){7}[0-9A-Z]{4})<\/dd>/)).1)
            _ = try await phone.get("/tanggungan")
            for _ in 1...30 {
                let wrong = try await phone.send("/tanggungan", ["kode": code, "lahir": "1982-06-16"])
                #expect(wrong.status == 422)
            }
            let stopped = try await phone.send("/tanggungan", ["kode": code, "lahir": "1982-06-15"])
            #expect(stopped.status == 429)
            town.clock.pass(3_600_000)
            let mine = try await phone.send("/tanggungan", ["kode": code, "lahir": "1982-06-15"])
            #expect(mine.status == 200 && mine.text.contains("SUMI"))
        }
    }
}
