import Access
import AccessBooks
import LawBook
import MoneyAndDates
import SQLDatabase

extension TodayFinder {
    /// Payments that somebody else put forward.
    static let paymentsToConfirm = TodayFinder(
        .confirmPayment, for: [.unitHead, .financeAgency, .company]
    ) { question, connection in
        let scope = try ReachSQL.registrations(
            question.reach, registrationColumn: "p.registration_id", governmentColumn: "p.gov_id",
            parameter: 3)
        let found = try connection.first(
            """
            SELECT COUNT(*), CAST(SUM(p.amount) AS BIGINT) FROM payment_proposal p
            WHERE p.gov_id = $1 AND p.decided_ms IS NULL AND p.proposed_by <> $2\(scope.sql)
            """, [.integer(question.government), .text(question.actor)] + scope.values
        ) { (count: try $0.integer(0), amount: try $0.optionalInteger(1) ?? 0) }
        guard let found, found.count > 0 else { return [] }
        return [
            TodayItem(
                "payments-to-confirm", .money, by: question.today, weight: found.count, path: "/iuran/bayar",
                ["count": .count(Int(found.count)), "amount": .rupiah(Rupiah(found.amount))])
        ]
    }
}
