import AccessBooks
import HTTPTypes
import Hummingbird
import HummingbirdCore
import JWTKit
import NIOCore
import Synchronization
import WebGate

@testable import WebServer

/// A sign-in service on this machine, as large as a test needs it: it lets everybody in as `subject`, and a
/// test can make it lie.
final class SignInService: Sendable {
    struct Manner: Sendable {
        var subject = "1"
        var isAway = false
        var signsWithAnotherKey = false
        var audience = "naungan"
        var nonce: String?
        var seconds: Int64 = 0
        var issuer: String?
    }

    private struct Asked: Sendable {
        let nonce: String
        let challenge: String
        let back: String
    }

    let manner = Mutex(Manner())
    private let codes = Mutex([String: Asked]())
    private let key = ES256PrivateKey()
    private let other = ES256PrivateKey()
    private let port = Mutex(0)
    private let now: @Sendable () -> Int64

    init(now: @escaping @Sendable () -> Int64) { self.now = now }

    var issuer: String { "http://127.0.0.1:\(port.withLock { $0 })" }

    /// Runs while `body` does.
    func running(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let (ports, telling) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router(),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { telling.yield($0.localAddress?.port ?? 0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            for await found in ports {
                port.withLock { $0 = found }
                break
            }
            defer { group.cancelAll() }
            try await body()
        }
    }

    /// What a browser does there: it says yes and is sent back with a code.
    func consent(_ address: String) -> (code: String, state: String) {
        let query = Fields(urlEncoded: String(address.drop { $0 != "?" }.dropFirst()))
        let code = "code-\(codes.withLock { $0.count })"
        codes.withLock {
            $0[code] = Asked(
                nonce: query["nonce"] ?? "", challenge: query["code_challenge"] ?? "",
                back: query["redirect_uri"] ?? "")
        }
        return (code, query["state"] ?? "")
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/.well-known/openid-configuration") { [self] _, _ in
            guard !manner.withLock({ $0.isAway }) else { throw HTTPError(.serviceUnavailable) }
            return json(
                """
                {"issuer": "\(manner.withLock { $0.issuer } ?? issuer)",
                 "authorization_endpoint": "\(issuer)/authorize", "token_endpoint": "\(issuer)/token",
                 "jwks_uri": "\(issuer)/keys"}
                """)
        }
        router.get("/keys") { [self] _, _ in json(try keys()) }
        router.post("/token") { [self] request, context in
            let body = try await request.body.collect(upTo: 10_000)
            return json(try await token(String(buffer: body), request.headers[.authorization] ?? ""))
        }
        return router
    }

    private func keys() throws -> String {
        guard let parameters = key.parameters else { throw HTTPError(.internalServerError) }
        func url(_ text: String) -> String {
            text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        }
        return """
            {"keys": [{"kty": "oct", "kid": "x", "k": "AAAA"},
             {"kty": "EC", "crv": "P-256", "kid": "1", "use": "sig", "alg": "ES256",
              "x": "\(url(parameters.x))", "y": "\(url(parameters.y))"}]}
            """
    }

    private func token(_ form: String, _ authorization: String) async throws -> String {
        let given = Fields(urlEncoded: form)
        let manner = manner.withLock { $0 }
        guard authorization == "Basic bmF1bmdhbjpzZWNyZXQ=", given["grant_type"] == "authorization_code",
            let asked = codes.withLock({ $0.removeValue(forKey: given["code"] ?? "") }),
            Secret.challenge(of: given["code_verifier"] ?? "") == asked.challenge,
            given["redirect_uri"] == asked.back
        else { throw HTTPError(.badRequest) }
        let ring = JWTKeyCollection()
        await ring.add(ecdsa: manner.signsWithAnotherKey ? other : key, kid: "1")
        let seconds = now() / 1_000 + manner.seconds
        let token = try await ring.sign(
            IdentityToken(
                iss: issuer, sub: manner.subject, aud: .init([manner.audience]), azp: nil,
                exp: seconds + 300, iat: seconds, nonce: manner.nonce ?? asked.nonce, name: "Siti",
                preferred: nil), kid: "1")
        return "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \"\(token)\"}"
    }

    private func json(_ text: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
