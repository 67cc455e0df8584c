/// What the comparison of two birth dates found.
struct BirthDateFinding {
    var level = BirthDateLevel.missing
    /// How many times likelier the row's date is if it is this participant than if it is anyone.
    var ratio = 1.0
}

/// Compares birth dates as clerks and Excel damage them.
struct BirthDateComparison {
    let frequencies: PopulationFrequencies
    let shares: MatchShares

    /// - Parameters:
    ///   - row: `yyyymmdd`, not nought.
    ///   - person: `yyyymmdd`, not nought.
    func compare(_ row: Int32, isCenturyGuessed: Bool, _ person: Int32) -> BirthDateFinding {
        let level = level(row, isCenturyGuessed: isCenturyGuessed, person)
        let byAnyone = chanceByAnyone(row)
        let chance = chance(of: level, row, person)
        if level == .different { return BirthDateFinding(level: level, ratio: shares.birth[.different]) }
        let own = frequencies.birthDate(person) * chance
        return BirthDateFinding(level: level, ratio: chance / max(byAnyone, own))
    }

    private func level(_ row: Int32, isCenturyGuessed: Bool, _ person: Int32) -> BirthDateLevel {
        if row == person { return .equal }
        let left = (year: Int(row / 10_000), month: Int(row / 100 % 100), day: Int(row % 100))
        let right = (year: Int(person / 10_000), month: Int(person / 100 % 100), day: Int(person % 100))
        let isSameDay = left.month == right.month && left.day == right.day
        if left.year == right.year {
            if left.month == right.day, left.day == right.month { return .dayMonthSwapped }
            if left.month == 1 && left.day == 1 || right.month == 1 && right.day == 1 {
                return .firstOfJanuary
            }
        }
        if isSameDay {
            let years = abs(left.year - right.year)
            if years == 100 { return isCenturyGuessed ? .equal : .otherCentury }
            if years == 1 || years == 10 || years == 2 { return .yearOff }
        }
        return differsInOneDigit(row, person) ? .oneDigit : .different
    }

    /// One digit wrong, or two neighbours swapped, within the eight digits.
    private func differsInOneDigit(_ row: Int32, _ person: Int32) -> Bool {
        var left = row
        var right = person
        var wrong = 0
        var sums = (left: Int32(0), right: Int32(0))
        var places = (first: 0, last: 0)
        for place in 0..<8 {
            let pair = (left % 10, right % 10)
            left /= 10
            right /= 10
            guard pair.0 != pair.1 else { continue }
            if wrong == 0 { places.first = place }
            places.last = place
            wrong += 1
            sums.left = sums.left * 10 + pair.0
            sums.right = sums.right * 10 + pair.1
        }
        if wrong == 1 { return true }
        let isExchange = sums.left / 10 == sums.right % 10 && sums.left % 10 == sums.right / 10
        return wrong == 2 && places.last == places.first + 1 && isExchange
    }

    /// The chance that a participant born on `person` is written with this very date.
    private func chance(of level: BirthDateLevel, _ row: Int32, _ person: Int32) -> Double {
        switch level {
        case .equal: shares.birth[.equal]
        case .dayMonthSwapped: shares.birth[.dayMonthSwapped]
        case .oneDigit: shares.birth[.oneDigit] / 35
        case .yearOff: shares.birth[.yearOff] / 4
        case .otherCentury: shares.birth[.otherCentury]
        case .firstOfJanuary:
            row % 10_000 == 101 ? shares.birth[.firstOfJanuary] : shares.birth[.firstOfJanuary] / 365
        case .different: shares.birth[.different]
        case .missing: 1
        }
    }

    /// The chance of the row's date when nothing is known of the person: mostly someone born that day,
    /// else someone whose date was damaged into it.
    private func chanceByAnyone(_ row: Int32) -> Double {
        let damaged = 0.05 / 18_000 * (row % 10_000 == 101 ? 0 : 1)
        let yearKnown =
            row % 10_000 == 101
            ? frequencies.birthYear(Int(row) / 10_000) * shares.birth[.firstOfJanuary] : 0
        return frequencies.birthDate(row) * shares.birth[.equal] + damaged + yearKnown
    }
}
