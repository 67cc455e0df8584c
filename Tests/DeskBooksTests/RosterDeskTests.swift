import Access
import AccessBooks
import Continuity
import Contributions
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `Campaigns at a desk` {
    @Test(arguments: TestEngine.atHand)
    func `are counted and listed within the reach of whoever looks, and opened for the whole government`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let number = try await CampaignDesk(town.desk(.manpowerOffice)).open(
                "Daftar Maret", period: march, due: day(20_260_315), codes: [])
            let all = try #require(try await CampaignDesk(town.desk(.verifier)).tallies().first)
            #expect(all.campaign.id == number && all.all == 3 && all.count(.missing) == 3)
            let own = CampaignDesk(try await town.desk(.opdOperator))
            #expect(try await own.tallies().map(\.all) == [2])
            #expect(try await own.board(number).rows.map(\.code) == ["1.02", "1.02.1"])
            #expect(try await own.board(number, state: .late).rows.isEmpty)
            let first = try await own.board(number, size: 1)
            #expect(first.rows.map(\.code) == ["1.02"])
            #expect(try await own.board(number, after: first.next, size: 1).rows.map(\.code) == ["1.02.1"])
            await #expect(throws: AccessRefusal.forbidden(.manageCampaigns)) {
                try await own.open("x", period: march, due: day(20_260_315), codes: [])
            }
            let office = CampaignDesk(try await town.desk(.personnelAgency))
            await #expect(throws: RosterDeskRefusal.unknownUnit("2.01")) {
                try await office.open("y", period: march, due: day(20_260_315), codes: ["2.01"])
            }
            await #expect(throws: RosterDeskRefusal.nameMissing) {
                try await office.open("", period: march, due: day(20_260_315), codes: [])
            }
            await #expect(throws: AccessRefusal.forbidden(.seeRosters)) {
                try await CampaignDesk(town.desk(.treasurer)).tallies()
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `tell who is missing among the units of the reach alone`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            _ = try await CampaignDesk(town.desk(.manpowerOffice)).open(
                "Daftar Februari", period: march.adding(-1), due: day(20_260_220), codes: [])
            let desk = CampaignDesk(try await town.desk(.opdOperator))
            let campaign = try #require(try await desk.tallies().first)
            #expect(campaign.count(.late) == 2)
            #expect(
                try await desk.missing(campaign.campaign).map(\.unit.code).sorted() == ["1.02", "1.02.1"])
        }
    }
}

