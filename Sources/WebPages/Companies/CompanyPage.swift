import Access
import AccessBooks
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

/// `/perusahaan/{id}`: one company, what is wrong with it, who counted its workers, and its cases. For the
/// company itself also where it enrols, pays and takes its certificate.
enum CompanyPage {
    static let routes: [Route] = [
        .page(
            "/perusahaan/{id}", .right(.seeCompanies),
            purpose: "For who looks after one company, and for the company itself: what it owes and lacks."
        ) { try await answer($0, refused: nil) },
        .act("/perusahaan/{id}/kasus", .right(.handleSanctions)) { asking in
            try await done(asking) { desk, id in
                let chosen = asking.form.all("temuan").compactMap { CompanyFindingKind(rawValue: $0) }
                if chosen.isEmpty { throw CompanyRefusal.noFinding }
                let sanction = try await desk.begin(id, findings: chosen, note: asking.textOfForm("catatan"))
                return .see("/perusahaan/sanksi/\(sanction)", told: "told.companies.opened")
            }
        },
        .act("/perusahaan/{id}/hitung", .right(.keepCompanies)) { asking in
            try await done(asking) { desk, id in
                guard let persons = asking.form["pekerja"].flatMap({ Int($0) }) else {
                    throw FormRefusal("companies.count-wrong")
                }
                guard let source = asking.form["sumber"].flatMap(CompanySource.init) else {
                    throw FormRefusal("companies.source-needed")
                }
                let place = asking.form["tempat"].flatMap { Int64($0) }.map { UnitID($0) } ?? id
                let sheet = try await desk.open(id)
                guard sheet.places.contains(where: { $0.id == place }) else { throw NotThere() }
                try await desk.sight(
                    HeadcountSighting(on: try asking.dayOfForm("hari"), source: source, persons: persons),
                    at: place)
                return .see("/perusahaan/\(id)", told: "told.companies.saved")
            }
        },
        .act("/perusahaan/{id}/kelas", .right(.keepCompanies)) { asking in
            try await done(asking) { desk, id in
                guard let riskClass = asking.form["kelas"].flatMap(RiskClass.init),
                    let registration = asking.form["pendaftaran"].flatMap({ Int64($0) })
                else { throw CompanyBookRefusal.notARiskClass(asking.textOfForm("kelas")) }
                let month = asking.form["bulan"].flatMap { Day(iso: $0 + "-01") }.map { Month(of: $0) }
                try await desk.set(
                    riskClass, of: registration, at: id,
                    from: month ?? Month(of: asking.portal.today()))
                return .see("/perusahaan/\(id)", told: "told.companies.saved")
            }
        },
        // A certificate is given out with a code that is written down, so a link would be too little.
        .act("/perusahaan/{id}/keterangan", .right(.seeCompanies)) { asking in
            try await done(asking) { desk, id in
                _ = try await desk.open(id)
                let format = asking.form["bentuk"].flatMap(LetterFormat.init) ?? .pdf
                let file = try await asking.companyLetters().certificate(of: id, as: format)
                return .file(
                    file.bytes, type: format.mediaType, name: "keterangan-kepatuhan-\(id).\(format.rawValue)")
            }
        },
    ]

    static func done(
        _ asking: Asking, _ body: (CompanyDesk, UnitID) async throws -> Answer
    ) async throws -> Answer {
        do {
            return try await body(try asking.companies(), UnitID(try asking.number("id")))
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await answer(asking, refused: asking.words(refusal.note))
        }
    }

    static func answer(_ asking: Asking, refused: String?) async throws -> Answer {
        let desk = try asking.companies()
        let sheet = try await desk.open(UnitID(try asking.number("id")))
        let owed = try? desk.law.programmes(of: sheet.sizing?.size, on: asking.portal.today())
        let view = CompanyView(asking: asking, sheet: sheet, owed: owed?.reason)
        return .page(
            sheet.name, status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("companies.title"), "/perusahaan")]
        ) { html in
            view.write(refused, &html)
        }
    }
}

extension Asking {
    /// The letters of companies, in the visitor's language.
    func companyLetters() throws -> CompanyLetters {
        CompanyLetters(
            OfficeLetters(
                try desk().office, words: words, files: LetterFolder.embedded, law: portal.law.book),
            law: try CompanyLaw(from: portal.law.book))
    }
}

extension LetterFormat {
    var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        }
    }
}

private struct CompanyView {
    let asking: Asking
    let sheet: CompanySheet
    let owed: Reason?

    private var words: Words { asking.words }
    private var path: String { "/perusahaan/\(sheet.id)" }
    private var openCase: SanctionRow? { sheet.cases.first { !$0.stage.isEnd } }

