import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import SignalBooks
import Signals
import WebGate
import Words

/// `/tanda/{id}`: one signal with its facts beside each other, and what a human made of it.
enum SignalPage {
    /// - Parameter refused: what an act of the page was refused with.
    static func answer(_ asking: Asking, refused: String?) async throws -> Answer {
        let id = try asking.number("id")
        let sheet: SignalSheet
        do {
            sheet = try await asking.signals().open(id, reason: asking.form["alasan"] ?? "")
        } catch AccessRefusal.reasonNeeded {
            return why(id, asking, isSecondTry: asking.form["alasan"] != nil)
        }
        let view = SignalView(asking: asking, sheet: sheet, refused: refused)
        return .page(
            view.title, status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("signal.title"), "/tanda")]
        ) { view.write(&$0) }
    }

    /// Some look with a reason only; it is asked before anything is shown.
    private static func why(_ id: Int64, _ asking: Asking, isSecondTry: Bool) -> Answer {
        .page(
            asking("person.why.title"), status: isSecondTry ? 422 : 200, frame: .narrow,
            crumbs: [Page.Crumb(asking("signal.title"), "/tanda")]
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("person.why.title"))
                html.element("p", asking("person.why.lead"))
                html.form("/tanda/\(id)", asking, style: "stack") { html in
                    html.reasonField(asking, isSecondTry: isSecondTry)
                    html.submit(asking("person.why.open"))
                }
            }
        }
    }

    static func decide(_ asking: Asking) async throws -> Answer {
        let id = try asking.number("id")
        do {
            guard let decision = asking.form["putusan"].flatMap(SignalDecision.init) else {
                throw FormRefusal("signal.refused.no-decision")
            }
            try await asking.signals().decide(id, decision, reason: asking.form["sebab"] ?? "")
            return .see("/tanda/\(id)", told: "told.signal.decided")
        } catch SignalBookRefusal.noSuchSignal {
            throw AccessRefusal.outOfReach
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await answer(asking, refused: asking.words(refusal.note))
        }
    }
}

/// The whole page of a signal.
struct SignalView {
    let asking: Asking
    let sheet: SignalSheet
    let refused: String?

    private var signal: SignalCase { sheet.signal }

    var title: String {
        asking(
            "signal.of", ["kind": .word(signal.kind.labelKey), "about": .text(asking(about: signal))])
    }

    func write(_ html: inout HTMLText) {
        html.titlebar(title, asking(signal.kind.reasonKey, signal.facts.arguments))
        if let refused { html.notice(.bad, refused) }
        html.notice(.plain, asking("signal.never-refuses"), asking(signal.kind.innocentKey))
        facts(&html)
        before(&html)
        if let pair = sheet.pair { pairTable(pair, &html) }
        people(&html)
        SignalJobsPart(asking: asking, jobs: sheet.jobs).write(&html)
        decision(&html)
    }

