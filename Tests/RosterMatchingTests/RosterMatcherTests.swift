import MoneyAndDates
import Testing

@testable import RosterMatching

struct RosterMatcherTests {
    private let people = [SmallPopulation.zubaidah] + SmallPopulation.crowd(900)
    private let own = SmallPopulation.zubaidah

    private func altered(_ change: (inout Person) -> Void) -> Person {
        var person = own
        change(&person)
        return person
    }

    @Test func `a row copied from the list is the participant`() async {
        let row = await SmallPopulation.decide(own, among: people)
        #expect(row.decision == .same)
        #expect(row.participant == 0)
        #expect(row.probability > 0.999)
    }

    @Test(arguments: [
        "1671055907850004", "1671059507850003", "1671055907850000", "167105590785003", "1,67106E+15", "",
    ])
    func `a damaged NIK does not hide a person whose name and birth date agree`(nik: String) async {
        let row = await SmallPopulation.decide(altered { $0.nik = nik }, among: people)
        #expect(row.decision == .same)
        #expect(row.participant == 0)
    }

    @Test func `name and NIK carry a row whose birth date is missing or wrong`() async {
        for born in [nil, Day(1985, 1, 1), Day(1975, 7, 19)] {
            let row = await SmallPopulation.decide(altered { $0.born = born }, among: people)
            #expect(row.decision == .same)
        }
    }

    @Test func `the date in the NIK stands in for a placeholder in the list`() async {
        var people = people
        people[0].born = Day(1985, 1, 1)
        let row = await SmallPopulation.decide(altered { $0.nik = "" }, among: people)
        #expect(row.participant == 0)
        #expect(row.reasons.contains(MatchReason("birth.equal-in-nik")))
    }

    @Test func `a stranger is new`() async {
        let stranger = Person(
            nik: "3374121206990001", name: "PARLINDUNGAN GINTING", born: Day(1999, 6, 12), sex: .male,
            mother: "ROTUA", village: "SUKAMAJU", address: "DUSUN II NO. 9 RT 01 RW 01")
        let row = await SmallPopulation.decide(stranger, among: people)
        #expect(row.decision == .new)
    }

    @Test func `a name by itself is never enough`() async {
        let row = await SmallPopulation.decide(Person(name: "ZUBAIDAH KARTINI", sex: .female), among: people)
        #expect(row.decision == .review)
        #expect(row.participant == 0)
        #expect(row.reasons.first == MatchReason("doubt.name-alone"))
    }

    @Test func `the same NIK under another name and birth date is for a clerk to see`() async {
        let other = altered {
            $0.name = "HENDRA SALEH"
            $0.born = Day(1971, 2, 3)
            ($0.mother, $0.village, $0.address, $0.phone) = ("", "", "", "")
        }
        let row = await SmallPopulation.decide(other, among: people)
        #expect(row.decision == .review)
        #expect(row.participant == 0)
        #expect(row.reasons.first == MatchReason("doubt.nik-alone"))
    }

    @Test func `a relative's NIK with half the name and no birth date is for a clerk to see`() async {
        let relative = Person(nik: own.nik, name: "HANIFAH KARTINI", sex: .female)
        let row = await SmallPopulation.decide(relative, among: people)
        #expect(row.decision == .review)
        #expect(row.reasons.first == MatchReason("doubt.nik-alone"))
    }

    @Test func `the NIK with the whole name is enough without a birth date`() async {
        let row = await SmallPopulation.decide(
            Person(nik: own.nik, name: "Zubaidah Kartini", sex: .female), among: people)
        #expect(row.decision == .same)
    }

    @Test func `a namesake of one birth date with a sound NIK of his own is not the participant`() async {
        let namesake = Person(
            nik: "3374055907850002", name: own.name, born: own.born, sex: .female)
        let row = await SmallPopulation.decide(namesake, among: people)
        #expect(row.decision == .review)
        #expect(row.reasons.first == MatchReason("doubt.other-nik"))
    }

    @Test(arguments: ["1671055907850008", "1671059507850003", "16710559078500033", "167105590785003"])
    func `a damaged NIK alone still finds its owner`(nik: String) async {
        let row = await SmallPopulation.decide(Person(nik: nik, name: "Z. K.", sex: .female), among: people)
        #expect(row.participant == 0)
    }

    @Test func `a sister in the same house is not the participant`() async {
        let sister = altered {
            $0.nik = "1671054803880001"
            $0.name = "NURHAYATI"
            $0.born = Day(1988, 3, 8)
        }
        let row = await SmallPopulation.decide(sister, among: people)
        #expect(row.decision != .same)
    }

    @Test func `a twin of another name is not the participant`() async {
        let twin = altered {
            $0.nik = "1671055907850004"
            $0.name = "NURHAYATI"
            $0.phone = ""
        }
        let row = await SmallPopulation.decide(twin, among: people)
        #expect(row.decision != .same)
    }

    @Test func `of two brothers who both fit, none is chosen`() async {
        var brother = own
        (brother.nik, brother.name, brother.born) = ("1671050101880002", "ZUBAIDAH LESTARI", Day(1988, 1, 1))
        let row = altered {
            $0.nik = ""
            $0.born = nil
            $0.name = "ZUBAIDAH"
            $0.phone = ""
        }
        let decided = await SmallPopulation.decide(row, among: [own, brother] + people.dropFirst())
        #expect(decided.decision == .review)
        #expect(Set([decided.participant] + decided.runnerUps.map(\.participant)).isSuperset(of: [0, 1]))
    }

    @Test func `two numbers of one person do not make each other doubtful`() async {
        var second = own
        (second.nik, second.phone) = ("", "")
        let unsigned = altered { ($0.nik, $0.phone) = ("", "") }
        let row = await SmallPopulation.decide(unsigned, among: people + [second])
        #expect(row.decision == .same)
        #expect(row.participant == 0 || row.participant == people.count)
    }

    @Test func `an empty list makes every row new, and an empty roster has no rows`() async {
        let alone = await SmallPopulation.match([own], among: [])
        #expect(alone.rows.map(\.decision) == [.new])
        #expect(alone.rows[0].reasons == [MatchReason("nobody-alike")])
        let none = await SmallPopulation.match([], among: people)
        #expect(none.rows.isEmpty)
        #expect(none.groups.isEmpty)
    }

    @Test func `a row of empty cells is new`() async {
        let row = await SmallPopulation.decide(Person(), among: people)
        #expect(row.decision == .new)
    }
}
