import Membership
package import MoneyAndDates

/// Somebody whom the demonstration city pays for, as its register has them.
package struct CityWorker: Sendable {
    package let person: Person
    /// The place of the office among the units of the pools.
    package let unit: Int
    package let job: String
    /// Of a month, in whole rupiah.
    package let wage: Rupiah
}

/// The people of the demonstration city without the dirt of its rosters.
package struct CityStaff: Sendable {
    /// Who works for the city on the day it is looked at.
    package let workers: [CityWorker]
    /// People of the city who work on their own account, some of whom it insures.
    package let selfEmployed: [Person]
    private var later: Populace
    private var random: SeededRandom
    private let units: [DemoUnit]

    /// The same seed and day give the same people, those of `DemoCity.write` first.
    ///
    /// - Parameter seed: another one gives another city.
    package init(pools: DemoPools, seed: UInt64, referenceDay: Day) {
        let people = CityPeople(pools: pools, seed: seed, today: referenceDay)
        workers = people.workers.filter { $0.state == .active }.map {
            CityWorker(person: $0.person, unit: $0.unit, job: $0.job, wage: $0.wage)
        }
        let known = Set(people.workers.map(\.person.nik))
        var seen: Set<String> = []
        selfEmployed = people.participants.filter { participant in
            participant.unit == nil && participant.firstNumber == nil
                && !known.contains(participant.person.nik)
                && seen.insert(participant.person.nik.description).inserted
        }.map(\.person)
        later = Populace(pools: pools, seed: seed ^ 0x5EED, today: referenceDay)
        random = SeededRandom(seed: seed, stream: .max - 7)
        units = pools.units
    }

    /// One more person for an office, whom nobody has met before.
    package mutating func newcomer(in unit: Int) -> CityWorker {
        let known = Set(workers.map(\.person.nik))
        while true {
            let household = later.household()
            guard let person = household.first(where: { !known.contains($0.nik) }) else { continue }
            let office = units[unit]
            return CityWorker(
                person: person, unit: unit, job: random.pick(office.jobs), wage: random.pick(office.wages))
        }
    }
}

extension DemoPools {
    /// The offices of the city: code and name.
    package var offices: [(code: String, name: String)] { units.map { ($0.code, $0.name) } }
}
