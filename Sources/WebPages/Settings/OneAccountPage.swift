import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Membership
import RegisterBooks
import WebGate
import Words

/// One account as its keeper sees it.
enum OneAccountPage {
    static func page(_ asking: Asking) async throws -> Answer { try await page(asking, refused: nil) }

    private static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let desk = try asking.accountDesk()
        let (entry, given) = try await desk.account(try asking.number("id"))
        let isWithinUnits = asking.portal.access.matrix.rights(of: entry.role).values.contains(.units)
        let all = isWithinUnits && !entry.isClosed ? try await desk.units() : []
        let crumbs = [SettingsPages.crumb(asking), AccountPages.crumb(asking)]
        return .page(entry.login, status: refused == nil ? 200 : 422, crumbs: crumbs) { html in
            html.titlebar(entry.display, asking("role.\(entry.role.rawValue)"))
            if let refused { html.notice(.bad, refused) }
            html.element("div", ["class": "two"]) { html in
                html.element("section", ["class": "sheet"]) { facts(entry, asking, &$0) }
                if isWithinUnits {
                    html.element("section", ["class": "sheet"]) { units(entry, given, all, asking, &$0) }
                }
            }
        }
    }

    private static func facts(_ entry: AccountEntry, _ asking: Asking, _ html: inout HTMLText) {
        html.element("h2", asking("accounts.account"))
        html.element("p") { AccountPages.state(entry, asking, &$0) }
        html.facts([
            (asking("own.login"), entry.login),
            (
                asking("own.second-factor"),
                asking(entry.hasSecondFactor ? "own.second-factor-on" : "own.second-factor-off")
            ),
            (asking("own.last"), entry.lastSeen.map { asking.words.moment($0) } ?? asking("accounts.never")),
        ])
        let path = "/pengaturan/akun/\(entry.id)"
        html.element("div", ["class": "actions"]) { html in
            if entry.isClosed {
                html.form("\(path)/buka", asking) { $0.submit(asking("accounts.reopen")) }
            } else {
                html.form("\(path)/slip", asking) { $0.submit(asking("accounts.reset")) }
                html.form("\(path)/tutup", asking) { $0.submit(asking("accounts.close"), style: "danger") }
            }
        }
        html.element("p", ["class": "hint"], asking("accounts.reset-hint"))
    }

    private static func units(
        _ entry: AccountEntry, _ given: [UnitEntry], _ all: [UnitEntry], _ asking: Asking,
        _ html: inout HTMLText
    ) {
        let path = "/pengaturan/akun/\(entry.id)/unit"
        html.element("h2", asking("accounts.units"))
        html.element("p", asking("accounts.units-lead"))
        html.element("ul") { html in
            for unit in given {
                html.element("li") { html in
                    html.text(unit.name + " ")
                    guard given.count > 1, !entry.isClosed else { return }
                    html.form(path, asking) { html in
                        html.emptyElement(
                            "input", ["type": "hidden", "name": "cabut", "value": unit.id.description])
                        html.submit(asking("accounts.revoke", ["name": .text(unit.name)]), style: "link")
                    }
                }
            }
        }
        if entry.isClosed { return }
        html.form(path, asking, style: "stack") { html in
            UnitField.show(all, asking, error: nil, &html)
            html.submit(asking("accounts.grant"), style: "quiet")
        }
    }

    static func slip(_ asking: Asking) async throws -> Answer {
        SlipPage.page(try await asking.accountDesk().reset(try asking.number("id")), asking)
    }

    static func close(_ asking: Asking) async throws -> Answer {
        try await act(asking, told: "told.account-closed") { try await $0.close($1) }
    }

    static func reopen(_ asking: Asking) async throws -> Answer {
        try await act(asking, told: "told.account-reopened") { try await $0.reopen($1) }
    }

    static func units(_ asking: Asking) async throws -> Answer {
        let (gone, new) = (asking.form["cabut"].flatMap { Int64($0) }, asking.form["unit"])
        return try await act(asking, told: "told.account-units") { desk, number in
            if let gone { try await desk.revoke(gone, from: number) }
            if let new { try await desk.grant(try await desk.unit(new), to: number) }
        }
    }

    private static func act(
        _ asking: Asking, told: String, _ body: (AccountDesk, Int64) async throws -> Void
    ) async throws -> Answer {
        let number = try asking.number("id")
        do {
            try await body(try asking.accountDesk(), number)
        } catch AccessRefusal.outOfReach {
            throw AccessRefusal.outOfReach
        } catch let refusal as any TellableRefusal {
            return try await page(asking, refused: asking.words(refusal.note))
        }
        return .see("/pengaturan/akun/\(number)", told: told)
    }
}
