import Access
import DeskBooks
import HTML
import LawBook
import Ledger
import MoneyAndDates
import PeriodBooks
import WebGate
import Words

/// What the page of a period shows.
struct PeriodBody {
    let asking: Asking
    let sheet: PeriodSheet
    let question: PeriodPeopleQuestion
    let people: Listed<PeriodPerson>

    private var row: PeriodBoardRow { sheet.row }
    private var here: String { "/iuran/\(row.month)/\(row.registration)" }

    func write(_ refused: String?, _ html: inout HTMLText) {
        html.titlebar(
            row.name, asking("money.period.lead", ["month": .month(row.month), "number": .text(row.number)])
        ) { steps(&$0) }
        if let refused { html.notice(.bad, refused) }
        if row.asksToRecalculate { html.notice(.wait, asking("period.recalculate-first")) }
        if sheet.counts.refused > 0 {
            html.notice(.wait, asking("money.period.refused", ["count": .count(sheet.counts.refused)]))
        }
        html.element("div", ["class": "two"]) { html in
            html.element("section", ["class": "sheet"]) { facts(&$0) }
            html.element("section", ["class": "sheet"]) { shares(&$0) }
        }
        if !sheet.differences.isEmpty { differences(&html) }
        PeriodPeopleTable(asking: asking, sheet: sheet, question: question, people: people).write(&html)
    }

    /// The one step that comes next is the button; what goes back is quiet.
    private func steps(_ html: inout HTMLText) {
        switch row.stage {
        case .draft, .calculated:
            let isReady = row.stage == .calculated && sheet.counts.refused == 0
            if isReady, asking.may(.finalisePeriod) { step("finalisasi", nil, &html) }
            if asking.may(.calculatePeriod) { step("hitung", isReady ? "quiet" : nil, &html) }
        case .finalised:
            if asking.may(.postPeriod) { step("posting", nil, &html) }
            if asking.may(.finalisePeriod) { step("batal", "quiet", &html) }
        case .posted: break
        }
        html.element("a", ["class": "button quiet", "href": "\(here)/sebab"], asking("money.why.link"))
        if asking.may(.export), row.persons ?? 0 > 0 {
            html.element("a", ["class": "button quiet", "href": "\(here)/sipp"], asking("money.sipp.title"))
        }
    }

    private func step(_ name: String, _ style: String?, _ html: inout HTMLText) {
        html.form("\(here)/\(name)", asking) {
            $0.submit(asking("money.step.\(name)"), style: style)
        }
    }

    private func facts(_ html: inout HTMLText) {
        html.element("h2", asking("money.period.standing"))
        html.element("p") { html in
            html.state(asking(row.stage.labelKey), row.stage.tone)
            html.text(" ")
            if row.bill != nil { html.payState(asking, owed: row.owed, open: row.open, due: row.due) }
        }
        var facts: [(term: String, fact: String)] = [
            (asking("money.segment"), asking("segment.\(sheet.segment.rawValue)")),
            (asking("money.persons"), row.persons.map { asking.words.text($0) } ?? "–"),
        ]
        for (key, step) in [
            ("money.calculated-by", sheet.period.calculated), ("money.finalised-by", sheet.period.finalised),
            ("money.posted-by", sheet.period.posted),
        ] {
            if let step { facts.append((asking(key), "\(step.by), \(asking.day(of: step.at))")) }
        }
        facts.append((asking("money.due"), asking.text(row.due)))
        facts.append((asking("money.code"), row.code?.digits ?? "–"))
        html.facts(facts)
        if let bill = row.bill, asking.may(.seeMoney) {
            html.element("p") {
                $0.element("a", ["href": "/iuran/tagihan/\(bill)"], asking("money.bill.link"))
            }
        }
    }

    private func shares(_ html: inout HTMLText) {
        html.element("h2", asking("money.period.amounts"))
        guard !sheet.shares.isEmpty else {
            return html.element("p", asking("money.period.not-calculated"))
        }
        BillLinesTable.write(sheet.shares, asking("money.period.shares"), asking, &html)
        if let corrections = sheet.period.corrections, corrections != 0 {
            html.element(
                "p", asking("money.period.corrections", ["amount": .rupiah(Rupiah(corrections))]))
        }
    }

    private func differences(_ html: inout HTMLText) {
        html.element("h2", asking("money.differences.title"))
        html.element("p", asking("money.differences.lead"))
        html.table(
            asking("money.differences.title"),
            [
                Column(asking("money.for-month")), Column(asking("money.cause")),
                Column(asking("money.rows"), isAmount: true), Column(asking("money.amount"), isAmount: true),
            ]
        ) { html in
            for sum in sheet.differences {
                html.element("tr") {
                    $0.cell(asking.words.text(sum.month))
                    $0.cell(asking(sum.cause.labelKey))
                    $0.cell(asking.words.text(sum.lines), isAmount: true)
                    $0.cell(sum.amount.description, isAmount: true)
                }
            }
        }
    }
}

/// Programmes and payers with their sum.
enum BillLinesTable {
    static func write(_ lines: [BillLine], _ caption: String, _ asking: Asking, _ html: inout HTMLText) {
        html.table(
            caption,
            [
                Column(asking("money.programme")), Column(asking("money.payer")),
                Column(asking("money.amount"), isAmount: true),
            ]
        ) { html in
            for line in lines {
                html.element("tr") {
                    $0.cell(line.programmes.code)
                    $0.cell(asking("bill.payer.\(line.payer.rawValue)"))
                    $0.cell(line.amount.description, isAmount: true)
                }
            }
            html.element("tr", ["class": "sum"]) { html in
                html.element("th", ["scope": "row", "colspan": "2"], asking("money.sum"))
                html.cell(lines.map(\.amount).sum().description, isAmount: true)
            }
        }
    }
}