@Suite struct `Files of rosters at a desk` {
    @Test(arguments: TestEngine.atHand)
    func `are kept sealed, given back as they came, and seen only by whoever hands in for their unit`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = UploadDesk(try await town.desk(.opdOperator))
            let bytes = [UInt8]("NIK,NAMA\n1671014101900001,SITI\n".utf8)
            let ordered = try await desk.keep(draft(town, "1.02.1"), bytes: bytes)
            let upload = try await desk.upload(ordered.upload)
            #expect(upload.state == .checking && upload.size == bytes.count && upload.work == ordered.work)
            let gathered = Gathered()
            try await desk.pieces(of: upload) { gathered.append($0) }
            #expect(gathered.bytes == bytes)
            let kept = try await town.database.read {
                try $0.rows("SELECT bytes_sealed FROM roster_upload_part") { try $0.text(0) }
            }
            #expect(kept.count == 1 && !kept[0].contains("1671014101900001"))
            let operated = try await operatorOf(town, "1.03")
            let other = UploadDesk(operated)
            await #expect(throws: AccessRefusal.outOfReach) { try await other.upload(ordered.upload) }
            await #expect(throws: AccessRefusal.outOfReach) { try await other.map(ordered.upload, to: "") }
            await #expect(throws: AccessRefusal.outOfReach) {
                try await other.keep(draft(town, "1.02"), bytes: bytes)
            }
            #expect(try await other.open().isEmpty)
            #expect(try await desk.open().map(\.id) == [ordered.upload])
            let choices = try await UnitChoices(operated).list(.submitRoster, atMost: 500)
            #expect(choices.map(\.code) == ["1.03"])
            await #expect(throws: AccessRefusal.forbidden(.submitRoster)) {
                try await UploadDesk(town.desk(.verifier)).upload(ordered.upload)
            }
            await #expect(throws: RosterDeskRefusal.fileMissing) {
                try await desk.keep(draft(town, "1.02"), bytes: [])
            }
            await #expect(throws: RosterDeskRefusal.monthUnusable) {
                try await desk.keep(draft(town, "1.02", march.adding(7)), bytes: bytes)
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are corrected where a line waits, checked anew, and handed in only with a statement`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = UploadDesk(try await town.desk(.opdOperator))
            let ordered = try await desk.keep(draft(town, "1.02"), bytes: [1, 2, 3])
            await #expect(throws: RosterDeskRefusal.notChecked) {
                try await desk.handIn(ordered.upload, statement: "1/2026", isAnswering: true)
            }
            var found = UploadOutcome()
            found.counts.people = 3
            found.counts.good = 1
            found.counts.bad = 2
            found.counts.cells = 3
            found.cells = [cell(2, 0), cell(2, 1), cell(3, 0)]
            found.layout = UploadLayout(
                sheets: [
                    .init(
                        number: 0, name: "A", headerRow: 4,
                        columns: [.init(index: 0, header: "NIK", field: "nik")],
                        samples: [["1", ""], ["2"]])
                ], notes: [Note("layout.sheet-hidden", ["sheet": .text("B")])])
            try await desk.keep(found, of: try await desk.upload(ordered.upload))
            let checked = try await desk.upload(ordered.upload)
            #expect(checked.state == .checked && checked.checked == 0 && checked.counts == found.counts)
            #expect(try await desk.layout(of: ordered.upload) == found.layout)
            let part = try await desk.cells(of: ordered.upload, size: 2)
            #expect(part.rows == Array(found.cells.prefix(2)) && part.total == 3)
            #expect(try await desk.cells(of: ordered.upload, after: part.next).rows == [found.cells[2]])
            _ = try await desk.correct(ordered.upload, [(2, 1, "1671"), (9, 1, "not open")])
            _ = try await desk.correct(ordered.upload, [(2, 1, "1672")])
            let changed = try await desk.upload(ordered.upload)
            #expect(changed.revision == 2 && changed.state == .checking)
            let fixes = try await desk.corrections(of: changed)
            #expect(fixes.map(\.line) == [2] && fixes.map(\.text) == ["1672"])
            // The check of an earlier revision comes too late.
            try await desk.keep(found, of: checked)
            #expect(try await desk.upload(ordered.upload).state == .checking)
            try await desk.keep(found, of: changed)
            await #expect(throws: RosterDeskRefusal.statementMissing) {
                try await desk.handIn(ordered.upload, statement: "1/2026", isAnswering: false)
            }
            await #expect(throws: RosterDeskRefusal.statementMissing) {
                try await desk.handIn(ordered.upload, statement: "", isAnswering: true)
            }
            _ = try await desk.handIn(ordered.upload, statement: "1/2026", isAnswering: true)
            let terms = try await desk.terms(for: changed)
            #expect(terms.category.rawValue == "phl" && terms.segment == .wageEarner)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `say why they cannot be read, and are not handed in where no row is good`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = UploadDesk(try await town.desk(.opdOperator))
            let ordered = try await desk.keep(draft(town, "1.02"), bytes: [1, 2, 3])
            var found = UploadOutcome()
            found.refusal = Note("table.empty")
            try await desk.keep(found, of: try await desk.upload(ordered.upload))
            let unreadable = try await desk.upload(ordered.upload)
            #expect(unreadable.state == .unreadable && unreadable.refusal == Note("table.empty"))
            found.refusal = nil
            try await desk.keep(found, of: unreadable)
            await #expect(throws: RosterDeskRefusal.nothingGood) {
                try await desk.handIn(ordered.upload, statement: "1/2026", isAnswering: true)
            }
        }
    }

    private func cell(_ line: Int, _ place: Int) -> UploadCell {
        UploadCell(
            line: line, place: place, column: 1, rulingColumn: place == 1 ? 9 : nil, field: "nik",
            sheetRow: line + 4, sheet: "A", name: "SITI", original: "16\u{1E}71",
            finding: Note("nik.letters", ["count": .count(4), "field": .word("field.nik")])
        ).plain
    }
}

@Suite struct `Versions at a desk` {
    @Test(arguments: TestEngine.atHand)
    func `are seen, compared and decided within the reach, and never by the hand that sent them`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let sender = try await town.desk(.opdOperator)
            let number = try await submit(town, sender.office, "1.02")
            let own = SubmissionDesk(sender)
            let view = try await own.submission(number)
            #expect(view.outcomes == [.good: 1, .bad: 1] && view.unitCode == "1.02" && view.pairsOpen == 0)
            let rows = try await own.rows(of: number, standing: .bad).rows
            #expect(rows.map(\.name) == ["BUDI"] && rows.map(\.maskedNIK) == ["************0002"])
            #expect(try await own.rows(of: number, after: 1).rows.map(\.line) == [2])
            #expect(try await own.comparison(of: number).old == nil)
            #expect(try await own.recent().rows.map(\.submission.id) == [number])
            let other = SubmissionDesk(try await operatorOf(town, "1.03"))
            await #expect(throws: AccessRefusal.outOfReach) { try await other.submission(number) }
            await #expect(throws: AccessRefusal.outOfReach) { try await other.rows(of: number) }
            await #expect(throws: AccessRefusal.outOfReach) { try await other.comparison(of: number) }
            #expect(try await other.recent().rows.isEmpty)
            await #expect(throws: AccessRefusal.outOfReach) { try await own.submission(number + 1) }
            let law = try MembershipLaw(from: town.portal.law.book)
            await #expect(throws: AccessRefusal.forbidden(.decideRoster)) {
                try await own.approve(number, statement: "1", law: law)
            }
            let head = SubmissionDesk(try await town.desk(.unitHead))
            await #expect(throws: SubmissionRefusal.reasonMissing) {
                try await head.giveBack(number, reason: "", law: law)
            }
            try await head.giveBack(number, reason: "Dua orang belum masuk", law: law)
            #expect(try await own.submission(number).submission.reason == "Dua orang belum masuk")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are not approved before their rows were held against the register`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let sender = try await town.desk(.opdOperator)
            let number = try await submit(town, sender.office, "1.02", pairsToCome: true)
            let head = SubmissionDesk(try await town.desk(.unitHead))
            let law = try MembershipLaw(from: town.portal.law.book)
            await #expect(throws: SubmissionRefusal.pairsPending) {
                try await head.approve(number, statement: "1", law: law)
            }
            let rows = try await town.database.read {
                try SubmissionBook.rows(of: number, sender.office, on: $0)
            }
            let somebody = try await town.database.read { connection in
                try connection.integer("SELECT MIN(person_id) FROM person WHERE gov_id = 1671")
            }
            let pair = FoundPair(
                line: 1, person: PersonID(try #require(somebody)), probability: 900_000, reasons: [])
            try await PairDesk(sender).keep([pair], of: rows, in: number)
            await #expect(throws: SubmissionRefusal.pairsOpen(1)) {
                try await head.approve(number, statement: "1", law: law)
            }
            try await PairDesk(try await town.desk(.unitHead)).decide(1, of: number, .other)
            _ = try await head.approve(number, statement: "1", law: law)
        }
    }

    private func submit(
        _ town: PortalTown, _ office: Office, _ code: String, pairsToCome: Bool = false
    ) async throws -> Int64 {
        let terms = RosterTerms(
            registration: 1, category: .dailyWorker, segment: .wageEarner,
            programmes: ProgrammeSet(rawValue: 3), funding: .regionalBudget, wageBasis: .honorarium)
        var rows = [
            SubmittedRow(line: 1, standing: .good, terms: terms),
            SubmittedRow(line: 2, standing: .bad, terms: terms),
        ]
        for (place, name) in ["SITI", "BUDI"].enumerated() {
            rows[place].name = name
            rows[place].nik = NIK(["1671014101900001", "1671010202850002"][place])
        }
        return try await SubmissionBook.submit(
            rows, digest: "a", unit: UnitID(town.unit(code)), period: march, campaign: nil,
            pairsToCome: pairsToCome, by: office
        ).submission.id
    }
}

