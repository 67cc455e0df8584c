package import Ledger
package import Membership
package import MoneyAndDates
package import SQLDatabase
import SQLStore

/// A month of a registration as five sides have it, read from the store.
package struct MonthReading: Sendable {
    package let month: ReconciledMonth
    /// Names by person, for who shows the differences; a person whom the register does not know has a number
    /// below nought, by the line of SIPP's list.
    package let names: [PersonID: String]

    package var reconciliation: Reconciliation { Reconciliation(of: month) }

    /// Reads what roster, SIPP, bill, payments and warrants say now. A few statements, whatever the number of
    /// people; a person takes some hundred bytes.
    package static func read(
        _ month: Month, registration: Int64, government: Int64, on connection: any SQLConnection
    ) throws -> MonthReading {
        let reader = MonthReader(month, registration, government, connection)
        return try reader.read()
    }
}

private struct MonthReader {
    private let month: Month
    private let place: [SQLValue]
    private let government: Int64
    private let registration: Int64
    private let connection: any SQLConnection

    init(_ month: Month, _ registration: Int64, _ government: Int64, _ connection: any SQLConnection) {
        self.month = month
        self.government = government
        self.registration = registration
        self.connection = connection
        place = [.integer(government), .integer(Int64(month.yyyymm)), .integer(registration)]
    }

    func read() throws -> MonthReading {
        var names: [PersonID: String] = [:]
        let roster = try roster(&names)
        let reported = try reported(&names)
        let people = Set(roster.keys).union(reported.keys).sorted()
        let billed = try billed()
        let lines = try connection.integer(
            """
            SELECT COUNT(*) FROM bill_line l
            JOIN bill b ON b.gov_id = l.gov_id AND b.bill_id = l.bill_id AND b.version = l.version
            WHERE b.gov_id = $1 AND b.period = $2 AND b.registration_id = $3 AND b.state = 1
            """, place)
        let reconciled = ReconciledMonth(
            month: month,
            people: people.map { ReconciledPerson($0, roster: roster[$0], sipp: reported[$0] ?? []) },
            linesOfPerson: max(1, Int(lines ?? 1)), bill: billed.month, payments: billed.payments,
            fromUnknownPayers: try UnknownPayers.amounts(
                of: month, registration: registration, government: government, on: connection),
            warrants: try papers("sp2d"), withheld: try papers("potongan").sum())
        return MonthReading(month: reconciled, names: names)
    }

    /// Who is assessed for the month, and who is in SIPP's list and was once in the roster.
    private func roster(
        _ names: inout [PersonID: String]
    ) throws -> [PersonID: ReconciledPerson.InRoster] {
        var roster: [PersonID: ReconciledPerson.InRoster] = [:]
        try connection.stream(
            """
            SELECT p.person_id, p.name, p.died, MIN(s.valid_from), MAX(s.valid_to), 0, 0
            FROM reported_line l
            JOIN job_spell s ON s.gov_id = l.gov_id AND s.person_id = l.person_id
            JOIN person p ON p.gov_id = s.gov_id AND p.person_id = s.person_id
            WHERE l.gov_id = $1 AND l.period = $2 AND l.registration_id = $3
                AND l.superseded_ms = 9223372036854775807 AND s.registration_id = $3
                AND s.superseded_ms = 9223372036854775807
            GROUP BY p.person_id, p.name, p.died ORDER BY p.person_id
            """, place
        ) { try take($0, &roster, &names) }
        try connection.stream(
            """
            SELECT p.person_id, p.name, p.died, MIN(s.valid_from), MAX(s.valid_to),
                CAST(SUM(a.wage) AS BIGINT), CAST(SUM(a.work_accident + a.death + a.old_age_employer
                    + a.old_age_worker + a.pension_employer + a.pension_worker + a.job_loss) AS BIGINT)
            FROM assessment a
            JOIN person p ON p.gov_id = a.gov_id AND p.person_id = a.person_id
            LEFT JOIN job_spell s ON s.gov_id = a.gov_id AND s.spell_id = a.spell_id
                AND s.superseded_ms = 9223372036854775807
            WHERE a.gov_id = $1 AND a.period = $2 AND a.registration_id = $3 AND a.for_month = a.period
            GROUP BY p.person_id, p.name, p.died ORDER BY p.person_id
            """, place
        ) { try take($0, &roster, &names) }
        return roster
    }

    private func take(
        _ row: SQLRow, _ roster: inout [PersonID: ReconciledPerson.InRoster],
        _ names: inout [PersonID: String]
    ) throws {
        let person = PersonID(try row.integer(0))
        names[person] = try row.text(1)
        roster[person] = ReconciledPerson.InRoster(
            wage: Rupiah(try row.integer(5)), dues: Rupiah(try row.integer(6)),
            joined: try row.optionalDay(3, "job_spell.valid_from"),
            left: try row.endDay(4, "job_spell.valid_to"), died: try row.optionalDay(2, "person.died"))
    }

    private func reported(
        _ names: inout [PersonID: String]
    ) throws -> [PersonID: [ReconciledPerson.InSIPP]] {
        var reported: [PersonID: [ReconciledPerson.InSIPP]] = [:]
        try connection.stream(
            """
            SELECT person_id, line, name, wage, dues FROM reported_line
            WHERE gov_id = $1 AND period = $2 AND registration_id = $3
                AND superseded_ms = 9223372036854775807
            ORDER BY line
            """, place
        ) { row in
            let person = PersonID(try row.optionalInteger(0) ?? -(try row.integer(1)))
            if names[person] == nil { names[person] = try row.text(2) }
            reported[person, default: []].append(
                ReconciledPerson.InSIPP(
                    wage: Rupiah(try row.integer(3)), dues: Rupiah(try row.integer(4))))
        }
        return reported
    }

    /// What is asked for the month, and the money that paid it: what was there before the bill was raised was
    /// carried forward and is not asked again.
    private func billed() throws -> (month: BilledMonth?, payments: [Rupiah]) {
        let dues = try DuesBook.dues(of: registration, in: GovernmentID(government), on: connection)
        guard let bill = dues.bills.values.first(where: { $0.month == month }) else { return (nil, []) }
        let raised = try connection.integer(
            "SELECT raised FROM bill WHERE gov_id = $1 AND period = $2 AND registration_id = $3", place)
        let first = try raised.map { try Day(number: $0, "bill.raised") } ?? month.firstDay
        let claims = Set(dues.claims.filter { $0.month == month }.map(\.id))
        let parts = dues.settlement.allocations.filter { claims.contains($0.claim) }
        let paid = parts.filter { if case .payment = $0.credit { true } else { false } }
        let carried = paid.filter { $0.day < first }.map(\.amount).sum()
        let fines = dues.claims.filter { if case .fine = $0.id { $0.month == month } else { false } }
            .map(\.amount).sum()
        let corrections = dues.corrections.values.filter { $0.bookedIn == month }.map(\.total).sum()
        let total = bill.total + fines + corrections - carried
        var byPayment: [CreditID: Rupiah] = [:]
        for part in paid where part.day >= first { byPayment[part.credit, default: .zero] += part.amount }
        let billed = BilledMonth(
            total: total, fines: fines, corrections: corrections, carriedForward: carried)
        return (billed, byPayment.values.sorted())
    }

    private func papers(_ kind: String) throws -> [Rupiah] {
        try connection.rows(
            """
            SELECT amount FROM warrant
            WHERE gov_id = $1 AND period = $2 AND registration_id = $3 AND kind = $4
            ORDER BY warrant_id
            """, place + [.text(kind)]
        ) { Rupiah(try $0.integer(0)) }
    }
}
