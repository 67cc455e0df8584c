package import Benefits
import Continuity
package import CoverageBooks
import LawBook
package import Membership
package import MoneyAndDates

/// What BPJS would pay if it happened to every member of an office on one day: who is protected, by unit and
/// benefit; what families without protection would go without; and what of it rests on values that are not
/// settled.
package struct Liability: Sendable {
    /// The members of a unit who are protected, or who are not.
    package struct OfUnit: Sendable {
        package let unit: UnitID
        package internal(set) var people = 0
        package internal(set) var totals: [BenefitClaim: LiabilityTotal] = [:]
    }

    /// The members of one standing on the day.
    package struct Side: Sendable {
        package let people: Int
        package let totals: [BenefitClaim: LiabilityTotal]
        /// Members in the programme for whom the law refuses an answer.
        package let refused: [BenefitClaim: Int]
        package let stakes: [LiabilityStake]
        /// In the order of their numbers.
        package let units: [OfUnit]
        /// Whose months are enough for the scholarship after a death that is no work accident.
        package let scholarshipPeople: Int
    }

    package let day: Day
    /// Assumed of old-age savings; nil where no projection was asked for.
    package let annualReturn: Rate?
    package let protected: Side
    /// Members on the day who are not protected: what their families would go without.
    package let unprotected: Side
    /// Whether anybody's children are on record, so that the scholarship is among what is added up.
    package let knowsChildren: Bool
    /// The most that the children of one person may get; nil where the law has no answer.
    package let highestScholarship: Rupiah?

    /// Projects every benefit for the people of a question.
    ///
    /// Of more children than the law pays for, those with the longest way through school are taken. Where
    /// nobody has children on record, scholarships are told as the most there may be. Months are those of the
    /// present registration that these books know; savings are what the months paid here have grown to at the
    /// present wage, and a pension goes by the present wage in place of the indexed average.
    ///
    /// - Parameter children: those at school, by person.
    /// - Throws: a `LawGap` for a day outside the law.
    package init(
        _ answers: CoverageAnswers, under regimes: BenefitRegimes, annualReturn: Rate?,
        children: [PersonID: [SchoolChild]] = [:]
    ) throws {
        let day = answers.question.asOf
        let kernel = try LiabilityKernel(regimes, on: day, annualReturn: annualReturn)
        let columns = answers.columns
        var isProtected = [Bool](repeating: false, count: columns.count)
        for row in answers.protected { isProtected[row] = true }
        let place = columns.firstMonth.months(until: Month(of: day))
        var sides: [Bool: [Int32]] = [true: [], false: []]
        for row in 0..<columns.count {
            let flags = MonthFlags(rawValue: columns.flags[row * columns.width + place])
            let isDead = columns.died[row] != 0 && columns.died[row] < day.yyyymmdd
            guard isProtected[row] || flags.contains(.member), !isDead else { continue }
            sides[isProtected[row]]?.append(Int32(row))
        }
        let tenure = answers.tenure
        let months = Tenures(
            inRow: tenure.monthsInRow, altogether: tenure.monthsAltogether,
            scholarship: kernel.scholarshipMonths ?? 0, place: place)
        self.day = day
        self.annualReturn = annualReturn
        knowsChildren = !children.isEmpty
        let families = Families(children, atMost: kernel.mostChildren)
        protected = Side(sides[true] ?? [], answers.reading, months, families, kernel)
        unprotected = Side(sides[false] ?? [], answers.reading, months, families, kernel)
        highestScholarship = kernel.highestScholarship
    }

    /// A yearly return in per cent, as somebody writes it: `5.7`; nil for what is none.
    package static func annualReturn(_ text: String) -> Rate? { WrittenArgument.percent(text) }

    /// What the values that are not settled bear, of those who are protected, by parameter: the greatest
    /// first.
    package var stakes: [LiabilityStake] { protected.stakes }
}

/// What is known of the months of the rows.
private struct Tenures {
    let inRow: [Int32]
    let altogether: [Int32]
    let scholarship: Int
    /// The month of the day.
    let place: Int
}

/// The children of people, each list once.
private struct Families {
    private(set) var distinct: [[SchoolChild]] = [[]]
    private(set) var places: [PersonID: Int32] = [:]

    init(_ children: [PersonID: [SchoolChild]], atMost most: Int) {
        var known: [[SchoolChild]: Int32] = [[]: 0]
        places.reserveCapacity(children.count)
        for (person, list) in children {
            let chosen = Array(list.sorted(by: Self.isFurtherFromTheEnd).prefix(most))
            let place = known[chosen] ?? Int32(distinct.count)
            if Int(place) == distinct.count {
                known[chosen] = place
                distinct.append(chosen)
            }
            places[person] = place
        }
    }

    private static func isFurtherFromTheEnd(_ left: SchoolChild, _ right: SchoolChild) -> Bool {
        let levels = SchoolLevel.allCases
        let places = (levels.firstIndex(of: left.level) ?? 0, levels.firstIndex(of: right.level) ?? 0)
        return (places.0, left.year, left.age ?? .max) < (places.1, right.year, right.age ?? .max)
    }
}

extension Liability.Side {
    fileprivate init(
        _ rows: [Int32], _ reading: CoverageReading, _ months: Tenures, _ families: Families,
        _ kernel: LiabilityKernel
    ) {
        let (columns, jobs) = (reading.columns, reading.jobs)
        var input = LiabilityInput()
        input.distinctFamilies = families.distinct
        var (groups, places, units): ([Int32], [Int64: Int32], [Liability.OfUnit]) = ([], [:], [])
        var entitled = 0
        for row in rows.lazy.map({ Int($0) }) {
            let flags = MonthFlags(rawValue: columns.flags[row * columns.width + months.place])
            input.segments.append(UInt8(Segment.allCases.firstIndex(of: flags.segment) ?? 0))
            input.amounts.append(jobs.wages[row])
            input.averageWages.append(jobs.wages[row])
            input.programmes.append(jobs.programmes[row])
            input.months.append(months.inRow[row])
            input.families.append(families.places[columns.people[row]] ?? 0)
            if Int(months.altogether[row]) >= months.scholarship { entitled += 1 }
            let unit = jobs.units[row]
            let group = places[unit] ?? Int32(units.count)
            if Int(group) == units.count {
                places[unit] = group
                units.append(Liability.OfUnit(unit: UnitID(unit)))
            }
            units[Int(group)].people += 1
            groups.append(group)
        }
        let output = kernel.assess(input)
        var totals: [BenefitClaim: LiabilityTotal] = [:]
        for claim in LiabilityKernel.claims where output.amounts[claim] != nil {
            totals[claim] = output.total(of: claim)
            for (group, total) in output.totals(of: claim, by: groups, count: units.count).enumerated() {
                units[group].totals[claim] = total
            }
        }
        self.init(
            people: rows.count, totals: totals, refused: output.refused, stakes: output.stakes,
            units: units.sorted { $0.unit < $1.unit }, scholarshipPeople: entitled)
    }
}
