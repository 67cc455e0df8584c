import Access
import AccessBooks
import HTML
import WebGate
import Words

/// One's own account: who one is here, where one is signed in, and how one enters.
enum OwnAccountPages {
    static let routes: [Route] =
        [
            .page(
                "/akun", .entered,
                purpose: "For whoever entered, to see his own account and end sessions that are not his."
            ) { try await account($0) },
            .act("/akun/sesi", .entered) { try await end($0) },
        ] + PasswordPages.routes + SecondFactorSetup.routes

    private static func account(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        if desk.permit.mustChangePassword { return .see("/akun/sandi") }
        let portal = asking.portal
        let sessions = try await portal.access.sessions(portal.database).list(
            of: desk.permit.account, government: desk.permit.government, now: portal.now())
        let entry = try await portal.accounts(desk).account(desk.permit.name)
        let joined = try await IdentityBook(desk.office).joined(desk.permit.account)
        return .page(asking("own-account.title")) { html in
            html.titlebar(asking("own-account.title"), desk.permit.display)
            html.element("div", ["class": "two"]) { html in
                html.element("section", ["class": "sheet"]) { who(entry, asking, &$0) }
                html.element("section", ["class": "sheet"]) { language(asking, &$0) }
                asking.providerSheet(joined, &html)
            }
            html.element("h2", asking("own.sessions"))
            html.element("p", asking("own.sessions-lead"))
            table(sessions, asking, &html)
        }
    }

    private static func who(_ entry: AccountEntry, _ asking: Asking, _ html: inout HTMLText) {
        html.element("h2", asking("own.who"))
        html.facts([
            (asking("own.login"), entry.login), (asking("own.role"), asking("role.\(entry.role.rawValue)")),
            (
                asking("own.second-factor"),
                asking(entry.hasSecondFactor ? "own.second-factor-on" : "own.second-factor-off")
            ),
        ])
        html.element("p", ["class": "actions"]) { html in
            html.element(
                "a", ["class": "button quiet", "href": "/akun/sandi"], asking("own.change-password"))
            html.element(
                "a", ["class": "button quiet", "href": "/akun/kode"], asking("own.set-second-factor"))
        }
    }

    private static func language(_ asking: Asking, _ html: inout HTMLText) {
        html.element("h2", asking("own.language"))
        html.element("p", asking("own.language-lead"))
        html.element("p", ["class": "actions"]) { html in
            for language in Language.allCases {
                html.element(
                    "a",
                    [
                        "class": "button quiet", "href": "/akun?bahasa=\(language.rawValue)",
                        "lang": language.rawValue, "hreflang": language.rawValue,
                        "aria-current": language == asking.words.language ? "true" : nil,
                    ], asking("own.language.\(language.rawValue)"))
            }
        }
    }

    private static func table(_ sessions: [Session], _ asking: Asking, _ html: inout HTMLText) {
        let columns = ["own.device", "own.address", "own.begun", "own.last", "own.act"].map {
            Column(asking($0))
        }
        html.table(asking("own.sessions"), columns) { html in
            for session in sessions {
                html.element("tr") { html in
                    html.cell(device(session.agent, asking))
                    html.cell(session.address)
                    html.cell(asking.words.moment(session.begun))
                    html.cell(asking.words.moment(session.last))
                    html.element("td") { html in
                        if session.id == asking.visitor.session {
                            html.state(asking("own.this-session"), .good)
                        } else {
                            html.form("/akun/sesi", asking) { html in
                                html.emptyElement(
                                    "input",
                                    ["type": "hidden", "name": "sesi", "value": String(session.id)])
                                html.submit(asking("own.end"), style: "link")
                            }
                        }
                    }
                }
            }
        }
        guard sessions.count > 1 else { return }
        html.form("/akun/sesi", asking) { html in
            html.emptyElement("input", ["type": "hidden", "name": "sesi", "value": "lain"])
            html.submit(asking("own.end-others"), style: "quiet")
        }
    }

    /// What people call the browser and the machine, as far as they say it themselves.
    private static func device(_ agent: String, _ asking: Asking) -> String {
        let machines = [
            ("Android", "Android"), ("iPhone", "iPhone"), ("Windows", "Windows"), ("Mac OS", "Mac"),
            ("Linux", "Linux"),
        ]
        let browsers = [
            ("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ]
        let named = [browsers, machines].compactMap { names in
            names.first { agent.contains($0.0) }?.1
        }
        return named.isEmpty ? asking("own.unknown-device") : named.joined(separator: ", ")
    }

    private static func end(_ asking: Asking) async throws -> Answer {
        let permit = try asking.desk().permit
        let portal = asking.portal
        let book = portal.access.sessions(portal.database)
        if asking.form["sesi"] == "lain" {
            try await book.endAll(
                of: permit.account, but: asking.visitor.session ?? 0, government: permit.government,
                now: portal.now())
            return .see("/akun", told: "told.sessions-ended")
        }
        guard let session = asking.form["sesi"].flatMap({ Int64($0) }) else { throw NotThere() }
        try await book.end(session, of: permit.account, government: permit.government, now: portal.now())
        return .see("/akun", told: "told.session-ended")
    }
}
