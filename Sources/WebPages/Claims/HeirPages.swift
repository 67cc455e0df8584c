import Access
import ClaimBooks
import Claims
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// `/orang/{id}/ahli-waris`: who of a family inherits, and which children are at school; asked for each year.
enum HeirPages {
    static let routes: [Route] = [
        .page(
            "/orang/{id}/ahli-waris", .right(.fileClaims),
            purpose:
                "For who looks after a person's family: heirs and children at school, asked for each year."
        ) { try await page($0, refused: nil) },
        .act("/orang/{id}/ahli-waris", .right(.fileClaims)) { asking in
            try await done(asking, "told.heirs.added") { desk, person in
                try await desk.add(try draft(asking), of: person)
            }
        },
        .act("/orang/{id}/ahli-waris/{ahli}", .right(.fileClaims)) { asking in
            try await done(asking, "told.heirs.corrected") { desk, person in
                try await desk.correct(
                    HeirID(try asking.number("ahli")), of: person, to: try draft(asking))
            }
        },
        .act("/orang/{id}/ahli-waris/{ahli}/masih", .right(.fileClaims)) { asking in
            try await done(asking, "told.heirs.confirmed") { desk, person in
                try await desk.confirm(
                    HeirID(try asking.number("ahli")), of: person, school: asking.form["sekolah"])
            }
        },
        .act("/orang/{id}/ahli-waris/{ahli}/akhiri", .right(.fileClaims)) { asking in
            try await done(asking, "told.heirs.ended") { desk, person in
                try await desk.end(
                    HeirID(try asking.number("ahli")), of: person, reason: ClaimActs.reason(asking))
            }
        },
    ]

    private static func done(
        _ asking: Asking, _ told: String, _ body: (HeirDesk, PersonID) async throws -> Void
    ) async throws -> Answer {
        let person = try PeoplePages.person(asking)
        do {
            try await body(HeirDesk(try asking.desk()), person)
            return .see("/orang/\(person)/ahli-waris", told: told)
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, refused: asking.words(refusal.note))
        }
    }

    private static func draft(_ asking: Asking) throws -> HeirDraft {
        let form = asking.form
        guard let relation = form["hubungan"].flatMap(HeirRelation.init) else {
            throw ClaimDeskRefusal.relationNeeded
        }
        var draft = HeirDraft(relation: relation, name: String((form["nama"] ?? "").prefix(200)))
        draft.nik = form["nik"]
        if let text = form["lahir"] {
            guard let day = Day(iso: text) else { throw ClaimDeskRefusal.dayNeeded }
            draft.born = day
        }
        draft.school = form["sekolah"]
        if form["dicocokkan"] == "ya" { draft.confirmedOn = asking.portal.today() }
        return draft
    }

    private static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let person = try PeoplePages.person(asking)
        let desk = try asking.desk()
        let name = try await PersonDesk(desk).name(person, right: .fileClaims)
        let heirs = try await HeirDesk(desk).heirs(of: person)
        let view = HeirsView(asking: asking, person: person, heirs: heirs, refused: refused)
        return .page(
            asking("heirs.title"), status: refused == nil ? 200 : 422,
            crumbs: JobPages.crumbs(asking, person, name)
        ) { html in
            html.titlebar(asking("heirs.of", ["name": .text(name)]), asking("heirs.lead"))
            view.write(&html)
        }
    }
}

/// The heirs of one person, and a form for one more.
struct HeirsView {
    let asking: Asking
    let person: PersonID
    let heirs: [Heir]
    let refused: String?

    private var path: String { "/orang/\(person)/ahli-waris" }

    func write(_ html: inout HTMLText) {
        if let refused { html.notice(.bad, refused) }
        if heirs.isEmpty { html.empty(asking("heirs.none")) }
        for heir in heirs { section(heir, &html) }
        html.element("section", ["class": "sheet", "aria-labelledby": "tambah"]) { html in
            html.element("h2", ["id": "tambah"], asking("heirs.add"))
            html.form(path, asking, style: "stack") { html in
                fields("baru", nil, &html)
                html.submit(asking("heirs.add"))
            }
        }
    }