    func write(_ refused: String?, _ html: inout HTMLText) {
        html.titlebar(sheet.name, sheet.profile?.businessNumber.map { "NIB \($0)" } ?? sheet.code) { html in
            if let openCase {
                html.element(
                    "a", ["class": "button", "href": "/perusahaan/sanksi/\(openCase.id)"],
                    asking("companies.to-case"))
            }
            if asking.may(.keepCompanies) {
                html.element(
                    "a", ["class": "button quiet", "href": "\(path)/ubah"], asking("companies.revise"))
            }
        }
        if let refused { html.notice(.bad, refused) }
        if let openCase, openCase.stage.isRefusing, let day = openCase.refusedOn {
            html.notice(.bad, asking("companies.refused-since", ["day": .day(day)]))
        }
        findings(&html)
        own(&html)
        facts(&html)
        sightings(&html)
        cases(&html)
    }

    private func findings(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "temuan"]) { html in
            html.element("h2", ["id": "temuan"], asking("companies.findings"))
            if sheet.findings.isEmpty {
                html.notice(.good, asking("companies.nothing-wrong"))
            }
            for finding in sheet.findings {
                html.element("h3", asking(finding.kind.labelKey))
                html.reasons(finding.reasons, asking)
            }
            guard asking.may(.handleSanctions), !sheet.findings.isEmpty, openCase == nil else { return }
            if sheet.profile?.isStateOrganiser == true {
                return html.notice(.wait, asking("companies.state-outside"))
            }
            html.element("details", ["class": "noprint"]) { html in
                html.element("summary", asking("companies.open-case"))
                html.form("\(path)/kasus", asking, style: "stack") { html in
                    html.checks(
                        "temuan", asking("companies.case-for"),
                        sheet.findings.map { (value: $0.kind.rawValue, label: asking($0.kind.labelKey)) },
                        chosen: Set(sheet.findings.map(\.kind.rawValue)))
                    html.field("kasus-catatan", name: "catatan", asking("companies.note"))
                    html.submit(asking("companies.open-case"))
                }
            }
        }
    }

    /// Where the company itself enrols, pays and takes its certificate.
    private func own(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "urusan"]) { html in
            html.element("h2", ["id": "urusan"], asking("companies.own"))
            html.element("div", ["class": "actions"]) { html in
                if asking.may(.submitRoster) || asking.may(.seeRosters) {
                    html.element(
                        "a", ["class": "button quiet", "href": "/daftar"], asking("companies.enrol"))
                }
                if asking.may(.seePeople) {
                    html.element(
                        "a", ["class": "button quiet", "href": "/orang?unit=\(sheet.id)"],
                        asking("companies.people"))
                }
                if asking.may(.seePeriods) {
                    html.element("a", ["class": "button quiet", "href": "/iuran"], asking("companies.month"))
                }
                if asking.may(.seeUnits) {
                    html.element(
                        "a", ["class": "button quiet", "href": "/unit/\(sheet.id)"], asking("companies.unit"))
                }
                for format in LetterFormat.allCases {
                    html.form("\(path)/keterangan", asking) { html in
                        html.hidden("bentuk", format.rawValue)
                        html.submit(
                            "\(asking("companies.certificate")) (\(format.rawValue.uppercased()))",
                            style: "quiet")
                    }
                }
            }
        }
    }

    private func facts(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "keadaan"]) { html in
            html.element("h2", ["id": "keadaan"], asking("companies.facts"))
            let facts = sheet.facts
            var rows = [
                (term: asking("companies.size"), fact: size),
                (
                    term: asking("companies.registration"),
                    fact: sheet.registrations.isEmpty
                        ? asking("companies.no-registration")
                        : sheet.registrations.map(registration).joined(separator: ", ")
                ),
                (term: asking("companies.seen"), fact: seen),
                (term: asking("companies.enrolled"), fact: words.text(facts.enrolled)),
                (term: asking("companies.arrears"), fact: facts.arrears.description),
            ]
            if let profile = sheet.profile {
                if !profile.address.isEmpty {
                    rows.append((term: asking("companies.address"), fact: profile.address))
                }
                if !profile.sector.isEmpty {
                    rows.append((term: asking("companies.sector"), fact: profile.sector))
                }
                rows.append((term: asking("companies.known-from"), fact: asking(profile.source.labelKey)))
            }
            html.facts(rows)
            html.reasons((sheet.sizing?.reasons ?? []) + [owed].compactMap(\.self), asking)
            if asking.may(.keepCompanies), !sheet.registrations.isEmpty { riskClass(&html) }
        }
    }

    private func registration(_ registration: (id: Int64, code: String, riskClass: Int)) -> String {
        guard let place = RiskClass.allCases.indices.first(where: { $0 + 1 == registration.riskClass }) else {
            return "\(registration.code) (\(asking("companies.no-class")))"
        }
        let name = RiskClass.allCases[place].rawValue
        return "\(registration.code) (\(asking("companies.class", ["class": .text(name)])))"
    }

    private func riskClass(_ html: inout HTMLText) {
        html.element("details", ["class": "noprint"]) { html in
            html.element("summary", asking("companies.set-class"))
            html.form("\(path)/kelas", asking, style: "stack") { html in
                html.choice(
                    "pendaftaran", asking("companies.registration"),
                    sheet.registrations.map { (value: String($0.id), label: $0.code) }, chosen: nil)
                html.choice(
                    "kelas", asking("companies.class-of"),
                    RiskClass.allCases.map { (value: $0.rawValue, label: $0.rawValue) }, chosen: nil)
                html.field(
                    "kelas-bulan", name: "bulan", asking("companies.class-from"), type: "month",
                    value: String(asking.portal.today().description.prefix(7)))
                html.submit(asking("companies.save"), style: "quiet")
            }
        }
    }

    private var size: String {
        guard let sizing = sheet.sizing, let size = sizing.size else {
            return asking("companies.size-unknown")
        }
        let name = asking(size.labelKey)
        return sizing.isStated ? asking("companies.size-stated", ["size": .text(name)]) : name
    }

    private var seen: String {
        guard let seen = sheet.facts.seen, let day = sheet.facts.seenOn else {
            return asking("companies.never-seen")
        }
        return asking(
            "companies.seen-at",
            ["count": asking.counted(seen), "places": asking.counted(sheet.places.count), "day": .day(day)])
    }

    /// Counts that the page shows; older ones stay in the books.
    private static let shown = 50

    private func sightings(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "hitungan"]) { html in
            html.element("h2", ["id": "hitungan"], asking("companies.sightings"))
            if sheet.sightings.isEmpty {
                html.element("p", asking("companies.no-sightings"))
            } else {
                html.table(
                    asking("companies.sightings"),
                    [
                        Column(asking("companies.counted-on")), Column(asking("companies.place")),
                        Column(asking("companies.source")),
                        Column(asking("companies.workers"), isAmount: true),
                    ]
                ) { html in
                    for (place, sighting) in sheet.sightings.prefix(CompanyView.shown) {
                        html.element("tr") { html in
                            html.element("th", ["scope": "row"], words.text(sighting.on))
                            html.cell(place)
                            html.cell(asking(sighting.source.labelKey))
                            html.cell(words.text(sighting.persons), isAmount: true)
                        }
                    }
                }
            }
            guard asking.may(.keepCompanies) else { return }
            count(&html)
        }
    }

    private func count(_ html: inout HTMLText) {
        html.element("details", ["class": "noprint"]) { html in
            html.element("summary", asking("companies.count"))
            html.form("\(path)/hitung", asking, style: "stack") { html in
                if sheet.places.count > 1 {
                    html.choice(
                        "tempat", asking("companies.place"),
                        sheet.places.map { (value: $0.id.description, label: $0.name) }, chosen: nil)
                }
                html.choice(
                    "sumber", asking("companies.source"),
                    CompanySource.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                    chosen: CompanySource.fieldVisit.rawValue)
                html.field(
                    "hitung-hari", name: "hari", asking("companies.counted-on"), type: "date",
                    value: asking.portal.today().description)
                html.field(
                    "hitung-pekerja", name: "pekerja", asking("companies.workers"), inputMode: "numeric")
                html.submit(asking("companies.save"), style: "quiet")
            }
            html.element("p") { html in
                html.element(
                    "a", ["href": "/perusahaan/baru?induk=\(sheet.code)"], asking("companies.add-branch"))
            }
        }
    }

    private func cases(_ html: inout HTMLText) {
        guard !sheet.cases.isEmpty else { return }
        html.element("section", ["class": "sheet", "aria-labelledby": "kasus"]) { html in
            html.element("h2", ["id": "kasus"], asking("companies.cases"))
            html.table(
                asking("companies.cases"),
                [
                    Column(asking("companies.opened-on")), Column(asking("companies.stage")),
                    Column(asking("companies.clock-ends")),
                ]
            ) { html in
                for row in sheet.cases {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"]) {
                            $0.element(
                                "a", ["href": "/perusahaan/sanksi/\(row.id)"], words.text(row.openedOn))
                        }
                        html.element("td") { $0.state(asking(row.stage.labelKey), row.stage.tone) }
                        html.cell(row.endsOn.map { words.text($0) } ?? "–")
                    }
                }
            }
        }
    }
}
