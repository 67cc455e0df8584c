import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Membership
import RegisterBooks
import WebGate
import Words

/// A new account, and the slip that its owner is handed.
enum NewAccountPage {
    static func page(_ asking: Asking) async throws -> Answer { try await page(asking, refused: nil) }

    private static func page(_ asking: Asking, refused: (any TellableRefusal)?) async throws -> Answer {
        let units = try await asking.accountDesk().units()
        let error = refused.map { asking.words($0.note) }
        let place = refused.map(field)
        let crumbs = [SettingsPages.crumb(asking), AccountPages.crumb(asking)]
        return .page(
            asking("accounts.new"), status: refused == nil ? 200 : 422, frame: .narrow, crumbs: crumbs
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("accounts.new"))
                if let error, place == "" { html.notice(.bad, error) }
                html.form("/pengaturan/akun/baru", asking, style: "stack") { html in
                    for field in fields(asking) {
                        html.field(field.with { $0.error = $0.name == place ? error : nil })
                    }
                    html.choice(
                        "peran", asking("own.role"), AccountPages.roleOptions(asking),
                        chosen: asking.form["peran"])
                    UnitField.show(units, asking, error: place == "unit" ? error : nil, &html)
                    html.field(
                        Field("orang", asking("accounts.person")).with {
                            $0.hint = asking("accounts.person-hint")
                            $0.value = asking.form["orang"]
                            $0.inputMode = "numeric"
                            $0.error = place == "orang" ? error : nil
                        })
                    html.submit(asking("accounts.create"))
                }
            }
        }
    }

    private static func fields(_ asking: Asking) -> [Field] {
        [
            Field("login", asking("own.login")).with {
                $0.hint = asking("accounts.login-hint")
                $0.value = asking.form["login"]
                $0.isRequired = true
                $0.autocomplete = "off"
            },
            Field("nama", asking("accounts.name")).with {
                $0.hint = asking("accounts.name-hint")
                $0.value = asking.form["nama"]
                $0.isRequired = true
                $0.autocomplete = "off"
            },
        ]
    }

    /// The field beside which a refusal is told; empty where it belongs to none.
    private static func field(of refusal: any TellableRefusal) -> String {
        switch refusal {
        case AccessRefusal.loginTaken, AccessRefusal.loginUnusable: "login"
        case AccessRefusal.nameMissing: "nama"
        case AccessRefusal.unitsNeeded, AccessRefusal.unitsPointless, is RegisterRefusal: "unit"
        case AccessRefusal.personNeeded, AccessRefusal.outOfReach: "orang"
        default: ""
        }
    }

    static func create(_ asking: Asking) async throws -> Answer {
        let desk = try asking.accountDesk()
        guard let role = asking.form["peran"].flatMap({ Role(rawValue: $0) }) else { throw NotThere() }
        do {
            var units: [Int64] = []
            if let text = asking.form["unit"] { units = [try await desk.unit(text).id.number] }
            let draft = AccountDraft(
                login: asking.form["login"] ?? "", display: asking.form["nama"] ?? "", role: role,
                units: units, person: asking.form["orang"].flatMap { Int64($0) })
            return SlipPage.page(try await desk.create(draft), asking)
        } catch let refusal as any TellableRefusal {
            return try await page(asking, refused: refusal)
        }
    }
}

/// A unit to choose: from a list where there are few, by code or name where there are many.
enum UnitField {
    private static let most = 120

    static func show(_ units: [UnitEntry], _ asking: Asking, error: String?, _ html: inout HTMLText) {
        guard units.count <= most, error == nil else {
            html.field(
                Field("unit", asking("accounts.unit")).with {
                    $0.hint = asking("accounts.unit-hint")
                    $0.value = asking.form["unit"]
                    $0.error = error
                })
            return
        }
        let options = units.map { (value: $0.id.description, label: $0.name) }
        html.choice(
            "unit", asking("accounts.unit"), [("", asking("accounts.no-unit"))] + options,
            chosen: asking.form["unit"] ?? "")
    }
}

/// The slip with a first password: shown in one answer, printed, and nowhere else.
enum SlipPage {
    static func page(_ slip: FirstSlip, _ asking: Asking) -> Answer {
        .page(asking("slip.title"), frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("slip.title"))
                html.element("p", asking("slip.for", ["name": .text(slip.display)]))
                html.facts([
                    (asking("slip.address"), asking.portal.settings.address),
                    (asking("own.login"), slip.login), (asking("slip.password"), slip.password),
                    (asking("own.role"), asking("role.\(slip.role.rawValue)")),
                ])
                html.element("p", asking("slip.days", ["days": .number(slip.days)]))
                html.element("p", asking("slip.secret"))
            }
            html.element("div", ["class": "actions"]) { html in
                html.notice(.wait, asking("slip.print"))
                html.element("a", ["class": "button", "href": "/pengaturan/akun"], asking("slip.done"))
            }
        }
    }
}
