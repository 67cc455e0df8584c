package import SQLDatabase

/// What each person of a period owes, column by column, whole rupiah.
package struct AssessmentColumns: Sendable, Equatable {
    package var registrations: [Int64] = []
    package var spells: [Int64] = []
    /// The months that the dues are for, `yyyymm`: the period's own, or an earlier one in a difference line.
    package var forMonths: [Int64] = []
    package var persons: [Int64] = []
    /// `regular`, or why an earlier month comes out otherwise than it was billed.
    package var reasons = TextColumn()
    /// Why the law gives no amount; nought where it gives one.
    package var refusals: [Int64] = []
    /// 1 to 5; nought where there is none.
    package var riskClasses: [Int64] = []
    /// Those that are owed: JKK 1, JKM 2, JHT 4, JP 8, JKP 16, added up.
    package var programmes: [Int64] = []
    package var wages: [Int64] = []
    package var workAccident: [Int64] = []
    package var death: [Int64] = []
    package var oldAgeEmployer: [Int64] = []
    package var oldAgeWorker: [Int64] = []
    package var pensionEmployer: [Int64] = []
    package var pensionWorker: [Int64] = []
    package var jobLoss: [Int64] = []

    package init() {}

    package var count: Int { spells.count }

    /// The reason of a line of the period's own month.
    package static let regular = "regular"

    /// Every column of numbers beside the key, in the order of the table.
    static let values: [(name: String, path: any WritableKeyPath<AssessmentColumns, [Int64]> & Sendable)] = [
        ("person_id", \.persons), ("refusal", \.refusals), ("risk_class", \.riskClasses),
        ("programmes", \.programmes), ("wage", \.wages), ("work_accident", \.workAccident),
        ("death", \.death), ("old_age_employer", \.oldAgeEmployer), ("old_age_worker", \.oldAgeWorker),
        ("pension_employer", \.pensionEmployer), ("pension_worker", \.pensionWorker),
        ("job_loss", \.jobLoss),
    ]

    /// Makes room beforehand.
    package mutating func reserve(_ count: Int) {
        registrations.reserveCapacity(count)
        spells.reserveCapacity(count)
        forMonths.reserveCapacity(count)
        reasons.reserve(texts: count, bytes: count * Self.regular.utf8.count)
        for (_, path) in Self.values { self[keyPath: path].reserveCapacity(count) }
    }

    /// Adds a line of another table.
    package mutating func append(_ row: Int, of other: AssessmentColumns) {
        registrations.append(other.registrations[row])
        spells.append(other.spells[row])
        forMonths.append(other.forMonths[row])
        if let range = other.reasons.range(row) { reasons.append(utf8: other.reasons.bytes[range]) }
        for (_, path) in Self.values { self[keyPath: path].append(other[keyPath: path][row]) }
    }

    /// The same lines in the order of their key: by registration, spell and month.
    package func inKeyOrder() -> AssessmentColumns {
        if (1..<max(count, 1)).allSatisfy({ key($0 - 1) < key($0) }) { return self }
        var ordered = AssessmentColumns()
        ordered.reserve(count)
        for row in (0..<count).sorted(by: { key($0) < key($1) }) { ordered.append(row, of: self) }
        return ordered
    }

    func key(_ row: Int) -> LineKey {
        LineKey(registration: registrations[row], spell: spells[row], forMonth: forMonths[row])
    }
}

/// What tells the lines of a period apart.
struct LineKey: Comparable {
    let registration: Int64
    let spell: Int64
    let forMonth: Int64

    static func < (left: LineKey, right: LineKey) -> Bool {
        if left.registration != right.registration { return left.registration < right.registration }
        if left.spell != right.spell { return left.spell < right.spell }
        return left.forMonth < right.forMonth
    }
}
