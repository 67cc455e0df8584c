import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import TestDatabases
import Testing
import VulnerableBooks
import VulnerableWorkers

@Suite struct `A village` {
    @Test(arguments: TestEngine.atHand)
    func `that becomes part of another moves its people on one day, and its history stays`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 9)
            try await village.posted(quota, 2)
            _ = try await village.decrees().decree(quota, number: "1", signed: day(20_260_320))
            let batch = try await village.batches().send(quota)
            _ = try await village.batches().reply(try village.reply([1]), to: batch.id)
            let merger = VillageMerger(village.office(today: 20_260_601), rules: village.rules)
            let company = await refusal(VulnerableBookRefusal.self) {
                try await merger.merge("A", into: "P", from: day(20_260_701))
            }
            #expect(company == .notAVillage("PT Sawit"))
            let itself = await refusal(VulnerableBookRefusal.self) {
                try await merger.merge("A", into: "A", from: day(20_260_701))
            }
            #expect(itself == .sameVillage)
            let merged = try await merger.merge("A", into: "B", from: day(20_260_701))
            #expect(merged.people == 1 && merged.proposals == 2)
            let row = try #require(try await village.rows(quota, .accepted).first)
            #expect(row.unitName == "Desa B")
            let jobs = try await village.spells(try #require(row.person))
            #expect(jobs.map(\.terms.unit) == [village.a, village.b])
            #expect(jobs[0].end == day(20_260_630) && jobs[1].start == day(20_260_701))
            #expect(jobs[1].end == day(20_261_231))
            let again = await refusal(VulnerableBookRefusal.self) {
                try await merger.merge("A", into: "B", from: day(20_260_801))
            }
            #expect(again == .alreadyMerged("Desa A"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `fills its sheet without a network, and what both changed waits for a person`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 9)
            try await village.take((1...3).map { village.draft($0) }, quota)
            let sheets = VillageSheets(village.office(), rules: village.rules)
            let (sheet, rows) = try await sheets.takeAlong(village.a)
            #expect(rows.count == 3)
            // The desk notes another proof of the first meanwhile.
            var answer = FieldAnswer(row: rows[0].row)
            answer.isIll = false
            try await village.proposals("budi").note(answer, proof: "foto di sawah")
            var brought = rows
            brought[0].proof = "keterangan RT"
            brought[0].work = "nelayan"
            brought[1].decile = "11"
            brought.append(SheetRow(row: 9, name: "", work: "", decile: "", proof: "", ill: ""))
            let strange = await refusal(VulnerableBookRefusal.self) {
                try await sheets.bring(sheet, of: village.b, brought)
            }
            #expect(strange == .notThisVillage)
            let none = await refusal(VulnerableBookRefusal.self) {
                try await sheets.bring(7, of: village.a, brought)
            }
            #expect(none == .noSuchSheet)
            let outcome = try await sheets.bring(sheet, of: village.a, brought)
            #expect(outcome.taken == 2 && outcome.conflicts == 1 && outcome.unknown == [9])
            let waiting = try #require(try await sheets.conflicts(village.a).first)
            #expect(
                waiting.field
                    == SheetField(
                        "proof", before: "kartu tani", mine: "foto di sawah", theirs: "keterangan RT"))
            let spoiled = try await village.proposals().row(rows[1].row)
            #expect(spoiled.findings == [.decileUnreadable("11")] && spoiled.stage == .proposed)
            try await sheets.decide(sheet, row: rows[0].row, field: "proof", takesTheirs: true, of: village.a)
            let decided = try await village.proposals().row(rows[0].row)
            #expect(decided.proof == "keterangan RT" && decided.work == "nelayan")
            let twice = await refusal(VulnerableBookRefusal.self) {
                try await sheets.decide(
                    sheet, row: rows[0].row, field: "proof", takesTheirs: false, of: village.a)
            }
            #expect(twice == .alreadyDecided)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `counts its people by group, and goes by the government's own calendar`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 9)
            try await village.posted(quota, 2)
            _ = try await village.decrees().decree(quota, number: "1", signed: day(20_260_320))
            let batch = try await village.batches().send(quota)
            _ = try await village.batches().reply(try village.reply([1, 2]), to: batch.id)
            let usual = try TrancheCalendar([.init(number: 1, month: 3, percent: 100)])
            let book = VillageBook(
                village.office(today: 20_260_510), rules: village.rules, usual: usual)
            let view = try await book.view(village.a, year: 2026)
            #expect(view.groups.map(\.category) == [.vulnerable] && view.people == 2)
            #expect(view.tranches.count == 1 && view.arrears == .zero)
            try await book.set(
                try TrancheCalendar([
                    .init(number: 1, month: 2, percent: 50), .init(number: 2, month: 8, percent: 50),
                ]), year: 2026)
            try await book.set(
                try TrancheCalendar([
                    .init(number: 1, month: 4, percent: 60), .init(number: 2, month: 8, percent: 40),
                ]), year: 2026)
            #expect(try await book.calendar(2026).tranches.map(\.percent) == [60, 40])
            #expect(try await book.calendar(2027) == usual)
        }
    }

    @Test(arguments: ["month,percent\n3,40\n", "month,percent\n3,x\n", "bulan\n", "month,percent\n13,100\n"])
    func `does not take a calendar from a file that is none`(text: String) {
        #expect(throws: TrancheFile.Fault.self) { try TrancheFile.read(text) }
    }
}
