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

/// `/anggaran/sumber`: purses with their ceilings, and whom each may pay.
enum FundingPages {
    static let routes: [Route] = [
        .page(
            "/anggaran/sumber", .right(.seeBudgets),
            purpose: "For who keeps the money: what each source has, what is taken, and whom it may pay."
        ) { try await page($0, refused: nil) },
        .act("/anggaran/sumber", .right(.planBudgets)) { try await record($0) },
    ]

    private static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let year = asking.budgetYear()
        let desk = try asking.budgets()
        let uses = try await desk.purses(year)
        let rules = desk.rules.tables.eligibility.rules
        return .page(
            asking("budgets.menu.funding"), status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("budgets.title"), "/anggaran")]
        ) { html in
            html.titlebar(asking("budgets.menu.funding"), asking("budgets.funding-lead"))
            BudgetBar.write(asking, here: "/anggaran/sumber", year: year, &html)
            if let refused { html.notice(.bad, refused) }
            if uses.isEmpty {
                html.empty(asking("budgets.funding-none", ["year": .text(String(year))]))
            } else {
                table(uses, year, asking, &html)
            }
            if asking.mayForAll(.planBudgets) { form(year, asking, &html) }
            eligibility(rules, asking, &html)
        }
    }

    private static func table(
        _ uses: [FundingUse], _ year: Int, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.table(
            asking("budgets.funding-caption", ["year": .text(String(year))]),
            [
                Column(asking("budgets.source")), Column(asking("budgets.who")),
                Column(asking("budgets.ceiling"), isAmount: true),
                Column(asking("budgets.decided"), isAmount: true),
                Column(asking("budgets.with-drafts"), isAmount: true),
                Column(asking("budgets.left"), isAmount: true), Column(asking("budgets.state")),
            ]
        ) { html in
            for use in uses {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) { html in
                        html.text(use.allotment.name)
                        html.element(
                            "p", ["class": "hint"],
                            "\(asking(use.allotment.source.labelKey)) "
                                + "\(use.allotment.from)–\(use.allotment.through)")
                    }
                    html.cell(categories(use.allotment.categories, asking))
                    for amount in [use.allotment.ceiling, use.decided, use.planned, use.left] {
                        html.cell(amount.description, isAmount: true)
                    }
                    html.element("td") {
                        $0.state(
                            asking(use.isPassed ? "budgets.passed" : "budgets.within"),
                            use.isPassed ? .bad : .good)
                    }
                }
            }
        }
    }

    private static func categories(_ categories: Set<WorkerCategory>, _ asking: Asking) -> String {
        if categories.isEmpty { return asking("budgets.everybody") }
        return categories.map { asking($0.labelKey) }.sorted().joined(separator: ", ")
    }

    private static func form(_ year: Int, _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("budgets.funding-add"))
            html.form("/anggaran/sumber", asking, style: "stack") { html in
                html.choice(
                    "dana", asking("budgets.source"),
                    FundingSource.allCases.map { ($0.rawValue, asking($0.labelKey)) },
                    chosen: asking.form["dana"] ?? FundingSource.regionalBudget.rawValue)
                html.field(
                    Field("nama", asking("budgets.funding-name")).with {
                        $0.isRequired = true
                        $0.value = asking.form["nama"]
                        $0.hint = asking("budgets.funding-name-hint")
                    })
                html.field(
                    Field("pagu", asking("budgets.ceiling")).with {
                        $0.isRequired = true
                        $0.inputMode = "numeric"
                        $0.value = asking.form["pagu"]
                    })
                for (name, key) in [("dari", "budgets.from-year"), ("sampai", "budgets.through-year")] {
                    html.field(
                        Field(name, asking(key)).with {
                            $0.type = "number"
                            $0.value = asking.form[name] ?? String(year)
                        })
                }
                html.choice(
                    "kategori", asking("budgets.who"),
                    [(value: "", label: asking("budgets.everybody"))]
                        + WorkerCategory.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                    chosen: asking.form["kategori"])
                html.submit(asking("budgets.save"))
            }
        }
    }

    private static func eligibility(
        _ rules: [FundingEligibility.Rule], _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("details", ["class": "sheet"]) { html in
            html.element("summary", asking("budgets.eligibility"))
            html.table(
                asking("budgets.eligibility-caption"),
                [
                    Column(asking("budgets.source")), Column(asking("budgets.who")),
                    Column(asking("budgets.basis")), Column(asking("budgets.state")),
                ]
            ) { html in
                for rule in rules {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"], asking(rule.source.labelKey))
                        html.cell(categories(rule.categories, asking))
                        html.cell(rule.basis)
                        html.element("td") {
                            $0.state(
                                asking("status.\(rule.status.rawValue)"),
                                rule.status == .enacted ? .good : .wait)
                        }
                    }
                }
            }
        }
    }

    private static func record(_ asking: Asking) async throws -> Answer {
        do {
            let form = asking.form
            guard let source = form["dana"].flatMap({ FundingSource(rawValue: $0) }) else {
                throw NotThere()
            }
            guard let ceiling = form["pagu"].flatMap({ WrittenAmount($0) }) else {
                throw FormRefusal("budgets.amount-wrong")
            }
            guard let from = form["dari"].flatMap({ Int($0) }),
                let through = form["sampai"].flatMap({ Int($0) })
            else { throw BudgetBookRefusal.dayUnlikely }
            let category = form["kategori"].flatMap { WorkerCategory(rawValue: $0) }
            try await asking.budgets().record(
                FundingAllotment(
                    source: source, name: form["nama"] ?? "", ceiling: ceiling.rupiah, from: from,
                    through: through, categories: category.map { [$0] } ?? []))
            return .see("/anggaran/sumber?tahun=\(from)", told: "told.budgets.saved")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, refused: asking.words(refusal.note))
        }
    }
}
