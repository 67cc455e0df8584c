import DemoCity
import Membership
import MoneyAndDates
import Testing

@Suite struct `A roster sample` {
    @Test func `has the same bytes for the same seed, and others for another`() throws {
        let folders = [Folder(), Folder(), Folder()]
        for (folder, seed) in zip(folders, [7, 7, 8] as [UInt64]) { _ = try write(to: folder, seed: seed) }
        let files = try folders.map { try $0.files() }

        #expect(files[0] == files[1])
        #expect(files[0]["roster.csv"] != files[2]["roster.csv"])
        #expect(files[0]["master.csv"] != files[2]["master.csv"])
    }

    @Test func `holds exactly the rows and participants asked for`() throws {
        let folder = Folder()
        let summary = try write(to: folder)

        #expect(try folder.table("roster.csv").count == 1_000)
        #expect(try folder.table("master.csv").count == 2_000)
        #expect(
            try folder.table("truth.csv").count(where: { $0["participant_no"] == "" }) >= summary.strangers)
        #expect(try folder.table("truth.csv").count(where: { $0["dup_of"] != "" }) == summary.repeated)
        #expect(try folder.table("master_aliases.csv").count == summary.aliases)
        #expect([summary.strangers, summary.repeated, summary.aliases] == [123, 20, 6])
    }

    @Test func `is as the master says in every row that truth calls clean`() throws {
        let folder = Folder()
        _ = try write(to: folder)
        let master = try participants(folder)
        let truth = try folder.table("truth.csv")
        var compared = 0
        for (row, line) in zip(try folder.table("roster.csv"), truth) where line["corruptions"] == "" {
            guard let number = line["participant_no"], let person = master[number] else { continue }
            if person["nik"] != "" { #expect(row["nik"] == person["nik"]) }
            #expect(row["nama"]?.uppercased().replacing("  ", with: " ") == person["nama"])
            if person["nama_ibu"] != "" { #expect(row["nama_ibu"]?.uppercased() == person["nama_ibu"]) }
            #expect(row["desa"]?.uppercased() == person["desa"])
            compared += 1
        }
        #expect(compared > 300)
    }

    @Test func `resolves every row to a participant or to a stranger whose number no participant has`() throws
    {
        let folder = Folder()
        _ = try write(to: folder)
        let master = try participants(folder)
        let numbers = Set(master.values.compactMap { $0["nik"] })
        for (row, line) in zip(try folder.table("roster.csv"), try folder.table("truth.csv")) {
            #expect(row["row_no"] == line["row_no"])
            let number = try #require(line["participant_no"])
            if !number.isEmpty {
                #expect(master[number] != nil)
            } else if line["corruptions"] == "" {
                #expect(!numbers.contains(row["nik"] ?? ""))
            }
        }
    }

    @Test func `gives a second number only to somebody who has a first`() throws {
        let folder = Folder()
        _ = try write(to: folder)
        let master = try participants(folder)
        for alias in try folder.table("master_aliases.csv") {
            let second = try #require(master[alias["participant_no"] ?? ""])
            let first = try #require(master[alias["same_person_as"] ?? ""])
            #expect(second["tgl_lahir"] == first["tgl_lahir"])
            #expect(second["no_hp"] == "")
        }
    }

    @Test func `names the first row of a person in every later row`() throws {
        let folder = Folder()
        _ = try write(to: folder)
        let truth = try folder.table("truth.csv")
        for (place, line) in truth.enumerated() where line["dup_of"] != "" {
            let first = try #require(line["dup_of"].flatMap { Int($0) })
            #expect(first <= place)
            #expect(truth[first - 1]["participant_no"] == line["participant_no"])
        }
    }

    @Test func `has no mother, address, village or telephone where the form asks for none`() throws {
        let folder = Folder()
        _ = try write(to: folder, profile: .withoutMotherVillagePhone)
        for row in try folder.table("roster.csv") {
            #expect(["nama_ibu", "alamat", "desa", "no_hp"].allSatisfy { row[$0] == "" })
        }
    }

    @Test func `is dirtier under the harsh profile than under the full one`() throws {
        let full = try write(to: Folder(), profile: .full).corruptions
        let harsh = try write(to: Folder(), profile: .harsh).corruptions

        #expect((harsh[.nikMissing] ?? 0) > 2 * (full[.nikMissing] ?? 0))
        #expect(harsh.values.reduce(0, +) > full.values.reduce(0, +))
    }

    @Test func `holds rows of all participants at most, and refuses one row more`() throws {
        let enough = Folder()
        _ = try write(to: enough, rows: 100, participants: 86)

        #expect(throws: DemoRefusal.tooFewParticipants(rows: 100, participants: 85)) {
            try write(to: Folder(), rows: 100, participants: 85)
        }
        #expect(throws: DemoRefusal.tooFewParticipants(rows: 0, participants: 10)) {
            try write(to: Folder(), rows: 0, participants: 10)
        }
    }

    @Test func `refuses a directory that cannot be made`() throws {
        #expect(throws: DemoRefusal.unwritable(path: "/proc/naungan")) {
            try RosterSample.write(
                to: "/proc/naungan", rows: 10, participants: 20, profile: .full, seed: 1, pools: demoPools(),
                referenceDay: referenceDay())
        }
    }
}

private func write(
    to folder: Folder, rows: Int = 1_000, participants: Int = 2_000, profile: DirtProfile = .full,
    seed: UInt64 = 7
) throws -> RosterSample.Summary {
    try RosterSample.write(
        to: folder.path, rows: rows, participants: participants, profile: profile, seed: seed,
        pools: demoPools(), referenceDay: referenceDay())
}

private func participants(_ folder: Folder) throws -> [String: [String: String]] {
    var byNumber: [String: [String: String]] = [:]
    for line in try folder.table("master.csv") { byNumber[line["participant_no"] ?? ""] = line }
    return byNumber
}
