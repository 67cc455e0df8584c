import Access
import AccessBooks
import BudgetBooks
import Budgets
import DeskBooks
import EmbeddedFiles
import Foundation
import IndicatorBooks
import Indicators
import LawBook
import MoneyAndDates
import ObligationFiles
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebGate

extension PortalTown {
    fileprivate func tools() throws -> ReportTools {
        let tables = try BudgetTables(paths: EmbeddedFiles.paths(under: "templates/")) {
            EmbeddedFiles.text(at: $0)
        }
        return ReportTools(
            figures: try FigureTemplates.embedded(),
            budgets: try BudgetRules(portal.law.book, tables: tables), claims: portal.law.claims,
            reminders: portal.law.obligations.reminders, matrix: portal.access.matrix)
    }

    fileprivate func run(on text: String) async throws -> ReportRunCount {
        try await ReportRun(office.with(today: try day(text)), tools: try tools()).run()
    }

    fileprivate func schedule(
        _ kind: ReportKind, _ role: Role, _ rhythm: ReportRhythm = .monthly(day: 1), from text: String
    ) async throws {
        try await ReportScheduleBook(office).add(
            ReportDraft(kind: kind, role: role.rawValue, rhythm: rhythm, format: .pdf), from: try day(text))
    }

    fileprivate func reports(_ role: Role) async throws -> [ReportEntry] {
        try await ReportDesk(try await desk(role)).list().rows
    }
}

