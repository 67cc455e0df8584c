import Access
import BudgetBooks
import Budgets
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// The lines of a version, each with its amounts by account and what made them.
struct BudgetLinesPart {
    let asking: Asking
    let view: BudgetView
    let path: String

    /// More lines than this stand in the file only.
    private static let most = 60

    private var mayPlan: Bool { asking.may(.planBudgets) && view.header.year >= asking.portal.today().year }

    func write(_ html: inout HTMLText) {
        html.element("h2", BudgetParts.name(view.header, asking))
        html.table(
            asking("budgets.lines-caption", ["count": .count(view.lines.count)]),
            [
                Column(asking("budgets.who")), Column(asking("budgets.people"), isAmount: true),
                Column(asking("budgets.months")), Column(asking("budgets.wage"), isAmount: true),
                Column(asking("budgets.dues"), isAmount: true),
                Column(asking("budgets.amount"), isAmount: true), Column(asking("budgets.account")),
            ] + (mayPlan ? [Column(asking("budgets.change"))] : [])
        ) { html in
            for (place, line) in view.lines.prefix(Self.most).enumerated() { row(place, line, &html) }
            html.element("tr", ["class": "sum"]) { html in
                html.element("th", ["scope": "row"], asking("budgets.sum"))
                html.cell(asking.words.text(view.people), isAmount: true)
                for _ in 0..<3 { html.cell("") }
                html.cell(view.header.total.description, isAmount: true)
                html.cell("")
                if mayPlan { html.cell("") }
            }
        }
        if view.lines.count > Self.most {
            html.element("p", ["class": "hint"], asking("budgets.more-lines"))
        }
        reasons(&html)
    }

    private func row(_ place: Int, _ priced: PricedLine, _ html: inout HTMLText) {
        let (line, run) = (priced.line, priced.runs.first)
        html.element("tr") { html in
            html.element("th", ["scope": "row"]) { html in
                html.text(asking(line.category.labelKey))
                html.element(
                    "p", ["class": "hint"],
                    "\(asking(line.funding.labelKey)) \(line.group) "
                        + line.programmes.programmes.map(\.rawValue).joined(separator: "+"))
            }
            html.cell(asking.words.text(line.people), isAmount: true)
            html.cell("\(line.from.month)–\(line.through.month)")
            html.cell(run?.wage.description ?? "–", isAmount: true)
            html.cell(run?.perPerson.description ?? "–", isAmount: true)
            html.cell(priced.total.description, isAmount: true)
            html.element("td") { html in accounts(priced, &html) }
            if mayPlan { html.element("td") { change(place, line, &$0) } }
        }
    }

    private func accounts(_ priced: PricedLine, _ html: inout HTMLText) {
        html.element("ul") { html in
            for amount in priced.amounts {
                html.element(
                    "li",
                    "\(amount.programme.rawValue) \(amount.amount) · "
                        + (amount.account?.description ?? asking("budgets.no-account")))
            }
        }
    }

    /// Another number of people, nought to take the line away: saved as the next version.
    private func change(_ place: Int, _ line: BudgetLine, _ html: inout HTMLText) {
        html.form("\(path)/ubah", asking) { html in
            html.emptyElement(
                "input", ["type": "hidden", "name": "versi", "value": view.header.id.description])
            html.emptyElement("input", ["type": "hidden", "name": "baris", "value": String(place)])
            html.emptyElement(
                "input",
                [
                    "type": "number", "name": "orang", "min": "0",
                    "aria-label": asking("budgets.people-of", ["line": .text(String(place + 1))]),
                    "value": String(line.people), "inputmode": "numeric",
                ])
            html.submit(asking("budgets.save"), style: "quiet")
        }
    }

    /// Each sentence once, with its text and how well founded it is.
    private func reasons(_ html: inout HTMLText) {
        var seen: Set<Reason> = []
        let all = view.lines.flatMap(\.runs).flatMap(\.reasons).filter { seen.insert($0).inserted }
        guard !all.isEmpty else { return }
        html.element("details", ["class": "sheet"]) { html in
            html.element("summary", asking("budgets.reasons"))
            html.element("ul") { html in
                for reason in all.prefix(40) {
                    html.element("li") { html in
                        html.text(
                            "\(asking.words(reason)) (\(reason.citation.description), "
                                + "\(asking("status.\(reason.status.rawValue)")))")
                    }
                }
            }
        }
    }
}

/// What can be done with a unit's year.
struct BudgetFormsPart {
    let asking: Asking
    let sheet: BudgetDesk.Sheet
    let path: String

    func write(_ html: inout HTMLText) {
        if let shown = sheet.shown, shown.header.state == .draft, asking.may(.decideBudgets) {
            decide(shown.header, &html)
        }
        guard asking.may(.planBudgets), sheet.year >= asking.portal.today().year else { return }
        html.element("div", ["class": "two"]) { html in
            propose(&html)
            addLine(&html)
            if let shown = sheet.shown { copy(shown.header, &html) }
        }
    }

