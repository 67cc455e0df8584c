import MoneyAndDates
import Testing

@testable import RosterMatching

struct TableAndIndexTests {
    @Test func `a word keeps its number however many come after it`() {
        var vocabulary = Vocabulary()
        let first = vocabulary.number(of: Array("SITI".utf8)[...])
        for number in 0..<5000 { _ = vocabulary.number(of: Array("WORD\(number)".utf8)[...]) }
        #expect(vocabulary.number(of: Array("SITI".utf8)[...]) == first)
        #expect(vocabulary.count == 5001)
        #expect(vocabulary.word(first).elementsEqual("SITI".utf8))
    }

    @Test func `a table reads strings and bytes alike`() {
        var strings = PersonTable(lexicon: SmallPopulation.lexicon)
        var bytes = PersonTable(lexicon: SmallPopulation.lexicon)
        let born = Day(1985, 7, 19).map { WrittenBirthDate($0) }
        strings.append(
            nik: "1671055907850003", name: "Zubaidah", birthDate: born, sex: .female, mother: "Maryam")
        bytes.append(
            nik: Array("1671055907850003".utf8)[...], name: Array("Zubaidah".utf8)[...], birthDate: born,
            sex: .female, mother: Array("Maryam".utf8)[...], village: [], address: [], phone: [])
        #expect(strings.count == 1)
        #expect(strings.records[0].nik == bytes.records[0].nik)
        #expect(strings.records[0].birthDate == 19_850_719)
        #expect(strings.words == bytes.words)
    }

    @Test func `a village is one place in any case and with any spaces`() {
        let table = SmallPopulation.table([
            Person(village: "Talang Jaya"), Person(village: "TALANGJAYA"), Person(),
        ])
        #expect(table.records[0].village == table.records[1].village)
        #expect(table.records[2].village == 0)
    }

    @Test func `an index gives back everyone under a key, in order`() {
        let index = BlockingIndex(expecting: 100) { add in
            for person in UInt32(0)..<100 { add(Hash.mix(UInt64(person % 7)), person) }
        }
        var found: [UInt32] = []
        index.withView { $0.forEach(Hash.mix(3), cap: 50) { found.append($0) } }
        #expect(found == Array(stride(from: 3, to: 100, by: 7)))
    }

    @Test func `a key with more people than the cap gives nobody, and with as many gives all`() {
        let index = BlockingIndex(expecting: 10) { add in
            for person in UInt32(0)..<10 { add(Hash.mix(1), person) }
        }
        func found(_ cap: Int) -> Int {
            var count = 0
            index.withView { $0.forEach(Hash.mix(1), cap: cap) { _ in count += 1 } }
            return count
        }
        #expect(found(10) == 10)
        #expect(found(9) == 0)
    }

    @Test func `an unknown key has nobody`() {
        let index = BlockingIndex(expecting: 0) { _ in }
        var count = 0
        index.withView { $0.forEach(Hash.mix(1), cap: 10) { _ in count += 1 } }
        #expect(count == 0)
    }
}
