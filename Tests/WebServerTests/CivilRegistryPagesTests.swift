import Access
import DeskBooks
import Membership
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `The pages of matching with the civil registry` {
    /// Makes a batch; the path of its page.
    private func batch(_ browser: Browser) async throws -> String {
        let made = try await browser.send(
            "/pemadanan", ["dasar": "PKS 470/12", "bulan": "12", "unit": "", "sertakan": "tidak"])
        return try #require(made.location?.split(separator: "?").first.map(String.init), "\(made.text)")
    }

    private let reply = """
        NIK,Nama,Status
        1671014101900001,SITI,SESUAI
        1671010202850002,BUDI,TIDAK SESUAI
        1671015203880003,DEWI,MENINGGAL
        1671010404800004,AGUS,SESUAI SEMUA
        1601014505900005,WATI,SESUAI

        """

    @Test(arguments: TestEngine.atHand)
    func `lead from the batch over its file and answer to the list and the share`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let browser = try await Browser.entered(town, as: .personnelAgency)
            let empty = try await browser.get("/pemadanan")
            #expect(empty.status == 200 && !empty.text.contains("⟨"))
            let path = try await batch(browser)
            let page = try await browser.get(path)
            #expect(page.status == 200 && page.text.contains("PKS 470/12") && !page.text.contains("⟨"))
            let file = try await browser.post("\(path)/berkas", ["bentuk": "csv"])
            #expect(file.status == 200 && file.text.contains("1671014101900001,SITI AMINAH,01-01-1990,P"))
            #expect(file.headers["content-disposition"]?.contains(".csv") == true)
            let book = try await browser.post("\(path)/berkas", ["bentuk": "xlsx"])
            #expect(book.status == 200 && book.text.hasPrefix("PK"))
            let taken = try await browser.upload(
                "\(path)/balasan", ["tanggal": "2026-03-01"], file: ("berkas", "jawab.csv", reply))
            let way = try #require(taken.location, "\(taken.text)")
            #expect(way.contains("told.civil-registry.taken"))
            let answered = try await browser.get(way).text
            for part in ["jawab.csv", "SESUAI SEMUA", "Baris 6", "Jawaban dibaca."] {
                #expect(answered.contains(part), "\(part)")
            }
            let again = try await browser.upload(
                "\(path)/balasan", ["tanggal": "2026-03-01"], file: ("berkas", "jawab.csv", reply))
            #expect(again.location?.contains("told.civil-registry.known") == true)
            let list = try await browser.get("/pemadanan/perbaikan")
            #expect(list.text.contains("BUDI SANTOSO") && list.text.contains("DEWI LESTARI"))
            #expect(!list.text.contains("SITI AMINAH") && !list.text.contains("1671010202850002"))
            #expect(list.text.contains("/orang/\(town.person("DEWI LESTARI"))/meninggal"))
            let minutes = try await browser.get("\(path)/berita-acara?bahasa=en")
            #expect(minutes.status == 200 && minutes.text.contains("For the civil registry"))
            for path in ["/pemadanan?bahasa=id", "/pemadanan/perbaikan?bagian=diubah", "/cakupan/mutu"] {
                let page = try await browser.get(path)
                #expect(page.status == 200 && !page.text.contains("⟨"), "\(path)")
            }
            let quality = try await browser.get("/cakupan/mutu").text
            #expect(quality.contains("NIK padan di Dukcapil") && quality.contains("quality-registry/1"))
            #expect(quality.contains("25,00"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `say on the page of a person what was answered, and that a correction made it old`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let browser = try await Browser.entered(town, as: .opdOperator)
            let budi = "/orang/\(town.person("BUDI SANTOSO"))"
            #expect(try await browser.get(budi).text.contains("Belum dicek"))
            let path = try await batch(browser)
            _ = try await browser.upload(
                "\(path)/balasan", ["tanggal": "2026-03-01"], file: ("berkas", "j.csv", reply))
            #expect(try await browser.get(budi).text.contains("Berbeda, dicek 1 Maret 2026."))
            let form = try await browser.get("\(budi)/identitas")
            #expect(form.status == 200 && form.text.contains("KTP"))
            for wrong in [["nik": "167101"], ["nik": "1671014101900001"], [:], ["lahir": "kemarin"]] {
                let fields = ["alasan": "KTP asli"].merging(wrong) { $1 }
                #expect(try await browser.send("\(budi)/identitas", fields).status == 422, "\(wrong)")
            }
            #expect(try await browser.send("\(budi)/identitas", ["nama": "BUDI"]).status == 422)
            town.clock.pass(1_000)
            let done = try await browser.send(
                "\(budi)/identitas", ["nama": "Budi =Santosa", "alasan": "KTP asli"])
            #expect(done.status == 303)
            let after = try await browser.get(budi).text
            #expect(after.contains("BUDI =SANTOSA") && after.contains("perlu dicek lagi"))
            let agus = "/orang/\(town.person("AGUS <b>SALIM"))/identitas"
            #expect(try await browser.get(agus).status == 404)
            #expect(try await browser.send(agus, ["nama": "AGUS", "alasan": "KTP asli"]).status == 404)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `refuse what is no answer, show nobody else's batch, and run nothing in a spreadsheet`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let office = try await Browser.entered(town, as: .manpowerOffice)
            let refused = try await office.send("/pemadanan", ["dasar": "", "bulan": "12"])
            #expect(refused.status == 422 && refused.text.contains("Dasar pengecekan"))
            #expect(try await office.send("/pemadanan", ["dasar": "PKS 470", "bulan": "x"]).status == 422)
            let siti = "/orang/\(town.person("SITI AMINAH"))/identitas"
            let named = try await office.send(siti, ["nama": "=1+1", "alasan": "KTP asli"])
            #expect(named.status == 303)
            town.clock.pass(1_000)
            let path = try await batch(office)
            #expect(try await office.post("\(path)/berkas", ["bentuk": "csv"]).text.contains(",'=1+1,"))
            for (text, says) in [
                ("Nama,Alamat\nSITI,Jalan\n", "kolom NIK"), ("NIK,STATUS\n", "tidak berisi baris"),
                ("NO,NIK,NAMA\n1,1671014101900001,SITI\n", "tidak satu pun hasil"),
                ("NIK,STATUS\n1601014505900005,SESUAI\n", "kiriman lain"),
            ] {
                let page = try await office.upload(
                    "\(path)/balasan", ["tanggal": "2026-03-01"], file: ("berkas", "j.csv", text))
                #expect(page.status == 422 && page.text.contains(says), "\(text) \(page.text)")
            }
            let early = try await office.upload(
                "\(path)/balasan", ["tanggal": "2026-02-27"], file: ("berkas", "j.csv", reply))
            #expect(early.status == 422 && early.text.contains("27 Februari 2026"))
            let clerk = try await Browser.entered(town, as: .opdOperator)
            for place in [path, "\(path)/berita-acara", "/pemadanan/77"] {
                #expect(try await clerk.get(place).status == 404, "\(place)")
            }
            #expect(try await clerk.post("\(path)/berkas", ["bentuk": "csv"]).status == 404)
            let verifier = try await Browser.entered(town, as: .verifier)
            let seen = try await verifier.get(path)
            #expect(seen.status == 200 && !seen.text.contains("/balasan"))
            #expect(try await verifier.post("\(path)/berkas", ["bentuk": "csv"]).status == 403)
        }
    }
}
