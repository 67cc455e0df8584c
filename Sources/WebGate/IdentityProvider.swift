package import Access
package import SQLStore

/// The sign-in service of an office (OpenID Connect), where one was named at the start.
package protocol IdentityProvider: Sendable {
    /// How people call it, such as `SSO Kota Palembang`.
    var name: String { get }

    /// Where a browser is sent to be asked who it is.
    ///
    /// - Throws: `.identityAway`.
    func address(for visit: ProviderVisit) async throws -> String

    /// What it says of who came back, its signature and everything else looked at.
    ///
    /// - Parameters:
    ///   - code: what the browser brought.
    ///   - now: milliseconds since 1970.
    /// - Throws: `.identityAway`, `.identityRefused`.
    func claims(for code: String, _ visit: ProviderVisit, now: Int64) async throws -> IdentityClaims
}

/// One way to the sign-in service and back. It stands in a sealed cookie of the browser that went, so that
/// nobody else can come back in its place.
package struct ProviderVisit: Sendable, Hashable {
    /// What somebody goes there for.
    package enum Purpose: String, Sendable {
        case enter
        /// To join the identity to the account of whoever is inside.
        case join
    }

    package let state: String
    package let nonce: String
    /// Of which the service is shown a hash first (RFC 7636).
    package let verifier: String
    package let purpose: Purpose
    /// Milliseconds since 1970.
    package let until: Int64
    /// Where to go afterwards.
    package let returning: String

    /// Ten minutes.
    private static let longest: Int64 = 600_000
    private static let place = FieldSealing.Place("provider-visit", government: 0, row: 0)

    package init(
        _ purpose: Purpose, returning: String, secret: () -> String, now: Int64
    ) {
        (state, nonce, verifier) = (secret(), secret(), secret())
        self.purpose = purpose
        self.returning = returning
        until = now + ProviderVisit.longest
    }

    /// From a cookie; nil where it is none of ours or too old.
    package init?(sealed: String, _ sealing: FieldSealing, now: Int64) {
        guard let text = try? sealing.open(sealed, ProviderVisit.place) else { return nil }
        let parts = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, let purpose = Purpose(rawValue: parts[3]), let until = Int64(parts[4]),
            now < until
        else { return nil }
        (state, nonce, verifier, self.purpose, self.until) = (parts[0], parts[1], parts[2], purpose, until)
        returning = parts[5]
    }

    /// As it stands in the cookie.
    package func sealed(_ sealing: FieldSealing) -> String {
        let parts = [state, nonce, verifier, purpose.rawValue, String(until), returning]
        return sealing.seal(parts.joined(separator: "\n"), ProviderVisit.place)
    }
}

/// An identity that waits for its owner's word before it is joined to his account.
package struct WaitingIdentity: Sendable, Hashable {
    package let issuer: String
    package let subject: String
    package let display: String
    /// The session in which it is to be joined.
    package let session: Int64
    package let until: Int64

    private static let place = FieldSealing.Place("waiting-identity", government: 0, row: 0)

    package init(_ claims: IdentityClaims, session: Int64, until: Int64) {
        (issuer, subject, display) = (claims.issuer, claims.subject, claims.display)
        (self.session, self.until) = (session, until)
    }

    /// From a cookie; nil where it is none of ours, too old or of another session.
    package init?(sealed: String, _ sealing: FieldSealing, session: Int64, now: Int64) {
        guard let text = try? sealing.open(sealed, WaitingIdentity.place) else { return nil }
        let parts = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, Int64(parts[3]) == session, let until = Int64(parts[4]), now < until else {
            return nil
        }
        (issuer, subject, display, self.session, self.until) = (parts[0], parts[1], parts[2], session, until)
    }

    /// As it stands in the cookie.
    package func sealed(_ sealing: FieldSealing) -> String {
        let parts = [issuer, subject, display, String(session), String(until)]
            .map { $0.replacing("\n", with: " ") }
        return sealing.seal(parts.joined(separator: "\n"), WaitingIdentity.place)
    }
}