@Suite struct `Reports on a schedule` {
    @Test(arguments: TestEngine.atHand)
    func `are made on their day, once, with the figures of the page`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            for kind in ReportKind.allCases {
                try await town.schedule(kind, .manpowerOffice, from: "2026-03-01")
            }
            #expect(try await town.run(on: "2026-02-28") == ReportRunCount())
            let first = try await town.run(on: "2026-03-01")
            #expect(first.made == ReportKind.allCases.count && first.failed == 0)
            #expect(try await town.run(on: "2026-03-01") == ReportRunCount())
            let found = try await town.reports(.manpowerOffice)
            #expect(Set(found.map(\.kind)) == Set(ReportKind.allCases))
            let coverage = try #require(found.first { $0.kind == .coverage })
            #expect(coverage.month == february && coverage.scopeName == "Kota Palembang")
            let desk = ReportDesk(try await town.desk(.manpowerOffice))
            let content = try await desk.open(coverage.id).content
            let view = try await CoverageDesk(
                try await town.desk(.manpowerOffice), templates: try FigureTemplates.embedded()
            ).view(february, by: .unit)
            #expect(
                content.tables[0].rows.map { $0[1] } == view.parts.map { ReportCell.count($0.persons) })
            #expect(content.tables[0].rows.map { $0[0] }.contains(.text("Dinas PU")))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `tell a unit's clerk of his units only, and nobody else of them`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.schedule(.coverage, .opdOperator, from: "2026-03-01")
            #expect(try await town.run(on: "2026-03-01").made == 1)
            let own = try #require(try await town.reports(.opdOperator).first)
            #expect(own.scopeName == "Dinas Kesehatan")
            let content = try await ReportDesk(try await town.desk(.opdOperator)).open(own.id).content
            let names = content.tables[0].rows.map { $0[0] }
            #expect(names.contains(.text("Dinas Kesehatan")) && !names.contains(.text("Dinas PU")))
            // Who sees the whole government sees it too; who lost one of its units does not.
            #expect(try await town.reports(.manpowerOffice).map(\.id) == [own.id])
            let account = try await town.accounts.account(Role.opdOperator.rawValue).id
            try await town.damage(
                "DELETE FROM account_unit WHERE account_id = \(account) AND unit_id = \(town.unit("1.02.1"))")
            #expect(try await town.reports(.opdOperator).isEmpty)
            await #expect(throws: AccessRefusal.outOfReach) {
                _ = try await ReportDesk(try await town.desk(.opdOperator)).open(own.id)
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are not for who sees no such thing, the nation, or himself only`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let desk = ReportScheduleDesk(try await town.desk(.administrator), tools: try town.tools())
            func add(_ kind: ReportKind, _ role: Role) async throws {
                try await desk.add(
                    ReportDraft(
                        kind: kind, role: role.rawValue, rhythm: .monthly(day: 1), format: .xlsx))
            }
            for (kind, role) in [
                (ReportKind.claims, Role.treasurer), (.coverage, .ministry), (.claims, .worker),
                (.arrears, .verifier), (.coverage, .administrator),
            ] {
                await #expect(
                    throws: ReportRefusal.notForRole(report: kind, role: role.rawValue), "\(kind) \(role)"
                ) { try await add(kind, role) }
            }
            try await add(.claims, .manpowerOffice)
            await #expect(throws: ReportRefusal.alreadyThere) { try await add(.claims, .manpowerOffice) }
            await #expect(throws: AccessRefusal.forbidden(.manageSettings)) {
                _ = try await ReportScheduleDesk(
                    try await town.desk(.manpowerOffice), tools: try town.tools()
                ).list()
            }
            await #expect(throws: AccessRefusal.forbidden(.export)) {
                _ = try await town.reports(.worker)
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are made up for after two months, and not for the time when they were off`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.schedule(.coverage, .leadership, from: "2026-03-01")
            #expect(try await town.run(on: "2026-05-01").made == 3)
            let book = ReportScheduleBook(town.office.with(today: try day("2026-05-02")))
            let schedule = try #require(try await book.list().first)
            try await book.turn(schedule.id, on: false)
            await #expect(throws: ReportRefusal.alreadySo) { try await book.turn(schedule.id, on: false) }
            #expect(try await town.run(on: "2026-06-01") == ReportRunCount())
            let later = ReportScheduleBook(town.office.with(today: try day("2026-06-15")))
            try await later.turn(schedule.id, on: true)
            #expect(try await town.run(on: "2026-07-01").made == 1)
            let months = try await town.reports(.leadership).compactMap(\.month?.month)
            #expect(months.sorted() == [2, 3, 4, 6])
            await #expect(throws: ReportRefusal.noSuchSchedule) { try await book.turn(1, on: true) }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are made once by two who make them at once`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.schedule(.coverage, .leadership, from: "2026-03-01")
            async let one = town.run(on: "2026-03-01")
            async let two = town.run(on: "2026-03-01")
            let made = try await one.made + two.made
            #expect(made == 1)
            let rows = try await town.database.read { try $0.integer("SELECT COUNT(*) FROM report", []) }
            #expect(rows == 1)
            let report = try #require(try await town.reports(.leadership).first)
            _ = try await ReportBook(town.office).content(report.id)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `say why one failed, are tried again, and are sealed`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.schedule(.coverage, .leadership, from: "2026-03-01")
            let place = try await town.place("2026-03-01")
            let book = ReportBook(town.office)
            for _ in 1...3 { try await book.fail("report.failed.law", at: place) }
            let desk = ReportScheduleDesk(try await town.desk(.administrator), tools: try town.tools())
            let failure = try #require(try await desk.failures().first)
            #expect(failure.entry.attempts == 3 && failure.fault.key == "report.failed.law")
            #expect(!failure.isGivenUp)
            #expect(try await town.reports(.leadership).isEmpty)
            #expect(try await town.run(on: "2026-03-01").made == 1)
            #expect(try await desk.failures().isEmpty)
            // What is made stays made, whatever is said of it later.
            try await book.fail("report.failed.law", at: place)
            let made = try #require(try await town.reports(.leadership).first)
            let sealed = try await town.database.read { connection in
                try connection.rows("SELECT bytes_sealed FROM report_part", []) { try $0.text(0) }
            }
            #expect(!sealed.isEmpty && sealed.allSatisfy { !$0.contains("Dinas") })
            try await town.damage("UPDATE report_part SET part = 1")
            await #expect(throws: StoreRefusal.self) { _ = try await book.content(made.id) }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are given up after ten attempts, until somebody orders them`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.schedule(.coverage, .leadership, from: "2026-03-01")
            let place = try await town.place("2026-03-01")
            for _ in 1...10 { try await ReportBook(town.office).fail("report.failed.law", at: place) }
            let given = try await town.run(on: "2026-03-01")
            #expect(given.givenUp == 1 && given.made == 0)
            let run = ReportRun(town.office, tools: try town.tools())
            #expect(try await run.run(again: true).made == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are not kept where the account has other units by then`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.schedule(.coverage, .opdOperator, from: "2026-03-01")
            let schedule = try #require(try await ReportScheduleBook(town.office).list().first)
            let account = try await town.accounts.account(Role.opdOperator.rawValue).id
            let place = ReportPlace(
                schedule, due: try day("2026-03-01"),
                scope: ReportScope(units: [town.unit("1.03")], name: "Dinas PU", account: account))
            let content = ReportContent(asOf: try day("2026-03-01"), tables: [])
            #expect(try await ReportBook(town.office).keep(content, at: place) == nil)
        }
    }
}

