import Access
import AccessBooks
import DeskBooks
import HTML
import IndicatorBooks
import LawBook
import MoneyAndDates
import WebGate
import Words

extension Asking {
    /// Meetings as whoever entered may run them.
    func meetings() throws -> MeetingDesk { MeetingDesk(try desk()) }
}

/// `/rapat`: meetings that ask who has not, with their tables, findings, promises, attendance and minutes.
enum MeetingPages {
    static let routes: [Route] = [
        .page(
            "/rapat", .right(.runMeetings),
            purpose: "For who calls the meetings: those that were and will be, and what is still promised."
        ) { try await list($0, refused: nil) },
        .act("/rapat", .right(.runMeetings)) { try await plan($0) },
        .page(
            "/rapat/{rapat}", .right(.runMeetings),
            purpose: "For who chairs a meeting: its tables, findings, promises and who came, on one print."
        ) { try await MeetingPage.answer($0, refused: nil) },
        .page(
            "/rapat/{rapat}/undangan", .right(.runMeetings),
            purpose: "For who invites: the invitation with its agenda, to be printed or sent."
        ) { try await MeetingPaperPages.invitation($0) },
        .page(
            "/rapat/{rapat}/hadir", .right(.runMeetings),
            purpose: "For the door of the meeting: the list to be signed."
        ) { try await MeetingPaperPages.attendance($0) },
        .page(
            "/rapat/{rapat}/notulen", .right(.runMeetings),
            purpose: "For who was there and who was not: the minutes, to be printed and signed."
        ) { try await MeetingPaperPages.minutes($0) },
        .act("/rapat/{rapat}/bekukan", .right(.runMeetings)) { try await MeetingActs.freeze($0) },
        .act("/rapat/{rapat}/temuan", .right(.runMeetings)) { try await MeetingActs.find($0) },
        .act("/rapat/{rapat}/komitmen", .right(.runMeetings)) { try await MeetingActs.commit($0) },
        .act("/rapat/{rapat}/tindak-lanjut", .right(.runMeetings)) { try await MeetingActs.close($0) },
        .act("/rapat/{rapat}/undang", .right(.runMeetings)) { try await MeetingActs.invite($0) },
        .act("/rapat/{rapat}/hadir", .right(.runMeetings)) { try await MeetingActs.attend($0) },
        .act("/rapat/{rapat}/notulen", .right(.runMeetings)) { try await MeetingActs.minute($0) },
    ]

    private static func list(_ asking: Asking, refused: String?) async throws -> Answer {
        let meetings = try await asking.meetings().list()
        return .page(asking("meeting.title"), status: refused == nil ? 200 : 422) { html in
            html.titlebar(asking("meeting.title"), asking("meeting.lead"))
            if let refused { html.notice(.bad, refused) }
            if meetings.isEmpty {
                html.empty(asking("meeting.none"))
            } else {
                table(meetings, asking, &html)
            }
            form(asking, &html)
        }
    }

    private static func table(_ meetings: [Meeting], _ asking: Asking, _ html: inout HTMLText) {
        html.table(
            asking("meeting.title"),
            [
                Column(asking("meeting.name")), Column(asking("meeting.day")),
                Column(asking("meeting.place")),
                Column(asking("meeting.state")),
            ]
        ) { html in
            for meeting in meetings {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/rapat/\(meeting.id)"], meeting.title)
                    }
                    html.cell(asking.words.text(meeting.heldOn))
                    html.cell(meeting.place)
                    html.element("td") {
                        $0.state(asking(meeting.stage.labelKey), meeting.stage == .closed ? .good : .wait)
                    }
                }
            }
        }
    }

    private static func form(_ asking: Asking, _ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint"]) { html in
            html.element("h2", asking("meeting.plan"))
            html.form("/rapat", asking, style: "stack") { html in
                html.field(
                    Field("nama", asking("meeting.name")).with {
                        $0.isRequired = true
                        $0.value = asking.form["nama"]
                    })
                html.field(
                    Field("tanggal", asking("meeting.day")).with {
                        $0.type = "date"
                        $0.isRequired = true
                        $0.value = asking.form["tanggal"]
                    })
                html.field(
                    Field("tempat", asking("meeting.place")).with {
                        $0.isRequired = true
                        $0.value = asking.form["tempat"]
                    })
                html.submit(asking("meeting.plan-do"))
            }
        }
    }

    private static func plan(_ asking: Asking) async throws -> Answer {
        do {
            guard let day = asking.form["tanggal"].flatMap({ Day(iso: $0) }) else {
                throw FormRefusal("coverage.base.no-day")
            }
            let id = try await asking.meetings().plan(
                asking.form["nama"] ?? "", on: day, at: asking.form["tempat"] ?? "")
            return .see("/rapat/\(id)", told: "told.meeting.planned")
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await list(asking, refused: asking.words(refusal.note))
        }
    }
}
