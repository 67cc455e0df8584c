import Access
import BudgetBooks
import Budgets
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// The form of scenarios, and what they come to.
struct ScenarioView {
    let asking: Asking
    let question: ScenarioQuestion
    let board: ScenarioPages.Board?

    func write(_ html: inout HTMLText) {
        form(&html)
        html.element("div", ["id": "hasil", "aria-live": "polite"]) { html in
            guard let board else { return html.empty(asking("budgets.scenario-none")) }
            if board.people == 0 {
                html.empty(asking("budgets.scenario-nobody"))
            } else {
                nothingDone(board, &html)
                table(board, &html)
                groups(board, &html)
            }
        }
        if asking.mayForAll(.planBudgets) { keep(&html) }
    }

    private func form(_ html: inout HTMLText) {
        html.element(
            "form",
            [
                "method": "get", "action": "/anggaran/skenario", "class": "sheet", "role": "search",
                "data-live": "hasil",
            ]
        ) { html in
            html.emptyElement(
                "input", ["type": "hidden", "name": "tahun", "value": String(question.year)])
            html.element("div", ["class": "two"]) { html in
                html.element("fieldset") { html in
                    html.element("legend", asking("budgets.scenario-who"))
                    for group in ScenarioGroup.allCases { groupFields(group, &html) }
                }
                html.element("div", ["class": "fields"]) { terms(&$0) }
            }
            html.submit(asking("budgets.scenario-do"))
        }
    }

    private func terms(_ html: inout HTMLText) {
        html.choice(
            "dahulu", asking("budgets.scenario-first"),
            ScenarioGroup.allCases.map { ($0.rawValue, asking($0.labelKey)) },
            chosen: question.plan.groups.first?.rawValue)
        months("mulai", "budgets.scenario-from", none: nil, question.plan.from, &html)
        months(
            "jht", "budgets.scenario-jht", none: "budgets.scenario-no-jht", question.plan.oldAgeFrom,
            &html)
        html.element("label", ["class": "check", "for": "bertahap"]) { html in
            html.emptyElement(
                "input",
                [
                    "type": "checkbox", "id": "bertahap", "name": "bertahap", "value": "ya",
                    "checked": question.plan.isPhased ? "" : nil,
                ])
            html.text(asking("budgets.scenario-phased"))
        }
        html.field(
            Field("pagu", asking("budgets.scenario-ceiling")).with {
                $0.inputMode = "numeric"
                $0.value = question.plan.ceiling.map { String($0.amount) } ?? asking.query["pagu"]
                $0.hint = asking("budgets.scenario-ceiling-hint")
            })
        slider("pagu", asking("budgets.scenario-ceiling"), most: dearest, step: max(1, dearest / 200), &html)
    }

    /// What the dearest of the plans costs, rounded up to the million: beyond it a ceiling limits nothing.
    private var dearest: Int64 {
        let most = board?.columns.map { $0.answer.money.amount }.max() ?? 0
        return (most + 999_999) / 1_000_000 * 1_000_000
    }

    /// A slider beside a number, kept in step with it by the script; without the script there is the number.
    private func slider(_ name: String, _ label: String, most: Int64, step: Int64, _ html: inout HTMLText) {
        guard most > 0 else { return }
        html.emptyElement(
            "input",
            [
                "type": "range", "min": "0", "max": String(most), "step": String(step), "hidden": "",
                "data-follows": name, "aria-label": asking("budgets.scenario-slider", ["what": .text(label)]),
            ])
    }

    private func groupFields(_ group: ScenarioGroup, _ html: inout HTMLText) {
        let code = group.rawValue
        html.element("label", ["class": "check", "for": "kelompok-\(code)"]) { html in
            html.emptyElement(
                "input",
                [
                    "type": "checkbox", "id": "kelompok-\(code)", "name": "kelompok", "value": code,
                    "checked": question.plan.groups.contains(group) ? "" : nil,
                ])
            let known = board?.register[group]
            html.text(
                asking(
                    "budgets.scenario-group",
                    [
                        "group": .word(group.labelKey),
                        "people": .text(asking.words.text(known?.people ?? 0)),
                        "covered": .text(asking.words.text(known?.covered ?? 0)),
                    ]))
        }
        html.field(
            Field("tambah-\(code)", asking("budgets.scenario-more", ["group": .word(group.labelKey)])).with {
                $0.type = "number"
                $0.inputMode = "numeric"
                $0.value = asking.query["tambah-\(code)"]
            })
        let known = Int64(board?.register[group]?.people ?? 0)
        let typed = asking.query["tambah-\(code)"].flatMap { Int64($0) } ?? 0
        slider(
            "tambah-\(code)", asking("budgets.scenario-more", ["group": .word(group.labelKey)]),
            most: min(10_000_000, max(1_000, known * 2, typed)), step: 1, &html)
    }

