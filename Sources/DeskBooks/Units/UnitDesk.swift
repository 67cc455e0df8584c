import Access
package import AccessBooks
package import Continuity
import CoverageBooks
package import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// One unit, looked at by somebody at a desk.
package struct UnitDesk: Sendable {
    private let desk: Desk
    private let law: ContinuityLaw
    private let answered: LawCoverage

    package init(_ desk: Desk, law: ContinuityLaw, answered: LawCoverage) {
        self.desk = desk
        self.law = law
        self.answered = answered
    }

    /// The unit's file.
    ///
    /// - Throws: `.forbidden`; `.outOfReach` for a unit of another, or of none.
    package func open(_ unit: Int64) async throws -> UnitFile {
        let reach = try desk.reach(.seeUnits)
        let (office, permit) = (desk.office, desk.permit)
        let (mayPeriods, mayMoney) = (permit.may(.seePeriods), permit.may(.seeArrears))
        let read = try await office.database.read { connection in
            try ReachSQL.hold(unit: unit, within: reach, government: office.government, on: connection)
            let reader = UnitReader(unit: unit, office: office, connection: connection)
            return try reader.read(reach, mayPeriods: mayPeriods, mayMoney: mayMoney)
        }
        let coverage = permit.may(.seeAggregates) ? try await coverage(of: unit, read.branchPeople) : nil
        return read.file(coverage)
    }

    private func coverage(of unit: Int64, _ people: Int) async throws -> UnitCoverage {
        let office = desk.office
        guard Int64(people) <= CoverageBoard.most else {
            return UnitCoverage(asOf: office.today, people: people, protected: nil, endingSoon: 0, gaps: [])
        }
        let answers = try await CoverageAnswers(
            CoverageBoard.question(office, answered, .unit(UnitID(unit))), under: law,
            from: office.database)
        let protected = Set(answers.protected)
        let (present, soon) = (Month(of: office.today), office.today.adding(days: 30))
        var (gaps, ending, working): ([GapCount], Int, Int) = ([], 0, 0)
        let ends = answers.ends
        for row in 0..<answers.columns.count {
            if protected.contains(row) {
                working += 1
                if let day = Day(yyyymmdd: Int(ends.firstUncovered[row])), day <= soon { ending += 1 }
                continue
            }
            guard let month = try answers.strip(row).months.last(where: { $0.month == present }),
                month.turn != .nobody
            else { continue }
            working += 1
            gaps.count(month)
        }
        return UnitCoverage(
            asOf: office.today, people: working, protected: protected.count, endingSoon: ending,
            gaps: gaps.sorted { $0.people > $1.people })
    }
}

extension [GapCount] {
    /// One more person for the reason of a month; reasons that differ by a day only are one.
    fileprivate mutating func count(_ month: PersonMonth) {
        if let place = firstIndex(where: { $0.state.key == month.state.key }) {
            self[place] = GapCount(
                state: self[place].state, turn: month.turn, people: self[place].people + 1)
        } else {
            append(GapCount(state: month.state, turn: month.turn, people: 1))
        }
    }
}
