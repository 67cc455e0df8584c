import Access
import AccessBooks
import Claims
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase

/// Claims whose family waits: for papers, for arrears, for money, for a second person.
extension TodayFinder {
    /// Claims that BPJS holds for arrears: the first thing of whoever pays, and of the leadership.
    static let claimsHeld = TodayFinder(
        .seeArrears, for: [.treasurer, .financeAgency, .leadership, .company]
    ) { question, connection in
        let scope = try ReachSQL.registrations(
            question.reach, registrationColumn: "c.registration_id", governmentColumn: "c.gov_id",
            parameter: 2)
        let found = try connection.first(
            """
            SELECT COUNT(*), MAX(c.arrears_months), CAST(SUM(c.likely_high) AS BIGINT), MIN(c.event_day)
            FROM claim_case c WHERE c.gov_id = $1 AND c.is_held = 1\(scope.sql)
            """, [.integer(question.government)] + scope.values
        ) { row in
            (
                count: try row.integer(0), months: try row.optionalInteger(1) ?? 0,
                amount: try row.optionalInteger(2) ?? 0, first: try row.optionalInteger(3)
            )
        }
        guard let found, found.count > 0 else { return [] }
        return [
            TodayItem(
                "claims-held", .family, by: found.first.flatMap { Day(yyyymmdd: Int($0)) },
                weight: found.count, path: "/iuran/tunggakan",
                [
                    "count": .count(Int(found.count)), "months": .number(Int(found.months)),
                    "amount": .rupiah(Rupiah(found.amount)),
                ])
        ]
    }

    /// Reports that must reach BPJS within three days, or should have.
    static let claimsDue = TodayFinder(.seeClaims, for: filers) { question, connection in
        let scope = try ClaimReach.condition(question.reach, parameter: 3)
        let found = try connection.rows(
            """
            SELECT c.claim_id, p.name, c.due_ms FROM claim_case c
            JOIN person p ON p.gov_id = c.gov_id AND p.person_id = c.person_id
            WHERE c.gov_id = $1 AND c.due_ms < $2 AND c.due_clock IN ('phase-one', 'phase-two')
                AND c.stage NOT IN ('submitted', 'approved', 'paid', 'refused', 'withdrawn')\(scope.sql)
            ORDER BY c.due_ms, c.claim_id
            """, [.integer(question.government), .integer(question.instant(before: 3))] + scope.values
        ) { (claim: try $0.integer(0), name: try $0.text(1), due: try $0.integer(2)) }
        guard let first = found.first else { return [] }
        let day = LocalMoment(of: Instant(epochMilliseconds: first.due), in: .western).day
        let path = found.count == 1 ? "/klaim/\(first.claim)" : "/klaim?bagian=terbuka"
        return [
            TodayItem(
                found.count == 1 ? "claim-report" : "claim-reports", .family, by: day,
                weight: Int64(found.count), path: path,
                ["count": .count(found.count), "name": .text(first.name), "day": .day(day)])
        ]
    }

    /// Claims that lie with BPJS longer than it has to pay.
    static let claimsUnpaid = TodayFinder(.seeClaims, for: filers) { question, connection in
        let scope = try ClaimReach.condition(question.reach, parameter: 3)
        let found = try connection.first(
            """
            SELECT COUNT(*), MIN(c.due_ms) FROM claim_case c
            WHERE c.gov_id = $1 AND c.due_ms < $2 AND c.stage IN ('submitted', 'approved')\(scope.sql)
            """, [.integer(question.government), .integer(question.instant(before: 0))] + scope.values
        ) { (count: try $0.integer(0), due: try $0.optionalInteger(1) ?? 0) }
        guard let found, found.count > 0 else { return [] }
        let day = LocalMoment(of: Instant(epochMilliseconds: found.due), in: .western).day
        return [
            TodayItem(
                "claims-unpaid", .family, by: day, weight: found.count, path: "/klaim?bagian=lewat",
                [
                    "count": .count(Int(found.count)), "day": .day(day),
                    "days": .number(-question.days(until: day)),
                ])
        ]
    }

    /// What somebody else proposed.
    static let claimsToConfirm = TodayFinder(
        .decideClaims, for: [.unitHead, .manpowerOffice]
    ) { question, connection in
        let scope = try ClaimReach.condition(question.reach, parameter: 3)
        let count = try connection.integer(
            """
            SELECT COUNT(*) FROM claim_case c
            WHERE c.gov_id = $1 AND c.waits > 0 AND NOT EXISTS (SELECT 1 FROM claim_event e
                WHERE e.gov_id = c.gov_id AND e.claim_id = c.claim_id AND e.actor = $2
                AND e.sequence = (SELECT MAX(l.sequence) FROM claim_event l WHERE l.gov_id = c.gov_id
                    AND l.claim_id = c.claim_id AND l.kind IN ('submission-proposed', 'payment-proposed'))
                )\(scope.sql)
            """, [.integer(question.government), .text(question.actor)] + scope.values)
        guard let count, count > 0 else { return [] }
        return [
            TodayItem(
                "claims-to-confirm", .family, by: question.today, weight: count, path: "/klaim?bagian=tunggu",
                ["count": .count(Int(count))])
        ]
    }

    /// Those who gather papers, and their office.
    private static let filers: Set<Role> = [.opdOperator, .manpowerOffice, .company]
}

extension TodayQuestion {
    /// The first millisecond of the day that is so many days ahead, in western Indonesia.
    func instant(before days: Int) -> Int64 {
        LocalMoment(today.adding(days: days), minute: 0)?.instant(in: .western).epochMilliseconds ?? .max
    }
}
