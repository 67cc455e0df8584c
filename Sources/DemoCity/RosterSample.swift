import Membership
package import MoneyAndDates

/// A roster and the participants it is looked up in, with the truth, of any size: for tests and benchmarks.
///
/// Four files: `roster.csv` as an office typed it; `master.csv`, the participants; `truth.csv`, which
/// participant each row is (none for people who are not one) and what happened to the row; and
/// `master_aliases.csv`, second numbers of the same person, either of which is right. Participants are
/// written as they are made: memory holds the rows of the roster and one number per person.
package struct RosterSample {
    /// What was written.
    package struct Summary: Sendable, Equatable {
        package let rows: Int
        package let participants: Int
        /// Rows of people who are no participants.
        package let strangers: Int
        /// Rows of a person who stands in the roster already.
        package let repeated: Int
        package let aliases: Int
        /// How often each corruption struck.
        package let corruptions: [Corruption: Int]
    }

    private struct Candidate {
        let person: Person
        let number: Int?
    }

    private let pools: DemoPools
    private let seed: UInt64
    private let profile: DirtProfile
    private let clerk: Clerk
    private var draws: SeededRandom
    private var populace: Populace
    private var number = 10_000_000_000
    private var candidates: [Candidate] = []
    private var doubles: [Candidate] = []

    /// Writes the four files into a directory, which is made when it is not there.
    ///
    /// One row in fifty repeats a person; one in eight is of somebody who is no participant, four in ten of
    /// those a brother or sister of one. Three participants in a thousand have a second number.
    package static func write(
        to directory: String, rows: Int, participants: Int, profile: DirtProfile, seed: UInt64,
        pools: DemoPools, referenceDay: Day
    ) throws(DemoRefusal) -> Summary {
        let repeated = rows / 50
        let strangers = rows * 123 / 1_000
        let aliases = participants * 3 / 1_000
        let known = rows - repeated - strangers
        guard rows > 0, known <= participants - aliases else {
            throw .tooFewParticipants(rows: rows, participants: participants)
        }
        try makeDirectory(directory)
        var sample = RosterSample(pools: pools, profile: profile, seed: seed, today: referenceDay)
        try sample.writeMaster(
            directory, people: participants - aliases, known: known, strangers: strangers, aliases: aliases)
        let corruptions = try sample.writeRoster(directory, repeated: repeated)
        return Summary(
            rows: rows, participants: participants, strangers: strangers, repeated: repeated,
            aliases: aliases, corruptions: corruptions)
    }

    private init(pools: DemoPools, profile: DirtProfile, seed: UInt64, today: Day) {
        self.pools = pools
        self.seed = seed
        self.profile = profile
        clerk = Clerk(pools: pools)
        draws = SeededRandom(seed: seed, stream: .max)
        populace = Populace(pools: pools, seed: seed, today: today)
    }

    // MARK: - Participants

    /// Takes people as they come, so that exactly so many are registered, stand in the roster, or are
    /// strangers: each is taken with the share that is still needed of those still to come.
    private mutating func writeMaster(
        _ directory: String, people: Int, known: Int, strangers: Int, aliases: Int
    ) throws(DemoRefusal) {
        let file = try TextSink(path: directory + "/master.csv")
        try file.row(RosterSample.masterColumns)
        var registered = 0
        var strangersLeft = strangers
        while registered < people {
            for person in populace.household() {
                let left = people - registered
                if strangersLeft > 0, left == 0 || draws.below(left + strangersLeft) < strangersLeft {
                    strangersLeft -= 1
                    candidates.append(Candidate(person: person, number: nil))
                    continue
                }
                guard left > 0 else { continue }
                registered += 1
                try register(
                    person, left: left, known: known - (candidates.count - strangers + strangersLeft),
                    aliases: aliases - doubles.count, in: file)
            }
        }
        while strangersLeft > 0 {
            for person in populace.household() where strangersLeft > 0 {
                strangersLeft -= 1
                candidates.append(Candidate(person: person, number: nil))
            }
        }
        try writeAliases(directory, file)
        try file.close()
    }

    private mutating func register(
        _ person: Person, left: Int, known: Int, aliases: Int, in file: TextSink
    ) throws(DemoRefusal) {
        number += draws.within(1...85)
        try file.row(masterCells(person, number: number, &draws))
        let candidate = Candidate(person: person, number: number)
        if draws.below(left) < known { candidates.append(candidate) }
        if draws.below(left) < aliases { doubles.append(candidate) }
    }

    /// Second numbers, given years later by somebody who did not find the first.
    private mutating func writeAliases(_ directory: String, _ master: TextSink) throws(DemoRefusal) {
        let file = try TextSink(path: directory + "/master_aliases.csv")
        try file.row(["participant_no", "same_person_as"])
        let names = NameDirt(pools: pools)
        for double in doubles {
            guard let first = double.number else { continue }
            number += draws.within(1...85)
            var person = double.person
            let words = person.name.split(separator: " ").map(String.init)
            person.name = (names.variant(words, &draws) ?? words).joined(separator: " ")
            person.phone = ""
            var cells = masterCells(person, number: number, &draws)
            if draws.percent(60) { cells[1] = "" }
            try master.row(cells)
            try file.row([String(number), String(first)])
        }
        try file.close()
    }

    private func masterCells(_ person: Person, number: Int, _ random: inout SeededRandom) -> [String] {
        [
            String(number), random.perTenThousand(110) ? "" : person.nik.description, person.name,
            person.sex.rawValue, person.birthPlace, person.born.description,
            random.perTenThousand(640) ? "" : person.mother, person.address, person.village, person.district,
            person.regency, person.phone, person.registered.description,
        ]
    }

    // MARK: - Rows

    private mutating func writeRoster(
        _ directory: String, repeated: Int
    ) throws(DemoRefusal) -> [Corruption: Int] {
        var rows = Array(candidates.indices)
        for _ in 0..<repeated { rows.append(draws.below(candidates.count)) }
        draws.shuffle(&rows)
        let roster = try TextSink(path: directory + "/roster.csv")
        let truth = try TextSink(path: directory + "/truth.csv")
        try roster.row(RosterSample.rosterColumns)
        try truth.row(["row_no", "participant_no", "corruptions", "dup_of"])
        var firstRow = [Int](repeating: 0, count: candidates.count)
        var counts: [Corruption: Int] = [:]
        for (place, index) in rows.enumerated() {
            let (cells, struck) = typed(candidates[index].person, row: place)
            for corruption in struck { counts[corruption, default: 0] += 1 }
            try roster.row([String(place + 1)] + cells)
            try truth.row([
                String(place + 1), candidates[index].number.map { String($0) } ?? "",
                struck.map(\.rawValue).joined(separator: ";"),
                firstRow[index] == 0 ? "" : String(firstRow[index]),
            ])
            if firstRow[index] == 0 { firstRow[index] = place + 1 }
        }
        try roster.close()
        try truth.close()
        return counts
    }

    private func typed(_ person: Person, row: Int) -> ([String], [Corruption]) {
        var random = SeededRandom(seed: seed ^ 0x5EED_0F20_3715, stream: UInt64(row))
        var typed = clerk.row(
            of: person, job: random.pick(pools.jobs), wage: random.pick(pools.wages), &random)
        let struck = RowDirt(pools: pools).spoil(&typed, of: person, profile, &random)
        return (clerk.cells(of: typed, &random), struck)
    }

    package static let masterColumns = [
        "participant_no", "nik", "nama", "jenis_kelamin", "tempat_lahir", "tgl_lahir", "nama_ibu", "alamat",
        "desa", "kecamatan", "kabupaten", "no_hp", "tgl_daftar",
    ]
    package static let rosterColumns = [
        "row_no", "nik", "nama", "jk", "tgl_lahir", "nama_ibu", "alamat", "desa", "jabatan", "gaji", "no_hp",
    ]
}
