import Access
import TestDatabases
import TestPortal
import Testing
import WebPages

@Suite struct `The pages of rosters` {
    /// As it lies on a desk: one NIK too short, and a name that would be markup.
    private let roster = """
        NO,NIK,NAMA,JENIS KELAMIN,TANGGAL LAHIR,UPAH
        1,1671014101900001,SITI AMINAH,P,01-01-1990,3500000
        2,1671010202850002,BUDI SANTOSO,L,02-02-1985,3000000
        3,16710152038800,"<i>DEWI</i> LESTARI",P,12-03-1988,3000000
        """

    @Test(arguments: TestEngine.atHand)
    func `lead from a file to a decided version, with what was wrong mended on the way`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await working(town) {
                let clerk = try await Browser.entered(town, as: .opdOperator)
                let form = try await clerk.get("/daftar/kirim")
                #expect(form.status == 200 && form.text.contains("Dinas Kesehatan"))
                #expect(!form.text.contains("Dinas PU"))
                let sent = try await clerk.upload(
                    "/daftar/kirim", ["unit": "\(town.unit("1.02"))", "bulan": "2026-03"],
                    file: ("berkas", "daftar.csv", roster))
                let file = try #require(sent.location)
                let page = try await settled(file, clerk)
                #expect(page.status == 200 && page.text.contains("sel.3.1"))
                #expect(page.text.contains("&lt;i&gt;DEWI") && !page.text.contains("<i>DEWI"))
                let same = try await clerk.post("\(file)/perbaiki", ["sel.3.1": "16710152038800"])
                #expect(same.status == 422)
                _ = try await clerk.post("\(file)/perbaiki", ["sel.3.1": "1671015203880003"])
                #expect(try await !settled(file, clerk).text.contains("sel.3.1"))
                #expect(try await clerk.post("\(file)/kirim", ["sptjm": "7/2026"]).status == 422)
                let done = try await clerk.post("\(file)/kirim", ["sptjm": "7/2026", "menjamin": "ya"])
                let version = try #require(done.location?.split(separator: "?").first.map(String.init))
                #expect(done.status == 303 && version.hasPrefix("/daftar/") && version != file)
                #expect(try await clerk.get(file).location == version)
                try await decided(version, town, clerk)
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `raise a signal where a row is very like somebody, until a human says that they are one`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await working(town) {
                // One digit of her NIK is another, which is a number that the register does not have.
                let row = "1,1671014101900009,SITI AMINAH,P,01-01-1990,3500000"
                let clerk = try await Browser.entered(town, as: .opdOperator)
                _ = try await clerk.get("/daftar/kirim")
                let sent = try await clerk.upload(
                    "/daftar/kirim", ["unit": "\(town.unit("1.02"))", "bulan": "2026-03"],
                    file: ("berkas", "daftar.csv", "NO,NIK,NAMA,JENIS KELAMIN,TANGGAL LAHIR,UPAH\n\(row)\n"))
                let file = try #require(sent.location)
                _ = try await settled(file, clerk)
                let done = try await clerk.post("\(file)/kirim", ["sptjm": "7/2026", "menjamin": "ya"])
                let version = try #require(done.location?.split(separator: "?").first.map(String.init))
                let head = try await Browser.entered(town, as: .unitHead)
                var seen = try await head.get(version)
                for _ in 1...200 where !seen.text.contains("/periksa") {
                    try await Task.sleep(for: .milliseconds(50))
                    seen = try await head.get(version)
                }
                let verifier = try await Browser.entered(town, as: .verifier)
                func found() async throws -> String {
                    _ = try await verifier.get("/tanda")
                    #expect(try await verifier.post("/tanda").status == 303)
                    return try await verifier.get("/tanda?jenis=near-pair").text
                }
                let raised = try await found()
                #expect(raised.contains("SITI AMINAH"), "\(raised)")
                let id = try #require(raised.firstMatch(of: /href="\/tanda\/(\d+)"/)).1
                let sheet = try await verifier.get("/tanda/\(id)")
                #expect(sheet.status == 200 && !sheet.text.contains("1671014101900009"))
                let same = try await head.post("\(version)/periksa", ["baris": "1", "putusan": "same"])
                #expect(same.status == 303, "\(same.text)")
                #expect(try await !found().contains("/tanda/\(id)"))
            }
        }
    }

    private func decided(_ version: String, _ town: PortalTown, _ clerk: Browser) async throws {
        let own = try await clerk.get(version)
        #expect(own.status == 200 && !own.text.contains("/setujui"))
        #expect(try await clerk.post("\(version)/setujui", ["sptjm": "7/2026"]).status == 403)
        let head = try await Browser.entered(town, as: .unitHead)
        let seen = try await head.get(version)
        #expect(seen.text.contains("/setujui") && seen.text.contains("7/2026"))
        #expect(seen.text.contains("************0001") && !seen.text.contains("1671014101900001"))
        #expect(try await head.post("\(version)/kembalikan", ["tanda": "forged"]).status == 403)
        #expect(try await head.post("\(version)/kembalikan").status == 422)
        _ = try await head.get(version)
        let approved = try await head.post("\(version)/setujui", ["sptjm": "7/2026"])
        #expect(approved.status == 200)
        #expect(try await head.get(version).text.contains("disetujui"))
        #expect(try await head.post("\(version)/setujui", ["sptjm": "7/2026"]).status == 422)
    }

    @Test func `are not there for whoever has no right to them, and the same as none out of reach`()
        async throws
    {
        try await withTown(.sqlite) { town async throws in
            try await working(town) {
                let clerk = try await Browser.entered(town, as: .opdOperator)
                let strange = try await clerk.upload(
                    "/daftar/kirim", ["unit": "\(town.unit("1.03"))", "bulan": "2026-03"],
                    file: ("berkas", "daftar.csv", roster))
                #expect(strange.status == 404)
                #expect(try await clerk.get("/daftar/berkas/1").status == 404)
                #expect(try await clerk.get("/daftar/1").status == 404)
                #expect(try await clerk.get("/daftar/permintaan").status == 403)
                _ = try await clerk.get("/daftar/kirim")
                let empty = try await clerk.upload(
                    "/daftar/kirim", ["unit": "\(town.unit("1.02"))", "bulan": "2026-03"],
                    file: ("berkas", "", ""))
                #expect(empty.status == 422)
                let treasurer = try await Browser.entered(town, as: .treasurer)
                #expect(try await treasurer.get("/daftar").status == 403)
                let verifier = try await Browser.entered(town, as: .verifier)
                #expect(try await verifier.get("/daftar").status == 200)
                #expect(try await verifier.get("/daftar/kirim").status == 403)
            }
        }
    }

    @Test func `ask for a column's meaning where a file has no header, and say why a file is none`()
        async throws
    {
        try await withTown(.sqlite) { town async throws in
            try await working(town) {
                let clerk = try await Browser.entered(town, as: .opdOperator)
                _ = try await clerk.get("/daftar/kirim")
                let bare = roster.split(separator: "\n").dropFirst().joined(separator: "\n")
                let sent = try await clerk.upload(
                    "/daftar/kirim", ["unit": "\(town.unit("1.02"))", "bulan": "2026-03"],
                    file: ("berkas", "tanpa-judul.csv", bare))
                let file = try #require(sent.location)
                let asked = try await settled(file, clerk)
                #expect(asked.text.contains("kolom.0.2") && asked.text.contains("role=\"alert\""))
                _ = try await clerk.post(
                    "\(file)/kolom",
                    [
                        "kolom.0.0": "", "kolom.0.1": "nik", "kolom.0.2": "nama",
                        "kolom.0.3": "jenis-kelamin",
                        "kolom.0.4": "tanggal-lahir", "kolom.0.5": "upah",
                    ])
                #expect(try await settled(file, clerk).text.contains("sel.3.1"))
                let none = try await clerk.upload(
                    "/daftar/kirim", ["unit": "\(town.unit("1.02"))", "bulan": "2026-03"],
                    file: ("berkas", "surat.pdf", "%PDF-1.4 bukan daftar"))
                let refused = try await settled(try #require(none.location), clerk)
                #expect(refused.text.contains("role=\"alert\""))
            }
        }
    }

    @Test func `open a campaign and show it on the board`() async throws {
        try await withTown(.sqlite) { town async throws in
            let office = try await Browser.entered(town, as: .manpowerOffice)
            _ = try await office.get("/daftar/permintaan")
            let refused = try await office.post(
                "/daftar/permintaan", ["nama": "Daftar Maret", "bulan": "2026-03", "tenggat": "besok"])
            #expect(refused.status == 422 && refused.text.contains("Daftar Maret"))
            let opened = try await office.post(
                "/daftar/permintaan", ["nama": "Daftar Maret", "bulan": "2026-03", "tenggat": "2026-03-15"])
            #expect(opened.status == 303)
            let board = try await office.get("/daftar")
            #expect(board.text.contains("Daftar Maret") && board.text.contains("Dinas PU"))
            let clerk = try await Browser.entered(town, as: .opdOperator)
            #expect(try await !clerk.get("/daftar").text.contains("Dinas PU"))
            #expect(try await clerk.get("/daftar/siapa-hilang").status == 200)
        }
    }

    /// The page once the work behind it is over.
    private func settled(_ path: String, _ browser: Browser) async throws -> Browser.Reply {
        for _ in 1...200 {
            let page = try await browser.get(path)
            if page.headers["refresh"] == nil, page.headers["Refresh"] == nil { return page }
            try await Task.sleep(for: .milliseconds(50))
        }
        return try await browser.get(path)
    }

    /// With the work in the background going on, as in a portal that runs.
    private func working(_ town: PortalTown, _ body: () async throws -> Void) async throws {
        let work = Task { await PortalWork.run(town.portal, owner: "test") { _ in } }
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        work.cancel()
        await work.value
        try outcome.get()
    }
}
