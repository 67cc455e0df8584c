import Access
import AccessBooks
import TestDatabases
import TestPortal
import Testing
import WebAPI
import WebGate
import WebPages

/// The matrix of roles and rights, cell by cell, through every page, act and endpoint there is.
@Suite struct `A right of the matrix` {
    @Test(arguments: Role.allCases)
    func `opens its pages and acts to the roles that have it, and to no other`(role: Role) async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = try await Browser.entered(town, as: role)
            _ = try await browser.get("/akun")
            for route in PortalRoutes.all(isDemonstration: false) {
                guard case .right(let right) = route.guarding else { continue }
                let path = filled(route.path)
                let reply = route.method == .get ? try await browser.get(path) : try await browser.post(path)
                let isOpen = town.portal.access.matrix[role, right] != .none
                if isOpen {
                    #expect(reply.status != 500, "\(role) \(route.method) \(path): \(reply.text)")
                } else {
                    #expect(reply.status == 403, "\(role) \(route.method) \(path) needs \(right)")
                }
            }
        }
    }

    @Test(arguments: Role.allCases)
    func `opens its endpoints to tokens of the roles that have it, and to no other`(role: Role) async throws {
        try await withTown(.sqlite) { town async throws in
            let browser = Browser(town.portal, routes: APIRoutes.all(address: "http://localhost"))
            let matrix = town.portal.access.matrix
            guard matrix[role, .useAPI] != .none else { return }
            let token = try await TokenBook(town.office, matrix: matrix).make(
                for: role.rawValue, name: "test", rights: Set(matrix.rights(of: role).keys),
                expires: noon + 86_400_000)
            let bearer = ["authorization": "Bearer \(token)"]
            for route in APIRoutes.all(address: "") {
                guard case .token(let right) = route.guarding else { continue }
                let path = filled(route.path)
                let reply =
                    route.method == .get
                    ? try await browser.get(path, headers: bearer)
                    : try await browser.post(path, body: "{}", headers: bearer)
                let isOpen = matrix[role, right] != .none
                #expect(isOpen ? reply.status != 403 && reply.status != 500 : reply.status == 403, "\(path)")
            }
        }
    }

    @Test func `is asked of everybody who entered, and of nobody else`() async throws {
        try await withTown(.sqlite) { town async throws in
            let stranger = Browser(town.portal)
            for route in PortalRoutes.all(isDemonstration: false) where route.guarding != .open {
                let path = filled(route.path)
                _ = try await stranger.get("/masuk")
                let reply =
                    route.method == .get ? try await stranger.get(path) : try await stranger.post(path)
                #expect(reply.status == 303 && reply.location?.hasPrefix("/masuk") == true, "\(path)")
            }
            let api = Browser(town.portal, routes: APIRoutes.all(address: ""))
            for forged in [[:], ["authorization": "Bearer nau_1671.\(String(repeating: "A", count: 43))"]] {
                let reply = try await api.get("/api/v1/units", headers: forged)
                #expect(reply.status == 401 && reply.headers["content-type"] == "application/problem+json")
            }
        }
    }

    @Test func `stands on every page with a sentence that says what it is for`() {
        for route in PortalRoutes.all(isDemonstration: true) where route.method == .get {
            #expect(route.purpose.hasSuffix("."), "\(route.path)")
        }
    }

    /// Numbers that lead nowhere in the places of a path.
    private func filled(_ path: String) -> String {
        path.replacing(/\{month\}/, with: "2026-02").replacing(/\{[a-z]+\}/, with: "1")
    }
}
