import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import OfficeLetters
import SponsorBooks
import Sponsorship
import WebGate
import Words

/// The fields of each step.
struct EnrolSteps {
    let form: EnrolForm
    private var asking: Asking { form.asking }

    func write(_ step: Int, _ html: inout HTMLText) {
        switch step {
        case 1: worker(&html)
        case 2: term(&html)
        default: agree(&html)
        }
        html.submit(asking(step < 3 ? "sponsor.next" : "sponsor.send"))
        if step == 3 || (step == 2 && !form.isTakeOver) {
            html.element(
                "button",
                [
                    "type": "submit", "class": "quiet", "name": "kembali", "value": "ya",
                    "formnovalidate": "",
                ],
                asking("sponsor.back"))
        }
    }

    private func text(
        _ name: String, _ key: String, type: String = "text", hint: String? = nil, mode: String? = nil,
        required: Bool = true, autocomplete: String = "off", _ html: inout HTMLText
    ) {
        html.field(
            Field(name, asking(key)).with {
                $0.type = type
                $0.hint = hint.map { asking($0) }
                $0.inputMode = mode
                $0.isRequired = required
                $0.autocomplete = autocomplete
                $0.value = asking.form[name]
            })
    }

    private func worker(_ html: inout HTMLText) {
        html.element("h2", asking("sponsor.step-worker"))
        text("nama", "sponsor.worker-name", hint: "sponsor.name-hint", &html)
        text("nik", "sponsor.worker-nik", hint: "sponsor.nik-hint", mode: "numeric", &html)
        text("lahir", "sponsor.worker-born", type: "date", &html)
        html.choice(
            "pekerjaan", asking("sponsor.work"),
            SponsoredWork.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
            chosen: asking.form["pekerjaan"])
        text("hp", "sponsor.worker-phone", type: "tel", mode: "tel", required: false, &html)
        carry(EnrolForm.term, &html)
    }

    private func term(_ html: inout HTMLText) {
        html.element("h2", asking("sponsor.step-term"))
        if let handed = form.opened.handedOver {
            html.element("p", asking("sponsor.take-over-who", ["name": .text(handed.name)]))
        }
        let kinds = SponsorKind.allCases.filter { $0 != .worker || form.isTakeOver }
        html.choice(
            "jenis", asking("sponsor.kind"),
            kinds.map { (value: $0.rawValue, label: asking($0.labelKey)) }, chosen: form.kind.rawValue)
        html.choice(
            "mulai", asking("sponsor.begins"),
            form.beginnings.map { (value: $0.description, label: asking.words.text($0)) },
            chosen: form.from.description)
        html.choice("bulan", asking("sponsor.how-long"), lengths, chosen: String(form.months))
        html.choice(
            "bayar", asking("sponsor.how-paid"),
            SponsorPayment.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
            chosen: form.payment.rawValue)
        if !form.isTakeOver {
            html.field(
                Field("penghasilan", asking("sponsor.income")).with {
                    $0.hint = asking("sponsor.income-hint")
                    $0.inputMode = "numeric"
                    $0.isRequired = true
                    $0.value = asking.form["penghasilan"] ?? form.rules.income.description
                })
        }
        carry(EnrolForm.worker, &html)
    }

    /// Each length with what it costs and until when it protects, by today's law.
    private var lengths: [(value: String, label: String)] {
        form.rules.months.map { months in
            let term = SponsorshipTerm(stored: form.from, months: months)
            let cost = (try? form.cost(term)).map(\.total.description) ?? "–"
            return (
                value: String(months),
                label: asking(
                    "sponsor.length",
                    [
                        "months": .number(months), "amount": .text(cost),
                        "day": .day(term.protectsUntil),
                    ])
            )
        }
    }

