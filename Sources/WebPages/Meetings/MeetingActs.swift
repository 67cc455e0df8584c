import Access
import AccessBooks
import DeskBooks
import IndicatorBooks
import LawBook
import MoneyAndDates
import WebGate
import Words

/// What is done at a meeting; each act comes back to its page.
enum MeetingActs {
    private static func act(
        _ asking: Asking, told: String, _ body: (MeetingDesk, Int64) async throws -> Void
    ) async throws -> Answer {
        let id = try asking.number("rapat")
        do {
            try await body(try asking.meetings(), id)
            return .see("/rapat/\(id)", told: told)
        } catch IndicatorBookRefusal.noSuchMeeting {
            throw AccessRefusal.outOfReach
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await MeetingPage.answer(asking, refused: asking.words(refusal.note))
        }
    }

    static func freeze(_ asking: Asking) async throws -> Answer {
        try await act(asking, told: "told.meeting.frozen") { desk, id in
            try await desk.freeze(id, templates: try FigureTemplates.embedded())
        }
    }

    static func find(_ asking: Asking) async throws -> Answer {
        try await act(asking, told: "told.meeting.found") { desk, id in
            let kind = asking.form["jenis"].flatMap(MeetingFinding.Kind.init) ?? .other
            try await desk.find(
                id, kind, unit: asking.form["unit"].flatMap { Int64($0) }, asking.form["isi"] ?? "")
        }
    }

    static func commit(_ asking: Asking) async throws -> Answer {
        try await act(asking, told: "told.meeting.committed") { desk, id in
            guard let due = asking.form["sampai"].flatMap({ Day(iso: $0) }) else {
                throw FormRefusal("coverage.base.no-day")
            }
            try await desk.commit(
                id, owner: asking.form["siapa"] ?? "", unit: asking.form["unit"].flatMap { Int64($0) },
                asking.form["isi"] ?? "", due: due)
        }
    }

    static func close(_ asking: Asking) async throws -> Answer {
        try await act(asking, told: "told.meeting.closed-commitment") { desk, _ in
            guard let commitment = asking.form["komitmen"].flatMap({ Int64($0) }) else {
                throw IndicatorBookRefusal.noSuchCommitment
            }
            try await desk.close(
                commitment: commitment, as: asking.form["jadi"] == "2" ? .dropped : .done,
                outcome: asking.form["hasil"] ?? "")
        }
    }

    static func invite(_ asking: Asking) async throws -> Answer {
        try await act(asking, told: "told.meeting.invited") { desk, id in
            try await desk.invite(
                id, name: asking.form["nama"] ?? "", office: asking.form["instansi"] ?? "")
        }
    }

    static func attend(_ asking: Asking) async throws -> Answer {
        try await act(asking, told: "told.meeting.attended") { desk, id in
            try await desk.attend(id, lines: Set(asking.form.all("hadir").compactMap { Int($0) }))
        }
    }

    static func minute(_ asking: Asking) async throws -> Answer {
        try await act(asking, told: "told.meeting.minuted") { desk, id in
            try await desk.minute(id, asking.form["notulen"] ?? "")
        }
    }
}
