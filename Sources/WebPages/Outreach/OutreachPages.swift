import Access
import AccessBooks
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import Outreach
import SQLStore
import SponsorBooks
import WebGate
import Words

/// `/sosialisasi`: events at which people are told, and `/hadir`: the list at their door.
enum OutreachPages {
    static let routes: [Route] = [
        .page(
            "/sosialisasi", .right(.runOutreach),
            purpose: "For who tells people about protection: events, who came, and who enrolled after."
        ) { try await list($0, refused: nil) },
        .act("/sosialisasi", .right(.runOutreach)) { try await plan($0) },
        .page(
            "/sosialisasi/{nomor}", .right(.runOutreach),
            purpose: "For who runs an event: its invitation, QR codes, list of attendance and minutes."
        ) { try await OutreachPage.answer($0, refused: nil) },
        .act("/sosialisasi/{nomor}/notulen", .right(.runOutreach)) { asking in
            let id = try asking.number("nomor")
            do {
                try await desk(asking).minute(id, asking.typed("notulen", most: 10_000))
                return .see("/sosialisasi/\(id)", told: "told.outreach.minuted")
            } catch let refusal as OutreachRefusal {
                return try await OutreachPage.answer(asking, refused: asking.words(refusal.note))
            }
        },
        .page(
            "/hadir/{token}", .open,
            purpose: "For whoever comes to an event: to write his name and unit on its list."
        ) { try await OutreachDoor.page($0, refused: nil) },
        .act("/hadir/{token}", .open) { try await OutreachDoor.enter($0) },
        .page(
            "/materi", .open,
            purpose: "For workers, families and offices: in plain words what protection costs and brings."
        ) { try await MaterialPage.answer($0) },
    ]

    static func desk(_ asking: Asking) throws -> OutreachDesk {
        OutreachDesk(try asking.desk(), rules: try OutreachTemplates.embedded())
    }

    private static func list(_ asking: Asking, refused: String?) async throws -> Answer {
        let desk = try desk(asking)
        let part = try await desk.list(after: asking.query["sesudah"])
        return .page(asking("outreach.title"), status: refused == nil ? 200 : 422) { html in
            html.titlebar(asking("outreach.title"), asking("outreach.lead")) {
                $0.element("a", ["class": "button quiet", "href": "/materi"], asking("outreach.materials"))
            }
            if let refused { html.notice(.bad, refused) }
            if part.rows.isEmpty {
                html.empty(asking("outreach.none"))
            } else {
                table(part.rows, asking, &html)
                html.pager(asking, next: part.next)
            }
            form(desk.rules, asking, &html)
        }
    }

