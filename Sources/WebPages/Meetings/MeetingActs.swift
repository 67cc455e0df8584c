import Access
import AccessBooks
import DeskBooks
import IndicatorBooks
import Indicators
import JSONText
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
        let coverage = try asking.coverage()
        let month = Month(of: asking.portal.today()).adding(-1)
        let view = try await coverage.view(month, by: .unit)
        let gaps = try await coverage.gaps()
        return try await act(asking, told: "told.meeting.frozen") { desk, id in
            try await desk.freeze(id, tables: MeetingTables(view, gaps).json)
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

/// What lies on the table, as JSON that does not change any more: figures with their definitions, and who has
/// not.
struct MeetingTables {
    private let view: CoverageView
    private let gaps: GapView

    init(_ view: CoverageView, _ gaps: GapView) {
        self.view = view
        self.gaps = gaps
    }

    var json: String {
        var json = JSONText()
        json.object { json in
            json.key("month")
            json.value(view.month.description)
            json.key("as-of")
            json.value(view.asOf.description)
            json.key("figures")
            json.array { json in
                for figure in (view.figures + gaps.figures).compactMap(\.figure) {
                    MeetingTables.figure(figure, &json)
                }
            }
            json.key("lacking")
            json.array { json in
                for unit in gaps.lacking.prefix(500) { MeetingTables.lacking(unit, &json) }
            }
            json.key("behind")
            json.array { json in
                for row in gaps.behind.prefix(500) { MeetingTables.behind(row, &json) }
            }
        }
        return json.text
    }

    private static func figure(_ figure: Figure, _ json: inout JSONText) {
        json.object { json in
            json.key("definition")
            json.value(figure.definition.code)
            json.key("label")
            json.value(figure.definition.labelKey)
            json.key("source")
            json.value(figure.definition.source)
            json.key("part")
            json.value(figure.numerator.count)
            json.key("part-of")
            json.value(figure.numerator.measure.labelKey)
            json.key("whole")
            json.value(figure.denominator.count)
            json.key("whole-of")
            json.value(figure.denominator.measure.labelKey)
            json.key("as-of")
            json.value(figure.numerator.asOf.description)
        }
    }

    private static func lacking(_ unit: LackingUnit, _ json: inout JSONText) {
        json.object { json in
            json.key("unit")
            json.value(unit.name)
            json.key("people")
            json.value(unit.people)
            json.key("budget")
            json.value(!unit.lacksBudget)
            json.key("agreement")
            json.value(!unit.lacksAgreement)
        }
    }

    private static func behind(_ row: BehindRegistration, _ json: inout JSONText) {
        json.object { json in
            json.key("registration")
            json.value(row.name)
            json.key("months")
            json.value(row.months)
            json.key("oldest")
            json.value(row.oldest.description)
            json.key("open")
            json.value(row.open.amount)
        }
    }
}
