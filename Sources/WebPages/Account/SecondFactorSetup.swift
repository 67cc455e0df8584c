import Access
import AccessBooks
import HTML
import WebGate
import Words

/// A second factor of one's own: the codes of an authenticator on the telephone.
enum SecondFactorSetup {
    static let routes: [Route] = [
        .page(
            "/akun/kode", .entered,
            purpose: "For whoever entered, to set up the codes of a telephone, or to take them off."
        ) { try await page($0) },
        .act("/akun/kode/mulai", .entered) { try await begin($0) },
        .act("/akun/kode", .entered) { try await confirm($0) },
        .act("/akun/kode/lepas", .entered) { try await takeOff($0) },
    ]

    private static func crumbs(_ asking: Asking) -> [Page.Crumb] {
        [Page.Crumb(asking("own-account.title"), "/akun")]
    }

    private static func page(
        _ asking: Asking, refused: String? = nil, status: Int = 200
    ) async throws -> Answer {
        let desk = try asking.desk()
        if desk.permit.mustChangePassword { return .see("/akun/sandi") }
        let entry = try await asking.portal.accounts(desk).account(desk.permit.name)
        return .page(asking("code.title"), status: status, frame: .narrow, crumbs: crumbs(asking)) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("code.title"))
                if let refused { html.notice(.bad, refused) }
                if entry.hasSecondFactor { on(asking, &html) } else { off(asking, &html) }
            }
        }
    }

    private static func on(_ asking: Asking, _ html: inout HTMLText) {
        html.element("p") { $0.state(asking("own.second-factor-on"), .good) }
        html.element("p", asking("code.off-lead"))
        html.form("/akun/kode/lepas", asking, style: "stack") { html in
            password(asking, &html)
            html.submit(asking("code.off"), style: "danger")
        }
    }

    private static func off(_ asking: Asking, _ html: inout HTMLText) {
        html.element("p", asking("code.lead"))
        html.element("ol") { html in
            for step in 1...3 { html.element("li", asking("code.step-\(step)")) }
        }
        html.form("/akun/kode/mulai", asking, style: "stack") { html in
            password(asking, &html)
            html.submit(asking("code.begin"))
        }
    }

    private static func password(_ asking: Asking, _ html: inout HTMLText) {
        html.field(
            Field("sandi", asking("password.old")).with {
                $0.type = "password"
                $0.isRequired = true
                $0.autocomplete = "current-password"
            })
    }

    /// The secret is shown in this one answer and never again.
    private static func begin(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        try desk.permit.mustHaveOwnPassword()
        let setup: TOTPSetup
        do {
            setup = try await asking.portal.accounts(desk).enableTOTP(
                of: desk.permit.account, password: asking.form.all("sandi").first ?? "",
                issuer: "Naungan \(desk.permit.government)")
        } catch AccessRefusal.signInFailed {
            return try await page(asking, refused: asking("password.old-wrong"), status: 422)
        }
        return .page(asking("code.title"), frame: .narrow, crumbs: crumbs(asking)) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("code.title"))
                html.element("p", asking("code.scan"))
                QRPicture.write(setup.address, label: asking("code.picture"), &html)
                html.element("p") { html in
                    html.element(
                        "a", ["class": "button quiet", "href": setup.address], asking("code.open-app"))
                }
                html.facts([(asking("code.secret"), grouped(setup.secret))])
                form(asking, &html)
            }
        }
    }

    private static func form(_ asking: Asking, _ html: inout HTMLText) {
        html.form("/akun/kode", asking, style: "stack") { html in
            html.field(
                Field("kode", asking("sign-in.code")).with {
                    $0.isRequired = true
                    $0.autocomplete = "one-time-code"
                    $0.inputMode = "numeric"
                })
            html.submit(asking("code.confirm"))
        }
    }

    private static func confirm(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        do {
            try await asking.portal.accounts(desk).confirmTOTP(
                of: desk.permit.account, code: asking.form["kode"] ?? "")
        } catch let refusal as AccessRefusal {
            return try await wrongCode(asking, asking.words(refusal.note))
        }
        return .see("/akun", told: "told.code-on")
    }

    /// The secret stands: whoever typed wrong types again, and need not begin anew.
    private static func wrongCode(_ asking: Asking, _ sentence: String) async throws -> Answer {
        .page(asking("code.title"), status: 422, frame: .narrow, crumbs: crumbs(asking)) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("code.title"))
                html.notice(.bad, sentence)
                html.element("p", asking("code.again"))
                form(asking, &html)
                html.element("p") { $0.element("a", ["href": "/akun/kode"], asking("code.anew")) }
            }
        }
    }

    private static func takeOff(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        do {
            try await asking.portal.accounts(desk).disableTOTP(
                of: desk.permit.account, password: asking.form.all("sandi").first ?? "")
        } catch AccessRefusal.signInFailed {
            return try await page(asking, refused: asking("password.old-wrong"), status: 422)
        }
        return .see("/akun", told: "told.code-off")
    }

    /// In groups of four, as it is read aloud and typed.
    private static func grouped(_ secret: String) -> String {
        var groups: [Substring] = []
        var rest = secret[...]
        while !rest.isEmpty {
            groups.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: " ")
    }
}

extension Permit {
    /// - Throws: `.mustChangePassword` while only a printed password stands.
    fileprivate func mustHaveOwnPassword() throws(AccessRefusal) {
        if mustChangePassword { throw .mustChangePassword }
    }
}
