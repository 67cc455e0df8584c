package import LawBook
package import MoneyAndDates

/// What late dues cost, and why: a share of them for each month of delay, where the law has a fine at all.
///
/// The law: PP 44/2015, with PP 49/2020 for August 2020 to January 2021; the numbers and who is exempt are in
/// `law/parameters/fine/`. The employer bears it and pays it with the next dues. Three readings of our own,
/// for the texts do not say: the rate is that of the month of the dues, a month of delay that has begun
/// counts, and the fine is rounded as dues are (`docs/decisions/2026-11-22-ledger-late-fine.md`).
package struct LateFine: Sendable, Hashable {
    package let amount: Rupiah
    /// Months of delay that have begun; nought when it was paid in time.
    package let monthsLate: Int
    /// Why so much, in order; empty when nothing is asked.
    package let reasons: [Reason]
    /// Why nothing is asked, and other things worth knowing.
    package let notes: [Note]

    /// What the rule must know.
    package struct Facts: Sendable {
        /// The month of the dues.
        package let month: Month
        package let segment: Segment
        /// Nil for who pays for himself.
        package let employer: EmployerKind?
        /// The dues that were late: the whole bill, for a part counts only with the last one.
        package let lateDues: Rupiah
        /// Already moved past holidays.
        package let dueDay: Day
        /// The day on which the last part was paid, or the day of asking while it is not.
        package let paidOn: Day
        package let inParts: Bool

        package init(
            month: Month, segment: Segment, employer: EmployerKind?, lateDues: Rupiah, dueDay: Day,
            paidOn: Day, inParts: Bool = false
        ) {
            precondition(lateDues >= .zero, "a credit is never late")
            self.month = month
            self.segment = segment
            self.employer = employer
            self.lateDues = lateDues
            self.dueDay = dueDay
            self.paidOn = paidOn
            self.inParts = inParts
        }
    }

    /// - Throws: `LawGap` where the book does not answer for the month.
    package static func assess(_ facts: Facts, under law: LateFineLaw) throws(LawGap) -> LateFine {
        let day = facts.month.firstDay
        let months = monthsLate(due: facts.dueDay, paid: facts.paidOn)
        if months == 0 { return none(0, Note("note.fine.in-time", ["due": .day(facts.dueDay)])) }

        let exempt = try law.exemptEmployers.ifInForce(on: day)
        if let exempt, let employer = facts.employer, exempt.value.contains(employer.rawValue) {
            return none(months, Note("note.fine.employer-exempt", citation: exempt.citation))
        }
        guard let rate = try law.rate[facts.segment]?.ifInForce(on: day), rate.value > .zero else {
            return none(months, Note("note.fine.segment-without", ["segment": segment(facts.segment)]))
        }
        let rounding = try law.rounding.inForce(on: day)
        let monthly = Int128(facts.lateDues.amount) * Int128(rate.value.millionths)
        let amount = Rate.round(
            monthly * Int128(months), over: Int128(Rate.whole.millionths), rounding.value)
        return LateFine(
            amount: amount, monthsLate: months,
            reasons: try lateness(facts, months, under: law, by: rate) + [
                Reason(
                    "reason.fine.rate",
                    [
                        "rate": .rate(rate.value), "months": .number(months), "dues": .rupiah(facts.lateDues),
                        "fine": .rupiah(amount),
                    ], by: rate)
            ], notes: [])
    }

    /// Months of delay that have begun: none on the due day, one from the day after, two from the day after
    /// the same day of the next month. Where that month is shorter, its last day stands for it.
    package static func monthsLate(due: Day, paid: Day) -> Int {
        if paid <= due { return 0 }
        let whole = Month(of: due).months(until: Month(of: paid))
        let sameDay = min(due.day, Month(of: paid).lastDay.day)
        return paid.day > sameDay ? whole + 1 : whole
    }

    private static func lateness(
        _ facts: Facts, _ months: Int, under law: LateFineLaw, by rate: Dated<Rate>
    ) throws(LawGap) -> [Reason] {
        let late = Reason(
            "reason.fine.late",
            ["due": .day(facts.dueDay), "paid": .day(facts.paidOn), "months": .number(months)], by: rate)
        guard facts.inParts, let parts = try law.partialCountsOn.ifInForce(on: facts.month.firstDay) else {
            return [late]
        }
        return [Reason("reason.fine.last-part-counts", ["paid": .day(facts.paidOn)], by: parts), late]
    }

    private static func none(_ months: Int, _ note: Note) -> LateFine {
        LateFine(amount: .zero, monthsLate: months, reasons: [], notes: [note])
    }

    private static func segment(_ segment: Segment) -> Term { .word("segment.\(segment.rawValue)") }
}
