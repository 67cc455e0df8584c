import Access
import Claims
import DeskBooks
import HTML
import LawBook
import WebGate
import Words

/// What comes next in a claim, for whoever may do it.
struct ClaimStepsPart {
    let asking: Asking
    let sheet: ClaimDesk.Sheet

    private var claim: ClaimCase { sheet.claim }
    private var path: String { "/klaim/\(sheet.id)" }

    func write(_ html: inout HTMLText) {
        guard asking.may(.fileClaims) || asking.may(.decideClaims) else { return }
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "langkah"]) { html in
            html.element("h2", ["id": "langkah"], asking("claims.next"))
            if claim.proposal != nil {
                proposal(&html)
            } else if claim.stage == .refused || claim.stage == .withdrawn {
                again(&html)
            } else if asking.may(.fileClaims) {
                forward(&html)
            }
            if asking.may(.fileClaims) { others(&html) }
        }
    }

    private func forward(_ html: inout HTMLText) {
        switch claim.nextStage {
        case .submitted?:
            missing(before: .submitted, &html)
            html.form("\(path)/ajukan", asking) { $0.submit(asking("claims.propose")) }
            html.element("p", ["class": "hint"], asking("claims.propose-hint"))
        case .approved?: answered(&html)
        case let stage? where stage.isWork:
            missing(before: stage, &html)
            html.form("\(path)/tahap", asking) { html in
                html.hidden("tahap", stage.rawValue)
                html.submit(asking("claims.move", ["stage": .word(stage.labelKey)]))
            }
        case .paid?: html.element("p", asking("claims.pay-next"))
        default: html.element("p", asking("claims.nothing-next"))
        }
    }

    private func missing(before stage: ClaimStage, _ html: inout HTMLText) {
        let missing = claim.missing(before: stage)
        guard !missing.isEmpty else { return }
        html.element("p", asking("claims.first-bring"))
        html.element("ul") { html in for key in missing { html.element("li", asking(key)) } }
    }

    /// What BPJS said.
    private func answered(_ html: inout HTMLText) {
        html.element("p", asking("claims.bpjs-said"))
        html.form("\(path)/setuju", asking, style: "row") { html in
            html.field(
                "jumlah-setuju", name: "jumlah", asking("claims.approved-amount"), inputMode: "numeric")
            html.submit(asking("claims.approve"))
        }
        html.form("\(path)/kembali", asking, style: "row") { html in
            html.reason("alasan-kembali", asking)
            html.submit(asking("claims.give-back"), style: "quiet")
        }
    }

    private func proposal(_ html: inout HTMLText) {
        guard let proposal = claim.proposal else { return }
        let mine = proposal.actor == asking.visitor.permit?.name
        if mine {
            html.element("p", asking("claims.other-hand"))
        } else if asking.may(.decideClaims) {
            switch proposal.kind {
            case .submission:
                html.form("\(path)/kirim", asking) { $0.submit(asking("claims.submit")) }
            case .payment(let number):
                html.form("\(path)/bayar/\(number)/sahkan", asking) { html in
                    html.submit(asking("claims.confirm-payment", ["number": .number(number)]))
                }
            }
        } else {
            html.element("p", asking("claims.waits-for-decider"))
        }
        html.form("\(path)/usul-batal", asking, style: "row") { html in
            html.reason("alasan-usul", asking)
            html.submit(asking("claims.drop"), style: "quiet")
        }
    }

    private func again(_ html: inout HTMLText) {
        guard asking.may(.fileClaims) else { return }
        html.form("\(path)/buka-lagi", asking, style: "row") { html in
            html.reason("alasan-buka", asking)
            html.submit(asking("claims.reopen"))
        }
    }

    private func others(_ html: inout HTMLText) {
        html.element("details") { html in
            html.element("summary", asking("claims.other-steps"))
            html.form("\(path)/periksa", asking) { $0.submit(asking("claims.check"), style: "quiet") }
            guard !claim.stage.isEnd else { return }
            html.element("h3", asking("claims.refuse"))
            html.form("\(path)/tolak", asking, style: "stack") { html in
                html.field(
                    "kode-tolak", name: "kode", asking("claims.refusal-code"),
                    hint: asking("claims.refusal-code-hint"))
                html.reason("alasan-tolak", asking, label: "claims.refusal-text")
                html.submit(asking("claims.refuse"), style: "quiet")
            }
            html.element("h3", asking("claims.withdraw"))
            html.form("\(path)/batal", asking, style: "stack") { html in
                html.reason("alasan-batal", asking)
                html.submit(asking("claims.withdraw"), style: "danger")
            }
        }
    }
}