extension PortalTown {
    fileprivate func place(_ text: String) async throws -> ReportPlace {
        let schedule = try #require(try await ReportScheduleBook(office).list().first)
        return ReportPlace(
            schedule, due: try day(text), scope: ReportScope(government: "Kota Palembang"))
    }
}

@Suite struct `The pages of reports` {
    @Test(arguments: TestEngine.atHand)
    func `let an administrator set what is made, and whoever it is for take it along`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let admin = try await Browser.entered(town, as: .administrator)
            let empty = try await admin.get("/pengaturan/laporan")
            #expect(empty.status == 200 && !empty.text.contains("⟨"))
            func add(_ role: String, _ day: String) async throws -> Browser.Reply {
                try await admin.post(
                    "/pengaturan/laporan",
                    [
                        "jenis": "arrears", "peran": role, "irama": "monthly", "hari": day,
                        "bentuk": "xlsx",
                    ])
            }
            for (role, day) in [("opd-operator", "29"), ("opd-operator", "x"), ("ministry", "1"), ("", "1")] {
                let refused = try await add(role, day)
                #expect(refused.status == 422 && !refused.text.contains("⟨"), "\(role) \(day)")
            }
            #expect(try await add("opd-operator", "1").status == 303)
            #expect(try await add("opd-operator", "1").status == 422)
            let page = try await admin.get("/pengaturan/laporan")
            #expect(page.text.contains("Setiap bulan tanggal 1") && !page.text.contains("⟨"))
            #expect(try await town.run(on: "2026-03-01").made == 1)
            let clerk = try await Browser.entered(town, as: .opdOperator)
            let list = try await clerk.get("/laporan")
            #expect(list.status == 200 && list.text.contains("Tunggakan") && !list.text.contains("⟨"))
            let id = String(
                list.text[try #require(list.text.firstRange(of: "href=\"/laporan/")).upperBound...].prefix {
                    $0.isNumber
                })
            let one = try await clerk.get("/laporan/\(id)?bahasa=en")
            #expect(one.status == 200 && !one.text.contains("⟨"))
            for (format, start) in [("pdf", "%PDF"), ("xlsx", "PK"), ("csv", "")] {
                let file = try await clerk.get("/laporan/\(id)/berkas?bentuk=\(format)")
                #expect(file.status == 200 && file.text.hasPrefix(start), "\(format)")
                if format == "csv" { #expect(file.text.contains("opd-operator")) }
            }
            #expect(try await clerk.get("/laporan/1").status == 404)
            #expect(try await clerk.get("/pengaturan/laporan").status == 403)
            #expect(try await clerk.get("/hari-ini?bahasa=id").text.contains("laporan siap"))
            let other = try await Browser.entered(town, as: .treasurer)
            #expect(try await other.get("/laporan").text.contains("/laporan/\(id)"))
            #expect(try await Browser.entered(town, as: .personnelAgency).get("/laporan/\(id)").status == 404)
        }
    }
}
