import CompanyDuty
import EmbeddedFiles
import LawBook
import LawFiles
import Membership
import MoneyAndDates

func day(_ yyyymmdd: Int) -> Day {
    guard let day = Day(yyyymmdd: yyyymmdd) else { preconditionFailure("the test names a real day") }
    return day
}

/// The law inside the program, as companies are held to it.
func law() throws -> CompanyLaw { try shipped.get() }

private let shipped = Result {
    try CompanyLaw(
        from: LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
            EmbeddedFiles.text(at: "law/" + $0)
        }.book())
}

/// A case that is told step by step, held to the law as the books hold it.
struct Ladder {
    var sanction: SanctionCase
    var today: Day

    init(_ findings: [CompanyFindingKind] = [.notRegistered], on opened: Int = 20_260_202) throws {
        today = day(opened)
        sanction = try SanctionCase([
            RecordedSanctionEvent(
                sequence: 1, event: .opened(on: day(opened), findings: findings, note: "temuan"),
                actor: "ani",
                at: Instant(epochMilliseconds: 0))
        ])
    }

    /// - Parameter on: the day that it is, of the event where it has one.
    mutating func take(_ event: SanctionEvent, on day: Int? = nil, by actor: String = "ani") throws {
        if let known = day.flatMap({ Day(yyyymmdd: $0) }) ?? event.day { today = max(today, known) }
        try law().hold(event, in: sanction, today: today)
        try sanction.apply(
            RecordedSanctionEvent(
                sequence: sanction.events.count + 1, event: event, actor: actor,
                at: Instant(epochMilliseconds: 0)))
    }

    mutating func reprimand(_ step: SanctionStep, on served: Int, proof: String = "Pos 1") throws {
        try take(.served(SanctionService(step: step, number: "T-1", servedOn: day(served), proof: proof)))
    }

    mutating func decide(
        _ step: SanctionStep, on decided: Int, dues: Int64 = 0, services: [String] = [], by: String = "budi"
    ) throws {
        try take(
            .proposed(
                SanctionProposal(step: step, reason: "tidak patuh", dues: Rupiah(dues), services: services)),
            on: decided)
        let fine = step == .fine ? try law().fine(of: Rupiah(dues), in: sanction, on: day(decided)) : nil
        try take(.decided(step, on: day(decided), number: "N-1", fine: fine), by: by)
    }

    /// Both reprimands, a fine of Rp100,000, and services refused on 20 April 2026.
    static func refused() throws -> Ladder {
        var ladder = try Ladder.fined()
        try ladder.decide(.request, on: 20_260_413, services: ["building-permit"])
        try ladder.decide(.refusal, on: 20_260_420, services: ["building-permit"])
        return ladder
    }

    /// Both reprimands and, on 11 March 2026, a fine of Rp100,000.
    static func fined() throws -> Ladder {
        var ladder = try Ladder()
        try ladder.reprimand(.firstReprimand, on: 20_260_205)
        try ladder.reprimand(.secondReprimand, on: 20_260_223)
        try ladder.decide(.fine, on: 20_260_311, dues: 100_000_000)
        return ladder
    }
}
