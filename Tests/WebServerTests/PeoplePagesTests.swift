import Access
import SQLDatabase
import TestDatabases
import TestPortal
import Testing

@Suite struct `The pages of people` {
    @Test(arguments: TestEngine.atHand)
    func `list within reach, escape names, and offer nothing that a role may not`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let page = try await Browser.entered(town, as: .verifier).get("/orang")
            #expect(page.status == 200 && page.text.contains("AGUS &lt;b&gt;SALIM"))
            #expect(!page.text.contains("<b>SALIM") && !page.text.contains("1671014101900001"))
            let operators = try await Browser.entered(town, as: .opdOperator).get("/orang?cari=agus")
            #expect(operators.status == 200 && !operators.text.contains("SALIM"))
            let treasurer = try await Browser.entered(town, as: .treasurer)
            #expect(try await treasurer.get("/orang").status == 403)
            #expect(try await treasurer.get("/orang/\(town.person("SITI AMINAH"))").status == 403)
            #expect(try await Browser(town.portal).get("/orang").location == "/masuk?ke=%2Forang")
        }
    }

    @Test func `answer a stranger's page as one that is not there`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .opdOperator)
            let nobody = try await browser.get("/orang/77")
            for person in [town.person("AGUS <b>SALIM"), town.stranger] {
                for end in ["", "/nomor", "/meninggal", "/pekerjaan-baru", "/pekerjaan/1/ubah"] {
                    let page = try await browser.get("/orang/\(person)\(end)")
                    #expect(page.status == 404, "\(end)")
                    #expect(
                        page.text.replacing("/orang/\(person)\(end)", with: "")
                            == nobody.text.replacing("/orang/77", with: ""))
                }
                #expect(try await browser.post("/orang/\(person)/sertifikat").status == 404)
            }
            for odd in ["/orang/abc", "/orang/9999999999999999999", "/orang?unit=\(town.unit("1.03"))"] {
                #expect(try await browser.get(odd).status == 404, "\(odd)")
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `show one person with her months, jobs, dues and reasons`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let browser = try await Browser.entered(town, as: .opdOperator)
            let page = try await browser.get("/orang/\(town.person("SITI AMINAH"))")
            #expect(page.status == 200 && page.text.contains("<h1>SITI AMINAH</h1>"))
            for part in ["************0001", "Januari 2026", "JKK", "Dinas Kesehatan", "Rp3.000.000", "PP "] {
                #expect(page.text.contains(part), "\(part)")
            }
            #expect(page.text.utf8.count < 60_000)
            let english = try await browser.get("/orang/\(town.person("SITI AMINAH"))?bahasa=en")
            #expect(english.text.contains("Month by month") && !english.text.contains("⟨"))
        }
    }

    @Test func `ask the inspectorate for a reason, and show numbers for one only`() async throws {
        try await withTown(.sqlite) { town async throws in
            let path = "/orang/\(town.person("SITI AMINAH"))"
            let inspector = try await Browser.entered(town, as: .inspectorate)
            let asked = try await inspector.get(path)
            #expect(asked.status == 200 && !asked.text.contains("Dinas Kesehatan"))
            #expect(try await inspector.post(path, ["alasan": "abc"]).status == 422)
            let opened = try await inspector.post(path, ["alasan": "audit 2026"])
            #expect(opened.status == 200 && opened.text.contains("audit 2026"))
            let operators = try await Browser.entered(town, as: .opdOperator)
            #expect(!(try await operators.get("\(path)/nomor").text.contains("1671014101900001")))
            #expect(try await operators.post("\(path)/nomor", ["alasan": ""]).status == 422)
            let numbers = try await operators.post("\(path)/nomor", ["alasan": "<i>surat</i> 9"])
            #expect(numbers.status == 200 && numbers.text.contains("1671014101900001"))
            let forged = try await operators.post("\(path)/nomor", ["alasan": "surat 9", "tanda": "x"])
            #expect(forged.status == 403)
            let worker = try await Browser.entered(town, as: .worker).get("/saya")
            #expect(worker.text.contains("&lt;i&gt;surat&lt;/i&gt; 9") && !worker.text.contains("<i>surat"))
            #expect(!worker.text.contains("1671014101900001"))
        }
    }

    @Test func `take a file along with who took it, without formulas and without others' people`()
        async throws
    {
        try await withTown(.sqlite) { town async throws in
            let person = town.person("BUDI SANTOSO")
            try await town.database.write { connection in
                try connection.execute(
                    "UPDATE person SET name = '=HYPERLINK(1)' WHERE gov_id = 1671 AND person_id = $1",
                    [.integer(person)])
            }
            let browser = try await Browser.entered(town, as: .opdOperator)
            let file = try await browser.get("/orang/unduh?bentuk=csv")
            #expect(file.status == 200 && file.text.contains("'=HYPERLINK(1)"))
            #expect(file.text.contains("opd-operator") && file.text.contains("SITI AMINAH"))
            #expect(!file.text.contains("SALIM") && !file.text.contains("1671014101900001"))
            let logged = try await town.database.read {
                try $0.integer("SELECT row_count FROM export_log WHERE what = 'people.csv'")
            }
            #expect(logged == 3)
            #expect(try await browser.get("/orang/unduh").headers["content-type"]?.contains("sheet") == true)
            let head = try await Browser.entered(town, as: .treasurer)
            #expect(try await head.get("/orang/unduh").status == 403)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `end a job, tell what is wrong beside its field, and keep what was typed`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let browser = try await Browser.entered(town, as: .opdOperator)
            let person = "/orang/\(town.person("SITI AMINAH"))"
            let page = try await browser.get(person)
            let link = try #require(page.text.firstMatch(of: /href="([^"]*\/akhiri)"/))
            let path = String(link.1)
            #expect(try await browser.get(path).status == 200)
            let wrong = try await browser.post(
                path, ["tanggal": "kemarin", "sebab": "pensiun", "alasan": "surat \"7\""])
            #expect(wrong.status == 422 && wrong.text.contains("tanggal-error"))
            #expect(wrong.text.contains("surat &quot;7&quot;"))
            for never in ["9999-12-31", "2200-01-01", "0001-01-01"] {
                let reply = try await browser.post(
                    path, ["tanggal": never, "sebab": "pensiun", "alasan": "surat 7"])
                #expect(reply.status == 422 && reply.text.contains("tanggal-error"), "\(never)")
            }
            let early = try await browser.post(
                path, ["tanggal": "2025-01-01", "sebab": "pensiun", "alasan": "surat 7"])
            #expect(early.status == 422 && early.text.contains("1 Januari 2026"))
            let done = try await browser.post(
                path, ["tanggal": "2026-02-28", "sebab": "pensiun", "alasan": "surat 7"])
            #expect(done.status == 303 && done.location?.hasPrefix(person) == true)
            #expect(try await browser.get(person).text.contains("Pensiun"))
            let head = try await Browser.entered(town, as: .unitHead)
            #expect(try await head.get(path).status == 403)
            #expect(!(try await head.get(person).text.contains("/akhiri")))
        }
    }

    @Test func `take no part of a rupiah for a wage, and dots only between thousands`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .opdOperator)
            let person = "/orang/\(town.person("DEWI LESTARI"))"
            let page = try await browser.get(person).text
            let path = String(try #require(page.firstMatch(of: /href="([^"]*\/ubah)"/)).1)
            _ = try await browser.get(path)
            func form(_ wage: String) -> KeyValuePairs<String, String> {
                [
                    "mulai": "2026-03-10", "unit": "\(town.unit("1.02"))", "kategori": "phl", "segmen": "pu",
                    "program": "JKK", "dasar": "umk", "dana": "apbd", "alasan": "surat pindah", "upah": wage,
                ]
            }
            for wage in ["1.5", "3.10.000", "3100000,50", "31000.000", "Rp", ",-"] {
                let refused = try await browser.post(path, form(wage))
                #expect(refused.status == 422 && refused.text.contains("upah-error"), "\(wage)")
            }
            #expect(try await browser.post(path, form("Rp 3.100.000,-")).status == 303)
            #expect(try await browser.get(person).text.contains("Rp3.100.000"))
        }
    }

    @Test func `move a job, open another and record a death`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .opdOperator)
            let person = "/orang/\(town.person("DEWI LESTARI"))"
            let page = try await browser.get(person)
            let path = String(try #require(page.text.firstMatch(of: /href="([^"]*\/ubah)"/)).1)
            let form = try await browser.get(path).text
            #expect(form.contains("Puskesmas") && !form.contains("Dinas PU") && form.contains("3000000"))
            let moved = try await browser.post(
                path,
                [
                    "mulai": "2026-03-10", "unit": "\(town.unit("1.02"))", "kategori": "phl", "segmen": "pu",
                    "program": "JKK", "upah": "Rp3.100.000", "dasar": "umk", "dana": "apbd",
                    "alasan": "surat pindah",
                ])
            #expect(moved.status == 303, "\(moved.text)")
            #expect(try await browser.get(person).text.contains("Rp3.100.000"))
            let beyond = try await browser.post(
                path,
                [
                    "mulai": "2026-03-10", "unit": "\(town.unit("1.03"))", "kategori": "phl", "segmen": "pu",
                    "program": "JKK", "upah": "3100000", "dasar": "umk", "dana": "apbd", "alasan": "surat",
                ])
            #expect(beyond.status == 404)
            let late = try await browser.post(
                "\(person)/meninggal", ["tanggal": "2027-01-01", "alasan": "akta"])
            #expect(late.status == 422)
            #expect(
                try await browser.post(
                    "\(person)/meninggal", ["tanggal": "2026-02-20", "alasan": "akta 5"]
                ).status == 303)
            let dead = try await browser.get(person).text
            #expect(dead.contains("20 Februari 2026") && !dead.contains("/ubah"))
        }
    }
}
