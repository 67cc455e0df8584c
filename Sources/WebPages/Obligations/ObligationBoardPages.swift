import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import Obligations
import WebGate
import Words

/// `/regulasi/celah` and `/regulasi/kepatuhan`: whom no text obliges, and who does not do what he must.
enum ObligationBoardPages {
    static let routes: [Route] = [
        .page(
            "/regulasi/celah", .right(.seeAgreements),
            purpose:
                "For who prepares a regulation: whom none speaks of, and obliged units not registered."
        ) { try await gaps($0) },
        .page(
            "/regulasi/kepatuhan", .right(.seeAgreements),
            purpose: "For who follows up: which units are obliged, registered, and have their people insured."
        ) { try await compliance($0) },
    ]

    private static let size = 100

    private static func gaps(_ asking: Asking) async throws -> Answer {
        let board = try await asking.regulations().board()
        return .page(
            asking("obligations.gaps"), crumbs: [Page.Crumb(asking("regulations.title"), "/regulasi")]
        ) { html in
            html.titlebar(asking("obligations.gaps"), asking("obligations.gaps-lead"))
            ObligationBar.write(asking, here: "/regulasi/celah", &html)
            section("obligations.without-basis", board.withoutBasis, board, asking, &html)
            section("obligations.without-own", board.withoutOwn, board, asking, &html)
            unregistered(board, asking, &html)
        }
    }

