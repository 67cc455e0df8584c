import Membership
import MoneyAndDates
import Testing

@testable import DemoCity

@Suite struct `The people of the demonstration` {
    @Test func `have numbers that agree with their birth date and sex, and no number twice`() throws {
        let people = try people()
        for person in people {
            #expect(person.nik.agrees(with: person.born))
            #expect(person.nik.sex == person.sex)
            #expect((1...9_999).contains(person.nik.serial))
        }
        #expect(Set(people.map(\.nik)).count == people.count)
    }

    @Test func `carry numbers of regions that are in the list`() throws {
        let codes = Set(try demoPools().regions.map(\.code))
        #expect(try people().allSatisfy { codes.contains($0.nik.regency) })
    }

    @Test func `are of an age to work`() throws {
        let today = try referenceDay()
        let ages = try people().map { $0.born.completedYears(on: today) }
        #expect(ages.allSatisfy { (15...69).contains($0) })
    }

    @Test func `are often brothers and sisters, sometimes twins, sometimes couples`() throws {
        var populace = Populace(pools: try demoPools(), seed: 3, today: try referenceDay())
        var siblings = 0
        var twins = 0
        var couples = 0
        for _ in 0..<3_000 {
            let household = populace.household()
            guard household.count > 1 else { continue }
            if household[0].mother != household[1].mother {
                couples += 1
            } else {
                siblings += 1
                if household[0].born == household[1].born { twins += 1 }
            }
        }
        #expect(siblings > 1_000)
        #expect(couples > 100)
        #expect((1...60).contains(twins))
    }

    @Test func `share their names with others, as common names are shared`() throws {
        let names = try people().map(\.name)
        let distinct = Double(Set(names).count) / Double(names.count)
        #expect(distinct > 0.4 && distinct < 0.9)
        #expect(names.contains { !$0.contains(" ") })
    }
}

private func people() throws -> [Person] {
    var populace = Populace(pools: try demoPools(), seed: 1, today: try referenceDay())
    return (0..<4_000).flatMap { _ in populace.household() }
}

@Suite struct `The seeded generator` {
    @Test func `gives the same numbers for the same seed, and others for another stream`() {
        var random = SeededRandom(seed: 1)
        var again = SeededRandom(seed: 1)
        var other = SeededRandom(seed: 1, stream: 1)
        let numbers = (0..<4).map { _ in random.next() }

        #expect(numbers == (0..<4).map { _ in again.next() })
        #expect(numbers != (0..<4).map { _ in other.next() })
    }

    @Test func `reaches both ends of a range and nothing beyond`() {
        var random = SeededRandom(seed: 5)
        let draws = Set((0..<400).map { _ in random.within(3...6) })
        #expect(draws == [3, 4, 5, 6])
    }

    @Test func `favours the head of a list of names, and still reaches its end`() {
        var random = SeededRandom(seed: 5)
        let list = Array(0..<50)
        let draws = (0..<20_000).map { _ in random.pickCommon(list) }
        let first = draws.count { $0 == 0 }
        #expect(first > 2_000 && first < 4_000)
        #expect(draws.contains(49))
    }

    @Test func `shuffles without losing anything`() {
        var random = SeededRandom(seed: 5)
        var list = Array(0..<100)
        random.shuffle(&list)
        #expect(list != Array(0..<100))
        #expect(list.sorted() == Array(0..<100))
    }
}
