/// What mother, village, address and telephone say: things a brother or sister shares.
struct HouseholdFinding {
    var mother = MotherLevel.missing
    var village = PlaceLevel.missing
    var address = PlaceLevel.missing
    var phone = PhoneLevel.missing
    /// Mother, village and address together.
    var household = 1.0
    var phoneRatio = 1.0
}

/// Compares what people of one household have in common.
struct HouseholdComparison {
    let frequencies: PopulationFrequencies
    let shares: MatchShares

    func motherLevel(_ name: NameFinding) -> MotherLevel {
        if name.matched == 0 || name.ratio < 1 { return .different }
        return name.isWhole && !name.has(.typingError) ? .agrees : .similar
    }

    /// - Parameter regionShare: How common the region is in which the NIK of both agree, or 1. People
    ///   live where their NIK was issued, so a village proves less once the region is known.
    func compare(
        _ row: PersonRecord, _ person: PersonRecord, mother: NameFinding?, regionShare: Double,
        places: PlaceComparison
    ) -> HouseholdFinding {
        var finding = HouseholdFinding()
        if let mother {
            finding.mother = motherLevel(mother)
            let agreement = mother.ratio * (1 - shares.mother[.different])
            finding.household = max(agreement, shares.mother[.different])
        }
        comparePlaces(row, person, regionShare, places, &finding)
        comparePhones(row.phone, person.phone, &finding)
        return finding
    }

    private func comparePlaces(
        _ row: PersonRecord, _ person: PersonRecord, _ regionShare: Double, _ places: PlaceComparison,
        _ finding: inout HouseholdFinding
    ) {
        var ratio = 1.0
        if row.village > 0, person.village > 0 {
            finding.village = places.level(row.village, person.village)
            let common = Double(frequencies.place[Int(person.village)])
            let expected = min(max(common, common / max(regionShare, 1e-6)), 0.5)
            ratio *=
                finding.village == .different
                ? shares.village[.different] : shares.village[finding.village] / expected
            if finding.village == .similar { ratio *= 4 }
        }
        if row.street > 0, person.street > 0 {
            let (level, agreement) = compareAddress(row, person)
            finding.address = level
            let movedTogether = level == .different && finding.village == .different
            ratio *= movedTogether ? 1 : agreement
        }
        finding.household *= ratio
    }

    private func compareAddress(_ row: PersonRecord, _ person: PersonRecord) -> (PlaceLevel, Double) {
        guard row.street == person.street else { return (.different, shares.address[.different]) }
        let street = Double(frequencies.place[Int(person.street)])
        guard row.houseNumber == person.houseNumber, row.houseNumber > 0 else {
            return (.similar, row.houseNumber == 0 || person.houseNumber == 0 ? 0.9 / street : 0.3)
        }
        let number = Double(frequencies.houseNumber[min(Int(person.houseNumber), 999)])
        var ratio = shares.address[.agrees] / (min(street, 0.5) * number)
        ratio *= part(row.neighbourhood, person.neighbourhood) * part(row.community, person.community)
        return (.agrees, ratio)
    }

    /// RT and RW: one in ten agrees by chance.
    private func part(_ row: UInt16, _ person: UInt16) -> Double {
        guard row > 0, person > 0 else { return 1 }
        return row == person ? 8 : 0.05
    }

    private func comparePhones(_ row: UInt64, _ person: UInt64, _ finding: inout HouseholdFinding) {
        guard row > 0, person > 0 else { return }
        if row == person {
            finding.phone = .equal
            finding.phoneRatio = shares.phone[.equal] * 2 * frequencies.people
        } else {
            finding.phone = .different
            finding.phoneRatio = min(shares.phone[.different], 1)
        }
    }
}

/// Compares the numbers of villages, and remembers nothing: two spellings are rare.
struct PlaceComparison {
    let bytes: ContiguousArray<UInt8>
    let starts: ContiguousArray<UInt32>

    init(_ places: Vocabulary) {
        bytes = places.bytes
        starts = places.starts
    }

    func level(_ left: UInt32, _ right: UInt32) -> PlaceLevel {
        if left == right { return .agrees }
        let distance = bytes.withUnsafeBufferPointer { bytes in
            EditDistance.between(word(left, bytes), word(right, bytes), limit: 2)
        }
        return distance == 1 || (distance == 2 && length(left) >= 9) ? .similar : .different
    }

    private func length(_ place: UInt32) -> Int { Int(starts[Int(place)] - starts[Int(place) - 1]) }

    private func word(_ place: UInt32, _ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(starts[Int(place) - 1])..<Int(starts[Int(place)])])
    }
}