    private func agree(_ html: inout HTMLText) {
        if let (term, cost) = try? form.readTerm() {
            html.element("h2", asking("sponsor.step-cost"))
            html.element("p") { html in
                html.element(
                    "strong",
                    asking(
                        "sponsor.costs",
                        [
                            "amount": .rupiah(cost.total), "from": .month(term.from),
                            "day": .day(term.protectsUntil),
                        ]))
            }
            html.cost(cost, asking)
        }
        html.element("h2", asking("sponsor.step-you"))
        text("s-nama", "sponsor.your-name", autocomplete: "name", &html)
        text("s-nik", "sponsor.your-nik", mode: "numeric", &html)
        text("s-lahir", "sponsor.your-born", type: "date", autocomplete: "bday", &html)
        text("s-hp", "sponsor.your-phone", type: "tel", mode: "tel", autocomplete: "tel", &html)
        if form.kind == .civilServant || form.kind == .firm {
            text(
                "s-nomor", form.kind == .firm ? "sponsor.firm-number" : "sponsor.staff-number",
                mode: "numeric", required: form.kind == .civilServant, &html)
        }
        if form.kind == .civilServant, form.opened.link.unitKind != .office, !form.isTakeOver {
            text("opd", "sponsor.your-office", hint: "sponsor.your-office-hint", &html)
        }
        html.choice(
            "sakit", asking("sponsor.health"),
            [
                (value: "", label: asking("sponsor.health.well")),
                (value: "ya", label: asking("sponsor.health.ill")),
            ], chosen: asking.form["sakit"])
        html.element("p", ["class": "hint"], asking("sponsor.health-hint"))
        tick("aktif", "sponsor.statement", &html)
        tick("setuju", "sponsor.consent", &html)
        carry(EnrolForm.worker + EnrolForm.term, &html)
    }

    private func tick(_ name: String, _ key: String, _ html: inout HTMLText) {
        html.element("div") { html in
            html.element("label", ["for": name]) { html in
                html.emptyElement(
                    "input",
                    [
                        "type": "checkbox", "id": name, "name": name, "value": "ya", "required": "",
                        "checked": asking.form[name] == "ya" ? "" : nil,
                    ])
                html.text(asking(key))
            }
        }
    }

    private func carry(_ names: [String], _ html: inout HTMLText) {
        for name in names {
            if let value = asking.form[name] { html.hidden(name, value) }
        }
    }
}

/// What stands on the screen after it was sent: printable, with the code by which the sponsor comes back.
enum EnrolReceipt {
    static func answer(_ sent: SentSponsorship, _ cost: SponsorshipCost, _ form: EnrolForm) -> Answer {
        let asking = form.asking
        return .page(asking("sponsor.receipt-title"), frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("sponsor.receipt-title"))
                html.notice(.good, asking("sponsor.receipt-says"))
                html.facts([
                    (term: asking("sponsor.code"), fact: sent.code),
                    (
                        term: asking("sponsor.worker"),
                        fact: form.isTakeOver
                            ? form.opened.handedOver?.name ?? "" : sent.workerName.uppercased()
                    ),
                    (term: asking("sponsor.begins"), fact: asking.words.text(sent.term.from)),
                    (
                        term: asking("sponsor.protects-until"),
                        fact: asking.words.text(sent.term.protectsUntil)
                    ),
                    (term: asking("sponsor.how-paid"), fact: asking(form.payment.labelKey)),
                ])
                html.cost(cost, asking)
                html.element("p", asking("sponsor.keep-code"))
                html.element("h2", asking("sponsor.family-gets"))
                FamilyGets.write(asking, &html)
                html.element("p", ["class": "noprint"]) { html in
                    html.element(
                        "a", ["class": "button quiet", "href": asking.path], asking("sponsor.another"))
                    html.text(" ")
                    html.element(
                        "a", ["class": "button quiet", "href": "/tanggungan"], asking("sponsor.own-title"))
                }
            }
        }
    }
}

/// What the family gets, in a few sentences, and where all of it stands.
enum FamilyGets {
    static func write(_ asking: Asking, _ html: inout HTMLText) {
        let portal = asking.portal
        html.element("ul") { html in
            for line in FamilyGain.lines(asking.words, portal.law.book, on: portal.today()) {
                html.element("li", line)
            }
        }
        html.element("p") {
            $0.element("a", ["href": "/manfaat"], asking("sponsor.gets.more"))
        }
    }
}
