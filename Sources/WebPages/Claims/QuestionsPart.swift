import Access
import ClaimBooks
import Claims
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// The questions of a claim as its form has them, those that hang on another answer once it is given.
struct QuestionsPart {
    let asking: Asking
    let sheet: ClaimDesk.Sheet

    private var claim: ClaimCase { sheet.claim }

    func write(_ html: inout HTMLText) {
        let questions = claim.form.questions.filter { claim.applies($0.when) }
        guard !questions.isEmpty else { return }
        html.element("section", ["class": "sheet", "aria-labelledby": "pertanyaan"]) { html in
            html.element("h2", ["id": "pertanyaan"], asking("claims.questions"))
            guard asking.may(.fileClaims), !claim.stage.isEnd else { return answers(questions, &html) }
            html.element("p", ["class": "hint"], asking("claims.questions-lead"))
            html.form("/klaim/\(sheet.id)/jawab", asking, style: "stack") { html in
                for question in questions { field(question, &html) }
                html.submit(asking("claims.save"))
            }
        }
    }

    private func answers(_ questions: [ClaimQuestion], _ html: inout HTMLText) {
        html.facts(
            questions.map { question in
                (
                    asking(question.labelKey),
                    claim.answers[question.name].map { AnswerText.shown(question, $0, asking) } ?? "–"
                )
            })
    }

    private func field(_ question: ClaimQuestion, _ html: inout HTMLText) {
        let (name, label) = ("q-\(question.name)", label(question))
        let value = asking.form[name] ?? claim.answers[question.name]
        switch question.kind {
        case .yesNo:
            html.choice(
                name, label,
                [
                    (value: "", label: asking("claims.choose")), (value: "yes", label: asking("claim.yes")),
                    (value: "no", label: asking("claim.no")),
                ], chosen: value)
        case .choice: html.choice(name, label, choices(question), chosen: value)
        case .text where question.name == "chronology": textarea(name, label, value, &html)
        case .day, .moment, .text, .number, .rupiah, .codes, .days:
            html.field(
                Field(name, label).with { field in
                    field.value = value
                    field.type =
                        question.kind == .day ? "date" : question.kind == .moment ? "datetime-local" : "text"
                    if [.number, .rupiah, .days].contains(question.kind) { field.inputMode = "numeric" }
                    field.autocomplete = "off"
                })
        }
    }

    private func label(_ question: ClaimQuestion) -> String {
        let label = asking(question.labelKey)
        guard let before = question.before, claim.answers[question.name] == nil,
            claim.missing(before: before).contains(question.labelKey)
        else { return label }
        return asking("claims.needed-before", ["what": .text(label), "stage": .word(before.labelKey)])
    }

    private func choices(_ question: ClaimQuestion) -> [(value: String, label: String)] {
        let law = asking.portal.law.claims.law
        let codes = question.choices(on: claim.opening.eventDay, under: law) ?? []
        return [(value: "", label: asking("claims.choose"))]
            + codes.map { (value: $0, label: AnswerText.choice(question, $0, asking)) }
    }

    private func textarea(_ name: String, _ label: String, _ value: String?, _ html: inout HTMLText) {
        html.element("div") { html in
            html.element("label", ["for": name], label)
            html.element("textarea", ["id": name, "name": name, "rows": "5"], value ?? "")
        }
    }
}

/// An answer as people read it.
enum AnswerText {
    static func shown(_ question: ClaimQuestion, _ text: String, _ asking: Asking) -> String {
        switch question.kind {
        case .yesNo: return asking(text == "yes" ? "claim.yes" : "claim.no")
        case .choice: return choice(question, text, asking)
        case .day: return Day(iso: text).map { asking.words.text($0) } ?? text
        case .rupiah: return Int64(text).map { Rupiah($0).description } ?? text
        case .moment: return text.replacing("T", with: " ")
        case .text, .number, .codes, .days: return text
        }
    }

    static func choice(_ question: ClaimQuestion, _ code: String, _ asking: Asking) -> String {
        let key = question.choiceKey(code)
        return asking.words.template(key) == nil ? code : asking(key)
    }
}
