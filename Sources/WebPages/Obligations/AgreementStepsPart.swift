import Access
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import Obligations
import WebGate
import Words

/// What can be done with an agreement now, by whoever looks at it.
struct AgreementStepsPart {
    let asking: Asking
    let sheet: AgreementDesk.Sheet

    private var agreement: Agreement { sheet.agreement }
    private var path: String { "/pks/\(sheet.id)" }
    private var mayDraft: Bool { asking.may(.draftAgreements) }
    private var maySign: Bool { asking.may(.signAgreements) }
    /// Whoever drafted it waits for somebody else.
    private var isOwnDraft: Bool {
        asking.visitor.permit.map { agreement.drafters.contains($0.name) } ?? false
    }

    func write(_ html: inout HTMLText) {
        guard mayDraft || maySign, agreement.stage != .cancelled else { return }
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "langkah"]) { html in
            html.element("h2", ["id": "langkah"], asking("agreements.steps"))
            html.element("p", ["class": "hint"], asking("agreements.step.\(agreement.stage.rawValue)"))
            switch agreement.stage {
            case .draft: draft(&html)
            case .review: review(&html)
            case .accepted: accepted(&html)
            case .signed: signed(&html)
            case .ended: renew(&html)
            case .renewed, .cancelled: break
            }
        }
    }

    private func draft(_ html: inout HTMLText) {
        guard mayDraft else { return }
        html.element("div", ["class": "actions"]) { html in
            html.element("a", ["class": "button quiet", "href": "\(path)/ubah"], asking("agreements.revise"))
            button("telaah", "agreements.send", &html)
        }
        withReason("batal", "agreements.cancel", &html)
    }

    private func review(_ html: inout HTMLText) {
        guard maySign else { return }
        if isOwnDraft { return html.notice(.wait, asking("agreement.refused.same-hand")) }
        button("setuju", "agreements.accept", &html)
        withReason("kembali", "agreements.give-back", &html)
    }

    private func accepted(_ html: inout HTMLText) {
        guard maySign else { return }
        if isOwnDraft { return html.notice(.wait, asking("agreement.refused.same-hand")) }
        html.form("\(path)/tanda-tangan", asking, style: "stack") { html in
            html.field("ttd-nomor", name: "nomor", asking("agreements.number"), value: asking.form["nomor"])
            html.field(
                "ttd-nomor-bpjs", name: "nomor-bpjs", asking("agreements.insurer-number"),
                value: asking.form["nomor-bpjs"])
            html.field(
                "ttd-tanggal", name: "tanggal", asking("agreements.signed-on"), type: "date",
                value: asking.form["tanggal"] ?? asking.portal.today().description)
            html.submit(asking("agreements.sign"))
        }
        withReason("kembali", "agreements.give-back", &html)
    }

    private func signed(_ html: inout HTMLText) {
        renew(&html)
        guard maySign else { return }
        html.element("details") { html in
            html.element("summary", asking("agreements.amend"))
            html.form("\(path)/adendum", asking, style: "stack") { html in
                html.field("adendum-nomor", name: "nomor", asking("agreements.addendum-number"))
                html.field(
                    "adendum-tanggal", name: "tanggal", asking("agreements.signed-on"), type: "date",
                    value: asking.portal.today().description)
                html.optional(
                    "adendum-orang", name: "orang", asking("agreements.people"), inputMode: "numeric")
                html.optional("adendum-sampai", name: "sampai", asking("agreements.last-day"), type: "date")
                html.optional("adendum-catatan", name: "catatan", asking("agreements.note"))
                html.submit(asking("agreements.amend"))
            }
        }
        html.element("details") { html in
            html.element("summary", asking("agreements.end"))
            html.form("\(path)/akhiri", asking, style: "stack") { html in
                html.field("akhir-tanggal", name: "tanggal", asking("agreements.last-day"), type: "date")
                html.reason("akhir-alasan", asking)
                html.submit(asking("agreements.end"), style: "danger")
            }
        }
    }

    private func renew(_ html: inout HTMLText) {
        guard mayDraft, sheet.after == nil else { return }
        html.form("\(path)/perpanjang", asking, style: "row") { html in
            html.optional(
                "perpanjang-jembatan", name: "jembatan", asking("agreements.bridge-last"), type: "date",
                hint: asking("agreements.bridge-hint"))
            html.submit(asking("agreements.renew"))
        }
    }

    private func button(_ act: String, _ label: String, _ html: inout HTMLText) {
        html.form("\(path)/\(act)", asking) { $0.submit(asking(label)) }
    }

    private func withReason(_ act: String, _ label: String, _ html: inout HTMLText) {
        html.element("details") { html in
            html.element("summary", asking(label))
            html.form("\(path)/\(act)", asking, style: "stack") { html in
                html.reason("\(act)-alasan", asking)
                html.submit(asking(label), style: "quiet")
            }
        }
    }
}

extension HTMLText {
    /// Codes of which any may be chosen.
    mutating func checks(
        _ name: String, _ legend: String, _ options: [(value: String, label: String)], chosen: Set<String>,
        hint: String? = nil
    ) {
        element("fieldset") { html in
            html.element("legend", legend)
            if let hint { html.element("p", ["class": "hint"], hint) }
            for option in options {
                let id = "\(name)-\(option.value)"
                html.element("div") { html in
                    html.element("label", ["for": id]) { html in
                        html.emptyElement(
                            "input",
                            [
                                "type": "checkbox", "id": id, "name": name, "value": option.value,
                                "checked": chosen.contains(option.value) ? "" : nil,
                            ])
                        html.text(option.label)
                    }
                }
            }
        }
    }
}
