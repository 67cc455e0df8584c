import Access
import AccessBooks
import HTML
import WebGate
import Words

/// Entering and leaving.
enum SignInPages {
    static let routes: [Route] = [
        .page("/masuk", .open, purpose: "To enter with one's own login; nothing else is shown before.") {
            try page($0, refused: nil)
        },
        .act("/masuk", .open) { try await enter($0) },
        .act("/keluar", .open) { try await leave($0) },
    ]

    private static func page(_ asking: Asking, refused: String?, status: Int = 200) throws -> Answer {
        if asking.visitor.permit != nil { return .see("/") }
        return .page(asking("sign-in.title"), status: status, frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("sign-in.title"))
                if let refused { html.notice(.bad, refused) }
                html.form("/masuk", asking, style: "stack") { html in
                    html.emptyElement(
                        "input", ["type": "hidden", "name": "ke", "value": asking.returning ?? ""])
                    html.field(
                        Field("login", asking("sign-in.login")).with {
                            $0.isRequired = true
                            $0.autocomplete = "username"
                            $0.value = asking.form["login"]
                        })
                    html.field(
                        Field("sandi", asking("sign-in.password")).with {
                            $0.type = "password"
                            $0.isRequired = true
                            $0.autocomplete = "current-password"
                        })
                    html.field(
                        Field("kode", asking("sign-in.code")).with {
                            $0.hint = asking("sign-in.code-hint")
                            $0.autocomplete = "one-time-code"
                            $0.inputMode = "numeric"
                        })
                    html.submit(asking("sign-in.enter"))
                }
                asking.providerButton(&html)
            }
            html.element("p", asking("sign-in.forgotten"))
        }
    }

    private static func enter(_ asking: Asking) async throws -> Answer {
        let portal = asking.portal
        do {
            let session = try await portal.signIn.signIn(
                login: asking.form["login"] ?? "", password: asking.form.all("sandi").first ?? "",
                code: asking.form["kode"], address: asking.visitor.address, agent: asking.visitor.agent,
                now: portal.now())
            let cookie = PortalCookie(portal.settings.sessionCookie, session.token ?? "")
            if session.secondFactorNeeded { return .see(codePage(asking), cookies: [cookie]) }
            return .see(asking.returning ?? "/", cookies: [cookie])
        } catch let refusal as AccessRefusal {
            return try page(asking, refused: asking.words(refusal.note), status: 401)
        }
    }

    private static func codePage(_ asking: Asking) -> String {
        asking.returning.map { "/masuk/kode?ke=\(encoded($0))" } ?? "/masuk/kode"
    }

    private static func leave(_ asking: Asking) async throws -> Answer {
        if let permit = asking.visitor.permit, let session = asking.visitor.session {
            try await asking.portal.access.sessions(asking.portal.database).end(
                session, of: permit.account, government: permit.government, now: asking.portal.now())
        }
        return .see(
            "/masuk", told: "told.signed-out",
            cookies: [PortalCookie(asking.portal.settings.sessionCookie, "", lifetime: 0)])
    }
}

extension Asking {
    /// Where to go after entering: a path of ours and nothing else.
    var returning: String? {
        // A browser drops tabs and line ends inside an address: what stands behind them would be a host.
        guard let path = form["ke"] ?? query["ke"], path.hasPrefix("/"), !path.hasPrefix("//"),
            path.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "\\") }),
            !path.hasPrefix("/masuk")
        else { return nil }
        return path
    }
}
