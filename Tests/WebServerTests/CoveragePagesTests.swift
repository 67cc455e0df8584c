import Access
import AccessBooks
import DeskBooks
import IndicatorBooks
import MoneyAndDates
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `The pages of coverage` {
    private func isSound(_ page: Browser.Reply, _ path: String) {
        #expect(page.status == 200, "\(path)")
        #expect(!page.text.contains("⟨"), "\(path)")
        #expect(page.text.utf8.count < 60_000, "\(path) \(page.text.utf8.count)")
    }

    @Test(arguments: TestEngine.atHand)
    func `tell each figure with both numbers, its day and its definition`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let browser = try await Browser.entered(town, as: .manpowerOffice)
            let page = try await browser.get("/cakupan")
            isSound(page, "/cakupan")
            for part in ["0,00\u{a0}%", "coverage-local-workers/1", "28 Februari 2026", "Dinas Kesehatan"] {
                #expect(page.text.contains(part), "\(part)")
            }
            for path in [
                "/cakupan?menurut=sex", "/cakupan?menurut=region", "/cakupan?unit=\(town.unit("1.02"))",
                "/cakupan?bahasa=en", "/cakupan/peta", "/cakupan/peta/16", "/cakupan/belum", "/cakupan/mutu",
                "/cakupan/dasar", "/cakupan/terbitan", "/cakupan/arsip", "/cakupan/arsip/palembang-2019",
                "/cakupan/arsip/sumbagsel-2022", "/cakupan/paritrana", "/cakupan/terbitan?bahasa=en",
                "/cakupan/arsip/sumbagsel-2022?bahasa=en", "/cakupan?menurut=district",
                "/cakupan?menurut=village", "/cakupan?menurut=decile",
            ] { isSound(try await browser.get(path), path) }
            for file in ["tabel", "belum", "mutu"] {
                let sheet = try await browser.get("/cakupan/\(file).xlsx?menurut=village")
                #expect(sheet.status == 200 && sheet.text.hasPrefix("PK"), "\(file)")
            }
            let quality = try await browser.get("/cakupan/mutu?bahasa=id").text
            #expect(quality.contains("Ponsel tercatat") && quality.contains("quality-unique/1"))
            #expect(try await browser.get("/cakupan?bulan=kemarin").status == 422)
            #expect(try await browser.get("/cakupan/peta/99").status == 404)
            #expect(try await browser.get("/cakupan/arsip/lain").status == 404)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `of everybody are the same until something is counted anew`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await CoverageRollup(town.office).refresh()
            let browser = Browser(town.portal)
            let first = try await browser.get("/terbuka")
            let version = try #require(first.headers["etag"])
            let same = try await browser.get("/terbuka", headers: ["if-none-match": version])
            #expect(same.status == 304 && same.text.isEmpty && same.headers["etag"] == version)
            let english = try await browser.get("/terbuka?bahasa=en", headers: ["if-none-match": version])
            #expect(english.status == 200)
            let back = try await browser.get("/terbuka?bahasa=id", headers: ["if-none-match": "\"x\""])
            #expect(back.status == 200 && back.headers["etag"] == version)
            town.clock.pass(1_000)
            try await TargetBook(town.office, catalog: try FigureTemplates.embedded().catalog).set(
                CoverageTarget(
                    indicator: "coverage-local-workers", by: try #require(Month(2026, 12)), share: .whole,
                    source: "RPJMD"))
            try await CoverageRollup(town.office).refresh()
            let later = try await browser.get("/terbuka", headers: ["if-none-match": version])
            #expect(later.status == 200 && later.headers["etag"] != version)
            // Whoever entered has a menu of his own: his page is never kept.
            let entered = try await Browser.entered(town, as: .manpowerOffice).get("/terbuka")
            #expect(entered.status == 200 && entered.headers["etag"] == nil)
        }
    }

    @Test func `replay Palembang and Sumbagsel with every figure traced to its line`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .leadership)
            let palembang = try await browser.get("/cakupan/arsip/palembang-2019")
            for part in ["1.266", "2.506", "seed000 baris 22", "seed000 baris 28", "16 September 2019"] {
                #expect(palembang.text.contains(part), "\(part)")
            }
            let meeting = try await browser.get("/cakupan/arsip/sumbagsel-2022")
            for part in [
                "35\u{a0}%", "23,6\u{a0}%", "24\u{a0}%", "Rp772.000.000", "Rp192.000.000", "Rp634.000.000",
                "Rp240.000.000", "lebih dari Rp1.000.000.000", "seed002 baris 26", "seed002 baris 30",
            ] { #expect(meeting.text.contains(part), "\(part)") }
            let printed = try await browser.get("/cakupan/terbitan")
            #expect(printed.text.contains("9,42\u{a0}%") && printed.text.contains("22,43\u{a0}%"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `take numbers of others, divide them, and say what stands in the way`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let browser = try await Browser.entered(town, as: .manpowerOffice)
            _ = try await browser.get("/cakupan/dasar")
            func enter(_ measure: String, _ count: String, _ day: String, _ code: String = "16.71")
                async throws
                -> Browser.Reply
            {
                try await browser.post(
                    "/cakupan/dasar",
                    [
                        "ukuran": "\(measure) workforce-without-civil-servants", "kode": code,
                        "tanggal": day, "jumlah": count, "sumber": "BPS",
                    ])
            }
            #expect(try await enter("workforce", "140.940", "2025-08-31").status == 303)
            #expect(try await enter("active-participants", "49.397", "2026-01-31").status == 303)
            let page = try await browser.get("/cakupan/dasar")
            #expect(page.text.contains("35,05\u{a0}%") && page.text.contains("31 Agustus 2025"))
            #expect(try await enter("workforce", "0", "2026-02-01").status == 303)
            #expect(try await browser.get("/cakupan/dasar").text.contains("Penyebutnya nol"))
            for (count, day, code) in [
                ("1", "2026-03-02", "16.71"), ("1", "2026-02-01", "16.99"), ("1", "2026-02-01", "36.73"),
                ("1", "2026-02-01", "16.71.01.1001"), ("satu", "2026-02-01", "16.71"), ("1", "", "16.71"),
                ("1", "2026-02-01", "desa"),
            ] {
                #expect(
                    try await enter("workforce", count, day, code).status == 422, "\(count) \(day) \(code)")
            }
            let target = try await browser.post(
                "/cakupan/target",
                [
                    "indikator": "coverage-local-workers", "sampai": "2026-12", "persen": "48",
                    "asal": "RPJMD",
                ])
            #expect(target.status == 303)
            #expect(try await browser.get("/cakupan").text.contains("48%"))
        }
    }

    @Test func `give open files, and hide small numbers from everybody`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .manpowerOffice)
            let csv = try await browser.get("/cakupan/satu-data.csv?bulan=2026-02")
            #expect(csv.text.hasPrefix("bulan,kode_wilayah,kategori"))
            // Four people are few enough to be found.
            #expect(csv.text.contains("2026-02,1671,phl,,,,coverage-local-workers/1,2026-02-28"))
            let card = try await browser.get("/cakupan/satu-data.json?bulan=2026-02")
            #expect(card.text.contains("\"versi_definisi\":\"coverage-local-workers/1\""))
            #expect(try await browser.get("/cakupan/sdg.csv").text.hasPrefix("indikator,versi"))
            let open = try await Browser(town.portal).get("/terbuka")
            isSound(open, "/terbuka")
            #expect(open.text.contains("disembunyikan") && open.text.contains("Kota Palembang"))
            #expect(!open.text.contains(">4<"), "four people would be found among the totals")
            let after = try await Browser(town.portal).get("/terbuka?sesudah=1671")
            #expect(after.status == 200 && !after.text.contains("Kota Palembang"))
        }
    }

    @Test func `show the nation to those who see it, and nothing of it to others`() async throws {
        try await withTown(.sqlite) { town async throws in
            try await CoverageRollup(town.office).refresh()
            let ministry = try await Browser.entered(town, as: .ministry)
            #expect(try await ministry.get("/cakupan").location == "/nasional")
            isSound(try await ministry.get("/nasional"), "/nasional")
            isSound(try await ministry.get("/nasional?provinsi=16"), "/nasional?provinsi=16")
            isSound(try await ministry.get("/cakupan/peta"), "/cakupan/peta")
            #expect(try await ministry.get("/cakupan/belum").status == 404)
            let city = try await Browser.entered(town, as: .manpowerOffice)
            #expect(try await city.get("/nasional").status == 404)
            let unit = try await Browser.entered(town, as: .opdOperator)
            #expect(!(try await unit.get("/cakupan").text.contains("Dinas PU")))
            #expect(try await unit.get("/cakupan?unit=\(town.unit("1.03"))").status == 404)
        }
    }
}

