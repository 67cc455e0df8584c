import Access
import AccessBooks
package import Contributions
import LawBook
import Ledger
import Membership
package import MoneyAndDates
import PeriodBooks
import SQLDatabase
import SQLStore

/// What one person owes in a period, and by which articles.
package struct PersonReasons: Sendable {
    package let name: String
    package let person: Int64
    package let registrationName: String
    /// Every line of the job in the period: the month's own, and those for earlier months.
    package let lines: [PeriodPerson]
    /// How the law comes to the month's own line; nil where it gives no amount.
    package let assessment: Assessment?
    /// Whether it comes to what is stored: not, where the register or the law changed since Hitung.
    package let isAsStored: Bool
}

extension PeriodDesk {
    /// The lines of one job in a period with their reasons. The look is recorded before it is shown.
    ///
    /// - Parameter reason: why whoever looks does so, where his role must say.
    /// - Throws: `.outOfReach`; `.reasonNeeded`.
    package func reasons(
        _ month: Month, _ registration: Int64, spell: Int64, reason: String
    ) async throws -> PersonReasons {
        let (reach, theirs) = (try desk.reach(.seePeriods), try desk.reach(.seeDuesOfPeople))
        try await hold(registration, reach)
        let (government, law) = (government, law)
        let found = try await desk.office.database.read { connection in
            let found = try ReasonReader(
                government: government, month: month, registration: registration, spell: spell, law: law,
                connection: connection
            ).read()
            if let found {
                try ReachSQL.hold(
                    person: found.person, within: theirs, government: government, on: connection)
            }
            return found
        }
        guard let found else { throw AccessRefusal.outOfReach }
        try await LookBook.record(person: found.person, act: "dues.reasons", reason: reason, desk: desk)
        return found
    }
}

private struct ReasonReader {
    let government: Int64
    let month: Month
    let registration: Int64
    let spell: Int64
    let law: PeriodLaw
    let connection: any SQLConnection

    private struct Stored {
        let line: PeriodPerson
        let programmes: ProgrammeSet
        let riskClass: Int64
        let registrationName: String
        let segment: Segment
        /// Nil where the job was withdrawn since.
        let funder: Funder?
        let born: Int64
        /// All that the job is insured for by now.
        let programmesOfJob: ProgrammeSet
    }

    func read() throws -> PersonReasons? {
        let stored = try rows()
        guard let first = stored.first else { return nil }
        let own = stored.first { $0.line.forMonth == month && $0.line.refusal == nil }
        let (assessment, isAsStored) = own.map(assessed) ?? (nil, true)
        return PersonReasons(
            name: first.line.name, person: first.line.person, registrationName: first.registrationName,
            lines: stored.map(\.line), assessment: assessment, isAsStored: isAsStored)
    }

    /// With all programmes of the job first, so that one which is not owed says why; else with those that
    /// the line has.
    private func assessed(_ stored: Stored) -> (Assessment?, Bool) {
        guard let funder = stored.funder else { return (nil, false) }
        for programmes in [stored.programmesOfJob, stored.programmes] {
            let found = try? Assessment.assess(facts(stored, programmes, funder), under: law.contributions)
            if let found, found.total == stored.line.total { return (found, true) }
        }
        return (
            try? Assessment.assess(facts(stored, stored.programmes, funder), under: law.contributions), false
        )
    }

    private func facts(
        _ stored: Stored, _ programmes: ProgrammeSet, _ funder: Funder
    ) -> ContributionFacts {
        var facts = ContributionFacts(segment: stored.segment, month: month)
        switch stored.segment {
        case .selfEmployed: facts.income = stored.line.wage
        case .wageEarner, .construction, .migrant: facts.wage = stored.line.wage
        }
        facts.riskClass = zip(1..., RiskClass.allCases).first { $0.0 == stored.riskClass }?.1
        facts.programmes = programmes.programmes
        facts.funder = funder
        if stored.born > 0 {
            facts.age = Int((Int64(month.firstDay.yyyymmdd) - stored.born) / 10_000)
        }
        return facts
    }

    private func rows() throws -> [Stored] {
        try connection.rows(
            """
            SELECT p.name, a.person_id, a.spell_id, a.for_month, a.reason, a.refusal, a.wage,
                \(PeriodDesk.total), a.programmes, a.risk_class, r.name, r.segment, s.funding,
                COALESCE(p.born, 0), s.programmes
            FROM assessment a
            JOIN person p ON p.gov_id = a.gov_id AND p.person_id = a.person_id
            JOIN registration r ON r.gov_id = a.gov_id AND r.registration_id = a.registration_id
            LEFT JOIN job_spell s ON s.gov_id = a.gov_id AND s.spell_id = a.spell_id
                AND s.superseded_ms = 9223372036854775807
            WHERE a.gov_id = $1 AND a.period = $2 AND a.registration_id = $3 AND a.spell_id = $4
            ORDER BY a.for_month DESC
            """,
            [
                .integer(government), .integer(Int64(month.yyyymm)), .integer(registration),
                .integer(spell),
            ], stored)
    }

    private func stored(_ row: SQLRow) throws -> Stored {
        let programmes = try row.integer(8)
        let ofJob = try row.optionalInteger(14) ?? programmes
        return Stored(
            line: try PeriodDesk.person(row),
            programmes: ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: programmes)),
            riskClass: try row.integer(9), registrationName: try row.text(10),
            segment: try row.code(11, "registration.segment"),
            funder: try row.optionalText(12).map { text throws(SQLFault) -> FundingSource in
                try storedCode(text, "job_spell.funding")
            }?.funder,
            born: try row.integer(13),
            programmesOfJob: ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: ofJob)))
    }
}
