import Access
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing

@Suite struct `What is open to everybody` {
    /// The code of a certificate that was given out to SITI AMINAH, born on 1 January 1990.
    private func certificate(_ town: PortalTown) async throws -> String {
        let person = town.person("SITI AMINAH")
        let code = DocumentCode(
            kind: 4, government: 1671, subject: person, month: Month(2026, 3)
        ).text(town.office.sealing)
        try await IssuedDocuments.issue(
            [1, 2, 3], code: code, kind: "certificate", subject: "person/\(person)", by: town.office)
        return code
    }

    @Test(arguments: TestEngine.atHand)
    func `tells a genuine paper from a guess, without naming anybody`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let code = try await certificate(town)
            let browser = Browser(town.portal)
            let page = try await browser.get("/periksa/\(code)")
            #expect(page.status == 200 && page.text.contains("S*** A***"))
            #expect(!page.text.contains("SITI AMINAH") && page.text.contains("Kota Palembang"))
            for guess in ["x", "7QK2-M9XA-0000-0000-0000-0000-0000-0000", "%3Cscript%3E"] {
                let wrong = try await browser.get("/periksa/\(guess)")
                #expect(wrong.status == 404 && !wrong.text.contains("<script>alert"), "\(guess)")
            }
            #expect(try await browser.get("/periksa?kode=\(code)").location == "/periksa/\(code)")
            #expect(try await browser.get("/periksa").status == 200)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `shows her own record for a code and a birth date that belong together`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let code = try await certificate(town)
            let browser = Browser(town.portal)
            #expect(try await browser.get("/saya").status == 200)
            let mine = try await browser.post("/saya", ["kode": code.lowercased(), "lahir": "1990-01-01"])
            #expect(mine.status == 200 && mine.text.contains("SITI AMINAH"))
            #expect(mine.text.contains("Dinas Kesehatan") && !mine.text.contains("1671014101900001"))
            let notice = /<div class="notice bad"[^>]*>.*?<\/div>/
            var answers: Set<String> = []
            for (kode, lahir) in [
                (code, "1990-01-02"), ("7QK2-M9XA-0000-0000-0000-0000-0000-0000", "1990-01-01"), ("", ""),
                (code, "x"),
            ] {
                let wrong = try await browser.post("/saya", ["kode": kode, "lahir": lahir])
                #expect(wrong.status == 422)
                answers.insert(String(try #require(wrong.text.firstMatch(of: notice)).0))
            }
            #expect(answers.count == 1)
        }
    }

    @Test func `counts attempts for a code, right ones too`() async throws {
        try await withTown(.sqlite) { town async throws in
            let code = try await certificate(town)
            let browser = Browser(town.portal)
            _ = try await browser.get("/saya")
            for number in 1...5 {
                let wrong = try await browser.post("/saya", ["kode": code, "lahir": "1990-02-0\(number)"])
                #expect(wrong.status == 422)
            }
            #expect(try await browser.post("/saya", ["kode": code, "lahir": "1990-01-01"]).status == 429)
            town.clock.pass(3_600_000)
            #expect(try await browser.post("/saya", ["kode": code, "lahir": "1990-01-01"]).status == 200)
        }
    }

    @Test func `shows a worker with an account her record, and the others the form`() async throws {
        try await withTown(.sqlite) { town async throws in
            let worker = try await Browser.entered(town, as: .worker).get("/saya")
            #expect(worker.status == 200 && worker.text.contains("<h1>SITI AMINAH</h1>"))
            let operators = try await Browser.entered(town, as: .opdOperator).get("/saya")
            #expect(operators.status == 200 && !operators.text.contains("SITI AMINAH"))
        }
    }

    @Test func `says what is due in both languages, each figure with its basis`() async throws {
        try await withTown(.sqlite) { town async throws in
            for language in ["id", "en"] {
                let page = try await Browser(town.portal).get("/manfaat?bahasa=\(language)")
                #expect(page.status == 200 && !page.text.contains("⟨"))
                #expect(page.text.contains("<cite>") && page.text.contains("Rp"))
            }
        }
    }
}
