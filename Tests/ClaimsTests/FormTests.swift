import ClaimFiles
import Claims
import EmbeddedFiles
import LawBook
import MoneyAndDates
import Testing

@Suite struct `The forms of claims` {
    @Test func `every type has its form, and whatever a form names has its words in both languages`() throws {
        let forms = try forms()
        let law = try claimLaw()
        var keys: Set<String> = []
        for form in forms.all {
            keys.insert(form.type.labelKey)
            keys.formUnion(form.questions.map(\.labelKey) + form.evidence.map(\.labelKey))
            keys.formUnion(form.clocks.map(\.labelKey))
            for question in form.questions {
                for day in [20_150_701, 20_210_401, 20_250_224, 20_260_301] {
                    let codes = question.choices(on: ClaimsTests.day(day), under: law) ?? []
                    keys.formUnion(codes.map(question.choiceKey))
                }
            }
        }
        keys.formUnion(ClaimStage.allCases.map(\.labelKey) + ClaimEventKind.allCases.map(\.labelKey))
        keys.formUnion(HeirRelation.allCases.map(\.labelKey) + HeirRelation.allCases.flatMap(\.papers))
        keys.formUnion(ClaimQuestion.Kind.allCases.map { "claim.kind.\($0.rawValue)" })
        keys.formUnion(ClaimFormRefusal.Fault.allCases.map(\.rawValue))
        keys.formUnion(ScholarshipEnd.Reason.allCases.map(\.labelKey))
        for language in ["id", "en"] {
            let known = EmbeddedFiles.text(at: "words/claims/\(language).yaml") ?? ""
            let missing = keys.filter { !known.contains("\($0): ") }
            #expect(missing.isEmpty, "\(language): \(missing.sorted())")
        }
    }

    private func fault(_ text: String) -> ClaimFormRefusal? {
        refusal { try ClaimForm(yaml: text, file: "a/claim.yaml") }
    }

    private let start = "type: jkm\nstages: [opened, submitted, approved, paid]\n"

    @Test func `a form is refused with its line, whatever is wrong with it`() {
        #expect(fault("type: [")?.fault == .notYAML)
        #expect(fault("")?.fault == .notYAML)
        #expect(fault("type: jkx\nstages: [opened, submitted, paid]")?.fault == .valueWrong)
        #expect(fault(start + "colour: red")?.fault == .keyUnknown)
        #expect(fault("type: jkm\nstages: [opened, paid]")?.fault == .valueWrong)
        #expect(fault("type: jkm\nstages: [opened, submitted, submitted, paid]")?.fault == .nameTwice)
        #expect(fault(start + "questions:\n  - {name: a}")?.fault == .keyMissing)
        #expect(fault(start + "questions:\n  - {name: a, kind: colour}")?.line == 4)
        #expect(fault(start + "questions:\n  - {name: A b, kind: text}")?.fault == .valueWrong)
        #expect(fault(start + "questions:\n  - {name: a, kind: choice}")?.fault == .keyMissing)
        #expect(fault(start + "questions:\n  - {name: a, kind: text, choices: [b]}")?.fault == .keyUnknown)
        #expect(fault(start + "questions:\n  - {name: a, kind: text, before: care}")?.fault == .nameUnknown)
        let two = "questions:\n  - {name: a, kind: text}\n  - {name: a, kind: day}"
        #expect(fault(start + two)?.fault == .nameTwice)
        let unknown = "questions:\n  - {name: a, kind: text, when: {b: c}}"
        #expect(fault(start + unknown)?.fault == .nameUnknown)
        let code = "questions:\n  - {name: a, kind: choice, choices: [x]}\n"
        #expect(fault(start + code + "evidence:\n  - {name: e, when: {a: y}}")?.fault == .nameUnknown)
        #expect(fault(start + code + "evidence:\n  - {name: e, when: {a: x}}") == nil)
        let clock = "clocks:\n  - {name: c, stops: paid, law: a/b, in: days, starts: event}"
        #expect(fault(start + clock)?.fault == .valueWrong)
        let answer = "clocks:\n  - {name: c, stops: paid, law: a/b, in: years, starts: answer a}"
        #expect(fault(start + answer)?.fault == .nameUnknown)
        #expect(
            fault(start + "clocks:\n  - {name: c, law: a/b, in: years, starts: event}")?.fault == .keyMissing)
    }

    @Test func `a folder is called after its type, and no type is without a form`() {
        let text = start
        let wrong: ClaimFormRefusal? = refusal { try ClaimForms(texts: [("jkk/claim.yaml", text)]) }
        #expect(wrong?.fault == .folderName)
        let missing: ClaimFormRefusal? = refusal { try ClaimForms(texts: [("jkm/claim.yaml", text)]) }
        #expect(missing?.fault == .typeMissing && missing?.value == "jkk")
    }
}

@Suite struct `Answers to questions` {
    private func read(
        _ name: String, _ text: String, on eventDay: Int = 20_260_310
    ) throws -> String {
        let claim = try Driven(.workAccident, on: eventDay).claim
        let question = try #require(claim.form.question(name))
        return try question.read(text, of: claim.opening, under: claimLaw(), today: day(20_260_401))
    }

    private func refused(_ name: String, _ text: String, on eventDay: Int = 20_260_310) -> Bool {
        refusal(ClaimRefusal.self) { try read(name, text, on: eventDay) } != nil
    }

    @Test func `days, moments and money are taken as people write them`() throws {
        #expect(try read("doctor-statement", "2026-03-15") == "2026-03-15")
        #expect(try read("doctor-statement", " 15-03-2026 ") == "2026-03-15")
        #expect(try read("doctor-statement", "15/03/2026") == "2026-03-15")
        #expect(try read("reported-at", "2026-03-15 08:30") == "2026-03-15T08:30")
        #expect(try read("real-wage", "Rp 3.500.000") == "3500000")
        #expect(try read("real-wage", "3500000") == "3500000")
        #expect(try read("days-unable", "0") == "0")
        #expect(try read("doctor-statement", "") == "")
        #expect(try read("doctor-statement", "2026-04-01") == "2026-04-01")
    }

    @Test func `what is no answer is refused`() throws {
        #expect(refused("doctor-statement", "2026-02-29") && refused("doctor-statement", "15 Maret"))
        #expect(refused("doctor-statement", "2026-04-02"))
        #expect(refused("reported-at", "2026-03-15") && refused("reported-at", "2026-03-15T25:00"))
        #expect(
            refused("real-wage", "3,5 juta") && refused("real-wage", "3.5000") && refused("real-wage", "-1"))
        #expect(refused("real-wage", "10.000.000.001") && !refused("real-wage", "10.000.000.000"))
        #expect(refused("days-unable", "-1") && refused("days-unable", "1.5"))
        #expect(refused("road-accident", "ya") && !refused("road-accident", "yes"))
        #expect(refused("injuries", "A01; F03") && !refused("injuries", "A01, F03=50"))
        #expect(refused("outcome", "sembuh") && !refused("outcome", "recovered"))
        #expect(refused("chronology", String(repeating: "a", count: 4_001)))
        #expect(!refused("chronology", String(repeating: "a", count: 4_000)))
    }

    @Test func `violence at work is a circumstance from 24 February 2025 on`() {
        #expect(refused("circumstance", "violence", on: 20_250_223))
        #expect(!refused("circumstance", "violence", on: 20_250_224))
    }
}
