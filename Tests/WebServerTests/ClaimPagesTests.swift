import Access
import AccessBooks
import ClaimBooks
import Claims
import DeskBooks
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebAPI
import WebGate

@Suite struct `The pages of claims` {
    /// Opens a claim as a browser does, and gives its path.
    private func open(
        _ browser: Browser, _ town: PortalTown, _ name: String, _ type: String, on day: String = "2026-02-28"
    ) async throws -> String {
        let reply = try await browser.post(
            "/klaim/baru", ["orang": "\(town.person(name))", "jenis": type, "tanggal": day, "jam": "07:45"])
        return try #require(reply.location?.split(separator: "?").first.map(String.init), "\(reply.text)")
    }

    @Test(arguments: TestEngine.atHand)
    func `lead from a person to a claim, and say how long there is`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let browser = try await Browser.entered(town, as: .opdOperator)
            let person = try await browser.get("/orang/\(town.person("SITI AMINAH"))")
            #expect(person.text.contains("/klaim/baru?orang=\(town.person("SITI AMINAH"))"))
            let form = try await browser.get("/klaim/baru?orang=\(town.person("SITI AMINAH"))")
            #expect(form.status == 200 && form.text.contains("SITI AMINAH"))
            let path = try await open(browser, town, "SITI AMINAH", "jkk")
            let page = try await browser.get(path)
            #expect(page.status == 200)
            for part in ["sisa 12 jam", "KK1", "Perkiraan", "Ditetapkan oleh BPJS", "28 Februari 2026"] {
                #expect(page.text.contains(part), "\(part)")
            }
            #expect(!page.text.contains("⟨") && page.text.utf8.count < 60_000)
            let english = try await browser.get("\(path)?bahasa=en")
            #expect(english.text.contains("12 hours left") && !english.text.contains("⟨"))
            #expect(try await browser.get("/klaim").text.contains("SITI AMINAH"))
        }
    }

    @Test(arguments: [
        ["jenis": "jkk", "tanggal": "2026-03-02"], ["jenis": "jkk", "tanggal": "2015-06-30"],
        ["jenis": "jkk", "tanggal": "kemarin"], ["jenis": "jkk"], ["jenis": "xyz", "tanggal": "2026-02-28"],
        ["jenis": "jkk", "tanggal": "2026-02-28", "jam": "25:00"],
    ])
    func `refuse what is no event, and keep what was typed`(fields: [String: String]) async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .manpowerOffice)
            let person = town.person("SITI AMINAH")
            let reply = try await browser.post(
                "/klaim/baru",
                [
                    "orang": "\(person)", "jenis": fields["jenis"] ?? "", "jam": fields["jam"] ?? "",
                    "tanggal": fields["tanggal"] ?? "",
                ])
            #expect(reply.status == 422, "\(fields)")
            if fields["jenis"] == "jkk" { #expect(reply.text.contains("value=\"jkk\" selected")) }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are not there for another unit or government`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let office = try await Browser.entered(town, as: .manpowerOffice)
            let path = try await open(office, town, "AGUS <b>SALIM", "jkm")
            let browser = try await Browser.entered(town, as: .opdOperator)
            for path in [path, "/klaim/1", "/klaim/baru?orang=\(town.stranger)", "/klaim/baru?orang=x"] {
                #expect(try await browser.get(path).status == 404, "\(path)")
            }
            for act in ["jawab", "ajukan", "tolak", "batal", "periksa"] {
                #expect(try await browser.post("\(path)/\(act)").status == 404, "\(act)")
            }
            let page = try await office.get(path)
            #expect(page.text.contains("AGUS &lt;b&gt;SALIM") && !page.text.contains("<b>SALIM"))
            let stranger = try await office.post(
                "/klaim/baru", ["orang": "\(town.stranger)", "jenis": "jkm", "tanggal": "2026-02-28"])
            #expect(stranger.status == 404)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `take answers and papers, and lead a claim through two hands to its payment`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await Browser.entered(town, as: .opdOperator)
            let path = try await open(desk, town, "SITI AMINAH", "jkm")
            let early = try await desk.post("\(path)/ajukan")
            #expect(early.status == 422 && early.text.contains("Masih kurang"))
            let wrong = try await desk.post("\(path)/jawab", ["q-dues-months": "banyak"])
            #expect(wrong.status == 422 && wrong.text.contains("value=\"banyak\""))
            #expect(try await desk.post("\(path)/jawab", ["q-warna": "merah"]).status == 422)
            #expect(
                try await desk.post("\(path)/jawab", ["q-certificate-number": "AKTA <1>"]).status == 303)
            let odd = try await desk.upload(
                "\(path)/berkas", ["jenis": "ktp"], file: ("berkas", "ktp.jpg", "bukan gambar"))
            #expect(odd.status == 422 && odd.text.contains("PDF atau foto"))
            let kinds = ClaimFormKinds.needed(of: .death, town)
            for kind in kinds {
                let reply = try await desk.upload(
                    "\(path)/berkas", ["jenis": kind], file: ("berkas", "<i>\(kind).pdf", "%PDF-1.4\n"))
                #expect(reply.status == 303, "\(kind)")
            }
            let page = try await desk.get(path)
            #expect(page.text.contains("AKTA &lt;1&gt;") && page.text.contains("&lt;i&gt;ktp.pdf"))
            let file = try #require(page.text.firstMatch(of: /action="([^"]+\/berkas\/[0-9]+)"/)).1
            let taken = try await desk.post(String(file))
            #expect(taken.status == 200 && taken.headers["content-type"] == "application/pdf")
            #expect(try await desk.post("\(path)/ajukan").status == 303)
            #expect(try await desk.post("\(path)/kirim").status == 403)
            let head = try await Browser.entered(town, as: .unitHead)
            #expect(try await head.get("/klaim?bagian=tunggu").text.contains("SITI AMINAH"))
            _ = try await head.get(path)
            #expect(try await head.post("\(path)/kirim").status == 303)
            _ = try await desk.get(path)
            #expect(try await desk.post("\(path)/setuju", ["jumlah": "banyak"]).status == 422)
            #expect(try await desk.post("\(path)/setuju", ["jumlah": "42.000.000"]).status == 303)
            let pay = ["jumlah": "42.000.000", "tanggal": "2026-03-01", "rekening": "0123456789"]
            let sent = try await desk.post(
                "\(path)/bayar",
                [
                    "jumlah": pay["jumlah"] ?? "", "tanggal": pay["tanggal"] ?? "",
                    "rekening": pay["rekening"] ?? "",
                ])
            #expect(sent.status == 303, "\(sent.text)")
            #expect(try await head.post("\(path)/bayar/1/sahkan").status == 303)
            let done = try await desk.get(path)
            #expect(done.text.contains("******6789") && !done.text.contains("0123456789"))
            let totals = try await desk.get("/klaim/serah-terima?menurut=unit")
            #expect(totals.text.contains("Rp42.000.000") && totals.text.contains("Dinas Kesehatan"))
            #expect(try await head.post("\(path)/bayar/1/balik", ["alasan": ""]).status == 422)
            #expect(try await head.post("\(path)/bayar/1/balik", ["alasan": "salah catat"]).status == 303)
            #expect(try await head.post("\(path)/bayar/1/balik", ["alasan": "lagi"]).status == 422)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `take lists of deaths, tell bad rows, and open the claim of the family`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let office = try await Browser.entered(town, as: .manpowerOffice)
            _ = try await office.get("/klaim/kematian")
            let list = """
                NIK,Nama,Tanggal Meninggal,Nomor Akta
                1671014101900001,SITI AMINAH,2026-02-20,A-1
                123,PENDEK,2026-02-20,A-2
                ,TANPA HARI,,A-3

                """
            let reply = try await office.upload(
                "/klaim/kematian", file: ("berkas", "dukcapil.csv", list))
            #expect(reply.status == 422 && reply.text.contains("2 baris tidak dapat dibaca"))
            #expect(reply.text.contains("Baris 3") && reply.text.contains("SITI AMINAH"))
            let none = try await office.upload("/klaim/kematian", file: ("berkas", "a.csv", "a,b\n1,2\n"))
            #expect(none.status == 422)
            let own = try await Browser.entered(town, as: .opdOperator)
            let page = try await own.get("/klaim/kematian")
            let notice = try #require(page.text.firstMatch(of: /\/klaim\/kematian\/[0-9]+/)).0
            #expect(try await own.get(String(notice)).text.contains("Di buku ini"))
            let confirmed = try await own.post(
                "\(notice)/pastikan", ["orang": "\(town.person("SITI AMINAH"))"])
            let claim = try #require(confirmed.location?.split(separator: "?").first, "\(confirmed.text)")
            #expect(try await own.get(String(claim)).text.contains("Kematian (JKM)"))
            #expect(try await own.get("/klaim/kematian").text.contains("Tidak ada kabar"))
            #expect(try await own.post("\(notice)/kesampingkan", ["alasan": "x"]).status == 422)
            let told = try await own.post("/klaim/kematian/kabar", ["nama": "X", "tanggal": "2026-02-01"])
            #expect(told.status == 404)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `ask a family, and show who inherits with the papers in plain words`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let browser = try await Browser.entered(town, as: .opdOperator)
            let path = "/orang/\(town.person("SITI AMINAH"))/ahli-waris"
            #expect(try await browser.get(path).status == 200)
            let wrong = try await browser.post(
                path, ["hubungan": "child", "nama": "ADI", "nik": "12", "lahir": "2015-01-01"])
            #expect(wrong.status == 422 && wrong.text.contains("16 angka"))
            let added = try await browser.post(
                path,
                [
                    "hubungan": "child", "nama": "ADI <u>", "lahir": "2015-01-01", "sekolah": "SD4",
                    "dicocokkan": "ya",
                ])
            #expect(added.status == 303, "\(added.text)")
            #expect(try await browser.get(path).text.contains("ADI &lt;u&gt;"))
            let claim = try await open(browser, town, "SITI AMINAH", "jkm")
            let page = try await browser.get(claim)
            #expect(page.text.contains("Yang dibawa ahli waris") && page.text.contains("Kartu Keluarga"))
            let begin = try #require(page.text.firstMatch(of: /action="([^"]+\/mulai)"/)).1
            #expect(try await browser.post(String(begin)).status == 303)
            #expect(try await browser.get("/klaim/beasiswa").text.contains("ADI"))
        }
    }

    @Test func `print forms for who may file, and record it`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .opdOperator)
            let path = try await open(browser, town, "SITI AMINAH", "jkk")
            _ = try await browser.get(path)
            let form = try await browser.post("\(path)/formulir/accident-phase-one")
            #expect(form.status == 200 && form.text.hasPrefix("%PDF"))
            #expect(try await browser.post("\(path)/formulir/death-claim").status == 422)
            #expect(try await browser.post("\(path)/formulir/apa").status == 404)
            let acts = try await LookBook.of(town.person("SITI AMINAH"), in: town.office).map(\.look.act)
            #expect(acts.contains("claim.form"))
            #expect(
                try await browser.post(
                    "/klaim/serah-terima/paket", ["dari": "2026-01-01", "sampai": "2026-03-01"]
                ).status == 422)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `draft the letter of a right for one or for all, once, and for nobody out of reach`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let names = ["SITI AMINAH", "AGUS <b>SALIM"]
            let people = names.map { town.person($0) }
            try await town.database.write { connection in
                for person in people {
                    let values: [SQLValue] = [.integer(town.office.government), .integer(person)]
                    try connection.execute(
                        "UPDATE job_spell SET programmes = 7 WHERE gov_id = $1 AND person_id = $2", values)
                    try connection.execute(
                        "UPDATE person SET born = 19700316 WHERE gov_id = $1 AND person_id = $2", values)
                }
            }
            let browser = try await Browser.entered(town, as: .opdOperator)
            let page = try await browser.get("/klaim/hak")
            #expect(page.status == 200 && page.text.contains("SITI AMINAH"), "\(page.text)")
            #expect(page.text.contains("value=\"\(people[0]).docx\"") && !page.text.contains("⟨"))
            #expect(!page.text.contains("Surat disusun"))
            let part = try #require(page.text.split(separator: "name=\"bagian\" value=\"").last)
            let place = String(part.prefix { $0 != "\"" })
            func letter(
                _ browser: Browser, _ whose: String, month: String = "2026-03", part: String? = nil
            ) async throws -> Browser.Reply {
                try await browser.post(
                    "/klaim/hak/surat", ["bulan": month, "bagian": part ?? place, "surat": whose])
            }
            #expect(try await letter(browser, "\(people[1])").status == 404)
            #expect(try await letter(browser, "0").status == 404)
            #expect(try await letter(browser, "x").status == 404)
            #expect(try await letter(browser, "semua", part: "99").status == 404)
            #expect(try await letter(browser, "semua", month: "kemarin").status == 404)
            let one = try await letter(browser, "\(people[0])")
            #expect(one.status == 200 && one.headers["content-type"] == "application/pdf")
            #expect(try await browser.get("/klaim/hak").text.contains("Surat disusun 1 Maret 2026"))
            let word = try await letter(browser, "\(people[0]).docx")
            #expect(word.status == 200 && word.headers["content-type"]?.contains("wordprocessing") == true)
            // Hers was drafted, so that nobody of the unit is left; the office has the other one.
            #expect(try await letter(browser, "semua").status == 422)
            let office = try await Browser.entered(town, as: .manpowerOffice)
            #expect(try await letter(office, "semua").status == 200)
            #expect(try await letter(office, "semua").status == 422)
            #expect(try await letter(office, "semua", part: "").status == 422)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `show what is not settled by rupiah, and the list by unit, within reach only`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let operators = try await Browser.entered(town, as: .opdOperator)
            let office = try await Browser.entered(town, as: .manpowerOffice)
            for browser in [operators, office] {
                let page = try await browser.get("/klaim/belum-pasti")
                #expect(page.status == 200 && !page.text.contains("⟨"), "\(page.text)")
                #expect(page.text.utf8.count < 60_000)
            }
            _ = try await open(office, town, "AGUS <b>SALIM", "jkk")
            _ = try await open(office, town, "SITI AMINAH", "jkk")
            let (own, other) = (town.unit("1.02"), town.unit("1.03"))
            let list = try await office.get("/klaim?unit=\(own)&jenis=jkk")
            #expect(list.text.contains("SITI AMINAH") && !list.text.contains("AGUS"), "\(list.text)")
            let kept = "unit=\(own)&amp;jenis=jkk&amp;bagian=terbuka"
            #expect(list.text.contains(kept), "the parts keep what is chosen")
            let nowhere = try await office.get("/klaim?nama-unit=100%25")
            #expect(!nowhere.text.contains("SITI AMINAH"))
            #expect(try await office.get("/klaim/belum-pasti?unit=\(own)").status == 200)
            #expect(try await operators.get("/klaim/belum-pasti?unit=\(own)").status == 200)
            for path in ["/klaim?unit=\(other)", "/klaim/belum-pasti?unit=\(other)", "/klaim?unit=77"] {
                #expect(try await operators.get(path).status == 404, "\(path)")
            }
        }
    }

    @Test func `open for the inspectorate with a reason only`() async throws {
        try await withTown(.sqlite) { town async throws in
            let office = try await Browser.entered(town, as: .manpowerOffice)
            let path = try await open(office, town, "SITI AMINAH", "jkm")
            let inspector = try await Browser.entered(town, as: .inspectorate)
            let asked = try await inspector.get(path)
            #expect(asked.status == 200 && !asked.text.contains("SITI AMINAH"))
            #expect(try await inspector.post(path, ["alasan": "a"]).status == 422)
            #expect(try await inspector.post(path, ["alasan": "audit 2026"]).text.contains("SITI AMINAH"))
        }
    }
}

enum ClaimFormKinds {
    /// The papers that a type needs before it goes to BPJS.
    static func needed(of type: ClaimType, _ town: PortalTown) -> [String] {
        town.portal.law.claims.form(type).evidence.filter { $0.before != nil && $0.when.isEmpty }.map(\.name)
    }
}
