import Claims
import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
package import SQLDatabase
import SQLStore

/// Whether the journal has what BPJS paid by the claims, no more and no less, and whether lists show it.
package enum ClaimsCheck {
    /// Checks every government; returns how many payments stand.
    ///
    /// - Throws: `DuesBookRefusal.differsFromEvents` for the first account or claim that differs.
    @discardableResult
    package static func run(_ database: SQLDatabase) async throws -> Int {
        let governments = try await database.read { try GovernmentBook.numbers(on: $0) }
        var count = 0
        for government in governments {
            count += try await database.read { try check(government, on: $0) }
        }
        return count
    }

    /// The same for one government.
    package static func check(_ government: Int64, on connection: any SQLConnection) throws -> Int {
        var expected: [String: Rupiah] = [:]
        var count = 0
        try connection.query(
            """
            SELECT COALESCE(c.registration_id, c.unit_id, 0), p.programme, COUNT(*),
                CAST(SUM(p.amount) AS BIGINT)
            FROM claim_payment p
            JOIN claim_case c ON c.gov_id = p.gov_id AND c.claim_id = p.claim_id
            WHERE p.gov_id = $1 AND p.state = 1
            GROUP BY c.registration_id, c.unit_id, p.programme
            ORDER BY c.registration_id, c.unit_id, p.programme
            """, [.integer(government)]
        ) { row in
            let programme: Programme = try coded(try row.text(1), "claim_payment")
            let (unit, billed) = (UnitID(try row.integer(0)), BilledProgrammes(programme))
            let amount = Rupiah(try row.integer(3))
            count += Int(try row.integer(2))
            expected[Account.benefitsPaidToFamilies(unit, billed).description, default: .zero] += amount
            expected[Account.benefitsFromBPJS(unit, billed).description, default: .zero] +=
                Rupiah(-amount.amount)
        }
        let kept = try journal(government, on: connection)
        for account in Set(kept.keys).union(expected.keys).sorted()
        where kept[account] ?? .zero != expected[account] ?? .zero {
            throw DuesBookRefusal.differsFromEvents(table: "journal_line", place: account)
        }
        try checkLists(government, on: connection)
        return count
    }

    private static func journal(
        _ government: Int64, on connection: any SQLConnection
    ) throws -> [String: Rupiah] {
        var kept: [String: Rupiah] = [:]
        try connection.query(
            """
            SELECT account, CAST(SUM(amount) AS BIGINT) FROM journal_line
            WHERE gov_id = $1 AND account LIKE 'benefits-%' GROUP BY account ORDER BY account
            """, [.integer(government)]
        ) { kept[try $0.text(0)] = Rupiah(try $0.integer(1)) }
        return kept
    }

    /// What a claim's row says was paid is what its payments come to.
    private static func checkLists(_ government: Int64, on connection: any SQLConnection) throws {
        let odd = try connection.integer(
            """
            SELECT c.claim_id FROM claim_case c
            LEFT JOIN claim_payment p ON p.gov_id = c.gov_id AND p.claim_id = c.claim_id AND p.state = 1
            WHERE c.gov_id = $1 GROUP BY c.claim_id, c.paid
            HAVING c.paid <> COALESCE(CAST(SUM(p.amount) AS BIGINT), 0) ORDER BY c.claim_id LIMIT 1
            """, [.integer(government)])
        if let odd {
            throw DuesBookRefusal.differsFromEvents(table: "claim_case", place: "claim/\(odd)")
        }
    }
}
