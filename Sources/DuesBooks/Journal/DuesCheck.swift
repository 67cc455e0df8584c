import Ledger
import Membership
import MoneyAndDates
package import SQLDatabase
import SQLStore

/// Whether everything beside the events follows from them: bills, payments, claims, settlements and the
/// journal.
package enum DuesCheck {
    /// What was replayed.
    package struct Report: Sendable, Hashable {
        package var registrations = 0
        package var events = 0

        package init(registrations: Int = 0, events: Int = 0) {
            self.registrations = registrations
            self.events = events
        }
    }

    /// Replays every registration of every government, one at a time.
    ///
    /// - Throws: `DuesBookRefusal.differsFromEvents` for the first that differs, `unreadableEvent`.
    package static func run(_ database: SQLDatabase) async throws -> Report {
        let governments = try await database.read { try GovernmentBook.numbers(on: $0) }
        var report = Report()
        for government in governments {
            let found = try await database.read { try check(government, on: $0) }
            report.registrations += found.registrations
            report.events += found.events
        }
        return report
    }

    /// The same for one government.
    package static func check(_ government: Int64, on connection: any SQLConnection) throws -> Report {
        var report = Report()
        var booked: [String: Rupiah] = [:]
        let heads = try connection.rows(
            """
            SELECT registration_id, sequence FROM dues_head WHERE gov_id = $1 ORDER BY registration_id
            """, [.integer(government)]
        ) { (try $0.integer(0), try $0.integer(1)) }
        for (registration, sequence) in heads {
            let dues = try RegistrationDues(
                reading: registration, of: GovernmentID(government), through: .max, booking: true,
                on: connection)
            if dues.sequence != sequence { throw differs("dues_head", registration) }
            try RegistrationCheck(dues, on: connection).run()
            for (account, change) in dues.booked { booked[account.description, default: .zero] += change }
            report.registrations += 1
            report.events += Int(dues.sequence)
        }
        try checkJournal(booked, government, on: connection)
        return report
    }

    /// The entries that come from dues alone; the treasury's have no events, the fines against companies
    /// follow from their cases, and what BPJS paid to families is checked beside the claims.
    private static func checkJournal(
        _ booked: [String: Rupiah], _ government: Int64, on connection: any SQLConnection
    ) throws {
        var kept: [String: Rupiah] = [:]
        try connection.query(
            """
            SELECT l.account, CAST(SUM(l.amount) AS BIGINT)
            FROM journal_line l
            JOIN journal_entry e ON e.gov_id = l.gov_id AND e.entry_id = l.entry_id
            WHERE l.gov_id = $1 AND e.kind NOT IN ('opening-balance', 'funds-disbursed',
                'worker-share-withheld', 'transfer-out', 'transfer-in')
                AND e.idem_key NOT LIKE 'sanction/%' AND e.idem_key NOT LIKE 'reversal/sanction/%'
            GROUP BY l.account ORDER BY l.account
            """, [.integer(government)]
        ) { row in
            let account = try row.text(0)
            switch Account(text: account)?.kind {
            case .benefitsFromBPJS, .benefitsPaidToFamilies: break
            default: kept[account] = Rupiah(try row.integer(1))
            }
        }
        let accounts = Set(kept.keys).union(booked.keys).sorted()
        for account in accounts where kept[account] ?? .zero != booked[account] ?? .zero {
            throw DuesBookRefusal.differsFromEvents(table: "journal_line", place: account)
        }
    }

    static func differs(_ table: String, _ registration: Int64) -> DuesBookRefusal {
        .differsFromEvents(table: table, place: "registration/\(registration)")
    }
}
