import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import RegisterBooks
import WebGate
import Words

/// The accounts of a government: who may enter, as whom, for which units.
enum AccountPages {
    static let routes: [Route] = [
        .page(
            "/pengaturan/akun", .right(.manageAccounts),
            purpose: "For the administrator, to find an account or see who never entered."
        ) { try await list($0) },
        .page(
            "/pengaturan/akun/baru", .right(.manageAccounts),
            purpose: "For the administrator, to make an account and print its first slip."
        ) { try await NewAccountPage.page($0) },
        .act("/pengaturan/akun/baru", .right(.manageAccounts)) { try await NewAccountPage.create($0) },
        .page(
            "/pengaturan/akun/{id}", .right(.manageAccounts),
            purpose: "For the administrator, to give one account units or a new slip, or to close it."
        ) { try await OneAccountPage.page($0) },
        .act("/pengaturan/akun/{id}/slip", .right(.manageAccounts)) { try await OneAccountPage.slip($0) },
        .act("/pengaturan/akun/{id}/tutup", .right(.manageAccounts)) { try await OneAccountPage.close($0) },
        .act("/pengaturan/akun/{id}/buka", .right(.manageAccounts)) { try await OneAccountPage.reopen($0) },
        .act("/pengaturan/akun/{id}/unit", .right(.manageAccounts)) { try await OneAccountPage.units($0) },
    ]

    static func crumb(_ asking: Asking) -> Page.Crumb {
        Page.Crumb(asking("accounts.title"), "/pengaturan/akun")
    }

    private static func list(_ asking: Asking) async throws -> Answer {
        let role = asking.query["peran"].flatMap { Role(rawValue: $0) }
        let part = try await asking.accountDesk().list(
            search: asking.query["cari"], role: role, after: asking.query["sesudah"])
        return .page(asking("accounts.title"), crumbs: [SettingsPages.crumb(asking)]) { html in
            html.titlebar(asking("accounts.title"), asking("accounts.lead")) {
                $0.element("a", ["class": "button", "href": "/pengaturan/akun/baru"], asking("accounts.new"))
            }
            search(asking, role, &html)
            guard !part.rows.isEmpty else {
                html.empty(asking("accounts.none-found"), ("/pengaturan/akun/baru", asking("accounts.new")))
                return
            }
            table(part.rows, asking, &html)
            let count = asking.words.text(part.total ?? part.rows.count)
            html.element("p", ["class": "hint"], asking("accounts.count", ["count": .text(count)]))
            html.pager(asking, next: part.next)
        }
    }

    private static func search(_ asking: Asking, _ role: Role?, _ html: inout HTMLText) {
        html.asks("/pengaturan/akun") { html in
            html.field(Field("cari", asking("accounts.search")).with { $0.value = asking.query["cari"] })
            html.choice(
                "peran", asking("own.role"),
                [("", asking("accounts.every-role"))] + roleOptions(asking), chosen: role?.rawValue ?? "")
            html.submit(asking("accounts.find"), style: "quiet")
        }
    }

    static func roleOptions(_ asking: Asking) -> [(value: String, label: String)] {
        Role.allCases.map { ($0.rawValue, asking("role.\($0.rawValue)")) }
    }

    private static func table(_ rows: [AccountEntry], _ asking: Asking, _ html: inout HTMLText) {
        let columns = ["own.login", "accounts.name", "own.role", "accounts.state", "own.last"].map {
            Column(asking($0))
        }
        html.table(asking("accounts.title"), columns) { html in
            for entry in rows {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/pengaturan/akun/\(entry.id)"], entry.login)
                    }
                    html.cell(entry.display)
                    html.cell(asking("role.\(entry.role.rawValue)"))
                    html.element("td") { state(entry, asking, &$0) }
                    html.cell(entry.lastSeen.map { asking.words.moment($0) } ?? asking("accounts.never"))
                }
            }
        }
    }

    static func state(_ entry: AccountEntry, _ asking: Asking, _ html: inout HTMLText) {
        if entry.isClosed {
            html.state(asking("accounts.state-closed"), .bad)
        } else if entry.mustChangePassword {
            html.state(asking("accounts.slip-unused"), .wait)
        } else {
            html.state(asking("accounts.open"), .good)
        }
    }
}

extension Asking {
    /// The accounts at the desk of whoever entered.
    func accountDesk() throws -> AccountDesk {
        let desk = try desk()
        return AccountDesk(desk, book: portal.accounts(desk))
    }
}