    private func facts(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("signal.facts"))
            html.element("p") { html in
                html.state(asking(signal.severity.labelKey), signal.severity.tone)
                html.text(" ")
                html.state(asking(signal.state.labelKey), signal.state.tone)
            }
            html.facts(told)
            html.element(
                "p", ["class": "hint"], asking("signal.source", ["source": .text(sheet.rule.source)]))
        }
    }

    private var told: [(term: String, fact: String)] {
        var facts = signal.facts.told.map { figure, term in
            (term: asking(figure.labelKey), fact: asking.words.text(term))
        }
        if let unit = signal.unitName { facts.append((term: asking("signal.unit"), fact: unit)) }
        facts.append((term: asking("signal.raised"), fact: asking.words.moment(signal.raised)))
        facts.append((term: asking("signal.seen"), fact: asking.words.moment(signal.seen)))
        if let looked = signal.looked {
            facts.append(
                (term: asking("signal.looked"), fact: "\(looked.by), \(asking.words.moment(looked.instant))"))
        }
        return facts
    }

    private func before(_ html: inout HTMLText) {
        guard let previous = sheet.previous else { return }
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("signal.before"))
            html.element("p", asking(previous.kind.reasonKey, previous.facts.arguments))
            outcome(previous, &html)
            html.element("a", ["href": "/tanda/\(previous.id)"], asking("signal.to-before"))
        }
    }

    private func outcome(_ signal: SignalCase, _ html: inout HTMLText) {
        guard let outcome = signal.outcome else {
            return html.element("p") { $0.state(asking(signal.state.labelKey), signal.state.tone) }
        }
        html.element("p") { html in
            html.state(asking(outcome.decision.labelKey), .good)
            html.text(" \(outcome.hand.by), \(asking.words.moment(outcome.hand.instant))")
        }
        html.element("p", outcome.reason)
    }

    private func pairTable(_ pair: PairView, _ html: inout HTMLText) {
        let (row, register) = (pair.row, pair.register)
        func day(_ side: PairView.Side) -> String { side.born.map { asking.words.text($0) } ?? "–" }
        html.table(
            asking("rosters.pair-caption", ["row": .number(pair.line)]),
            ["field", "in-roster", "in-books"].map { Column(asking("rosters.column." + $0)) }
        ) { html in
            for (field, left, right) in [
                ("nama", row.name, register.name), ("nik", row.maskedNIK, register.maskedNIK),
                ("tanggal-lahir", day(row), day(register)),
                ("jenis-kelamin", row.sex?.rawValue ?? "–", register.sex?.rawValue ?? "–"),
                ("nama-ibu", row.mother, register.mother),
            ] {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], asking("field." + field))
                    html.cell(left.isEmpty ? "–" : left)
                    html.cell(right.isEmpty ? "–" : right)
                }
            }
        }
        html.element("ul") { html in
            for reason in pair.reasons { html.element("li", asking.words(reason)) }
        }
    }

    private func people(_ html: inout HTMLText) {
        guard !sheet.people.isEmpty else { return }
        html.table(
            asking("signal.people-caption"),
            [
                Column(asking("signal.name")), Column("NIK"), Column(asking("people.born")),
                Column(asking("signal.figure.died")), Column(asking("signal.statements")),
            ]
        ) { html in
            for person in sheet.people {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/orang/\(person.person)"], person.name)
                    }
                    html.cell(person.maskedNIK)
                    html.cell(person.born.map { asking.words.text($0) } ?? "–")
                    html.cell(person.died.map { asking.words.text($0) } ?? "–")
                    html.element("td") { html in
                        if person.statements.isEmpty { html.text("–") }
                        for statement in person.statements {
                            html.element("div", [:]) { $0.text(asking(told: statement)) }
                        }
                    }
                }
            }
        }
    }

    private func decision(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("signal.decision"))
            guard signal.state.isOpen else { return outcome(signal, &html) }
            guard asking.may(.decideSignals) else { return html.element("p", asking("signal.undecided")) }
            html.element("p", asking("signal.decision-lead"))
            html.form("/tanda/\(signal.id)/putuskan", asking, style: "stack noprint") { html in
                html.choice(
                    "putusan", asking("signal.decision"),
                    SignalDecision.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                    chosen: asking.form["putusan"])
                html.field(
                    Field("sebab", asking("signal.reason")).with {
                        $0.isRequired = true
                        $0.hint = asking("signal.reason-hint")
                        $0.value = asking.form["sebab"]
                        $0.autocomplete = "off"
                    })
                html.submit(asking("signal.decide-do"))
            }
        }
    }
}

extension Asking {
    /// What was told of a person, in a line.
    func callAsFunction(told statement: KeptStatement) -> String {
        var parts = [self(statement.kind.labelKey), words.text(statement.on)]
        if statement.isIll { parts.append(self("signal.statement.ill")) }
        if let agent = statement.agent { parts.append(self("signal.statement.by", ["agent": .text(agent)])) }
        parts += [statement.maskedPhone, statement.address].compactMap(\.self)
        return parts.joined(separator: ", ")
    }
}

/// Jobs beside each other: units, payers, days and wages.
struct SignalJobsPart {
    let asking: Asking
    let jobs: [SignalSheet.Job]

    func write(_ html: inout HTMLText) {
        guard !jobs.isEmpty else { return }
        let columns = ["name", "unit", "payer", "segment", "from", "through"]
        html.table(
            asking("signal.jobs-caption"),
            columns.map { Column(asking("signal.\($0)")) } + [Column(asking("signal.wage"), isAmount: true)]
        ) { html in
            for job in jobs {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], job.personName)
                    html.cell(job.unit)
                    html.cell(job.payer ?? "–")
                    html.cell(job.segment.uppercased())
                    html.cell(asking.words.text(job.from))
                    html.cell(job.through.map { asking.words.text($0) } ?? "–")
                    html.cell(job.wage.description, isAmount: true)
                }
            }
        }
    }
}
