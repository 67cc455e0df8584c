import DemoCity
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// People of the town as the register takes them.
struct DemoPeople {
    let setting: DemoSetting
    /// JKK and JKM, what a region pays at least.
    static let programmes = ProgrammeSet([.workAccident, .death])

    func columns(_ workers: some Sequence<CityWorker>, from day: Day) -> RegisterColumns {
        var columns = RegisterColumns()
        for worker in workers {
            add(worker.person, to: &columns, from: day)
            columns.units.append(setting.units[worker.unit].number)
            columns.registrations.append(setting.registrations[worker.unit])
            columns.categories.append(WorkerCategory.dailyWorker.rawValue)
            columns.segments.append(Segment.wageEarner.rawValue)
            columns.wages.append(worker.wage.amount)
            columns.wageBases.append(ReportedWageBasis.honorarium.rawValue)
            columns.decrees.append("SK/\(worker.unit + 1)/\(day.year)")
        }
        return columns
    }

    /// Who works on his own account and is insured with the city’s money.
    func vulnerable(_ people: some Sequence<Person>, on day: Day) -> RegisterColumns {
        var columns = RegisterColumns()
        for person in people where person.born.completedYears(on: day) < 60 {
            add(person, to: &columns, from: day)
            columns.units.append(setting.units[setting.vulnerable].number)
            columns.registrations.append(setting.registrations[setting.vulnerable])
            columns.categories.append(WorkerCategory.vulnerable.rawValue)
            columns.segments.append(Segment.selfEmployed.rawValue)
            columns.wages.append(1_000_000)
            columns.wageBases.append(ReportedWageBasis.declaredIncome.rawValue)
            columns.decrees.append("SK/PR/\(day.year)")
        }
        return columns
    }

    private func add(_ person: Person, to columns: inout RegisterColumns, from day: Day) {
        columns.names.append(person.name)
        columns.niks.append(person.nik.description)
        columns.mothers.append(person.mother)
        columns.born.append(Int64(person.born.yyyymmdd))
        columns.sexes.append(person.sex.rawValue)
        columns.programmes.append(Int64(DemoPeople.programmes.rawValue))
        columns.funding.append(FundingSource.regionalBudget.rawValue)
        columns.from.append(Int64(day.yyyymmdd))
        columns.to.append(openEnd)
    }
}

/// Who works where in a month, as the register has them.
struct DemoCrew: Sendable {
    /// By registration: jobs in the order of their numbers.
    private(set) var jobs: [Int64: [Job]] = [:]

    struct Job: Sendable {
        let spell: SpellID
        let person: PersonID
    }

    init(_ month: Month, _ office: Office) async throws {
        let spells = try await office.database.read { connection in
            try SpellBook.columns(
                government: office.government, month: month, known: .max - 1, on: connection)
        }
        for row in 0..<spells.count {
            jobs[spells.registrations[row], default: []].append(
                Job(spell: SpellID(spells.spells[row]), person: PersonID(spells.persons[row])))
        }
    }
}
