import LawBook
import MoneyAndDates

/// JP, the pension programme (PP 45/2015 art. 15, 28, 29): shares of the wage up to a yearly ceiling,
/// for wage earners who are citizens and have not reached pension age. The numbers are in
/// `law/parameters/jp/`.
extension ContributionRule {
    func pension() throws -> ProgrammeShare {
        guard facts.segment == .wageEarner else { return try notInSegment(.pension) }
        let wage = try required(facts.wage, "wage")
        if let note = try notInPension() { return .doesNotApply(note) }
        let ceiling = try law.pension.wageCeiling.inForce(on: day)
        let counted = min(wage, ceiling.value)
        let basis = Reason(
            wage > ceiling.value ? "reason.jp.wage-above-ceiling" : "reason.jp.wage-below-ceiling",
            ["wage": .rupiah(wage), "ceiling": .rupiah(ceiling.value)], by: ceiling)
        let employer = try law.pension.employerRate.inForce(on: day)
        let worker = try law.pension.workerRate.inForce(on: day)
        return ProgrammeShare(
            lines: [
                line(
                    .pension, .employer, of: counted, because: [basis], rate: employer,
                    saying: "reason.jp.employer-rate"),
                line(
                    .pension, .worker, of: counted, because: [basis], rate: worker,
                    saying: "reason.jp.worker-rate"),
            ], notes: try deferralNotes())
    }

    private func notInPension() throws(LawGap) -> Note? {
        let excluded = try law.pension.excludedNationalities.inForce(on: day)
        if excluded.value.contains(facts.nationality.rawValue) {
            return Note("note.jp.not-for-foreigners", citation: excluded.citation)
        }
        guard let age = facts.age else { return nil }
        let pensionAge = try law.pension.pensionAge.inForce(on: day)
        guard age >= pensionAge.value else { return nil }
        return Note(
            "note.jp.pension-age-reached",
            ["age": .number(age), "pension-age": .number(pensionAge.value)], citation: pensionAge.citation)
    }

    /// PP 49/2020 let medium and large employers pay later; nothing was waived, so the amount stays.
    private func deferralNotes() throws(LawGap) -> [Note] {
        guard let deferral = try law.pension.pandemicDeferral.ifInForce(on: day) else { return [] }
        return [
            Note("note.jp.may-be-deferred", ["share": .rate(deferral.value)], citation: deferral.citation)
        ]
    }
}

/// JKP, job-loss insurance (PP 37/2021, PP 6/2025): paid for by the state and out of other dues, so the
/// employer’s bill does not change. Asking for it gives no line and says where its money comes from.
extension ContributionRule {
    func jobLoss() throws -> ProgrammeShare {
        guard facts.segment == .wageEarner else { return try notInSegment(.jobLoss) }
        guard let fromWorkAccident = try law.jobLoss.fromWorkAccident.ifInForce(on: day) else {
            return .doesNotApply(Note("note.jkp.not-yet", ["month": .month(facts.month)]))
        }
        let fromDeath = try law.jobLoss.fromDeath.ifInForce(on: day)
        return .doesNotApply(
            Note(
                fromDeath == nil ? "note.jkp.out-of-jkk" : "note.jkp.out-of-jkk-and-jkm",
                [
                    "jkk": .rate(fromWorkAccident.value),
                    "jkm": .rate(fromDeath?.value ?? .zero),
                ], citation: fromWorkAccident.citation))
    }
}
