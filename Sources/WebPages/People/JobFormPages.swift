import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate

/// A new job of somebody who is known.
enum JobOpenPage {
    static func page(_ asking: Asking, refused: FormTrouble?) async throws -> Answer {
        let person = try PeoplePages.person(asking)
        let name = try await PersonDesk(try asking.desk()).name(person, right: .changeJobs)
        let units = try await JobPages.units(asking)
        let frame = JobFormFrame(
            asking: asking, title: asking("job-open.title"), lead: asking("job-open.lead"),
            path: "/orang/\(person)/pekerjaan-baru", button: asking("job-open.do"), refused: refused)
        let fields = JobTermsForm(
            asking: asking, units: units, terms: asking.form.pairs.isEmpty ? JobTermsForm.blank : nil,
            trouble: refused)
        return frame.answer(JobPages.crumbs(asking, person, name)) { html in
            html.dayField(asking, "mulai", asking("job-form.first-day"), refused)
            html.dayField(
                asking, "sampai", asking("job-form.last-day-if-known"), refused, isRequired: false)
            fields.write(&html)
        }
    }

    static func open(_ asking: Asking) async throws -> Answer {
        try await JobPages.acting(
            asking, told: "told.job-opened", again: { try await page(asking, refused: $0) }
        ) {
            let typed = TypedForm(asking: asking)
            let (from, through) = (try typed.day("mulai"), try typed.optionalDay("sampai"))
            if let through, through < from { throw typed.trouble("sampai", "job-form.last-before-first") }
            let draft = try JobTermsForm.draft(asking, over: JobTermsForm.blank)
            try await JobPages.changes(asking).open(
                of: try PeoplePages.person(asking), draft, from: from, through: through,
                reason: try typed.reason())
        }
    }
}

/// A job that goes on with other terms.
enum JobChangePage {
    static func page(_ asking: Asking, refused: FormTrouble?) async throws -> Answer {
        let (person, spell) = (try PeoplePages.person(asking), SpellID(try asking.number("spell")))
        let changes = try JobPages.changes(asking)
        let job = try await changes.job(spell, of: person)
        let name = try await PersonDesk(try asking.desk()).name(person, right: .changeJobs)
        let units = try await JobPages.units(asking)
        let frame = JobFormFrame(
            asking: asking, title: asking("job-change.title"), lead: asking("job-change.lead"),
            path: "/orang/\(person)/pekerjaan/\(spell)/ubah", button: asking("job-change.do"),
            refused: refused)
        let fields = JobTermsForm(asking: asking, units: units, terms: job.terms, trouble: refused)
        return frame.answer(JobPages.crumbs(asking, person, name)) { html in
            html.dayField(asking, "mulai", asking("job-change.from"), refused)
            fields.write(&html)
        }
    }

    static func change(_ asking: Asking) async throws -> Answer {
        try await JobPages.acting(
            asking, told: "told.job-changed", again: { try await page(asking, refused: $0) }
        ) {
            let (person, spell) = (try PeoplePages.person(asking), SpellID(try asking.number("spell")))
            let typed = TypedForm(asking: asking)
            let changes = try JobPages.changes(asking)
            let job = try await changes.job(spell, of: person)
            let from = try typed.day("mulai")
            let draft = try JobTermsForm.draft(asking, over: job.terms)
            try await changes.change(spell, of: person, from: from, draft, reason: try typed.reason())
        }
    }
}

