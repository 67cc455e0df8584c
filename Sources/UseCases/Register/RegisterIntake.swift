package import LawBook
package import Membership
package import MoneyAndDates
package import RosterFiles
import SQLDatabase
package import SQLStore
import Spreadsheets

/// A list of people on its way into the register: columns of those who can be taken, reasons for the others.
package struct RegisterIntake {
    /// What holds for everybody unless a row says otherwise.
    package struct Terms: Sendable {
        /// The units that rows may name, by code and by name in capitals; the default under an empty text.
        package var units: [String: Int64]
        /// Of each unit, who is billed.
        package var registrations: [Int64: Int64]
        /// Who is billed for every unit; nil for the unit's own.
        package var registration: Int64?
        package var category: WorkerCategory
        package var segment: Segment
        package var programmes: ProgrammeSet
        package var funding: FundingSource
        package var wageBasis: ReportedWageBasis
        /// Of everybody without a wage in the list.
        package var wage: Rupiah?
        /// The first day of every job.
        package var from: Day

        package init(
            units: [String: Int64], registrations: [Int64: Int64], registration: Int64?,
            category: WorkerCategory, segment: Segment,
            programmes: ProgrammeSet, funding: FundingSource, wageBasis: ReportedWageBasis, wage: Rupiah?,
            from: Day
        ) {
            self.units = units
            self.registrations = registrations
            self.registration = registration
            self.category = category
            self.segment = segment
            self.programmes = programmes
            self.funding = funding
            self.wageBasis = wageBasis
            self.wage = wage
            self.from = from
        }
    }

    /// Why a row is not taken; the raw value is the key of its sentence.
    package enum Rejection: String, Sendable, CaseIterable {
        case nik = "import.nik"
        case nikTwice = "import.nik-twice"
        case name = "import.name"
        case born = "import.born"
        case wage = "import.wage"
        case unit = "import.unit"
        case registration = "import.registration"
    }

    package private(set) var columns = RegisterColumns()
    /// The row of the list of each row of the columns.
    package private(set) var lines: [Int32] = []
    package private(set) var rejected: [(line: Int, why: Rejection)] = []
    private var seen: Set<UInt64> = []
    private let terms: Terms
    private var unitCache: [String: Int64] = [:]

    package init(_ terms: Terms) { self.terms = terms }

    /// Adds a row, or keeps why it cannot be taken.
    package mutating func add(_ row: ParticipantRow) {
        do throws(RowRejected) { try take(row) } catch { rejected.append((row.dataRow, error.why)) }
    }

    private struct RowRejected: Error {
        let why: Rejection
    }

    private mutating func take(_ row: ParticipantRow) throws(RowRejected) {
        guard let nik = row.nik.nik else { throw RowRejected(why: .nik) }
        guard !row.name.isEmpty else { throw RowRejected(why: .name) }
        guard let born = row.birthDate else { throw RowRejected(why: .born) }
        let written = row.wage.isEmpty ? nil : WageRepair.read(row.wage, .text)
        guard let wage = written.map(\.wage) ?? terms.wage, wage > .zero else {
            throw RowRejected(why: .wage)
        }
        guard let unit = unit(of: row) else { throw RowRejected(why: .unit) }
        guard let registration = terms.registration ?? terms.registrations[unit] else {
            throw RowRejected(why: .registration)
        }
        guard seen.insert(nik.digits).inserted else { throw RowRejected(why: .nikTwice) }
        lines.append(Int32(row.dataRow))
        columns.names.append(utf8: row.name.lazy.map { (97...122).contains($0) ? $0 & 0xDF : $0 })
        columns.niks.append(nik.description)
        columns.mothers.append(row.mother.isEmpty ? nil : String(decoding: row.mother, as: UTF8.self))
        columns.born.append(Int64(born.yyyymmdd))
        columns.sexes.append((row.sex ?? nik.sex).rawValue)
        columns.units.append(unit)
        columns.registrations.append(registration)
        columns.categories.append(terms.category.rawValue)
        columns.segments.append(terms.segment.rawValue)
        columns.programmes.append(Int64(terms.programmes.rawValue))
        columns.wages.append(wage.amount)
        columns.wageBases.append(terms.wageBasis.rawValue)
        columns.funding.append(terms.funding.rawValue)
        columns.decrees.append(nil)
        columns.from.append(Int64(terms.from.yyyymmdd))
        columns.to.append(openEnd)
        let number = String(decoding: row.participantNumber, as: UTF8.self)
        columns.participantNumbers.append(ParticipantCardNumber(number)?.digits)
    }

    private mutating func unit(of row: ParticipantRow) -> Int64? {
        guard !row.unit.isEmpty else { return terms.units[""] }
        let text = String(decoding: row.unit, as: UTF8.self)
        if let known = unitCache[text] { return known }
        let found = terms.units[text] ?? terms.units[text.uppercased()] ?? terms.units[""]
        if let found { unitCache[text] = found }
        return found
    }
}
