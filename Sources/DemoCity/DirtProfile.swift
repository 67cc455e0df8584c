/// How dirty a roster is: the share of rows that were typed carelessly, and what happens to those.
///
/// The rates were set so that truth files show each corruption about as often as rosters judged by
/// people who handle such lists do, and so that Splink finds them about as hard; see `bench/README.md`.
package struct DirtProfile: Sendable {
    package let name: String
    /// Rows in ten thousand that were typed carelessly; the others suffer nothing.
    package let careless: Int
    /// Rows in ten thousand of offices whose form asks for no mother, address, village or telephone.
    package let bare: Int
    /// Per ten thousand careless rows to which the corruption can happen at all.
    package let rates: [Corruption: Int]

    package init(name: String, careless: Int, bare: Int, rates: [Corruption: Int]) {
        self.name = name
        self.careless = careless
        self.bare = bare
        self.rates = rates
    }

    func rate(_ corruption: Corruption) -> Int { rates[corruption] ?? 0 }

    /// The profile with this name on the command line.
    package static func named(_ name: String) throws(DemoRefusal) -> DirtProfile {
        for profile in [full, harsh, withoutMotherVillagePhone] where profile.name == name { return profile }
        throw .unknownProfile(name: name)
    }
}

extension DirtProfile {
    /// Every column is there; about half of the rows are as they should be.
    package static let full = DirtProfile(
        name: "full", careless: 5_600, bare: 0,
        rates: [
            .nikMissing: 1_000, .nikQuote: 1_170, .nikScientific: 650, .nikOneDigit: 800, .nikTransposed: 430,
            .nikFifteenDigits: 330, .nikShort: 215, .nikIsFamilyCard: 170,
            .nameVariant: 1_850, .nameTypo: 1_570, .nameTitle: 1_320, .nameDropToken: 530, .nameFather: 400,
            .nameInitials: 460, .nameOCR: 310, .nameSwapped: 300, .nameJoined: 300, .nameNickname: 340,
            .nameMarried: 290, .nameTruncated: 100,
            .bornTwoDigitYear: 570, .bornMissing: 490, .bornOneDigit: 450, .bornYearOff: 226,
            .bornFirstOfJanuary: 230, .bornSerial: 215, .bornSwapped: 530,
            .motherMissing: 2_600, .motherTypo: 1_100, .motherVariant: 750,
            .villageMissing: 1_100, .villageMoved: 850, .villageTypo: 600, .sexWrong: 170,
            .phoneChanged: 3_850,
        ])

    /// As `full`, from offices whose form has no mother, address, village or telephone at all.
    package static let withoutMotherVillagePhone = DirtProfile(
        name: "without-mother-village-phone", careless: full.careless, bare: 10_000, rates: full.rates)

    /// Half of the forms lack mother, address, village and telephone, and a third of the numbers are wrong.
    package static let harsh = DirtProfile(
        name: "harsh", careless: 8_300, bare: 5_000,
        rates: [
            .nikMissing: 3_030, .nikQuote: 1_290, .nikScientific: 925, .nikOneDigit: 1_340,
            .nikTransposed: 680,
            .nikFifteenDigits: 305, .nikShort: 320, .nikIsFamilyCard: 170,
            .nameVariant: 2_300, .nameTypo: 1_830, .nameTitle: 1_740, .nameDropToken: 800, .nameFather: 635,
            .nameInitials: 990, .nameOCR: 290, .nameSwapped: 345, .nameJoined: 580, .nameNickname: 590,
            .nameMarried: 450, .nameTruncated: 500,
            .bornTwoDigitYear: 830, .bornMissing: 550, .bornOneDigit: 710, .bornYearOff: 440,
            .bornFirstOfJanuary: 270, .bornSerial: 345, .bornSwapped: 620,
            .motherMissing: 3_340, .motherTypo: 1_900, .motherVariant: 1_550,
            .villageMissing: 1_190, .villageMoved: 930, .villageTypo: 940, .sexWrong: 193,
            .phoneChanged: 5_700,
        ])
}
