package import MoneyAndDates
package import SQLDatabase

/// What each person of a government owes for a month, column by column, whole rupiah.
package struct AssessmentColumns: Sendable {
    package var spells: [Int64] = []
    /// The months that the dues are for, `yyyymm`: the period's own, or an earlier one in a difference line.
    package var forMonths: [Int64] = []
    package var persons: [Int64] = []
    package var registrations: [Int64] = []
    /// `regular`, or why an earlier month comes out otherwise than it was billed.
    package var reasons = TextColumn()
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
}

/// Keeps the assessments of periods.
package enum AssessmentBook {
    /// How many lines were added or came out otherwise, and how many were taken away.
    package struct Change: Sendable, Equatable {
        package let written: Int
        package let removed: Int

        package init(written: Int, removed: Int) {
            self.written = written
            self.removed = removed
        }
    }

    /// Makes the lines of a government's period exactly these. Storing the same again changes nothing. The
    /// caller has made sure, in the same transaction, that none of the period is posted.
    package static func store(
        _ columns: AssessmentColumns, government: Int64, period: Month, on connection: any SQLConnection
    ) throws -> Change {
        let month = SQLValue.integer(Int64(period.yyyymm))
        let before = try connection.integer(
            "SELECT COUNT(*) FROM assessment WHERE gov_id = $1 AND period = $2",
            [.integer(government), month])
        let isFirst = before == 0
        let removed =
            isFirst ? 0 : try removeOthers(columns, government: government, month, on: connection)
        if columns.count == 0 { return Change(written: 0, removed: removed) }
        let written = try connection.write(
            rows(columns, government: government, month, conflict: isFirst ? .refuse : conflict))
        return Change(written: written, removed: removed)
    }

    private static let key = ["gov_id", "period", "spell_id", "for_month"]
    private static let amounts = [
        "person_id", "registration_id", "reason", "wage", "work_accident", "death", "old_age_employer",
        "old_age_worker", "pension_employer", "pension_worker", "job_loss",
    ]
    private static let conflict = BulkRows.Conflict.replaceDifferent(key: key, columns: amounts)

    private static func rows(
        _ columns: AssessmentColumns, government: Int64, _ period: SQLValue, conflict: BulkRows.Conflict
    ) -> BulkRows {
        BulkRows(
            "assessment",
            [
                ("gov_id", .constant(.integer(government))), ("period", .constant(period)),
                ("spell_id", .integers(columns.spells)), ("for_month", .integers(columns.forMonths)),
                ("person_id", .integers(columns.persons)),
                ("registration_id", .integers(columns.registrations)), ("reason", .texts(columns.reasons)),
                ("wage", .integers(columns.wages)), ("work_accident", .integers(columns.workAccident)),
                ("death", .integers(columns.death)), ("old_age_employer", .integers(columns.oldAgeEmployer)),
                ("old_age_worker", .integers(columns.oldAgeWorker)),
                ("pension_employer", .integers(columns.pensionEmployer)),
                ("pension_worker", .integers(columns.pensionWorker)),
                ("job_loss", .integers(columns.jobLoss)),
            ], conflict: conflict)
    }

    /// Lines of people who have left the period since it was calculated.
    private static func removeOthers(
        _ columns: AssessmentColumns, government: Int64, _ period: SQLValue, on connection: any SQLConnection
    ) throws -> Int {
        var wanted: Set<[Int64]> = []
        wanted.reserveCapacity(columns.count)
        for row in 0..<columns.count { wanted.insert([columns.spells[row], columns.forMonths[row]]) }
        var others: [[Int64]] = []
        try connection.stream(
            """
            SELECT spell_id, for_month FROM assessment WHERE gov_id = $1 AND period = $2
            ORDER BY spell_id, for_month
            """, [.integer(government), period]
        ) { row in
            let line = [try row.integer(0), try row.integer(1)]
            if !wanted.contains(line) { others.append(line) }
        }
        for line in others {
            try connection.execute(
                """
                DELETE FROM assessment
                WHERE gov_id = $1 AND period = $2 AND spell_id = $3 AND for_month = $4
                """, [.integer(government), period, .integer(line[0]), .integer(line[1])])
        }
        return others.count
    }
}
