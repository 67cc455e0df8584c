/// What a sign-in service says of somebody in a signed token (OpenID Connect Core 1.0, section 2). That the
/// signature is the service's own was looked at before.
package struct IdentityClaims: Sendable, Equatable {
    package let issuer: String
    /// Who it is at that service; never given to another.
    package let subject: String
    package let audiences: [String]
    package let authorizedParty: String?
    /// Seconds since 1970, as the next.
    package let expires: Int64
    package let issued: Int64
    package let nonce: String?
    /// How the service calls him, to be shown to himself only.
    package let display: String

    package init(
        issuer: String, subject: String, audiences: [String], authorizedParty: String? = nil,
        expires: Int64, issued: Int64, nonce: String?, display: String
    ) {
        self.issuer = issuer
        self.subject = subject
        self.audiences = audiences
        self.authorizedParty = authorizedParty
        self.expires = expires
        self.issued = issued
        self.nonce = nonce
        self.display = display
    }

    /// Clocks differ; so many seconds at most.
    private static let leeway: Int64 = 60
    private static let longestSubject = 255

    /// Whether the token was made for this visit to this program, and is fresh (section 3.1.3.7).
    ///
    /// - Parameter now: milliseconds since 1970.
    /// - Throws: `.identityRefused`, whatever of it is wrong.
    package func check(issuer: String, client: String, nonce: String, now: Int64) throws(AccessRefusal) {
        let seconds = now / 1_000
        let isForUs =
            audiences.contains(client)
            && (authorizedParty.map { $0 == client } ?? (audiences.count == 1))
        guard self.issuer == issuer, isForUs, self.nonce == nonce, !nonce.isEmpty,
            seconds < expires + IdentityClaims.leeway, issued <= seconds + IdentityClaims.leeway,
            !subject.isEmpty, subject.utf8.count <= IdentityClaims.longestSubject
        else { throw .identityRefused }
    }
}
