import EmbeddedFiles
import IndicatorBooks
import Indicators
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing

@Suite struct `Numbers that others counted` {
    private func draft(
        _ count: Int64 = 700_000, measure: String = "workforce", region: String = "16.71",
        on text: String = "2025-12-31", source: String = "BPS"
    ) throws -> PopulationDraft {
        PopulationDraft(
            measure: measure, population: "workforce-without-civil-servants",
            region: try #require(KemendagriCode(region)), asOf: try day(text), count: count, source: source)
    }

    private func book(_ town: PortalTown) throws -> PopulationBook {
        PopulationBook(town.office, catalog: try catalog(), regions: try regions())
    }

    @Test(arguments: TestEngine.atHand)
    func `give a figure with both days, and a correction takes the place of what was there`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let book = try book(town)
            try await book.record([
                draft(1_000), draft(420, measure: "active-participants", on: "2026-01-31"),
            ])
            let definition = try #require(
                try catalog().definition("coverage-workforce", on: day("2026-01-31")))
            let palembang = try #require(KemendagriCode("16.71"))
            let figure = try #require(
                try PopulationBook.figure(definition, of: palembang, from: await book.list()))
            #expect(figure.share == Share(420, of: 1_000))
            #expect(figure.denominator.asOf == (try day("2025-12-31")))
            try await book.record([draft(1_200)])
            let list = try await book.list()
            #expect(list.count == 2)
            #expect(
                try PopulationBook.figure(definition, of: palembang, from: list)?.share
                    == Share(420, of: 1_200))
            let other = try #require(KemendagriCode("16"))
            #expect(try PopulationBook.figure(definition, of: other, from: list) == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `give none where they are too far apart or the denominator is nought`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let book = try book(town)
            let definition = try #require(
                try catalog().definition("coverage-workforce", on: day("2026-01-31")))
            let palembang = try #require(KemendagriCode("16.71"))
            try await book.record([
                draft(1_000, on: "2024-01-01"), draft(420, measure: "active-participants", on: "2026-01-31"),
            ])
            let old = try await book.list()
            #expect(throws: FigureRefusal.self) {
                try PopulationBook.figure(definition, of: palembang, from: old)
            }
            try await book.record([draft(0, on: "2026-01-31")])
            let none = try await book.list()
            #expect(throws: FigureRefusal.denominatorZero) {
                try PopulationBook.figure(definition, of: palembang, from: none)
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are refused of a place or a day that is not there`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let book = try book(town)
            for (wrong, refusal) in [
                (try draft(region: "16.99"), IndicatorBookRefusal.noSuchRegion("1699")),
                (try draft(region: "16.71.01.1001"), .regionNotListed("1671011001")),
                (try draft(region: "16"), .otherRegion("16")),
                (try draft(region: "16.01"), .otherRegion("1601")),
                (try draft(measure: "sheep"), .noSuchMeasure("sheep workforce-without-civil-servants")),
                (try draft(on: "2026-03-02"), .dayAhead(try day("2026-03-02"))),
                (try draft(source: " "), .noSource), (try draft(-1), .countOutOfRange),
            ] { await #expect(throws: refusal) { try await book.record([wrong]) } }
            #expect(try await book.list().isEmpty)
            try await book.record([draft(on: "2026-03-01")])
            // All or none.
            await #expect(throws: IndicatorBookRefusal.noSource) {
                try await book.record([draft(on: "2026-02-01"), draft(source: "")])
            }
            #expect(try await book.list().count == 1)
        }
    }
}

@Suite struct `Targets` {
    @Test(arguments: TestEngine.atHand)
    func `stand once for an indicator and month`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let book = TargetBook(town.office, catalog: try catalog())
            let month = try #require(Month(2026, 12))
            let first = CoverageTarget(
                indicator: "coverage-workforce", by: month, share: Rate(millionths: 480_000), source: "RPJMD")
            try await book.set(first)
            let second = CoverageTarget(
                indicator: "coverage-workforce", by: month, share: .whole, source: "RPJMD")
            try await book.set(second)
            #expect(try await book.list() == [second])
        }
    }

    @Test func `are refused of the past, of nothing and of more than the whole`() async throws {
        try await withTown(.sqlite) { town async throws in
            let book = TargetBook(town.office, catalog: try catalog())
            let now = try #require(Month(2026, 3))
            func target(
                _ by: Month, _ millionths: Int64 = 1, of indicator: String = "coverage-workforce",
                source: String = "RPJMD"
            ) -> CoverageTarget {
                CoverageTarget(
                    indicator: indicator, by: by, share: Rate(millionths: millionths), source: source)
            }
            for (wrong, refusal) in [
                (target(now.adding(-1)), IndicatorBookRefusal.monthOver(now.adding(-1))),
                (target(now, of: "sheep"), .noSuchIndicator("sheep")), (target(now, 0), .targetOutOfRange),
                (target(now, 1_000_001), .targetOutOfRange), (target(now, source: ""), .noSource),
            ] { await #expect(throws: refusal) { try await book.set(wrong) } }
            try await book.set(target(now))
            #expect(try await book.list().count == 1)
        }
    }
}

@Suite struct `Meetings` {
    @Test(arguments: TestEngine.atHand)
    func `go from plan to minutes, and what was promised comes back at the next`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let book = MeetingBook(town.office)
            let first = try await book.plan("Monev triwulan I", on: day("2026-02-10"), at: "Aula")
            try await book.invite(first, name: "Kepala Dinas", office: "Dinas Kesehatan")
            try await book.invite(first, name: "Bendahara", office: "Dinas PU")
            try await book.freeze(first, tables: "{}")
            try await book.attend(first, lines: [2])
            try await book.find(first, .budget, unit: town.unit("1.03"), "Belum ada DPA")
            let promise = try await book.commit(
                first, owner: "Kepala Dinas PU", unit: town.unit("1.03"), "Anggarkan", due: day("2026-02-10"))
            try await book.minute(first, "Rapat berjalan tertib.")
            let file = try await book.open(first)
            #expect(file.meeting.stage == .closed && file.meeting.tables == "{}")
            #expect(file.findings.map(\.unitName) == ["Dinas PU"])
            #expect(file.guests.map(\.attended) == [false, true])
            #expect(file.commitments.map(\.id) == [promise])
            let second = try await book.plan("Monev triwulan II", on: day("2026-03-01"), at: "Aula")
            #expect(try await book.open(second).followUps.map(\.id) == [promise])
            try await book.close(commitment: promise, as: .done, outcome: "DPA terbit")
            #expect(try await book.open(second).followUps.isEmpty)
            #expect(try await book.open(first).commitments[0].outcome == "DPA terbit")
            #expect(try await book.list().map(\.id) == [second, first])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `take nothing twice, nothing late and nothing empty`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let book = MeetingBook(town.office)
            await #expect(throws: IndicatorBookRefusal.emptyText) {
                _ = try await book.plan(" ", on: day("2026-02-10"), at: "Aula")
            }
            let id = try await book.plan("Monev", on: day("2026-02-10"), at: "Aula")
            await #expect(throws: IndicatorBookRefusal.notFrozen) { try await book.minute(id, "a") }
            await #expect(throws: IndicatorBookRefusal.dueBeforeMeeting(try day("2026-02-10"))) {
                _ = try await book.commit(id, owner: "a", unit: nil, "b", due: day("2026-02-09"))
            }
            let promise = try await book.commit(id, owner: "a", unit: nil, "b", due: day("2026-02-11"))
            try await book.close(commitment: promise, as: .dropped, outcome: "c")
            await #expect(throws: IndicatorBookRefusal.commitmentClosed) {
                try await book.close(commitment: promise, as: .done, outcome: "d")
            }
            try await book.freeze(id, tables: "{}")
            await #expect(throws: IndicatorBookRefusal.alreadyFrozen) {
                try await book.freeze(id, tables: "[]")
            }
            try await book.minute(id, "a")
            await #expect(throws: IndicatorBookRefusal.meetingClosed) {
                try await book.find(id, .other, unit: nil, "late")
            }
            await #expect(throws: IndicatorBookRefusal.meetingClosed) { try await book.minute(id, "again") }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are not there for another government`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let id = try await MeetingBook(town.office).plan("Monev", on: day("2026-02-10"), at: "Aula")
            let stranger = MeetingBook(town.other)
            await #expect(throws: IndicatorBookRefusal.noSuchMeeting) { try await stranger.open(id) }
            await #expect(throws: IndicatorBookRefusal.noSuchMeeting) {
                try await stranger.freeze(id, tables: "{}")
            }
            await #expect(throws: IndicatorBookRefusal.noSuchCommitment) {
                try await stranger.close(commitment: 1, as: .done, outcome: "a")
            }
        }
    }
}
