import Access
import AccessBooks
import Foundation
import LawBook
import Membership
import MoneyAndDates
import SignalBooks
import Signals
import TestDatabases
import TestPortal
import Testing
import WebAPI
import WebGate

@Suite struct `The pages of signals` {
    private func isSound(_ page: Browser.Reply, _ path: String) {
        #expect(page.status == 200, "\(path) \(page.status)")
        #expect(!page.text.contains("⟨"), "\(path)")
        #expect(page.text.utf8.count < 60_000, "\(path) \(page.text.utf8.count)")
    }

    /// The number of the first case of the board.
    private func first(_ page: Browser.Reply) throws -> String {
        let start = try #require(page.text.firstRange(of: "href=\"/tanda/")?.upperBound)
        return String(page.text[start...].prefix { $0.isNumber })
    }

    @Test(arguments: TestEngine.atHand)
    func `lead from a statement to a signal, its facts and its decision`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let siti = town.person("SITI AMINAH")
            let clerk = try await Browser.entered(town, as: .opdOperator)
            isSound(try await clerk.get("/orang/\(siti)/pernyataan"), "pernyataan")
            let told = try await clerk.post(
                "/orang/\(siti)/pernyataan",
                [
                    "tanggal": "2026-02-03", "perantara": "Ani", "ponsel": "081234567890", "sakit": "ya",
                    "penyakit": "ginjal",
                ])
            #expect(told.status == 303, "\(told.text)")
            let verifier = try await Browser.entered(town, as: .verifier)
            let empty = try await verifier.get("/tanda")
            isSound(empty, "/tanda")
            #expect(empty.text.contains("tidak menolak, menghentikan, atau mencabut"))
            #expect(empty.text.contains("belum pernah"))
            #expect(try await verifier.post("/tanda").status == 303)
            let board = try await verifier.get("/tanda")
            isSound(board, "/tanda")
            #expect(board.text.contains("Menyatakan sakit saat didaftarkan pada 3 Februari 2026"))
            let id = try first(board)
            let page = try await verifier.get("/tanda/\(id)")
            isSound(page, "/tanda/{id}")
            for part in ["SITI AMINAH", "************0001", "lewat Ani", "*******7890", "Dinas Kesehatan"] {
                #expect(page.text.contains(part), "\(part)")
            }
            for secret in ["1671014101900001", "ginjal", "081234567890"] {
                #expect(!page.text.contains(secret), "\(secret)")
            }
            #expect(try await verifier.get("/hari-ini").text.contains("1 tanda belum diputuskan"))
            let hasty = try await verifier.post(
                "/tanda/\(id)/putuskan", ["putusan": "nothing-wrong", "sebab": "ok"])
            #expect(hasty.status == 422 && hasty.text.contains("paling sedikit lima huruf"))
            let none = try await verifier.post("/tanda/\(id)/putuskan", ["sebab": "sudah dicek"])
            #expect(none.status == 422 && none.text.contains("Pilih salah satu putusan"))
            let done = try await verifier.post(
                "/tanda/\(id)/putuskan", ["putusan": "nothing-wrong", "sebab": "sudah dicek"])
            #expect(done.status == 303)
            let after = try await verifier.get("/tanda/\(id)")
            #expect(after.text.contains("sudah dicek") && after.text.contains("verifier"))
            #expect(!after.text.contains("/putuskan"))
            let twice = try await verifier.post(
                "/tanda/\(id)/putuskan", ["putusan": "correct-data", "sebab": "sekali lagi"])
            #expect(twice.status == 422 && twice.text.contains("Sudah diputuskan oleh verifier"))
            #expect(try await verifier.get("/tanda?bagian=diputuskan").text.contains("SITI AMINAH"))
            #expect(try await !verifier.get("/hari-ini").text.contains("tanda belum diputuskan"))
            isSound(try await verifier.get("/tanda/\(id)?bahasa=en"), "in English")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `ask an inspector why, let him decide nothing, and are recorded for the person`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let siti = PersonID(town.person("SITI AMINAH"))
            let on = try #require(Day(iso: "2026-02-03"))
            try await StatementBook(town.office).record(StatementDraft(person: siti, on: on, illness: ""))
            let office = try await Browser.entered(town, as: .manpowerOffice)
            _ = try await office.get("/tanda")
            _ = try await office.post("/tanda")
            let inspector = try await Browser.entered(town, as: .inspectorate)
            let id = try first(try await inspector.get("/tanda"))
            let asked = try await inspector.get("/tanda/\(id)")
            #expect(asked.status == 200 && !asked.text.contains("SITI AMINAH"))
            #expect(try await inspector.post("/tanda/\(id)", ["alasan": "x"]).status == 422)
            let shown = try await inspector.post("/tanda/\(id)", ["alasan": "uji petik"])
            #expect(shown.text.contains("SITI AMINAH") && !shown.text.contains("/putuskan\""))
            #expect(
                try await inspector.post("/tanda/\(id)/putuskan", ["putusan": "nothing-wrong"]).status == 403)
            let looks = try await LookBook.of(siti.number, in: town.office).map(\.look)
            #expect(looks.contains { $0.act == "signal.open" && $0.reason == "uji petik" })
        }
    }

    @Test func `are not there for strangers, and refuse what says nothing`() async throws {
        try await withTown(.sqlite) { town async throws in
            let verifier = try await Browser.entered(town, as: .verifier)
            for path in ["/tanda/1", "/tanda/x"] { #expect(try await verifier.get(path).status == 404) }
            #expect(try await verifier.get("/tanda?jenis=lain&bagian=lain&sesudah=x").status == 200)
            #expect(try await verifier.post("/tanda/1/putuskan", ["putusan": "nothing-wrong"]).status == 404)
            let clerk = try await Browser.entered(town, as: .opdOperator)
            let outside = town.person("AGUS <b>SALIM")
            for person in [outside, town.stranger] {
                #expect(try await clerk.get("/orang/\(person)/pernyataan").status == 404)
                let told = try await clerk.post(
                    "/orang/\(person)/pernyataan", ["tanggal": "2026-02-03", "perantara": "Ani"])
                #expect(told.status == 404)
            }
            let siti = town.person("SITI AMINAH")
            _ = try await clerk.get("/orang/\(siti)/pernyataan")
            for fields: [String: String] in [
                ["perantara": "Ani"], ["tanggal": "2026-03-02", "perantara": "Ani"],
                ["tanggal": "2026-02-03"], ["tanggal": "2026-02-03", "ponsel": "12"],
            ] {
                let reply = try await clerk.send("/orang/\(siti)/pernyataan", fields)
                #expect(reply.status == 422, "\(fields)")
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are read by programs without names`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let on = try #require(Day(iso: "2026-02-03"))
            for name in ["SITI AMINAH", "BUDI SANTOSO"] {
                let person = PersonID(town.person(name))
                try await StatementBook(town.office).record(
                    StatementDraft(person: person, on: on, illness: ""))
            }
            let office = try await Browser.entered(town, as: .manpowerOffice)
            _ = try await office.get("/tanda")
            _ = try await office.post("/tanda")
            let matrix = town.portal.access.matrix
            let token = try await TokenBook(town.office, matrix: matrix).make(
                for: "manpower-office", name: "uji", rights: [.useAPI, .seeSignals],
                expires: noon + 86_400_000)
            let api = Browser(town.portal, routes: APIRoutes.all(address: "http://localhost"))
            let bearer = ["authorization": "Bearer \(token)"]
            let reply = try await api.get("/api/v1/signals?kind=illness-declared", headers: bearer)
            #expect(reply.status == 200, "\(reply.text)")
            #expect(reply.text.components(separatedBy: "illness-declared").count == 3)
            #expect(!reply.text.contains("SITI"))
            #expect(try await api.get("/api/v1/signals?kind=sheep", headers: bearer).status == 422)
            let closed = try await api.get("/api/v1/signals?part=diputuskan", headers: bearer)
            #expect(!closed.text.contains("illness"))
        }
    }
}