    private func months(
        _ name: String, _ key: String, none: String?, _ chosen: Month?, _ html: inout HTMLText
    ) {
        let never = none.map { [(value: "", label: asking($0))] } ?? []
        html.choice(
            name, asking(key),
            never + (1...12).map { (value: String($0), label: asking("month.\($0)")) },
            chosen: chosen.map { String($0.month) } ?? "")
    }

    private func nothingDone(_ board: ScenarioPages.Board, _ html: inout HTMLText) {
        let open = board.people - board.insured
        html.element("div", ["class": open > 0 ? "notice bad" : "notice good"]) { html in
            html.element("h2", asking("budgets.nothing-done"))
            html.element(
                "p",
                asking(
                    "budgets.nothing-done-people",
                    [
                        "open": .text(asking.words.text(open)),
                        "people": .text(asking.words.text(board.people)),
                        "months": .text(asking.words.text(board.uninsuredMonths)),
                    ]))
            if let stake = board.stake {
                html.element(
                    "p",
                    asking(
                        "budgets.stake",
                        [
                            "full": .rupiah(stake.full), "early": .rupiah(stake.early),
                            "months": .number(stake.months ?? 0),
                        ]))
            }
        }
    }

    private func table(_ board: ScenarioPages.Board, _ html: inout HTMLText) {
        html.table(
            asking("budgets.scenario-caption", ["year": .text(String(question.year))]),
            [Column(asking("budgets.scenario-what"))]
                + board.columns.map { Column($0.title, isAmount: true) }
        ) { html in
            let rows: [(String, (ScenarioAnswer) -> String)] = [
                ("budgets.scenario.insured", { asking.words.text($0.insured) }),
                ("budgets.scenario.uninsured", { asking.words.text($0.uninsured) }),
                ("budgets.scenario.months", { asking.words.text($0.personMonths) }),
                ("budgets.scenario.uninsured-months", { asking.words.text($0.uninsuredMonths) }),
                ("budgets.scenario.money", { $0.money.description }),
                ("budgets.scenario.last-month", { ($0.bills.last ?? .zero).description }),
                ("budgets.scenario.per-person", { perPersonMonth($0) }),
                ("budgets.scenario.status", { asking("status.\($0.status.rawValue)") }),
            ]
            for row in rows {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking(row.0))
                    for column in board.columns { html.cell(row.1(column.answer), isAmount: true) }
                }
            }
        }
        html.element("p", ["class": "hint"], asking("budgets.scenario-source"))
    }

    /// Rounded down to the rupiah: a figure to speak of, not one to pay.
    private func perPersonMonth(_ answer: ScenarioAnswer) -> String {
        guard answer.personMonths > 0 else { return "–" }
        return Rupiah(answer.money.amount / Int64(answer.personMonths)).description
    }

    private func groups(_ board: ScenarioPages.Board, _ html: inout HTMLText) {
        let own = board.columns.first { $0.title == asking("budgets.plan.own") }
        guard let own else { return }
        html.table(
            asking("budgets.scenario-groups"),
            [
                Column(asking("budgets.scenario-group-name")),
                Column(asking("budgets.people"), isAmount: true),
                Column(asking("budgets.scenario.insured"), isAmount: true),
                Column(asking("budgets.scenario.months"), isAmount: true),
                Column(asking("budgets.scenario.money"), isAmount: true),
            ]
        ) { html in
            for share in own.answer.shares {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking(share.group.labelKey))
                    html.cell(asking.words.text(share.people), isAmount: true)
                    html.cell(asking.words.text(share.insured), isAmount: true)
                    html.cell(asking.words.text(share.personMonths), isAmount: true)
                    html.cell(share.money.description, isAmount: true)
                }
            }
        }
    }

    private func keep(_ html: inout HTMLText) {
        html.form("/anggaran/skenario", asking, style: "row") { html in
            html.emptyElement(
                "input", ["type": "hidden", "name": "tahun", "value": String(question.year)])
            html.emptyElement(
                "input",
                ["type": "hidden", "name": "langkah", "value": ScenarioQuestion.steps(asking.query)])
            html.field(Field("nama", asking("budgets.scenario-name")).with { $0.isRequired = true })
            html.submit(asking("budgets.scenario-keep"), style: "quiet")
        }
    }
}
