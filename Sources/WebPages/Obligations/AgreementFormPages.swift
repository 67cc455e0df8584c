import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import Obligations
import OfficeLetters
import WebGate
import Words

/// `/pks/baru` and `/pks/{id}/ubah`: the terms of a draft.
enum AgreementFormPages {
    static let routes: [Route] = [
        .page(
            "/pks/baru", .right(.draftAgreements),
            purpose: "For who prepares an agreement of a unit with BPJS: its parties, people and days."
        ) { try await fresh($0, refused: nil) },
        .act("/pks/baru", .right(.draftAgreements)) { try await draft($0) },
        .page(
            "/pks/{id}/ubah", .right(.draftAgreements),
            purpose: "For who prepares an agreement: to change its terms while it is a draft."
        ) { try await change($0, refused: nil) },
        .act("/pks/{id}/ubah", .right(.draftAgreements)) { try await revise($0) },
    ]

    /// Units that a list offers; of more the number is typed.
    private static let mostUnits = 500

    private static func fresh(_ asking: Asking, refused: String?) async throws -> Answer {
        let units = try await UnitChoices(try asking.desk()).list(.draftAgreements, atMost: mostUnits)
        let known = (asking.form["unit"] ?? asking.query["unit"]).flatMap { Int64($0) }
        let given = try await attachments(of: known.map { UnitID($0) }, asking)
        return answer(asking, asking("agreements.new"), refused) { html in
            html.form("/pks/baru", asking, style: "stack") { html in
                let chosen = asking.form["unit"] ?? asking.query["unit"]
                html.choice(
                    "unit", asking("agreements.unit"),
                    [(value: "", label: asking("agreements.choose"))]
                        + units.map { (value: $0.id.description, label: $0.name) },
                    chosen: chosen)
                fields(nil, given, asking, &html)
                html.submit(asking("agreements.draft"))
            }
        }
    }

    private static func change(_ asking: Asking, refused: String?) async throws -> Answer {
        let id = AgreementID(try asking.number("id"))
        let sheet = try await asking.agreements().open(id)
        let given = try await attachments(of: sheet.agreement.terms.unit, asking)
        let title = asking("agreements.revise-of", ["unit": .text(sheet.unitName)])
        return answer(asking, title, refused) { html in
            html.form("/pks/\(id)/ubah", asking, style: "stack") { html in
                fields(sheet.agreement.terms, given, asking, &html)
                html.submit(asking("agreements.save"))
            }
        }
    }

