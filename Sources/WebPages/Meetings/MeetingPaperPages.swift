import DeskBooks
import HTML
import IndicatorBooks
import LawBook
import MoneyAndDates
import WebGate
import Words

/// The papers of a meeting, made to be printed: invitation, list to be signed, minutes.
enum MeetingPaperPages {
    private static func paper(
        _ asking: Asking, _ key: String, _ body: @escaping @Sendable (MeetingFile, inout HTMLText) -> Void
    ) async throws -> Answer {
        let file = try await asking.meetings().open(try asking.number("rapat"))
        let crumbs = [
            Page.Crumb(asking("meeting.title"), "/rapat"),
            Page.Crumb(file.meeting.title, "/rapat/\(file.meeting.id)"),
        ]
        return .page(asking(key), crumbs: crumbs) { html in
            html.titlebar(asking(key), file.meeting.title) { html in
                html.element(
                    "button", ["type": "button", "class": "quiet", "data-print": "", "hidden": ""],
                    asking("leader.print"))
            }
            html.facts([
                (asking("meeting.day"), asking.words.text(file.meeting.heldOn)),
                (asking("meeting.place"), file.meeting.place),
            ])
            body(file, &html)
        }
    }

    static func invitation(_ asking: Asking) async throws -> Answer {
        try await paper(asking, "meeting.invitation") { file, html in
            html.element("p", asking("meeting.invitation-text"))
            html.element("h2", asking("meeting.agenda"))
            html.element("ol") { html in
                for key in ["follow-ups", "tables", "findings", "commitments"] {
                    html.element("li", asking("meeting.agenda.\(key)"))
                }
            }
            html.element("h2", asking("meeting.guests"))
            html.element("ol") { html in
                for guest in file.guests { html.element("li", "\(guest.name), \(guest.office)") }
            }
            html.element("p", asking("meeting.bring"))
        }
    }

    static func attendance(_ asking: Asking) async throws -> Answer {
        try await paper(asking, "meeting.attendance") { file, html in
            html.table(
                asking("meeting.attendance"),
                [
                    Column(asking("meeting.number")), Column(asking("meeting.guest")),
                    Column(asking("meeting.guest-office")), Column(asking("meeting.signature")),
                ]
            ) { html in
                let blank = (0..<10).map { _ in (name: "\u{a0}", office: "") }
                let guests = file.guests.map { (name: $0.name, office: $0.office) } + blank
                for (place, guest) in guests.enumerated() {
                    html.element("tr") { html in
                        html.cell(String(place + 1))
                        html.cell(guest.name)
                        html.cell(guest.office)
                        html.cell(" ")
                    }
                }
            }
        }
    }

    static func minutes(_ asking: Asking) async throws -> Answer {
        try await paper(asking, "meeting.minutes") { file, html in
            let parts = MeetingParts(file: file, units: [], asking: asking)
            let came = file.guests.filter(\.attended)
            html.element("h2", asking("meeting.came", ["count": .count(came.count)]))
            html.element("ul") { html in
                for guest in came { html.element("li", "\(guest.name), \(guest.office)") }
            }
            if let tables = file.meeting.tables.flatMap({ MeetingTables($0) }) { tables.write(asking, &html) }
            html.element("h2", asking("meeting.findings"))
            html.element("ol") { html in
                for finding in file.findings {
                    let about = [asking(finding.kind.labelKey), finding.unitName].compactMap(\.self)
                    html.element("li", "\(about.joined(separator: ", ")): \(finding.text)")
                }
            }
            html.element("h2", asking("meeting.commitments"))
            html.element("ol") { html in
                for commitment in file.commitments {
                    html.element(
                        "li",
                        asking(
                            "meeting.commitment-line",
                            [
                                "owner": .text(commitment.owner), "text": .text(commitment.text),
                                "day": .day(commitment.due),
                            ]))
                }
            }
            if file.meeting.minutes == nil {
                html.element("p", asking("meeting.no-minutes"))
            } else {
                parts.minutes(&html)
            }
        }
    }
}
