import Access
import Contributions
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import SponsorBooks
import Sponsorship
import WebGate
import Words

/// SERTAKAN: those who pay for workers around them.
enum SponsorPages {
    static let routes: [Route] = [
        EnrolPages.routes, OwnSponsorPages.routes, SponsorListPages.routes, SponsorPage.routes,
        SponsorLinkPages.routes, SponsorLeaguePages.routes,
    ].flatMap(\.self)
}

extension Asking {
    /// The sponsorships of whoever entered.
    func sponsors() throws -> SponsorDesk {
        SponsorDesk(
            try desk(), rules: try SponsorTemplates.embedded(),
            law: try MembershipLaw(from: portal.law.book))
    }

    /// The part of a form that somebody typed, without blanks around it and within a length.
    func typed(_ name: String, most: Int = 120) -> String {
        String((form[name] ?? "").prefix(most)).trimmingBlanks
    }

    /// The address of a page as others open it.
    func address(_ path: String) -> String { portal.settings.address + path }

    /// What a term costs, part by part: `3 × Rp16.800`.
    func written(_ cost: SponsorshipCost) -> String {
        cost.parts.map { "\($0.count) × \($0.month.total)" }.joined(separator: " + ")
    }
}

/// The places within SERTAKAN; each role sees those that it has a right to.
enum SponsorBar {
    private static let places: [(path: String, key: String, right: Right)] = [
        ("/sponsor", "sponsor.menu.list", .seeSponsors),
        ("/sponsor/undangan", "sponsor.menu.links", .inviteSponsors),
        ("/sponsor/peringkat", "sponsor.menu.league", .seeSponsors),
    ]

    static func write(_ asking: Asking, here: String, _ html: inout HTMLText) {
        html.element("nav", ["class": "tabs", "aria-label": asking("sponsor.menu")]) { html in
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
}

extension SponsorshipState {
    var tone: Tone {
        switch self {
        case .proposed: .wait
        case .inForce, .followed: .good
        case .refused: .bad
        case .withdrawn, .stopped: .plain
        }
    }
}

extension HTMLText {
    /// What a term costs and why, by the law of each of its months.
    mutating func cost(_ cost: SponsorshipCost, _ asking: Asking) {
        facts([
            (term: asking("sponsor.cost-total"), fact: cost.total.description),
            (term: asking("sponsor.cost-parts"), fact: asking.written(cost)),
        ])
        element("details") { html in
            html.element("summary", asking("sponsor.why"))
            for part in cost.parts {
                html.element(
                    "h3", "\(asking.words.text(part.from)) – \(asking.words.text(part.through))")
                for line in part.month.lines {
                    html.element("p", "\(line.code): \(line.amount)")
                    html.reasons(line.reasons, asking)
                }
            }
        }
    }
}