/// The end of a job.
enum JobClosePage {
    static func page(_ asking: Asking, refused: FormTrouble?) async throws -> Answer {
        let (person, spell) = (try PeoplePages.person(asking), SpellID(try asking.number("spell")))
        let job = try await JobPages.changes(asking).job(spell, of: person)
        let name = try await PersonDesk(try asking.desk()).name(person, right: .changeJobs)
        let unit = try await UnitChoices(try asking.desk()).unit(job.terms.unit.number, .changeJobs).name
        let frame = JobFormFrame(
            asking: asking, title: asking("job-close.title"),
            lead: asking("job-close.lead", ["unit": .text(unit), "day": .day(job.start)]),
            path: "/orang/\(person)/pekerjaan/\(spell)/akhiri", button: asking("job-close.do"),
            refused: refused)
        return frame.answer(JobPages.crumbs(asking, person, name)) { html in
            html.dayField(asking, "tanggal", asking("job-close.last-day"), refused)
            html.choice(
                "sebab", asking("job-close.because"),
                reasons.map { (value: $0.rawValue, label: asking("people.end.\($0.rawValue)")) },
                chosen: asking.form["sebab"])
        }
    }

    /// A death and a change have acts of their own.
    private static let reasons = EndReason.allCases.filter { $0 != .died && $0 != .changed }

    static func close(_ asking: Asking) async throws -> Answer {
        try await JobPages.acting(
            asking, told: "told.job-closed", again: { try await page(asking, refused: $0) }
        ) {
            let typed = TypedForm(asking: asking)
            let day = try typed.day("tanggal")
            let end: EndReason = try typed.code("sebab")
            guard reasons.contains(end) else { throw typed.trouble("sebab", "job-form.choose") }
            try await JobPages.changes(asking).close(
                SpellID(try asking.number("spell")), of: try PeoplePages.person(asking), on: day,
                because: end, reason: try typed.reason())
        }
    }
}

/// The notice of a death.
enum DeathPage {
    static func page(_ asking: Asking, refused: FormTrouble?) async throws -> Answer {
        let person = try PeoplePages.person(asking)
        let name = try await PersonDesk(try asking.desk()).name(person, right: .changeJobs)
        let frame = JobFormFrame(
            asking: asking, title: asking("death.title"), lead: asking("death.lead", ["name": .text(name)]),
            path: "/orang/\(person)/meninggal", button: asking("death.do"), refused: refused)
        return frame.answer(JobPages.crumbs(asking, person, name)) { html in
            html.dayField(asking, "tanggal", asking("person.died-on"), refused)
        }
    }

    static func record(_ asking: Asking) async throws -> Answer {
        try await JobPages.acting(
            asking, told: "told.death-recorded", again: { try await page(asking, refused: $0) }
        ) {
            let typed = TypedForm(asking: asking)
            let day = try typed.day("tanggal")
            try await JobPages.changes(asking).died(
                try PeoplePages.person(asking), on: day, reason: try typed.reason())
        }
    }
}

/// What the forms upon a job have around their fields.
struct JobFormFrame {
    let asking: Asking
    let title: String
    let lead: String
    let path: String
    let button: String
    let refused: FormTrouble?

    func answer(
        _ crumbs: [Page.Crumb], _ fields: @escaping @Sendable (inout HTMLText) -> Void
    ) -> Answer {
        .page(title, status: refused == nil ? 200 : 422, frame: .narrow, crumbs: crumbs) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", title)
                html.element("p", lead)
                if let refused, refused.field == nil { html.notice(.bad, refused.sentence) }
                html.form(path, asking, style: "stack") { html in
                    fields(&html)
                    html.field(
                        Field("alasan", asking("job-form.reason")).with {
                            $0.value = asking.form["alasan"]
                            $0.hint = asking("job-form.reason-hint")
                            $0.error = refused?.field == "alasan" ? refused?.sentence : nil
                            $0.isRequired = true
                        })
                    html.submit(button)
                }
            }
        }
    }
}

extension HTMLText {
    /// A labelled day.
    mutating func dayField(
        _ asking: Asking, _ name: String, _ label: String, _ refused: FormTrouble?, isRequired: Bool = true
    ) {
        field(
            Field(name, label).with {
                $0.type = "date"
                $0.value = asking.form[name]
                $0.error = refused?.field == name ? refused?.sentence : nil
                $0.isRequired = isRequired
            })
    }
}
