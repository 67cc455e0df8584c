import Access
import Testing

@Suite struct `What a sign-in service says of somebody` {
    private let now: Int64 = 1_772_366_400

    private func claims(
        issuer: String = "https://sso.test", subject: String = "1", audiences: [String] = ["naungan"],
        party: String? = nil, expires: Int64 = 300, issued: Int64 = 0, nonce: String? = "n"
    ) -> IdentityClaims {
        IdentityClaims(
            issuer: issuer, subject: subject, audiences: audiences, authorizedParty: party,
            expires: now + expires, issued: now + issued, nonce: nonce, display: "Siti")
    }

    private func holds(_ claims: IdentityClaims, nonce: String = "n") -> Bool {
        do throws(AccessRefusal) {
            try claims.check(issuer: "https://sso.test", client: "naungan", nonce: nonce, now: now * 1_000)
            return true
        } catch {
            #expect(error == .identityRefused)
            return false
        }
    }

    @Test func `is believed where it was made for this visit, by this service, for this program`() {
        #expect(holds(claims()))
        #expect(!holds(claims(issuer: "https://sso.test.evil")))
        #expect(!holds(claims(nonce: "m")) && !holds(claims(nonce: nil)))
        #expect(!holds(claims(nonce: ""), nonce: ""))
    }

    @Test func `is not believed where it was made for another program too, unless for us among them`() {
        #expect(!holds(claims(audiences: ["other"])) && !holds(claims(audiences: [])))
        #expect(!holds(claims(audiences: ["naungan", "other"])))
        #expect(holds(claims(audiences: ["naungan", "other"], party: "naungan")))
        #expect(!holds(claims(audiences: ["naungan", "other"], party: "other")))
        #expect(!holds(claims(party: "other")))
    }

    @Test func `ends a minute after it says, and begins a minute before`() {
        #expect(holds(claims(expires: -59)) && !holds(claims(expires: -60)))
        #expect(holds(claims(issued: 60)) && !holds(claims(issued: 61)))
    }

    @Test func `names somebody, in no more than 255 bytes`() {
        #expect(!holds(claims(subject: "")))
        #expect(holds(claims(subject: String(repeating: "x", count: 255))))
        #expect(!holds(claims(subject: String(repeating: "x", count: 256))))
    }
}