    private static func table(_ events: [OutreachEvent], _ asking: Asking, _ html: inout HTMLText) {
        html.table(
            asking("outreach.title"),
            [
                Column(asking("outreach.name")), Column(asking("outreach.day")),
                Column(asking("outreach.place")), Column(asking("outreach.audience")),
                Column(asking("outreach.guests"), isAmount: true),
                Column(asking("outreach.enrolled"), isAmount: true),
            ]
        ) { html in
            for event in events {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/sosialisasi/\(event.id)"], event.title)
                    }
                    html.cell(asking.words.text(event.heldOn))
                    html.cell(event.place)
                    html.cell(asking("outreach.audience.\(event.audience)"))
                    html.cell(asking.words.text(event.guests), isAmount: true)
                    html.cell(asking.words.text(event.enrolled), isAmount: true)
                }
            }
        }
    }

    private static func form(_ rules: OutreachRules, _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint"]) { html in
            html.element("h2", asking("outreach.plan"))
            html.form("/sosialisasi", asking, style: "stack") { html in
                for (name, key, type) in [
                    ("nama", "outreach.name", "text"), ("tanggal", "outreach.day", "date"),
                    ("tempat", "outreach.place", "text"),
                ] {
                    html.field(
                        Field(name, asking(key)).with {
                            $0.type = type
                            $0.isRequired = true
                            $0.value = asking.form[name]
                        })
                }
                html.choice(
                    "sasaran", asking("outreach.audience"),
                    rules.audiences.map { (value: $0.code, label: asking($0.labelKey)) },
                    chosen: asking.form["sasaran"])
                for (name, key) in [("unit", "outreach.unit"), ("wadah", "sponsor.link-registration")] {
                    html.field(
                        Field(name, asking(key)).with {
                            $0.hint = name == "unit" ? asking("outreach.unit-hint") : nil
                            $0.value = asking.form[name]
                        })
                }
                html.submit(asking("outreach.plan"))
            }
        }
    }

    private static func plan(_ asking: Asking) async throws -> Answer {
        do {
            guard let day = asking.form["tanggal"].flatMap({ Day(iso: $0) }) else {
                throw OutreachRefusal.dayWrong
            }
            let id = try await desk(asking).plan(
                OutreachDraft(
                    title: asking.typed("nama", most: 150), heldOn: day,
                    place: asking.typed("tempat", most: 150), audience: asking.form["sasaran"] ?? ""),
                unit: asking.typed("unit"), registration: asking.typed("wadah"))
            return .see("/sosialisasi/\(id)", told: "told.outreach.planned")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await list(asking, refused: asking.words(refusal.note))
        }
    }
}

/// One event on one print: invitation, codes, list, minutes.
enum OutreachPage {
    static func answer(_ asking: Asking, refused: String?) async throws -> Answer {
        let desk = try OutreachPages.desk(asking)
        let sheet = try await desk.open(try asking.number("nomor"))
        let days = desk.rules.countedDays
        return .page(
            sheet.event.title, status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("outreach.title"), "/sosialisasi")]
        ) { html in
            html.titlebar(
                sheet.event.title, "\(asking.words.text(sheet.event.heldOn)) · \(sheet.event.place)")
            if let refused { html.notice(.bad, refused) }
            facts(sheet, days, asking, &html)
            OutreachPapers.buttons(sheet.event, asking, &html)
            codes(sheet, asking, &html)
            guests(sheet, asking, &html)
            minutes(sheet, asking, &html)
        }
    }

    private static func facts(
        _ sheet: OutreachDesk.Sheet, _ days: Int, _ asking: Asking, _ html: inout HTMLText
    ) {
        let event = sheet.event
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("outreach.invitation"))
            html.element(
                "p",
                asking(
                    "outreach.invitation-text",
                    [
                        "audience": .word("outreach.audience.\(event.audience)"),
                        "title": .text(event.title), "day": .day(event.heldOn), "place": .text(event.place),
                    ]))
            html.facts([
                (term: asking("outreach.guests"), fact: asking.words.text(event.guests)),
                (
                    term: asking("outreach.enrolled-within", ["days": .number(days)]),
                    fact: asking.words.text(event.enrolled)
                ),
            ])
            MessageText.write(
                asking(
                    "outreach.message",
                    [
                        "title": .text(event.title), "day": .day(event.heldOn), "place": .text(event.place),
                        "address": .text(OutreachPapers.address(sheet, asking)),
                    ]), asking, &html)
        }
    }

    private static func codes(_ sheet: OutreachDesk.Sheet, _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("outreach.codes"))
            let door = asking.address("/hadir/\(encoded(sheet.door))")
            html.element("h3", asking("outreach.door"))
            QRPicture.write(door, label: asking("outreach.door"), &html)
            html.element("p", ["class": "message"], door)
            guard let token = sheet.enrolment else { return }
            let enrol = asking.address("/sertakan/\(encoded(token))")
            html.element("h3", asking("outreach.enrol"))
            QRPicture.write(enrol, label: asking("outreach.enrol"), &html)
            html.element("p", ["class": "message"], enrol)
        }
    }

    private static func guests(_ sheet: OutreachDesk.Sheet, _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("outreach.attendance"))
            if sheet.guests.isEmpty { return html.element("p", asking("outreach.attendance-none")) }
            html.table(
                asking("outreach.attendance"),
                [
                    Column(asking("outreach.line"), isAmount: true), Column(asking("outreach.guest-name")),
                    Column(asking("outreach.guest-unit")),
                ]
            ) { html in
                for (place, guest) in sheet.guests.enumerated() {
                    html.element("tr") { html in
                        html.cell(asking.words.text(place + 1), isAmount: true)
                        html.element("th", ["scope": "row"], guest.name)
                        html.cell(guest.unit)
                    }
                }
            }
        }
    }

    private static func minutes(_ sheet: OutreachDesk.Sheet, _ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("outreach.minutes"))
            if !sheet.event.minutes.isEmpty { html.element("p", ["class": "message"], sheet.event.minutes) }
            html.form("/sosialisasi/\(sheet.event.id)/notulen", asking, style: "stack noprint") { html in
                html.element("label", ["for": "notulen"], asking("outreach.minutes-write"))
                html.element(
                    "textarea", ["id": "notulen", "name": "notulen", "rows": "6"], sheet.event.minutes)
                html.submit(asking("outreach.minutes-save"), style: "quiet")
            }
        }
    }
}

