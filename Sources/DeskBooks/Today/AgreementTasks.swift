import Access
import AccessBooks
import LawBook
import Membership
import MoneyAndDates
import ObligationFiles
import Obligations
import SQLDatabase
import SQLStore

/// Agreements that end, wait or were broken off, and units that are obliged and not registered.
extension TodayFinder {
    /// Signed agreements within the largest reminder that no other one carries on; the nearest reminder says
    /// how pressing it is.
    static let agreementsEnding = TodayFinder(
        .seeAgreements, for: units.union(offices)
    ) { question, connection in
        let reminders = question.law.obligations.reminders
        let ending = try agreements(
            "a.stage = 'signed' AND a.valid_to >= $2 AND a.valid_to <= $3",
            [question.day(0), question.day(reminders.largest)], question, connection)
        guard let first = ending.first, let stage = reminders.stage(until: first.through, on: question.today)
        else { return [] }
        return [
            TodayItem(
                ending.count == 1 ? "agreement-ending" : "agreements-ending", .protection,
                by: first.through, weight: Int64(ending.count),
                path: ending.count == 1 ? "/pks/\(first.id)" : "/pks?bagian=akan-berakhir",
                [
                    "count": .count(ending.count), "name": .text(first.name), "day": .day(first.through),
                    "days": .number(question.days(until: first.through)), "stage": .number(stage),
                ])
        ]
    }

    /// Agreements that ended within a year without another one: from then on nobody may pay for their people.
    static let agreementsBroken = TodayFinder(
        .seeAgreements, for: units.union(offices)
    ) { question, connection in
        let broken = try agreements(
            """
            a.stage IN ('signed', 'ended') AND a.valid_to >= $2 AND a.valid_to < $3 AND NOT EXISTS (
                SELECT 1 FROM agreement n WHERE n.gov_id = a.gov_id AND n.unit_id = a.unit_id
                AND n.valid_from > a.valid_from AND n.stage IN ('signed', 'renewed'))
            """, [question.day(-365), question.day(0)], question, connection)
        guard let first = broken.first else { return [] }
        return [
            TodayItem(
                broken.count == 1 ? "agreement-broken" : "agreements-broken", .protection,
                by: first.through, weight: Int64(broken.count),
                path: broken.count == 1 ? "/pks/\(first.id)" : "/pks?bagian=terputus",
                [
                    "count": .count(broken.count), "name": .text(first.name), "day": .day(first.through),
                    "days": .number(-question.days(until: first.through)),
                ])
        ]
    }

    /// Drafts of somebody else that wait to be agreed to or signed.
    static let agreementsToDecide = TodayFinder(
        .signAgreements, for: [.unitHead, .manpowerOffice]
    ) { question, connection in
        let scope = try ReachSQL.predicate(
            question.reach, unitColumn: "a.unit_id", governmentColumn: "a.gov_id", parameter: 3)
        let count = try connection.integer(
            """
            SELECT COUNT(*) FROM agreement a
            WHERE a.gov_id = $1 AND a.stage IN ('review', 'accepted') AND a.drafted_by <> $2\(scope.sql)
            """, [.integer(question.government), .text(question.actor)] + scope.values)
        guard let count, count > 0 else { return [] }
        return [
            TodayItem(
                "agreements-to-decide", .delay, weight: count, path: "/pks?bagian=proses",
                ["count": .count(Int(count))])
        ]
    }

    /// Offices of the government that a text of its own obliges and that have no number at BPJS, neither of
    /// their own nor of the office above.
    static let unitsUnregistered = TodayFinder(
        .seeAgreements, for: [.manpowerOffice, .leadership]
    ) { question, connection in
        guard case .government = question.reach else { return [] }
        let count = try connection.integer(
            """
            SELECT COUNT(*) FROM unit u WHERE u.gov_id = $1 AND u.kind = 'opd'
                AND EXISTS (SELECT 1 FROM regulation r WHERE r.gov_id = u.gov_id AND r.effect = 'wajib'
                    AND r.superseded_ms = 9223372036854775807 AND r.valid_from <= $2 AND r.valid_to >= $2
                    AND (r.unit_scope = 'all' OR EXISTS (SELECT 1 FROM regulation_scope s
                        WHERE s.gov_id = r.gov_id AND s.regulation_id = r.regulation_id
                        AND s.version = r.version AND (s.unit_kind = u.kind OR s.unit_id = u.unit_id))))
                AND NOT EXISTS (SELECT 1 FROM unit_registration l WHERE l.gov_id = u.gov_id
                    AND l.unit_id = u.unit_id AND l.valid_from <= $2 AND l.valid_to >= $2)
            """, [.integer(question.government), question.day(0)])
        guard let count, count > 0 else { return [] }
        return [
            TodayItem(
                "units-unregistered", .protection, weight: count,
                path: "/regulasi/kepatuhan?keadaan=\(Compliance.notRegistered.rawValue)",
                ["count": .count(Int(count))])
        ]
    }

    private static func agreements(
        _ condition: String, _ values: [SQLValue], _ question: TodayQuestion, _ connection: any SQLConnection
    ) throws -> [(id: Int64, name: String, through: Day)] {
        let scope = try ReachSQL.predicate(
            question.reach, unitColumn: "a.unit_id", governmentColumn: "a.gov_id",
            parameter: values.count + 2)
        return try connection.rows(
            """
            SELECT a.agreement_id, u.name, a.valid_to
            FROM agreement a JOIN unit u ON u.gov_id = a.gov_id AND u.unit_id = a.unit_id
            WHERE a.gov_id = $1 AND \(condition)\(scope.sql)
            ORDER BY a.valid_to, a.agreement_id
            """, [.integer(question.government)] + values + scope.values
        ) { (try $0.integer(0), try $0.text(1), try $0.day(2, "agreement.valid_to")) }
    }
}
