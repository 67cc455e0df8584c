import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import Obligations
import VulnerableBooks
import VulnerableWorkers
import WebGate
import Words

/// What a village's page shows.
struct VillageParts {
    let asking: Asking
    let unit: UnitChoice
    let view: VillageView
    let year: Int

    func write(_ rules: [KnownRegulation], _ conflicts: [SheetConflict], _ html: inout HTMLText) {
        if let next = view.successor {
            html.notice(
                .wait, asking("village.part-of", ["name": .text(next.name), "day": .day(next.from)]))
        }
        people(&html)
        regulations(rules, &html)
        money(&html)
        sheet(conflicts, &html)
        if asking.mayForAll(.decreeVulnerable), view.successor == nil { merge(&html) }
    }

    private func section(
        _ id: String, _ title: String, _ html: inout HTMLText, _ body: (inout HTMLText) -> Void
    ) {
        html.element("section", ["class": "sheet", "aria-labelledby": "judul-\(id)"]) { html in
            html.element("h2", ["id": "judul-\(id)"], asking(title))
            body(&html)
        }
    }

    private func people(_ html: inout HTMLText) {
        section("warga", "village.people", &html) { html in
            if view.groups.isEmpty {
                html.empty(asking("village.nobody"))
            } else {
                html.table(
                    asking("village.people"),
                    [
                        Column(asking("village.group")), Column(asking("vulnerable.people"), isAmount: true),
                        Column(asking("village.protected"), isAmount: true),
                        Column(asking("village.share"), isAmount: true),
                    ]
                ) { html in
                    for group in view.groups {
                        row(
                            asking("people.category.\(group.category.rawValue)"), group.people,
                            group.protected, &html)
                    }
                    row(asking("village.all"), view.people, view.protected, &html)
                }
            }
            let stages = ProposalStage.allCases.compactMap { stage in
                view.proposals[stage].map {
                    (term: asking(stage.labelKey), fact: asking.words.text($0))
                }
            }
            if stages.isEmpty { return }
            html.element("h3", asking("village.proposals"))
            html.facts(stages)
        }
    }

    private func row(_ name: String, _ people: Int, _ protected: Int, _ html: inout HTMLText) {
        html.element("tr") { html in
            html.element("th", ["scope": "row"], name)
            html.cell(asking.words.text(people), isAmount: true)
            html.cell(asking.words.text(protected), isAmount: true)
            html.cell(people > 0 ? asking.words.percent(protected, of: people) : "–", isAmount: true)
        }
    }

    private func regulations(_ rules: [KnownRegulation], _ html: inout HTMLText) {
        guard asking.may(.seeAgreements) else { return }
        section("perkades", "village.regulations", &html) { html in
            if rules.isEmpty { return html.empty(asking("village.no-regulation")) }
            html.element("ul") { html in
                for rule in rules.prefix(20) {
                    html.element("li") {
                        $0.element(
                            "a", ["href": "/regulasi/\(rule.key)"],
                            "\(asking(rule.regulation.kind.labelKey)) \(rule.regulation.citation)")
                    }
                }
            }
        }
    }

