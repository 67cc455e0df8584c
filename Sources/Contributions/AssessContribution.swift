package import LawBook
import MoneyAndDates

extension Assessment {
    /// What the law of that month asks of one person.
    ///
    /// Each programme decides for itself by segment; this only chooses the programmes and adds up.
    ///
    /// - Throws: `ContributionRefusal`, in the order of its cases.
    package static func assess(
        _ facts: ContributionFacts, under law: ContributionLaw
    ) throws(ContributionRefusal) -> Assessment {
        try refuseUnlikelyAmounts(in: facts)
        do {
            return try assessChecked(facts, under: law)
        } catch let refusal as ContributionRefusal {
            throw refusal
        } catch let gap as LawGap {
            throw .lawGap(gap)
        } catch {
            preconditionFailure("a rule failed with something that is neither a refusal nor a gap: \(error)")
        }
    }

    private static func assessChecked(
        _ facts: ContributionFacts, under law: ContributionLaw
    ) throws -> Assessment {
        try refuseMonthOutside(law.coverage, facts.month)
        let rounding = try law.rounding.inForce(on: facts.month.firstDay).value
        var share = ProgrammeShare()
        let programmes = try wantedProgrammes(facts, under: law, notes: &share.notes)
        let rule = ContributionRule(facts: facts, law: law, rounding: rounding)
        for part in try rule.shares(of: programmes) {
            share.lines += part.lines
            share.notes += part.notes
        }
        share.notes += doubts(under: share.lines)
        share.notes += try remarks(on: facts, under: law)
        return Assessment(
            month: facts.month, segment: facts.segment, lines: share.lines, notes: eachOnce(share.notes),
            dueDay: try DueDay.nominal(for: facts.month, of: facts.segment, under: law.dueDates))
    }

    /// A sentence for each value under the amounts that no text in force states.
    private static func doubts(under lines: [ContributionLine]) -> [Note] {
        lines.flatMap(\.reasons).compactMap { reason in
            guard reason.status != .enacted, reason.key != ReliefForSelfEmployed.doubt else { return nil }
            return Note(
                "note.value.\(reason.status.rawValue)",
                ["document": .text(reason.citation.description), "since": .day(reason.since)],
                citation: reason.citation)
        }
    }

    /// Two programmes may have the same thing to say.
    private static func eachOnce(_ notes: [Note]) -> [Note] {
        var said: Set<Note> = []
        return notes.filter { said.insert($0).inserted }
    }

    /// The programmes asked for, in the order of the law; or those that must be had.
    private static func wantedProgrammes(
        _ facts: ContributionFacts, under law: ContributionLaw, notes: inout [Note]
    ) throws -> [Programme] {
        let wanted: Set<Programme>
        if let programmes = facts.programmes {
            wanted = Set(programmes)
        } else {
            let timeline =
                facts.employer.flatMap { law.obligations.byEmployer[$0] }.flatMap {
                    facts.segment == .wageEarner ? $0 : nil
                } ?? law.obligations.bySegment[facts.segment]
            guard let required = try timeline?.inForce(on: facts.month.firstDay) else { return [] }
            wanted = Set(required.value.compactMap { Programme(rawValue: $0) })
            notes.append(
                Note(
                    "note.programmes.required",
                    ["programmes": .text(required.value.joined(separator: ", "))],
                    citation: required.citation))
        }
        return Programme.allCases.filter(wanted.contains)
    }

    private static func remarks(
        on facts: ContributionFacts, under law: ContributionLaw
    ) throws(LawGap) -> [Note] {
        var notes: [Note] = []
        if facts.isRounded { notes.append(Note("note.amount.rounded-to-rupiah")) }
        if facts.month.firstDay > law.verifiedThrough {
            notes.append(Note("note.law.not-verified-after", ["day": .day(law.verifiedThrough)]))
        }
        if facts.nationality == .foreign {
            let months = try law.obligations.foreignerWaitingMonths.inForce(on: facts.month.firstDay)
            notes.append(
                Note(
                    "note.foreigner.waits", ["months": .number(months.value)], citation: months.citation))
        }
        if facts.segment == .selfEmployed, let age = facts.age {
            let limit = try law.selfEmployed.entryAgeLimit.inForce(on: facts.month.firstDay)
            if age >= limit.value {
                notes.append(
                    Note("note.bpu.too-old-to-enter", ["age": .number(limit.value)], citation: limit.citation)
                )
            }
        }
        return notes
    }

    static func refuseMonthOutside(_ coverage: LawCoverage, _ month: Month) throws(LawGap) {
        if month < coverage.from {
            throw LawGap(
                parameter: "coverage", day: month.firstDay, why: .before(coverage.from.firstDay))
        }
        if month > coverage.through {
            throw LawGap(
                parameter: "coverage", day: month.firstDay, why: .after(coverage.through.lastDay))
        }
    }

    private static func refuseUnlikelyAmounts(in facts: ContributionFacts) throws(ContributionRefusal) {
        let given = [
            ("wage", facts.wage, TypingLimit.monthly), ("income", facts.income, TypingLimit.monthly),
            ("contract-value", facts.contractValue, TypingLimit.contract),
        ]
        for case (let fact, let amount?, let limit) in given {
            if amount <= .zero { throw .notPositive(fact: fact) }
            if amount > limit { throw .absurd(fact: fact, amount: amount) }
        }
        if let months = facts.contractMonths, months <= 0 { throw .notPositive(fact: "pmi-months") }
        if let age = facts.age, age < 0 { throw .notPositive(fact: "age") }
    }
}

/// Limits of this program, not of the law: beyond them an amount is a slip of the keyboard, and the
/// arithmetic below them cannot overflow.
enum TypingLimit {
    /// Rp10 billion a month.
    static let monthly = Rupiah(10_000_000_000)
    /// Rp1,000 trillion, a third of the state budget.
    static let contract = Rupiah(1_000_000_000_000_000)
}
