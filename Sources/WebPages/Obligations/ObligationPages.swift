import Access
import DeskBooks
import HTML
import MoneyAndDates
import ObligationFiles
import WebGate

/// What obliges, and what was agreed with BPJS.
enum ObligationPages {
    static let routes: [Route] = [
        AgreementListPages.routes, AgreementFormPages.routes, AgreementRenewalPages.routes,
        AgreementPage.routes, AgreementActs.routes, AgreementFilePages.routes, AgreementPaperPages.routes,
        RegulationPages.routes,
        RegulationFormPages.routes, ObligationBoardPages.routes,
    ].flatMap(\.self)
}

extension Asking {
    /// The agreements of whoever entered.
    func agreements() throws -> AgreementDesk {
        AgreementDesk(try desk(), reminders: portal.law.obligations.reminders)
    }

    /// The register of regulations of whoever entered.
    func regulations() throws -> RegulationDesk {
        RegulationDesk(try desk(), rules: portal.law.obligations)
    }
}

/// The places within PKS; each role sees those that it has a right to.
enum ObligationBar {
    private static let places: [(path: String, key: String)] = [
        ("/pks", "agreements.menu.list"), ("/regulasi", "agreements.menu.regulations"),
        ("/regulasi/celah", "agreements.menu.gaps"),
        ("/regulasi/kepatuhan", "agreements.menu.compliance"),
    ]

    /// - Parameter here: the path of the place that is shown.
    static func write(_ asking: Asking, here: String, _ html: inout HTMLText) {
        html.element("nav", ["class": "tabs", "aria-label": asking("agreements.menu")]) { html in
            html.element("ul") { html in
                for place in places {
                    html.element("li") {
                        $0.element(
                            "a", ["href": place.path, "aria-current": place.path == here ? "page" : nil],
                            asking(place.key))
                    }
                }
            }
        }
    }
}
