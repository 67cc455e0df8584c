import Access
import AccessBooks
import Foundation
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import SponsorBooks
import Sponsorship
import TestDatabases
import TestPortal
import Testing
import WebAPI
import WebGate

private func certificate(_ town: PortalTown, of name: String, kind: Int = 4) async throws -> String {
    let person = town.person(name)
    let code = DocumentCode(kind: kind, government: 1671, subject: person, month: Month(2026, 3))
        .text(town.office.sealing)
    try await IssuedDocuments.issue(
        [1, 2, 3], code: code, kind: kind == 4 ? "certificate" : "bill", subject: "person/\(person)",
        by: town.office)
    return code
}

/// Uses up the attempts of a place.
private func exhaust(_ town: PortalTown, _ key: String, limit: Int) async throws {
    let limits = RateLimit(town.database)
    try await limits.take(key, limit: limit, per: 600_000, now: town.clock.now())
    try await town.database.write { connection in
        _ = try connection.execute(
            "UPDATE attempt SET attempts = $1 WHERE attempt_key = $2", [.integer(Int64(limit)), .text(key)])
    }
}

@Suite struct `A member who invites` {
    @Test(arguments: TestEngine.atHand)
    func `has one link for her certificate and day of birth, and sees how many it brought`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let code = try await certificate(town, of: "SITI AMINAH")
            let member = Browser(town.portal)
            _ = try await member.get("/ajak")
            func ask(_ born: String = "1990-01-01") async throws -> Browser.Reply {
                try await member.send("/ajak", ["kode": code, "lahir": born])
            }
            let early = try await ask()
            #expect(early.status == 422 && early.text.contains("Belum ada undangan terbuka"))
            _ = try await invited(town)
            let made = try await ask()
            #expect(made.status == 200 && made.text.contains("Sudah 0 orang") && !made.text.contains("⟨"))
            let path = try #require(made.text.firstMatch(of: /\/sertakan\/[0-9A-Z-]+/)).0
            let helper = Browser(town.portal)
            _ = try await helper.get(String(path))
            #expect(try await helper.send(String(path), whole("3")).status == 200)
            let after = try await ask()
            #expect(after.text.contains("Sudah 1 orang") && after.text.contains(path))
            // What was brought is told by number only, and the sponsor is not told who invited.
            for name in ["SUMI", "Ratna"] { #expect(!after.text.contains(name)) }
            #expect(try await !helper.get(String(path)).text.contains("SITI"))
        }
    }

    @Test func `learns nothing with a code or a day that is not hers, however often she tries`() async throws
    {
        try await withTown(.sqlite) { town async throws in
            _ = try await invited(town)
            let code = try await certificate(town, of: "SITI AMINAH")
            let bill = try await certificate(town, of: "BUDI SANTOSO", kind: 1)
            let never = DocumentCode(kind: 4, government: 1671, subject: 1, month: Month(2026, 3))
                .text(town.office.sealing)
            let browser = Browser(town.portal)
            _ = try await browser.get("/ajak")
            let notice = /<div class="notice bad"[^>]*>.*?<\/div>/
            var answers: Set<String> = []
            for (kode, lahir) in [
                (code, "1990-01-02"), (code, ""), ("", "1990-01-01"), (bill, "1990-01-01"),
                (never, "1990-01-01"), (String(code.dropLast()) + "!", "1990-01-01"), ("../..", "1990-01-01"),
            ] {
                let wrong = try await browser.post("/ajak", ["kode": kode, "lahir": lahir])
                #expect(wrong.status == 422 && !wrong.text.contains("/sertakan/"), "\(kode) \(lahir)")
                answers.insert(String(try #require(wrong.text.firstMatch(of: notice)).0))
            }
            #expect(answers.count == 1)
            for _ in 1...23 { _ = try await browser.post("/ajak", ["kode": code, "lahir": "1990-01-02"]) }
            let stopped = try await browser.post("/ajak", ["kode": code, "lahir": "1990-01-01"])
            #expect(stopped.status == 429)
            town.clock.pass(3_600_000)
            #expect(try await browser.post("/ajak", ["kode": code, "lahir": "1990-01-01"]).status == 200)
            #expect(try await browser.post("/ajak", ["kode": code, "tanda": "palsu"]).status == 403)
        }
    }
}

@Suite struct `A link to enrol` {
    @Test func `is good on its last day, and shows the day when it is over`() async throws {
        try await withTown(.sqlite) { town async throws in
            let unit = UnitID(town.unit("1.02"))
            let registration = try await invited(town).link
            let paid = try await town.database.read { connection in
                try connection.integer(
                    "SELECT registration_id FROM sponsor_link WHERE gov_id = 1671 AND link_id = $1",
                    [.integer(registration)])
            }
            let before = try #require(Day(yyyymmdd: 20_260_201))
            let book = SponsorLinkBook(town.office.with(today: before))
            for (expires, status) in [(20_260_228, 404), (20_260_301, 200)] {
                let link = try await book.make(
                    SponsorLinkDraft(
                        unit: unit, registration: try #require(paid), label: "x",
                        expires: try #require(Day(yyyymmdd: expires)), uses: 5))
                let path = "/sertakan/\(link.token(town.office))"
                let phone = Browser(town.portal)
                let page = try await phone.get(path)
                #expect(page.status == status, "\(expires)")
                #expect(page.text.contains("berlaku sampai 28 Februari 2026") == (status == 404))
                _ = try await phone.get("/tanggungan")
                let sent = try await phone.send(path, whole("3"))
                #expect(sent.status == status, "\(expires): a form that was open before")
            }
        }
    }

    @Test func `to take over tells a stranger initials only, and is over when it was used`() async throws {
        try await withTown(.sqlite) { town async throws in
            let (token, _) = try await invited(town)
            let phone = Browser(town.portal)
            _ = try await phone.get("/sertakan/\(token)")
            let receipt = try await phone.send("/sertakan/\(token)", whole("3"))
            let code = try #require(receipt.text.firstMatch(of: /<dd>((?:[0-9A-Z]{4}-){7}[0-9A-Z]{4})<\/dd>/))
                .1
            let desk = try await Browser.entered(town, as: .manpowerOffice)
            let id = try #require(try await desk.get("/sponsor").text.firstMatch(of: /\/sponsor\/(\d+)/)).1
            #expect(try await desk.post("/sponsor/\(id)/verifikasi").status == 303)
            let handed = try await phone.send(
                "/tanggungan/alih", ["kode": String(code), "lahir": "1982-06-15", "nomor": String(id)])
            let over =
                "/sertakan/" + (try #require(handed.text.firstMatch(of: /\/sertakan\/([0-9A-Z-]{39})/)).1)
            let stranger = Browser(town.portal)
            let page = try await stranger.get(over)
            #expect(page.status == 200 && page.text.contains("S***"))
            for told in ["SUMI", "Sumi", "Ratna", "RATNA", "0007", "198206152008012001", "08123456789"] {
                #expect(!page.text.contains(told), "\(told)")
            }
            var fields = whole("3")
            fields["jenis"] = "rumah-tangga"
            fields["bayar"] = "sendiri"
            fields["mulai"] = "2026-04"
            for (name, value) in [
                "s-nama": "Bambang", "s-nik": "1671011001750003", "s-lahir": "1975-01-10", "s-nomor": "",
            ] { fields[name] = value }
            // In the name of the worker nobody takes over but she herself.
            var pretended = fields
            pretended["jenis"] = "pekerja"
            let refused = try await stranger.send(over, pretended)
            #expect(refused.status == 422 && refused.text.contains("Hanya pekerja itu sendiri"))
            #expect(!refused.text.contains("1671014203900007") && !refused.text.contains("SUMI"))
            let taken = try await stranger.send(over, fields)
            #expect(taken.status == 200, "\(taken.text)")
            #expect(!taken.text.contains("SUMI"))
            let again = try await Browser(town.portal).get(over)
            #expect(again.status == 404 && again.text.contains("sudah dipakai"))
        }
    }

    @Test(arguments: [
        ("/sertakan/ABCD", "enrol:600:", 600), ("/hadir/ABCD", "door:", 2_000),
    ])
    func `and a door are not tried without end`(path: String, key: String, limit: Int) async throws {
        try await withTown(.sqlite) { town async throws in
            let guest = Browser(town.portal)
            #expect(try await guest.get(path).status == 404)
            let place = try await town.database.read { connection in
                try connection.rows(
                    "SELECT attempt_key FROM attempt WHERE attempt_key LIKE $1 ORDER BY attempt_key",
                    [.text(key + "%")]
                ) { try $0.text(0) }
            }
            try await exhaust(town, try #require(place.first), limit: limit)
            #expect(try await guest.get(path).status == 429)
            town.clock.pass(600_000)
            #expect(try await guest.get(path).status == 404)
        }
    }
}

@Suite struct `The papers of an event` {
    @Test(arguments: TestEngine.atHand)
    func `are a letter that can be written on and a poster, for those who run it`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            _ = try await invited(town)
            let desk = try await Browser.entered(town, as: .manpowerOffice)
            let planned = try await desk.send(
                "/sosialisasi",
                [
                    "nama": "Apel pagi", "tanggal": "2026-03-01", "tempat": "Aula", "sasaran": "asn-sponsor",
                    "unit": "1.02", "wadah": "JJ990001/000",
                ])
            let event = try #require(planned.location?.split(separator: "?").first.map(String.init))
            for (kind, format, type) in [
                ("outreach-invitation", "pdf", "application/pdf"),
                ("outreach-invitation", "docx", "application/vnd.openxmlformats-officedocument"),
                ("outreach-poster", "pdf", "application/pdf"), ("outreach-poster", "docx", "application/pdf"),
            ] {
                let file = try await desk.send("\(event)/surat", ["jenis": kind, "bentuk": format])
                #expect(file.status == 200, "\(kind) \(format)")
                #expect(file.headers["content-type"]?.hasPrefix(type) == true, "\(kind) \(format)")
            }
            for forged in ["bill", "", "../outreach-poster"] {
                #expect(try await desk.send("\(event)/surat", ["jenis": forged]).status == 404)
            }
            #expect(try await desk.send("/sosialisasi/1/surat", ["jenis": "outreach-poster"]).status == 404)
            let clerk = try await Browser.entered(town, as: .opdOperator)
            #expect(try await clerk.send("\(event)/surat", ["jenis": "outreach-poster"]).status == 403)
            let made = try await clerk.send(
                "/sponsor/undangan", ["unit": "1.02", "wadah": "JJ990001/000", "nama": "Apel"])
            let link = try #require(made.location?.split(separator: "?").first.map(String.init))
            #expect(try await clerk.send("\(link)/poster", [:]).status == 200)
            #expect(try await clerk.send("/sponsor/undangan/1/poster", [:]).status == 404)
        }
    }
}

@Suite struct `The API of sponsors and signals` {
    @Test(arguments: TestEngine.atHand)
    func `gives numbers and no names, each to whoever has the right`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let (token, _) = try await invited(town)
            let phone = Browser(town.portal)
            _ = try await phone.get("/sertakan/\(token)")
            var ill = whole("3")
            ill["sakit"] = "ya"
            #expect(try await phone.send("/sertakan/\(token)", ill).status == 200)
            let desk = try await Browser.entered(town, as: .manpowerOffice)
            let id = try #require(try await desk.get("/sponsor").text.firstMatch(of: /\/sponsor\/(\d+)/)).1
            #expect(try await desk.post("/sponsor/\(id)/verifikasi").status == 303)
            let verifier = try await Browser.entered(town, as: .verifier)
            _ = try await verifier.get("/tanda")
            _ = try await verifier.post("/tanda")

            let api = Browser(town.portal, routes: APIRoutes.all(address: "http://localhost"))
            let office = try await bearer(town, .manpowerOffice)
            let totals = try await api.get("/api/v1/sponsors/totals", headers: office)
            #expect(totals.text.contains(#""participating":1,"workers":1"#), "\(totals.text)")
            let signals = try await api.get("/api/v1/signals", headers: office)
            #expect(signals.text.contains("illness-declared"), "\(signals.text)")
            for name in ["SUMI", "Ratna", "RATNA", "1671014203900007"] {
                #expect(!totals.text.contains(name) && !signals.text.contains(name))
            }
            #expect(try await api.get("/api/v1/sponsors/totals").status == 401)
            #expect(try await api.get("/api/v1/signals").status == 401)
            let clerk = try await api.get(
                "/api/v1/signals", headers: try await bearer(town, .opdOperator))
            #expect(clerk.status == 403)
        }
    }
}
