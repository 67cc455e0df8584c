import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// What is due when something happens, in plain words. Every figure is a value of the law book on the day.
enum BenefitsPage {
    static func answer(_ asking: Asking) async throws -> Answer {
        let view = BenefitsView(asking: asking, book: asking.portal.law.book, today: asking.portal.today())
        return .page(asking("benefits.title")) { view.write(&$0) }
    }
}

private struct BenefitsView {
    let asking: Asking
    let book: LawBook
    let today: Day

    /// What may happen, with the parameters that say what is due.
    private static let happenings: [(key: String, programme: String, parameters: [String])] = [
        (
            "accident", "JKK",
            [
                "jkk/temporary-share", "jkk/death-share", "jkk/total-disability-share", "jkk/funeral",
                "jkk/periodic-amount", "jkk/periodic-months", "jkk/transport", "jkk/home-care-max",
                "jkk/claim-expiry-years",
            ]
        ),
        (
            "death", "JKM",
            [
                "jkm/lump-sum", "jkm/periodic-amount", "jkm/periodic-months", "jkm/funeral",
                "jkm/pu-full-benefit-paid-months", "jkm/bpu-full-benefit-paid-months",
                "jkm/claim-expiry-years",
            ]
        ),
        (
            "children", "JKK, JKM",
            [
                "scholarship/yearly", "scholarship/years", "scholarship/children-max",
                "scholarship/age-limit", "jkm/scholarship-paid-months",
            ]
        ),
        (
            "old-age", "JHT",
            [
                "jht/full-age", "jht/partial-membership-years", "jht/partial-share", "jht/waiting-months",
                "jht/payment-working-days",
            ]
        ),
        (
            "pension", "JP",
            ["jp/pension-age", "jp/qualifying-months", "jp/minimum-benefit", "jp/maximum-benefit"]
        ),
        (
            "job-loss", "JKP", ["jkp/cash-share", "jkp/paid-months", "jkp/wage-ceiling"]
        ),
    ]

    func write(_ html: inout HTMLText) {
        html.titlebar(
            asking("benefits.title"), asking("benefits.lead", ["day": .day(today)])
        ) { html in
            html.element(
                "a", ["class": "button quiet", "href": "/manfaat/tersalur"], asking("paid-out.link"))
        }
        for happening in BenefitsView.happenings {
            html.element("section", ["class": "sheet"]) { html in
                html.element("h2", asking("benefits.\(happening.key)"))
                html.element("p", asking("benefits.\(happening.key)-says"))
                let found = happening.parameters.compactMap { inForce($0) }
                if !found.isEmpty { table(happening.key, found, &html) }
                html.element("p", asking("benefits.\(happening.key)-do"))
                html.element(
                    "p", ["class": "hint"],
                    asking("benefits.programme", ["programme": .text(happening.programme)]))
            }
        }
    }

    private struct Found {
        let parameter: Parameter
        let dated: Dated<ParameterValue>
        let amounts: [(label: String?, text: String)]
    }

    /// What holds today and can be told in a few figures; nil where the book has nothing.
    private func inForce(_ id: String) -> Found? {
        guard let parameter = book.parameters[id], !parameter.keptByRows,
            let dated = parameter.values.last(where: { $0.from <= today })
        else { return nil }
        let amounts = told(dated.value, parameter.unit)
        return amounts.isEmpty || amounts.count > 12
            ? nil : Found(parameter: parameter, dated: dated, amounts: amounts)
    }

    private func told(_ value: ParameterValue, _ unit: ParameterUnit) -> [(label: String?, text: String)] {
        switch value {
        case .none, .words: []
        case .number(let number): written(number, unit).map { [(label: nil, text: $0)] } ?? []
        case .steps: []
        case .keyed(let values):
            values.sorted { $0.key < $1.key }.compactMap { key, value in
                value.number.flatMap { written($0, unit) }.map { (label: named(key), text: $0) }
            }
        }
    }

    /// A key of the law in words where there are any.
    private func named(_ key: String) -> String {
        let word = "benefits.key.\(key)"
        return asking.words.template(word) == nil ? key : asking(word)
    }

    private func written(_ number: Int64, _ unit: ParameterUnit) -> String? {
        let words = asking.words
        return switch unit {
        case .rupiah: Rupiah(number).description
        case .millionths: words.text(Rate(millionths: number))
        case .months: words("benefits.months", ["count": .count(Int(number))])
        case .days: words("benefits.days", ["count": .count(Int(number))])
        case .years: words("benefits.years", ["count": .count(Int(number))])
        case .persons: words("benefits.persons", ["count": .count(Int(number))])
        case .dayOfMonth, .count, .points, .codes, .rounding, .bands, .tiers, .monthTiers, .rupiahList,
            .table:
            nil
        }
    }

    private func table(_ key: String, _ found: [Found], _ html: inout HTMLText) {
        html.table(
            asking("benefits.\(key)"),
            [
                Column(asking("benefits.what")), Column(asking("benefits.how-much"), isAmount: true),
                Column(asking("benefits.basis")),
            ]
        ) { html in
            for one in found { html.element("tr") { row(one, &$0) } }
        }
    }

    private func row(_ found: Found, _ html: inout HTMLText) {
        let language = asking.words.language.rawValue
        html.element("th", ["scope": "row"], found.parameter.means[language] ?? found.parameter.id)
        html.element("td", ["class": "amount"]) { html in
            for amount in found.amounts {
                html.element("div", amount.label.map { "\($0): \(amount.text)" } ?? amount.text)
            }
        }
        html.element("td", [:]) { html in
            html.element("cite", found.dated.citation.description)
            if found.dated.status != .enacted {
                html.text(" ")
                html.state(asking("status.\(found.dated.status.rawValue)"), .wait)
            }
        }
    }
}
