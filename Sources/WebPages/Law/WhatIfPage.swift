import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import PeriodBooks
import UseCases
import WebGate
import Words

/// What another figure of the law would do to the dues of this government. Nothing is stored: the question
/// stands in the address and can be sent to somebody.
enum WhatIfPage {
    static func page(_ asking: Asking) async throws -> Answer {
        let parameter = try ParameterPage.parameter(asking)
        guard LawProposal.isWeighable(parameter) else { throw NotThere() }
        var errors: [String: String] = [:]
        let value = asking.query["nilai"].flatMap { typedNumber($0, parameter.unit) }
        if value == nil { errors["nilai"] = asking("whatif.no-number") }
        let from = Month(iso: asking.query["mulai"] ?? "")
        if from == nil { errors["mulai"] = asking("whatif.no-month") }
        guard let value, let from, errors.isEmpty else { return answer(parameter, nil, asking, errors) }
        let proposal = LawProposal(
            parameter: parameter.id, key: asking.query["kunci"], value: value, from: from)
        let law = asking.portal.law
        let desk = LawDesk(try asking.desk(), book: law.book, law: law.period)
        do {
            return answer(parameter, try await desk.effect(of: proposal), asking, [:])
        } catch let gap as LawGap {
            return answer(parameter, nil, asking, ["mulai": asking.words(gap.note)])
        }
    }

    private static func answer(
        _ parameter: Parameter, _ effect: LawEffect?, _ asking: Asking, _ errors: [String: String]
    ) -> Answer {
        let name = asking.words.meaning(parameter)
        let crumbs = [LawPages.crumb(asking), Page.Crumb(name, "/hukum/\(parameter.id)")]
        return .page(asking("whatif.title"), status: errors.isEmpty ? 200 : 422, crumbs: crumbs) { html in
            html.titlebar(asking("whatif.title"), name)
            html.element("section", ["class": "sheet"]) { form(parameter, asking, errors: errors, &$0) }
            guard let effect else { return }
            WhatIfResult(effect: effect, asking: asking).show(&html)
        }
    }

    /// The question, with what was typed.
    static func form(
        _ parameter: Parameter, _ asking: Asking, errors: [String: String], _ html: inout HTMLText
    ) {
        let today = asking.portal.today()
        html.element("p", asking("whatif.lead"))
        html.asks("/hukum/\(parameter.id)/andai", style: "stack") { html in
            if case .keyed(let values) = parameter.now(today)?.value ?? .none {
                html.choice(
                    "kunci", asking("lawbook.key"),
                    values.keys.sorted().map { key in
                        let value = values[key].map { asking.words.text($0, in: parameter.unit) } ?? ""
                        return (key, asking("whatif.key", ["key": .text(key), "value": .text(value)]))
                    }, chosen: asking.query["kunci"])
            }
            html.field(
                Field("nilai", asking("whatif.value")).with {
                    $0.hint = asking("whatif.hint.\(parameter.unit == .millionths ? "rate" : "number")")
                    $0.value = asking.query["nilai"]
                    $0.inputMode = "decimal"
                    $0.isRequired = true
                    $0.error = errors["nilai"]
                })
            html.field(
                Field("mulai", asking("whatif.from")).with {
                    $0.type = "month"
                    $0.value = asking.query["mulai"] ?? Month(of: today).description
                    $0.isRequired = true
                    $0.error = errors["mulai"]
                })
            html.submit(asking("whatif.weigh"))
        }
    }

    /// A share in per cent with up to four places, or a whole number as amounts are typed. Nil for what is
    /// none, is below nought or beyond Rp10 billion, or is a share above the whole.
    static func typedNumber(_ text: String, _ unit: ParameterUnit) -> Int64? {
        guard unit != .millionths else { return WrittenArgument.percent(text)?.millionths }
        let amount = WrittenAmount(text)?.rupiah.amount
        // A year of it for a whole nation can still be added up.
        return amount.flatMap { $0 < 10_000_000_000 ? $0 : nil }
    }
}

/// The dues before and after, by programme and by registration.
private struct WhatIfResult {
    let effect: LawEffect
    let asking: Asking

    private static let most = 20

    func show(_ html: inout HTMLText) {
        let (before, after) = (effect.before.total, effect.after.total)
        let difference = after - before
        html.element("h2", asking("whatif.result", ["month": .month(effect.month)]))
        html.element("ul", ["class": "cards"]) { html in
            card("whatif.before", before.description, &html)
            card("whatif.after", after.description, &html)
            card("whatif.difference", signed(difference), &html)
            card("whatif.year", signed(difference * 12), &html)
        }
        html.element(
            "p",
            asking(
                "whatif.people",
                [
                    "people": .text(asking.words.text(effect.people)),
                    "changed": .text(asking.words.text(effect.changed)),
                ]))
        if effect.refused > 0 {
            html.notice(.wait, asking("whatif.refused", ["count": .text(asking.words.text(effect.refused))]))
        }
        programmes(&html)
        registrations(&html)
        html.element("p", ["class": "hint"], asking("whatif.nothing-stored"))
    }

    private func card(_ key: String, _ figure: String, _ html: inout HTMLText) {
        html.element("li", ["class": "card"]) { html in
            html.element("p", ["class": "of"], asking(key))
            html.element("p", ["class": "figure"], figure)
        }
    }

    private func signed(_ amount: Rupiah) -> String { amount > .zero ? "+\(amount)" : amount.description }

    private func columns(_ first: String) -> [Column] {
        [Column(asking(first))]
            + ["whatif.before", "whatif.after", "whatif.difference"].map {
                Column(asking($0), isAmount: true)
            }
    }

    private func row(_ name: String, _ before: Rupiah, _ after: Rupiah, _ html: inout HTMLText) {
        html.element("tr") { html in
            html.element("th", ["scope": "row"], name)
            for text in [before.description, after.description, signed(after - before)] {
                html.cell(text, isAmount: true)
            }
        }
    }

    private func programmes(_ html: inout HTMLText) {
        let parts: [(String, (DuesSums) -> Int64)] = [
            ("work-accident", \.workAccident), ("death", \.death), ("old-age-employer", \.oldAgeEmployer),
            ("old-age-worker", \.oldAgeWorker), ("pension-employer", \.pensionEmployer),
            ("pension-worker", \.pensionWorker),
        ]
        html.table(asking("whatif.by-programme"), columns("whatif.programme")) { html in
            for (name, part) in parts where part(effect.before) != 0 || part(effect.after) != 0 {
                row(
                    asking("whatif.part.\(name)"), Rupiah(part(effect.before)), Rupiah(part(effect.after)),
                    &html)
            }
        }
    }

    private func registrations(_ html: inout HTMLText) {
        html.table(asking("whatif.by-registration"), columns("whatif.registration")) { html in
            for registration in effect.registrations.prefix(WhatIfResult.most) {
                row(registration.name, registration.before.total, registration.after.total, &html)
            }
        }
    }
}