private let march = Month(of: day(20_260_301))

private func day(_ number: Int) -> Day {
    guard let day = Day(yyyymmdd: number) else { preconditionFailure("a day of the calendar") }
    return day
}

private func draft(_ town: PortalTown, _ unit: String, _ month: Month = march) -> UploadDesk.Draft {
    UploadDesk.Draft(
        unit: UnitID(town.unit(unit)), period: month, fileName: "daftar.csv", category: nil,
        wageBasis: "column")
}

/// Another operator, of one unit.
private func operatorOf(_ town: PortalTown, _ unit: String) async throws -> Desk {
    _ = try await town.accounts.create(
        AccountDraft(login: "operator-\(unit)", display: "x", role: .opdOperator, units: [town.unit(unit)]))
    let entry = try await town.accounts.account("operator-\(unit)")
    return try town.portal.desk(
        Permit(
            account: entry.id, name: entry.login, display: entry.display, role: .opdOperator,
            government: 1671, matrix: town.portal.access.matrix))
}

private final class Gathered: @unchecked Sendable {
    private(set) var bytes: [UInt8] = []
    func append(_ more: [UInt8]) { bytes += more }
}

extension UploadCell {
    /// As it comes back: the signs between its parts are blanks in its texts.
    fileprivate var plain: UploadCell {
        UploadCell(
            line: line, place: place, column: column, rulingColumn: rulingColumn, field: field,
            sheetRow: sheetRow, sheet: sheet, name: name, original: original.replacing("\u{1E}", with: " "),
            finding: finding)
    }
}
