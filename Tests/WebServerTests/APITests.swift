import Access
import AccessBooks
import Foundation
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebAPI
import WebGate

/// A token with every right of a role.
func bearer(_ town: PortalTown, _ role: Role) async throws -> [String: String] {
    let matrix = town.portal.access.matrix
    let token = try await TokenBook(town.office, matrix: matrix).make(
        for: role.rawValue, name: "test", rights: Set(matrix.rights(of: role).keys),
        expires: noon + 86_400_000)
    return ["authorization": "Bearer \(token)"]
}

@Suite struct `The API` {
    private func browser(_ town: PortalTown) -> Browser {
        Browser(town.portal, routes: APIRoutes.all(address: "http://localhost"))
    }

    @Test func `shows an operator the people of the own units only, masked`() async throws {
        try await withTown(.sqlite) { town async throws in
            let token = try await bearer(town, .opdOperator)
            let people = try await browser(town).get("/api/v1/people", headers: token).text
            #expect(people.contains("SITI AMINAH") && people.contains("DEWI LESTARI"))
            #expect(
                !people.contains("SALIM") && !people.contains("WATI") && !people.contains("1671014101900001"))
            let own = try await browser(town).get(
                "/api/v1/people/\(town.person("SITI AMINAH"))/months", headers: token)
            #expect(own.status == 200)
            for stranger in [town.person("AGUS <b>SALIM"), town.stranger, 7] {
                let reply = try await browser(town).get("/api/v1/people/\(stranger)/months", headers: token)
                #expect(reply.status == 404)
            }
        }
    }

    @Test(arguments: [
        "/api/v1/people?unit=x", "/api/v1/people?standing=unknown", "/api/v1/people?stray=1",
        "/api/v1/periods",
        "/api/v1/periods?month=2026-13", "/api/v1/people/0/months", "/api/v1/people/x/months",
        "/api/v1/people?unit=01", "/api/v1/people?name=SITI&name=BUDI",
        "/api/v1/people/9223372036854775808/months",
    ])
    func `refuses what is not in the shape of its description`(path: String) async throws {
        try await withTown(.sqlite) { town async throws in
            let reply = try await browser(town).get(path, headers: try await bearer(town, .manpowerOffice))
            #expect(reply.status == 422, "\(reply.text)")
            #expect(reply.headers["content-type"] == "application/problem+json")
        }
    }

    @Test(arguments: [
        #"{"bill":"1","amount":1000000000000001,"day":"2026-02-20","bank_reference":"A1"}"#,
        #"{"bill":"1","amount":9223372036854775807,"day":"2026-02-20","bank_reference":"A1"}"#,
        // What a row is known by is text: as a number, many programs would change its last digits.
        #"{"bill":7,"amount":1000,"day":"2026-02-20","bank_reference":"A1"}"#,
        "", "[]", "{\"bill\":\"x\"}", "{\"bill\":\"1\",\"amount\":1.5}", "{\"bill\":\"1\",\"stray\":2}", "{",
    ])
    func `refuses a payment that is not one`(body: String) async throws {
        try await withTown(.sqlite) { town async throws in
            var headers = try await bearer(town, .financeAgency)
            headers["idempotency-key"] = "payment-0001"
            let reply = try await browser(town).post("/api/v1/payments", body: body, headers: headers)
            #expect(reply.status == 422, "\(reply.text)")
        }
    }

    @Test func `wants a key for every act, and finds no bill of a stranger`() async throws {
        try await withTown(.sqlite) { town async throws in
            let body = #"{"bill":"7","amount":1000,"day":"2026-02-20","bank_reference":"A1"}"#
            var headers = try await bearer(town, .financeAgency)
            #expect(
                try await browser(town).post("/api/v1/payments", body: body, headers: headers).status == 422)
            headers["idempotency-key"] = "payment-0001"
            #expect(
                try await browser(town).post("/api/v1/payments", body: body, headers: headers).status == 404)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `gives a long list part by part, and no name between them`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await crowd(town, 60)
            let token = try await bearer(town, .manpowerOffice)
            func ask(_ query: String) async throws -> Browser.Reply {
                try await browser(town).get("/api/v1/people\(query)", headers: token)
            }
            let first = try await ask("")
            let next = try #require(first.text.firstMatch(of: /"next":"([^"]+)"/)).1
            let isPlain = next.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
            #expect(isPlain && !next.contains("ORANG"), "\(next)")
            let second = try await ask("?after=\(next)")
            #expect(second.status == 200 && second.text.contains(#""next":null"#), "\(second.text)")
            let people = (first.text + second.text).matches(of: /"id":"([0-9]+)"/).map { String($0.1) }
            #expect(people.count == 64 && Set(people).count == 64)
            // The same sealed for another list, another government, and what nobody gave.
            let strange = town.portal.sealing.seal(
                "ORANG 1",
                .init("api.next /api/v1/people", government: town.other.government, row: 0))
            let misplaced = town.portal.sealing.seal(
                "ORANG 1", .init("api.next /api/v1/claims", government: 1671, row: 0))
            for forged in [
                "ORANG%2050", "1", String(next.dropLast()), String(next) + "A", next.lowercased(),
                strange,
                misplaced, String(repeating: "A", count: 999), "%00",
            ] {
                let reply = try await ask("?after=\(forged)")
                #expect([400, 422].contains(reply.status), "\(forged): \(reply.status)")
                #expect(reply.headers["content-type"] == "application/problem+json")
                #expect(forged == "%00" || reply.status == 400, "\(forged)")
            }
            for list in ["claims", "agreements", "signals", "periods?month=2026-02"] {
                let mark = list.contains("?") ? "&" : "?"
                let reply = try await browser(town).get(
                    "/api/v1/\(list)\(mark)after=\(next)", headers: token)
                #expect(reply.status == 400, "\(list): \(reply.text)")
            }
        }
    }

    private func crowd(_ town: PortalTown, _ size: Int) async throws {
        var columns = RegisterColumns()
        for number in 1...size {
            columns.names.append("ORANG \(number)")
            columns.niks.append("167101010185\(1_000 + number)")
            columns.mothers.append(nil)
            columns.born.append(19_850_101)
            columns.sexes.append("L")
            columns.units.append(town.unit("1.03"))
            columns.registrations.append(nil)
            columns.categories.append("phl")
            columns.segments.append("pu")
            columns.programmes.append(3)
            columns.wages.append(3_000_000)
            columns.wageBases.append("umk")
            columns.funding.append("apbd")
            columns.decrees.append("")
            columns.from.append(20_260_101)
            columns.to.append(99_991_231)
        }
        _ = try await RegisterLoad(town.database, town.portal.identifiers, town.portal.sealing).load(
            columns, government: 1671, key: "crowd", actor: "root", now: noon)
    }

    @Test func `describes each of its endpoints in valid JSON`() async throws {
        try await withTown(.sqlite) { town async throws in
            let text = try await browser(town).get("/api/openapi.json").text
            let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            let paths = try #require(object?["paths"] as? [String: Any])
            #expect(
                Set(paths.keys)
                    == Set(APIRoutes.all(address: "").map(\.path)).subtracting(["/api/openapi.json"]))
        }
    }
}
