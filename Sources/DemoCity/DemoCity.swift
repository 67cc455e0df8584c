import Membership
package import MoneyAndDates

/// What a demonstration holds, counted as it was written.
package struct DemoSummary: Sendable, Equatable {
    /// The offices and the people who work there now, in the order of the units.
    package let headCounts: [String: Int]
    /// Lines of people in all rosters: workers, people gone or moved, people listed twice.
    package let rosterLines: Int
    package let participants: Int
    /// Active workers who are participants already.
    package let enrolled: Int
    /// The files, by their paths below the directory, in the order written.
    package let files: [String]

    /// Everybody without civil-servant rank who works for the city now.
    package var headCount: Int { headCounts.values.reduce(0, +) }
}

/// An invented city of Sumatra with its offices, its workers and their dirty rosters.
///
/// Its figures are those of Palembang in September 2019: 2,506 people who are no civil servants, 1,266 of
/// them at the environment office. Everybody is invented; the same seed and day give the same bytes.
package enum DemoCity {
    /// Writes `peserta-bpjs.csv`, `peserta-ganda.csv`, `opd.csv`, `kebenaran.csv` and `roster/*`.
    ///
    /// - Parameters:
    ///   - pools: read from `templates/demo`.
    ///   - referenceDay: the day on which the city is looked at; ages and dates of service follow from it.
    ///   - progress: called with the path of each file when it is there.
    package static func write(
        to directory: String, seed: UInt64, referenceDay: Day, pools: DemoPools,
        progress: (String) -> Void = { _ in }
    ) throws(DemoRefusal) -> DemoSummary {
        try makeDirectory(directory + "/roster")
        let people = CityPeople(pools: pools, seed: seed, today: referenceDay)
        var files = try writeParticipants(people, directory, pools)
        var random = SeededRandom(seed: seed, stream: .max - 2)
        let listings = people.listings(pools: pools, &random)
        var truth: [TruthLine] = []
        for (unit, lines) in zip(pools.units, listings) {
            var roster = RosterFile(unit, pools: pools, people: people, today: referenceDay)
            roster.fill(lines, profile: .full, &random)
            try write(roster, directory)
            truth += roster.truth
            files.append(roster.path)
        }
        files += try writeTruth(truth, people, directory, pools)
        for file in files { progress(file) }
        return summary(people, truth, files, pools)
    }

    private static func write(_ roster: RosterFile, _ directory: String) throws(DemoRefusal) {
        let path = directory + "/" + roster.path
        guard !roster.isWorkbook else { return try MessyWorkbook.write(roster.tables, to: path) }
        for table in roster.tables { try TextTable(layout: roster.layout).write(table, to: path) }
    }

    private static func writeParticipants(
        _ people: CityPeople, _ directory: String, _ pools: DemoPools
    ) throws(DemoRefusal) -> [String] {
        let file = try TextSink(path: directory + "/peserta-bpjs.csv")
        let aliases = try TextSink(path: directory + "/peserta-ganda.csv")
        try file.row(RosterSample.masterColumns + ["npp", "unit", "status_kepesertaan"])
        try aliases.row(["participant_no", "same_person_as"])
        for participant in people.participants {
            let person = participant.person
            // A second number was given because nobody saw the first: without a NIK there was no way to.
            let nik = participant.firstNumber == nil ? person.nik.description : ""
            let cells = [
                String(participant.number), nik, person.name, person.sex.rawValue, person.birthPlace,
                person.born.description, person.mother, person.address, person.village, person.district,
                person.regency, person.phone, person.registered.description, employerNumber(participant),
                participant.employer, participant.status,
            ]
            try file.row(cells)
            if let first = participant.firstNumber {
                try aliases.row([String(participant.number), String(first)])
            }
        }
        try file.close()
        try aliases.close()
        return ["peserta-bpjs.csv", "peserta-ganda.csv"]
    }

    /// The employer's number (NPP), of two letters and six digits: invented, the same for all of an employer.
    private static func employerNumber(_ participant: Participant) -> String {
        if let unit = participant.unit { return "JJ190" + digitsText(UInt64(unit + 1), 3) }
        let sum = participant.employer.utf8.reduce(UInt64(7)) { ($0 &* 31 &+ UInt64($1)) % 1_000_000 }
        return "JS" + digitsText(sum, 6)
    }

    /// The truth of every line; a line of somebody listed before names the first line of that person.
    private static func writeTruth(
        _ truth: [TruthLine], _ people: CityPeople, _ directory: String, _ pools: DemoPools
    ) throws(DemoRefusal) -> [String] {
        let file = try TextSink(path: directory + "/kebenaran.csv")
        try file.row(TruthLine.columns)
        var first: [Int: String] = [:]
        for line in truth {
            let worker = people.workers[line.worker]
            let unit = pools.units[worker.unit]
            try file.row(line.cells(worker, unit: unit, sameAs: first[line.worker] ?? ""))
            if first[line.worker] == nil { first[line.worker] = line.place }
        }
        try file.close()
        let offices = try TextSink(path: directory + "/opd.csv")
        try offices.row(["kode", "nama", "singkatan", "jumlah_non_asn"])
        for unit in pools.units {
            try offices.row([unit.code, unit.name, unit.short, String(unit.headCount)])
        }
        try offices.close()
        return ["kebenaran.csv", "opd.csv"]
    }

    private static func summary(
        _ people: CityPeople, _ truth: [TruthLine], _ files: [String], _ pools: DemoPools
    ) -> DemoSummary {
        let active = people.workers.filter { $0.state == .active }
        var headCounts: [String: Int] = [:]
        for worker in active { headCounts[pools.units[worker.unit].short, default: 0] += 1 }
        return DemoSummary(
            headCounts: headCounts, rosterLines: truth.count, participants: people.participants.count,
            enrolled: active.count { $0.number != nil }, files: files)
    }
}
