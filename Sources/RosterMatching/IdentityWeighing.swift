/// NIK and birth date weighed together, because the one contains the other.
extension PairScoring {
    /// - Returns: The ratio if row and participant are one person, and if they are brother and sister.
    func weighIdentity(
        _ row: PersonRecord, _ person: PersonRecord, _ nik: NIKFinding, _ pair: inout PairFinding
    ) -> (same: Double, relative: Double) {
        let birth = compareDates(row, person, &pair)
        pair.birth = birth.level
        let own = ownDate(row)
        pair.rowContradictsItself = own == .near || own == .far
        pair.rowHasSoundNIK = own == .agrees
        let relative = weighRelative(row, person, nik, birth)
        guard person.nikForm == .whole, row.nikForm != .absent else { return (birth.ratio, relative) }
        let parts = NIKParts(person.nikDigits)
        let region = frequencies.regionOf(parts.region)
        let date = max(frequencies.dateOfCentury(parts.dateOfCentury), 1e-7) / 2
        let serial = Double(frequencies.serial[parts.serial])
        switch nik.level {
        case .equal:
            return (weighEqual(row, birth, own, (region, date, serial)), relative)
        case .oneDigit, .transposed:
            let share = shares.nik[nik.level]
            return (weighMistake(share, nik, birth, own, (region, date, serial)), relative)
        case .lastDigitLost:
            return (explained(0.9 / (region * date), birth), relative)
        case .wrongLength:
            return (explained(0.95 / (region * date * serial), birth), relative)
        case .scientific:
            let share = frequencies.leading(row.nikDigits, count: Int(row.nikLength))
            return (0.97 / min(share, 1) * birth.ratio, relative)
        case .otherSerial:
            return (explained(shares.nik[.otherSerial] / (region * date), birth), relative)
        case .familyCard, .different:
            return (weighDifferent(row, nik, own, region, &pair) * birth.ratio, relative)
        case .missing:
            return (birth.ratio, relative)
        }
    }

    /// How the date in a row's NIK stands to the date the row writes.
    enum OwnDate { case unknown, agrees, near, far }

    private func ownDate(_ row: PersonRecord) -> OwnDate {
        guard row.nikForm == .whole, row.birthDate > 0 else { return .unknown }
        let inside = NIKParts(row.nikDigits).dateOfCentury
        let written = row.birthDate % 1_000_000
        if inside == written { return .agrees }
        if written % 10_000 == 101 { return inside / 10_000 == written / 10_000 ? .unknown : .far }
        if inside == 0 { return .near }
        let left = dates.compare(19_000_000 + inside, isCenturyGuessed: true, 19_000_000 + written)
        return left.level == .different ? .far : .near
    }

    /// The better of the participant's two dates, the written one and that in the NIK; and the date in
    /// the row's NIK where the participant's NIK is missing.
    private func compareDates(
        _ row: PersonRecord, _ person: PersonRecord, _ pair: inout PairFinding
    ) -> BirthDateFinding {
        let inPersonNIK = person.nikForm == .whole ? NIKParts(person.nikDigits).dateOfCentury : 0
        var best = BirthDateFinding()
        if row.birthDate > 0, person.birthDate > 0 {
            best = dates.compare(row.birthDate, isCenturyGuessed: row.isCenturyGuessed, person.birthDate)
        }
        if row.birthDate > 0, inPersonNIK > 0, inPersonNIK != person.birthDate % 1_000_000 {
            let century = row.birthDate / 1_000_000 * 1_000_000
            var second = dates.compare(row.birthDate, isCenturyGuessed: true, century + inPersonNIK)
            second.ratio *= 0.7
            if second.ratio > best.ratio || best.level == .missing {
                best = second
                pair.usedDateInNIK = true
            }
        }
        if person.nikForm != .whole, row.nikForm == .whole, best.level != .equal, person.birthDate > 0 {
            let inRowNIK = NIKParts(row.nikDigits).dateOfCentury
            if inRowNIK == person.birthDate % 1_000_000 {
                pair.usedDateInNIK = true
                return BirthDateFinding(
                    level: .equal, ratio: 0.9 / max(frequencies.birthDate(person.birthDate), 1e-7))
            }
        }
        return best
    }

