import Access
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import Obligations
import WebGate
import Words

/// `/regulasi/baru` and `/regulasi/{kunci}/ubah`: a text of the government's own.
enum RegulationFormPages {
    static let routes: [Route] = [
        .page(
            "/regulasi/baru", .right(.manageRegulations),
            purpose: "For who keeps the register of regulations: a new text, or one that supersedes another."
        ) { try await form($0, nil, refused: nil) },
        .act("/regulasi/baru", .right(.manageRegulations)) { asking in
            do {
                let number = try await asking.regulations().add(try read(asking))
                return .see("/regulasi/\(number)", told: "told.regulations.added")
            } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
                return try await form(asking, nil, refused: asking.words(refusal.note))
            }
        },
        .page(
            "/regulasi/{kunci}/ubah", .right(.manageRegulations),
            purpose: "For who keeps the register of regulations: to correct a text of it."
        ) { try await form($0, RegulationPages.key($0), refused: nil) },
        .act("/regulasi/{kunci}/ubah", .right(.manageRegulations)) { asking in
            let key = RegulationPages.key(asking)
            do {
                try await asking.regulations().correct(key, to: try read(asking))
                return .see("/regulasi/\(key)", told: "told.regulations.corrected")
            } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
                return try await form(asking, key, refused: asking.words(refusal.note))
            }
        },
    ]

    private static func form(
        _ asking: Asking, _ key: RegulationKey?, refused: String?
    ) async throws -> Answer {
        let register = try await asking.regulations().register()
        let held = key.flatMap { register[$0]?.regulation }
        if key != nil, held == nil { throw NotThere() }
        let units = try await UnitChoices(try asking.desk()).list(.manageRegulations, atMost: 500)
        let title = asking(key == nil ? "regulations.new" : "regulations.correct")
        return .page(
            title, status: refused == nil ? 200 : 422, frame: .narrow,
            crumbs: [Page.Crumb(asking("regulations.title"), "/regulasi")]
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", title)
                html.element("p", asking("regulations.form-lead"))
                if let refused { html.notice(.bad, refused) }
                let fields = RegulationFields(asking: asking, held: held, units: units, register: register)
                html.form(key.map { "/regulasi/\($0)/ubah" } ?? "/regulasi/baru", asking, style: "stack") {
                    html in
                    fields.write(&html)
                    html.submit(asking("agreements.save"))
                }
            }
        }
    }

    private static func read(_ asking: Asking) throws -> Regulation {
        let form = asking.form
        guard let kind = form["jenis"].flatMap(RegulationKind.init) else {
            throw ObligationFormRefusal.kindNeeded
        }
        guard let year = form["tahun"].flatMap({ Int($0) }) else { throw ObligationFormRefusal.yearWrong }
        let kinds = Set(form.all("jenis-unit").compactMap(InstitutionKind.init))
        let units = Set(form.all("unit").compactMap { Int64($0) }.map { UnitID($0) })
        let scope = RegulationScope(
            units: units.isEmpty ? (kinds.isEmpty ? .all : .kinds(kinds)) : .branches(units),
            categories: Set(form.all("kategori").compactMap(WorkerCategory.init)),
            programmes: ProgrammeSet(form.all("program").compactMap { Programme(rawValue: $0) }),
            effect: form["daya"].flatMap(RegulationEffect.init) ?? .obliges)
        let old = form["mencabut"] ?? ""
        return Regulation(
            kind: kind, number: AgreementActs.text(asking, "nomor"), year: year,
            title: AgreementActs.text(asking, "tentang"), issuer: .government,
            issuerName: AgreementActs.text(asking, "penerbit"), scope: scope,
            from: try AgreementActs.day(asking, "dari"),
            through: try AgreementActs.optionalDay(asking, "sampai"),
            supersedes: old.isEmpty ? nil : RegulationKey(old))
    }
}

