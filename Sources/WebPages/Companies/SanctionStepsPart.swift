import Access
import CompanyBooks
import CompanyDuty
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate

/// What can be done with a case now, by whoever looks at it.
struct SanctionStepsPart {
    let view: SanctionView

    private var asking: Asking { view.asking }
    private var sanction: SanctionCase { view.sanction }
    private var today: String { asking.portal.today().description }

    func write(_ html: inout HTMLText) {
        let mayHandle = asking.may(.handleSanctions)
        let mayDecide = asking.may(.decideSanctions)
        guard mayHandle || mayDecide, !sanction.stage.isEnd else { return }
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "langkah"]) { html in
            html.element("h2", ["id": "langkah"], asking("sanction.next"))
            if let proposal = sanction.proposal { proposed(proposal, mayDecide, &html) }
            if sanction.appealedOn != nil { appeal(mayDecide, &html) }
            guard mayHandle else { return }
            if sanction.proposal == nil {
                let open = view.law.options(of: sanction, on: asking.portal.today()).first {
                    $0.state == .open
                }
                if let open { step(open.step, &html) }
            }
            handle(&html)
        }
    }

    private func step(_ step: SanctionStep, _ html: inout HTMLText) {
        html.element("h3", asking(step.labelKey))
        switch step {
        case .firstReprimand, .secondReprimand:
            html.element("p", ["class": "hint"], asking("sanction.serve-hint"))
            html.form("\(view.path)/serah", asking, style: "stack") { html in
                html.hidden("langkah", step.rawValue)
                html.field(
                    "serah-nomor", name: "nomor", asking("sanction.number"), value: asking.form["nomor"])
                html.field(
                    "serah-hari", name: "hari", asking("sanction.served-on"), type: "date",
                    value: asking.form["hari"] ?? today)
                html.field(
                    "serah-bukti", name: "bukti", asking("sanction.proof"), value: asking.form["bukti"],
                    hint: asking("sanction.proof-hint"))
                html.submit(asking("sanction.serve"))
            }
        case .fine, .request, .refusal, .lifting: propose(step, &html)
        }
    }

    private func propose(_ step: SanctionStep, _ html: inout HTMLText) {
        html.element("p", ["class": "hint"], asking("sanction.two-hands"))
        html.form("\(view.path)/usul", asking, style: "stack") { html in
            html.hidden("langkah", step.rawValue)
            if step == .fine {
                let arrears = view.sheet.facts.arrears
                html.field(
                    "usul-iuran", name: "iuran", asking("sanction.dues"),
                    value: asking.form["iuran"] ?? (arrears > .zero ? grouped(arrears.amount) : nil),
                    hint: asking("sanction.dues-hint"), inputMode: "numeric")
            }
            if step == .request || step == .refusal, let known = try? view.law.services(on: sanction.openedOn)
            {
                html.checks(
                    "pelayanan", asking("sanction.services"),
                    known.employer.value.map { (value: $0, label: asking("sanction.service.\($0)")) },
                    chosen: Set(asking.form.all("pelayanan")))
            }
            html.reason("usul-alasan", asking)
            html.submit(asking("sanction.propose", ["step": .word(step.labelKey)]))
        }
    }

    private func proposed(_ proposal: SanctionProposal, _ mayDecide: Bool, _ html: inout HTMLText) {
        html.element("h3", asking(proposal.step.labelKey))
        html.facts([
            (term: asking("sanction.by"), fact: sanction.proposedBy ?? "–"),
            (term: asking("claims.reason"), fact: proposal.reason),
        ])
        guard mayDecide else { return html.notice(.wait, asking("sanction.state.proposed")) }
        if sanction.proposedBy == asking.visitor.permit?.name {
            return html.notice(.wait, asking("company.refused.same-hand"))
        }
        html.form("\(view.path)/putus", asking, style: "stack") { html in
            html.hidden("langkah", proposal.step.rawValue)
            html.field("putus-nomor", name: "nomor", asking("sanction.number"))
            html.submit(asking("sanction.decide", ["step": .word(proposal.step.labelKey)]))
        }
        html.element("details") { html in
            html.element("summary", asking("sanction.give-back"))
            html.form("\(view.path)/putus", asking, style: "stack") { html in
                html.hidden("langkah", proposal.step.rawValue)
                html.hidden("kembali", "ya")
                html.reason("kembali-alasan", asking)
                html.submit(asking("sanction.give-back"), style: "quiet")
            }
        }
    }

    private func appeal(_ mayDecide: Bool, _ html: inout HTMLText) {
        html.notice(.wait, asking("sanction.appeal-waits"))
        guard mayDecide, sanction.appealedBy != asking.visitor.permit?.name else { return }
        html.form("\(view.path)/putus-keberatan", asking, style: "stack") { html in
            html.checks(
                "kabul", asking("sanction.appeal"), [(value: "ya", label: asking("sanction.grant"))],
                chosen: [])
            html.reason("keberatan-putus", asking)
            html.submit(asking("sanction.decide-appeal"))
        }
    }

    /// What may be told at any step: an answer, a payment, that the company complies, an appeal.
    private func handle(_ html: inout HTMLText) {
        if sanction.stage != .toBeLifted {
            told("patuh", "sanction.cure", "sanction.note", "sanction.cure-hint", &html)
        }
        if sanction.stage != .opened {
            told("jawab", "sanction.answer", "sanction.note", nil, &html)
        }
        if sanction.fineOpen > .zero {
            html.element("details") { html in
                html.element("summary", asking("sanction.pay"))
                html.form("\(view.path)/bayar", asking, style: "stack") { html in
                    html.field(
                        "bayar-jumlah", name: "jumlah", asking("sanction.amount"),
                        value: grouped(sanction.fineOpen.amount), inputMode: "numeric")
                    html.field("bayar-hari", name: "hari", asking("sanction.day"), type: "date", value: today)
                    html.field("bayar-bukti", name: "bukti", asking("sanction.evidence"))
                    html.submit(asking("sanction.pay"), style: "quiet")
                }
            }
        }
        if sanction.stage != .opened, sanction.stage != .toBeLifted, sanction.appealedOn == nil {
            html.element("details") { html in
                html.element("summary", asking("sanction.appeal"))
                html.form("\(view.path)/keberatan", asking, style: "stack") { html in
                    html.field(
                        "keberatan-hari", name: "hari", asking("sanction.day"), type: "date", value: today)
                    html.reason("keberatan-alasan", asking)
                    html.submit(asking("sanction.appeal"), style: "quiet")
                }
            }
        }
    }

    private func told(
        _ act: String, _ label: String, _ field: String, _ hint: String?, _ html: inout HTMLText
    ) {
        html.element("details") { html in
            html.element("summary", asking(label))
            if let hint { html.element("p", ["class": "hint"], asking(hint)) }
            html.form("\(view.path)/\(act)", asking, style: "stack") { html in
                html.field("\(act)-hari", name: "hari", asking("sanction.day"), type: "date", value: today)
                html.field("\(act)-catatan", name: "catatan", asking(field))
                html.submit(asking(label), style: "quiet")
            }
        }
    }
}
