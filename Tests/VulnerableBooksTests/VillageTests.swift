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
            try await village.link(village.a, from: 20_260_101)
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
            // The number goes with it: no day is reported twice, and none by nobody.
            #expect(
                try await village.links() == [
                    "A 20260101 20260630", "B 20260701 99991231",
                ])
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
    func `takes its own people along in the sheet, and what both changed waits as well`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            try await village.staff(of: village.a, 3)
            let sheets = VillageSheets(village.office(), rules: village.rules)
            let (sheet, rows) = try await sheets.takeAlong(village.a)
            #expect(rows.map(\.group) == ["perangkat-desa", "perangkat-desa", "perangkat-desa"])
            #expect(rows.map(\.wage) == ["2000001", "2000002", "2000003"] && rows[0].stop.isEmpty)
            // The office corrects the wage of the second meanwhile, as another sheet does.
            var other = rows
            other[1].wage = "2100000"
            let second = try await sheets.takeAlong(village.a)
            #expect(try await sheets.bring(second.sheet, of: village.a, other).taken == 1)

            var brought = rows
            brought[0].wage = "2500000"
            brought[0].stop = "2026-05-31"
            brought[1].wage = "2200000"
            brought[2].wage = "dua juta"
            let outcome = try await sheets.bring(sheet, of: village.a, brought)
            #expect(outcome.taken == 2 && outcome.conflicts == 1 && outcome.refused == ["WARGA 3"])
            let waiting = try #require(try await sheets.conflicts(village.a).first)
            #expect(waiting.name == "WARGA 2")
            #expect(
                waiting.field
                    == SheetField("wage", before: "2000002", mine: "2100000", theirs: "2200000"))
            try await sheets.decide(sheet, row: waiting.row, field: "wage", takesTheirs: true, of: village.a)
            let now = try await village.staffed(village.a)
            #expect(now.map(\.wage) == ["2500000", "2200000", "2000003"])
            #expect(now.map(\.stop) == ["2026-05-31", "", ""])
            // Brought again it is as it was said: the same changes nothing more.
            let again = try await sheets.bring(sheet, of: village.a, brought)
            #expect(again.taken == 0 && again.conflicts == 0)
            let first = try #require(try await village.people(of: village.a).first)
            let jobs = try await village.spells(first)
            #expect(jobs.map(\.start) == [day(20_260_101), day(20_260_401)])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `does not take vulnerable workers of the register along, nor a day that is none`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 9)
            try await village.posted(quota, 1)
            _ = try await village.decrees().decree(quota, number: "1", signed: day(20_260_320))
            let batch = try await village.batches().send(quota)
            _ = try await village.batches().reply(try village.reply([1]), to: batch.id)
            try await village.staff(of: village.a, 1)
            let sheets = VillageSheets(village.office(today: 20_260_410), rules: village.rules)
            var (sheet, rows) = try await sheets.takeAlong(village.a)
            #expect(rows.map(\.name) == ["WARGA 1"])
            rows[0].stop = "31 Mei"
            #expect(try await sheets.bring(sheet, of: village.a, rows).refused == ["WARGA 1"])
            rows[0].stop = "2025-12-31"
            // A job does not end before it began: it ends on its first day, and is over then.
            #expect(try await sheets.bring(sheet, of: village.a, rows).taken == 1)
            #expect(try await village.staffed(village.a).isEmpty)
            #expect(try await sheets.bring(sheet, of: village.a, rows).unknown == [rows[0].row])
            let stranger = await refusal(VulnerableBookRefusal.self) {
                try await sheets.bring(sheet, of: village.b, rows)
            }
            #expect(stranger == .notThisVillage)
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