/// `/hadir/{token}`: a name and a unit, once each.
enum OutreachDoor {
    /// From one place in ten minutes: a whole hall may sit behind one address.
    private static let limit = 2_000
    private static let window: Int64 = 600_000

    static func page(_ asking: Asking, refused: String?, isDone: Bool = false) async throws -> Answer {
        try await RateLimit(asking.portal.database).take(
            "door:\(RateLimit.place(asking.visitor.address))", limit: limit, per: window,
            now: asking.portal.now())
        guard let (event, _) = try await found(asking) else {
            return .page(asking("outreach.door"), status: 404, frame: .narrow) { html in
                html.element("div", ["class": "sheet"]) { html in
                    html.element("h1", asking("outreach.door"))
                    html.notice(.bad, asking(OutreachRefusal.notThere.rawValue))
                }
            }
        }
        return .page(event.title, status: refused == nil ? 200 : 422, frame: .narrow) { html in
            html.element("div", ["class": "sheet"]) { html in
                html.element("h1", event.title)
                html.element("p", "\(asking.words.text(event.heldOn)) · \(event.place)")
                if isDone { return html.notice(.good, asking("outreach.attended")) }
                if let refused { html.notice(.bad, refused) }
                html.form(asking.path, asking, style: "stack") { html in
                    html.field(
                        Field("nama", asking("outreach.guest-name")).with {
                            $0.isRequired = true
                            $0.autocomplete = "name"
                            $0.value = asking.form["nama"]
                        })
                    html.field(
                        Field("unit", asking("outreach.guest-unit")).with {
                            $0.isRequired = true
                            $0.value = asking.form["unit"]
                        })
                    html.submit(asking("outreach.attend"))
                }
            }
        }
    }

    static func enter(_ asking: Asking) async throws -> Answer {
        guard let (event, office) = try await found(asking) else {
            return try await page(asking, refused: nil)
        }
        do {
            try await OutreachBook(office, rules: try OutreachTemplates.embedded()).attend(
                event.id, name: asking.typed("nama"), unit: asking.typed("unit"))
            return try await page(asking, refused: nil, isDone: true)
        } catch let refusal as OutreachRefusal {
            return try await page(asking, refused: asking.words(refusal.note))
        }
    }

    private static func found(_ asking: Asking) async throws -> (OutreachEvent, Office)? {
        do {
            let found = try await PublicOutreach.open(
                decoded(asking.parameters["token"] ?? ""), by: asking.portal.office(0, actor: "hadir"))
            return (found.event, found.office)
        } catch OutreachRefusal.notThere { return nil }
    }
}
