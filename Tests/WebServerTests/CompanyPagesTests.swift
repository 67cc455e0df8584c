import Access
import AccessBooks
import DeskBooks
import Membership
import MoneyAndDates
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `The pages of companies` {
    private func added(_ browser: Browser, _ nib: String = "1234567890123") async throws -> String {
        let reply = try await browser.post(
            "/perusahaan/baru",
            [
                "nama": "PT Contoh Jaya", "nib": nib, "penjualan": "3.000.000.000", "sumber": "daftar-izin",
                "ukuran": "",
            ])
        return try #require(reply.location?.split(separator: "?").first.map(String.init), "\(reply.text)")
    }

    @Test(arguments: TestEngine.atHand)
    func `lead a company from its entry over a count to the first rung, and the counter to its answer`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let office = try await Browser.entered(town, as: .manpowerOffice)
            for path in ["/perusahaan", "/perusahaan/baru"] {
                let page = try await office.get(path)
                #expect(page.status == 200 && !page.text.contains("⟨"), "\(path): \(page.text)")
            }
            let path = try await added(office)
            _ = try await office.get(path)
            let counted = try await office.post(
                "\(path)/hitung", ["sumber": "kunjungan", "hari": "2026-01-05", "pekerja": "12"])
            #expect(counted.status == 303, "\(counted.text)")
            let future = try await office.post(
                "\(path)/hitung", ["sumber": "kunjungan", "hari": "2031-01-05", "pekerja": "12"])
            #expect(future.status == 422)
            let page = try await office.get(path)
            #expect(page.text.contains("belum terdaftar") && page.text.contains("UU 24/2011"))
            #expect(!page.text.contains("⟨") && page.text.utf8.count < 60_000)
            let empty = try await office.post("\(path)/kasus", ["catatan": "x"])
            #expect(empty.status == 422)
            let opened = try await office.post(
                "\(path)/kasus", ["temuan": "belum-terdaftar", "catatan": "Kunjungan"])
            let sanction = try #require(opened.location?.split(separator: "?").first.map(String.init))
            let ladder = try await office.get(sanction)
            #expect(ladder.status == 200 && ladder.text.contains("teguran tertulis pertama"))
            #expect(!ladder.text.contains("⟨") && ladder.text.utf8.count < 60_000)
            let english = try await office.get("\(sanction)?bahasa=en")
            #expect(english.text.contains("first written reprimand") && !english.text.contains("⟨"))
            _ = try await office.get("\(sanction)?bahasa=id")
            let served = try await office.post(
                "\(sanction)/serah",
                ["langkah": "teguran-1", "nomor": "T-1", "hari": "2026-03-01", "bukti": "Pos 1"])
            #expect(served.status == 303, "\(served.text)")
            let early = try await office.post(
                "\(sanction)/serah",
                ["langkah": "teguran-2", "nomor": "T-2", "hari": "2026-03-01", "bukti": "Pos 2"])
            #expect(early.status == 422 && early.text.contains("masih berjalan"))
            let letter = try await office.post("\(sanction)/surat/reprimand-first", ["bentuk": "pdf"])
            #expect(letter.status == 200 && letter.text.hasPrefix("%PDF"))
            let none = try await office.post("\(sanction)/surat/refusal-notice", ["bentuk": "pdf"])
            #expect(none.status == 404)
            let refused = try await office.post("\(path)/keterangan", ["bentuk": "pdf"])
            #expect(refused.status == 422 && refused.text.contains("surat keterangan"))
            let list = try await office.get("/perusahaan?bagian=proses&temuan=belum-terdaftar&ukuran=small")
            #expect(list.text.contains("PT Contoh Jaya"))
            #expect(try await !office.get("/perusahaan?temuan=menunggak").text.contains("PT Contoh Jaya"))
            #expect(try await office.get("/perusahaan?cari=contoh").text.contains("PT Contoh Jaya"))
            #expect(try await office.get("/perusahaan?cari=1234+5678+90123").text.contains("PT Contoh Jaya"))
            let clerk = try await Browser.entered(town, as: .opdOperator)
            #expect(try await clerk.get("/perusahaan").status == 403)
            #expect(try await clerk.get(path).status == 403)
            _ = try await clerk.get("/perusahaan/periksa")
            let asked = try await clerk.post("/perusahaan/periksa", ["nomor": "1234567890123"])
            #expect(asked.status == 200 && asked.text.contains("Boleh dilayani"))
            #expect(!asked.text.contains("PT Contoh Jaya"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `refuse a number that is none, one that is taken, and a company out of reach`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let office = try await Browser.entered(town, as: .manpowerOffice)
            _ = try await office.get("/perusahaan/baru")
            let path = try await added(office)
            let bad = try await office.post("/perusahaan/baru", ["nama": "PT B", "nib": "12"])
            #expect(bad.status == 422 && bad.text.contains("13 angka"))
            let taken = try await office.post(
                "/perusahaan/baru", ["nama": "PT B", "nib": "1234567890123", "kode": "B-1"])
            #expect(taken.status == 422 && taken.text.contains("PT Contoh Jaya"))
            #expect(try await office.get("/perusahaan/1").status == 404)
            #expect(try await office.get("/perusahaan/sanksi/1").status != 200)
            let company = try await Browser.entered(town, as: .company)
            #expect(try await company.get(path).status == 404)
            #expect(try await company.get("/perusahaan").status == 200)
            #expect(try await company.get("/perusahaan/baru").status == 403)
        }
    }
}
