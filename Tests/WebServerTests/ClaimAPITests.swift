import Access
import AccessBooks
import TestDatabases
import TestPortal
import Testing
import WebAPI
import WebGate

@Suite struct `The API of claims` {
    private func bearer(_ town: PortalTown, _ role: Role) async throws -> [String: String] {
        let matrix = town.portal.access.matrix
        let token = try await TokenBook(town.office, matrix: matrix).make(
            for: role.rawValue, name: "test", rights: Set(matrix.rights(of: role).keys),
            expires: noon + 86_400_000)
        return ["authorization": "Bearer \(token)", "idempotency-key": "claim-0001"]
    }

    private func browser(_ town: PortalTown) -> Browser {
        Browser(town.portal, routes: APIRoutes.all(address: "http://localhost"))
    }

    private func body(_ person: Int64, _ type: String = "jkk", _ day: String = "2026-02-28") -> String {
        #"{"person":"\#(person)","type":"\#(type)","day":"\#(day)","minute":465}"#
    }

    @Test(arguments: TestEngine.atHand)
    func `opens a claim once, lists it within reach, and tells its clocks`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let (headers, api) = (try await bearer(town, .opdOperator), browser(town))
            let siti = town.person("SITI AMINAH")
            let opened = try await api.post("/api/v1/claims", body: body(siti), headers: headers)
            #expect(opened.status == 201 && opened.text.contains("\"opened\":true"), "\(opened.text)")
            #expect(
                try await api.post("/api/v1/claims", body: body(siti), headers: headers).text.contains(
                    "\"opened\":false"))
            let list = try await api.get("/api/v1/claims", headers: headers)
            #expect(list.text.contains("SITI AMINAH") && list.text.contains("\"clock\":\"phase-one\""))
            let id = try #require(opened.text.firstMatch(of: /"claim":"([0-9]+)"/)).1
            let one = try await api.get("/api/v1/claims/\(id)", headers: headers)
            #expect(one.status == 200 && one.text.contains("claim.finding."), "\(one.text)")
            let office = try await bearer(town, .manpowerOffice)
            let agus = town.person("AGUS <b>SALIM")
            let other = try await api.post("/api/v1/claims", body: body(agus), headers: office)
            let theirs = try #require(other.text.firstMatch(of: /"claim":"([0-9]+)"/)).1
            #expect(try await api.get("/api/v1/claims/\(theirs)", headers: headers).status == 404)
            #expect(
                try await api.post("/api/v1/claims", body: body(agus), headers: headers).status == 404)
        }
    }

    @Test func `refuses what is no claim`() async throws {
        try await withTown(.sqlite) { town async throws in
            let (headers, api) = (try await bearer(town, .manpowerOffice), browser(town))
            let siti = town.person("SITI AMINAH")
            for bad in [
                body(siti, "jkk", "2026-03-02"), body(siti, "jkk", "2015-06-30"), body(siti, "xyz"),
                body(siti, "jkk", "kemarin"), body(0), "{}", "[]",
                #"{"person":"\#(siti)","type":"jkk","day":"2026-02-28","minute":1440}"#,
            ] {
                let reply = try await api.post("/api/v1/claims", body: bad, headers: headers)
                #expect(reply.status == 422, "\(bad) \(reply.text)")
            }
            let unnamed = headers.filter { $0.key != "idempotency-key" }
            #expect(
                try await api.post("/api/v1/claims", body: body(siti), headers: unnamed).status == 422)
            #expect(
                try await api.post("/api/v1/claims", body: body(town.stranger), headers: headers).status
                    == 404)
            for path in ["/api/v1/claims?part=apa", "/api/v1/claims?type=x", "/api/v1/claims/0"] {
                #expect(try await api.get(path, headers: headers).status == 422, "\(path)")
            }
        }
    }

    private func message(_ records: String) -> String {
        """
        {"signature":"","header":{"message_id":"m1","action":"notify"},"message":{"transaction_id":"t1",\
        "notify_event":[{"reference_id":"r1","event_type":"DEATH","data":{"reg_records":[\(records)]}}]}}
        """
    }

    @Test(arguments: TestEngine.atHand)
    func `takes deaths that a registry tells, and the same again for nothing`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let (headers, api) = (try await bearer(town, .manpowerOffice), browser(town))
            let records = """
                {"identifier":[{"identifier_type":"NIK","identifier_value":"1671014101900001"}],\
                "name":{"given_name":"SITI","surname":"AMINAH"},"death_date":"2026-02-20",\
                "death_registration_number":"A-1"},{"name":"TANPA HARI"},{"death_date":"2026-02-20"},\
                {"name":"BESOK","death_date":"2026-03-02"}
                """
            let first = try await api.post(
                "/api/v1/death-notices", body: message(records), headers: headers)
            #expect(first.status == 200 && first.text.contains("\"matched\":1"), "\(first.text)")
            #expect(first.text.contains("\"why\":\"died\"") && first.text.contains("\"why\":\"name\""))
            let again = try await api.post(
                "/api/v1/death-notices", body: message(records), headers: headers)
            #expect(again.text.contains("\"repeated\":1") && again.text.contains("\"matched\":0"))
            let birth = message(records).replacing("DEATH", with: "BIRTH")
            let told = try await api.post("/api/v1/death-notices", body: birth, headers: headers)
            #expect(told.text.contains("NACK") && told.text.contains("not-a-death"))
            for bad in ["", "{}", "[]", #"{"message":{}}"#, #"{"message":{"notify_event":[]}}"#, "{"] {
                let reply = try await api.post("/api/v1/death-notices", body: bad, headers: headers)
                #expect(reply.status == 422, "\(bad)")
            }
            let own = try await bearer(town, .opdOperator)
            #expect(
                try await api.post("/api/v1/death-notices", body: message(records), headers: own).status
                    == 404)
        }
    }
}
