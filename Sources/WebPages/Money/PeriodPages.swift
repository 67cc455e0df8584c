import Access
import DeskBooks
import HTML
import LawBook
import MoneyAndDates
import WebGate
import Words

/// `/iuran/{bulan}/{npp}`: one registration's month, with its steps and its people.
enum PeriodPages {
    static let routes: [Route] = [
        .page(
            "/iuran/{bulan}/{npp}", .right(.seePeriods),
            purpose: "For who works on a month: what it comes to, which rows stop it, and the next step."
        ) { try await page($0) },
        .act("/iuran/{bulan}/{npp}/hitung", .right(.calculatePeriod)) { try await calculate($0) },
        .act("/iuran/{bulan}/{npp}/finalisasi", .right(.finalisePeriod)) { asking in
            try await step(asking, told: "told.money.finalised") { try await $0.finalise($1, $2) }
        },
        .act("/iuran/{bulan}/{npp}/batal", .right(.finalisePeriod)) { asking in
            try await step(asking, told: "told.money.cancelled") { try await $0.cancel($1, $2) }
        },
        .act("/iuran/{bulan}/{npp}/posting", .right(.postPeriod)) { asking in
            try await step(asking, told: "told.money.posted") { try await $0.post($1, $2) }
        },
    ]

    /// Waited for where it is short, ordered where it is not.
    private static func calculate(_ asking: Asking) async throws -> Answer {
        let (month, registration) = (try asking.month(), try asking.number("npp"))
        let desk = try asking.periods()
        if try await desk.isLong(registration) {
            let row = try await desk.boardRow(month, registration)
            let work = try await desk.order(
                month, registration, named: "\(row.name), \(asking.words.text(month))")
            return .see("/pekerjaan/\(work)")
        }
        return try await step(asking, told: "told.money.calculated") { try await $0.calculate($1, $2) }
    }

    private static func step<Result>(
        _ asking: Asking, told key: String, _ act: (PeriodDesk, Month, Int64) async throws -> Result
    ) async throws -> Answer {
        let (month, registration) = (try asking.month(), try asking.number("npp"))
        do {
            _ = try await act(try asking.periods(), month, registration)
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, refused: told(refusal, asking))
        }
        return .see("/iuran/\(month)/\(registration)", told: key)
    }

    private static func page(_ asking: Asking, refused: String? = nil) async throws -> Answer {
        let (month, registration) = (try asking.month(), try asking.number("npp"))
        let desk = try asking.periods()
        let sheet = try await desk.sheet(month, registration)
        var question = PeriodPeopleQuestion()
        question.choice =
            asking.query["baris"].flatMap { PeriodPeopleQuestion.Choice(rawValue: $0) }
            ?? (sheet.counts.refused > 0 ? .refused : .all)
        question.order =
            asking.query["urut"].flatMap { PeriodPeopleQuestion.Order(rawValue: $0) } ?? .recorded
        question.after = asking.query["sesudah"]
        let people = try await desk.people(month, registration, question)
        let body = PeriodBody(asking: asking, sheet: sheet, question: question, people: people)
        return .page(
            "\(sheet.row.name), \(asking.words.text(month))", status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("menu.dues"), "/iuran?bulan=\(month)")]
        ) { body.write(refused, &$0) }
    }
}
