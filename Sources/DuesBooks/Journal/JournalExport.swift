package import Ledger
import Membership
import MoneyAndDates
package import SQLDatabase

/// The journal of a government as plain text, written while it is read: one entry in memory at a time.
package enum JournalExport {
    /// Hands over the text piece by piece: what stands above, then each entry by day, each balance that was
    /// found outside behind the entries of its day.
    ///
    /// - Throws: `DuesBookRefusal` for a row that does not read; whatever `body` throws.
    package static func write(
        _ format: PlainTextFormat, of government: Int64, on connection: any SQLConnection,
        to body: (String) throws -> Void
    ) throws {
        var assertions = try BalanceAssertions.all(
            government: government, from: Day(sinceEpoch: 0), on: connection)[...]
        let accounts = try accounts(of: government, on: connection)
        let named = Set(accounts).union(assertions.map(\.account)).sorted()
        let first = try firstDay(of: government, on: connection)
        let days = [first, assertions.first?.day].compactMap { $0 }
        try body(
            format.heading(of: GovernmentID(government), accounts: named, from: days.min()))
        try entries(of: government, on: connection) { entry in
            while let next = assertions.first, next.day < entry.day {
                try body(format.text(of: next))
                assertions.removeFirst()
            }
            try body(format.text(of: entry))
        }
        for assertion in assertions { try body(format.text(of: assertion)) }
    }

    /// Every entry, by day and then as they came.
    package static func entries(
        of government: Int64, on connection: any SQLConnection,
        each body: (JournalEntry) throws -> Void
    ) throws {
        var entry: EntryRows?
        try connection.stream(statement, [.integer(government)]) { row in
            let number = try row.integer(1)
            if entry?.number != number {
                if let entry { try body(try entry.entry(in: GovernmentID(government))) }
                entry = try EntryRows(number, row)
            }
            try entry?.add(row)
        }
        if let entry { try body(try entry.entry(in: GovernmentID(government))) }
    }

    /// Lines and papers of each entry after each other; part 0 are lines, part 1 papers.
    private static let statement = """
        SELECT e.entry_day, e.entry_id, 0 AS part, l.line, l.account, l.amount, e.kind, e.idem_key,
            e.for_month, e.event_id, o.idem_key AS reversed
        FROM journal_line l
        JOIN journal_entry e ON e.gov_id = l.gov_id AND e.entry_id = l.entry_id
        LEFT JOIN journal_entry o ON o.gov_id = e.gov_id AND o.entry_id = e.reverses_entry_id
        WHERE l.gov_id = $1
        UNION ALL
        SELECT e.entry_day, e.entry_id, 1 AS part, d.line, d.number, 0, d.kind, e.idem_key,
            e.for_month, e.event_id, NULL
        FROM entry_document d
        JOIN journal_entry e ON e.gov_id = d.gov_id AND e.entry_id = d.entry_id
        WHERE d.gov_id = $1
        ORDER BY 1, 2, 3, 4
        """

    private static func accounts(
        of government: Int64, on connection: any SQLConnection
    ) throws -> [Account] {
        try connection.rows(
            "SELECT DISTINCT account FROM journal_line WHERE gov_id = $1 ORDER BY account",
            [.integer(government)]
        ) { try JournalReading.account(try $0.text(0)) }
    }

    private static func firstDay(of government: Int64, on connection: any SQLConnection) throws -> Day? {
        try connection.integer(
            "SELECT MIN(entry_day) FROM journal_entry WHERE gov_id = $1", [.integer(government)]
        ).flatMap { Day(yyyymmdd: Int($0)) }
    }
}

/// An entry while its rows are read.
private struct EntryRows {
    let number: Int64
    private let day: Int64
    private let kind: String
    private let key: String
    private let month: Int64?
    private let event: Int64?
    private let reversed: String?
    private var lines: [(account: Account, amount: Rupiah)] = []
    private var documents: [EntryDocument] = []

    init(_ number: Int64, _ row: SQLRow) throws {
        self.number = number
        day = try row.integer(0)
        kind = try row.text(6)
        key = try row.text(7)
        month = try row.optionalInteger(8)
        event = try row.optionalInteger(9)
        reversed = row.optionalText(10)
    }

    mutating func add(_ row: SQLRow) throws {
        if try row.integer(2) == 0 {
            lines.append((try JournalReading.account(try row.text(4)), Rupiah(try row.integer(5))))
        } else if let kind = DocumentKind(rawValue: try row.text(6)),
            let document = EntryDocument(kind, try row.text(4))
        {
            documents.append(document)
        }
    }

    func entry(in government: GovernmentID) throws -> JournalEntry {
        let pairs = stride(from: 0, to: lines.count - 1, by: 2).map { (lines[$0], lines[$0 + 1]) }
        let movements = pairs.compactMap { debit, credit in
            Movement(debit: debit.account, credit: credit.account, amount: debit.amount)
        }
        guard movements.count * 2 == lines.count, let day = Day(yyyymmdd: Int(day)),
            let key = EntryKey(key), let cause = EntryCause(rawValue: kind)
        else { throw DuesBookRefusal.unreadableRow(table: "journal_line") }
        return try JournalEntry(
            government: government, key: key, day: day, cause: cause,
            month: month.flatMap { Month(yyyymm: Int($0)) }, documents: documents, movements: movements,
            reverses: reversed.flatMap { EntryKey($0) }, event: event.map { EventID($0) })
    }
}
