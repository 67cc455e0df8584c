import DemoCity
import Foundation
import Membership
import MoneyAndDates
import Testing

@testable import DemoCity

@Suite struct `The demonstration city` {
    @Test func `has the same bytes for the same seed, workbooks too`() throws {
        let folders = [Folder(), Folder(), Folder()]
        for (folder, seed) in zip(folders, [1, 1, 2] as [UInt64]) { _ = try write(to: folder, seed: seed) }
        let files = try folders.map { try $0.files() }

        #expect(files[0].count == 14)
        for (name, bytes) in files[0] {
            #expect(bytes == files[1][name], "\(name)")
            if name.contains("roster/") || name == "kebenaran.csv" {
                #expect(bytes != files[2][name], "\(name)")
            }
        }
    }

    @Test func `employs 2,506 people, 1,266 of them for the environment`() throws {
        let (folder, summary) = try sharedCity.get()

        #expect(summary.headCount == 2_506)
        #expect(summary.headCounts["dlhk"] == 1_266)
        for unit in try demoPools().units { #expect(summary.headCounts[unit.short] == unit.headCount) }
        #expect(summary.participants == 8_000)
        #expect(summary.enrolled == 1_670)
        #expect(try folder.table("peserta-bpjs.csv").count == 8_000)
    }

    @Test func `tells of every file when it is there`() throws {
        let folder = Folder()
        var told: [String] = []
        let summary = try DemoCity.write(
            to: folder.path, seed: 1, referenceDay: referenceDay(), pools: demoPools(),
            progress: { told.append($0) })

        #expect(told == summary.files)
        #expect(told.allSatisfy { FileManager.default.fileExists(atPath: folder.path + "/" + $0) })
    }

    @Test func `knows of every line of every roster who it is`() throws {
        let (folder, summary) = try sharedCity.get()
        var participants: [String: [String: String]] = [:]
        for line in try folder.table("peserta-bpjs.csv") { participants[line["participant_no"] ?? ""] = line }
        let truth = try folder.table("kebenaran.csv")

        #expect(truth.count == summary.rosterLines)
        for line in truth {
            guard let number = line["nomor_peserta"], !number.isEmpty else { continue }
            let participant = try #require(participants[number])
            #expect(participant["nik"] == line["nik_benar"])
            #expect(participant["nama"] == line["nama_benar"])
            #expect(participant["tgl_lahir"] == line["tgl_lahir_benar"])
        }
        #expect(Set(truth.compactMap { $0["keadaan"] }) == ["aktif", "pindah", "meninggal", "keluar"])
    }

    @Test func `points from every repeated line to the first line of the same person`() throws {
        let folder = try sharedCity.get().folder
        var owner: [String: String] = [:]
        var repeated = 0
        for line in try folder.table("kebenaran.csv") {
            let place = [line["berkas"], line["lembar"], line["baris"]].compactMap(\.self).joined(
                separator: ":")
            if let first = line["sama_dengan"], !first.isEmpty {
                #expect(owner[first] == line["nik_benar"])
                repeated += 1
            }
            owner[place] = line["nik_benar"]
        }
        #expect(repeated > 40)
    }

    @Test func `keeps every line where the truth says, with the name as it was typed`() throws {
        let pools = try demoPools()
        let people = CityPeople(pools: pools, seed: 1, today: try referenceDay())
        var random = SeededRandom(seed: 1)
        let clean = DirtProfile(name: "none", careless: 0, bare: 0, rates: [:])
        for (unit, lines) in zip(pools.units, people.listings(pools: pools, &random)) {
            var roster = RosterFile(unit, pools: pools, people: people, today: try referenceDay())
            roster.fill(lines, profile: clean, &random)
            let column = try #require(roster.layout.columns.firstIndex { $0.field == .name })
            #expect(roster.truth.count == lines.count)
            for line in roster.truth where line.damage.isEmpty {
                let table = try #require(roster.tables.first { $0.name == line.sheet })
                let name = table.rows[line.row - 1][column].text.uppercased()
                #expect(name == people.workers[line.worker].person.name, "\(unit.short) \(line.place)")
            }
        }
    }

    @Test func `adds up the wages of each sheet in its totals row`() throws {
        let pools = try demoPools()
        let people = CityPeople(pools: pools, seed: 1, today: try referenceDay())
        var random = SeededRandom(seed: 1)
        let unit = try #require(pools.units.first { $0.form == .letterheadWorkbook })
        var roster = RosterFile(unit, pools: pools, people: people, today: try referenceDay())
        roster.fill(people.listings(pools: pools, &random)[0], profile: .full, &random)
        let column = try #require(roster.layout.columns.firstIndex { $0.field == .wage })
        for table in roster.tables.dropFirst() {
            let wages = roster.truth.filter { $0.sheet == table.name }
                .map { people.workers[$0.worker].wage.amount }
            let totals = table.rows.compactMap { row -> Int64? in
                guard column < row.count, case .sum(_, let total) = row[column] else { return nil }
                return total
            }
            #expect(totals == [wages.reduce(0, +)])
        }
    }

    @Test func `writes names that look like formulas as text`() throws {
        let folder = try sharedCity.get().folder
        let formulas = try folder.table("kebenaran.csv").filter {
            $0["kerusakan"]?.contains("name_formula") == true
        }
        #expect(formulas.count == 3)
        let data = try #require(
            FileManager.default.contents(atPath: folder.path + "/roster/uptd-pasar-induk.csv"))
        #expect(String(decoding: data, as: UTF8.self).contains("\"=") == true)
    }

    @Test
    func `writes the odd bytes of Windows where an office uses it, and a byte order mark where one does`()
        throws
    {
        let folder = try sharedCity.get().folder
        let files = try folder.files()
        let windows = try #require(files["roster/damkar-pb.csv"])
        #expect(windows.contains(0x96))
        #expect(windows.contains(0xA0))
        #expect(String(bytes: windows, encoding: .utf8) == nil)
        #expect(try #require(files["roster/dinas-pupr.csv"]).starts(with: [0xEF, 0xBB, 0xBF]))
    }
}

/// One city for all tests that only read it.
private let sharedCity = Result {
    let folder = Folder()
    return (folder: folder, summary: try write(to: folder))
}

private func write(to folder: Folder, seed: UInt64 = 1) throws -> DemoSummary {
    try DemoCity.write(to: folder.path, seed: seed, referenceDay: referenceDay(), pools: demoPools())
}
