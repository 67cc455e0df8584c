import Claims
import LawBook
import Membership
import MoneyAndDates
import Testing

@Suite struct `Heirs and children` {
    private func heir(_ id: Int64, _ relation: HeirRelation) -> Heir {
        Heir(id: HeirID(id), person: PersonID(1), relation: relation, name: "A\(id)")
    }

    private func order(_ groups: [String]) -> Dated<[String]> {
        Dated(from: day(20_150_701), value: groups, status: .enacted, citation: Citation(document: "Act"))
    }

    @Test func `the first group that has anybody inherits, and the others wait`() {
        let groups = order(["spouse-or-child", "blood-line", "siblings"])
        let heirs = Heirs(
            [heir(1, .sibling), heir(2, .parent), heir(3, .child), heir(4, .spouse)], order: groups)
        #expect(heirs.ranked.map(\.heir.id.number) == [3, 4, 2, 1])
        #expect(heirs.entitled.map(\.id.number) == [3, 4])
        let single = Heirs([heir(1, .sibling), heir(2, .parent)], order: groups)
        #expect(single.entitled.map(\.id.number) == [2])
        let unnamed = Heirs([heir(1, .buried)], order: groups)
        #expect(unnamed.entitled.isEmpty && unnamed.ranked[0].rank == nil)
        #expect(Heirs([], order: groups).papers.isEmpty)
    }

    @Test func `papers of several heirs are named once`() {
        let heirs = Heirs([heir(1, .spouse), heir(2, .child)], order: order(["spouse-or-child"]))
        #expect(
            heirs.papers == [
                "claim.paper.ktp", "claim.paper.family-card", "claim.paper.heir-letter",
                "claim.paper.bank-book", "claim.paper.marriage-book", "claim.paper.birth-certificate",
            ])
    }

    @Test func `the order of the law inside names every group of the relations`() throws {
        let groups = try claimLaw().heirs.inForce(on: day(20_260_310)).value
        #expect(HeirRelation.allCases.allSatisfy { groups.contains($0.group) })
    }

    @Test func `a place at school is a level with its year`() {
        #expect(SchoolPlace(code: "sd3")?.code == "SD3" && SchoolPlace(code: "K5")?.level == .higher)
        #expect(SchoolPlace(code: "SD") == nil && SchoolPlace(code: "SD0") == nil)
        #expect(SchoolPlace(code: "XX1") == nil && SchoolPlace(code: "") == nil)
    }

    private func years(
        _ start: String, born: Int? = nil, renewals: [Int] = [], ended: Int? = nil, on today: Int,
        from: Int = 20_240_301
    ) throws -> ScholarshipYears {
        let school = try #require(SchoolPlace(code: start))
        return try ScholarshipYears(
            ScholarshipChild(
                heir: HeirID(1), name: "A", born: born.map { day($0) }, from: day(from), start: school,
                renewals: renewals.map { day($0) },
                ended: ended.map { ScholarshipEnd(day: day($0), reason: .married) }),
            on: day(today), under: claimLaw())
    }

    @Test func `a child in the third year of upper school has one year there and five beyond`() throws {
        let years = try years("SMA3", on: 20_240_301)
        #expect(years.years.map(\.school.code) == ["SMA3", "K1", "K2", "K3", "K4", "K5"])
        #expect(years.years[1].dueOn == day(20_250_301))
        #expect(years.next?.state == .due)
    }

    @Test func `it stops before the birthday of twenty-three, and not a day before that`() throws {
        // Twenty-three on 1 March 2026: the third year would begin on that very day.
        #expect(try years("SMA3", born: 20_030_301, on: 20_240_301).years.count == 2)
        #expect(try years("SMA3", born: 20_030_302, on: 20_240_301).years.count == 3)
        #expect(try years("SMA3", born: 19_940_301, on: 20_240_301).years.isEmpty)
    }

    @Test func `a year is due from its day on, unless it was claimed`() throws {
        #expect(try years("K1", renewals: [20_240_401], on: 20_250_228).due.isEmpty)
        #expect(try years("K1", renewals: [20_240_401], on: 20_250_301).due.map(\.number) == [2])
        #expect(try years("K1", on: 20_250_301).due.map(\.number) == [1, 2])
    }

    @Test func `marriage ends it, and keeps what was claimed`() throws {
        let ended = try years("K1", renewals: [20_240_401], ended: 20_250_228, on: 20_260_301)
        #expect(ended.years.map(\.number) == [1] && ended.next == nil)
        let later = try years("K1", renewals: [20_240_401], ended: 20_250_301, on: 20_260_301)
        #expect(later.due.map(\.number) == [2])
    }

    @Test func `before 2 December 2019 there was no ladder`() throws {
        #expect(try years("K1", on: 20_200_101, from: 20_191_201).years.isEmpty)
        #expect(try years("K1", on: 20_200_101, from: 20_191_202).years.count == 5)
    }
}
