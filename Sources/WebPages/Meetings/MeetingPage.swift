import Access
import DeskBooks
import HTML
import IndicatorBooks
import LawBook
import Membership
import MoneyAndDates
import WebGate
import Words

/// `/rapat/{rapat}`: one meeting with all that belongs to it.
enum MeetingPage {
    static func answer(_ asking: Asking, refused: String?) async throws -> Answer {
        let id = try asking.number("rapat")
        let file = try await asking.meetings().open(id)
        let units = try await UnitChoices(try asking.desk()).list(.runMeetings, atMost: 500)
        return .page(
            file.meeting.title, status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("meeting.title"), "/rapat")]
        ) { html in
            let parts = MeetingParts(file: file, units: units, asking: asking)
            html.titlebar(
                file.meeting.title,
                asking(
                    "meeting.where",
                    ["day": .day(file.meeting.heldOn), "place": .text(file.meeting.place)]))
            if let refused { html.notice(.bad, refused) }
            parts.papers(&html)
            parts.followUps(&html)
            parts.tables(&html)
            parts.findings(&html)
            parts.commitments(&html)
            parts.guests(&html)
            parts.minutes(&html)
        }
    }
}

/// The parts of the page.
struct MeetingParts {
    let file: MeetingFile
    let units: [UnitChoice]
    let asking: Asking

    /// A form on a sheet of its own, which no print has.
    private static let form = ["stack", "sheet", "noprint"].joined(separator: " ")

    private var path: String { "/rapat/\(file.meeting.id)" }
    private var isOpen: Bool { file.meeting.stage != .closed }

    func papers(_ html: inout HTMLText) {
        html.element("p", ["class": "noprint"]) { html in
            html.state(asking(file.meeting.stage.labelKey), isOpen ? .wait : .good)
            for (place, key) in [
                ("undangan", "meeting.invitation"), ("hadir", "meeting.attendance"),
                ("notulen", "meeting.minutes"),
            ] {
                html.text(" ")
                html.element("a", ["href": "\(path)/\(place)"], asking(key))
            }
        }
        html.form("\(path)/surat", asking, style: "row noprint") { html in
            html.choice(
                "surat", asking("meeting.letter"),
                [
                    (value: "undangan", label: asking("meeting.invitation")),
                    (value: "notulen", label: asking("meeting.minutes")),
                ], chosen: file.meeting.stage == .planned ? "undangan" : "notulen")
            html.choice(
                "bentuk", asking("meeting.format"),
                [(value: "pdf", label: "PDF"), (value: "docx", label: "DOCX")], chosen: nil)
            html.submit(asking("meeting.letter-do"), style: "quiet")
        }
    }

    func followUps(_ html: inout HTMLText) {
        guard !file.followUps.isEmpty else { return }
        html.element("h2", asking("meeting.follow-ups"))
        commitmentTable(file.followUps, asking("meeting.follow-ups"), &html)
    }

    func tables(_ html: inout HTMLText) {
        if let tables = file.meeting.tables.flatMap({ MeetingTables($0) }) {
            tables.write(asking, &html)
            return
        }
        html.element("section", ["class": "sheet noprint"]) { html in
            html.element("h2", asking("meeting.tables"))
            html.element("p", asking("meeting.freeze-lead"))
            html.form("\(path)/bekukan", asking) { $0.submit(asking("meeting.freeze")) }
        }
    }

    func findings(_ html: inout HTMLText) {
        html.element("h2", asking("meeting.findings"))
        if file.findings.isEmpty {
            html.empty(asking("meeting.no-findings"))
        } else {
            html.element("ol") { html in
                for finding in file.findings {
                    let about = [asking(finding.kind.labelKey), finding.unitName].compactMap(\.self)
                    html.element("li", "\(about.joined(separator: ", ")): \(finding.text)")
                }
            }
        }
        guard isOpen else { return }
        html.form("\(path)/temuan", asking, style: MeetingParts.form) { html in
            html.choice(
                "jenis", asking("meeting.finding.kind"),
                MeetingFinding.Kind.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                chosen: asking.form["jenis"])
            unit("temuan-unit", &html)
            html.field("temuan-isi", name: "isi", asking("meeting.finding.text"))
            html.submit(asking("meeting.finding.add"))
        }
    }

    private func unit(_ identifier: String, _ html: inout HTMLText) {
        html.element("div", [:]) { html in
            html.element("label", ["for": identifier], asking("coverage.by.unit"))
            html.element("select", ["id": identifier, "name": "unit"]) { html in
                html.element("option", ["value": ""], asking("meeting.no-unit"))
                for unit in units {
                    html.element("option", ["value": String(unit.id.number)], unit.name)
                }
            }
        }
    }

