import Testing

@testable import RosterMatching

struct NameComparisonTests {
    /// The finding between two names among 600 ordinary people.
    private func compare(_ row: String, _ person: String) -> NameFinding {
        var people = SmallPopulation.crowd(600)
        people.append(Person(name: person))
        let table = SmallPopulation.table(people)
        let roster = SmallPopulation.table([Person(name: row)])
        let (ground, rows) = MatchingGround(participants: table)
            .joined(by: roster, vocabulary: table.vocabulary, places: table.places)
        var names = NameComparison(
            traits: ground.traits, frequencies: ground.frequencies, shares: MatchShares())
        return ground.people.withView { people in
            rows.withView { rows in
                names.compare(rows.name(of: rows.records[0]), people.name(of: people.records[600]), .name)
            }
        }
    }

    @Test(arguments: [
        ("Zubaidah Kartini", "ZUBAIDAH KARTINI", WordLevel.equal),
        ("Djoko Sastro", "JOKO SASTRO", .sound), ("Moch. Fauzan", "MUHAMMAD FAUZAN", .family),
        ("Zubiadah Kartini", "ZUBAIDAH KARTINI", .typingError), ("Z. Kartini", "ZUBAIDAH KARTINI", .initial),
        ("Zubaidahkartini", "ZUBAIDAH KARTINI", .joined), ("Zuba Idah", "ZUBAIDAH", .joined),
        ("Kartinizubaidah", "ZUBAIDAH KARTINI", .joined), ("Zubaidah", "ZUBAIDAH KARTINI", .dropped),
        ("Kartini Zubaidah", "ZUBAIDAH KARTINI", .swapped),
        ("Zubaidah Kartini Wibowo", "ZUBAIDAH KARTINI", .added),
        ("Udin", "BADARUDDIN", .shortened),
    ])
    func `each way a name is altered has its level`(row: String, person: String, expected: WordLevel) {
        #expect(compare(row, person).has(expected))
    }

    @Test(arguments: [
        "Djubaedah Kartini", "Zubaidah K.", "Zubaidah", "Zubaidahkartini", "Zubaidah Kartinii",
        "Kartini Zubaidah",
    ])
    func `an altered name still speaks for the person`(row: String) {
        #expect(compare(row, "ZUBAIDAH KARTINI").ratio > 10)
    }

    @Test(arguments: ["Budi Santoso", "Sri Rahayu", "Hendra"])
    func `another name speaks against the person`(row: String) {
        #expect(compare(row, "ZUBAIDAH KARTINI").ratio < 0.01)
    }

    @Test func `a rare name proves more than a common one`() {
        #expect(compare("Zubaidah", "ZUBAIDAH").ratio > 20 * compare("Siti", "SITI").ratio)
    }

    @Test func `a misspelling that is a name of its own proves little`() {
        #expect(compare("Rino Kartini", "RINI KARTINI").ratio > compare("Rini Kartini", "RINO KARTINI").ratio)
    }

    @Test func `an empty name says nothing`() {
        #expect(compare("", "ZUBAIDAH").ratio == 1)
        #expect(compare("", "ZUBAIDAH").matched == 0)
    }

    @Test func `the distance counts letters wrong, lost, added and swapped, as far as the limit`() {
        func distance(_ left: String, _ right: String) -> Int {
            Array(left.utf8).withUnsafeBufferPointer { left in
                Array(right.utf8).withUnsafeBufferPointer { EditDistance.between(left, $0, limit: 2) }
            }
        }
        #expect(distance("KARTINI", "KARTINI") == 0)
        #expect(distance("KARTINI", "KARTNII") == 1)
        #expect(distance("KARTINI", "KARTIN") == 1)
        #expect(distance("KARTINI", "QARTINA") == 2)
        #expect(distance("KARTINI", "SUSANTI") == 3)
        #expect(distance("", "AB") == 2)
        #expect(distance("", "ABC") == 3)
    }

    @Test func `bits double the odds once each`() {
        #expect(abs(Bits.of(1)) < 1e-9)
        #expect(abs(Bits.of(8) - 3) < 1e-9)
        #expect(abs(Bits.of(0.25) + 2) < 1e-9)
        #expect(abs(Bits.of(10) - 3.321_928_094_887) < 1e-9)
        #expect(Bits.of(0) == -1023)
    }
}
