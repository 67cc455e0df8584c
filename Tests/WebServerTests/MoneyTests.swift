import Access
import MoneyAndDates
import SQLDatabase
import TestDatabases
import TestPortal
import Testing

@Suite struct `The pages of dues` {
    private static let month = "2026-02"

    private func registration(_ town: PortalTown, _ code: String) async throws -> Int64 {
        let unit = town.unit(code)
        return try await town.database.read { connection in
            try connection.integer(
                "SELECT registration_id FROM unit_registration WHERE gov_id = 1671 AND unit_id = $1",
                [.integer(unit)])
        } ?? -1
    }

    private func number(_ town: PortalTown, _ sql: String, _ registration: Int64) async throws -> Int64 {
        try await town.database.read { connection in
            try connection.integer(sql, [.integer(registration)])
        } ?? -1
    }

    /// February of both registrations, calculated and finalised through the forms of Disnaker.
    private func billed(_ town: PortalTown) async throws -> (own: Int64, other: Int64) {
        let desk = try await Browser.entered(town, as: .manpowerOffice)
        #expect(try await desk.get("/iuran").status == 200)
        #expect(try await desk.post("/iuran/buka", ["bulan": Self.month]).status == 303)
        #expect(try await desk.post("/iuran/hitung", ["bulan": Self.month]).status == 303)
        let (own, other) = (try await registration(town, "1.02"), try await registration(town, "1.03"))
        for registration in [own, other] {
            let reply = try await desk.post("/iuran/\(Self.month)/\(registration)/finalisasi")
            #expect(reply.status == 303 && reply.location?.contains("kabar=told.money.finalised") == true)
        }
        return (own, other)
    }

    private func bill(_ town: PortalTown, _ registration: Int64) async throws -> Int64 {
        try await number(
            town, "SELECT bill_id FROM bill WHERE gov_id = 1671 AND registration_id = $1", registration)
    }

