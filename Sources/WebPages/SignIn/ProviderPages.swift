import Access
import AccessBooks
import HTML
import LawBook
package import WebGate
import Words

/// Entering through the office's own sign-in service, where one was named at the start; joining one's
/// identity there to one's account, and parting them. None of it is there otherwise.
package enum ProviderPages {
    package static let routes: [Route] = [
        .page("/masuk/penyedia", .open, purpose: "To be asked by the office's sign-in service who one is.") {
            try await leave($0, .enter)
        },
        .page("/masuk/penyedia/kembali", .open, purpose: "To come back from the sign-in service.") {
            try await comeBack($0)
        },
        .page(
            "/akun/penyedia", .entered,
            purpose: "For whoever entered, to show the sign-in service who it is that has this account."
        ) { try await leave($0, .join) },
        .page(
            "/akun/penyedia/gabung", .entered,
            purpose: "To say that an identity at the sign-in service is one's own, before it is joined."
        ) { try question($0) },
        .act("/akun/penyedia/gabung", .entered) { try await join($0) },
        .act("/akun/penyedia/lepas", .entered) { try await part($0) },
    ]

    private static func leave(_ asking: Asking, _ purpose: ProviderVisit.Purpose) async throws -> Answer {
        let (portal, provider) = (asking.portal, try provider(asking))
        if purpose == .enter, asking.visitor.permit != nil { return .see("/") }
        let visit = ProviderVisit(
            purpose, returning: asking.returning ?? "/", secret: { Secret().text }, now: portal.now())
        do {
            let address = try await provider.address(for: visit)
            let cookie = PortalCookie(
                portal.settings.providerCookie, visit.sealed(portal.sealing), lifetime: 600)
            return Answer(status: 303, .elsewhere(address), cookies: [cookie])
        } catch let refusal as AccessRefusal {
            return refused(refusal, asking, returning: purpose == .join ? "/akun" : "/masuk")
        }
    }

    /// The browser must be the one that went, and the service must say so itself.
    private static func comeBack(_ asking: Asking) async throws -> Answer {
        let (portal, provider) = (asking.portal, try provider(asking))
        let visit = asking.visitor.providerNote.flatMap {
            ProviderVisit(sealed: $0, portal.sealing, now: portal.now())
        }
        let returning = visit?.purpose == .join ? "/akun" : "/masuk"
        do {
            guard let visit, let code = asking.query["code"],
                FormMark.holds(asking.query["state"], visit.state)
            else { throw AccessRefusal.identityRefused }
            let claims = try await provider.claims(for: code, visit, now: portal.now())
            switch visit.purpose {
            case .enter: return try await enter(claims, visit, asking)
            case .join: return try wait(claims, asking)
            }
        } catch let refusal as AccessRefusal {
            return refused(refusal, asking, returning: returning)
        }
    }

    private static func enter(
        _ claims: IdentityClaims, _ visit: ProviderVisit, _ asking: Asking
    ) async throws -> Answer {
        let portal = asking.portal
        let session = try await portal.signIn.enter(
            VerifiedIdentity(issuer: claims.issuer, subject: claims.subject),
            address: asking.visitor.address, agent: asking.visitor.agent, now: portal.now())
        let cookies = [
            PortalCookie(portal.settings.sessionCookie, session.token ?? ""), forgotten(portal),
        ]
        guard session.secondFactorNeeded else { return .see(visit.returning, cookies: cookies) }
        return .see("/masuk/kode?ke=\(encoded(visit.returning))", cookies: cookies)
    }

    /// Who is inside is asked whether the identity is his: the browser may have been somebody else's there.
    private static func wait(_ claims: IdentityClaims, _ asking: Asking) throws -> Answer {
        guard asking.visitor.permit != nil, let session = asking.visitor.session else {
            throw AccessRefusal.identityRefused
        }
        let portal = asking.portal
        let waiting = WaitingIdentity(claims, session: session, until: portal.now() + 600_000)
        let cookie = PortalCookie(
            portal.settings.providerCookie, waiting.sealed(portal.sealing), lifetime: 600)
        return .see("/akun/penyedia/gabung", cookies: [cookie])
    }

    private static func waiting(_ asking: Asking) -> WaitingIdentity? {
        guard let note = asking.visitor.providerNote, let session = asking.visitor.session else { return nil }
        return WaitingIdentity(
            sealed: note, asking.portal.sealing, session: session, now: asking.portal.now())
    }

    private static func question(_ asking: Asking) throws -> Answer {
        let provider = try provider(asking)
        guard let waiting = waiting(asking) else { return .see("/akun") }
        let names: [String: Term] = ["provider": .text(provider.name), "name": .text(waiting.display)]
        return .page(asking("identity.title"), frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("identity.title"))
                html.element("p", asking("identity.question", names))
                html.element("p", asking("identity.meaning", names))
                html.form("/akun/penyedia/gabung", asking, style: "stack") {
                    $0.submit(asking("identity.join"))
                }
                html.element("p") { $0.element("a", ["href": "/akun"], asking("identity.not-mine")) }
            }
        }
    }

    private static func join(_ asking: Asking) async throws -> Answer {
        let (portal, desk) = (asking.portal, try asking.desk())
        guard let waiting = waiting(asking) else { return .see("/akun") }
        do {
            try await IdentityBook(desk.office).join(
                VerifiedIdentity(issuer: waiting.issuer, subject: waiting.subject), to: desk.permit.account)
        } catch let refusal as AccessRefusal {
            return refused(refusal, asking, returning: "/akun")
        }
        return .see("/akun", told: "told.identity-joined", cookies: [forgotten(portal)])
    }

    private static func part(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        try await IdentityBook(desk.office).part(desk.permit.account)
        return .see("/akun", told: "told.identity-parted")
    }

    private static func refused(_ refusal: AccessRefusal, _ asking: Asking, returning: String) -> Answer {
        var answer = Answer.page(asking("identity.refused"), status: 401, frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("identity.refused"))
                html.notice(.bad, asking.words(refusal.note))
                html.element("p") { $0.element("a", ["href": returning], asking("identity.back")) }
            }
        }
        answer.cookies = [forgotten(asking.portal)]
        return answer
    }

    private static func forgotten(_ portal: Portal) -> PortalCookie {
        PortalCookie(portal.settings.providerCookie, "", lifetime: 0)
    }

    private static func provider(_ asking: Asking) throws -> any IdentityProvider {
        guard let provider = asking.portal.provider else { throw NotThere() }
        return provider
    }
}

