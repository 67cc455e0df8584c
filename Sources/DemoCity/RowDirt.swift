import Membership
import MoneyAndDates

/// Spoils typed rows, one named corruption after another.
package struct RowDirt {
    let pools: DemoPools
    private let names: NameDirt

    package init(pools: DemoPools) {
        self.pools = pools
        names = NameDirt(pools: pools)
    }

    /// Spoils a row as a profile says and names what really changed, in the order of `Corruption`.
    package func spoil(
        _ row: inout TypedRow, of person: Person, _ profile: DirtProfile, _ random: inout SeededRandom
    ) -> [Corruption] {
        var struck: Set<Corruption> = []
        if random.perTenThousand(profile.bare) { row.loseFamilyColumns() }
        guard random.perTenThousand(profile.careless) else { return [] }
        for group in [Corruption.ofNumber, Corruption.ofBirth] {
            if let one = draw(group, profile, &random), apply(one, to: &row, of: person, &random) {
                struck.insert(one)
            }
        }
        for corruption in Corruption.others where random.perTenThousand(profile.rate(corruption)) {
            if apply(corruption, to: &row, of: person, &random) { struck.insert(corruption) }
        }
        return Corruption.allCases.filter(struck.contains)
    }

    private func draw(
        _ group: [Corruption], _ profile: DirtProfile, _ random: inout SeededRandom
    ) -> Corruption? {
        var draw = random.below(10_000)
        for corruption in group {
            draw -= profile.rate(corruption)
            if draw < 0 { return corruption }
        }
        return nil
    }

    /// Applies one corruption; false where it cannot happen to this row, which then stays as it was.
    package func apply(
        _ corruption: Corruption, to row: inout TypedRow, of person: Person, _ random: inout SeededRandom
    ) -> Bool {
        let before = row
        switch corruption {
        case .nikMissing, .nikOneDigit, .nikScientific, .nikTransposed, .nikFifteenDigits, .nikShort,
            .nikIsFamilyCard, .nikQuote:
            spoilNumber(corruption, &row, person, &random)
        case .nameVariant, .nameMarried, .nameDropToken, .nameNickname, .nameInitials, .nameSwapped,
            .nameJoined,
            .nameTypo, .nameOCR, .nameFather, .nameTruncated, .nameTitle:
            spoilName(corruption, &row, person, &random)
        case .bornMissing, .bornTwoDigitYear, .bornOneDigit, .bornYearOff, .bornFirstOfJanuary, .bornSerial,
            .bornSwapped:
            spoilBirth(corruption, &row, &random)
        case .motherMissing, .motherVariant, .motherTypo, .villageMissing, .villageMoved, .villageTypo,
            .sexWrong,
            .phoneChanged:
            spoilRest(corruption, &row, &random)
        }
        return row != before
    }

    private func spoilNumber(
        _ corruption: Corruption, _ row: inout TypedRow, _ person: Person, _ random: inout SeededRandom
    ) {
        switch corruption {
        case .nikMissing: row.nik = NumberDirt.missing(&random)
        case .nikOneDigit: row.nik = NumberDirt.oneDigit(row.nik, &random)
        case .nikScientific: row.nik = NumberDirt.scientific(row.nik, &random)
        case .nikTransposed: row.nik = NumberDirt.transposed(row.nik, &random) ?? row.nik
        case .nikFifteenDigits: row.nik = NumberDirt.fifteenDigits(row.nik)
        case .nikShort: row.nik = NumberDirt.short(row.nik, &random)
        case .nikIsFamilyCard: row.nik = person.familyCard
        default: if !row.nik.isEmpty { row.nik = NumberDirt.quoted(row.nik, &random) }
        }
    }

    private func spoilName(
        _ corruption: Corruption, _ row: inout TypedRow, _ person: Person, _ random: inout SeededRandom
    ) {
        let words = row.name
        switch corruption {
        case .nameVariant: row.name = names.variant(words, &random) ?? words
        case .nameMarried: row.name = names.married(words, husband: person.husband, &random) ?? words
        case .nameDropToken:
            if words.count > 1 { row.name.remove(at: random.percent(80) ? words.count - 1 : 0) }
        case .nameNickname: row.name = [words.first { $0.utf8.count > 3 } ?? words[0]]
        case .nameInitials: row.name = names.initials(words, &random) ?? words
        case .nameSwapped: row.name = Array(words.dropFirst() + words.prefix(1))
        case .nameJoined: row.name = names.joined(words, &random) ?? words
        case .nameTypo:
            row.name = names.typo(words.joined(separator: " "), &random).split(separator: " ").map(
                String.init)
        case .nameOCR:
            row.name =
                names.scanned(words.joined(separator: " "), &random)?.split(separator: " ").map(String.init)
                ?? words
        case .nameFather: row.name = names.father(words, person.sex, person.father, &random)
        case .nameTruncated:
            row.name = words.joined(separator: " ").prefix(20).split(separator: " ").map(String.init)
        default: addTitle(&row, person.sex, &random)
        }
    }

    private func addTitle(_ row: inout TypedRow, _ sex: Sex, _ random: inout SeededRandom) {
        if random.percent(52) {
            let women: Set = ["Hj.", "Ibu", "Dra."]
            let men: Set = ["H.", "Bpk.", "Ust.", "K.H.", "Drs."]
            let unfit = sex == .male ? women : men
            row.titleBefore = random.pick(pools.titlesBefore.filter { !unfit.contains($0) })
        }
        if row.titleBefore.isEmpty || random.percent(12) {
            row.titleAfter = (random.percent(80) ? ", " : " ") + random.pick(pools.titlesAfter)
        }
    }

    private func spoilBirth(_ corruption: Corruption, _ row: inout TypedRow, _ random: inout SeededRandom) {
        guard let born = row.born else { return }
        switch corruption {
        case .bornMissing: row.born = nil
        case .bornTwoDigitYear: row.dateForm = .twoDigitYear
        case .bornOneDigit: row.born = slipped(born, &random)
        case .bornYearOff:
            row.born = Day(born.year + (random.percent(50) ? 1 : -1), born.month, min(born.day, 28))
        case .bornFirstOfJanuary: row.born = Day(born.year, 1, 1)
        case .bornSerial: row.dateForm = .serial
        default: row.born = Day(born.year, born.day, born.month) ?? born
        }
    }

    /// The date with one digit of its day, month or year other than it was, still a date.
    private func slipped(_ born: Day, _ random: inout SeededRandom) -> Day {
        let units = [1, 10, 100, 1_000, 10_000, 10_000, 100_000]
        for _ in 0..<40 {
            let unit = random.pick(units)
            let number = Int(born.yyyymmdd)
            let changed = number + (random.within(0...9) - number / unit % 10) * unit
            if changed != number, let day = Day(yyyymmdd: changed), day.year > 1940, day.year < 2013 {
                return day
            }
        }
        return born.adding(days: 1)
    }

    private func spoilRest(_ corruption: Corruption, _ row: inout TypedRow, _ random: inout SeededRandom) {
        switch corruption {
        case .motherMissing: row.mother = ""
        case .motherVariant:
            let words = row.mother.split(separator: " ").map(String.init)
            if !words.isEmpty { row.mother = (names.variant(words, &random) ?? words).joined(separator: " ") }
        case .motherTypo: if !row.mother.isEmpty { row.mother = names.typo(row.mother, &random) }
        case .villageMissing: row.village = ""
        case .villageMoved: if !row.village.isEmpty { row.village = pools.places.place(&random) }
        case .villageTypo: if !row.village.isEmpty { row.village = names.typo(row.village, &random) }
        case .sexWrong: row.sex = row.sex == .male ? .female : .male
        default:
            if !row.phone.isEmpty {
                row.phone = random.pick(pools.phonePrefixes) + digitsText(random.next(), 8)
            }
        }
    }
}

extension TypedRow {
    /// What a form has not that asks only for the number, the name, the birth date and the job.
    mutating func loseFamilyColumns() {
        mother = ""
        address = ""
        village = ""
        phone = ""
    }
}
