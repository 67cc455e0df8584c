import Access
import AccessBooks
import Synchronization
import TestDatabases
import TestPortal
import Testing
import WebGate
import WebPages

@testable import WebServer

@Suite struct `Entering through the office's sign-in service` {
    /// A town whose portal knows the service, and a service that runs.
    private func withService(
        _ body: @escaping @Sendable (PortalTown, SignInService, Portal) async throws -> Void
    ) async throws {
        try await withTown(.sqlite) { town async throws in
            let service = SignInService(now: { town.clock.now() })
            try await service.running {
                try await body(town, service, portal(town, service))
            }
        }
    }

    private func portal(_ town: PortalTown, _ service: SignInService) -> Portal {
        let plain = town.portal
        return Portal(
            database: plain.database, identifiers: plain.identifiers, sealing: plain.sealing,
            access: plain.access, law: plain.law, words: plain.words, settings: plain.settings,
            provider: OIDCProvider(
                .init(
                    issuer: service.issuer, client: "naungan", secret: "secret", name: "SSO Palembang",
                    back: "http://localhost/masuk/penyedia/kembali")),
            now: plain.now, today: plain.today)
    }

    private func browser(_ portal: Portal) -> Browser {
        Browser(portal, routes: PortalRoutes.all(isDemonstration: false) + ProviderPages.routes)
    }

    /// Goes to the service and comes back.
    private func come(
        _ browser: Browser, _ service: SignInService, by path: String = "/masuk/penyedia"
    ) async throws -> Browser.Reply {
        let sent = try await browser.get(path)
        #expect(sent.status == 303)
        let (code, state) = service.consent(try #require(sent.location))
        return try await browser.get("/masuk/penyedia/kembali?code=\(code)&state=\(encoded(state))")
    }

    private func enterByPassword(_ browser: Browser, _ role: Role) async throws {
        _ = try await browser.get("/masuk")
        let reply = try await browser.post("/masuk", ["login": role.rawValue, "sandi": goodPassword])
        #expect(reply.status == 303)
        _ = try await browser.get("/akun")
    }

    private func join(_ portal: Portal, _ service: SignInService, _ role: Role) async throws {
        let browser = browser(portal)
        try await enterByPassword(browser, role)
        #expect(try await come(browser, service, by: "/akun/penyedia").location == "/akun/penyedia/gabung")
        #expect(try await browser.get("/akun/penyedia/gabung").text.contains("“Siti”"))
        #expect(try await browser.post("/akun/penyedia/gabung").status == 303)
    }

    @Test func `is offered, joined from inside, and then opens the door to where one wanted`() async throws {
        try await withService { town, service, portal in
            let stranger = browser(portal)
            #expect(try await stranger.get("/masuk").text.contains("SSO Palembang"))
            #expect(try await Browser(town.portal).get("/masuk").text.contains("SSO") == false)
            #expect(try await Browser(town.portal).get("/masuk/penyedia").status == 404)
            let unknown = try await come(stranger, service)
            #expect(unknown.status == 401 && unknown.text.contains("belum digabungkan"))
            try await join(portal, service, .treasurer)
            let browser = browser(portal)
            #expect(try await come(browser, service, by: "/masuk/penyedia?ke=/iuran").location == "/iuran")
            #expect(try await browser.get("/akun").text.contains("treasurer"))
            #expect(try await browser.post("/akun/penyedia/lepas").status == 303)
            #expect(try await come(self.browser(portal), service).status == 401)
        }
    }

    @Test func `refuses whoever comes back in another's place`() async throws {
        try await withService { _, service, portal in
            try await join(portal, service, .treasurer)
            let (browser, other) = (browser(portal), browser(portal))
            let sent = try await browser.get("/masuk/penyedia")
            let (code, state) = service.consent(try #require(sent.location))
            let back = "/masuk/penyedia/kembali?code=\(code)&state=\(encoded(state))"
            #expect(try await other.get(back).status == 401)
            #expect(try await browser.get("/masuk/penyedia/kembali?code=\(code)&state=x").status == 401)
            #expect(try await browser.get(back).status == 401)
            #expect(try await browser.get("/akun").location == "/masuk?ke=%2Fakun")
        }
    }

    @Test(arguments: [
        SignInService.Manner(signsWithAnotherKey: true), .init(audience: "other"), .init(nonce: "n"),
        .init(seconds: -400), .init(seconds: 400), .init(subject: ""),
    ])
    func `refuses what the service did not say of this visit`(manner: SignInService.Manner) async throws {
        try await withService { _, service, portal in
            try await join(portal, service, .treasurer)
            service.manner.withLock { $0 = manner }
            let reply = try await come(browser(portal), service)
            #expect(reply.status == 401 && reply.text.contains("tidak memastikan"))
            service.manner.withLock { $0 = .init() }
            #expect(try await come(browser(portal), service).status == 303)
        }
    }

    @Test(arguments: [SignInService.Manner(isAway: true), .init(issuer: "https://evil.test")])
    func `says that the service is away, and leaves the password`(
        manner: SignInService.Manner
    ) async throws {
        try await withService { _, service, portal in
            service.manner.withLock { $0 = manner }
            let browser = browser(portal)
            let reply = try await browser.get("/masuk/penyedia")
            #expect(reply.status == 401 && reply.text.contains("tidak dapat dihubungi"))
            try await enterByPassword(browser, .treasurer)
        }
    }

    @Test func `asks the owner of the account before it is joined, in the session that asked`() async throws {
        try await withService { _, service, portal in
            let browser = browser(portal)
            try await enterByPassword(browser, .treasurer)
            _ = try await come(browser, service, by: "/akun/penyedia")
            #expect(try await come(self.browser(portal), service).status == 401)
            // Another person enters in the same browser: what waits is not his.
            try await enterByPassword(browser, .verifier)
            #expect(try await browser.get("/akun/penyedia/gabung").location == "/akun")
            #expect(try await browser.post("/akun/penyedia/gabung").location == "/akun")
            #expect(try await come(self.browser(portal), service).status == 401)
        }
    }

    @Test func `takes too long after ten minutes`() async throws {
        try await withService { town, service, portal in
            try await join(portal, service, .treasurer)
            for (wait, status) in [(599_999, 303), (600_000, 401)] as [(Int64, Int)] {
                let browser = browser(portal)
                let sent = try await browser.get("/masuk/penyedia")
                let (code, state) = service.consent(try #require(sent.location))
                town.clock.pass(wait)
                let back = "/masuk/penyedia/kembali?code=\(code)&state=\(encoded(state))"
                #expect(try await browser.get(back).status == status)
            }
        }
    }
}