extension Asking {
    /// Below the form of entering: the other way in.
    func providerButton(_ html: inout HTMLText) {
        guard let provider = portal.provider else { return }
        let onward = returning.map { "?ke=\(encoded($0))" } ?? ""
        html.element("p", ["class": "actions"]) { html in
            html.element(
                "a", ["class": "button quiet", "href": "/masuk/penyedia\(onward)"],
                self("identity.enter", ["provider": .text(provider.name)]))
        }
    }

    /// On one's own account: whether one may enter through the service.
    ///
    /// - Parameter joined: since when; milliseconds since 1970.
    func providerSheet(_ joined: Int64?, _ html: inout HTMLText) {
        guard let provider = portal.provider else { return }
        let names: [String: Term] = ["provider": .text(provider.name)]
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", provider.name)
            guard let joined else {
                html.element("p", self("identity.none", names))
                html.element("p", ["class": "actions"]) {
                    $0.element(
                        "a", ["class": "button quiet", "href": "/akun/penyedia"],
                        self("identity.connect", names))
                }
                return
            }
            html.element(
                "p", self("identity.since", names.merging(["when": .text(words.moment(joined))]) { $1 }))
            html.form("/akun/penyedia/lepas", self) {
                $0.submit(self("identity.part", names), style: "quiet")
            }
        }
    }
}