    private static func answer(
        _ asking: Asking, _ title: String, _ refused: String?,
        _ form: @escaping @Sendable (inout HTMLText) -> Void
    ) -> Answer {
        .page(
            title, status: refused == nil ? 200 : 422, frame: .narrow,
            crumbs: [Page.Crumb(asking("agreements.title"), "/pks")]
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", title)
                html.element("p", asking("agreements.form-lead"))
                if let refused { html.notice(.bad, refused) }
                form(&html)
            }
        }
    }

    /// What can be chosen of a unit; nil where none is known, or it is out of reach.
    private static func attachments(
        of unit: UnitID?, _ asking: Asking
    ) async throws -> AgreementAttachments? {
        guard let unit else { return nil }
        do { return try await asking.agreements().attachments(of: unit) } catch AccessRefusal.outOfReach {
            return nil
        }
    }

    private static func attachmentFields(
        _ terms: AgreementTerms?, _ given: AgreementAttachments?, _ asking: Asking, _ html: inout HTMLText
    ) {
        guard let given else {
            html.element("p", ["class": "hint"], asking("agreements.attach-later"))
            return
        }
        html.choice(
            "npp", asking("agreements.registration"),
            [(value: "", label: asking("agreements.every-registration"))]
                + given.registrations.map { (value: String($0.id), label: $0.name) },
            chosen: asking.form["npp"] ?? terms?.registration.map { String($0) } ?? "")
        html.choice(
            "daftar", asking("agreements.roster"),
            [(value: "", label: asking("agreements.no-roster"))]
                + given.rosters.map { (value: String($0.id), label: $0.text(asking.words)) },
            chosen: asking.form["daftar"] ?? terms?.roster.map { String($0) } ?? "")
        html.element("p", ["class": "hint"], asking("agreements.roster-hint"))
    }

    private static func fields(
        _ terms: AgreementTerms?, _ given: AgreementAttachments?, _ asking: Asking, _ html: inout HTMLText
    ) {
        func value(_ name: String, _ held: String?) -> String? { asking.form[name] ?? held }
        func field(_ name: String, _ label: String, _ held: String?, _ type: String = "text") {
            html.optional(name, name: name, asking(label), type: type, value: value(name, held))
        }
        let next = asking.portal.today().year + 1
        field("dari", "agreements.first-day", terms?.from.description ?? "\(next)-01-01", "date")
        field("sampai", "agreements.last-day", terms?.through.description ?? "\(next)-12-31", "date")
        html.optional(
            "jembatan", name: "jembatan", asking("agreements.bridge-last"), type: "date",
            value: value("jembatan", terms?.bridgeThrough?.description),
            hint: asking("agreements.bridge-hint"))
        let typed = asking.form.all("program")
        let held = terms?.programmes.programmes ?? [.workAccident, .death]
        html.checks(
            "program", asking("agreements.programmes"),
            Programme.allCases.map { (value: $0.rawValue, label: $0.rawValue) },
            chosen: Set(asking.form.pairs.isEmpty ? held.map(\.rawValue) : typed))
        attachmentFields(terms, given, asking, &html)
        html.optional(
            "orang", name: "orang", asking("agreements.people"),
            value: value("orang", terms.map { String($0.headcount) }), inputMode: "numeric")
        html.optional(
            "dana", name: "dana", asking("agreements.funding"), value: value("dana", terms?.funding),
            hint: asking("agreements.funding-hint"))
        html.element("fieldset") { html in
            html.element("legend", asking("agreements.party"))
            signatory("pihak", terms?.signatory, "NIP", asking, &html)
        }
        html.element("fieldset") { html in
            html.element("legend", asking("agreements.insurer"))
            html.optional(
                "cabang", name: "cabang", asking("agreements.branch"), value: value("cabang", terms?.insurer))
            signatory("bpjs", terms?.insurerSignatory, "NPK", asking, &html)
        }
    }

    private static func signatory(
        _ name: String, _ held: Signatory?, _ number: String, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.optional(
            "\(name)-nama", name: "\(name)-nama", asking("agreements.signatory-name"),
            value: asking.form["\(name)-nama"] ?? held?.name)
        html.optional(
            "\(name)-jabatan", name: "\(name)-jabatan", asking("agreements.signatory-office"),
            value: asking.form["\(name)-jabatan"] ?? held?.office)
        html.optional(
            "\(name)-nomor", name: "\(name)-nomor", number,
            value: asking.form["\(name)-nomor"] ?? held?.number)
    }

    private static func draft(_ asking: Asking) async throws -> Answer {
        do {
            guard let unit = asking.form["unit"].flatMap({ Int64($0) }) else {
                throw ObligationFormRefusal.unitNeeded
            }
            let terms = try await read(asking, of: UnitID(unit), over: nil)
            let id = try await asking.agreements().draft(terms)
            return .see("/pks/\(id)", told: "told.agreements.drafted")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await fresh(asking, refused: asking.words(refusal.note))
        }
    }

    private static func revise(_ asking: Asking) async throws -> Answer {
        let id = AgreementID(try asking.number("id"))
        do {
            let sheet = try await asking.agreements().open(id)
            let held = sheet.agreement.terms
            try await asking.agreements().revise(id, to: try await read(asking, of: held.unit, over: held))
            return .see("/pks/\(id)", told: "told.agreements.saved")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await change(asking, refused: asking.words(refusal.note))
        }
    }

    private static func read(
        _ asking: Asking, of unit: UnitID, over held: AgreementTerms?
    ) async throws -> AgreementTerms {
        // A form that was shown before the unit was known asks for neither.
        let asksForPapers = asking.form.pairs.contains { $0.name == "npp" }
        let roster = asksForPapers ? asking.form["daftar"].flatMap { Int64($0) } : held?.roster
        let registration = asksForPapers ? asking.form["npp"].flatMap { Int64($0) } : held?.registration
        let people = asking.form["orang"] ?? ""
        guard var headcount = people.isEmpty ? 0 : Int(people) else { throw ObligationFormRefusal.countWrong }
        if people.isEmpty, let roster {
            let rosters = try await asking.agreements().attachments(of: unit).rosters
            headcount = rosters.first { $0.id == roster }?.people ?? 0
        }
        func signatory(_ name: String) -> Signatory {
            Signatory(
                name: AgreementActs.text(asking, "\(name)-nama"),
                office: AgreementActs.text(asking, "\(name)-jabatan"),
                number: AgreementActs.text(asking, "\(name)-nomor"))
        }
        return AgreementTerms(
            unit: unit, registration: registration, title: held?.title ?? "",
            party: held?.party ?? "", insurer: AgreementActs.text(asking, "cabang"),
            signatory: signatory("pihak"), insurerSignatory: signatory("bpjs"),
            programmes: ProgrammeSet(asking.form.all("program").compactMap { Programme(rawValue: $0) }),
            headcount: headcount, roster: roster, funding: AgreementActs.text(asking, "dana"),
            from: try AgreementActs.day(asking, "dari"), through: try AgreementActs.day(asking, "sampai"),
            bridgeThrough: try AgreementActs.optionalDay(asking, "jembatan"))
    }
}
