import LawBook
import Ledger
import MoneyAndDates
import SQLDatabase

/// Money in the bank's lines that no bill explains, though the line names a registration.
enum UnknownPayers {
    /// The amounts of the lines that wait, name the NPP (and the division where several share the NPP), and
    /// were booked from the day on which the month's bill was raised until the next one was. Where there is
    /// but one registration, every line that waits is its own. A line that names nobody is put to no
    /// registration; `naungan bank list` has it.
    static func amounts(
        of month: Month, registration: Int64, government: Int64, on connection: any SQLConnection
    ) throws -> [Rupiah] {
        guard let (first, next) = try days(of: month, registration, government, connection) else { return [] }
        let names = try names(government, connection)
        guard let mine = names.first(where: { $0.registration == registration }) else { return [] }
        let sharesNumber = names.contains { $0.npp == mine.npp && $0.registration != registration }
        return try connection.rows(
            """
            SELECT amount, narrative FROM bank_line
            WHERE gov_id = $1 AND outcome = 'unknown-payer' AND payment_id IS NULL AND booked >= $2
                AND booked < $3
            ORDER BY statement_id, line
            """, [.integer(government), .integer(first), .integer(next)]
        ) { row -> Rupiah? in
            let amount = Rupiah(try row.integer(0))
            if names.count == 1 { return amount }
            let said = words(of: try row.text(1))
            let isNamed = said.contains(mine.npp) && (!sharesNumber || said.contains(mine.division))
            return isNamed ? amount : nil
        }.compactMap { $0 }
    }

    private struct Name {
        let registration: Int64
        let npp: String
        let division: String
    }

    private static func names(_ government: Int64, _ connection: any SQLConnection) throws -> [Name] {
        try connection.rows(
            """
            SELECT registration_id, npp, division FROM registration WHERE gov_id = $1
            ORDER BY registration_id
            """, [.integer(government)]
        ) {
            Name(
                registration: try $0.integer(0), npp: try $0.text(1).uppercased(),
                division: try $0.text(2).uppercased())
        }
    }

    /// From when until before when money is the month's; nil where nothing is asked for it.
    private static func days(
        of month: Month, _ registration: Int64, _ government: Int64, _ connection: any SQLConnection
    ) throws -> (Int64, Int64)? {
        let raised = try connection.rows(
            """
            SELECT period, raised FROM bill
            WHERE gov_id = $1 AND registration_id = $2 AND period >= $3 AND state = 1 ORDER BY period LIMIT 2
            """, [.integer(government), .integer(registration), .integer(Int64(month.yyyymm))]
        ) { (period: try $0.integer(0), day: try $0.integer(1)) }
        guard let own = raised.first, own.period == Int64(month.yyyymm) else { return nil }
        return (own.day, raised.dropFirst().first?.day ?? 99_991_232)
    }

    /// Letters and digits in runs.
    private static func words(of text: String) -> Set<String> {
        Set(text.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
}