    private static func section(
        _ key: String, _ rows: [CategoryObligation], _ board: RegulationDesk.Board, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking(key))
            html.element("p", ["class": "hint"], asking(key + "-lead"))
            guard !rows.isEmpty else { return html.element("p", asking("obligations.none-missing")) }
            let groups = Dictionary(grouping: rows, by: \.category)
            html.table(
                asking(key),
                [
                    Column(asking("people.category")), Column(asking("units.people"), isAmount: true),
                    Column(asking("obligations.planned"), isAmount: true),
                    Column(asking("obligations.units")), Column(asking("obligations.basis")),
                ]
            ) { html in
                for category in WorkerCategory.allCases {
                    guard let group = groups[category] else { continue }
                    html.element("tr") { row(category, group, board, asking, &$0) }
                }
            }
        }
    }

    private static func row(
        _ category: WorkerCategory, _ group: [CategoryObligation], _ board: RegulationDesk.Board,
        _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("th", ["scope": "row"], asking("people.category.\(category.rawValue)"))
        html.cell(asking.words.text(group.reduce(0) { $0 + $1.people }), isAmount: true)
        html.cell(asking.words.text(group.reduce(0) { $0 + $1.planned }), isAmount: true)
        let names = group.prefix(5).compactMap { board.names[$0.unit] }
        let more = group.count - names.count
        html.cell(
            names.joined(separator: ", ")
                + (more > 0 ? " " + asking("obligations.and-more", ["count": .count(more)]) : ""))
        let keys = Set(group.flatMap { $0.obligedBy + $0.permittedBy }).sorted()
        html.element("td") { citations(keys, board.register, asking, &$0) }
    }

    /// Texts by name, each leading to its page.
    private static func citations(
        _ keys: [RegulationKey], _ register: RegulationRegister, _ asking: Asking, _ html: inout HTMLText
    ) {
        if keys.isEmpty { return html.text("–") }
        for (place, key) in keys.enumerated() {
            guard let known = register[key] else { continue }
            if place > 0 { html.text(", ") }
            html.element(
                "a", ["href": "/regulasi/\(key)"], RegulationPages.name(known.regulation, asking))
        }
    }

    private static func unregistered(
        _ board: RegulationDesk.Board, _ asking: Asking, _ html: inout HTMLText
    ) {
        let rows = board.unregistered
        let obliged = board.rows.filter { $0.obligation.compliance != .notObliged }.count
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("obligations.unregistered"))
            html.element(
                "p", ["class": "hint"],
                asking(
                    "obligations.unregistered-lead",
                    ["registered": .number(obliged - rows.count), "obliged": .number(obliged)]))
            guard !rows.isEmpty else { return html.element("p", asking("obligations.all-registered")) }
            html.table(
                asking("obligations.unregistered"),
                [
                    Column(asking("agreements.unit")), Column(asking("units.people"), isAmount: true),
                    Column(asking("obligations.basis")),
                ]
            ) { html in
                for row in rows.prefix(size) {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"]) {
                            $0.element(
                                "a", ["href": "/unit/\(row.obligation.unit.id)"], row.obligation.unit.name)
                        }
                        html.cell(asking.words.text(row.obligation.people), isAmount: true)
                        html.element("td") {
                            citations(
                                Array(row.obligation.obligedBy.prefix(2)), board.register, asking, &$0)
                        }
                    }
                }
            }
            if rows.count > size {
                html.element(
                    "p", asking("obligations.and-more", ["count": .count(rows.count - size)]))
            }
        }
    }

    private static func compliance(_ asking: Asking) async throws -> Answer {
        let board = try await asking.regulations().board()
        let chosen = asking.query["keadaan"].flatMap(Compliance.init)
        let counts = Dictionary(grouping: board.rows, by: \.obligation.compliance).mapValues(\.count)
        let rows = board.rows.filter { chosen == nil || $0.obligation.compliance == chosen }
        let start = asking.query["sesudah"].flatMap { cursor in
            rows.firstIndex { $0.obligation.unit.id.description == cursor }
        }
        let rest = rows[(start.map { $0 + 1 } ?? 0)...]
        let part = Listed(Array(rest.prefix(size + 1)), size: size) { $0.obligation.unit.id.description }
        return .page(
            asking("obligations.compliance"),
            crumbs: [Page.Crumb(asking("regulations.title"), "/regulasi")]
        ) { html in
            html.titlebar(asking("obligations.compliance"), asking("obligations.compliance-lead"))
            ObligationBar.write(asking, here: "/regulasi/kepatuhan", &html)
            cards(counts, chosen, asking, &html)
            if part.rows.isEmpty {
                html.empty(asking("obligations.no-units"))
            } else {
                table(part.rows, board, asking, &html)
                html.pager(asking, next: part.next)
            }
        }
    }

    private static func cards(
        _ counts: [Compliance: Int], _ chosen: Compliance?, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("ul", ["class": "cards states"]) { html in
            for compliance in Compliance.allCases {
                guard let count = counts[compliance], count > 0 else { continue }
                html.element("li") { html in
                    html.element(
                        "a",
                        [
                            "class": "card", "href": "/regulasi/kepatuhan?keadaan=\(compliance.rawValue)",
                            "aria-current": compliance == chosen ? "page" : nil,
                        ]
                    ) { html in
                        html.element("span", ["class": "figure"], String(count))
                        html.element("span", ["class": "of"], asking(compliance.labelKey))
                    }
                }
            }
        }
    }

    private static func table(
        _ rows: [RegulationDesk.UnitRow], _ board: RegulationDesk.Board, _ asking: Asking,
        _ html: inout HTMLText
    ) {
        html.table(
            asking("obligations.compliance"),
            [
                Column(asking("agreements.unit")), Column(asking("obligations.basis")),
                Column(asking("obligations.registered")), Column(asking("units.people"), isAmount: true),
                Column(asking("obligations.insured"), isAmount: true), Column(asking("units.agreement")),
                Column(asking("agreements.state")),
            ]
        ) { html in
            for row in rows {
                let obligation = row.obligation
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/unit/\(obligation.unit.id)"], obligation.unit.name)
                    }
                    html.element("td") {
                        citations(Array(obligation.obligedBy.prefix(2)), board.register, asking, &$0)
                    }
                    html.cell(asking(obligation.isRegistered ? "obligations.yes" : "obligations.no"))
                    html.cell(asking.words.text(obligation.people), isAmount: true)
                    html.cell(asking.words.text(obligation.insured), isAmount: true)
                    html.element("td") { AgreementWord.write(row.agreement, asking, &$0) }
                    html.element("td") {
                        $0.state(asking(obligation.compliance.labelKey), obligation.compliance.tone)
                    }
                }
            }
        }
    }
}

extension Compliance {
    fileprivate var tone: Tone {
        switch self {
        case .complies: .good
        case .notRegistered, .nobodyInsured: .bad
        case .partlyInsured, .programmesMissing: .wait
        case .nobodyKnown, .notObliged: .plain
        }
    }
}
