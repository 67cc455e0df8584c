package import Access
import AccessBooks
import AsyncHTTPClient
import Foundation
import JWTKit
import NIOCore
import NIOHTTP1
package import WebGate

/// A sign-in service that speaks OpenID Connect: code flow with PKCE, its keys fetched for every visit, so
/// that one that it changed is known at once.
package struct OIDCProvider: IdentityProvider {
    /// How the office registered this program there.
    package struct Settings: Sendable {
        package let issuer: String
        package let client: String
        package let secret: String
        package let name: String
        /// Where it sends browsers back to.
        package let back: String

        package init(issuer: String, client: String, secret: String, name: String, back: String) {
            self.issuer = issuer
            self.client = client
            self.secret = secret
            self.name = name
            self.back = back
        }
    }

    /// What the service says of itself (OpenID Connect Discovery 1.0).
    private struct Discovery: Decodable {
        let issuer: String
        let authorizationEndpoint: String
        let tokenEndpoint: String
        let jwksURI: String
        let tokenEndpointAuthMethods: [String]?

        enum CodingKeys: String, CodingKey {
            case issuer
            case authorizationEndpoint = "authorization_endpoint"
            case tokenEndpoint = "token_endpoint"
            case jwksURI = "jwks_uri"
            case tokenEndpointAuthMethods = "token_endpoint_auth_methods_supported"
        }
    }

    private struct Tokens: Decodable {
        let identity: String

        enum CodingKeys: String, CodingKey { case identity = "id_token" }
    }

    private static let most = 1 << 20
    private let settings: Settings

    package var name: String { settings.name }

    package init(_ settings: Settings) { self.settings = settings }

    /// With the hash of the verifier, the state and the nonce of the visit.
    package func address(for visit: ProviderVisit) async throws -> String {
        let asked = Fields([
            ("response_type", "code"), ("client_id", settings.client), ("redirect_uri", settings.back),
            ("scope", "openid profile"), ("state", visit.state), ("nonce", visit.nonce),
            ("code_challenge", Secret.challenge(of: visit.verifier)), ("code_challenge_method", "S256"),
        ])
        let endpoint = try await discovery().authorizationEndpoint
        return endpoint + (endpoint.contains("?") ? "&" : "?") + asked.urlEncoded
    }

    /// From the service itself, for the code and the verifier.
    package func claims(for code: String, _ visit: ProviderVisit, now: Int64) async throws -> IdentityClaims {
        let discovery = try await discovery()
        let tokens = try await tokens(for: code, visit, discovery)
        let keys = try await fetched(HTTPClientRequest(url: discovery.jwksURI))
        let claims = try await verified(tokens.identity, SigningKeys.only(of: keys))
        try claims.check(
            issuer: settings.issuer, client: settings.client, nonce: visit.nonce, now: now)
        return claims
    }

    private func discovery() async throws -> Discovery {
        let base = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
        let bytes = try await fetched(HTTPClientRequest(url: base + "/.well-known/openid-configuration"))
        guard let found = try? JSONDecoder().decode(Discovery.self, from: bytes),
            found.issuer == settings.issuer,
            [found.authorizationEndpoint, found.tokenEndpoint, found.jwksURI].allSatisfy(isTrusted)
        else { throw AccessRefusal.identityAway }
        return found
    }

    /// By https, or on this machine.
    private func isTrusted(_ address: String) -> Bool {
        address.hasPrefix("https://") || address.hasPrefix("http://127.0.0.1:")
            || address.hasPrefix("http://localhost:")
    }

    private func tokens(
        for code: String, _ visit: ProviderVisit, _ discovery: Discovery
    ) async throws -> Tokens {
        var fields: [(name: String, value: String)] = [
            ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.back),
            ("code_verifier", visit.verifier),
        ]
        var request = HTTPClientRequest(url: discovery.tokenEndpoint)
        if discovery.tokenEndpointAuthMethods?.contains("client_secret_basic") ?? true {
            request.setBasicAuth(
                username: encoded(settings.client), password: encoded(settings.secret))
        } else {
            fields += [("client_id", settings.client), ("client_secret", settings.secret)]
        }
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(ByteBuffer(string: Fields(fields).urlEncoded))
        let bytes = try await fetched(request, isOurCode: true)
        guard let tokens = try? JSONDecoder().decode(Tokens.self, from: bytes) else {
            throw AccessRefusal.identityRefused
        }
        return tokens
    }

    /// - Parameter isOurCode: whether "no" means that the code is not good, rather than that the service is
    ///   not well.
    private func fetched(_ request: HTTPClientRequest, isOurCode: Bool = false) async throws -> Data {
        guard isTrusted(request.url) else { throw AccessRefusal.identityAway }
        var request = request
        request.headers.add(name: "Accept", value: "application/json")
        let answer: (status: Int, body: ByteBuffer)
        do {
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
            answer = (Int(response.status.code), try await response.body.collect(upTo: OIDCProvider.most))
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw AccessRefusal.identityAway
        }
        if isOurCode, (400..<500).contains(answer.status) { throw AccessRefusal.identityRefused }
        guard answer.status == 200 else { throw AccessRefusal.identityAway }
        return Data(answer.body.readableBytesView)
    }

    private func verified(_ token: String, _ keys: String) async throws -> IdentityClaims {
        do {
            let ring = JWTKeyCollection()
            try await ring.add(jwksJSON: keys)
            return try await ring.verify(token, as: IdentityToken.self).claims
        } catch {
            throw AccessRefusal.identityRefused
        }
    }
}

/// The keys of a service that sign, without those that seal and kinds that we do not know.
private enum SigningKeys {
    static func only(of bytes: Data) throws -> String {
        guard let set = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any],
            let keys = set["keys"] as? [[String: Any]]
        else { throw AccessRefusal.identityAway }
        let signing = keys.filter { key in
            let kind = key["kty"] as? String ?? ""
            return ["RSA", "EC", "OKP"].contains(kind) && (key["use"] as? String ?? "sig") == "sig"
        }
        let kept = try JSONSerialization.data(withJSONObject: ["keys": signing])
        return String(decoding: kept, as: UTF8.self)
    }
}

/// The token as it is signed. Its times and parties are looked at by `IdentityClaims`.
struct IdentityToken: JWTPayload {
    /// One text or several.
    struct Audience: Codable {
        let all: [String]

        init(_ all: [String]) { self.all = all }

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let one = try? container.decode(String.self) {
                all = [one]
            } else {
                all = try container.decode([String].self)
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(all)
        }
    }

    var iss: String
    var sub: String
    var aud: Audience
    var azp: String?
    var exp: Int64
    var iat: Int64
    var nonce: String?
    var name: String?
    var preferred: String?

    enum CodingKeys: String, CodingKey {
        case iss, sub, aud, azp, exp, iat, nonce, name
        case preferred = "preferred_username"
    }

    func verify(using algorithm: some JWTAlgorithm) async throws {}

    var claims: IdentityClaims {
        IdentityClaims(
            issuer: iss, subject: sub, audiences: aud.all, authorizedParty: azp, expires: exp, issued: iat,
            nonce: nonce, display: String((name ?? preferred ?? sub).prefix(200)))
    }
}
