import Access
import HTTPTypes
import Hummingbird
import HummingbirdCore
import LawBook
import Logging
import NIOCore
import SQLDatabase
package import WebGate
import WebPages
import Words

/// The router with every route of the portal.
package struct PortalRouting: Sendable {
    private let portal: Portal
    private let admission: Admission
    private let making: ResponseMaking
    private let counts = RequestCounts()
    private let kept = KeptAnswers()
    private let isReady: @Sendable () async -> Bool

    package init(_ portal: Portal, isReady: @escaping @Sendable () async -> Bool) {
        self.portal = portal
        self.isReady = isReady
        admission = Admission(portal: portal)
        making = ResponseMaking(settings: portal.settings)
    }

    func router(_ routes: [Route]) -> Router<Visit> {
        let router = Router(context: Visit.self)
        router.add(middleware: Outermost(routing: self, counts: counts))
        addAssets(router)
        addHealth(router)
        for route in routes {
            let path = RouterPath(route.path)
            let method: HTTPRequest.Method = route.method == .get ? .get : .post
            router.on(path, method: method) { request, visit in
                try await respond(route, request, visit)
            }
        }
        return router
    }

    /// The way of one request: read, admit, ask, give back.
    private func respond(_ route: Route, _ request: Request, _ visit: Visit) async throws -> Response {
        if isToken(route) { return try await respondToProgram(route, request, visit) }
        let query = Fields(urlEncoded: request.uri.query ?? "")
        let (language, languageCookies) = admission.language(request, query)
        let found = try await admission.visitor(request, visit)
        let asking = asking(request, visit, query, language, found.visitor)
        let answer = await answered(route, request, visit, asking)
        return try making.response(answer.0, answer.1, cookies: languageCookies + found.cookies)
    }

    /// The same for programs, which have no cookies; what they read is given again while it is true.
    private func respondToProgram(
        _ route: Route, _ request: Request, _ visit: Visit
    ) async throws -> Response {
        let query = Fields(urlEncoded: request.uri.query ?? "")
        let (language, cookies) = admission.language(request, query)
        let now = portal.now()
        let question = route.method == .get ? question(request, language) : nil
        let mark = question == nil ? nil : try await portal.database.mark()
        if let question, let mark, let bytes = kept.answer(question, mark, now: now) {
            counts.addGivenAgain()
            return making.json(bytes, cookies: cookies)
        }
        let found = try await admission.bearer(request, visit)
        let asking = asking(
            request, visit, query, language, found?.visitor ?? Visitor(address: visit.peer))
        let (answer, answering) = await answered(route, request, visit, asking)
        if let question, let mark, let found, let bytes = answer.json {
            kept.keep(bytes, question, mark, now: now, until: found.until)
        }
        return try making.response(answer, answering, cookies: cookies)
    }

    /// Nil where the program wants an answer that is made anew (`Cache-Control: no-cache`).
    private func question(_ request: Request, _ language: Language) -> KeptAnswers.Question? {
        if request.headers[.cacheControl]?.contains("no-cache") == true { return nil }
        return bearerToken(request).map {
            KeptAnswers.Question(
                token: $0, address: request.uri.string, language: language, day: portal.today())
        }
    }

    private func asking(
        _ request: Request, _ visit: Visit, _ query: Fields, _ language: Language, _ visitor: Visitor
    ) -> Asking {
        Asking(
            path: request.uri.path, parameters: parameters(visit), query: query,
            idempotencyKey: request.headers[values: .idempotencyKey].first,
            knownVersion: request.headers[.ifNoneMatch].map { $0.filter { $0 != "\"" } },
            words: portal.words(language), visitor: visitor, portal: portal)
    }

    private func answered(
        _ route: Route, _ request: Request, _ visit: Visit, _ asking: Asking
    ) async -> (Answer, Asking) {
        do {
            if let elsewhere = try turnedAway(route, asking) { return (elsewhere, asking) }
            let body = try await readBody(request, route.taking)
            defer { body.cleanUp() }
            let asking = asking.bringing(form: body.form, files: body.files, body: body.bytes)
            if route.method == .post, !isToken(route), !admission.isOurs(request, body.form, asking.visitor) {
                return (Refusals.formOld(asking), asking)
            }
            return (try await route.answer(asking), asking)
        } catch {
            return (refused(error, route, visit, asking), asking)
        }
    }

    private func refused(_ error: any Error, _ route: Route, _ visit: Visit, _ asking: Asking) -> Answer {
        let expected =
            isToken(route) ? Refusals.problem(error, asking)?.answer : Refusals.answer(error, asking)
        if let expected { return expected }
        visit.logger.error("\(route.method.rawValue) \(route.path): \(error)")
        if !isToken(route) { return Refusals.broken(asking, number: visit.id) }
        let sentence = asking("error.broken", ["number": .text(visit.id)])
        return Problem(status: 500, kind: "broken", detail: sentence).answer
    }

    /// Where somebody is sent who may not ask; nil for who may.
    private func turnedAway(_ route: Route, _ asking: Asking) throws -> Answer? {
        switch route.guarding {
        case .open: return nil
        case .entered, .right:
            guard let permit = asking.visitor.permit else {
                guard route.method == .get else { return .see("/masuk") }
                let query = asking.query.urlEncoded
                let wanted = query.isEmpty ? asking.path : "\(asking.path)?\(query)"
                return .see("/masuk?ke=\(encoded(wanted))")
            }
            if case .right(let right) = route.guarding { _ = try permit.reach(right) }
            return nil
        case .token(let right):
            guard let permit = asking.visitor.permit else { throw AccessRefusal.unknownToken }
            _ = try permit.reach(right)
            return nil
        }
    }

    private func isToken(_ route: Route) -> Bool {
        if case .token = route.guarding { true } else { false }
    }

    private func parameters(_ visit: Visit) -> [String: String] {
        var named: [String: String] = [:]
        for (key, value) in visit.parameters { named[String(key)] = decoded(value) }
        return named
    }

    private func addAssets(_ router: Router<Visit>) {
        let assets = portal.settings.assets
        let kept = "public, max-age=31536000, immutable"
        for (path, text, type) in [
            (assets.style.path, assets.style.text, "text/css; charset=utf-8"),
            (assets.script.path, assets.script.text, "text/javascript; charset=utf-8"),
            ("/ikon.svg", PortalRoutes.icon, "image/svg+xml"),
        ] {
            let bytes = ByteBuffer(string: text)
            router.get(RouterPath(path)) { _, _ in
                Response(
                    status: .ok,
                    headers: [.contentType: type, .cacheControl: kept, .contentTypeOptions: "nosniff"],
                    body: ResponseBody(byteBuffer: bytes))
            }
        }
    }

    /// For whoever watches the machine: whether it runs and reaches its database, and what it did. The counts
    /// name nobody, and are told on this machine only.
    private func addHealth(_ router: Router<Visit>) {
        router.get("/health") { _, _ in
            let ready = await isReady()
            return Response(
                status: ready ? .ok : .serviceUnavailable, headers: [.contentType: "text/plain"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: ready ? "ok\n" : "no database\n")))
        }
        router.get("/metrics") { request, visit in
            // What a proxy hands on comes from elsewhere, wherever the proxy stands.
            let isHandedOn = request.headers[.forwardedFor] != nil
            guard !isHandedOn, ["127.0.0.1", "::1", ""].contains(visit.peer) else {
                throw HTTPError(.notFound)
            }
            return Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: counts.text)))
        }
    }

    /// The page for a path that leads nowhere.
    fileprivate func nowhere(_ request: Request, _ visit: Visit) async throws -> Response {
        let guarding: Route.Guarding = request.uri.path.hasPrefix("/api/") ? .token(.useAPI) : .open
        let route = Route.page(request.uri.path, guarding, purpose: "") { _ in throw NotThere() }
        return try await respond(route, request, visit)
    }
}

/// Around everything: times it, and gives a page to paths that lead nowhere.
private struct Outermost: RouterMiddleware {
    let routing: PortalRouting
    let counts: RequestCounts

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response: Response
        do {
            response = try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound || error.status == .methodNotAllowed {
            response = try await routing.nowhere(request, context)
        }
        counts.add(status: response.status.code, took: .now - start)
        return response
    }
}
