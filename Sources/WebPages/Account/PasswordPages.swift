import Access
import AccessBooks
import HTML
import WebGate
import Words

/// A password of one's own choice, at the first entry and at any time after it.
enum PasswordPages {
    static let routes: [Route] = [
        .page(
            "/akun/sandi", .entered,
            purpose: "For whoever entered, to choose a password of his own; the first thing after a slip."
        ) { page($0) },
        .act("/akun/sandi", .entered) { try await change($0) },
    ]

    /// - Parameter errors: what was wrong, by the name of the field.
    private static func page(_ asking: Asking, errors: [String: String] = [:]) -> Answer {
        let isFirst = asking.visitor.permit?.mustChangePassword == true
        let status = errors.isEmpty ? 200 : 422
        return .page(asking("password.title"), status: status, frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("password.title"))
                if isFirst { html.notice(.wait, asking("password.first")) }
                html.element("p", asking("password.lead"))
                html.form("/akun/sandi", asking, style: "stack") { html in
                    for field in fields(asking, isFirst: isFirst) {
                        html.field(field.with { $0.error = errors[field.name] })
                    }
                    html.submit(asking("password.save"))
                }
            }
        }
    }

    private static func fields(_ asking: Asking, isFirst: Bool) -> [Field] {
        let old = Field("lama", asking(isFirst ? "password.slip" : "password.old")).with {
            $0.autocomplete = "current-password"
        }
        let new = Field("baru", asking("password.new")).with {
            $0.hint = asking("password.new-hint")
            $0.autocomplete = "new-password"
        }
        let again = Field("ulang", asking("password.again")).with { $0.autocomplete = "new-password" }
        return [old, new, again].map { field in
            field.with {
                $0.type = "password"
                $0.isRequired = true
            }
        }
    }

    private static func change(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        let typed = ["lama", "baru", "ulang"].map { asking.form.all($0).first ?? "" }
        guard typed[1] == typed[2] else { return page(asking, errors: ["ulang": asking("password.differ")]) }
        do {
            try await asking.portal.accounts(desk).changePassword(
                of: desk.permit.account, from: typed[0], to: typed[1],
                keeping: asking.visitor.session ?? 0)
        } catch AccessRefusal.signInFailed {
            return page(asking, errors: ["lama": asking("password.old-wrong")])
        } catch let refusal as AccessRefusal {
            return page(asking, errors: ["baru": asking.words(refusal.note)])
        }
        return .see("/akun", told: "told.password-changed")
    }
}
