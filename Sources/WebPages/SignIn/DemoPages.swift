import Access
import AccessBooks
import HTML
import LawBook
import WebGate

/// The door of a demonstration: enter as any role, without a password. It is not there anywhere else.
enum DemoPages {
    static let routes: [Route] = [
        .page(
            "/peragaan", .open, purpose: "To look at the portal as each role sees it, in the demonstration."
        ) {
            page($0)
        },
        .act("/peragaan", .open) { try await enter($0) },
    ]

    private static func page(_ asking: Asking) -> Answer {
        .page(asking("demo-door.title")) { html in
            html.titlebar(asking("demo-door.title"), asking("demo-door.lead"))
            html.element("ul", ["class": "cards"]) { html in
                for account in asking.portal.settings.demoAccounts {
                    html.element("li", ["class": "card"]) { html in
                        html.element("h2", title(account, asking))
                        html.element("p", asking("demo-tour.\(account.post)"))
                        html.form("/peragaan", asking) {
                            $0.emptyElement(
                                "input", ["type": "hidden", "name": "peran", "value": account.post])
                            $0.submit(asking("demo-door.enter", ["name": .text(account.display)]))
                        }
                    }
                }
            }
        }
    }

    private static func title(_ account: DemoAccount, _ asking: Asking) -> String {
        asking(account.post == account.role.rawValue ? "role.\(account.post)" : "demo-post.\(account.post)")
    }

    private static func enter(_ asking: Asking) async throws -> Answer {
        let portal = asking.portal
        guard
            let account = portal.settings.demoAccounts.first(where: {
                $0.post == asking.form["peran"]
            })
        else { throw NotThere() }
        let session = try await portal.signIn.signIn(
            login: account.login, password: account.password, address: asking.visitor.address,
            agent: asking.visitor.agent, now: portal.now())
        return .see(
            asking.returning ?? "/",
            cookies: [PortalCookie(portal.settings.sessionCookie, session.token ?? "")])
    }
}
