import DemoCity
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLStore

/// Who comes, goes, changes and dies in a month, and when the office hears of it.
struct MonthOfPeople {
    let town: DemoTown
    let setting: DemoSetting
    let month: Month
    let place: Int
    let tell: @Sendable (Note) -> Void
    private(set) var joined = 0
    private(set) var left = 0

    init(
        town: DemoTown, setting: DemoSetting, month: Month, place: Int,
        tell: @escaping @Sendable (Note) -> Void
    ) {
        self.town = town
        self.setting = setting
        self.month = month
        self.place = place
        self.tell = tell
    }

    private var day: Day { month.firstDay.adding(days: 3) }
    private var office: Office { town.at(day, as: .operatorOfUnit) }
    private var acts: JobActs { JobActs(office, law: town.law.membership) }

    mutating func run(_ staff: inout CityStaff) async throws {
        guard place > 0 else { return }
        let crew = try await DemoCrew(month, office)
        try await join(&staff)
        try await leave(crew)
        switch place {
        case 1: try await secondPayer(crew)
        case 4: try await changeCategory(crew)
        case 5:
            try await lateDeath(crew)
            try await LookAhead(town: town, tell: tell).tellWaste(on: day)
        case 6: try await raise(1, crew, by: Rupiah(150_000), from: month.firstDay, "demo-year.raise")
        case 9:
            try await raise(
                3, crew, by: Rupiah(250_000), from: month.adding(-2).firstDay, "demo-year.raise-back")
        default: break
        }
    }

    private mutating func join(_ staff: inout CityStaff) async throws {
        let units = [place % 3, 3 + place % 4]
        let people = units.flatMap { unit in (0..<3).map { _ in unit } }.map { staff.newcomer(in: $0) }
        let columns = DemoPeople(setting: setting).columns(people, from: month.firstDay)
        let outcome = try await RegisterImport(office, law: town.law.membership)
            .load(columns, key: "masuk-\(month.yyyymm)")
        joined = people.count - outcome.refused.count
    }

    private mutating func leave(_ crew: DemoCrew) async throws {
        let reasons: [EndReason] = [.resigned, .contractEnded, .nonCivilServiceEnded, .becameCivilServant]
        for (number, reason) in reasons.enumerated() {
            let unit = (place + number) % 6
            guard let jobs = crew.jobs[setting.registrations[unit]], jobs.count > 40 else { continue }
            let job = jobs[(place * 31 + number * 7) % (jobs.count - 20)]
            try await acts.close(
                job.spell, of: job.person, on: month.firstDay.adding(days: -1), because: reason)
            left += 1
        }
    }

    /// The programme of vulnerable workers proposes somebody whom an office pays for already.
    private func secondPayer(_ crew: DemoCrew) async throws {
        guard let job = crew.jobs[setting.registrations[2]]?.last else { return }
        let terms = JobTerms(
            unit: setting.units[setting.vulnerable], category: .vulnerable, segment: .selfEmployed,
            programmes: DemoPeople.programmes, payer: UnitID(setting.registrations[setting.vulnerable]),
            funding: .regionalBudget, wage: Rupiah(1_000_000), wageBasis: .declaredIncome)
        do {
            try await acts.open(job.person, terms, from: month.firstDay)
        } catch let refusal as JobRefusal {
            tell(Note("demo-year.second-payer"))
            tell(refusal.note)
        }
    }

    /// Twelve daily workers of the environment office become part-time civil servants of another office: one
    /// act each, without a day between.
    private func changeCategory(_ crew: DemoCrew) async throws {
        let (unit, payer) = (setting.units[1], UnitID(setting.registrations[1]))
        let jobs = (crew.jobs[setting.registrations[0]] ?? []).suffix(12)
        for job in jobs {
            try await acts.change(
                job.spell, of: job.person, from: month.firstDay, reason: "KepmenPANRB 16/2025"
            ) { terms in
                var terms = terms
                terms.category = .partTimeContract
                terms.unit = unit
                terms.payer = payer
                return terms
            }
        }
        tell(
            Note(
                "demo-year.transfer",
                [
                    "count": .count(jobs.count), "from": .text(setting.names[0]),
                    "to": .text(setting.names[1]),
                ]))
    }

    /// A worker died two months ago; the office hears of it now, and two months were paid in vain.
    private func lateDeath(_ crew: DemoCrew) async throws {
        guard let job = crew.jobs[setting.registrations[2]]?.dropLast(9).last else { return }
        let died = month.adding(-3).firstDay.adding(days: 9)
        try await acts.died(job.person, on: died, reason: "akta kematian")
        tell(
            Note(
                "demo-year.late-death", ["died": .day(died), "known": .day(day)]))
    }

    private func raise(
        _ unit: Int, _ crew: DemoCrew, by amount: Rupiah, from first: Day, _ key: String
    ) async throws {
        let jobs = crew.jobs[setting.registrations[unit]] ?? []
        var raised = 0
        for job in jobs {
            do {
                try await acts.change(job.spell, of: job.person, from: first, reason: "SK upah") { terms in
                    var terms = terms
                    terms.wage += amount
                    return terms
                }
                raised += 1
            } catch JobRefusal.spell {
                // Who came after that day has the new wage already; who left has none.
                continue
            }
        }
        tell(
            Note(
                key,
                [
                    "unit": .text(setting.names[unit]), "count": .count(raised), "amount": .rupiah(amount),
                    "from": .day(first),
                ]))
    }
}