    private func stages(_ name: String, _ chosen: BudgetStage?, _ html: inout HTMLText) {
        html.choice(
            name, asking("budgets.stage"),
            BudgetStage.allCases.map { ($0.rawValue, asking($0.labelKey)) }, chosen: chosen?.rawValue)
    }

    private func decide(_ header: BudgetHeader, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("budgets.decide"))
            html.element("p", ["class": "hint"], asking("budgets.decide-hint"))
            html.form("\(path)/putuskan", asking, style: "stack") { html in
                html.emptyElement(
                    "input", ["type": "hidden", "name": "versi", "value": header.id.description])
                html.field(
                    Field("nomor", asking("budgets.number")).with {
                        $0.isRequired = header.stage.isSpendable
                        $0.hint = asking("budgets.number-hint")
                    })
                html.submit(asking("budgets.decide-do"))
            }
        }
    }

    private func propose(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("budgets.propose"))
            html.element("p", ["class": "hint"], asking("budgets.propose-hint"))
            html.form("\(path)/usulkan", asking, style: "stack") { html in
                stages("tahap", .proposal, &html)
                html.field(
                    Field("naik", asking("budgets.growth")).with {
                        $0.hint = asking("budgets.growth-hint")
                        $0.inputMode = "decimal"
                        $0.value = asking.form["naik"]
                    })
                html.field(
                    Field("wilayah", asking("budgets.minimum")).with {
                        $0.hint = asking("budgets.minimum-hint")
                        $0.value = asking.form["wilayah"]
                    })
                html.submit(asking("budgets.propose-do"))
            }
        }
    }

    private func addLine(_ html: inout HTMLText) {
        html.element("details", ["class": "sheet"]) { html in
            html.element("summary", asking("budgets.add"))
            html.form("\(path)/baris", asking, style: "stack") { html in
                html.emptyElement(
                    "input",
                    ["type": "hidden", "name": "versi", "value": sheet.shown?.header.id.description ?? ""])
                if sheet.shown == nil { stages("tahap-baris", .proposal, &html) }
                html.choice(
                    "kategori", asking("people.category"),
                    WorkerCategory.allCases.map { ($0.rawValue, asking($0.labelKey)) },
                    chosen: asking.form["kategori"] ?? WorkerCategory.vulnerable.rawValue)
                html.choice(
                    "dana", asking("budgets.source"),
                    FundingSource.allCases.map { ($0.rawValue, asking($0.labelKey)) },
                    chosen: asking.form["dana"] ?? FundingSource.regionalBudget.rawValue)
                html.choice(
                    "segmen", asking("budgets.segment"),
                    [
                        (Segment.selfEmployed.rawValue, asking("budgets.segment.bpu")),
                        (Segment.wageEarner.rawValue, asking("budgets.segment.pu")),
                    ], chosen: asking.form["segmen"])
                html.choice(
                    "program", asking("budgets.programmes"),
                    ["JKK+JKM", "JKK+JKM+JHT", "JKK+JKM+JHT+JP"].map { ($0, $0) },
                    chosen: asking.form["program"])
                number("orang-baru", "budgets.people", &html)
                html.field(
                    Field("upah", asking("budgets.wage")).with {
                        $0.isRequired = true
                        $0.inputMode = "numeric"
                        $0.value = asking.form["upah"]
                        $0.hint = asking("budgets.wage-hint")
                    })
                months(&html)
                accounts(&html)
                html.field(
                    Field("kelompok", asking("budgets.group")).with {
                        $0.hint = asking("budgets.group-hint")
                        $0.value = asking.form["kelompok"]
                    })
                html.submit(asking("budgets.add-do"))
            }
        }
    }

    private func number(_ name: String, _ key: String, _ html: inout HTMLText) {
        html.field(
            Field(name, asking(key)).with {
                $0.type = "number"
                $0.isRequired = true
                $0.inputMode = "numeric"
                $0.value = asking.form[name]
            })
    }

    private func months(_ html: inout HTMLText) {
        let months = (1...12).map { (String($0), asking("month.\($0)")) }
        html.choice("dari", asking("budgets.from"), months, chosen: asking.form["dari"] ?? "1")
        html.choice("sampai", asking("budgets.through"), months, chosen: asking.form["sampai"] ?? "12")
    }

    private func accounts(_ html: inout HTMLText) {
        for (name, programme) in [("rek-jkk", "JKK"), ("rek-jkm", "JKM"), ("rek-jht", "JHT")] {
            html.field(
                Field(name, asking("budgets.account-of", ["programme": .text(programme)])).with {
                    $0.hint = asking("budgets.account-hint")
                    $0.value = asking.form[name]
                })
        }
    }

    private func copy(_ header: BudgetHeader, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("budgets.copy"))
            html.element("p", ["class": "hint"], asking("budgets.copy-hint"))
            html.form("\(path)/salin", asking, style: "stack") { html in
                html.emptyElement(
                    "input", ["type": "hidden", "name": "versi", "value": header.id.description])
                stages("tahap-salin", nil, &html)
                html.submit(asking("budgets.copy-do"))
            }
        }
    }
}