    func commitments(_ html: inout HTMLText) {
        html.element("h2", asking("meeting.commitments"))
        if file.commitments.isEmpty {
            html.empty(asking("meeting.no-commitments"))
        } else {
            commitmentTable(file.commitments, asking("meeting.commitments"), &html)
        }
        guard isOpen else { return }
        html.form("\(path)/komitmen", asking, style: MeetingParts.form) { html in
            html.field("komitmen-siapa", name: "siapa", asking("meeting.owner"))
            unit("komitmen-unit", &html)
            html.field("komitmen-isi", name: "isi", asking("meeting.promise"))
            html.field("komitmen-sampai", name: "sampai", asking("meeting.due"), type: "date")
            html.submit(asking("meeting.commit"))
        }
    }

    private func commitmentTable(
        _ commitments: [MeetingCommitment], _ caption: String, _ html: inout HTMLText
    ) {
        html.table(
            caption,
            [
                Column(asking("meeting.owner")), Column(asking("meeting.promise")),
                Column(asking("meeting.due")), Column(asking("meeting.state")),
            ]
        ) { html in
            for commitment in commitments {
                html.element("tr") { html in
                    html.element(
                        "th", ["scope": "row"],
                        [commitment.owner, commitment.unitName].compactMap(\.self).joined(separator: ", "))
                    html.cell(commitment.text)
                    html.cell(asking.words.text(commitment.due))
                    html.element("td") { html in
                        html.state(asking(commitment.state.labelKey), commitment.tone(asking))
                        if let outcome = commitment.outcome { html.text(" \(outcome)") }
                        if commitment.state == .open { close(commitment, &html) }
                    }
                }
            }
        }
    }

    private func close(_ commitment: MeetingCommitment, _ html: inout HTMLText) {
        let identifier = "hasil-\(commitment.id)"
        html.element("details", ["class": "noprint"]) { html in
            html.element("summary", asking("meeting.close"))
            html.form("\(path)/tindak-lanjut", asking, style: "stack") { html in
                html.hidden("komitmen", String(commitment.id))
                html.field(identifier, name: "hasil", asking("meeting.outcome"))
                html.element("label", ["for": "jadi-\(commitment.id)"], asking("meeting.state"))
                html.element("select", ["id": "jadi-\(commitment.id)", "name": "jadi"]) { html in
                    for state in [MeetingCommitment.State.done, .dropped] {
                        html.element(
                            "option", ["value": String(state.rawValue)], asking(state.labelKey))
                    }
                }
                html.submit(asking("meeting.close-do"))
            }
        }
    }

    func guests(_ html: inout HTMLText) {
        html.element("h2", asking("meeting.guests"))
        if file.guests.isEmpty {
            html.empty(asking("meeting.no-guests"))
        } else if isOpen {
            html.form("\(path)/hadir", asking, style: "stack") { html in
                for guest in file.guests {
                    html.element("label", ["class": "check", "for": "hadir-\(guest.line)"]) { html in
                        html.emptyElement(
                            "input",
                            [
                                "type": "checkbox", "id": "hadir-\(guest.line)", "name": "hadir",
                                "value": String(guest.line), "checked": guest.attended ? "" : nil,
                            ])
                        html.text("\(guest.name), \(guest.office)")
                    }
                }
                html.submit(asking("meeting.attend-do"), style: "quiet")
            }
        } else {
            html.element("ul") { html in
                for guest in file.guests where guest.attended {
                    html.element("li", "\(guest.name), \(guest.office)")
                }
            }
        }
        guard isOpen else { return }
        html.form("\(path)/undang", asking, style: MeetingParts.form) { html in
            html.field("undang-nama", name: "nama", asking("meeting.guest"))
            html.field("undang-instansi", name: "instansi", asking("meeting.guest-office"))
            html.submit(asking("meeting.invite"))
        }
    }

    func minutes(_ html: inout HTMLText) {
        html.element("h2", asking("meeting.minutes"))
        if let minutes = file.meeting.minutes {
            for line in minutes.split(separator: "\n") { html.element("p", String(line)) }
            return
        }
        html.form("\(path)/notulen", asking, style: MeetingParts.form) { html in
            html.element("label", ["for": "notulen"], asking("meeting.minutes-text"))
            html.element("textarea", ["id": "notulen", "name": "notulen", "rows": "8", "required": ""]) {
                $0.text(asking.form["notulen"] ?? "")
            }
            html.submit(asking("meeting.minutes-do"))
        }
    }
}

extension MeetingCommitment {
    func tone(_ asking: Asking) -> Tone {
        switch state {
        case .open: due < asking.portal.today() ? .bad : .wait
        case .done: .good
        case .dropped: .plain
        }
    }
}
