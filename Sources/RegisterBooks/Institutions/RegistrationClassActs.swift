package import LawBook
import Ledger
import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

extension RegistrationBook {
    /// Gives a registration another risk class from a month on, until the month of the next change. Open
    /// months ask to be calculated again; of months that are posted the difference comes out in the next open
    /// one. The class that it has already in that month changes nothing.
    ///
    /// - Returns: whether anything changed.
    /// - Throws: `RegisterRefusal.unknownRegistration`; `PeriodRefusal.finalised` where a month that it
    ///   touches is agreed and not yet posted.
    @discardableResult
    package static func change(
        _ riskClass: RiskClass, of registration: Int64, from month: Month, by office: Office
    ) async throws -> Bool {
        try await office.act { connection, instant in
            let key: [SQLValue] = [.integer(office.government), .integer(registration)]
            let there = try connection.integer(
                "SELECT registration_id FROM registration WHERE gov_id = $1 AND registration_id = $2"
                    + connection.engine.lockClause, key)
            guard there != nil else { throw RegisterRefusal.unknownRegistration(String(registration)) }
            let steps = try RegistrationClasses.read(government: office.government, on: connection)
                .steps(of: registration)
            let before = steps.riskClass(in: month)
            if before == riskClass.number { return Act(false, []) }
            let own = steps.first { $0.from == Int64(month.yyyymm) }
            let moment = max(instant, (own?.recorded ?? 0) + 1)
            try write(riskClass, key, month, at: moment, on: connection)
            let next = steps.first { $0.from > Int64(month.yyyymm) }.flatMap { Month(yyyymm: Int($0.from)) }
            try PeriodRevision.bump(
                [registration], from: month, through: next?.adding(-1), government: office.government,
                at: instant, on: connection)
            let change = office.change(
                "registration.class", of: "registration/\(registration)/\(month)",
                before: before == 0 ? "" : String(before), after: String(riskClass.number))
            return Act(true, [change])
        }
    }

    private static func write(
        _ riskClass: RiskClass, _ key: [SQLValue], _ month: Month, at instant: Int64,
        on connection: any SQLConnection
    ) throws {
        let from = SQLValue.integer(Int64(month.yyyymm))
        try connection.execute(
            """
            UPDATE registration_class SET superseded_ms = $1
            WHERE gov_id = $2 AND registration_id = $3 AND from_month = $4
                AND superseded_ms = 9223372036854775807
            """, [.integer(instant)] + key + [from])
        try connection.execute(
            """
            INSERT INTO registration_class (gov_id, registration_id, from_month, risk_class, recorded_ms,
                superseded_ms)
            VALUES ($1, $2, $3, $4, $5, 9223372036854775807)
            """, key + [from, .integer(riskClass.number), .integer(instant)])
    }
}