    @Test(arguments: TestEngine.atHand)
    func `answer each role by its rights, and hide what is out of reach`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let (own, other) = try await billed(town)
            let bills = (own: try await bill(town, own), other: try await bill(town, other))
            let pages = [
                ("/iuran/\(Self.month)/\(own)", 200), ("/iuran/\(Self.month)/\(own)/sebab", 200),
                ("/iuran/tagihan/\(bills.own)", 200), ("/iuran/bayar/baru?tagihan=\(bills.own)", 200),
                ("/iuran/bayar", 200), ("/iuran/tunggakan", 200), ("/iuran/rekonsiliasi/\(Self.month)", 200),
                ("/iuran/rekonsiliasi/\(Self.month)/\(own)", 200), ("/iuran/\(Self.month)/\(other)", 404),
                ("/iuran/\(Self.month)/\(other)/sebab", 404), ("/iuran/tagihan/\(bills.other)", 404),
                ("/iuran/bayar/baru?tagihan=\(bills.other)", 404), ("/iuran/bayar/4711", 404),
                ("/iuran/rekonsiliasi/\(Self.month)/\(other)", 404), ("/iuran/2026-13/\(own)", 404),
                ("/iuran/\(Self.month)/x", 404), ("/iuran/kuitansi/4711", 404), ("/iuran/jurnal", 404),
                ("/iuran/bank", 403),
            ]
            let treasurer = try await Browser.entered(town, as: .treasurer)
            for (path, status) in pages {
                #expect(try await treasurer.get(path).status == status, "\(path)")
            }
            let list = try await treasurer.get("/iuran").text
            #expect(list.contains("Dinas Kesehatan") && !list.contains("Dinas PU"))
            let worker = try await Browser.entered(town, as: .worker)
            for path in ["/iuran", "/iuran/bayar", "/iuran/tunggakan", "/iuran/\(Self.month)/\(own)"] {
                #expect(try await worker.get(path).status == 403, "\(path)")
            }
            #expect(try await treasurer.post("/iuran/\(Self.month)/\(own)/hitung").status == 403)
        }
    }

    @Test func `name nobody to who may see the sums only`() async throws {
        try await withTown(.sqlite) { town async throws in
            let (own, _) = try await billed(town)
            let page = "/iuran/\(Self.month)/\(own)"
            let treasurer = try await Browser.entered(town, as: .treasurer)
            let leadership = try await Browser.entered(town, as: .leadership)
            #expect(try await treasurer.get(page).text.contains("SITI AMINAH"))
            let sums = try await leadership.get(page)
            #expect(sums.status == 200 && !sums.text.contains("SITI AMINAH"))
            let spell = try await number(
                town, "SELECT MIN(spell_id) FROM assessment WHERE gov_id = 1671 AND registration_id = $1",
                own)
            #expect(try await treasurer.get("\(page)/orang/\(spell)").status == 200)
            #expect(try await leadership.get("\(page)/orang/\(spell)").status == 403)
            // Who must say why says it in the form: it stands in no address.
            let inspector = try await Browser.entered(town, as: .inspectorate)
            let lines = "\(page)/orang/\(spell)"
            #expect(try await !inspector.get("\(lines)?alasan=audit+2026").text.contains("SITI AMINAH"))
            #expect(try await inspector.post(lines, ["alasan": "abc"]).status == 422)
            let opened = try await inspector.post(lines, ["alasan": "audit 2026"])
            #expect(opened.status == 200 && opened.text.contains("SITI AMINAH"))
        }
    }

    @Test(arguments: ["0001-01", "9999-12", "1899-12", "2200-01"])
    func `know no month in which nobody lives, and go on`(month: String) async throws {
        try await withTown(.sqlite) { town async throws in
            let finance = try await Browser.entered(town, as: .financeAgency)
            for path in ["/iuran/rekonsiliasi/\(month)", "/iuran/\(month)/1", "/iuran?bulan=\(month)"] {
                #expect(try await finance.get(path).status < 500, "\(path)")
            }
            let asked = try await Browser.entered(town, as: .manpowerOffice).post(
                "/daftar/permintaan", ["nama": "X", "bulan": month, "tenggat": "9999-12-31"])
            #expect(asked.status < 500 && asked.status != 303)
            #expect(try await finance.get("/iuran").status == 200)
        }
    }

    @Test(arguments: ["-9223372036854775808", "0", "9223372036854775807", "2"])
    func `have no part of a SIPP file that is not there`(part: String) async throws {
        try await withTown(.sqlite) { town async throws in
            let (own, _) = try await billed(town)
            let desk = try await Browser.entered(town, as: .manpowerOffice)
            let reply = try await desk.post(
                "/iuran/\(Self.month)/\(own)/sipp/tk-baru", ["bagian": part, "alasan": "x"])
            #expect(reply.status == 404 || reply.status == 422, "\(reply.status)")
        }
    }

    @Test func `escape what people are called, and show it in both languages`() async throws {
        try await withTown(.sqlite) { town async throws in
            let (_, other) = try await billed(town)
            let finance = try await Browser.entered(town, as: .financeAgency)
            let page = try await finance.get("/iuran/\(Self.month)/\(other)")
            #expect(page.text.contains("AGUS &lt;b&gt;SALIM") && !page.text.contains("<b>SALIM"))
            let english = try await finance.get("/iuran/\(Self.month)/\(other)?bahasa=en")
            #expect(english.text.contains("Person by person") && !english.text.contains("⟨"))
            #expect(!page.text.contains("⟨") && page.text.utf8.count < 60_000)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `lead a payment from one hand to another, and to its receipt`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let (own, _) = try await billed(town)
            let bill = try await bill(town, own)
            let treasurer = try await Browser.entered(town, as: .treasurer)
            let form = try await treasurer.get("/iuran/bayar/baru?tagihan=\(bill)")
            let key = try #require(form.text.firstMatch(of: /name="kunci" value="([^"]+)"/)).1
            func send(_ amount: String, _ reference: String) async throws -> Browser.Reply {
                try await treasurer.post(
                    "/iuran/bayar/baru",
                    [
                        "tagihan": "\(bill)", "kunci": String(key), "jumlah": amount,
                        "tanggal": "2026-03-01", "referensi": reference,
                    ])
            }
            let wrong = try await send("12,5", "TRF <1>")
            #expect(
                wrong.status == 422 && wrong.text.contains("12,5") && wrong.text.contains("TRF &lt;1&gt;"))
            #expect(try await send("10.000", "").status == 422)
            let sent = try await send("10.000", "TRF <1>")
            #expect(sent.status == 303)
            let path = try #require(sent.location?.split(separator: "?").first.map(String.init))
            #expect(try await send("Rp10.000", "TRF <1>").location == sent.location)
            #expect(try await treasurer.post("\(path)/sahkan").status == 403)

            let head = try await Browser.entered(town, as: .unitHead)
            #expect(try await head.get(path).text.contains("TRF &lt;1&gt;"))
            #expect(try await head.post("\(path)/tolak", ["alasan": ""]).status == 422)
            let booked = try await head.post("\(path)/sahkan")
            #expect(booked.status == 303)
            let receipt = try await head.get(try #require(booked.location))
            #expect(receipt.status == 200 && receipt.text.contains("sepuluh ribu rupiah"))
            #expect(try await head.post("\(path)/tolak", ["alasan": "terlambat"]).status == 422)
        }
    }

    @Test func `refuse forged forms, and tell what a step needs`() async throws {
        try await withTown(.sqlite) { town async throws in
            let (own, _) = try await billed(town)
            let desk = try await Browser.entered(town, as: .manpowerOffice)
            let page = "/iuran/\(Self.month)/\(own)"
            _ = try await desk.get(page)
            #expect(try await desk.post("\(page)/batal", ["tanda": "forged"]).status == 403)
            let again = try await desk.post("\(page)/hitung")
            #expect(again.status == 422 && again.text.contains("difinalisasi"))
            #expect(try await desk.post("\(page)/batal").status == 303)
            #expect(try await desk.post("/iuran/hitung", ["bulan": "kapan"]).status == 404)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `show a bank's file before it is taken, and refuse what is none`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            _ = try await billed(town)
            let finance = try await Browser.entered(town, as: .financeAgency)
            #expect(try await finance.get("/iuran/bank").status == 200)
            let odd = try await finance.upload("/iuran/bank", file: ("berkas", "../../a.csv", "a,b\n1,2\n"))
            #expect(odd.status == 422)
            #expect(try await finance.upload("/iuran/bank", file: ("berkas", "a.csv", "")).status == 422)
            let text = """
                Tgl. Transaksi,Tgl. Valuta,No. Bukti,Uraian,Mutasi Debet,Mutasi Kredit,Saldo
                01/03/2026,01/03/2026,B1,<b>LAIN,7000,0,993000

                """
            let read = try await finance.upload("/iuran/bank", file: ("berkas", "mutasi.csv", text))
            #expect(read.status == 303, "\(read.text)")
            let path = try #require(read.location)
            let preview = try await finance.get(path)
            #expect(preview.status == 200 && preview.text.contains("&lt;b&gt;LAIN"))
            #expect(try await finance.post("\(path)/catat").status == 303)
            let list = try await finance.get("/iuran/bank")
            #expect(list.text.contains("&lt;b&gt;LAIN"))
            let leader = try await Browser.entered(town, as: .leadership)
            #expect(try await leader.get(path).status == 403)
        }
    }

    @Test func `hand a month's SIPP files to who may see numbers`() async throws {
        try await withTown(.sqlite) { town async throws in
            let (own, other) = try await billed(town)
            let operators = try await Browser.entered(town, as: .opdOperator)
            let path = "/iuran/\(Self.month)/\(own)/sipp"
            #expect(try await operators.get(path).text.contains("template_tk_baru"))
            let file = try await operators.post("\(path)/tk-baru", ["bagian": "1"])
            #expect(
                file.status == 200 && file.headers["content-disposition"]?.contains("tk_baru.xlsx") == true)
            for (kind, part) in [("tk-baru", "2"), ("tk-baru", "0"), ("tk-na", "1"), ("balasan", "1")] {
                let reply = try await operators.post("\(path)/\(kind)", ["bagian": part])
                #expect(reply.status == 404, "\(kind) \(part)")
            }
            #expect(try await operators.get("/iuran/\(Self.month)/\(other)/sipp").status == 404)
            let treasurer = try await Browser.entered(town, as: .treasurer)
            #expect(try await treasurer.get(path).status == 200)
            #expect(try await treasurer.post("\(path)/tk-baru", ["bagian": "1"]).status == 403)
        }
    }

    @Test func `hand the journal out as files, harmless in a spreadsheet`() async throws {
        try await withTown(.sqlite) { town async throws in
            _ = try await billed(town)
            let finance = try await Browser.entered(town, as: .financeAgency)
            #expect(try await finance.get("/iuran/jurnal").status == 200)
            for form in ["hledger", "beancount", "csv"] {
                let reply = try await finance.post("/iuran/jurnal/\(form)")
                #expect(reply.status == 200 && reply.text.contains("finance-agency"), "\(form)")
                #expect(reply.headers["content-disposition"]?.contains("jurnal-2026-03-01") == true)
            }
            #expect(try await finance.post("/iuran/jurnal/exe").status == 404)
        }
    }
}