    private func section(_ heir: Heir, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet", "aria-labelledby": "ahli-\(heir.id)"]) { html in
            html.element("h2", ["id": "ahli-\(heir.id)"], heir.name)
            html.facts(HeirFacts.facts(heir, asking))
            html.element("p") { HeirFacts.state(heir, asking, &$0) }
            html.form("\(path)/\(heir.id)/masih", asking, style: "row") { html in
                if heir.relation == .child {
                    html.schoolField("sekolah-\(heir.id)", heir.school?.code, asking)
                }
                html.submit(asking("heirs.still"))
            }
            html.element("details") { html in
                html.element("summary", asking("heirs.correct"))
                html.form("\(path)/\(heir.id)", asking, style: "stack") { html in
                    fields("\(heir.id)", heir, &html)
                    html.submit(asking("heirs.correct"), style: "quiet")
                }
                html.form("\(path)/\(heir.id)/akhiri", asking, style: "stack") { html in
                    html.reason("akhiri-\(heir.id)", asking)
                    html.submit(asking("heirs.end"), style: "danger")
                }
            }
        }
    }

    private func fields(_ key: String, _ heir: Heir?, _ html: inout HTMLText) {
        html.element("div") { html in
            html.element("label", ["for": "hubungan-\(key)"], asking("heirs.relation"))
            html.element("select", ["id": "hubungan-\(key)", "name": "hubungan"]) { html in
                for relation in HeirRelation.allCases {
                    html.element(
                        "option",
                        ["value": relation.rawValue, "selected": relation == heir?.relation ? "" : nil],
                        asking(relation.labelKey))
                }
            }
        }
        html.field("nama-\(key)", name: "nama", asking("heirs.name"), value: heir?.name)
        html.optional("nik-\(key)", name: "nik", "NIK", hint: asking("heirs.nik-hint"))
        html.optional(
            "lahir-\(key)", name: "lahir", asking("heirs.born"), type: "date",
            value: heir?.born?.description)
        html.schoolField("sekolah-kartu-\(key)", heir?.school?.code, asking)
        html.element("label", ["class": "check", "for": "cocok-\(key)"]) { html in
            html.emptyElement(
                "input", ["type": "checkbox", "id": "cocok-\(key)", "name": "dicocokkan", "value": "ya"])
            html.text(asking("heirs.seen-card"))
        }
    }
}

/// An heir in words.
enum HeirFacts {
    static func facts(_ heir: Heir, _ asking: Asking) -> [(term: String, fact: String)] {
        var facts = [(term: asking("heirs.relation"), fact: asking(heir.relation.labelKey))]
        if let nik = heir.maskedNIK { facts.append((term: "NIK", fact: nik)) }
        facts.append((term: asking("heirs.born"), fact: asking.text(heir.born)))
        if heir.relation == .child {
            facts.append((term: asking("heirs.school"), fact: heir.school?.code ?? asking("heirs.no-school")))
        }
        return facts
    }

    /// Whether the family was asked within a year.
    static func state(_ heir: Heir, _ asking: Asking, _ html: inout HTMLText) {
        guard let day = heir.confirmedOn else { return html.state(asking("heirs.not-confirmed"), .wait) }
        let isOld = day < asking.portal.today().adding(days: -365)
        html.state(
            asking(isOld ? "heirs.confirmed-long-ago" : "heirs.confirmed", ["day": .day(day)]),
            isOld ? .wait : .good)
    }
}

extension HTMLText {
    /// A field that may stay empty.
    mutating func optional(
        _ identifier: String, name: String, _ label: String, type: String = "text", value: String? = nil,
        hint: String? = nil, inputMode: String? = nil
    ) {
        element("div") { html in
            html.element("label", ["for": identifier], label)
            if let hint { html.element("p", ["class": "hint", "id": "\(identifier)-hint"], hint) }
            html.emptyElement(
                "input",
                [
                    "id": identifier, "name": name, "type": type, "value": value, "autocomplete": "off",
                    "inputmode": inputMode, "aria-describedby": hint == nil ? nil : "\(identifier)-hint",
                ])
        }
    }

    /// Where a child is at school: `SD3`.
    mutating func schoolField(_ identifier: String, _ value: String?, _ asking: Asking) {
        optional(
            identifier, name: "sekolah", asking("heirs.school"), value: value,
            hint: asking("heirs.school-hint"))
    }
}
