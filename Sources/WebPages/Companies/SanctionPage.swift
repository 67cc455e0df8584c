import Access
import CompanyBooks
import CompanyDuty
import DeskBooks
import HTML
import LawBook
import Letters
import Membership
import MoneyAndDates
import OfficeLetters
import WebGate
import Words

/// `/perusahaan/sanksi/{id}`: one case, its ladder with the clock, what may be done today and why not yet.
enum SanctionPage {
    static let routes: [Route] = [
        .page(
            "/perusahaan/sanksi/{id}", .right(.seeCompanies),
            purpose: "For who handles a case: how far the ladder is, which clock runs, and what is next."
        ) { try await answer($0, refused: nil) }
    ]

    static func answer(_ asking: Asking, refused: String?) async throws -> Answer {
        let id = SanctionCaseID(try asking.number("id"))
        let desk = try asking.companies()
        let found = try await desk.open(id)
        let view = SanctionView(
            asking: asking, id: id, sheet: found.sheet, sanction: found.sanction, law: desk.law)
        return .page(
            asking("sanction.of", ["name": .text(found.sheet.name)]), status: refused == nil ? 200 : 422,
            crumbs: [
                Page.Crumb(asking("companies.title"), "/perusahaan"),
                Page.Crumb(found.sheet.name, "/perusahaan/\(found.sheet.id)"),
            ]
        ) { view.write(refused, &$0) }
    }
}

struct SanctionView {
    let asking: Asking
    let id: SanctionCaseID
    let sheet: CompanySheet
    let sanction: SanctionCase
    let law: CompanyLaw

    var path: String { "/perusahaan/sanksi/\(id)" }
    private var words: Words { asking.words }
    private var today: Day { asking.portal.today() }

    func write(_ refused: String?, _ html: inout HTMLText) {
        html.titlebar(
            asking("sanction.of", ["name": .text(sheet.name)]),
            asking("sanction.lead", ["day": .day(sanction.openedOn)])
        ) { html in
            html.state(asking(sanction.stage.labelKey), sanction.stage.tone)
        }
        if let refused { html.notice(.bad, refused) }
        ladder(&html)
        SanctionStepsPart(view: self).write(&html)
        facts(&html)
        letters(&html)
        files(&html)
        history(&html)
    }

