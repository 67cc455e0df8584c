import Testing

@testable import RosterMatching

struct NIKComparisonTests {
    private let own = "1671055907850003"

    private func level(_ row: String, _ person: String) -> NIKLevel {
        NIKComparison.compare(
            WrittenNIK.read(Array(row.utf8)[...]), WrittenNIK.read(Array(person.utf8)[...])
        ).level
    }

    @Test(arguments: [
        ("1671055907850003", NIKLevel.equal), ("1671055907850004", .oneDigit),
        ("1672055907850003", .oneDigit),
        ("1671059507850003", .transposed), ("1671055907850000", .lastDigitLost),
        ("167105590785003", .wrongLength), ("16711055907850003", .wrongLength), ("1.67106E+15", .scientific),
        ("1,67E+15", .scientific), ("1671055907850041", .otherSerial), ("3374121206990001", .different),
        ("", .missing),
    ])
    func `each way a NIK is damaged has its level`(row: String, expected: NIKLevel) {
        #expect(level(row, own) == expected)
    }

    @Test(arguments: ["1671055907850034", "1671095907860003", "1671057905850003"])
    func `two digits wrong are not one mistake`(row: String) {
        #expect([.different, .otherSerial].contains(level(row, own)))
    }

    @Test(arguments: ["1.67109E+15", "1,68E+15", "167105590785", "3374120678900"])
    func `damaged digits that do not fit are no agreement`(row: String) {
        #expect([.different, .missing].contains(level(row, own)))
    }

    @Test func `a participant without a NIK cannot be compared`() {
        #expect(level(own, "") == .missing)
    }

    @Test func `the part with the mistake is known`() {
        let person = WrittenNIK(form: .whole, digits: 1_671_055_907_850_003, length: 16)
        func damaged(_ digits: UInt64) -> NIKFinding.Part {
            NIKComparison.compare(WrittenNIK(form: .whole, digits: digits, length: 16), person).damaged
        }
        #expect(damaged(1_672_055_907_850_003) == .region)
        #expect(damaged(1_671_055_907_860_003) == .date)
        #expect(damaged(1_671_055_907_850_009) == .serial)
    }

    @Test func `a NIK holds no date where the calendar has none`() {
        #expect(NIKParts(1_671_055_907_850_003).dateOfCentury == 850_719)
        #expect(NIKParts(1_671_057_207_850_003).dateOfCentury == 0)
        #expect(NIKParts(1_671_051_913_850_003).dateOfCentury == 0)
    }
}

struct BirthDateComparisonTests {
    private let dates: BirthDateComparison = {
        let table = SmallPopulation.table(SmallPopulation.crowd(400))
        let ground = MatchingGround(participants: table)
        return BirthDateComparison(frequencies: ground.frequencies, shares: MatchShares())
    }()

    @Test(arguments: [
        (Int32(19_850_719), BirthDateLevel.equal), (19_850_718, .oneDigit), (19_580_719, .oneDigit),
        (20_850_719, .otherCentury), (19_750_719, .yearOff), (19_860_719, .yearOff), (19_840_719, .yearOff),
        (19_850_101, .firstOfJanuary), (19_860_101, .different), (19_730_302, .different),
    ])
    func `each way a birth date is damaged has its level`(row: Int32, expected: BirthDateLevel) {
        #expect(dates.compare(row, isCenturyGuessed: false, 19_850_719).level == expected)
    }

    @Test func `day and month swapped are told from another day`() {
        #expect(dates.compare(19_850_307, isCenturyGuessed: false, 19_850_703).level == .dayMonthSwapped)
        #expect(dates.compare(19_850_307, isCenturyGuessed: false, 19_850_704).level != .dayMonthSwapped)
    }

    @Test func `a guessed century is no difference`() {
        #expect(dates.compare(20_650_719, isCenturyGuessed: true, 19_650_719).level == .equal)
    }

    @Test func `an equal date proves more than a damaged one, and a damaged one more than another`() {
        let ratios = [Int32(19_850_719), 19_840_719, 19_850_101, 19_730_302].map {
            dates.compare($0, isCenturyGuessed: false, 19_850_719).ratio
        }
        #expect(ratios == ratios.sorted(by: >))
        #expect(ratios[2] > 1)
        #expect(ratios[3] < 0.1)
    }
}
