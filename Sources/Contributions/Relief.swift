import LawBook
import MoneyAndDates

/// A rule that leaves only a share of the dues payable for some months.
struct Relief {
    /// The share that is still payable.
    let payable: Dated<Rate>
    let reason: Reason

    init(_ payable: Dated<Rate>, saying key: String) {
        self.payable = payable
        reason = Reason(key, ["share": .rate(payable.value)], by: payable)
    }
}

/// What PP 50/2025 does to one programme of a self-employed person.
struct ReliefForSelfEmployed {
    /// The key of the reason under a full amount that might have been half.
    static let doubt = "reason.relief.payer-in-doubt"

    var relief: Relief?
    /// Why the amount is full although it may be half; unverified, so that the amount says so too.
    var doubt: Reason?
    var notes: [Note] = []
}

extension ContributionRule {
    /// PP 49/2020: one hundredth of JKK and JKM for August 2020 to January 2021, in every segment at home.
    func pandemicRelief(_ timelines: [Segment: Timeline<Rate>]) throws(LawGap) -> Relief? {
        guard let payable = try timelines[facts.segment]?.ifInForce(on: day) else { return nil }
        return Relief(payable, saying: "reason.relief.pandemic")
    }

    /// PP 7/2025 and PP 36/2025: half of JKK for the labour-intensive industries that they name.
    func labourIntensiveRelief() throws(LawGap) -> Relief? {
        guard facts.isLabourIntensive else { return nil }
        guard let payable = try law.workAccident.labourIntensiveRelief.ifInForce(on: day) else { return nil }
        return Relief(payable, saying: "reason.relief.labour-intensive")
    }

    /// PP 50/2025: half of JKK and JKM for the self-employed, unless a state budget pays.
    ///
    /// Where the text leaves open whether a payer is a state budget, the full amount is charged: what is
    /// overpaid is carried forward by the same rule, what is underpaid costs the worker her protection.
    func selfEmployedRelief(
        _ timelines: [SelfEmployedSector: Timeline<Rate>]
    ) throws(LawGap) -> ReliefForSelfEmployed {
        guard let payable = try timelines[facts.sector]?.ifInForce(on: day) else {
            return ReliefForSelfEmployed()
        }
        let funder = (facts.funder ?? .oneself).rawValue
        let excluded = try law.selfEmployed.payersWithoutRelief.inForce(on: day)
        if excluded.value.contains(funder) {
            let note = Note(
                "note.relief.not-for-state-budget", ["payer": .word("payer.\(funder)")],
                citation: excluded.citation)
            return ReliefForSelfEmployed(notes: [note])
        }
        let doubtful = try law.selfEmployed.payersInDoubt.inForce(on: day)
        if doubtful.value.contains(funder) {
            let arguments: [String: Term] = ["payer": .word("payer.\(funder)")]
            return ReliefForSelfEmployed(
                doubt: Reason(ReliefForSelfEmployed.doubt, arguments, by: doubtful),
                notes: [Note("note.relief.payer-in-doubt", arguments, citation: doubtful.citation)])
        }
        return ReliefForSelfEmployed(relief: Relief(payable, saying: "reason.relief.self-employed"))
    }
}
