import Access
import AccessBooks
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebAPI
import WebGate

@testable import WebServer

@Suite struct `An answer that is kept for programs` {
    private static let hour: Int64 = 3_600_000

    private func browser(_ town: PortalTown) -> Browser {
        Browser(town.portal, routes: APIRoutes.all(address: "http://localhost"))
    }

    private func token(_ town: PortalTown, _ role: Role, lasting: Int64 = hour) async throws -> String {
        let matrix = town.portal.access.matrix
        return try await TokenBook(town.office, matrix: matrix).make(
            for: role.rawValue, name: "test", rights: Set(matrix.rights(of: role).keys),
            expires: town.clock.now() + lasting)
    }

    private func givenAgain(_ browser: Browser) async throws -> String? {
        try await browser.get("/metrics").text.split(separator: "\n")
            .first { $0.hasPrefix("naungan_answers_given_again_total ") }
            .map { String($0.split(separator: " ")[1]) }
    }

    @Test(arguments: TestEngine.atHand)
    func `is given again while nothing is written, and made anew once something is`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let browser = browser(town)
            let asked = ["authorization": "Bearer \(try await token(town, .manpowerOffice))"]
            // The first use of a token is recorded, so that only the second answer can be kept.
            _ = try await browser.get("/api/v1/people", headers: asked)
            let second = try await browser.get("/api/v1/people", headers: asked)
            // The marks of PostgreSQL are those of the whole server, on which other tests write too.
            let kept = engine == .sqlite ? ["1"] : ["0", "1"]
            #expect(try await givenAgain(browser) == "0")
            let third = try await browser.get("/api/v1/people", headers: asked)
            #expect(kept.contains(try #require(try await givenAgain(browser))))
            #expect(third.text == second.text && third.headers == second.headers && third.status == 200)
            var anew = asked
            anew["cache-control"] = "no-cache"
            #expect(try await browser.get("/api/v1/people", headers: anew).text == third.text)
            #expect(kept.contains(try #require(try await givenAgain(browser))))
            try await rename(town, to: "SITI AMINAH BINTI HASAN")
            #expect(
                try await browser.get("/api/v1/people", headers: asked).text.contains("BINTI HASAN"))
            #expect(kept.contains(try #require(try await givenAgain(browser))))
        }
    }

    @Test func `belongs to one token, question and language`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = browser(town)
            let office = ["authorization": "Bearer \(try await token(town, .manpowerOffice))"]
            let unit = ["authorization": "Bearer \(try await token(town, .opdOperator))"]
            for headers in [office, unit] { _ = try await browser.get("/api/v1/people", headers: headers) }
            let all = try await browser.get("/api/v1/people", headers: office).text
            let own = try await browser.get("/api/v1/people", headers: unit).text
            let found = try await browser.get("/api/v1/people?name=BUDI", headers: office).text
            #expect(all.contains("SALIM") && !own.contains("SALIM"))
            #expect(found.contains("BUDI") && !found.contains("SITI"))
            #expect(try await browser.get("/api/v1/people").status == 401)
            #expect(try await givenAgain(browser) == "0")
        }
    }

    @Test func `ends with its token, though nothing was written then`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = browser(town)
            let asked = ["authorization": "Bearer \(try await token(town, .manpowerOffice, lasting: 30_000))"]
            for _ in 1...2 { _ = try await browser.get("/api/v1/people", headers: asked) }
            town.clock.pass(29_999)
            #expect(try await browser.get("/api/v1/people", headers: asked).status == 200)
            #expect(try await givenAgain(browser) == "1")
            town.clock.pass(1)
            #expect(try await browser.get("/api/v1/people", headers: asked).status == 401)
        }
    }

    @Test func `ends when its token is taken back or its account closed`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = browser(town)
            let text = try await token(town, .manpowerOffice)
            let asked = ["authorization": "Bearer \(text)"]
            for _ in 1...3 { _ = try await browser.get("/api/v1/people", headers: asked) }
            #expect(try await givenAgain(browser) == "1")
            let book = TokenBook(town.office, matrix: town.portal.access.matrix)
            try await book.revoke(try #require(try await book.list().first).id)
            #expect(try await browser.get("/api/v1/people", headers: asked).status == 401)
        }
    }

    @Test func `is none where each look is recorded`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = browser(town)
            let asked = ["authorization": "Bearer \(try await token(town, .manpowerOffice))"]
            let path = "/api/v1/people/\(town.person("SITI AMINAH"))/months"
            for _ in 1...4 { #expect(try await browser.get(path, headers: asked).status == 200) }
            #expect(try await givenAgain(browser) == "0")
            #expect(try await looks(town) == 4)
        }
    }

    @Test func `is made anew each minute, so that the last use of a token stays true`() async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = browser(town)
            let asked = ["authorization": "Bearer \(try await token(town, .manpowerOffice))"]
            for _ in 1...2 { _ = try await browser.get("/api/v1/people", headers: asked) }
            town.clock.pass(59_999)
            _ = try await browser.get("/api/v1/people", headers: asked)
            #expect(try await givenAgain(browser) == "1")
            town.clock.pass(1)
            _ = try await browser.get("/api/v1/people", headers: asked)
            let book = TokenBook(town.office, matrix: town.portal.access.matrix)
            #expect(try await book.list().first?.lastUsed == town.clock.now())
            #expect(try await givenAgain(browser) == "1")
        }
    }

    private func rename(_ town: PortalTown, to name: String) async throws {
        let (government, person) = (town.office.government, town.person("SITI AMINAH"))
        try await town.database.write { connection in
            _ = try connection.execute(
                "UPDATE person SET name = $1 WHERE gov_id = $2 AND person_id = $3",
                [.text(name), .integer(government), .integer(person)])
        }
    }

    private func looks(_ town: PortalTown) async throws -> Int64? {
        let (government, person) = (town.office.government, town.person("SITI AMINAH"))
        return try await town.database.read { connection in
            try connection.integer(
                "SELECT COUNT(*) FROM look WHERE gov_id = $1 AND person_id = $2",
                [.integer(government), .integer(person)])
        }
    }
}
