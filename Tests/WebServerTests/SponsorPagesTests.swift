import Access
import Foundation
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SponsorBooks
import Sponsorship
import TestDatabases
import TestPortal
import Testing
import WebGate

/// A link of the office 1.02, paid with a registration of the self-employed.
func invited(
    _ town: PortalTown, uses: Int = 10, expires: Int = 20_260_630
) async throws -> (token: String, link: Int64) {
    guard let number = EmployerNumber("JJ990001"), let day = Day(yyyymmdd: expires),
        let from = Day(yyyymmdd: 20_260_101)
    else { preconditionFailure("a day of the calendar") }
    let registration = try await RegistrationBook.add(
        RegistrationDraft(
            number: number, division: "000", name: "Sertakan", segment: .selfEmployed, riskClass: nil,
            from: from), by: town.office)
    let link = try await SponsorLinkBook(town.office).make(
        SponsorLinkDraft(
            unit: UnitID(town.unit("1.02")), registration: registration, label: "1 ASN 1 pekerja",
            expires: day, uses: uses))
    return (link.token(town.office), link.id)
}

private let worker = [
    "nama": "Sumi", "nik": "1671 0142 0390 0007", "lahir": "1990-03-02", "pekerjaan": "pekerja-rumah-tangga",
    "hp": "",
]
private let term = [
    "jenis": "asn", "mulai": "2026-03", "bulan": "3", "bayar": "potong-tpp", "penghasilan": "1.000.000",
]
private let sponsor = [
    "s-nama": "Ratna Dewi", "s-nik": "1671015506820001", "s-lahir": "1982-06-15", "s-hp": "0812-3456-7890",
    "s-nomor": "198206152008012001", "aktif": "ya", "setuju": "ya",
]

func whole(_ step: String, but change: [String: String?] = [:]) -> [String: String] {
    var fields = worker.merging(term) { $1 }.merging(sponsor) { $1 }.merging(["langkah": step]) { $1 }
    for (name, value) in change { fields[name] = value }
    return fields
}

private func code(in text: String) -> String? {
    text.firstMatch(of: /<dd>((?:[0-9A-Z]{4}-){7}[0-9A-Z]{4})<\/dd>/).map { String($0.1) }
}

@Suite struct `The pages of sponsors` {
    @Test(arguments: TestEngine.atHand)
    func `lead an ASN from the invitation to a verified helper and back to his own page`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let path = "/sertakan/\(try await invited(town).token)"
            let phone = Browser(town.portal)
            let first = try await phone.get(path)
            #expect(first.status == 200 && !first.text.contains("⟨") && first.text.utf8.count < 60_000)
            let second = try await phone.send(path, worker.merging(["langkah": "1"]) { $1 })
            #expect(second.status == 200 && second.text.contains("melindungi sampai"), "\(second.text)")
            let third = try await phone.send(
                path, worker.merging(term) { $1 }.merging(["langkah": "2"]) { $1 })
            #expect(third.status == 200 && third.text.contains("JKK"), "\(third.text)")
            let receipt = try await phone.send(path, whole("3"))
            #expect(receipt.status == 200 && !receipt.text.contains("⟨"), "\(receipt.text)")
            let own = try #require(code(in: receipt.text))
            #expect(!receipt.text.contains("1671014203900007"))
            // The same again is refused, and says nothing of who was first.
            let twice = try await phone.send(path, whole("3", but: ["s-nama": "Orang Lain"]))
            #expect(twice.status == 422 && !twice.text.contains("Ratna"))

            let desk = try await Browser.entered(town, as: .manpowerOffice)
            let board = try await desk.get("/sponsor")
            let id = try #require(board.text.firstMatch(of: /\/sponsor\/(\d+)/)).1
            let sheet = try await desk.get("/sponsor/\(id)")
            #expect(sheet.text.contains("************0007") && !sheet.text.contains("⟨"))
            #expect(!sheet.text.contains("1671014203900007"))
            let verified = try await desk.post("/sponsor/\(id)/verifikasi", ["mulai": "2026-03"])
            #expect(verified.status == 303, "\(verified.text)")
            #expect(try await desk.get("/sponsor/\(id)").text.contains("Berlaku"))
            #expect(try await desk.get("/orang?cari=sumi").text.contains("SUMI"))
            let letter = try await desk.post(
                "/sponsor/\(id)/surat", ["jenis": "sponsor-deduction", "bentuk": "docx"])
            #expect(letter.status == 200)
            let early = try await desk.post("/sponsor/\(id)/surat", ["jenis": "sponsor-receipt"])
            #expect(early.status == 422)
            let forged = try await desk.post("/sponsor/\(id)/surat", ["jenis": "bill"])
            #expect(forged.status == 404)

