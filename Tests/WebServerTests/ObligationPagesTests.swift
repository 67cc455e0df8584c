import Access
import AccessBooks
import DeskBooks
import Membership
import MoneyAndDates
import ObligationBooks
import Obligations
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `The pages of obligations` {
    private func draft(_ browser: Browser, _ town: PortalTown) async throws -> String {
        let reply = try await browser.post(
            "/pks/baru",
            [
                "unit": "\(town.unit("1.02"))", "dari": "2026-01-01", "sampai": "2026-12-31",
                "program": "JKK", "program": "JKM", "orang": "128", "dana": "APBD", "cabang": "Cabang",
                "pihak-nama": "Ani", "pihak-jabatan": "Kepala", "bpjs-nama": "Budi", "bpjs-jabatan": "Kepala",
            ])
        return try #require(reply.location?.split(separator: "?").first.map(String.init), "\(reply.text)")
    }

    @Test(arguments: TestEngine.atHand)
    func `lead an agreement from its draft to both signatures by two people`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let clerk = try await Browser.entered(town, as: .opdOperator)
            #expect(try await clerk.get("/pks/baru").status == 200)
            let path = try await draft(clerk, town)
            let page = try await clerk.get(path)
            #expect(page.status == 200 && page.text.contains("Draf") && page.text.contains("128"))
            #expect(!page.text.contains("⟨") && page.text.utf8.count < 60_000)
            #expect(try await clerk.post("\(path)/telaah").status == 303)
            let head = try await Browser.entered(town, as: .unitHead)
            _ = try await head.get(path)
            #expect(try await head.post("\(path)/setuju").status == 303)
            let future = try await head.post(
                "\(path)/tanda-tangan",
                ["nomor": "7/PKS", "nomor-bpjs": "PER/7", "tanggal": "2026-03-02"])
            #expect(future.status == 422 && future.text.contains("belum tiba"))
            let signing = try await head.post(
                "\(path)/tanda-tangan",
                ["nomor": "7/PKS", "nomor-bpjs": "PER/7", "tanggal": "2026-01-02"])
            #expect(signing.status == 303)
            let again = try await head.post(
                "\(path)/tanda-tangan",
                ["nomor": "8/PKS", "nomor-bpjs": "PER/8", "tanggal": "2026-01-02"])
            #expect(again.status == 422 && again.text.contains("7/PKS"))
            #expect(try await head.get("/unit/\(town.unit("1.02"))").text.contains("7/PKS"))
            #expect(try await head.get("/pks").text.contains("7/PKS"))
            let english = try await head.get("\(path)?bahasa=en")
            #expect(english.text.contains("In force") && !english.text.contains("⟨"))
            let overlap = try await clerk.post(
                "/pks/baru",
                [
                    "unit": "\(town.unit("1.02"))", "dari": "2026-12-31", "sampai": "2027-12-31",
                    "program": "JKK",
                ])
            #expect(overlap.status == 422 && overlap.text.contains("7/PKS"))
        }
    }

    @Test(arguments: [
        ["dari": "2026-02-01", "sampai": "2026-01-31"], ["dari": "besok"], ["orang": "seratus"],
        ["orang": "-1"], ["program": "XYZ"], ["unit": ""], ["jembatan": "2027-01-01"],
    ])
    func `refuse terms that cannot be, and keep what was typed`(wrong: [String: String]) async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .manpowerOffice)
            let reply = try await browser.post(
                "/pks/baru",
                [
                    "unit": wrong["unit"] ?? "\(town.unit("1.02"))", "dari": wrong["dari"] ?? "2026-01-01",
                    "sampai": wrong["sampai"] ?? "2026-12-31", "program": wrong["program"] ?? "JKK",
                    "orang": wrong["orang"] ?? "12", "jembatan": wrong["jembatan"] ?? "",
                    "dana": "APBD kota",
                ])
            #expect(reply.status == 422, "\(wrong)")
            #expect(reply.text.contains("APBD kota") && !reply.text.contains("⟨"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `keep a signed scan, tell it from another, and refuse what is no PDF`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let clerk = try await Browser.entered(town, as: .opdOperator)
            let path = try await draft(clerk, town)
            _ = try await clerk.get(path)
            let wrong = try await clerk.upload(
                "\(path)/berkas", file: ("berkas", "pks.pdf", "bukan pdf"))
            #expect(wrong.status == 422 && wrong.text.contains("bukan PDF"))
            let right = try await clerk.upload(
                "\(path)/berkas", file: ("berkas", "pks.pdf", "%PDF-1.7 naskah"))
            #expect(right.status == 303)
            let page = try await clerk.get(path)
            #expect(page.text.contains("SHA-256") && page.text.contains("pks.pdf"))
            let same = try await clerk.upload(
                "\(path)/periksa", file: ("berkas", "lain.pdf", "%PDF-1.7 naskah"))
            #expect(same.status == 200 && same.text.contains("Sama dengan pks.pdf"))
            let other = try await clerk.upload(
                "\(path)/periksa", file: ("berkas", "lain.pdf", "%PDF-1.7 naskah!"))
            #expect(other.status == 422)
            let paper = try await clerk.post("\(path)/naskah/agreement", ["bentuk": "pdf"])
            #expect(paper.status == 200 && paper.text.hasPrefix("%PDF"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `record a regulation and refuse the one that is a slip or supersedes itself`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let browser = try await Browser.entered(town, as: .manpowerOffice)
            let list = try await browser.get("/regulasi")
            #expect(list.text.contains("Instruksi Presiden 2/2021") && !list.text.contains("24/2021"))
            let slip = try await browser.post(
                "/regulasi/baru",
                [
                    "jenis": "inpres", "nomor": "24", "tahun": "2021", "tentang": "Jaminan",
                    "dari": "2021-03-25", "program": "JKK",
                ])
            #expect(slip.status == 422 && slip.text.contains("2/2021"))
            let added = try await browser.post(
                "/regulasi/baru",
                [
                    "jenis": "perwali", "nomor": "56", "tahun": "2018", "tentang": "Perlindungan",
                    "dari": "2018-07-01", "program": "JKK", "program": "JKM", "kategori": "phl",
                    "jenis-unit": "opd", "penerbit": "Wali Kota",
                ])
            let path = try #require(
                added.location?.split(separator: "?").first.map(String.init), "\(added.text)")
            #expect(try await browser.get(path).text.contains("Perwali 56/2018"))
            let itself = try await browser.post(
                "\(path)/ubah",
                [
                    "jenis": "perwali", "nomor": "56", "tahun": "2018", "tentang": "Perlindungan",
                    "dari": "2018-07-01", "program": "JKK",
                    "mencabut": String(path.split(separator: "/").last ?? ""),
                ])
            #expect(itself.status == 422 && itself.text.contains("mencabut dirinya sendiri"))
            let pages = [
                "/regulasi/celah", "/regulasi/kepatuhan", "/regulasi/inpres-2-2021", "/pks/perpanjang",
            ]
            for page in pages {
                for language in ["id", "en"] {
                    let reply = try await browser.get("\(page)?bahasa=\(language)")
                    #expect(reply.status == 200 && !reply.text.contains("⟨"), "\(page)")
                    #expect(reply.text.utf8.count < 60_000)
                }
            }
            #expect(try await browser.get("/regulasi/tidak-ada").status == 404)
        }
    }
}