/// The fields of a text, filled with what was typed or with what holds.
private struct RegulationFields {
    let asking: Asking
    let held: Regulation?
    let units: [UnitChoice]
    let register: RegulationRegister

    private var isTyped: Bool { !asking.form.pairs.isEmpty }

    private func value(_ name: String, _ held: String?) -> String? { isTyped ? asking.form[name] : held }

    private func chosen(_ name: String, _ held: [String]) -> Set<String> {
        Set(isTyped ? asking.form.all(name) : held)
    }

    func write(_ html: inout HTMLText) {
        html.choice(
            "jenis", asking("regulations.kind"),
            RegulationKind.allCases.filter { $0.mayBeOwn || $0.rawValue == asking.form["jenis"] }.map {
                (value: $0.rawValue, label: asking($0.labelKey))
            }, chosen: value("jenis", held?.kind.rawValue ?? RegulationKind.mayorRegulation.rawValue))
        html.optional(
            "nomor", name: "nomor", asking("regulations.number"), value: value("nomor", held?.number))
        html.optional(
            "tahun", name: "tahun", asking("regulations.year"),
            value: value("tahun", held.map { String($0.year) }), inputMode: "numeric")
        html.optional(
            "tentang", name: "tentang", asking("regulations.about"), value: value("tentang", held?.title))
        html.optional(
            "penerbit", name: "penerbit", asking("regulations.issuer"),
            value: value("penerbit", held?.issuerName))
        html.choice(
            "daya", asking("regulations.effect"),
            RegulationEffect.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
            chosen: value("daya", held?.scope.effect.rawValue))
        html.optional(
            "dari", name: "dari", asking("agreements.first-day"), type: "date",
            value: value("dari", held?.from.description))
        html.optional(
            "sampai", name: "sampai", asking("agreements.last-day"), type: "date",
            value: value("sampai", held?.through?.description), hint: asking("regulations.end-hint"))
        scope(&html)
        supersedes(&html)
    }

    private func scope(_ html: inout HTMLText) {
        var (kinds, branches): ([String], Set<String>) = ([], [])
        switch held?.scope.units {
        case .kinds(let held): kinds = held.map(\.rawValue)
        case .branches(let held): branches = Set(held.map(\.description))
        case .all, nil: break
        }
        html.checks(
            "jenis-unit", asking("regulations.unit-kinds"),
            InstitutionKind.allCases.filter(\.mayBeObliged).map {
                (value: $0.rawValue, label: asking("institution.\($0.rawValue)"))
            }, chosen: chosen("jenis-unit", kinds), hint: asking("regulations.unit-kinds-hint"))
        let marked = chosen("unit", Array(branches))
        html.element("details") { html in
            html.element("summary", asking("regulations.named-units"))
            html.checks(
                "unit", asking("regulations.named-units-legend"),
                units.map { (value: $0.id.description, label: $0.name) }, chosen: marked)
        }
        html.checks(
            "kategori", asking("regulations.categories"),
            WorkerCategory.allCases.map {
                (value: $0.rawValue, label: asking("people.category.\($0.rawValue)"))
            }, chosen: chosen("kategori", held?.scope.categories.map(\.rawValue) ?? []),
            hint: asking("regulations.categories-hint"))
        let programmes = held?.scope.programmes.programmes ?? [.workAccident, .death]
        html.checks(
            "program", asking("agreements.programmes"),
            Programme.allCases.map { (value: $0.rawValue, label: $0.rawValue) },
            chosen: chosen("program", programmes.map(\.rawValue)))
    }

    private func supersedes(_ html: inout HTMLText) {
        html.choice(
            "mencabut", asking("regulations.supersedes"),
            [(value: "", label: asking("regulations.supersedes-none"))]
                + register.all.filter { $0.regulation.issuer == .government }.map {
                    (value: $0.key.description, label: RegulationPages.name($0.regulation, asking))
                }, chosen: value("mencabut", held?.supersedes?.description))
    }
}
