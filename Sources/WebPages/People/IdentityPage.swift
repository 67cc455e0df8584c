import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import WebGate
import Words

/// What the identity card says, where the register has it otherwise. A field that is left empty stays.
enum IdentityPage {
    static let routes: [Route] = [
        .page(
            "/orang/{id}/identitas", .right(.changeJobs),
            purpose: "For who keeps a roster: who somebody is, corrected after the identity card."
        ) { try await page($0, refused: nil) },
        .act("/orang/{id}/identitas", .right(.changeJobs)) { try await correct($0) },
    ]

    private static func page(_ asking: Asking, refused: FormTrouble?) async throws -> Answer {
        let person = try PeoplePages.person(asking)
        let name = try await PersonDesk(try asking.desk()).name(person, right: .changeJobs)
        let frame = JobFormFrame(
            asking: asking, title: asking("identity-card.title"),
            lead: asking("identity-card.lead", ["name": .text(name)]), path: "/orang/\(person)/identitas",
            button: asking("identity-card.do"), refused: refused)
        return frame.answer(JobPages.crumbs(asking, person, name)) { html in
            text("nama", "identity-card.name", "identity-card.name-hint", asking, refused, &html)
            text("nik", "people.nik", "identity-card.nik-hint", asking, refused, &html)
            html.dayField(asking, "lahir", asking("people.born"), refused, isRequired: false)
            html.choice(
                "kelamin", asking("person.sex"),
                [(value: "", label: asking("identity-card.as-it-is"))]
                    + Sex.allCases.map {
                        (value: $0.rawValue, label: asking("person.sex.\($0.rawValue)"))
                    }, chosen: asking.form["kelamin"])
        }
    }

    private static func text(
        _ name: String, _ label: String, _ hint: String, _ asking: Asking, _ refused: FormTrouble?,
        _ html: inout HTMLText
    ) {
        html.field(
            Field(name, asking(label)).with {
                $0.hint = asking(hint)
                $0.value = asking.form[name]
                $0.error = refused?.field == name ? refused?.sentence : nil
                $0.autocomplete = "off"
            })
    }

    private static func correct(_ asking: Asking) async throws -> Answer {
        do {
            return try await JobPages.acting(
                asking, told: "told.identity-card.corrected", again: { try await page(asking, refused: $0) }
            ) {
                try await JobPages.changes(asking).correct(
                    try PeoplePages.person(asking), try typed(asking),
                    reason: try TypedForm(asking: asking).reason())
            }
        } catch let refusal as IdentityRefusal {
            let trouble = FormTrouble(field: nil, sentence: asking.words(refusal.note))
            return try await page(asking, refused: trouble)
        }
    }

    private static func typed(_ asking: Asking) throws -> IdentityCorrection {
        let form = TypedForm(asking: asking)
        var correction = IdentityCorrection()
        let (name, nik) = (asking.typed("nama"), asking.typed("nik").filter { $0 != " " })
        if !name.isEmpty { correction.name = name }
        if !nik.isEmpty {
            guard let nik = NIK(nik) else { throw form.trouble("nik", "identity-card.nik-wrong") }
            correction.nik = nik
        }
        correction.born = try form.optionalDay("lahir")
        correction.sex = asking.form["kelamin"].flatMap(Sex.init)
        return correction
    }
}
