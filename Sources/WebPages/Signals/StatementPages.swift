import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import Membership
import MoneyAndDates
import SignalBooks
import WebGate
import Words

/// `/orang/{id}/pernyataan`: what was told of a person at enrolment or later.
enum StatementPages {
    static let routes: [Route] = [
        .page(
            "/orang/{id}/pernyataan", .right(.changeJobs),
            purpose: "For who enrols somebody: through whom, from where, and what was said about health."
        ) { try await form($0, refused: nil) },
        .act("/orang/{id}/pernyataan", .right(.changeJobs)) { try await record($0) },
    ]

    private static func form(_ asking: Asking, refused: String?) async throws -> Answer {
        let person = try PeoplePages.person(asking)
        let name = try await PersonDesk(try asking.desk()).name(person, right: .changeJobs)
        let typed = asking.form
        return .page(
            asking("signal.statement.title"), status: refused == nil ? 200 : 422, frame: .narrow,
            crumbs: JobPages.crumbs(asking, person, name)
        ) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", asking("signal.statement.title"))
                html.element("p", asking("signal.statement.lead", ["name": .text(name)]))
                if let refused { html.notice(.bad, refused) }
                html.form("/orang/\(person)/pernyataan", asking, style: "stack") { html in
                    html.choice(
                        "macam", asking("signal.statement.kind"),
                        StatementDraft.Kind.allCases.map {
                            (value: $0.rawValue, label: asking($0.labelKey))
                        }, chosen: typed["macam"])
                    html.dayField(asking, "tanggal", asking("signal.statement.on"), nil)
                    for name in ["perantara", "ponsel", "alamat"] {
                        html.field(
                            Field(name, asking("signal.statement.\(name)")).with {
                                $0.value = typed[name]
                                $0.hint = asking("signal.statement.\(name)-hint")
                                $0.autocomplete = "off"
                            })
                    }
                    html.choice(
                        "sakit", asking("signal.statement.health"),
                        [
                            (value: "", label: asking("signal.statement.healthy")),
                            (value: "ya", label: asking("signal.statement.ill")),
                        ], chosen: typed["sakit"])
                    html.field(
                        Field("penyakit", asking("signal.statement.illness")).with {
                            $0.value = typed["penyakit"]
                            $0.hint = asking("signal.statement.illness-hint")
                            $0.autocomplete = "off"
                        })
                    html.submit(asking("signal.statement.do"))
                }
            }
        }
    }

    private static func record(_ asking: Asking) async throws -> Answer {
        let (person, typed) = (try PeoplePages.person(asking), asking.form)
        do {
            guard let day = typed["tanggal"].flatMap({ Day(iso: $0) }) else {
                throw FormRefusal("signal.refused.no-day")
            }
            let draft = StatementDraft(
                person: person, kind: typed["macam"].flatMap(StatementDraft.Kind.init) ?? .enrolment, on: day,
                agent: typed["perantara"] ?? "", address: typed["alamat"] ?? "", phone: typed["ponsel"] ?? "",
                illness: typed["sakit"] == "ya" ? typed["penyakit"] ?? "" : nil)
            try await StatementDesk(try asking.desk()).record(draft)
            return .see("/orang/\(person)", told: "told.signal.stated")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await form(asking, refused: asking.words(refusal.note))
        }
    }
}
