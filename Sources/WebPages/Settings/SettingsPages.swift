import Access
import HTML
import LawBook
import WebGate
import Words

/// What the administrator keeps.
enum SettingsPages {
    static let routes: [Route] =
        [
            .page(
                "/pengaturan", .right(.manageSettings),
                purpose:
                    "For the administrator, to choose between accounts, tokens and the facts of this place."
            ) { overview($0) }
        ] + AccountPages.routes + TokenPages.routes + ReportSchedulePages.routes

    static func crumb(_ asking: Asking) -> Page.Crumb { Page.Crumb(asking("menu.settings"), "/pengaturan") }

    private static func overview(_ asking: Asking) -> Answer {
        let law = asking.portal.law.book.coverage
        return .page(asking("menu.settings")) { html in
            html.titlebar(asking("menu.settings"), asking("settings.lead"))
            html.element("ul", ["class": "cards"]) { html in
                for (path, title, lead) in [
                    ("/pengaturan/akun", "accounts.title", "accounts.lead"),
                    ("/pengaturan/token", "tokens.title", "tokens.lead"),
                    ("/pengaturan/laporan", "report.schedules", "report.schedules-lead"),
                ] {
                    html.element("li", ["class": "card"]) { html in
                        html.element("h2") {
                            $0.element("a", ["href": path], asking(title))
                        }
                        html.element("p", asking(lead))
                    }
                }
            }
            html.element("section", ["class": "sheet"]) { html in
                html.element("h2", asking("settings.place"))
                html.facts([
                    (asking("settings.address"), asking.portal.settings.address),
                    (
                        asking("settings.link"),
                        asking(asking.portal.settings.isSecure ? "settings.secure" : "settings.plain")
                    ),
                    (
                        asking("settings.law"),
                        asking(
                            "law.coverage",
                            [
                                "from": .month(law.from), "through": .month(law.through),
                                "by": .text(law.verifiedBy),
                            ])
                    ),
                ])
            }
        }
    }
}
