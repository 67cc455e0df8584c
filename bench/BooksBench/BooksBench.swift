import DuesBooks
import Foundation
import LawBook
import Ledger
import Membership
import MoneyAndDates
import PostgresDriver
import SQLDatabase
import SQLStore
import SQLiteDriver

/// Posts plain entries in groups, then books payments of invented registrations that have a year of history,
/// and says how many durable entries a second each comes to.
///
///     BooksBench ADDRESS ACTS        # a new file, or postgres://… of an empty database
@main
struct BooksBench {
    static func main() async throws {
        let words = CommandLine.arguments
        guard words.count == 3, let acts = Int(words[2]) else { return print("BooksBench ADDRESS ACTS") }
        let database =
            words[1].hasPrefix("postgres://")
            ? PostgresDatabase.open(.init(address: words[1], engine: .postgres))
            : SQLiteDatabase.open(path: words[1], creating: true)
        _ = try await MigrationRunner(database).migrate(owner: "bench", now: { noon })
        let key = String(repeating: "A", count: 42)
        guard let today = Day(2026, 12, 31) else { return }
        let office = Office(
            database: database, identifiers: IdentifierMaker(node: 1, now: { noon }),
            sealing: try FieldSealing(fieldKey: key + "A=", indexKey: key + "E="), government: 1671,
            actor: "bench", today: today, now: { noon })
        let year = Year(office: office)
        try await year.begin()
        for group in [100, 500] { try await post(5 * acts, in: group, office) }
        for size in [40, 400] {
            let history = try await year.history(of: size)
            let group = PostingGroup(office)
            let before = try await year.entries()
            let (start, work) = (ContinuousClock.now, processorTime())
            await withTaskGroup { tasks in
                for number in 0..<acts {
                    let act = history.payment(number)
                    tasks.addTask { _ = try? await group.record(act) }
                }
                await tasks.waitForAll()
            }
            let taken = ContinuousClock.now - start
            let entries = try await year.entries() - before
            print(
                "\(size) registrations: \(entries) entries in \(taken), \(rate(entries, taken)) a second;",
                "processor \(processorTime() - work), \(rate(entries, processorTime() - work)) a second")
        }
    }

    /// Balanced entries of two lines, group after group; each group is on the disk before the next.
    private static func post(_ count: Int, in size: Int, _ office: Office) async throws {
        let book = JournalBook(office.database, office.identifiers)
        let groups = try stride(from: 0, to: count, by: size).map { first in
            try (first..<min(first + size, count)).map { number in
                try JournalPosting(
                    government: 1671, day: office.today, kind: "bench", narration: "Entry \(number)",
                    key: "plain/\(size)/\(number)",
                    lines: [
                        .init("expense", Rupiah(Int64(number) + 1)),
                        .init("bank", Rupiah(-Int64(number) - 1)),
                    ])
            }
        }
        let start = ContinuousClock.now
        for group in groups { _ = try await book.post(group, now: noon) }
        let taken = ContinuousClock.now - start
        print("groups of \(size): \(count) plain entries in \(taken),", rate(Int64(count), taken), "a second")
    }

    private static func processorTime() -> Duration {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(.zero) {
            $0 + .seconds($1.tv_sec) + .microseconds($1.tv_usec)
        }
    }

    private static func rate(_ entries: Int64, _ taken: Duration) -> Int64 {
        let (seconds, atto) = taken.components
        let microseconds = seconds * 1_000_000 + atto / 1_000_000_000_000
        return entries * 1_000_000 / max(microseconds, 1)
    }
}

/// 1 December 2026.
let noon: Int64 = 1_796_104_800_000

/// A government whose registrations have a year of bills and payments behind them.
struct Year {
    let office: Office

    /// Payments to come, of the registrations of one size.
    struct History {
        let first: Int64
        let size: Int

        func payment(_ number: Int) -> DuesAct {
            let registration = first + Int64(number % size)
            return Year.paying(
                registration, first * 1_000_000 + Int64(number), day: 20, month: 12, amount: 10)
        }
    }

    func begin() async throws {
        try await office.database.write { connection in
            try connection.execute("INSERT INTO region (region_id, level, name) VALUES (16, 1, 'A')")
            try connection.execute(
                "INSERT INTO government (gov_id, region_id, name, recorded_ms) VALUES (1671, 16, 'B', 0)")
        }
    }

    /// So many new registrations; twelve bills of each, eleven of them paid.
    func history(of size: Int) async throws -> History {
        let first = Int64(size) * 1_000
        try await office.database.write { connection in
            for registration in first..<first + Int64(size) { try add(registration, to: connection) }
        }
        for registration in first..<first + Int64(size) {
            let acts = (1...12).flatMap { month in
                let raised = raising(registration, month)
                return month == 12
                    ? [raised] : [raised, Self.paying(registration, Int64(month), day: 9, month: month + 1)]
            }
            let office = office
            try await office.act { connection, instant in
                let recorded = try DuesBook.record(acts, by: office, at: instant, on: connection)
                return Act((), recorded.changes)
            }
        }
        return History(first: first, size: size)
    }

    func entries() async throws -> Int64 {
        try await office.database.read {
            try $0.integer("SELECT COUNT(*) FROM journal_entry WHERE gov_id = 1671") ?? 0
        }
    }

    private func add(_ registration: Int64, to connection: any SQLConnection) throws {
        try connection.execute(
            """
            INSERT INTO registration (gov_id, registration_id, npp, division, name, segment, risk_class,
                valid_from, valid_to, recorded_ms)
            VALUES (1671, $1, '12345678', $2, 'Dinas', 'pu', 1, 20200101, 99991231, 0)
            """, [.integer(registration), .text(String(registration))])
        for month in 1...12 as ClosedRange<Int64> {
            try connection.execute(
                """
                INSERT INTO period (gov_id, period, registration_id, state, changed_ms)
                VALUES (1671, $1, $2, 0, 0)
                """, [.integer(202_600 + month), .integer(registration)])
        }
    }

    private func raising(_ registration: Int64, _ number: Int) -> DuesAct {
        guard let month = Month(2026, number),
            let bill = try? Bill(
                id: BillID(registration * 100 + Int64(number)), government: GovernmentID(1671),
                unit: UnitID(registration), month: month, segment: .wageEarner, dueDay: month.lastDay,
                lines: [
                    BillLine(BilledProgrammes(.workAccident), .employer, Rupiah(2_000_000)),
                    BillLine(BilledProgrammes(.death), .employer, Rupiah(3_000_000)),
                ])
        else { preconditionFailure("a bill of an invented month can be made") }
        return DuesAct(
            key: "raise/\(registration)/\(number)", registration: registration,
            event: .billRaised(bill, on: month.lastDay))
    }

    fileprivate static func paying(
        _ registration: Int64, _ number: Int64, day: Int, month: Int, amount: Int64 = 5_000_000
    ) -> DuesAct {
        guard let paidOn = Day(2026, month, day),
            let payment = Payment(
                id: PaymentID(registration * 1_000_000_000 + number), government: GovernmentID(1671),
                unit: UnitID(registration), day: paidOn, amount: Rupiah(amount))
        else { preconditionFailure("a payment of an invented day can be made") }
        return DuesAct(
            key: "pay/\(registration)/\(number)", registration: registration, event: .paid(payment))
    }
}
