import Access
import AccessBooks
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Companies whose clock has run out, who comply and are still refused, and who are not registered.
extension TodayFinder {
    /// Steps whose time is over: the next one may be taken.
    static let clocksOfSanctions = TodayFinder(
        .handleSanctions, for: [.manpowerOffice, .bpjsBranch]
    ) { question, connection in
        let over = try cases(
            "s.is_open = 1 AND s.proposed_step IS NULL AND s.ends_on < $2", [question.day(0)], question,
            connection)
        guard let first = over.first else { return [] }
        return [
            TodayItem(
                over.count == 1 ? "sanction-clock" : "sanction-clocks", .protection, by: first.day,
                weight: Int64(over.count),
                path: over.count == 1 ? "/perusahaan/sanksi/\(first.id)" : "/perusahaan?bagian=proses",
                ["count": .count(over.count), "name": .text(first.name), "day": .day(first.day)])
        ]
    }

    /// Steps that somebody else put forward and that wait for a decision.
    static let sanctionsToDecide = TodayFinder(
        .decideSanctions, for: [.manpowerOffice, .leadership]
    ) { question, connection in
        let waiting = try cases(
            "s.is_open = 1 AND s.proposed_step IS NOT NULL AND s.proposed_by <> $2",
            [.text(question.actor)], question, connection)
        guard let first = waiting.first else { return [] }
        return [
            TodayItem(
                waiting.count == 1 ? "sanction-to-decide" : "sanctions-to-decide", .delay,
                weight: Int64(waiting.count),
                path: waiting.count == 1 ? "/perusahaan/sanksi/\(first.id)" : "/perusahaan?bagian=proses",
                ["count": .count(waiting.count), "name": .text(first.name)])
        ]
    }

    /// Companies that comply and whose services are still refused.
    static let refusalsToLift = TodayFinder(
        .handleSanctions, for: [.manpowerOffice, .bpjsBranch]
    ) { question, connection in
        let waiting = try cases(
            "s.stage = 'menunggu-cabut' AND s.proposed_step IS NULL", [], question, connection)
        guard let first = waiting.first else { return [] }
        return [
            TodayItem(
                waiting.count == 1 ? "refusal-to-lift" : "refusals-to-lift", .delay,
                weight: Int64(waiting.count),
                path: waiting.count == 1
                    ? "/perusahaan/sanksi/\(first.id)" : "/perusahaan?bagian=menunggu-cabut",
                ["count": .count(waiting.count), "name": .text(first.name)])
        ]
    }

    /// Companies with as many workers as the government's threshold that are not registered, by the list as
    /// it was last reckoned.
    static let companiesUnregistered = TodayFinder(
        .seeCompanies, for: [.manpowerOffice, .leadership]
    ) { question, connection in
        guard case .government = question.reach else { return [] }
        let least = try connection.integer(
            """
            SELECT workers FROM company_threshold WHERE gov_id = $1 AND valid_from <= $2
            ORDER BY valid_from DESC, recorded_ms DESC, threshold_id DESC LIMIT 1
            """, [.integer(question.government), question.day(0)])
        let count = try connection.integer(
            """
            SELECT COUNT(*) FROM company_standing
            WHERE gov_id = $1 AND is_registered = 0 AND seen >= $2
                AND stage IN ('-', 'dicabut', 'dipatuhi', 'dibatalkan')
            """, [.integer(question.government), .integer(least ?? 1)])
        guard let count, count > 0 else { return [] }
        return [
            TodayItem(
                "companies-unregistered", .protection, weight: count,
                path: "/perusahaan?bagian=belum-terdaftar",
                ["count": .count(Int(count)), "least": .number(Int(least ?? 1))])
        ]
    }

    /// Companies of lists that are registered, and nobody has said how dangerous their work is.
    static let companiesWithoutClass = TodayFinder(
        .keepCompanies, for: [.manpowerOffice]
    ) { question, connection in
        guard case .government = question.reach else { return [] }
        let count = try connection.integer(
            "SELECT COUNT(*) FROM company_standing c WHERE c.gov_id = $1 AND \(CompanyQuestion.withoutClass)",
            [.integer(question.government)])
        guard let count, count > 0 else { return [] }
        return [
            TodayItem(
                "companies-without-class", .delay, weight: count, path: "/perusahaan?bagian=tanpa-kelas",
                ["count": .count(Int(count))])
        ]
    }

    private static func cases(
        _ condition: String, _ values: [SQLValue], _ question: TodayQuestion, _ connection: any SQLConnection
    ) throws -> [(id: Int64, name: String, day: Day)] {
        let scope = try ReachSQL.predicate(
            question.reach, unitColumn: "s.unit_id", governmentColumn: "s.gov_id",
            parameter: values.count + 2)
        return try connection.rows(
            """
            SELECT s.case_id, u.name, COALESCE(s.ends_on, s.opened_on)
            FROM sanction_case s JOIN unit u ON u.gov_id = s.gov_id AND u.unit_id = s.unit_id
            WHERE s.gov_id = $1 AND \(condition)\(scope.sql)
            ORDER BY s.ends_on, s.case_id LIMIT 1000
            """, [.integer(question.government)] + values + scope.values
        ) { (try $0.integer(0), try $0.text(1), try $0.day(2, "sanction_case.ends_on")) }
    }
}
