import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate

/// The fields of the terms of a job, filled with what was typed or with what holds.
struct JobTermsForm {
    let asking: Asking
    let units: [UnitChoice]
    /// What holds; nil for a new job.
    let terms: JobTerms?
    let trouble: FormTrouble?

    private func value(_ name: String, _ held: String?) -> String? { asking.form[name] ?? held }

    private func error(_ name: String) -> String? { trouble?.field == name ? trouble?.sentence : nil }

    func write(_ html: inout HTMLText) {
        if units.isEmpty {
            html.field(
                Field("unit", asking("job-form.unit-number")).with {
                    $0.value = value("unit", terms?.unit.description)
                    $0.error = error("unit")
                    $0.isRequired = true
                })
        } else {
            html.choice(
                "unit", asking("people.unit"), units.map { (value: $0.id.description, label: $0.name) },
                chosen: value("unit", terms?.unit.description))
        }
        codes("kategori", "people.category", WorkerCategory.self, "people.category.", terms?.category, &html)
        codes("segmen", "job-form.segment", Segment.self, "segment.", terms?.segment, &html)
        programmes(&html)
        html.field(
            Field("upah", asking("person.wage")).with {
                $0.value = value("upah", terms.flatMap { $0.wage == .zero ? nil : String($0.wage.amount) })
                $0.inputMode = "numeric"
                $0.hint = asking("job-form.wage-hint")
                $0.error = error("upah")
                $0.isRequired = true
            })
        codes("dasar", "job-form.basis", ReportedWageBasis.self, "people.basis.", terms?.wageBasis, &html)
        codes("dana", "person.funding", FundingSource.self, "people.funding.", terms?.funding, &html)
        html.field(
            Field("sk", asking("person.decree")).with {
                $0.value = value("sk", terms?.letter?.number)
                $0.error = error("sk")
                $0.hint = asking("job-form.decree-hint")
            })
        html.field(
            Field("sk-tanggal", asking("job-form.decree-signed")).with {
                $0.type = "date"
                $0.value = value("sk-tanggal", terms?.letter?.signed.description)
                $0.error = error("sk-tanggal")
            })
    }

    private func codes<Code: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ label: String, _ all: Code.Type, _ words: String, _ held: Code?,
        _ html: inout HTMLText
    ) {
        html.choice(
            name, asking(label),
            Code.allCases.map { (value: $0.rawValue, label: asking("\(words)\($0.rawValue)")) },
            chosen: value(name, held?.rawValue))
    }

    private func programmes(_ html: inout HTMLText) {
        let typed = asking.form.all("program")
        let chosen = typed.isEmpty ? terms?.programmes.programmes.map(\.rawValue) ?? [] : typed
        html.element("fieldset", [:]) { html in
            html.element("legend", asking("person.programmes"))
            if let error = error("program") { html.element("p", ["class": "error"], error) }
            for programme in Programme.allCases {
                let id = "program-\(programme.rawValue)"
                html.element("div", [:]) { html in
                    html.element("label", ["for": id]) { html in
                        html.emptyElement(
                            "input",
                            [
                                "type": "checkbox", "id": id, "name": "program", "value": programme.rawValue,
                                "checked": chosen.contains(programme.rawValue) ? "" : nil,
                            ])
                        html.text(programme.rawValue)
                    }
                }
            }
        }
    }

    /// The terms that were typed.
    ///
    /// - Throws: `FormTrouble`.
    static func draft(_ asking: Asking, over terms: JobTerms) throws -> JobDraft {
        let typed = TypedForm(asking: asking)
        var draft = JobDraft(terms)
        guard let unit = asking.form["unit"].flatMap({ Int64($0) }) else {
            throw typed.trouble("unit", "job-form.choose")
        }
        draft.unit = UnitID(unit)
        draft.category = try typed.code("kategori")
        draft.segment = try typed.code("segmen")
        draft.programmes = ProgrammeSet(asking.form.all("program").compactMap { Programme(rawValue: $0) })
        guard !draft.programmes.isEmpty else { throw typed.trouble("program", "spell.no-programme") }
        draft.wage = try typed.rupiah("upah")
        draft.wageBasis = try typed.code("dasar")
        draft.funding = try typed.code("dana")
        let signed = try typed.optionalDay("sk-tanggal")
        switch (asking.form["sk"], signed) {
        case (let number?, let signed?):
            draft.letter = AppointmentLetter(number: String(number.prefix(120)), signed: signed)
        case (nil, nil): break
        case (nil, _?): throw typed.trouble("sk", "job.decree-without-day")
        case (_?, nil): throw typed.trouble("sk-tanggal", "job.decree-without-day")
        }
        return draft
    }

    /// For a job that nothing is known of yet.
    static let blank = JobTerms(
        unit: UnitID(0), category: .nonCivilServant, segment: .wageEarner,
        programmes: ProgrammeSet([.workAccident, .death]), payer: UnitID(0), funding: .regionalBudget,
        wage: .zero, wageBasis: .honorarium)
}
