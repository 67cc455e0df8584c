import MoneyAndDates
import SQLDatabase
import SQLStore

/// A posted month whose differences are booked in the period at hand, and the registrations for which.
struct EarlierMonth {
    let month: Month
    /// Those whose first open period after this month is the one at hand.
    var registrations: Set<Int64> = []
    /// Those for which the law of the month reads otherwise now than when it was calculated, or their risk
    /// class.
    var underOtherLaw: Set<Int64> = []
    /// The earliest instant at which one of them was calculated.
    var calculated: Int64 = .max

    init(_ month: Month) { self.month = month }
}

/// Which earlier months are looked at again with a period.
struct EarlierMonths {
    private(set) var months: [EarlierMonth]

    /// - Parameters:
    ///   - periods: every period of the government.
    ///   - registrations: those that are calculated now, for `month`.
    ///   - classes: the risk classes of registrations, by number.
    ///   - lookBack: so many months before it at most.
    init(
        of registrations: Set<Int64>, before month: Month, lookBack: Int, in periods: [StoredPeriod],
        _ law: PeriodLaw, classes: (Int64) -> [RegistrationClasses.Step]
    ) {
        var found: [Month: EarlierMonth] = [:]
        var digests: [Month: String] = [:]
        let mine = periods.filter { registrations.contains($0.registration) && $0.month < month }
        for ofOne in Dictionary(grouping: mine, by: \.registration).values {
            let lastOpen = ofOne.filter { !$0.isPosted }.map(\.month).max()
            for period in ofOne where period.isPosted && period.month.months(until: month) <= lookBack {
                if let lastOpen, lastOpen > period.month { continue }
                let digest = digests[period.month] ?? law.digest(of: period.month)
                digests[period.month] = digest
                var earlier = found[period.month] ?? EarlierMonth(period.month)
                earlier.registrations.insert(period.registration)
                let isOtherClass = classes(period.registration).contains {
                    $0.from <= Int64(period.month.yyyymm)
                        && $0.recorded > (period.calculated?.at ?? 0) - ChangedJobs.slack
                }
                if period.lawDigest != digest || isOtherClass {
                    earlier.underOtherLaw.insert(period.registration)
                }
                earlier.calculated = min(earlier.calculated, period.calculated?.at ?? 0)
                found[period.month] = earlier
            }
        }
        months = found.values.sorted { $0.month < $1.month }
    }
}

/// Which periods of which registrations stand: they were finalised or posted.
struct Standings {
    /// Registrations by `yyyymm`.
    private(set) var periods: [Int64: Set<Int64>] = [:]

    init(_ periods: [StoredPeriod]) {
        for period in periods where !period.isOpen {
            self.periods[Int64(period.month.yyyymm), default: []].insert(period.registration)
        }
    }

    func holds(_ registration: Int64, _ period: Int64) -> Bool {
        periods[period]?.contains(registration) == true
    }
}

/// What the lines that stand say of some months, by registration, job and month: their sum, and the facts of
/// the last of them.
struct StandingLines {
    struct Key: Hashable {
        let registration: Int64
        let spell: Int64
        let forMonth: Int64
    }

    struct Standing {
        var person: Int64
        var amounts = [Int64](repeating: 0, count: AssessmentColumns.amounts.count)
        var period: Int64 = 0
        var wage: Int64 = 0
        var programmes: Int64 = 0
        var riskClass: Int64 = 0
    }

    private(set) var lines: [Key: Standing] = [:]

    /// Reads the lines for a month that stand and are of some people: those of periods which were finalised
    /// or posted.
    static func read(
        _ earlier: EarlierMonth, people: [Int64], standing: Standings, _ government: Int64,
        on connection: any SQLConnection
    ) throws -> StandingLines {
        var found = StandingLines()
        let month = Int64(earlier.month.yyyymm)
        for part in people.parts(of: 500) {
            let marks = part.indices.map { "$\($0 - part.startIndex + 3)" }.joined(separator: ", ")
            try connection.query(
                """
                SELECT \(columns) FROM assessment
                WHERE gov_id = $1 AND for_month = $2 AND person_id IN (\(marks))
                ORDER BY period, registration_id, spell_id
                """, [.integer(government), .integer(month)] + part.map { .integer($0) }
            ) { row in
                let registration = try row.integer(2)
                guard earlier.registrations.contains(registration),
                    standing.holds(registration, try row.integer(1))
                else { return }
                try found.take(row)
            }
        }
        return found
    }

    /// Reads everybody's lines for a month: its own, and the corrections of it, which were read before.
    static func read(
        _ earlier: EarlierMonth, corrections: StandingLines, _ government: Int64,
        on connection: any SQLConnection
    ) throws -> StandingLines {
        var found = StandingLines()
        let month = Int64(earlier.month.yyyymm)
        for registration in earlier.registrations.sorted() {
            try connection.query(
                """
                SELECT \(columns) FROM assessment
                WHERE gov_id = $1 AND period = $2 AND registration_id = $3 AND for_month = $2
                ORDER BY spell_id
                """, [.integer(government), .integer(month), .integer(registration)]
            ) { try found.take($0) }
        }
        for (key, line) in corrections.lines
        where key.forMonth == month && earlier.registrations.contains(key.registration) {
            found.add(line, key)
        }
        return found
    }

    /// Every difference line that stands, of some registrations.
    static func corrections(
        of registrations: Set<Int64>, standing: Standings, _ government: Int64,
        on connection: any SQLConnection
    ) throws -> StandingLines {
        var found = StandingLines()
        for (period, holders) in standing.periods.sorted(by: { $0.key < $1.key }) {
            for registration in holders.intersection(registrations).sorted() {
                try connection.query(
                    """
                    SELECT \(columns) FROM assessment
                    WHERE gov_id = $1 AND period = $2 AND registration_id = $3 AND for_month < $2
                    ORDER BY spell_id, for_month
                    """, [.integer(government), .integer(period), .integer(registration)]
                ) { try found.take($0) }
            }
        }
        return found
    }

    private static let columns =
        "person_id, period, registration_id, spell_id, for_month, wage, programmes, risk_class, "
        + AssessmentColumns.amounts.map(\.name).joined(separator: ", ")

    private mutating func take(_ row: SQLRow) throws {
        let key = Key(
            registration: try row.integer(2), spell: try row.integer(3), forMonth: try row.integer(4))
        var line = Standing(person: try row.integer(0))
        line.period = try row.integer(1)
        line.wage = try row.integer(5)
        line.programmes = try row.integer(6)
        line.riskClass = try row.integer(7)
        for place in line.amounts.indices { line.amounts[place] = try row.integer(8 + place) }
        add(line, key)
    }

    /// Adds a line to the sum; the facts are those of the later period.
    private mutating func add(_ line: Standing, _ key: Key) {
        guard let before = lines[key] else {
            lines[key] = line
            return
        }
        var sum = before.period > line.period ? before : line
        for place in sum.amounts.indices { sum.amounts[place] = before.amounts[place] + line.amounts[place] }
        lines[key] = sum
    }

    mutating func remove(_ key: Key) -> Standing? { lines.removeValue(forKey: key) }
}

extension AssessmentColumns {
    /// The columns of money, by programme and payer.
    static let amounts: [(name: String, path: any WritableKeyPath<AssessmentColumns, [Int64]> & Sendable)] = [
        ("work_accident", \.workAccident), ("death", \.death), ("old_age_employer", \.oldAgeEmployer),
        ("old_age_worker", \.oldAgeWorker), ("pension_employer", \.pensionEmployer),
        ("pension_worker", \.pensionWorker), ("job_loss", \.jobLoss),
    ]
}
