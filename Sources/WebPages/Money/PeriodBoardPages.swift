import Access
import DeskBooks
import HTML
import LawBook
import Ledger
import MoneyAndDates
import WebGate
import Words

/// `/iuran`: every registration of a month, how far it is, and what is to be done next.
enum PeriodBoardPages {
    static let routes: [Route] = [
        .page(
            "/iuran", .right(.seePeriods),
            purpose:
                "For operators, treasurers and Disnaker: how far each month is, and what nobody has paid."
        ) { try await page($0) },
        .act("/iuran/hitung", .right(.calculatePeriod)) { try await calculate($0) },
        .act("/iuran/buka", .right(.calculatePeriod)) { asking in
            try await step(asking, told: "told.money.opened") { desk, month in
                _ = try await desk.open(month)
            }
        },
    ]

    /// Waited for where it is short, ordered where it is not.
    private static func calculate(_ asking: Asking) async throws -> Answer {
        let desk = try asking.periods()
        if let month = asking.form["bulan"].flatMap({ Month(iso: $0) }), try await desk.isLong(nil) {
            let subject = asking("money.calculate-all", ["month": .month(month)])
            return .see("/pekerjaan/\(try await desk.order(month, nil, named: subject))")
        }
        return try await step(asking, told: "told.money.calculated-all") { desk, month in
            _ = try await desk.calculateAll(month)
        }
    }

    private static func step(
        _ asking: Asking, told key: String, _ act: (PeriodDesk, Month) async throws -> Void
    ) async throws -> Answer {
        guard let month = asking.form["bulan"].flatMap({ Month(iso: $0) }) else { throw NotThere() }
        do {
            try await act(try asking.periods(), month)
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, chosen: month, refused: told(refusal, asking))
        }
        return .see("/iuran?bulan=\(month)", told: key)
    }

    private static func page(
        _ asking: Asking, chosen: Month? = nil, refused: String? = nil
    ) async throws -> Answer {
        let desk = try asking.periods()
        let months = try await desk.months()
        let month =
            chosen ?? asking.query["bulan"].flatMap { Month(iso: $0) } ?? months.first?.month
            ?? Month(of: asking.portal.today())
        var question = PeriodBoardQuestion(month: month)
        question.stage = asking.query["keadaan"].flatMap { PeriodStage(rawValue: $0) }
        question.onlyOpen = asking.query["sisa"] != nil
        question.after = asking.query["sesudah"]
        let part = try await desk.board(question)
        let board = PeriodBoard(
            asking: asking, months: months, month: month, question: question, part: part)
        return .page(asking("money.board.title"), status: refused == nil ? 200 : 422) { html in
            board.write(refused, &html)
        }
    }
}

private struct PeriodBoard {
    let asking: Asking
    let months: [MonthSummary]
    let month: Month
    let question: PeriodBoardQuestion
    let part: Listed<PeriodBoardRow>

    func write(_ refused: String?, _ html: inout HTMLText) {
        html.titlebar(asking("money.board.title"), asking("money.board.lead")) { actions(&$0) }
        MoneyMenu.write(asking, here: "/iuran", &html)
        if let refused { html.notice(.bad, refused) }
        guard !months.isEmpty else {
            return html.empty(
                asking(asking.may(.calculatePeriod) ? "money.board.none-open" : "money.board.none"))
        }
        strip(&html)
        html.element("h2", asking("money.board.of-month", ["month": .month(month)]))
        filter(&html)
        if part.rows.isEmpty {
            html.empty(asking("money.board.empty"), ("/iuran?bulan=\(month)", asking("money.show-all")))
        } else {
            table(&html)
        }
        html.pager(asking, next: part.next)
    }

    private func actions(_ html: inout HTMLText) {
        guard asking.may(.calculatePeriod) else { return }
        let summary = months.first { $0.month == month }
        if let summary, summary.count(.draft) + summary.count(.calculated) > 0 {
            html.form("/iuran/hitung", asking) {
                $0.hidden("bulan", month.description)
                $0.submit(asking("money.calculate-all", ["month": .month(month)]))
            }
        }
        let next = months.first?.month.adding(1) ?? Month(of: asking.portal.today())
        html.form("/iuran/buka", asking) {
            $0.hidden("bulan", next.description)
            $0.submit(asking("money.open-month", ["month": .month(next)]), style: "quiet")
        }
    }

    private func strip(_ html: inout HTMLText) {
        html.element("ul", ["class": "strip", "aria-label": asking("money.board.months")]) { html in
            for summary in months.reversed() {
                html.element("li", ["class": tone(summary).rawValue]) { html in
                    html.element("b") {
                        $0.element(
                            "a",
                            [
                                "href": "/iuran?bulan=\(summary.month)",
                                "aria-current": summary.month == month ? "true" : nil,
                            ], asking.words.text(summary.month))
                    }
                    html.text(words(summary))
                }
            }
        }
    }

    private func tone(_ summary: MonthSummary) -> Tone {
        if summary.count(.posted) < summary.registrations { return .wait }
        return summary.open == .zero ? .good : .bad
    }

    private func words(_ summary: MonthSummary) -> String {
        if summary.count(.posted) < summary.registrations {
            return asking(
                "money.board.posted",
                ["count": .count(summary.count(.posted)), "all": .number(summary.registrations)])
        }
        return summary.open == .zero
            ? asking("bill.standing.paid") : asking("money.board.open", ["amount": .rupiah(summary.open)])
    }

    private func filter(_ html: inout HTMLText) {
        html.asks("/iuran") { html in
            html.hidden("bulan", month.description)
            html.choice(
                "keadaan", asking("money.stage"),
                [("", asking("money.stage.any"))]
                    + PeriodStage.allCases.map { ($0.rawValue, asking($0.labelKey)) },
                chosen: question.stage?.rawValue)
            html.choice(
                "sisa", asking("money.board.payment"),
                [("", asking("money.board.any-payment")), ("1", asking("money.board.only-open"))],
                chosen: question.onlyOpen ? "1" : "")
            html.submit(asking("money.show"), style: "quiet")
        }
    }

    private func table(_ html: inout HTMLText) {
        let caption = asking("money.board.of-month", ["month": .month(month)])
        html.table(
            caption,
            [
                Column(asking("money.registration")), Column(asking("money.stage")),
                Column(asking("money.persons"), isAmount: true),
                Column(asking("money.dues"), isAmount: true), Column(asking("money.open"), isAmount: true),
                Column(asking("money.payment-state")), Column(asking("money.due")),
                Column(asking("money.code")),
            ]
        ) { html in
            for row in part.rows { write(row, &html) }
        }
    }

    private func write(_ row: PeriodBoardRow, _ html: inout HTMLText) {
        html.element("tr") { html in
            html.element("th", ["scope": "row"]) { html in
                html.element("a", ["href": "/iuran/\(row.month)/\(row.registration)"], row.name)
                html.element("div", ["class": "hint"], row.number)
            }
            html.element("td") { html in
                html.state(asking(row.stage.labelKey), row.stage.tone)
                if row.asksToRecalculate {
                    html.element("div", ["class": "hint"], asking("money.recalculate"))
                }
            }
            html.cell(row.persons.map { asking.words.text($0) } ?? "–", isAmount: true)
            html.cell(asking.text(row.dues), isAmount: true)
            html.cell(row.bill == nil ? "–" : row.open.description, isAmount: true)
            html.element("td") {
                $0.payState(asking, owed: row.owed, open: row.open, due: row.due)
            }
            html.cell(asking.text(row.due))
            html.element("td", ["class": "number"], row.code?.digits ?? "–")
        }
    }
}
