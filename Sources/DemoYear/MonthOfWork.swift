import DemoCity
import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import PeriodBooks
import RegisterBooks
import SQLStore

/// One month: what happens to people, then what is owed, then what is paid.
struct MonthOfWork {
    let town: DemoTown
    let setting: DemoSetting
    let month: Month
    let place: Int
    let tell: @Sendable (Note) -> Void

    func run(_ staff: inout CityStaff) async throws {
        var changes = MonthOfPeople(town: town, setting: setting, month: month, place: place, tell: tell)
        try await changes.run(&staff)
        let closed = Set(setting.registrations.indices.filter(hasNoPapers))
        for place in setting.units.indices where !closed.contains(place) { try await sign(place) }
        for place in closed.sorted() {
            tell(
                Note(
                    "demo-year.no-papers",
                    ["unit": .text(setting.names[place]), "month": .month(month)]))
        }
        let billed = try await bill(setting.registrations.indices.filter { !closed.contains($0) })
        let money = MonthOfMoney(town: town, setting: setting, month: month, place: place, tell: tell)
        try await money.paySelfEmployed()
        try await money.payLastMonth()
        tell(
            Note(
                "demo-year.month",
                [
                    "month": .month(month), "people": .count(billed.people), "dues": .rupiah(billed.dues),
                    "corrections": .rupiah(billed.corrections), "joined": .number(changes.joined),
                    "left": .number(changes.left),
                ]))
    }

    /// The largest office waits four months for its budget and agreement of the new year, one more than
    /// arrears are tolerated; the programme of vulnerable workers five, two more than its grace.
    private func hasNoPapers(_ unit: Int) -> Bool {
        if unit == 0 { return (1...4).contains(month.month) }
        return unit == setting.vulnerable && (1...5).contains(month.month)
    }

    /// The papers of a year other than the first, once they are there; signed again they change nothing.
    private func sign(_ place: Int) async throws {
        guard month.year > town.firstYear else { return }
        let isLate = place == 0 || place == setting.vulnerable
        let (newYear, end) = (month.adding(1 - month.month), month.adding(12 - month.month))
        let opening = isLate ? newYear.adding(place == 0 ? 4 : 5) : newYear
        guard month >= opening else { return }
        let office = town.at(opening.firstDay, as: .headOfUnit)
        if month == opening {
            try await DemoAgreements(town: town, setting: setting).renew(place, from: opening, through: end)
        }
        // The agreement that was just signed is its own paper.
        for kind in UnitPaper.kinds where kind != "pks" {
            try await UnitPapers.record(
                UnitPaper(
                    kind: kind, number: "\(kind)/\(place + 1)/\(month.year)", isSigned: true,
                    from: opening.firstDay, through: end.lastDay), of: setting.units[place], by: office)
        }
    }

    private func bill(
        _ places: [Int]
    ) async throws -> (people: Int, dues: Rupiah, corrections: Rupiah) {
        let day = month.firstDay.adding(days: 8)
        let clerk = town.periods(day, as: .operatorOfUnit)
        for place in places { try await clerk.open(choice(place), month) }
        var sum = (people: 0, dues: Rupiah.zero, corrections: Rupiah.zero)
        for place in places {
            let found = try await clerk.calculate(choice(place), month)
            for period in found.periods {
                sum.people += period.persons
                sum.dues += period.dues
                sum.corrections += period.corrections
            }
        }
        for place in places {
            let agreed = try await town.periods(day.adding(days: 1), as: .verifier)
                .finalise(name(place), month)
            if let bill = agreed.bill, let code = BillingCode("\(month.yyyymm)1671\(100 + place)") {
                try await BillActs.enter(
                    code, for: bill.id, by: town.at(day.adding(days: 1), as: .treasurer))
            }
            _ = try await town.periods(day.adding(days: 2), as: .headOfUnit).post(name(place), month)
        }
        return sum
    }

    private func choice(_ place: Int) -> PeriodChoice { .one(name(place)) }

    private func name(_ place: Int) -> String { String(setting.registrations[place]) }
}
