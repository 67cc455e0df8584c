package import Budgets
package import LawBook
package import Membership
package import MoneyAndDates
package import SQLDatabase
import SQLStore

/// People of the register who cost the same, in one unit.
package struct RegisterCell: Sendable, Hashable {
    package let unit: UnitID
    package let category: WorkerCategory
    package let segment: Segment
    package let programmes: ProgrammeSet
    package let riskClass: RiskClass?
    package let funding: FundingSource
    package let wage: Rupiah
    package let wageBasis: ReportedWageBasis
    package let people: Int
    /// Of them, whose dues are reported under a number of BPJS.
    package let registered: Int
}

/// Who works for a government on a day, gathered by unit and by all that dues depend on: one statement,
/// whatever the number of people, and as many rows as kinds.
package enum RegisterCells {
    /// The cells of a day, as believed now.
    ///
    /// - Parameter unit: of one unit only.
    package static func read(
        on day: Day, unit: UnitID? = nil, government: Int64, on connection: any SQLConnection
    ) throws -> [RegisterCell] {
        let classes = try RegistrationClasses.read(government: government, on: connection)
            .all(in: Month(of: day))
        var values: [SQLValue] = [.integer(government), .integer(Int64(day.yyyymmdd))]
        if let unit { values.append(.integer(unit.number)) }
        var cells: [RegisterCell] = []
        try connection.query(statement(ofOneUnit: unit != nil), values) { row in
            let own = try row.integer(4)
            let registration = try row.optionalInteger(5)
            let number = own > 0 ? own : registration.flatMap { classes[$0] } ?? 0
            let people = Int(try row.integer(9))
            cells.append(
                RegisterCell(
                    unit: UnitID(try row.integer(0)), category: try row.code(1, "job_spell.category"),
                    segment: try row.code(2, "job_spell.segment"),
                    programmes: ProgrammeSet(rawValue: UInt8(truncatingIfNeeded: try row.integer(3))),
                    riskClass: riskClass(number), funding: try row.code(6, "job_spell.funding"),
                    wage: Rupiah(try row.integer(7)), wageBasis: try row.code(8, "job_spell.wage_basis"),
                    people: people, registered: registration == nil ? 0 : people))
        }
        return cells
    }

    private static func statement(ofOneUnit: Bool) -> String {
        """
        SELECT s.unit_id, s.category, s.segment, s.programmes, COALESCE(s.risk_class, 0), s.registration_id,
            s.funding, s.wage, s.wage_basis, COUNT(*)
        FROM job_spell s
        WHERE s.gov_id = $1 AND s.superseded_ms = 9223372036854775807 AND s.valid_from <= $2
            AND s.valid_to >= $2\(ofOneUnit ? " AND s.unit_id = $3" : "")
        GROUP BY s.unit_id, s.category, s.segment, s.programmes, COALESCE(s.risk_class, 0),
            s.registration_id, s.funding, s.wage, s.wage_basis
        ORDER BY s.unit_id, s.category, s.segment, s.programmes, COALESCE(s.risk_class, 0),
            s.registration_id NULLS LAST, s.funding, s.wage, s.wage_basis
        """
    }

    static func riskClass(_ number: Int64) -> RiskClass? {
        (1...RiskClass.allCases.count).contains(Int(number)) ? RiskClass.allCases[Int(number) - 1] : nil
    }
}

/// How the wages of the register are taken on to the year of a budget.
package struct WageOutlook: Sendable, Hashable {
    /// Growth of every wage but the minimum ones.
    package var growth: Rate
    /// Where set, the wages that rest on a minimum wage follow that of this place: `16` or `16.71`.
    package var place: String?

    package init(growth: Rate = .zero, place: String? = nil) {
        self.growth = growth
        self.place = place
    }

    func wage(_ cell: RegisterCell) -> BudgetWage {
        switch cell.wageBasis {
        case .provincialMinimum, .regencyMinimum:
            if let place { return .minimum(place: place) }
        case .declaredIncome: return .fixed(cell.wage)
        case .honorarium, .fixed: break
        }
        return growth == .zero ? .fixed(cell.wage) : .grown(cell.wage, by: growth)
    }
}

extension RegisterCell {
    /// The same people as a line of a budget for all months of a year.
    ///
    /// - Parameter isAlone: whether one purse pays for all people of the unit and category.
    func line(year: Int, _ outlook: WageOutlook, isAlone: Bool) -> BudgetLine? {
        guard let first = Month(year, 1), !programmes.isEmpty else { return nil }
        var line = BudgetLine(
            unit: unit, category: category, segment: segment, programmes: programmes, riskClass: riskClass,
            funding: funding, people: people, from: first, through: first.adding(11),
            wage: outlook.wage(self))
        if !isAlone { line.group = funding.rawValue }
        return line
    }
}

extension [RegisterCell] {
    /// Lines for all of them; cells that differ in nothing that a line has become one.
    package func lines(year: Int, _ outlook: WageOutlook) -> [BudgetLine] {
        let purses = Dictionary(grouping: self) { "\($0.unit)/\($0.category.rawValue)" }
            .mapValues { Set($0.map(\.funding)).count }
        var lines: [BudgetLine] = []
        var places: [BudgetLine: Int] = [:]
        for cell in self where cell.funding != .oneself {
            let isAlone = purses["\(cell.unit)/\(cell.category.rawValue)"] == 1
            guard let line = cell.line(year: year, outlook, isAlone: isAlone) else { continue }
            var kind = line
            kind.people = 1
            if let place = places[kind] {
                lines[place].people += line.people
            } else {
                places[kind] = lines.count
                lines.append(line)
            }
        }
        return lines
    }
}
