import Testing

@testable import RosterMatching

struct WrittenFormTests {
    private func nik(_ text: String) -> WrittenNIK { WrittenNIK.read(Array(text.utf8)[...]) }

    @Test(arguments: [
        "1671055907850003", "'1671055907850003", " 1671055907850003 ", "167105.590785.0003",
        "1671-055907850003",
    ])
    func `a NIK is read through quotes, spaces, dots and dashes`(text: String) {
        #expect(nik(text) == WrittenNIK(form: .whole, digits: 1_671_055_907_850_003, length: 16))
    }

    @Test(arguments: [
        "", "-", "0", "0..", "'0", "1671", "abc", "12345678901234567890", "0000000000000012",
        "000000000000123",
    ])
    func `what cannot be a NIK is absent`(text: String) {
        #expect(nik(text).form == .absent)
    }

    @Test func `one digit too few or too many is a wrong length`() {
        #expect(nik("167105590785003").form == .wrongLength)
        #expect(nik("16771055907850003").form == .wrongLength)
    }

    @Test func `the leading digits of Excel's scientific form survive, with a point or a comma`() {
        #expect(nik("1.67106E+15") == WrittenNIK(form: .scientific, digits: 167_106, length: 6))
        #expect(nik("1,67E+15") == WrittenNIK(form: .scientific, digits: 167, length: 3))
        #expect(nik("1.67106E+14").form == .absent)
    }

    @Test func `an address is its street, number, RT and RW in any case`() {
        var address = WrittenAddress()
        address.read(Array("Jl. Ahmad Yani No.160 rt 01/rw 08".utf8)[...])
        #expect(String(decoding: address.street, as: UTF8.self) == "JLAHMADYANI")
        #expect((address.number, address.neighbourhood, address.community) == (160, 1, 8))
    }

    @Test func `an empty address has no street and no number, whatever was read before`() {
        var address = WrittenAddress()
        address.read(Array("Dusun II No 4 RT 2".utf8)[...])
        #expect(address.number == 4)
        address.read([])
        #expect(address == WrittenAddress())
    }

    @Test func `a telephone number is the same with 0 and with +62`() {
        let local = WrittenPhone.read(Array("0812-3456-789".utf8)[...])
        #expect(local == WrittenPhone.read(Array("+62 812 3456 789".utf8)[...]))
        #expect(local == 8_123_456_789)
        #expect(WrittenPhone.read(Array("12345".utf8)[...]) == 0)
    }
}

struct NameReadingTests {
    private func words(_ name: String, lexicon: NameLexicon = SmallPopulation.lexicon) -> [String] {
        var reading = NameReading(lexicon: lexicon)
        var vocabulary = Vocabulary()
        var pool: ContiguousArray<UInt32> = []
        _ = reading.read(Array(name.utf8)[...], into: &pool, &vocabulary)
        return pool.map { String(decoding: vocabulary.word($0), as: UTF8.self) }
    }

    @Test(arguments: [
        ("Drs. H. Budi Santoso, S.Pd, MM", ["BUDI", "SANTOSO"]),
        ("budi santoso se", ["BUDI", "SANTOSO"]),
        ("St. Rauf", ["ST", "RAUF"]),
        ("Hasnah St. Ali", ["HASNAH", "ST", "ALI"]),
        ("Budi bin Saleh", ["BUDI"]),
        ("RINI BINTI", ["RINI"]),
        ("R.Azizah", ["R", "AZIZAH"]),
        ("Ngat1min 5antoso", ["NGATIMIN", "SANTOSO"]),
        ("Syafi'i", ["SYAFII"]),
    ])
    func `titles, the father's name and a scanner's digits go`(name: String, expected: [String]) {
        #expect(words(name) == expected)
    }

    @Test(arguments: ["", "  ", ".", "123", "\u{E9}\u{E9}"])
    func `a cell without a letter has no words`(name: String) {
        #expect(words(name).isEmpty)
    }

    @Test func `a name that is only a title keeps its last word`() {
        #expect(words("H. Drs.") == ["DRS"])
    }

    @Test func `no name has more than twelve words`() {
        #expect(words(String(repeating: "AB ", count: 40)).count == 12)
    }

    @Test(arguments: [
        ("SOEHARTO", "SUHARTO"), ("DJOKO", "JOKO"), ("TJAHYO", "CAHYO"), ("NJOMAN", "NYOMAN"),
        ("SJARIF", "SYARIF"), ("KHOTIMAH", "CHOTIMAH"), ("FAUZI", "PAUSI"), ("WAJAN", "WAYAN"),
        ("RIYADI", "RYADI"), ("HUMAIROH", "HUMAEROH"), ("MUHAMMAD", "MUHAMAT"), ("TRIE", "TRI"),
        ("DARNAYANTI", "DAMAYANTI"),
    ])
    func `old and new spellings sound alike`(old: String, new: String) {
        #expect(SpellingSound.of(Array(old.utf8)) == SpellingSound.of(Array(new.utf8)))
    }

    @Test(arguments: [("SITI", "SARI"), ("BUDI", "ADI"), ("RINI", "RANI"), ("EKO", "EKA")])
    func `different names do not sound alike`(left: String, right: String) {
        #expect(SpellingSound.of(Array(left.utf8)) != SpellingSound.of(Array(right.utf8)))
    }
}