            _ = try await phone.get("/tanggungan")
            let mine = try await phone.post("/tanggungan", ["kode": own, "lahir": "1982-06-15"])
            #expect(mine.status == 200 && mine.text.contains("SUMI") && !mine.text.contains("⟨"))
            let handed = try await phone.send(
                "/tanggungan/alih", ["kode": own, "lahir": "1982-06-15", "nomor": String(id)])
            #expect(handed.status == 200 && handed.text.contains("/sertakan/"), "\(handed.text)")
            let over = try #require(handed.text.firstMatch(of: /\/sertakan\/([0-9A-Z-]{39})/)).1
            let stranger = try await Browser(town.portal).get("/sertakan/\(over)")
            #expect(stranger.status == 200 && stranger.text.contains("S***"))
            #expect(!stranger.text.contains("SUMI") && !stranger.text.contains("Ratna"))
            let wrong = try await phone.post("/tanggungan", ["kode": own, "lahir": "1982-06-16"])
            #expect(wrong.status == 422)
            let others = try await phone.send(
                "/tanggungan/henti", ["kode": own, "lahir": "1982-06-15", "nomor": "1"])
            #expect(others.status == 404)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `pass on that the worker is ill: she is enrolled all the same, and a human is asked`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let path = "/sertakan/\(try await invited(town).token)"
            let phone = Browser(town.portal)
            _ = try await phone.get(path)
            let ill = try await phone.send(path, whole("3", but: ["sakit": "ya", "hp": "0813-1111-2222"]))
            #expect(ill.status == 200, "\(ill.text)")
            let well = try await phone.send(
                path, whole("3", but: ["nik": "1671014203900008", "nama": "Wati", "sakit": ""]))
            #expect(well.status == 200, "\(well.text)")
            let desk = try await Browser.entered(town, as: .manpowerOffice)
            let board = try await desk.get("/sponsor")
            let ids = board.text.matches(of: /href="\/sponsor\/(\d+)"/).map { String($0.1) }
            #expect(ids.count == 2)
            for id in ids {
                let sheet = try await desk.get("/sponsor/\(id)")
                #expect(sheet.text.contains("sedang sakit") == sheet.text.contains("SUMI"))
                #expect(try await desk.post("/sponsor/\(id)/verifikasi").status == 303)
            }
            let verifier = try await Browser.entered(town, as: .verifier)
            _ = try await verifier.get("/tanda")
            #expect(try await verifier.post("/tanda").status == 303)
            let signals = try await verifier.get("/tanda?jenis=illness-declared")
            #expect(signals.text.contains("SUMI") && !signals.text.contains("WATI"))
            let id = try #require(signals.text.firstMatch(of: /href="\/tanda\/(\d+)"/)).1
            let sheet = try await verifier.get("/tanda/\(id)")
            #expect(sheet.text.contains("lewat Ratna Dewi") && sheet.text.contains("*******2222"))
            #expect(!sheet.text.contains("081311112222") && !sheet.text.contains("1671014203900007"))
        }
    }

    @Test(arguments: [
        ("1", "nik", "123", "16 angka"), ("1", "lahir", "1990-03-03", "tidak cocok"),
        ("1", "nama", "9", "tanpa angka"), ("2", "bulan", "0", "satu bulan"),
        ("2", "bulan", "999", "terlalu lama"), ("2", "bayar", "csr", "Potong TPP"),
        ("2", "penghasilan", "1.5", "Penghasilan"), ("3", "setuju", "", "Persetujuan"),
        ("3", "aktif", "", "aktif bekerja"), ("3", "s-nik", "1671014203900007", "cocok"),
        ("3", "s-nomor", "12", "18 angka"),
    ])
    func `keep what was typed and say what is wrong with it`(
        step: String, field: String, value: String, says: String
    ) async throws {
        try await withTown(.sqlite) { town async throws in
            let path = "/sertakan/\(try await invited(town).token)"
            let phone = Browser(town.portal)
            _ = try await phone.get(path)
            let reply = try await phone.send(path, whole(step, but: [field: value]))
            #expect(reply.status == 422 && reply.text.contains("role=\"alert\""), "\(reply.status)")
            #expect(reply.text.contains(says) && !reply.text.contains("⟨"), "\(reply.text)")
        }
    }

    @Test func `refuse a sponsor for himself, a minor, and a form without its mark`() async throws {
        try await withTown(.sqlite) { town async throws in
            let path = "/sertakan/\(try await invited(town).token)"
            let phone = Browser(town.portal)
            _ = try await phone.get(path)
            let oneself = try await phone.send(
                path,
                whole("3", but: ["s-nik": "1671014203900007", "s-lahir": "1990-03-02"]))
            #expect(oneself.status == 422 && oneself.text.contains("diri sendiri"))
            let minor = try await phone.send(
                path, whole("1", but: ["nik": "1671014203120007", "lahir": "2012-03-02"]))
            #expect(minor.status == 422 && minor.text.contains("paling muda"))
            let forged = try await phone.post(path, ["langkah": "1", "tanda": "bukan"])
            #expect(forged.status == 403)
        }
    }

    @Test func `show nothing behind a link that is expired, used up, closed or was never made`() async throws
    {
        try await withTown(.sqlite) { town async throws in
            let (token, link) = try await invited(town, uses: 1)
            let phone = Browser(town.portal)
            for unknown in [
                "ABCD", "0000-0000-0000-0000-0000-0000-0000-0000", "..%2F..", token.dropLast() + "0",
            ] {
                let reply = try await phone.get("/sertakan/\(unknown)")
                #expect(reply.status == 404 && !reply.text.contains("Dinas Kesehatan"))
            }
            _ = try await phone.get("/sertakan/\(token)")
            #expect(try await phone.send("/sertakan/\(token)", whole("3")).status == 200)
            let used = try await phone.get("/sertakan/\(token)")
            #expect(used.status == 404 && used.text.contains("sudah dipakai") && !used.text.contains("SUMI"))
            try await SponsorLinkBook(town.office).close(link)
            #expect(try await phone.get("/sertakan/\(token)").text.contains("tidak dikenal"))
        }
    }

    @Test func `make invitations, count civil servants and rank, for those who may`() async throws {
        try await withTown(.sqlite) { town async throws in
            _ = try await invited(town)
            let operatorOfUnit = try await Browser.entered(town, as: .opdOperator)
            let made = try await operatorOfUnit.send(
                "/sponsor/undangan", ["unit": "1.02", "wadah": "JJ990001/000", "nama": "Apel pagi"])
            #expect(made.status == 303, "\(made.text)")
            let poster = try await operatorOfUnit.get(made.location ?? "")
            #expect(poster.text.contains("class=\"qr\"") && !poster.text.contains("⟨"))
            let strange = try await operatorOfUnit.send(
                "/sponsor/undangan", ["unit": "1.03", "wadah": "JJ990001/000"])
            #expect(strange.status == 404)
            let waged = try await operatorOfUnit.send(
                "/sponsor/undangan", ["unit": "1.02", "wadah": "JJ167100/000"])
            #expect(waged.status == 422)
            let counted = try await operatorOfUnit.send("/sponsor/peringkat", ["unit": "1.02", "asn": "50"])
            #expect(counted.status == 303, "\(counted.text)")
            let none = try await operatorOfUnit.send("/sponsor/peringkat", ["unit": "1.02", "asn": "0"])
            #expect(none.status == 422)
            let league = try await operatorOfUnit.get("/sponsor/peringkat")
            #expect(league.text.contains("Dinas Kesehatan") && !league.text.contains("⟨"))
            #expect(try await operatorOfUnit.get("/sponsor/peringkat.csv").text.contains("50"))
            let treasurer = try await Browser.entered(town, as: .treasurer)
            #expect(try await treasurer.get("/sponsor/undangan").status == 403)
            for tab in ["verifikasi", "berlaku", "akan-berakhir", "pengalihan", "minta-henti", "lampau"] {
                let page = try await treasurer.get("/sponsor?bagian=\(tab)")
                #expect(page.status == 200 && !page.text.contains("⟨"))
            }
            #expect(try await treasurer.get("/sponsor/1").status == 404)
        }
    }

    @Test func `plan an event whose guests write themselves down once`() async throws {
        try await withTown(.sqlite) { town async throws in
            _ = try await invited(town)
            let desk = try await Browser.entered(town, as: .manpowerOffice)
            let bad = try await desk.send("/sosialisasi", ["nama": "Apel", "tanggal": "", "tempat": "Aula"])
            #expect(bad.status == 422)
            let planned = try await desk.send(
                "/sosialisasi",
                [
                    "nama": "Apel pagi", "tanggal": "2026-03-01", "tempat": "Aula", "sasaran": "asn-sponsor",
                    "unit": "1.02", "wadah": "JJ990001/000",
                ])
            #expect(planned.status == 303, "\(planned.text)")
            let sheet = try await desk.get(planned.location ?? "")
            #expect(!sheet.text.contains("⟨") && sheet.text.contains("/sertakan/"))
            let door = try #require(sheet.text.firstMatch(of: /\/hadir\/[0-9A-Z-]+/)).0
            let guest = Browser(town.portal)
            #expect(try await guest.get(String(door)).status == 200)
            let here = try await guest.send(String(door), ["nama": "Ani", "unit": "Dinas"])
            #expect(here.status == 200 && here.text.contains("tercatat"), "\(here.text)")
            _ = try await guest.get(String(door))
            let twice = try await guest.send(String(door), ["nama": "ani", "unit": "dinas"])
            #expect(twice.status == 422 && twice.text.contains("sudah tercatat"))
            #expect(try await guest.get("/hadir/ABCD").status == 404)
            #expect(try await desk.get("/sosialisasi").text.contains("Apel pagi"))
            let worker = try await Browser.entered(town, as: .worker)
            #expect(try await worker.get("/sosialisasi").status == 403)
        }
    }

    @Test(arguments: ["non-asn", "pekerja-mandiri", "tidak-ada"])
    func `reckon what a reader gets with his own wage`(audience: String) async throws {
        try await withTown(.sqlite) { town async throws in
            let phone = Browser(town.portal)
            let page = try await phone.get("/materi?sasaran=\(audience)&upah=2.000.000")
            #expect(page.status == 200 && page.text.contains("Rp") && !page.text.contains("⟨"))
            for wrong in ["banyak", "1.5", "0", "999.999.999.999"] {
                #expect(try await phone.get("/materi?sasaran=\(audience)&upah=\(wrong)").status == 422)
            }
        }
    }
}
