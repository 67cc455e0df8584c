import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import WebGate
import Words

/// Tokens of integrations: which program may ask for what, until when.
enum TokenPages {
    static let routes: [Route] = [
        .page(
            "/pengaturan/token", .right(.manageAccounts),
            purpose: "For the administrator, to see which programs may ask for data, and to end one."
        ) { try await list($0) },
        .page(
            "/pengaturan/token/baru", .right(.manageAccounts),
            purpose: "For the administrator, to let a program in with some of the rights of an account."
        ) { try await form($0, refused: nil) },
        .act("/pengaturan/token/baru", .right(.manageAccounts)) { try await make($0) },
        .act("/pengaturan/token/cabut", .right(.manageAccounts)) { try await revoke($0) },
    ]

    private static func desk(_ asking: Asking) throws -> TokenDesk {
        TokenDesk(try asking.desk(), matrix: asking.portal.access.matrix)
    }

    private static func list(_ asking: Asking) async throws -> Answer {
        let tokens = try await desk(asking).list()
        return .page(asking("tokens.title"), crumbs: [SettingsPages.crumb(asking)]) { html in
            html.titlebar(asking("tokens.title"), asking("tokens.lead")) {
                $0.element("a", ["class": "button", "href": "/pengaturan/token/baru"], asking("tokens.new"))
            }
            guard !tokens.isEmpty else {
                html.empty(asking("tokens.none"))
                return
            }
            table(Array(tokens.prefix(50)), asking, &html)
        }
    }

    private static func table(_ tokens: [TokenEntry], _ asking: Asking, _ html: inout HTMLText) {
        let columns = [
            "tokens.name", "tokens.account", "tokens.rights", "accounts.state", "own.last", "own.act",
        ].map { Column(asking($0)) }
        let now = asking.portal.now()
        html.table(asking("tokens.title"), columns) { html in
            for token in tokens {
                let isLive = token.revoked == nil && token.expires > now
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], token.name)
                    html.cell(token.login)
                    html.cell(token.rights.map { asking("right.\($0.rawValue)") }.joined(separator: ", "))
                    html.element("td") { state(token, isLive: isLive, asking, &$0) }
                    html.cell(token.lastUsed.map { asking.words.moment($0) } ?? asking("accounts.never"))
                    html.element("td") { html in
                        guard isLive else { return }
                        html.form("/pengaturan/token/cabut", asking) { html in
                            html.emptyElement(
                                "input", ["type": "hidden", "name": "token", "value": String(token.id)])
                            html.submit(asking("tokens.revoke"), style: "link")
                        }
                    }
                }
            }
        }
    }

    private static func state(
        _ token: TokenEntry, isLive: Bool, _ asking: Asking, _ html: inout HTMLText
    ) {
        let day = asking.words.moment(token.expires)
        if isLive {
            html.state(asking("tokens.until", ["day": .text(day)]), .good)
        } else {
            html.state(asking(token.revoked == nil ? "tokens.ended" : "tokens.revoked"), .bad)
        }
    }

    /// First the account, as its role decides which rights there are to give; then the rest.
    private static func form(_ asking: Asking, refused: String?) async throws -> Answer {
        let login = asking.form["akun"] ?? asking.query["akun"]
        let accounts = try await asking.accountDesk().list(size: 10_000).rows
        let tokens = try desk(asking)
        let able = try accounts.filter { try !$0.isClosed && !tokens.rights(of: $0.role).isEmpty }
        let chosen = able.first { $0.login == login }
        let rights = try chosen.map { try tokens.rights(of: $0.role) } ?? []
        let crumbs = [
            SettingsPages.crumb(asking), Page.Crumb(asking("tokens.title"), "/pengaturan/token"),
        ]
        return .page(
            asking("tokens.new"), status: refused == nil ? 200 : 422, frame: .narrow, crumbs: crumbs
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("tokens.new"))
                if let refused { html.notice(.bad, refused) }
                html.asks("/pengaturan/token/baru", style: "stack") { html in
                    html.field(
                        Field("akun", asking("tokens.account")).with {
                            $0.value = login
                            $0.hint = asking("tokens.account-hint")
                            $0.error = login != nil && chosen == nil ? asking("tokens.account-unfit") : nil
                        })
                    html.submit(asking("tokens.choose"), style: "quiet")
                }
                if let chosen { details(chosen, rights, asking, &html) }
            }
        }
    }

    private static func details(
        _ account: AccountEntry, _ rights: [Right], _ asking: Asking, _ html: inout HTMLText
    ) {
        let picked = Set(asking.form.all("hak"))
        html.form("/pengaturan/token/baru", asking, style: "stack") { html in
            html.emptyElement("input", ["type": "hidden", "name": "akun", "value": account.login])
            html.field(
                Field("nama", asking("tokens.name")).with {
                    $0.isRequired = true
                    $0.hint = asking("tokens.name-hint")
                    $0.value = asking.form["nama"]
                })
            html.element("fieldset") { html in
                html.element("legend", asking("tokens.rights"))
                for right in rights {
                    html.element("div", [:]) { html in
                        html.element("label") { html in
                            html.emptyElement(
                                "input",
                                [
                                    "type": "checkbox", "name": "hak", "value": right.rawValue,
                                    "checked": picked.contains(right.rawValue) ? "" : nil,
                                ])
                            html.text(asking("right.\(right.rawValue)"))
                        }
                    }
                }
            }
            html.choice(
                "hari", asking("tokens.days"),
                [30, 90, 365].map {
                    (String($0), asking("tokens.days-count", ["days": .number($0)]))
                }, chosen: asking.form["hari"] ?? "90")
            html.submit(asking("tokens.make"))
        }
    }

    private static func make(_ asking: Asking) async throws -> Answer {
        let days = asking.form["hari"].flatMap { Int($0) } ?? 0
        guard (1...366).contains(days) else { throw NotThere() }
        let rights = Set(asking.form.all("hak").compactMap { Right(rawValue: $0) })
        do {
            let text = try await desk(asking).make(
                for: asking.form["akun"] ?? "", name: asking.form["nama"] ?? "", rights: rights, days: days)
            return shown(text, asking)
        } catch AccessRefusal.nameMissing {
            return try await form(asking, refused: asking("tokens.incomplete"))
        } catch let refusal as AccessRefusal {
            return try await form(asking, refused: asking.words(refusal.note))
        }
    }

    private static func shown(_ text: String, _ asking: Asking) -> Answer {
        .page(asking("tokens.made"), frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("tokens.made"))
                html.notice(.wait, asking("tokens.once"))
                html.facts([(asking("tokens.token"), text)])
                html.element("p", asking("tokens.use"))
                html.element("a", ["class": "button", "href": "/pengaturan/token"], asking("slip.done"))
            }
        }
    }

    private static func revoke(_ asking: Asking) async throws -> Answer {
        guard let token = asking.form["token"].flatMap({ Int64($0) }) else { throw NotThere() }
        try await desk(asking).revoke(token)
        return .see("/pengaturan/token", told: "told.token-revoked")
    }
}
