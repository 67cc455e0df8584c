import Access
import AccessBooks
import HTTPTypes
import Hummingbird
import HummingbirdCore
import SQLStore
import WebGate
import Words

/// Finds out who asks, from where and in which language.
struct Admission: Sendable {
    let portal: Portal

    /// The visitor, and a cookie to be set where he has none for his forms yet.
    func visitor(_ request: Request, _ visit: Visit) async throws -> (
        visitor: Visitor, cookies: [PortalCookie]
    ) {
        let settings = portal.settings
        let address = caller(request, visit)
        let agent = String((request.headers[.userAgent] ?? "").prefix(300))
        let token = cookie(settings.sessionCookie, request)
        let note = portal.provider == nil ? nil : cookie(settings.providerCookie, request)
        if let token,
            let found = try await portal.access.sessions(portal.database).permit(
                token: token, now: portal.now())
        {
            let mark = FormMark.of(token, portal.sealing)
            let visitor = Visitor(
                permit: found.permit, session: found.session.id, address: address, agent: agent,
                providerNote: note, formMark: mark)
            return (visitor, [])
        }
        let kept = cookie(settings.formCookie, request)
        let secret = kept ?? Secret().text
        let visitor = Visitor(
            address: address, agent: agent, pendingToken: token, providerNote: note,
            formMark: FormMark.of(secret, portal.sealing))
        return (visitor, kept == nil ? [PortalCookie(settings.formCookie, secret)] : [])
    }

    /// The visitor by an integration's token, and until when it lets him in (milliseconds since 1970).
    func bearer(_ request: Request, _ visit: Visit) async throws -> (visitor: Visitor, until: Int64)? {
        guard let token = bearerToken(request) else { return nil }
        let found = try await TokenBook.permit(
            token: token, now: portal.now(), in: portal.database, matrix: portal.access.matrix)
        return found.map { (Visitor(permit: $0.permit, address: caller(request, visit)), $0.expires) }
    }

    /// The language that was asked for in the address, or kept in a cookie; otherwise Indonesian.
    func language(_ request: Request, _ query: Fields) -> (language: Language, cookies: [PortalCookie]) {
        if let asked = query["bahasa"].flatMap(Language.init) {
            return (
                asked, [PortalCookie(portal.settings.languageCookie, asked.rawValue, lifetime: 31_536_000)]
            )
        }
        return (cookie(portal.settings.languageCookie, request).flatMap(Language.init) ?? .indonesian, [])
    }

    /// Whether a form is one of ours: it brings the visitor's mark, and the browser does not say that
    /// another site sent it.
    func isOurs(_ request: Request, _ form: Fields, _ visitor: Visitor) -> Bool {
        let site = request.headers[values: .secFetchSite].first
        if let site, !["same-origin", "none"].contains(site) { return false }
        return FormMark.holds(form[FormMark.field], visitor.formMark)
    }

    /// The address from which it comes: where proxies stand in front, what the outermost of ours saw.
    private func caller(_ request: Request, _ visit: Visit) -> String {
        guard portal.settings.proxies > 0, let header = request.headers[values: .forwardedFor].last else {
            return visit.peer
        }
        let chain = header.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        return chain.suffix(portal.settings.proxies).first ?? visit.peer
    }
}

extension HTTPField.Name {
    static let idempotencyKey = name("Idempotency-Key")
    static let secFetchSite = name("Sec-Fetch-Site")
    static let forwardedFor = name("X-Forwarded-For")
    static let contentSecurityPolicy = name("Content-Security-Policy")
    static let contentTypeOptions = name("X-Content-Type-Options")
    static let referrerPolicy = name("Referrer-Policy")
    static let permissionsPolicy = name("Permissions-Policy")
    static let openerPolicy = name("Cross-Origin-Opener-Policy")
    static let resourcePolicy = name("Cross-Origin-Resource-Policy")
    static let refresh = name("Refresh")

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is a name of a header") }
        return name
    }
}

/// An integration's token: `Authorization: Bearer …`.
func bearerToken(_ request: Request) -> String? {
    guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else { return nil }
    return String(header.dropFirst(7))
}

/// The value of a cookie that the browser sent.
func cookie(_ name: String, _ request: Request) -> String? {
    for header in request.headers[values: .cookie] {
        for part in header.split(separator: ";") {
            let halves = part.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[0].drop(while: { $0 == " " }) == name else { continue }
            return String(halves[1])
        }
    }
    return nil
}