    /// The ladder as a time-line: each step with its day, or why not yet.
    private func ladder(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("sanction.ladder"))
            html.table(
                asking("sanction.ladder"),
                [
                    Column(asking("sanction.step")), Column(asking("companies.stage")),
                    Column(asking("sanction.clock")),
                ]
            ) { html in
                for option in law.options(of: sanction, on: today) {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"], asking(option.step.labelKey))
                        html.element("td") { state(option.state, &$0) }
                        html.element("td") { clock(of: option.step, &$0) }
                    }
                }
            }
            if let fine = sanction.fine, let reason = try? law.fineReason(of: fine, on: sanction.openedOn) {
                html.reasons([reason], asking)
                if fine.isUnverified { html.notice(.wait, asking("sanction.fine-unverified")) }
            }
        }
    }

    private func state(_ state: SanctionOption.State, _ html: inout HTMLText) {
        switch state {
        case .done(let day): html.state(asking("sanction.state.done", ["day": .day(day)]), .good)
        case .open: html.state(asking("sanction.state.open"), .wait)
        case .waits(let through):
            html.state(asking("sanction.state.waits", ["day": .day(through)]), .plain)
        case .proposed: html.state(asking("sanction.state.proposed"), .wait)
        case .after(let step):
            html.state(asking("sanction.state.after", ["step": .word(step.labelKey)]), .plain)
        case .appeal: html.state(asking("sanction.state.appeal"), .wait)
        case .needless: html.state(asking("sanction.state.needless"), .plain)
        case .unknown(let gap): html.text(words(gap.note))
        }
    }

    private func clock(of step: SanctionStep, _ html: inout HTMLText) {
        guard let clock = try? law.clock(of: step, in: sanction) else { return html.text("–") }
        html.text(
            asking("sanction.clock-runs", ["from": .day(clock.begins), "through": .day(clock.ends)]))
        html.reasons([clock.reason], asking)
    }

    private func facts(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "isi-kasus"]) { html in
            html.element("h2", ["id": "isi-kasus"], asking("sanction.facts"))
            var rows = [
                (
                    term: asking("companies.findings"),
                    fact: sanction.findings.map { asking($0.labelKey) }.joined(separator: ", ")
                )
            ]
            if let fine = sanction.fine {
                rows.append((term: asking("sanction.step.denda"), fact: fine.amount.description))
                rows.append((term: asking("sanction.fine-open"), fact: sanction.fineOpen.description))
                rows.append((term: asking("sanction.fine-due"), fact: words.text(fine.due)))
            }
            if !sanction.refusedServices.isEmpty {
                rows.append(
                    (
                        term: asking("sanction.services"),
                        fact: sanction.refusedServices.map { asking("sanction.service.\($0)") }
                            .joined(separator: ", ")
                    ))
            }
            for answer in sanction.answers {
                rows.append(
                    (
                        term: asking(answer.isAfterFine ? "sanction.answered-late" : "sanction.answered"),
                        fact: "\(words.text(answer.on)): \(answer.note)"
                    ))
            }
            html.facts(rows)
        }
    }

    private func letters(_ html: inout HTMLText) {
        let kinds = CompanyLetters.kinds(of: sanction)
        guard !kinds.isEmpty else { return }
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "surat"]) { html in
            html.element("h2", ["id": "surat"], asking("sanction.letters"))
            html.element("div", ["class": "actions"]) { html in
                for kind in kinds {
                    for format in LetterFormat.allCases {
                        html.form("\(path)/surat/\(kind.rawValue)", asking) { html in
                            html.hidden("bentuk", format.rawValue)
                            html.submit(
                                "\(asking(kind.labelKey)) (\(format.rawValue.uppercased()))", style: "quiet")
                        }
                    }
                }
            }
        }
    }

    private func files(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "bukti"]) { html in
            html.element("h2", ["id": "bukti"], asking("sanction.proofs"))
            if sanction.files.isEmpty { html.element("p", asking("sanction.no-proofs")) }
            html.element("ul") { html in
                for file in sanction.files {
                    html.element("li") { html in
                        html.element("a", ["href": "\(path)/berkas/\(file.id)"], file.name)
                        if let step = file.step { html.text(" · \(asking(step.labelKey))") }
                    }
                }
            }
            guard asking.may(.handleSanctions) else { return }
            html.element("details", ["class": "noprint"]) { html in
                html.element("summary", asking("sanction.bring-proof"))
                html.form("\(path)/berkas", asking, style: "stack", files: true) { html in
                    html.choice(
                        "langkah", asking("sanction.step"),
                        SanctionStep.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                        chosen: nil)
                    html.fileField("bukti-berkas", asking)
                    html.submit(asking("sanction.bring-proof"), style: "quiet")
                }
            }
        }
    }

    private func history(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("sanction.history"))
            html.table(
                asking("sanction.history"),
                [
                    Column(asking("sanction.event")), Column(asking("sanction.day")),
                    Column(asking("sanction.by")),
                ]
            ) { html in
                for recorded in sanction.events.reversed() {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"]) { html in
                            html.text(asking(recorded.event.kind.labelKey))
                            if let step = recorded.event.step { html.text(": \(asking(step.labelKey))") }
                        }
                        html.cell(recorded.event.day.map { words.text($0) } ?? "–")
                        html.cell(recorded.actor)
                    }
                }
            }
        }
    }
}

extension SanctionEvent {
    /// The step that it is about.
    fileprivate var step: SanctionStep? {
        switch self {
        case .served(let service): service.step
        case .proposed(let proposal): proposal.step
        case .returned(let step, _), .decided(let step, _, _, _): step
        case .attached(let file): file.step
        case .opened, .answered, .finePaid, .cured, .appealed, .appealDecided: nil
        }
    }
}
