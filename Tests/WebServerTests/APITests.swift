import Access
import AccessBooks
import Foundation
import TestDatabases
import TestPortal
import Testing
import WebAPI
import WebGate

@Suite struct `The API` {
    private func bearer(_ town: PortalTown, _ role: Role) async throws -> [String: String] {
        let matrix = town.portal.access.matrix
        let token = try await TokenBook(town.office, matrix: matrix).make(
            for: role.rawValue, name: "test", rights: Set(matrix.rights(of: role).keys), expires: noon + 1_000
        )
        return ["authorization": "Bearer \(token)"]
    }

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
    ])
    func `refuses what is not in the shape of its description`(path: String) async throws {
        try await withTown(.sqlite) { town async throws in
            let reply = try await browser(town).get(path, headers: try await bearer(town, .manpowerOffice))
            #expect(reply.status == 422, "\(reply.text)")
            #expect(reply.headers["content-type"] == "application/problem+json")
        }
    }

    @Test(arguments: [
        #"{"bill":1,"amount":1000000000000001,"day":"2026-02-20","bank_reference":"A1"}"#,
        #"{"bill":1,"amount":9223372036854775807,"day":"2026-02-20","bank_reference":"A1"}"#,
        "", "[]", "{\"bill\":\"x\"}", "{\"bill\":1,\"amount\":1.5}", "{\"bill\":1,\"stray\":2}", "{",
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
            let body = #"{"bill":7,"amount":1000,"day":"2026-02-20","bank_reference":"A1"}"#
            var headers = try await bearer(town, .financeAgency)
            #expect(
                try await browser(town).post("/api/v1/payments", body: body, headers: headers).status == 422)
            headers["idempotency-key"] = "payment-0001"
            #expect(
                try await browser(town).post("/api/v1/payments", body: body, headers: headers).status == 404)
        }
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
