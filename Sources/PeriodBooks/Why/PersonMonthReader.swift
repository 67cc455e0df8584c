import LawBook
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase

/// Reads the lines of a month as one `PersonMonth` for each person, in one pass.
struct PersonMonthReader {
    let government: Int64
    /// In rising order.
    let registrations: [Int64]
    let connection: any SQLConnection

    /// A person with lines for earlier months only is told apart from the same person of another month, so
    /// that a leaver is a leaver also when a correction of his follows: his number then stands with a minus.
    func read(_ month: Month) throws -> [PersonMonth] {
        var people = Gathered()
        for registration in registrations {
            try connection.query(
                """
                SELECT person_id, for_month, wage, risk_class, programmes, work_accident + death
                    + old_age_employer + old_age_worker + pension_employer + pension_worker + job_loss
                FROM assessment WHERE gov_id = $1 AND period = $2 AND registration_id = $3
                ORDER BY spell_id, for_month
                """,
                [.integer(government), .integer(Int64(month.yyyymm)), .integer(registration)]
            ) { try people.take($0, month) }
        }
        return people.months(of: month)
    }

    private struct Gathered {
        private struct Sum {
            var dues: Int64 = 0
            var corrections: Int64 = 0
            /// The greatest line of the month itself: its facts are the person’s.
            var most: Int64 = -1
            var wage: Int64 = 0
            var riskClass: Int64 = 0
            var programmes: Int64 = 0
        }

        private var places: [Int64: Int] = [:]
        private var people: [Int64] = []
        private var sums: [Sum] = []

        mutating func take(_ row: SQLRow, _ month: Month) throws {
            let person = try row.integer(0)
            let place = places[person] ?? people.count
            if place == people.count {
                places[person] = place
                people.append(person)
                sums.append(Sum())
            }
            let total = try row.integer(5)
            guard try row.integer(1) == Int64(month.yyyymm) else {
                sums[place].corrections += total
                return
            }
            sums[place].dues += total
            guard total > sums[place].most else { return }
            sums[place].most = total
            sums[place].wage = try row.integer(2)
            sums[place].riskClass = try row.integer(3)
            sums[place].programmes = try row.integer(4)
        }

        func months(of month: Month) -> [PersonMonth] {
            let classes = RiskClass.allCases
            return people.indices.map { place in
                let sum = sums[place]
                let isCharged = sum.most >= 0
                let programmes = ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: sum.programmes)).programmes
                let facts = PricedFacts(
                    wage: Rupiah(sum.wage), lawOf: month,
                    riskClass: (1...5).contains(sum.riskClass) ? classes[Int(sum.riskClass) - 1] : nil,
                    programmes: BilledProgrammes(programmes) ?? BilledProgrammes(.workAccident))
                return PersonMonth(
                    PersonID(isCharged ? people[place] : -people[place]), facts, dues: Rupiah(sum.dues),
                    corrections: Rupiah(sum.corrections))
            }
        }
    }
}
