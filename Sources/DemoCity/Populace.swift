import Membership
package import MoneyAndDates

/// Makes households one after another; no two people of one populace share a NIK.
///
/// A household holds brothers and sisters (now and then twins) or a couple: the people that a careless
/// match takes for one another, having mother, address, surname and most of the NIK in common.
package struct Populace {
    private let pools: DemoPools
    private let seed: UInt64
    private let today: Day
    private let regionWeights: Int
    private var used: Set<UInt64> = []
    private var households: UInt64 = 0

    package init(pools: DemoPools, seed: UInt64, today: Day) {
        self.pools = pools
        self.seed = seed
        self.today = today
        regionWeights = pools.regions.reduce(0) { $0 + $1.weight }
    }

    /// One more household, of one to four people of working age, most often one.
    ///
    /// - Parameter region: the place among the pools' regions; nil draws one by weight.
    package mutating func household(region: Int? = nil) -> [Person] {
        var random = SeededRandom(seed: seed, stream: households)
        households += 1
        let home = Home(pools, region.map { pools.regions[$0] } ?? drawRegion(&random), &random)
        let size = [1, 1, 1, 1, 1, 2, 2, 2, 2, 3][random.below(10)] + (random.percent(2) ? 1 : 0)
        if size > 1, random.percent(12) { return couple(home, &random) }
        return siblings(size, home, &random)
    }

    private func drawRegion(_ random: inout SeededRandom) -> Region {
        var draw = random.below(regionWeights)
        for region in pools.regions {
            draw -= region.weight
            if draw < 0 { return region }
        }
        preconditionFailure("a draw below the sum of weights falls on a region")
    }

    private mutating func siblings(_ size: Int, _ home: Home, _ random: inout SeededRandom) -> [Person] {
        var people: [Person] = []
        var born = birthDay(18...66, &random)
        for place in 0..<size {
            let sex: Sex = random.percent(50) ? .male : .female
            let twin = place > 0 && random.percent(1)
            if place > 0, !twin {
                let younger = born.adding(days: random.within(330...2_000))
                born =
                    younger.completedYears(on: today) >= 17
                    ? younger : born.adding(days: -random.within(330...900))
            }
            var person = person(home, home.tradition, sex, born, &random)
            if place > 0, random.percent(40) { person.address = pools.places.address(&random) }
            if place > 0, random.percent(30) { person.village = pools.places.place(&random) }
            people.append(person)
        }
        return people
    }

    private mutating func couple(_ home: Home, _ random: inout SeededRandom) -> [Person] {
        let husband = person(home, home.tradition, .male, birthDay(22...64, &random), &random)
        let other = Home(pools, random.percent(70) ? home.region : drawRegion(&random), &random)
        var wife = person(other, other.tradition, .female, birthDay(20...60, &random), &random)
        wife.address = husband.address
        wife.village = husband.village
        wife.district = husband.district
        wife.regency = husband.regency
        wife.familyCard = husband.familyCard
        wife.husband = husband.name
        return [husband, wife]
    }

    private func birthDay(_ ages: ClosedRange<Int>, _ random: inout SeededRandom) -> Day {
        today.adding(days: -(random.within(ages) * 365 + 20 + random.below(366)))
    }

    private mutating func person(
        _ home: Home, _ tradition: NameTradition, _ sex: Sex, _ born: Day, _ random: inout SeededRandom
    ) -> Person {
        let digits = random.below(10)
        let phone = random.pick(pools.phonePrefixes) + digitsText(random.next(), digits == 0 ? 7 : 8)
        let moved = random.percent(12) ? drawRegion(&random) : home.region
        return Person(
            nik: nik(home.region, home.districtCode, sex, born, &random),
            name: tradition.name(sex, surname: home.surname, &random), sex: sex,
            birthPlace: moved.birthPlace, born: born, mother: home.mother, father: home.father,
            husband: sex == .female ? home.tradition.name(.male, surname: nil, &random) : "",
            address: home.address, village: home.village, district: home.district,
            regency: home.region.name, phone: phone, familyCard: home.familyCard,
            registered: today.adding(days: -random.within(60...3_400)))
    }

    private mutating func nik(
        _ region: Region, _ district: Int, _ sex: Sex, _ born: Day, _ random: inout SeededRandom
    ) -> NIK {
        let from = random.percent(6) ? drawRegion(&random) : region
        let code = from.code * 100 + min(district, from.districts)
        let day = born.day + (sex == .female ? 40 : 0)
        let date = day * 10_000 + born.month * 100 + born.year % 100
        let stem = (UInt64(code) * 1_000_000 + UInt64(date)) * 10_000
        var serial = random.percent(45) ? 1 : random.within(1...9)
        while !used.insert(stem + UInt64(serial)).inserted { serial += 1 }
        guard let nik = NIK(digits: stem + UInt64(serial)) else {
            preconditionFailure("provinces begin at 11, so a NIK built from one has sixteen digits")
        }
        return nik
    }
}

/// What the people of one household have in common.
private struct Home {
    let region: Region
    let tradition: NameTradition
    let districtCode: Int
    let surname: String?
    let mother: String
    let father: String
    let address: String
    let village: String
    let district: String
    let familyCard: String

    init(_ pools: DemoPools, _ region: Region, _ random: inout SeededRandom) {
        self.region = region
        var draw = random.below(region.traditions.reduce(0) { $0 + $1.weight })
        var name = region.traditions[0].name
        for share in region.traditions {
            draw -= share.weight
            if draw < 0 {
                name = share.name
                break
            }
        }
        tradition = pools.tradition(name)
        districtCode = random.within(1...region.districts)
        surname = tradition.surname(&random)
        mother = tradition.name(.female, surname: tradition.surname(&random), &random)
        father = tradition.name(.male, surname: surname, &random)
        address = pools.places.address(&random)
        village = pools.places.place(&random)
        district = pools.places.place(&random)
        let issued = random.within(1...28) * 10_000 + random.within(1...12) * 100 + random.within(3...22)
        let stem = (UInt64(region.code * 100 + districtCode) * 1_000_000 + UInt64(issued)) * 10_000
        familyCard = String(stem + UInt64(random.within(1...40)))
    }
}

/// The last so many decimal digits of a number, with its noughts in front.
func digitsText(_ number: UInt64, _ count: Int) -> String {
    var modulus: UInt64 = 1
    for _ in 0..<count { modulus *= 10 }
    let digits = String(number % modulus)
    return String(repeating: "0", count: count - digits.utf8.count) + digits
}
