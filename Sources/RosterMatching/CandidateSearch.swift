/// Finds the participants worth comparing with a row.
struct CandidateSearch {
    let keys: BlockingKeys
    let index: BlockingView
    /// The row in which each participant was last found, so that none is listed twice.
    private var lastSeen: ContiguousArray<UInt32>
    private var stamp: UInt32 = 0
    private(set) var found: ContiguousArray<UInt32> = []

    /// More people than this under one key and the key is passed over.
    static let cap = 400
    static let capOfDate = 150
    static let capOfNames = 150

    init(keys: BlockingKeys, index: BlockingView, people: Int) {
        self.keys = keys
        self.index = index
        lastSeen = .init(repeating: 0, count: people)
    }

    /// People with the row's very NIK: enough for most rows.
    mutating func searchNIK(_ row: PersonRecord) {
        stamp += 1
        found.removeAll(keepingCapacity: true)
        if row.nikForm == .whole { lookForNIK(row.nikDigits) }
    }

    /// People one mistake of the NIK away, and those of the row's birth date who share a word of its
    /// name. Adds to what was found.
    mutating func searchMistakes(_ row: PersonRecord, _ rows: PersonView) {
        lookForDamagedNIK(row)
        forEachWordAndDate(row, rows) { search, skeleton, date in
            search.look(BlockingKeys.key(.dateWord, UInt64(date), skeleton), cap: Self.cap)
        }
    }

    /// Everyone else who may be the row's person. Adds to what was found.
    mutating func searchFar(_ row: PersonRecord, _ rows: PersonView) {
        for date in dates(row) { look(BlockingKeys.key(.date, UInt64(date)), cap: Self.capOfDate) }
        lookForDamagedDates(row, rows.name(of: row))
        // A date, even a damaged one, finds a common name faster than the name alone.
        let isUndated = row.birthDate == 0 || row.birthDate % 10_000 == 101
        keys.forEachNameKey(rows.name(of: row)) { look($0, cap: isUndated ? Self.capOfNames : 30) }
        if row.phone > 0 { look(BlockingKeys.key(.phone, row.phone), cap: Self.cap) }
        BlockingKeys.forEachHouseKey(row) { look($0, cap: Self.cap) }
        keys.forEachHomeKey(row, rows) { look($0, cap: Self.capOfNames) }
    }

    /// How many participants have these very words as their name.
    func countNamesakes(_ name: UnsafeBufferPointer<UInt32>, _ people: PersonView) -> Int {
        var namesakes = 0
        index.forEach(keys.lettersKey(name), cap: 5000) { person in
            if people.name(of: people.records[Int(person)]).elementsEqual(name) { namesakes += 1 }
        }
        return namesakes
    }

    private func dates(_ row: PersonRecord) -> [Int32] {
        let inside = row.nikForm == .whole ? NIKParts(row.nikDigits).dateOfCentury : 0
        return BlockingKeys.distinct(row.birthDate % 1_000_000, inside)
    }

    private mutating func forEachWordAndDate(
        _ row: PersonRecord, _ rows: PersonView, _ body: (inout Self, UInt64, Int32) -> Void
    ) {
        for date in dates(row) {
            for word in rows.name(of: row) {
                let skeleton = keys.traits.skeleton[Int(word)]
                if skeleton != 0 { body(&self, skeleton, date) }
            }
        }
    }

    private mutating func look(_ key: UInt64, cap: Int) {
        let stamp = stamp
        index.forEach(key, cap: cap) { person in
            if lastSeen[Int(person)] != stamp {
                lastSeen[Int(person)] = stamp
                found.append(person)
            }
        }
    }

    /// Every NIK one mistake away.
    private mutating func lookForDamagedNIK(_ row: PersonRecord) {
        let digits = row.nikDigits
        switch row.nikForm {
        case .whole:
            var unit: UInt64 = 1
            for place in 0..<16 {
                let digit = digits / unit % 10
                for other in 0..<UInt64(10) where other != digit {
                    lookForNIK(digits - digit * unit + other * unit)
                }
                let next = digits / unit / 10 % 10
                if place < 15, next != digit {
                    lookForNIK(digits - digit * unit - next * unit * 10 + next * unit + digit * unit * 10)
                }
                unit *= 10
            }
        case .wrongLength where row.nikLength == 17:
            var unit: UInt64 = 1
            for _ in 0..<17 {
                lookForNIK(digits / (unit * 10) * unit + digits % unit)
                unit *= 10
            }
        case .wrongLength where row.nikLength == 15:
            var unit: UInt64 = 1
            for _ in 0..<16 {
                for digit in 0..<UInt64(10) {
                    lookForNIK(digits / unit * unit * 10 + digit * unit + digits % unit)
                }
                unit *= 10
            }
        case .wrongLength, .absent, .scientific: return
        }
    }

    private mutating func lookForNIK(_ digits: UInt64) { look(BlockingKeys.key(.nik, digits), cap: Self.cap) }

    private mutating func lookForDamagedDates(_ row: PersonRecord, _ name: UnsafeBufferPointer<UInt32>) {
        let written = row.birthDate % 1_000_000
        guard written > 0 else { return }
        for word in name {
            let skeleton = keys.traits.skeleton[Int(word)]
            guard skeleton != 0 else { continue }
            if written % 10_000 == 101 {
                look(BlockingKeys.key(.yearWord, UInt64(written / 10_000), skeleton), cap: Self.cap)
            }
            forEachDamagedDate(written) { look(BlockingKeys.key(.dateWord, UInt64($0), skeleton), cap: 100) }
        }
    }

    /// Dates of a century one digit, one swap or ten years away, and 1 January of the year.
    private func forEachDamagedDate(_ date: Int32, _ body: (Int32) -> Void) {
        let year = date / 10_000
        let month = date / 100 % 100
        let day = date % 100
        if day <= 12, day != month { body(year * 10_000 + day * 100 + month) }
        body(year * 10_000 + 101)
        var unit: Int32 = 1
        for _ in 0..<6 {
            let digit = date / unit % 10
            for other in Int32(0)..<10 where other != digit {
                let changed = date + (other - digit) * unit
                if (1...31).contains(changed % 100), (1...12).contains(changed / 100 % 100) { body(changed) }
            }
            unit *= 10
        }
        for step: Int32 in [-2, -1, 1, 2] where (year + step) / 10 != year / 10 {
            body((year + step + 100) % 100 * 10_000 + date % 10_000)
        }
        let turned = year % 10 * 10 + year / 10
        if turned != year { body(turned * 10_000 + date % 10_000) }
    }
}
