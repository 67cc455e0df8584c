import Access
import AccessBooks
import HTML
import WebGate
import Words

/// The second step of entering, for accounts with an authenticator.
enum SecondFactorPages {
    static let routes: [Route] = [
        .page("/masuk/kode", .open, purpose: "To enter the code of one's telephone after the password.") {
            page($0, refused: nil)
        },
        .act("/masuk/kode", .open) { try await enter($0) },
    ]

    private static func page(_ asking: Asking, refused: String?, status: Int = 200) -> Answer {
        if asking.visitor.pendingToken == nil { return .see("/masuk") }
        return .page(asking("second-factor.title"), status: status, frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("second-factor.title"))
                if let refused { html.notice(.bad, refused) }
                html.element("p", asking("second-factor.lead"))
                html.form("/masuk/kode", asking, style: "stack") { html in
                    html.emptyElement(
                        "input", ["type": "hidden", "name": "ke", "value": asking.returning ?? ""])
                    html.field(
                        Field("kode", asking("sign-in.code")).with {
                            $0.isRequired = true
                            $0.autocomplete = "one-time-code"
                            $0.inputMode = "numeric"
                        })
                    html.submit(asking("sign-in.enter"))
                }
            }
        }
    }

    private static func enter(_ asking: Asking) async throws -> Answer {
        guard let token = asking.visitor.pendingToken else { return .see("/masuk") }
        let portal = asking.portal
        do {
            let session = try await portal.signIn.secondFactor(
                token: token, code: asking.form["kode"] ?? "", address: asking.visitor.address,
                now: portal.now())
            let cookies = session.token.map { [PortalCookie(portal.settings.sessionCookie, $0)] } ?? []
            return .see(asking.returning ?? "/", cookies: cookies)
        } catch AccessRefusal.signInFailed {
            return .see("/masuk")
        } catch let refusal as AccessRefusal {
            return page(asking, refused: asking.words(refusal.note), status: 401)
        }
    }
}
