import MoneyAndDates

/// Somebody on a roster of the demonstration city, or who was.
struct Worker: Sendable {
    enum State: String, Sendable {
        case active = "aktif"
        case dead = "meninggal"
        case left = "keluar"
    }

    let person: Person
    /// The place of the office among the units.
    let unit: Int
    let job: String
    let wage: Rupiah
    let state: State
    /// The day of the death or of leaving, for those who are not active.
    let since: Day?
    var number: Int?
}

/// A participant of BPJS as the branch would list them.
struct Participant: Sendable {
    let person: Person
    var number: Int
    /// A number given to the same person before; then this one is the second.
    var firstNumber: Int?
    /// The place among the units, or nil for other employers.
    let unit: Int?
    let employer: String
    let status: String
}

/// Everybody of the demonstration: the workers of all offices and all participants.
struct CityPeople: Sendable {
    private(set) var workers: [Worker] = []
    private(set) var participants: [Participant] = []

    static let participantCount = 8_000
    static let secondNumbers = 24

    private let pools: DemoPools
    private let today: Day
    private var random: SeededRandom
    private var populace: Populace
    private let places: CityPlaces

    init(pools: DemoPools, seed: UInt64, today: Day) {
        self.pools = pools
        self.today = today
        random = SeededRandom(seed: seed, stream: .max - 1)
        populace = Populace(pools: pools, seed: seed, today: today)
        places = CityPlaces(pools.places, &random)
        makeEverybody()
    }

    /// Workers from households of the city: the first of a household works for it, others sometimes.
    private mutating func makeEverybody() {
        let active = pools.units.reduce(0) { $0 + $1.headCount }
        let gone = active / 50
        var offices = pools.units.indices.flatMap { [Int](repeating: $0, count: pools.units[$0].headCount) }
        random.shuffle(&offices)
        var others: [Person] = []
        while workers.count < active + gone {
            for (place, person) in household().enumerated() {
                guard place == 0 || random.percent(45), workers.count < active + gone else {
                    others.append(person)
                    continue
                }
                let isActive = workers.count < active
                workers.append(
                    worker(person, isActive ? offices[workers.count] : random.pick(offices), isActive))
            }
        }
        enrol(active: active, others: others)
    }

    private mutating func household() -> [Person] {
        let isFromHere = random.percent(95)
        var household = populace.household(region: isFromHere ? pools.city.region : nil)
        if isFromHere { places.settle(&household, in: pools.city.name, &random) }
        return household
    }

    private mutating func worker(_ person: Person, _ unit: Int, _ isActive: Bool) -> Worker {
        let office = pools.units[unit]
        let state: Worker.State = isActive ? .active : random.percent(30) ? .dead : .left
        return Worker(
            person: person, unit: unit, job: random.pickCommon(office.jobs), wage: random.pick(office.wages),
            state: state, since: isActive ? nil : today.adding(days: -random.within(40...700)), number: nil)
    }

    /// Two active workers in three are participants already, and four in five of those who are gone.
    private mutating func enrol(active: Int, others: [Person]) {
        var order = Array(0..<active)
        random.shuffle(&order)
        for index in order.prefix(active * 2 / 3) { enrol(worker: index) }
        for index in active..<workers.count where random.percent(80) { enrol(worker: index) }
        var waiting = others
        while participants.count < CityPeople.participantCount - CityPeople.secondNumbers {
            if waiting.isEmpty { waiting = household() }
            let status = random.percent(93) ? "AKTIF" : "NONAKTIF"
            participants.append(
                Participant(
                    person: waiting.removeLast(), number: 0, firstNumber: nil, unit: nil,
                    employer: random.pickCommon(pools.city.employers), status: status))
        }
        numberParticipants()
    }

    private mutating func enrol(worker index: Int) {
        let worker = workers[index]
        let status = worker.state == .active ? "AKTIF" : worker.state == .dead ? "MENINGGAL" : "NONAKTIF"
        workers[index].number = participants.count
        var person = worker.person
        if random.percent(5) { moveAway(&person) }
        participants.append(
            Participant(
                person: person, number: 0, firstNumber: nil, unit: worker.unit,
                employer: pools.units[worker.unit].name, status: random.percent(90) ? status : "AKTIF"))
    }

    /// The branch still has the address in another city from which the worker came.
    private mutating func moveAway(_ person: inout Person) {
        person.regency = random.pick(pools.regions).name
        person.district = pools.places.place(&random)
        person.village = pools.places.place(&random)
        person.address = pools.places.address(&random)
    }

    /// Gives numbers in an order that tells nothing; until then a worker's number is a place in the list.
    private mutating func numberParticipants() {
        var order = Array(participants.indices)
        random.shuffle(&order)
        var number = 19_000_000_000
        for index in order {
            number += random.within(1...97)
            participants[index].number = number
        }
        for index in workers.indices {
            workers[index].number = workers[index].number.map { participants[$0].number }
        }
        let enrolled = workers.count { $0.number != nil }
        let half = CityPeople.secondNumbers / 2
        let doubles =
            order.filter { $0 < enrolled }.prefix(half) + order.filter { $0 >= enrolled }.prefix(half)
        for index in doubles {
            number += random.within(1...97)
            participants.append(second(of: participants[index], number: number))
        }
        participants.sort { $0.number < $1.number }
    }

    /// The same person under a second number: an employer years ago, no telephone, another spelling.
    private mutating func second(of first: Participant, number: Int) -> Participant {
        var person = first.person
        let words = person.name.split(separator: " ").map(String.init)
        person.name = (NameDirt(pools: pools).variant(words, &random) ?? words).joined(separator: " ")
        person.phone = ""
        return Participant(
            person: person, number: number, firstNumber: first.number, unit: nil,
            employer: random.pickCommon(pools.city.employers), status: "NONAKTIF")
    }
}

/// Districts and villages of the city.
private struct CityPlaces: Sendable {
    private let districts: [(name: String, villages: [String])]

    init(_ words: PlaceWords, _ random: inout SeededRandom) {
        var taken: Set<String> = []
        func fresh(_ random: inout SeededRandom) -> String {
            while true {
                let place = words.place(&random)
                if taken.insert(place).inserted { return place }
            }
        }
        districts = (0..<16).map { _ in (fresh(&random), (0..<6).map { _ in fresh(&random) }) }
    }

    func settle(_ household: inout [Person], in city: String, _ random: inout SeededRandom) {
        let district = random.pick(districts)
        let village = random.pick(district.villages)
        for index in household.indices {
            let apart = household[index].village != household[0].village
            household[index].regency = city
            household[index].district = district.name
            household[index].village = apart ? random.pick(district.villages) : village
        }
    }
}