@Suite struct `The pages of meetings` {
    @Test(arguments: TestEngine.atHand)
    func `carry a meeting from its plan to its minutes`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let browser = try await Browser.entered(town, as: .manpowerOffice)
            _ = try await browser.get("/rapat")
            let plan = try await browser.post(
                "/rapat", ["nama": "Monev Februari", "tanggal": "2026-03-01", "tempat": "Aula"])
            let path = try #require(plan.location?.split(separator: "?").first.map(String.init))
            let acts: [(String, KeyValuePairs<String, String>)] = [
                ("undang", ["nama": "Kepala Dinas PU", "instansi": "Dinas PU"]), ("bekukan", [:]),
                ("hadir", ["hadir": "1"]),
                ("temuan", ["jenis": "budget", "unit": "\(town.unit("1.03"))", "isi": "Belum ada DPA"]),
                (
                    "komitmen",
                    ["siapa": "Kepala Dinas PU", "isi": "Anggarkan di perubahan", "sampai": "2026-06-30"]
                ), ("notulen", ["notulen": "Rapat selesai."]),
            ]
            for (act, fields) in acts {
                let reply = try await browser.post("\(path)/\(act)", fields)
                #expect(reply.status == 303, "\(act) \(reply.text)")
            }
            for place in ["", "/undangan", "/hadir", "/notulen", "?bahasa=en"] {
                let page = try await browser.get(path + place)
                #expect(page.status == 200 && !page.text.contains("⟨"), "\(place)")
            }
            let page = try await browser.get("\(path)/notulen")
            for part in [
                "Kepala Dinas PU", "Anggarkan di perubahan", "Belum ada DPA", "coverage-local-workers/1",
            ] {
                #expect(page.text.contains(part), "\(part)")
            }
            for (letter, format, beginning) in [("undangan", "pdf", "%PDF"), ("notulen", "docx", "PK")] {
                let reply = try await browser.post("\(path)/surat", ["surat": letter, "bentuk": format])
                #expect(reply.status == 200 && reply.text.hasPrefix(beginning), "\(letter)")
            }
            #expect(try await browser.post("\(path)/temuan", ["isi": "terlambat"]).status == 422)
        }
    }

    @Test func `are not there for others, and refuse what is empty`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .manpowerOffice)
            _ = try await browser.get("/rapat")
            #expect(try await browser.post("/rapat", ["nama": "a", "tempat": "b"]).status == 422)
            #expect(
                try await browser.post("/rapat", ["nama": " ", "tanggal": "2026-03-01", "tempat": "b"]).status
                    == 422)
            #expect(try await browser.get("/rapat/1").status == 404)
            #expect(try await browser.post("/rapat/1/temuan", ["isi": "a"]).status == 404)
            let verifier = try await Browser.entered(town, as: .verifier)
            #expect(try await verifier.get("/rapat").status == 403)
        }
    }
}
