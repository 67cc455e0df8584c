import LawBook
package import Membership
package import MoneyAndDates

/// One thing that became known of a person and month, and when it did.
///
/// Nothing is edited: a bill that is withdrawn, or a payment that turns out to be another's, is superseded
/// and stays, so that what was known then can be asked again.
package struct CoverageRecord: Sendable, Hashable {
    package let month: Month
    package let step: Step
    package let knowledge: Knowledge

    /// How far a month has come.
    package enum Step: Sendable, Hashable {
        case planned
        case budgeted
        case agreed
        case reported
        case billed
        /// Paid in full for this person; several records of one month add up, and the last day counts.
        case paid(on: Day, Rupiah)
    }

    package init(_ step: Step, for month: Month, knowledge: Knowledge) {
        self.month = month
        self.step = step
        self.knowledge = knowledge
    }
}

extension PersonFacts {
    /// What was known of a person at an instant, over a window of months.
    ///
    /// A month has the segment of its first job; a month without a job has the one of the job before it. A
    /// job opens anew where the payer is another than that of the job before it, or where days lie between.
    ///
    /// - Precondition: the window has at least one month.
    package init(
        of life: LifeDays?, jobs: JobHistory, records: [CoverageRecord], from first: Month,
        through last: Month,
        knownAt instant: Instant
    ) {
        let width = first.months(until: last) + 1
        precondition(width > 0, "a window has at least one month")
        let spells = jobs.known(at: instant)
        var before = spells.first { $0.touches(first.adding(-1)) }
        var segment = (before ?? spells.first)?.terms.segment ?? .wageEarner
        var months: [MonthFacts] = []
        for place in 0..<width {
            let holder = spells.first { $0.touches(first.adding(place)) }
            segment = holder?.terms.segment ?? segment
            months.append(MonthFacts(PersonFacts.flags(segment, of: holder, after: before)))
            before = holder
        }
        self.init(firstMonth: first, months: months, died: life?.died, born: life?.born)
        if let start = spells.first?.start, start >= first.firstDay, start <= last.lastDay { joined = start }
        for record in records where record.knowledge.holds(at: instant) {
            let place = place(of: record.month)
            if self.months.indices.contains(place) { self.months[place].add(record.step) }
        }
    }

    /// - Parameters:
    ///   - holder: the job that owes the month.
    ///   - before: the job that owed the month before.
    private static func flags(_ segment: Segment, of holder: JobSpell?, after before: JobSpell?) -> MonthFlags
    {
        guard let holder else { return MonthFlags(segment) }
        let isMember = MonthFlags(segment).union(.member)
        guard let before, before.terms.payer == holder.terms.payer else { return isMember.union(.opens) }
        let follows = before.id == holder.id || before.end.map { $0.adding(days: 1) >= holder.start } ?? true
        return follows ? isMember : isMember.union(.opens)
    }
}

extension MonthFacts {
    fileprivate mutating func add(_ step: CoverageRecord.Step) {
        switch step {
        case .planned: flags.insert(.planned)
        case .budgeted: flags.insert(.budgeted)
        case .agreed: flags.insert(.agreed)
        case .reported: flags.insert(.reported)
        case .billed: flags.insert(.billed)
        case .paid(let day, let amount):
            paidOn = max(day, paidOn ?? day)
            paid += amount
        }
    }
}
