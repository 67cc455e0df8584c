/// How many times likelier each part of a row is if it is this participant than if it is anyone.
struct RatioParts {
    var identity = 1.0
    var name = 1.0
    var sex = 1.0
    var household = 1.0
    var phone = 1.0

    var product: Double { identity * name * sex * household * phone }
}

/// All that was found between a row and a participant, small enough to keep one for every row.
struct PairFinding {
    var nik = NIKLevel.missing
    var damagedPart = NIKFinding.Part.none
    var birth = BirthDateLevel.missing
    /// The row's own NIK has another birth date than the row.
    var rowContradictsItself = false
    /// The row's own NIK has the birth date that the row writes.
    var rowHasSoundNIK = false
    /// The date agreed was the one in the row's NIK, the written one being missing or wrong.
    var usedDateInNIK = false
    var sex = SexLevel.missing
    var name = NameFinding()
    var isNameReplaced = false
    var mother = MotherLevel.missing
    var village = PlaceLevel.missing
    var address = PlaceLevel.missing
    var phone = PhoneLevel.missing
    /// The ratios of the parts, whose product is `ratio`.
    var parts = RatioParts()
    /// How many times likelier the row is if it is this participant than if it is anyone.
    var ratio: Double { parts.product }
    /// The NIK is the participant's, or one mistake away.
    var isNIKClose: Bool {
        switch nik {
        case .equal, .oneDigit, .transposed, .lastDigitLost, .wrongLength: true
        case .scientific, .familyCard, .otherSerial, .different, .missing: false
        }
    }
    /// The same for a brother or sister of this participant.
    var relativeRatio = 0.0
}

/// Weighs a row against a participant: Fellegi and Sunter's ratios, with the things that depend on each
/// other (NIK and birth date; mother, village and address) taken together.
struct PairScoring {
    let frequencies: PopulationFrequencies
    let shares: MatchShares
    let places: PlaceComparison
    let dates: BirthDateComparison
    let households: HouseholdComparison
    var names: NameComparison

    /// One NIK in five hundred of a roster is somebody else's: a relative's, or one copied by mistake.
    static let copiedNIK = 2e-3
    /// One brother or sister in a hundred is a twin.
    static let twins = 0.01

    init(_ ground: MatchingGround, shares: MatchShares) {
        frequencies = ground.frequencies
        places = ground.places
        self.shares = shares
        dates = BirthDateComparison(frequencies: ground.frequencies, shares: shares)
        households = HouseholdComparison(frequencies: ground.frequencies, shares: shares)
        names = NameComparison(traits: ground.traits, frequencies: ground.frequencies, shares: shares)
    }

    mutating func score(
        _ row: PersonRecord, _ rows: PersonView, _ person: PersonRecord, _ people: PersonView
    ) -> PairFinding {
        var pair = PairFinding()
        let nik = NIKComparison.compare(row.nik, person.nik)
        pair.nik = nik.level
        pair.damagedPart = nik.damaged
        let (identity, relative) = weighIdentity(row, person, nik, &pair)
        pair.name = names.compare(rows.name(of: row), people.name(of: person), .name)
        let name = weighName(row, person, &pair)
        if isHopeless(row, rows, person, people, identity * name) {
            pair.parts = RatioParts(identity: identity, name: name)
            return pair
        }
        let mother =
            row.motherWords > 0 && person.motherWords > 0
            ? names.compare(rows.mother(of: row), people.mother(of: person), .mother) : nil
        let regionShare = nik.isRegionEqual ? frequencies.regionOf(NIKParts(person.nikDigits).region) : 1
        let home = households.compare(row, person, mother: mother, regionShare: regionShare, places: places)
        (pair.mother, pair.village, pair.address, pair.phone) =
            (home.mother, home.village, home.address, home.phone)
        pair.parts = RatioParts(
            identity: identity, name: name, sex: weighSex(row, person, name, &pair),
            household: home.household, phone: home.phoneRatio)
        if home.household > 1 {
            let phone = home.phone == .equal ? 0.1 * frequencies.people : 1
            // Parents hardly ever give two children one name.
            let namesake = pair.name.isWhole && name > 20 ? 0.05 : 1
            pair.relativeRatio = relative * home.household * phone * namesake
        }
        return pair
    }

    /// Neither person nor household can come of this pair: the rest need not be compared.
    private func isHopeless(
        _ row: PersonRecord, _ rows: PersonView, _ person: PersonRecord, _ people: PersonView, _ ratio: Double
    ) -> Bool {
        guard ratio < 1e-5 * frequencies.people else { return false }
        if row.phone == person.phone, row.phone > 0 { return false }
        if row.houseNumber == person.houseNumber, row.street == person.street, row.street > 0 { return false }
        guard row.motherWords > 0, person.motherWords > 0 else { return true }
        let traits = names.words.traits
        return traits.sound[Int(rows.mother(of: row)[0])] != traits.sound[Int(people.mother(of: person)[0])]
    }

    private func weighName(_ row: PersonRecord, _ person: PersonRecord, _ pair: inout PairFinding) -> Double {
        guard row.nameWords > 0, person.nameWords > 0 else { return 1 }
        let husband = row.isMarriedForm && person.sex != .male
        let floor = min(shares.word[.replaced] * (husband ? 30 : 1), 0.3)
        // Namesakes in full are commoner than their words: families repeat names.
        guard pair.name.ratio < floor else { return min(pair.name.ratio, frequencies.people * 10) }
        pair.isNameReplaced = true
        return floor
    }

    private func weighSex(
        _ row: PersonRecord, _ person: PersonRecord, _ name: Double, _ pair: inout PairFinding
    ) -> Double {
        guard row.sex != .unknown, person.sex != .unknown else { return 1 }
        pair.sex = row.sex == person.sex ? .equal : .different
        // Names have a sex: once the name agrees, the sex agreeing is no news.
        if pair.sex == .equal { return name > 1 ? 1 : 1.9 }
        return shares.sex[.different] * 2
    }
}
