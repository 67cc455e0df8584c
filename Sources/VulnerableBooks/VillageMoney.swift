import DuesBooks
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// The bills of a village. Where several units report under one number, the bill is split by the lines of its
/// people: what is asked for those of the village is the village's, and what was paid in part counts for all
/// in proportion, rounded down.
struct VillageMoney {
    let office: Office
    let unit: UnitID
    let connection: any SQLConnection

    /// The village's part of a bill.
    struct Own {
        let bill: BillRow
        let billed: Rupiah
        let open: Rupiah
    }

    /// The bills of a year and of the year before, by month.
    func bills(_ registrations: [Int64], shared: Set<Int64>, _ year: Int) throws -> [Own] {
        guard let first = Month(year - 1, 1), let last = Month(year, 12) else { return [] }
        let parts = try parts(registrations.filter(shared.contains), first, last)
        return try registrations.flatMap { registration in
            try BillRegister.bills(
                from: first, through: last, registration: registration, of: office.government, on: connection
            ).map { bill in
                guard shared.contains(registration) else {
                    return Own(bill: bill, billed: bill.total, open: bill.open)
                }
                let own = min(parts[registration]?[bill.month] ?? .zero, bill.total)
                return Own(
                    bill: bill, billed: own, open: VillageMoney.part(of: bill.open, own, of: bill.total))
            }
        }.sorted { ($0.bill.month, $0.bill.id) < ($1.bill.month, $1.bill.id) }
    }

    /// What is asked for the people of the village, by registration and month.
    private func parts(
        _ registrations: [Int64], _ first: Month, _ last: Month
    ) throws -> [Int64: [Month: Rupiah]] {
        var parts: [Int64: [Month: Rupiah]] = [:]
        for registration in registrations {
            try connection.query(
                """
                SELECT a.period, CAST(SUM(a.work_accident + a.death + a.old_age_employer + a.old_age_worker
                    + a.pension_employer + a.pension_worker) AS BIGINT)
                FROM assessment a
                JOIN job_spell s ON s.gov_id = a.gov_id AND s.spell_id = a.spell_id
                WHERE a.gov_id = $1 AND a.period BETWEEN $2 AND $3 AND a.registration_id = $4
                    AND a.for_month = a.period AND s.unit_id = $5
                    AND s.superseded_ms = 9223372036854775807
                GROUP BY a.period ORDER BY a.period
                """,
                [
                    .integer(office.government), .integer(first.number), .integer(last.number),
                    .integer(registration), .integer(unit.number),
                ]
            ) { row in
                parts[registration, default: [:]][try row.month(0, "assessment.period")] = Rupiah(
                    try row.integer(1))
            }
        }
        return parts
    }

    /// A part of an amount, as large as another part of a whole; rounded down.
    static func part(of amount: Rupiah, _ own: Rupiah, of whole: Rupiah) -> Rupiah {
        guard whole > .zero, own > .zero, amount > .zero else { return .zero }
        if own >= whole { return amount }
        let product = amount.amount.multipliedFullWidth(by: own.amount)
        return Rupiah(whole.amount.dividingFullWidth(product).quotient)
    }

    /// The other units under each of some registrations today; those of nobody else are not there.
    static func sharing(
        _ registrations: [Int64], _ unit: UnitID, _ office: Office, _ connection: any SQLConnection
    ) throws -> [Int64: Set<Int64>] {
        var others: [Int64: Set<Int64>] = [:]
        for registration in registrations {
            try connection.query(
                """
                SELECT unit_id FROM unit_registration WHERE gov_id = $1 AND registration_id = $2
                    AND valid_from <= $3 AND valid_to >= $3 AND unit_id <> $4 ORDER BY unit_id
                """,
                [
                    .integer(office.government), .integer(registration), .integer(office.today.number),
                    .integer(unit.number),
                ]
            ) { others[registration, default: []].insert(try $0.integer(0)) }
        }
        return others
    }
}
