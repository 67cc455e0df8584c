import Access
import DeskBooks
import EmbeddedFiles
import HTML
import LawBook
import Membership
import MoneyAndDates
import Obligations
import Spreadsheets
import UseCases
import VulnerableBooks
import VulnerableWorkers
import WebGate
import Words

/// `/desa`: a village as its officer sees it: people by group, who is protected, the allocation and what is
/// owed, and the sheet that is filled without a network.
enum VillagePages {
    private static let most = 33 << 20

    static let routes: [Route] = [
        .page(
            "/desa", .right(.seeVulnerable),
            purpose: "For village officers and who looks after villages: to find one."
        ) { try await list($0) },
        .page(
            "/desa/{unit}", .right(.seeVulnerable),
            purpose: "For a village officer: the village's people, who is protected, what is due and owed."
        ) { try await page($0, refused: nil) },
        .act("/desa/{unit}/lembar", .right(.proposeVulnerable)) { try await sheet($0) },
        act("unggah", .proposeVulnerable, files: true) { desk, unit, asking in
            let intake = try VillageSheetIntake(path: try asking.brought().path)
            guard let sheet = intake.sheet else { throw VulnerableBookRefusal.noSuchSheet }
            let outcome = try await desk.bring(sheet, of: unit, intake.rows)
            let told = asking(
                "village.brought",
                [
                    "taken": asking.counted(outcome.taken), "kept": asking.counted(outcome.kept),
                    "conflicts": asking.counted(outcome.conflicts),
                    "unknown": asking.counted(outcome.unknown.count + intake.unreadable.count),
                ])
            if outcome.refused.isEmpty { return told }
            let names = outcome.refused.prefix(20).joined(separator: ", ")
            return told + " " + asking("village.not-taken", ["names": .text(names)])
        },
        act("bentrok", .proposeVulnerable) { desk, unit, asking in
            try await desk.decide(
                asking.form["lembar"].flatMap { Int64($0) } ?? 0,
                row: asking.form["baris"].flatMap { Int64($0) } ?? 0, field: asking.typed("kolom"),
                takesTheirs: asking.form["pakai"] == "lembar", of: unit)
            return asking("village.decided")
        },
        act("gabung", .decreeVulnerable) { desk, unit, asking in
            let merged = try await desk.merge(
                unit, into: asking.typed("ke"), from: try asking.typedDay("tanggal"))
            return asking(
                "village.merged",
                ["people": asking.counted(merged.people), "proposals": asking.counted(merged.proposals)])
        },
        act("tahap", .decreeVulnerable) { desk, _, asking in
            try await desk.set(
                try VillageParts.calendar(asking.typed("tahap")), year: asking.portal.today().year)
            return asking("village.calendar-set")
        },
    ]

    private static func act(
        _ name: String, _ right: Right, files: Bool = false,
        _ body: @escaping @Sendable (VillageDesk, Int64, Asking) async throws -> String
    ) -> Route {
        .act("/desa/{unit}/\(name)", .right(right), taking: files ? .files(most: most) : .form) { asking in
            do {
                let told = try await body(try asking.villages(), try asking.number("unit"), asking)
                return try await page(asking, refused: nil, told: told)
            } catch {
                guard let refused = VulnerableRefused.sentence(error, asking) else { throw error }
                return try await page(asking, refused: refused)
            }
        }
    }

    private static func list(_ asking: Asking) async throws -> Answer {
        let part = try await asking.villages().list(
            asking.query["cari"] ?? "", after: asking.query["sesudah"])
        if part.rows.count == 1, asking.query["cari"] == nil { return .see("/desa/\(part.rows[0].id)") }
        return .page(asking("village.title")) { html in
            html.titlebar(asking("village.title"), asking("village.lead"))
            VulnerableBar.write(asking, here: "/desa", &html)
            html.asks("/desa") { html in
                html.field(
                    Field("cari", asking("village.search")).with { $0.value = asking.query["cari"] })
                html.submit(asking("village.find"), style: "quiet")
            }
            if part.rows.isEmpty { return html.empty(asking("village.none")) }
            html.table(
                asking("village.title"), [Column(asking("village.village")), Column(asking("village.code"))]
            ) { html in
                for row in part.rows {
                    html.element("tr") { html in
                        html.element("th", ["scope": "row"]) {
                            $0.element("a", ["href": "/desa/\(row.id)"], row.name)
                        }
                        html.cell(row.code)
                    }
                }
            }
            html.pager(asking, next: part.next)
        }
    }

    private static func page(
        _ asking: Asking, refused: String?, told: String? = nil
    ) async throws -> Answer {
        let (desk, year) = (try asking.villages(), asking.portal.today().year)
        let (unit, view) = try await desk.open(try asking.number("unit"), year: year)
        let conflicts = try await desk.conflicts(unit.id.number)
        let rules = try await VillageParts.regulations(unit.id, asking)
        return .page(
            unit.name, status: refused == nil ? 200 : 422,
            crumbs: [Page.Crumb(asking("village.title"), "/desa")]
        ) { html in
            html.titlebar(unit.name, asking("village.of-code", ["code": .text(unit.code)]))
            VulnerableBar.write(asking, here: "/desa", &html)
            if let refused { html.notice(.bad, refused) }
            if let told { html.notice(.good, told) }
            VillageParts(asking: asking, unit: unit, view: view, year: year).write(rules, conflicts, &html)
        }
    }

    private static func sheet(_ asking: Asking) async throws -> Answer {
        let unit = try asking.number("unit")
        let taken = try await asking.villages().takeAlong(unit)
        return try VulnerableFiles.onDisk("lembar-desa-\(unit).xlsx") { path in
            let writer = try WorkbookWriter(path: path)
            let sheet = try writer.addSheet(
                WorkbookSheet(
                    name: "desa", columns: VillageSheetIntake.titles.map { WorkbookColumn($0, width: 22) }))
            for row in taken.rows {
                try writer.append(VillageSheetIntake.cells(row, of: taken.sheet), to: sheet)
            }
            try writer.finish()
        }
    }
}

extension Asking {
    /// The villages of whoever entered.
    func villages() throws -> VillageDesk {
        VillageDesk(
            try desk(), rules: try VulnerableRules(portal.law.book),
            usual: try TrancheFile.read(EmbeddedFiles.text(at: TrancheFile.path) ?? ""))
    }
}