    /// The very NIK: of this person, or somebody else's copied, or a neighbour's damaged into it. Where
    /// many are born in one district, the last is the likeliest error.
    private func weighEqual(
        _ row: PersonRecord, _ birth: BirthDateFinding, _ own: OwnDate,
        _ common: (region: Double, date: Double, serial: Double)
    ) -> Double {
        let asWritten = birth.level == .missing ? 1 : birth.ratio
        let copied = Self.copiedNIK / frequencies.people
        // One digit of four in the serial, or of six in the date, turned into the one that fits.
        let turned = shares.nik[.oneDigit] * 0.007
        let neighbour: Double =
            switch own {
            case .agrees: common.region * common.date * turned * asWritten
            case .near: common.region * common.serial * turned
            case .far, .unknown: 0
            }
        return shares.nik[.equal] * asWritten / (copied + neighbour)
    }

    /// The date was already proved inside the NIK: what the row writes beside it adds nothing when it
    /// is a known way of damage, and casts some doubt when it is another date altogether.
    private func explained(_ ratio: Double, _ birth: BirthDateFinding) -> Double {
        birth.level == .different ? ratio * 0.2 : ratio
    }

    /// One digit wrong, or two swapped: the two undamaged parts are the proof.
    private func weighMistake(
        _ share: Double, _ nik: NIKFinding, _ birth: BirthDateFinding, _ own: OwnDate,
        _ common: (region: Double, date: Double, serial: Double)
    ) -> Double {
        switch nik.damaged {
        case .region: return explained(share * 0.375 / (0.03 * common.date * common.serial), birth)
        case .serial, .none: return explained(share * 0.25 / (0.8 * common.region * common.date), birth)
        case .date:
            // A stranger of this region and serial was born on another day; one in about 1,500 dates is
            // one digit away.
            let near = share * 0.375 * 1500 / (common.region * common.serial)
            switch birth.level {
            case .missing: return near
            case .different where own == .agrees: return near * 0.005
            case .different: return near * birth.ratio
            default:
                if own == .agrees { return near * 0.02 }
                return 0.5 / (common.region * common.serial) * max(birth.ratio, 1)
            }
        }
    }

    /// Two whole numbers that are not one mistake apart.
    private func weighDifferent(
        _ row: PersonRecord, _ nik: NIKFinding, _ own: OwnDate, _ region: Double, _ pair: inout PairFinding
    ) -> Double {
        guard row.nikForm == .whole else {
            return row.nikForm == .scientific ? 0.01 : 0.03
        }
        switch own {
        case .agrees: return shares.nik[.different]
        case .near: return nik.isRegionEqual ? 0.05 : 0.01
        case .far:
            if nik.isRegionEqual { pair.nik = .familyCard }
            return nik.isRegionEqual ? 0.7 / region : 0.2
        case .unknown:
            if nik.isRegionEqual { pair.nik = .familyCard }
            return nik.isRegionEqual
                ? max(shares.nik[.familyCard] / region * 0.7, shares.nik[.different]) : 0.005
        }
    }

    /// Brothers and sisters get their NIK in one district, and twins on one day.
    private func weighRelative(
        _ row: PersonRecord, _ person: PersonRecord, _ nik: NIKFinding, _ birth: BirthDateFinding
    ) -> Double {
        var ratio = 1.0
        if nik.level == .equal { return 2 * frequencies.people }
        if nik.isRegionEqual, row.nikForm == .whole {
            ratio *= 0.7 / frequencies.regionOf(NIKParts(person.nikDigits).region)
        }
        let date = person.birthDate > 0 ? max(frequencies.birthDate(person.birthDate), 1e-7) : 1e-4
        if nik.isDateEqual || birth.level == .equal { ratio *= Self.twins / date }
        return ratio
    }
}
