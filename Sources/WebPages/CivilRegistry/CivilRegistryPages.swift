import Access
import AccessBooks
import DeskBooks
import HTML
import Indicators
import LawBook
import Membership
import MoneyAndDates
import Spreadsheets
import WebGate
import Words

extension Asking {
    /// Matching with the civil registry, for whoever entered.
    func civilRegistry() throws -> CivilRegistryDesk { CivilRegistryDesk(try desk()) }
}

/// `/pemadanan`: people are sent to the civil registry, its answers come in, and what differs is put right.
enum CivilRegistryPages {
    static let routes: [Route] =
        [
            .page(
                "/pemadanan", .right(.seePeople),
                purpose: "For who keeps the register: how many NIK the civil registry knows as they stand."
            ) { try await board($0, refused: nil) },
            .act("/pemadanan", .right(.matchIdentities)) { try await request($0) },
            .page(
                "/pemadanan/perbaikan", .right(.seePeople),
                purpose: "For who keeps the register: whose data differ at the registry, and who mends them."
            ) { try await CivilRegistryCasesPage.answer($0) },
        ] + CivilRegistryBatchPage.routes

    private static func request(_ asking: Asking) async throws -> Answer {
        do {
            let request = CivilRegistryRequest(
                unit: asking.form["unit"].flatMap { Int64($0) }, basis: asking.typed("dasar"),
                olderThan: Int(asking.typed("bulan")) ?? 0,
                includingSent: asking.form["sertakan"] == "ya",
                includingDiffering: asking.form["berbeda"] == "ya")
            let batch = try await asking.civilRegistry().request(request)
            return .see("/pemadanan/\(batch.id)", told: "told.civil-registry.requested")
        } catch let refusal as CivilRegistryRefusal {
            return try await board(asking, refused: asking.words(refusal.note))
        }
    }

    private static func board(_ asking: Asking, refused: String?) async throws -> Answer {
        let desk = try asking.civilRegistry()
        let (counts, batches) = (try await desk.counts(), try await desk.batches())
        let units =
            asking.may(.matchIdentities)
            ? try await UnitChoices(try asking.desk()).list(.matchIdentities, atMost: 300) : nil
        return .page(
            asking("civil-registry.title"), status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("people.title"), "/orang")]
        ) { html in
            html.titlebar(asking("civil-registry.title"), asking("civil-registry.lead"))
            CivilRegistryBar.write(asking, here: "/pemadanan", &html)
            if let refused { html.notice(.bad, refused) }
            standing(counts, asking, &html)
            if let units { form(units, asking, &html) }
            table(batches, asking, &html)
        }
    }

    private static func standing(
        _ counts: CivilRegistryCounts, _ asking: Asking, _ html: inout HTMLText
    ) {
        func share(_ part: Int) -> String {
            let count = asking.words.text(part)
            guard counts.people > 0 else { return count }
            return "\(count) (\(asking.percent(Share(Int64(part), of: Int64(counts.people)))))"
        }
        html.element("section", ["class": "sheet", "aria-labelledby": "keadaan"]) { html in
            html.element("h2", ["id": "keadaan"], asking("civil-registry.standing"))
            html.facts([
                (asking("civil-registry.people"), asking.words.text(counts.people)),
                (asking(CivilRegistryStatus.matched.labelKey), share(counts.matched)),
                (asking(CivilRegistryStatus.mismatched.labelKey), share(counts.mismatched)),
                (asking(CivilRegistryStatus.notFound.labelKey), share(counts.notFound)),
                (asking(CivilRegistryStatus.deceased.labelKey), share(counts.deceased)),
                (asking("civil-registry.part.stale"), share(counts.stale)),
                (asking("civil-registry.unchecked"), share(counts.unchecked)),
            ])
        }
    }

    private static func form(_ units: [UnitChoice], _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "kirim"]) { html in
            html.element("h2", ["id": "kirim"], asking("civil-registry.request"))
            html.element("p", asking("civil-registry.request-lead"))
            html.form("/pemadanan", asking, style: "stack") { html in
                html.choice(
                    "unit", asking("people.unit"),
                    [(value: "", label: asking("civil-registry.whole-reach"))]
                        + units.map { (value: String($0.id.number), label: $0.name) },
                    chosen: asking.form["unit"])
                html.field(
                    Field("dasar", asking("civil-registry.basis")).with {
                        $0.hint = asking("civil-registry.basis-hint")
                        $0.value = asking.form["dasar"]
                        $0.isRequired = true
                    })
                html.field(
                    Field("bulan", asking("civil-registry.months")).with {
                        $0.hint = asking("civil-registry.months-hint")
                        $0.value = asking.form["bulan"] ?? "12"
                        $0.inputMode = "numeric"
                        $0.isRequired = true
                    })
                for (name, label) in [
                    ("sertakan", "civil-registry.including-sent"),
                    ("berbeda", "civil-registry.including-differing"),
                ] {
                    html.choice(
                        name, asking(label),
                        ["tidak", "ya"].map {
                            (value: $0, label: asking("civil-registry.again.\($0)"))
                        }, chosen: asking.form[name])
                }
                html.submit(asking("civil-registry.request-do"))
            }
        }
    }

    private static func table(
        _ batches: [CivilRegistryBatch], _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("h2", asking("civil-registry.batches"))
        guard !batches.isEmpty else { return html.empty(asking("civil-registry.no-batches")) }
        html.table(
            asking("civil-registry.batches"),
            [
                Column(asking("civil-registry.basis")), Column(asking("civil-registry.sent-on")),
                Column(asking("people.unit")), Column(asking("civil-registry.sent"), isAmount: true),
                Column(asking("civil-registry.answered"), isAmount: true),
                Column(asking("civil-registry.by")),
            ]
        ) { html in
            for batch in batches {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/pemadanan/\(batch.id)"], batch.basis)
                    }
                    html.cell(asking.words.text(batch.sentOn))
                    html.cell(batch.unitName ?? asking("civil-registry.whole-reach"))
                    html.cell(asking.words.text(batch.people), isAmount: true)
                    html.cell(asking.words.text(batch.answered), isAmount: true)
                    html.cell(batch.recordedBy)
                }
            }
        }
    }
}

/// The places of matching.
enum CivilRegistryBar {
    private static let places: [(path: String, key: String)] = [
        ("/pemadanan", "civil-registry.menu.board"), ("/pemadanan/perbaikan", "civil-registry.menu.cases"),
    ]

    /// - Parameter here: the path of the place that is shown.
    static func write(_ asking: Asking, here: String, _ html: inout HTMLText) {
        html.element("nav", ["class": "tabs", "aria-label": asking("civil-registry.title")]) { html in
            html.element("ul") { html in
                for place in places {
                    html.element("li") {
                        $0.element(
                            "a", ["href": place.path, "aria-current": place.path == here ? "page" : nil],
                            asking(place.key))
                    }
                }
            }
        }
    }
}

extension CivilRegistryStatus {
    var tone: Tone {
        switch self {
        case .matched: .good
        case .mismatched: .wait
        case .notFound, .deceased: .bad
        }
    }
}

extension Asking {
    /// What an answer says in a line: `Padan, dicek 3 Maret 2026`.
    func sentence(of answer: CivilRegistryAnswer) -> String {
        var arguments: [String: Term] = [
            "status": .word(answer.status.labelKey), "day": .day(answer.checkedOn),
        ]
        let fields = answer.differs.fields.map { self($0.labelKey) }.joined(separator: ", ")
        if fields.isEmpty { return self("civil-registry.says", arguments) }
        arguments["fields"] = .text(fields)
        return self("civil-registry.says-fields", arguments)
    }
}
