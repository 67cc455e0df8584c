import Foundation
import Membership
import MoneyAndDates
import RosterFiles
import Spreadsheets
import Testing
import Yams

/// Every folder of `templates/rosters/` proves itself by its own sample: `contoh.csv` must read as
/// `hasil.yaml` says. A new folder needs no line here.
@Suite struct `The sample of a template` {
    @Test func `is read as its folder says`() throws {
        for name in try Templates.names {
            let folder = Templates.folder.appendingPathComponent(name)
            let template = try RosterTemplate(name: name, yaml: Templates.text(name))
            let file = try RosterFile.open(path: folder.appendingPathComponent("contoh.csv").path)
            let layout = try file.understand(template)
            #expect(layout.sheets[0].ignored.isEmpty, "\(name)")
            var read: [[String: String]] = []
            try file.rows(layout, checks: Templates.checks()) { read.append(summary($0)) }
            let text = try String(contentsOf: folder.appendingPathComponent("hasil.yaml"), encoding: .utf8)
            let expected = try #require(try Yams.load(yaml: text) as? [[String: Any]])
            #expect(read == expected.map { $0.mapValues { "\($0)" } }, "\(name)")
        }
    }

    private func summary(_ person: RosterRow) -> [String: String] {
        [
            "baris": "\(person.sheetRow)", "nik": person.nik.nik.map { "\($0)" } ?? "",
            "nama": person.name ?? "",
            "lahir": person.birthDate.map { "\($0)" } ?? "", "jk": person.sex?.rawValue ?? "",
            "upah": person.wage.map { "\($0.amount)" } ?? "", "hp": person.phone ?? "",
        ]
    }
}

/// Whatever a file holds, it is read or refused, and no row that holds something is lost.
@Suite struct `A roster of noise` {
    @Test func `is read or refused, with every row either a person or skipped`() throws {
        var noise = SeededNoise(state: 7)
        let words = [
            "NIK", "NAMA", "1671021212600001", "JUMLAH", "SITI", "NIP. 1", "12-12-1960", "=A1", "\u{A0}", "1",
            "2", "é",
            "\"a,b\"", "-", "1.5E+15", "Mengetahui", "L", "GAJI", "(1)", "99999999999999999999", "Rp", ".,.",
            "05-03-", "0x",
        ]
        let scratch = try Scratch()
        let template = try Templates.roster()
        for _ in 0..<400 {
            var lines = ["NO,NIK,NAMA,TGL LAHIR,L/P,GAJI,HP,TTL"]
            for _ in 0..<8 {
                lines.append((0..<8).map { _ in noise.pick(words) }.joined(separator: ","))
            }
            let file = try RosterFile.open(path: scratch.file(lines.joined(separator: "\n")))
            do {
                let layout = try file.understand(template)
                var seen = 0
                let summary = try file.rows(layout, checks: Templates.checks()) { _ in seen += 1 }
                #expect(summary.people == seen)
                var filled = 0
                try file.table.forEachRow(inSheet: 0) { row in
                    if row.number > layout.sheets[0].lastHeaderRow { filled += 1 }
                    return .goOn
                }
                #expect(summary.people + summary.skippedCount == filled)
            } catch let refusal as RosterRefusal {
                #expect(RosterRefusal.allKeys.contains(refusal.key))
            }
        }
    }
}

/// A small generator, seeded, so that a failure can be seen again.
private struct SeededNoise {
    var state: UInt64

    mutating func pick(_ words: [String]) -> String {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return words[Int(state >> 33) % words.count]
    }
}
