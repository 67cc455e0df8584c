import Claims
import Continuity
import Contributions
import CoverageBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// What the books know of the person of a claim on the day of its event.
struct ClaimFactsReading {
    let office: Office
    let rules: ClaimRules
    let connection: any SQLConnection

    /// - Throws: `LawGap` where the law of continuity does not reach the day.
    func facts(of claim: ClaimCase, _ id: ClaimCaseID) throws -> ClaimFacts {
        let opening = claim.opening
        var facts = ClaimFacts()
        try readLife(opening.person, into: &facts)
        try readJobs(opening, into: &facts)
        facts.heirs = try HeirRows(office: office, connection: connection).heirs(of: opening.person)
        facts.others = try others(of: opening.person, beside: id)
        try readCover(opening, into: &facts)
        return facts
    }

    private func readLife(_ person: PersonID, into facts: inout ClaimFacts) throws {
        let life = try connection.first(
            "SELECT born, died FROM person WHERE gov_id = $1 AND person_id = $2",
            [.integer(office.government), .integer(person.number)]
        ) { (try $0.optionalInteger(0), try $0.optionalInteger(1)) }
        facts.born = try life?.0.map { try Day(number: $0, "person") }
        facts.died = try life?.1.map { try Day(number: $0, "person") }
    }

    private func readJobs(_ opening: ClaimOpening, into facts: inout ClaimFacts) throws {
        let jobs = try JobTable.jobs(
            of: opening.person, government: office.government, on: connection
        ).known.filter { $0.holds(on: opening.eventDay) }
        let own = jobs.first { $0.terms.payer == opening.registration } ?? jobs.first
        guard let own else { return }
        facts.segment = own.terms.segment
        facts.wage = own.terms.wage
        facts.programmes = Programme.allCases.filter { programme in
            jobs.contains { $0.terms.programmes.contains(programme) }
        }
        let payers = jobs.filter { $0.terms.programmes.contains(.death) }.map(\.terms.payer)
        facts.employers = max(1, Set(payers).count)
    }

    private func others(of person: PersonID, beside id: ClaimCaseID) throws -> [ClaimFacts.OtherClaim] {
        try connection.rows(
            """
            SELECT claim_id, claim_type, event_day, stage FROM claim_case
            WHERE gov_id = $1 AND person_id = $2 AND claim_id <> $3 ORDER BY claim_id
            """,
            [.integer(office.government), .integer(person.number), .integer(id.number)]
        ) { row in
            ClaimFacts.OtherClaim(
                id: ClaimCaseID(try row.integer(0)), type: try coded(try row.text(1), "claim_case"),
                eventDay: try Day(number: try row.integer(2), "claim_case"),
                stage: try coded(try row.text(3), "claim_case"))
        }
    }

    /// Months up to the day of the event, as they were paid by then: a payment after an accident does not
    /// say who was in arrears on the day.
    private func readCover(_ opening: ClaimOpening, into facts: inout ClaimFacts) throws {
        let day = opening.eventDay
        let first = try PeopleNames.firstMonth(
            of: opening.person, government: office.government, known: .latest, on: connection)
        guard let first, first <= Month(of: day) else { return }
        let question = CoverageQuestion(
            government: office.government, from: max(first, rules.law.coverage.from), through: Month(of: day),
            asOf: day, scope: .person(opening.person), asksAmounts: false)
        let columns = try CoverageReading.read(question, on: connection).columns
        guard columns.count == 1 else { return }
        let strip = try ContinuityStrip(columns.facts(at: 0), asOf: day, under: rules.continuity)
        facts.monthsInRow = strip.tenure.monthsInRow
        facts.monthsAltogether = strip.tenure.monthsAltogether
        if facts.segment == .wageEarner {
            facts.arrearsMonths = try strip.arrearsMonths { try isDue($0, before: day) }
        }
        guard let month = strip.months.last else { return }
        facts.protection =
            month.protects(day) ? .protected(month.state) : .unprotected(month.state, turn: month.turn)
    }
}

extension ClaimFactsReading {
    /// Whether the day by which a wage earner's month is to be paid had passed, moved past closed days where
    /// the calendar of its year is known.
    private func isDue(_ month: Month, before day: Day) throws(LawGap) -> Bool {
        guard let nominal = try DueDay.nominal(for: month, of: .wageEarner, under: rules.dueDates) else {
            return false
        }
        guard let moved = try? rules.law.workingDays.dueDay(nominal: nominal) else { return nominal < day }
        return moved < day
    }
}

extension ContinuityStrip {
    /// Months in a row up to the last that was due for which the employer of a wage earner had not paid,
    /// whatever stood in the way; none for who was never covered: nobody is in arrears for whom nobody ever
    /// paid or reported.
    ///
    /// - Parameter isDue: whether the day by which a month is to be paid had passed.
    fileprivate func arrearsMonths(_ isDue: (Month) throws -> Bool) rethrows -> Int {
        guard months.contains(where: \.isProtected) else { return 0 }
        let open = months.reversed().prefix { month in
            switch month.state {
            case .inForce(.unpaid): true
            case .gap(let gap): gap.isArrears
            case .planned, .reported, .billed, .paid, .inForce: false
            }
        }
        return try open.count { try isDue($0.month) }
    }
}

extension Gap {
    fileprivate var isArrears: Bool {
        switch self {
        case .noAgreement, .noBudget, .notPlanned, .notReported, .notBilled, .notPaid: true
        case .beforeJoining, .dead, .left, .overAge, .paidLate, .membershipEnded: false
        }
    }
}
