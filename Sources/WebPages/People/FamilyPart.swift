import Access
import Claims
import DeskBooks
import HTML
import Membership
import WebGate
import Words

/// The family of a person and her claims, for who may see claims.
struct FamilyPart {
    let asking: Asking
    let person: PersonID
    let heirs: [Heir]
    let claims: [ClaimDesk.Line]

    /// Nil for who does not see claims.
    static func read(_ person: PersonID, _ asking: Asking) async throws -> FamilyPart? {
        guard asking.may(.seeClaims) else { return nil }
        return FamilyPart(
            asking: asking, person: person,
            heirs: try await HeirDesk(try asking.desk()).heirs(of: person),
            claims: try await asking.claims().claims(of: person))
    }

    func write(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "keluarga"]) { html in
            html.element("h2", ["id": "keluarga"], asking("heirs.title"))
            if heirs.isEmpty {
                html.element("p", asking("heirs.none"))
            } else {
                html.element("ul") { html in
                    for heir in heirs {
                        html.element("li") { html in
                            let school = heir.school.map { " · \($0.code)" } ?? ""
                            html.text("\(heir.name), \(asking(heir.relation.labelKey))\(school) ")
                            HeirFacts.state(heir, asking, &html)
                        }
                    }
                }
            }
            if asking.may(.fileClaims) {
                html.element(
                    "a", ["class": "button quiet", "href": "/orang/\(person)/ahli-waris"],
                    asking("heirs.edit"))
            }
        }
        guard !claims.isEmpty else { return }
        html.element("section", ["class": "sheet", "aria-labelledby": "klaim"]) { html in
            html.element("h2", ["id": "klaim"], asking("claims.title"))
            ClaimTable.write(claims, asking("claims.title"), asking, &html)
        }
    }
}
