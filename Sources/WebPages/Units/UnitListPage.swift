import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// The units within reach, in the order of their tree.
enum UnitListPage {
    static func answer(_ asking: Asking) async throws -> Answer {
        let law = asking.portal.law
        let found = try await UnitList(
            try asking.desk(), law: law.continuity, answered: law.book.coverage
        ).part(asking.query["cari"] ?? "", after: asking.query["sesudah"])
        let view = UnitListView(asking: asking, list: found.list, board: found.board)
        return .page(asking("units.title")) { view.write(&$0) }
    }
}

private struct UnitListView {
    let asking: Asking
    let list: Listed<UnitLine>
    let board: CoverageBoard?

    func write(_ html: inout HTMLText) {
        html.titlebar(asking("units.title"), asking("units.lead"))
        html.asks("/unit") { html in
            html.field(
                Field("cari", asking("units.search")).with {
                    $0.type = "search"
                    $0.value = asking.query["cari"]
                    $0.hint = asking("units.search-hint")
                })
            html.submit(asking("people.find"))
            if asking.query["cari"] != nil { html.element("a", ["href": "/unit"], asking("people.clear")) }
        }
        if list.rows.isEmpty {
            html.empty(
                asking(asking.query["cari"] == nil ? "units.none" : "units.none-found"),
                asking.query["cari"] == nil ? nil : (path: "/unit", label: asking("people.clear")))
        } else {
            table(&html)
        }
        html.pager(asking, next: list.next)
    }

    private var hasMoney: Bool { list.rows.contains { $0.overdue != nil } }

    private func table(_ html: inout HTMLText) {
        var columns = [Column(asking("people.unit")), Column(asking("units.kind"))]
        if board != nil {
            columns += [
                Column(asking("units.people"), isAmount: true),
                Column(asking("units.protected"), isAmount: true),
            ]
        }
        if hasMoney { columns.append(Column(asking("units.overdue"), isAmount: true)) }
        columns.append(Column(asking("units.agreement")))
        html.table(caption, columns) { html in
            for line in list.rows { html.element("tr") { row(line, &$0) } }
        }
    }

    private var caption: String {
        let count: [String: Term] = [
            "count": .text(asking.words.text(list.rows.count)),
            "all": .text(asking.words.text(list.total ?? list.rows.count)),
        ]
        guard let board else { return asking("units.caption", count) }
        return asking(
            "units.caption-as-of",
            count.merging(["day": .day(board.asOf)]) { $1 })
    }

    private func row(_ line: UnitLine, _ html: inout HTMLText) {
        html.element("th", ["scope": "row", "class": "depth-\(min(line.depth, 4))"]) {
            $0.element("a", ["href": "/unit/\(line.id)"], line.name)
        }
        html.cell(asking("institution.\(line.kind.rawValue)"))
        if board != nil {
            html.cell(line.people.map { asking.words.text($0) } ?? "–", isAmount: true)
            html.cell(share(line), isAmount: true)
        }
        if hasMoney {
            html.cell(line.overdue.map { $0 == .zero ? "–" : $0.description } ?? "–", isAmount: true)
        }
        html.element("td", [:]) { html in
            // A government itself employs nobody: its offices have agreements.
            if line.agreement == .none, line.kind.isGovernment { return html.text("–") }
            AgreementWord.write(line.agreement, asking, &html)
        }
    }

    private func share(_ line: UnitLine) -> String {
        guard let people = line.people, let protected = line.protected else {
            return asking("units.see-unit")
        }
        guard people > 0 else { return "–" }
        return "\(asking.words.text(protected)) (\(asking.words.percent(protected, of: people)))"
    }
}

/// The state of an agreement in a word and a day.
enum AgreementWord {
    static func write(_ state: AgreementState, _ asking: Asking, _ html: inout HTMLText) {
        switch state {
        case .signed(let day):
            html.state(asking("units.agreement.signed"), .good)
            html.text(" " + asking("units.through", ["day": .day(day)]))
        case .ended(let day):
            html.state(asking("units.agreement.ended"), .bad)
            html.text(" " + asking.words.text(day))
        case .expected(let day):
            html.state(asking("units.agreement.expected"), .wait)
            html.text(" " + asking("person.since", ["day": .day(day)]))
        case .none: html.state(asking("units.agreement.none"), .bad)
        }
    }
}

extension InstitutionKind {
    fileprivate var isGovernment: Bool { [.province, .regency, .city].contains(self) }
}
