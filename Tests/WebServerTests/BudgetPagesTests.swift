import Access
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `The pages of budgets` {
    @Test(arguments: TestEngine.atHand)
    func `lead from people to a decided budget that another person decides`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let unit = town.unit("1.02")
            let path = "/anggaran/2026/\(unit)"
            let treasurer = try await Browser.entered(town, as: .treasurer)
            let board = try await treasurer.get("/anggaran")
            #expect(board.status == 200 && board.text.contains(path) && !board.text.contains("⟨"))
            let empty = try await treasurer.get(path)
            #expect(empty.text.contains("Belum ada yang ditulis"))
            let written = try await treasurer.post("\(path)/usulkan", ["tahap": "dpa", "naik": "6,5"])
            #expect(written.status == 303, "\(written.text)")
            let sheet = try await treasurer.get(path)
            #expect(sheet.text.contains("DPA versi 1") && sheet.text.contains("5.1.02.02.02.0006"))
            #expect(sheet.text.utf8.count < 60_000 && !sheet.text.contains("⟨"))
            let version = try #require(number(behind: "versi=", in: sheet.text))
            let own = try await treasurer.post("\(path)/putuskan", ["versi": version, "nomor": "DPA/1"])
            #expect(own.status == 403)
            let head = try await Browser.entered(town, as: .unitHead)
            let nameless = try await head.post("\(path)/putuskan", ["versi": version, "nomor": ""])
            #expect(nameless.status == 422 && nameless.text.contains("nomor dokumen"))
            let decided = try await head.post("\(path)/putuskan", ["versi": version, "nomor": "DPA/1"])
            #expect(decided.status == 303, "\(decided.text)")
            let after = try await head.get("/anggaran")
            #expect(after.text.contains("12 dari 12 bulan"))
            let file = try await treasurer.get("\(path)/rka?versi=\(version)")
            #expect(file.status == 200)
            let english = try await head.get("\(path)?bahasa=en")
            #expect(english.text.contains("12 of 12 months") && !english.text.contains("⟨"))
        }
    }

    @Test func `change people of a line by a new version, and say why it differs`() async throws {
        try await withTown(.sqlite) { town async throws in
            let path = "/anggaran/2026/\(town.unit("1.02"))"
            let browser = try await Browser.entered(town, as: .financeAgency)
            let line = [
                "kategori": "pekerja-rentan", "dana": "apbd", "segmen": "bpu", "program": "JKK+JKM",
                "orang-baru": "100", "upah": "1.000.000", "dari": "1", "sampai": "12",
                "tahap-baris": "usulan",
            ]
            #expect(try await browser.send("\(path)/baris", line).status == 303)
            let first = try await browser.get(path)
            #expect(first.text.contains("Rp20.160.000"))
            let version = try #require(number(behind: "versi=", in: first.text))
            let change = ["versi": version, "baris": "0", "orang": "150"]
            #expect(try await browser.send("\(path)/ubah", change).status == 303)
            let second = try await browser.get(path)
            #expect(second.text.contains("Rp30.240.000") && second.text.contains("versi 2"))
            let why = try #require(
                second.text.split(separator: "\"").first { $0.contains("/banding?") }.map(String.init))
            let page = try await browser.get(why.replacing("&amp;", with: "&"))
            #expect(page.status == 200 && page.text.contains("Rp10.080.000"))
        }
    }

    @Test(arguments: [
        ("orang-baru", "banyak"), ("orang-baru", "-3"), ("upah", "1.5"), ("kategori", "raja"),
        ("dana", "dbhcht"), ("dari", "12"), ("rek-jkk", "5.1.02.02.02.9999"), ("rek-jkk", "lima"),
    ])
    func `refuse a line that cannot be, and keep what was typed`(field: String, value: String) async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .financeAgency)
            var line = [
                "kategori": "non-asn", "dana": "apbd", "segmen": "bpu", "program": "JKK+JKM",
                "orang-baru": "77", "upah": "1.000.000", "dari": "1", "sampai": "6", "tahap-baris": "rka",
            ]
            line[field] = value
            let reply = try await browser.send("/anggaran/2026/\(town.unit("1.02"))/baris", line)
            #expect(reply.status == 422, "\(field)=\(value): \(reply.status)")
            #expect(reply.text.contains("role=\"alert\"") && !reply.text.contains("⟨"))
        }
    }

    @Test func `of another unit or a closed year are not there or not changed`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .treasurer)
            #expect(try await browser.get("/anggaran/2026/\(town.unit("1.03"))").status == 404)
            #expect(try await browser.get("/anggaran/1/\(town.unit("1.02"))").status == 404)
            #expect(try await browser.get("/anggaran/sumber").status == 404)
            #expect(try await browser.get("/anggaran/skenario").status == 404)
            let closed = try await browser.post(
                "/anggaran/2025/\(town.unit("1.02"))/usulkan", ["tahap": "usulan"])
            #expect(closed.status == 422 && closed.text.contains("2025"))
            let strange = try await browser.post(
                "/anggaran/2026/\(town.unit("1.03"))/usulkan", ["tahap": "usulan"])
            #expect(strange.status == 404)
        }
    }

    @Test func `weigh what it costs to protect more people, and keep a plan`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .financeAgency)
            let path = "/anggaran/skenario?tahun=2026&kelompok=rentan&tambah-rentan=5000"
            let page = try await browser.get(path)
            #expect(page.status == 200 && page.text.contains("Rp1.008.000.000"))
            #expect(page.text.contains("Rp42.000.000") && page.text.contains("Bila tidak berbuat apa-apa"))
            #expect(!page.text.contains("⟨") && page.text.utf8.count < 60_000)
            let bounded = try await browser.get("\(path)&pagu=201600")
            #expect(bounded.text.contains("Pilihan Anda"))
            #expect(try await browser.get("\(path)&pagu=banyak").status == 422)
            #expect(try await browser.get("/anggaran/skenario?tahun=2026&tambah-desa=-1").status == 422)
            #expect(try await browser.get("/anggaran/skenario?tahun=2031").status == 422)
            let kept = try await browser.post(
                "/anggaran/skenario",
                ["tahun": "2026", "nama": "Dikaji", "langkah": "kelompok=non-asn&pagu=1000000"])
            #expect(kept.status == 303)
            #expect(try await browser.get("/anggaran/skenario?tahun=2026").text.contains("Dikaji"))
            let leader = try await Browser.entered(town, as: .leadership)
            #expect(try await leader.get(path).status == 200)
            #expect(try await leader.post("/anggaran/skenario", ["nama": "A"]).status == 403)
        }
    }

    @Test func `keep purses and days, and refuse what cannot be`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: .financeAgency)
            var purse = [
                "dana": "dbh-sawit", "nama": "DBH Sawit", "pagu": "250.000.000", "dari": "2026",
                "sampai": "2026", "kategori": "",
            ]
            #expect(try await browser.send("/anggaran/sumber", purse).status == 303)
            #expect(try await browser.get("/anggaran/sumber").text.contains("Rp250.000.000"))
            purse["kategori"] = "non-asn"
            #expect(try await browser.send("/anggaran/sumber", purse).status == 422)
            purse["kategori"] = ""
            purse["pagu"] = "-1"
            #expect(try await browser.send("/anggaran/sumber", purse).status == 422)
            purse["pagu"] = "1"
            purse["sampai"] = "2025"
            #expect(try await browser.send("/anggaran/sumber", purse).status == 422)
            let day = ["tonggak": "rka-circular", "hari": "2026-08-20"]
            #expect(try await browser.send("/anggaran/kalender?tahun=2027", day).status == 303)
            #expect(try await browser.get("/anggaran/kalender?tahun=2027").text.contains("20 Agustus 2026"))
            let wrong = ["tonggak": "rka-circular", "hari": "2020-08-20"]
            #expect(try await browser.send("/anggaran/kalender?tahun=2027", wrong).status == 422)
            #expect(try await browser.get("/anggaran/realisasi").status == 200)
            #expect(try await browser.get("/anggaran/realisasi?unit=1").status == 404)
        }
    }

    private func number(behind mark: String, in text: String) -> String? {
        text.firstRange(of: mark).map { String(text[$0.upperBound...].prefix(while: \.isNumber)) }
    }
}
