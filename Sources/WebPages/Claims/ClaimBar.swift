import Access
import HTML
import WebGate

/// The places within Klaim; each role sees those that it has a right to.
enum ClaimBar {
    private static let places: [(path: String, key: String, right: Right)] = [
        ("/klaim", "claims.menu.list", .seeClaims),
        ("/klaim/kematian", "claims.menu.deaths", .fileClaims),
        ("/klaim/hak", "claims.menu.arising", .fileClaims),
        ("/klaim/beasiswa", "claims.menu.scholarships", .seeClaims),
        ("/klaim/penolakan", "claims.menu.refusals", .seeClaims),
        ("/klaim/serah-terima", "claims.menu.handover", .seeClaims),
        ("/klaim/belum-pasti", "claims.menu.stakes", .seeClaims),
    ]

    /// - Parameter here: the path of the place that is shown.
    static func write(_ asking: Asking, here: String, _ html: inout HTMLText) {
        // A worker has her own claims, and nothing to look after.
        guard !isOwn(asking) else { return }
        html.element("nav", ["class": "tabs", "aria-label": asking("claims.menu")]) { html in
            html.element("ul") { html in
                for place in places where asking.may(place.right) {
                    html.element("li") {
                        $0.element(
                            "a", ["href": place.path, "aria-current": place.path == here ? "page" : nil],
                            asking(place.key))
                    }
                }
            }
        }
    }

    static func isOwn(_ asking: Asking) -> Bool {
        guard let reach = try? asking.visitor.permit?.reach(.seeClaims) else { return false }
        if case .own = reach { return true }
        return false
    }
}
