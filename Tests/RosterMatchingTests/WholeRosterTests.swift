import MoneyAndDates
import Testing

@testable import RosterMatching

struct WholeRosterTests {
    private let people = [SmallPopulation.zubaidah] + SmallPopulation.crowd(900)

    @Test func `the answer does not depend on the number of workers`() async {
        let rows =
            Array(people.prefix(300)) + [Person(name: "Agus"), Person(nik: "1,67E+15", name: "Siti Malik")]
        let one = await SmallPopulation.match(rows, among: people, workers: 1)
        let five = await SmallPopulation.match(rows, among: people, workers: 5)
        #expect(one.rows.map(\.probability) == five.rows.map(\.probability))
        #expect(one.rows.map(\.participant) == five.rows.map(\.participant))
        #expect(one.groups == five.groups)
        #expect(one.weights == five.weights)
    }

    @Test func `a person twice in the roster is one group, known or new`() async {
        let stranger = Person(
            nik: "3374121206990001", name: "PARLINDUNGAN GINTING", born: Day(1999, 6, 12), sex: .male)
        var again = stranger
        (again.nik, again.name) = ("", "Parlindungan Gintng")
        var known = SmallPopulation.zubaidah
        known.nik = ""
        let rows = Array(people.prefix(200)) + [stranger, known, again]
        let result = await SmallPopulation.match(rows, among: people)
        #expect(result.groups == [[0, 201], [200, 202]])
    }

    @Test func `rows of different people make no group`() async {
        let result = await SmallPopulation.match(Array(people.prefix(300)), among: people)
        #expect(result.groups.isEmpty)
    }

    @Test func `the weaker of two rows that claim one participant is doubted`() async {
        let namesake = Person(name: "ZUBAIDAH KARTINI", born: Day(1985, 7, 17), sex: .female)
        let rows = Array(people.prefix(200)) + [namesake]
        let claimed = await SmallPopulation.match(rows, among: people).rows[200]
        let unclaimed = await SmallPopulation.match(Array(rows.dropFirst()), among: people).rows[199]
        #expect(claimed.participant == 0)
        #expect(claimed.probability < unclaimed.probability)
        #expect(claimed.reasons.contains(MatchReason("contested")))
        #expect(!unclaimed.reasons.contains(MatchReason("contested")))
    }

    @Test func `the shares of the levels are learnt from the roster`() async {
        var rows = Array(people.prefix(400))
        for index in rows.indices where index % 4 == 0 { rows[index].phone = "0899\(1_000_000 + index)" }
        let some = await SmallPopulation.match(rows, among: people).weights
        let all = await SmallPopulation.match(Array(people.prefix(400)), among: people).weights
        func share(_ level: String, _ weights: [LevelWeight]) -> Double {
            weights.first { $0.level == level }?.share ?? -1
        }
        #expect(share("phone.equal", all) > share("phone.equal", some) + 0.1)
        #expect(share("nik.equal", all) > 0.9)
    }

    @Test func `the bars of a row add up to its odds against a stranger`() async {
        let row = await SmallPopulation.decide(SmallPopulation.zubaidah, among: people)
        let bits = row.contributions.reduce(0) { $0 + $1.bits }
        #expect(row.contributions.map(\.part) == MatchContribution.Part.allCases)
        #expect(bits > 20)
        #expect(row.contributions.contains { $0.part == .prior && $0.bits < -5 })
    }

    @Test func `a stricter tolerance never accepts more`() async {
        var rows = Array(people.prefix(300))
        for index in rows.indices where index % 3 == 0 {
            rows[index].nik = ""
            rows[index].mother = ""
            rows[index].address = ""
            rows[index].born = index % 2 == 0 ? nil : rows[index].born
        }
        var accepted: [Int] = []
        for tolerance in [0.0, 0.001, 0.05] {
            var settings = RosterMatcher.Settings()
            settings.tolerance = tolerance
            let matcher = RosterMatcher(participants: SmallPopulation.table(people), settings: settings)
            let result = await matcher.match(roster: SmallPopulation.table(rows))
            accepted.append(result.rows.count { $0.decision == .same })
        }
        #expect(accepted == accepted.sorted())
        #expect(accepted[0] < accepted[2])
    }

    @Test func `every row has a decision, a probability between 0 and 1, and at most five runner-ups`() async
    {
        let rows = people.prefix(100).map { Person(name: $0.name, born: $0.born) }
        let result = await SmallPopulation.match(rows, among: people)
        #expect(result.rows.count == 100)
        for row in result.rows {
            #expect((0...1).contains(row.probability))
            #expect(row.runnerUps.count <= 5)
            #expect(row.runnerUps.map(\.probability) == row.runnerUps.map(\.probability).sorted(by: >))
        }
    }
}
