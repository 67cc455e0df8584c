import LawBook
import Membership
import MoneyAndDates
import Obligations

func day(_ yyyymmdd: Int) -> Day {
    guard let day = Day(yyyymmdd: yyyymmdd) else { preconditionFailure("the test names a real day") }
    return day
}

/// The refusal that something ends with; nil where it succeeds.
func refusal<Refusal: Error>(_ body: () throws(Refusal) -> Void) -> Refusal? {
    do throws(Refusal) {
        try body()
        return nil
    } catch { return error }
}

/// A mayor's regulation as these tests vary it.
func text(
    _ number: String, _ year: Int, kind: RegulationKind = .mayorRegulation,
    issuer: RegulationIssuer = .government, scope: RegulationScope = RegulationScope(),
    from: Int? = nil, through: Int? = nil, supersedes: RegulationKey? = nil
) -> Regulation {
    Regulation(
        kind: kind, number: number, year: year, title: "Perlindungan pekerja", issuer: issuer, scope: scope,
        from: day(from ?? year * 10_000 + 101), through: through.map { day($0) }, supersedes: supersedes)
}

func known(_ key: Int64, _ regulation: Regulation) -> KnownRegulation {
    KnownRegulation(key: .own(key), regulation: regulation)
}

let both = ProgrammeSet([.workAccident, .death])

/// Terms for a year, ready to be signed.
func terms(
    _ from: Int = 20_260_101, _ through: Int = 20_261_231, unit: Int64 = 2, programmes: ProgrammeSet = both,
    registration: Int64? = nil
) -> AgreementTerms {
    AgreementTerms(
        unit: UnitID(unit), registration: registration, party: "Dinas", insurer: "Cabang",
        signatory: Signatory(name: "Ani", office: "Kepala Dinas", number: "1"),
        insurerSignatory: Signatory(name: "Budi", office: "Kepala Cabang", number: "2"),
        programmes: programmes, headcount: 10, from: day(from), through: day(through))
}

extension Agreement {
    /// Drafted by `ani`.
    static func drafted(_ terms: AgreementTerms) throws -> Agreement {
        try Agreement([
            RecordedAgreementEvent(
                sequence: 1, event: .drafted(terms, predecessor: nil), actor: "ani",
                at: Instant(epochMilliseconds: 1))
        ])
    }

    /// Signed with the numbers `7` and `B7` by two people.
    static func signed(_ terms: AgreementTerms) throws -> Agreement {
        var agreement = try drafted(terms)
        try agreement.after(.sentToReview)
        try agreement.after(.accepted, by: "kepala")
        try agreement.after(
            .signed(on: terms.from, number: "7", insurerNumber: "B7"), by: "kepala")
        return agreement
    }

    mutating func after(
        _ event: AgreementEvent, by actor: String = "ani"
    ) throws(AgreementRefusal) {
        try apply(
            RecordedAgreementEvent(
                sequence: events.count + 1, event: event, actor: actor,
                at: Instant(epochMilliseconds: Int64(events.count + 1))))
    }

    /// What an event is refused with.
    func refusing(_ event: AgreementEvent, by actor: String = "ani") -> AgreementRefusal? {
        var next = self
        do throws(AgreementRefusal) {
            try next.after(event, by: actor)
            return nil
        } catch { return error }
    }
}