    private func money(_ html: inout HTMLText) {
        section("add", "village.tranches", &html) { html in
            if view.sharedWith > 0 {
                html.element(
                    "p", ["class": "hint"],
                    asking("village.shared", ["count": asking.counted(view.sharedWith)]))
            }
            html.table(
                asking("village.tranches-of", ["year": .text(String(year))]),
                [
                    Column(asking("village.tranche")), Column(asking("village.comes")),
                    Column(asking("village.pays")), Column(asking("village.billed"), isAmount: true),
                    Column(asking("village.open"), isAmount: true),
                ]
            ) { html in
                for tranche in view.tranches {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"], String(tranche.tranche.number))
                        html.cell(
                            "\(asking("month.\(tranche.tranche.month)")) · \(tranche.tranche.percent) %")
                        html.cell(span(tranche.months))
                        html.cell(tranche.billed.description, isAmount: true)
                        html.cell(tranche.open.description, isAmount: true)
                    }
                }
            }
            html.element("p") { html in
                html.text(asking("village.arrears") + " ")
                html.state(view.arrears.description, view.arrears > .zero ? .bad : .good)
            }
            bills(&html)
            if asking.mayForAll(.decreeVulnerable) { calendar(&html) }
        }
    }

    /// Open bills that the page shows; more stand at the month.
    private static let shown = 24

    private func bills(_ html: inout HTMLText) {
        if view.bills.isEmpty { return html.notice(.good, asking("village.nothing-open")) }
        html.table(
            asking("village.open-bills"),
            [
                Column(asking("village.bill-month")), Column(asking("village.bill-of")),
                Column(asking("village.bill-due")), Column(asking("village.open"), isAmount: true),
            ]
        ) { html in
            for bill in view.bills.prefix(VillageParts.shown) {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking.words.text(bill.month))
                    html.cell(bill.registration)
                    html.element("td") { html in
                        html.state(
                            bill.due.map { asking.words.text($0) } ?? "–",
                            bill.isLate(on: asking.portal.today()) ? .bad : .wait)
                    }
                    html.cell(bill.open.description, isAmount: true)
                }
            }
        }
    }

    private func span(_ months: [Month]) -> String {
        guard let first = months.first, let last = months.last else { return "–" }
        return "\(asking.words.text(first)) – \(asking.words.text(last))"
    }

    private func calendar(_ html: inout HTMLText) {
        html.element("details", ["class": "noprint"]) { html in
            html.element("summary", asking("village.calendar"))
            html.form("/desa/\(unit.id)/tahap", asking, style: "stack") { html in
                html.field(
                    "tahap", name: "tahap", asking("village.calendar-of", ["year": .text(String(year))]),
                    value: view.tranches.map { "\($0.tranche.month):\($0.tranche.percent)" }
                        .joined(separator: " "), hint: asking("village.calendar-hint"))
                html.submit(asking("vulnerable.save"), style: "quiet")
            }
        }
    }

    private func sheet(_ conflicts: [SheetConflict], _ html: inout HTMLText) {
        guard asking.may(.proposeVulnerable), asking.may(.changeJobs) else { return }
        section("lembar", "village.sheet", &html) { html in
            html.element("p", asking("village.sheet-lead"))
            html.form("/desa/\(unit.id)/lembar", asking) { $0.submit(asking("village.take-along")) }
            html.form("/desa/\(unit.id)/unggah", asking, style: "stack", files: true) { html in
                FileField.write("berkas-lembar", asking("village.sheet-hint"), asking, &html)
                html.submit(asking("village.bring"), style: "quiet")
            }
            for conflict in conflicts.prefix(50) { self.conflict(conflict, &html) }
        }
    }

    private func conflict(_ conflict: SheetConflict, _ html: inout HTMLText) {
        let field = conflict.field
        html.element(
            "h3",
            asking(
                "village.conflict",
                ["name": .text(conflict.name), "field": .word("village.field.\(field.name)")]))
        html.facts([
            (term: asking("village.before"), fact: field.before.isEmpty ? "–" : field.before),
            (term: asking("village.mine"), fact: field.mine.isEmpty ? "–" : field.mine),
            (term: asking("village.theirs"), fact: field.theirs.isEmpty ? "–" : field.theirs),
        ])
        html.element("div", ["class": "row"]) { html in
            for (choice, label) in [("buku", "village.keep-mine"), ("lembar", "village.take-theirs")] {
                html.form("/desa/\(unit.id)/bentrok", asking) { html in
                    html.hidden("lembar", String(conflict.sheet))
                    html.hidden("baris", String(conflict.row))
                    html.hidden("kolom", field.name)
                    html.hidden("pakai", choice)
                    html.submit(asking(label), style: "quiet")
                }
            }
        }
    }

    private func merge(_ html: inout HTMLText) {
        html.element("details", ["class": "noprint"]) { html in
            html.element("summary", asking("village.merge"))
            html.element("p", asking("village.merge-lead"))
            html.form("/desa/\(unit.id)/gabung", asking, style: "row") { html in
                html.field("ke", name: "ke", asking("village.merge-into"))
                html.field("tanggal-gabung", name: "tanggal", asking("village.merge-day"), type: "date")
                html.submit(asking("village.merge-do"), style: "quiet")
            }
        }
    }

    /// The regulations of the government's own that speak of the village, those of village heads first.
    static func regulations(_ unit: UnitID, _ asking: Asking) async throws -> [KnownRegulation] {
        guard asking.may(.seeAgreements) else { return [] }
        let all = try await asking.regulations().register().all
        return all.filter { known in
            switch known.regulation.scope.units {
            case .branches(let units): units.contains(unit)
            case .kinds(let kinds): kinds.contains(.village)
            case .all: false
            }
        }
    }

    /// `3:40 7:40 11:20`.
    static func calendar(_ text: String) throws -> TrancheCalendar {
        let parts = text.split(separator: " ").map { part in
            part.split(separator: ":").compactMap { Int($0) }
        }
        guard !parts.isEmpty, parts.allSatisfy({ $0.count == 2 }) else {
            throw FormRefusal("village.calendar-wrong")
        }
        return try TrancheCalendar(
            parts.enumerated().map { .init(number: $0 + 1, month: $1[0], percent: $1[1]) })
    }
}
