import Access
import AccessBooks
import DeskBooks
import Foundation
import HTML
import LawBook
import Membership
import MoneyAndDates
import SQLStore
import UseCases
import WebGate
import Words

/// A roster's file is sent.
enum SendPages {
    /// Of a whole form; larger files are split.
    private static let most = 32 << 20

    static let routes: [Route] = [
        .page(
            "/daftar/kirim", .right(.submitRoster),
            purpose: "For the operator of a unit: to send the unit's roster as it lies on her desk."
        ) { try await page($0, refused: nil) },
        .act("/daftar/kirim", .right(.submitRoster), taking: .files(most: most)) { try await take($0) },
    ]

    private static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let desk = try asking.desk()
        let units = try await UnitChoices(desk).list(.submitRoster, atMost: 500)
        let open = try await UploadDesk(desk).open()
        let crumbs = [Page.Crumb(asking("rosters.title"), "/daftar")]
        let status = refused == nil ? 200 : 422
        return .page(asking("rosters.send"), status: status, crumbs: crumbs) { html in
            html.titlebar(asking("rosters.send"), asking("rosters.send-lead"))
            if let refused { html.notice(.bad, refused) }
            html.element("div", ["class": "two"]) { html in
                html.element("section", ["class": "sheet"]) { html in
                    html.form("/daftar/kirim", asking, style: "stack", files: true) {
                        fields(asking, units, desk.office.today, &$0)
                    }
                }
                html.element("section") { OpenUploadsPart.show(open, asking, &$0) }
            }
        }
    }

    private static func fields(
        _ asking: Asking, _ units: [UnitChoice], _ today: Day, _ html: inout HTMLText
    ) {
        let given = asking.form.pairs.isEmpty ? asking.query : asking.form
        html.choice(
            "unit", asking("rosters.column.unit"),
            units.map { ($0.id.description, "\($0.name) (\($0.code))") }, chosen: given["unit"])
        html.choice(
            "bulan", asking("rosters.column.month"), RosterMonths.choices(asking, today),
            chosen: given["bulan"] ?? "\(Month(of: today))")
        html.field(
            Field("berkas", asking("rosters.file")).with {
                $0.type = "file"
                $0.isRequired = true
                $0.accept = ".xlsx,.xls,.csv,.tsv,.txt"
                $0.hint = asking("rosters.file-hint")
            })
        html.element("details") { html in
            html.element("summary", asking("rosters.more"))
            let categories = WorkerCategory.allCases.map {
                (value: $0.rawValue, label: asking("rosters.kind." + $0.rawValue))
            }
            html.choice(
                "kategori", asking("rosters.category"), [("", asking("rosters.category-kept"))] + categories,
                chosen: given["kategori"])
            html.choice(
                "dasar", asking("rosters.wage-basis"),
                ["column", "umk", "ump", "fixed"].map { ($0, asking("rosters.wage-basis." + $0)) },
                chosen: given["dasar"])
            html.field(
                Field("nominal", asking("rosters.wage-fixed")).with {
                    $0.inputMode = "numeric"
                    $0.value = given["nominal"]
                })
        }
        html.submit(asking("rosters.send-check"))
    }

    private static func take(_ asking: Asking) async throws -> Answer {
        do {
            let draft = try draft(asking)
            guard let file = asking.files.first(where: { $0.field == "berkas" }) else {
                throw RosterDeskRefusal.fileMissing
            }
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file.path)))
            let desk = try asking.desk()
            let ordered = try await UploadDesk(desk).keep(draft(file.name), bytes: bytes)
            return try await UploadPages.awaited(ordered, desk, asking)
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, refused: asking.words(refusal.note))
        }
    }

    private static func draft(_ asking: Asking) throws -> (String) -> UploadDesk.Draft {
        let form = asking.form
        guard let unit = form["unit"].flatMap({ Int64($0) }) else { throw RosterDeskRefusal.unitMissing }
        guard let period = form["bulan"].flatMap({ Month(iso: $0) }) else {
            throw RosterDeskRefusal.monthUnusable
        }
        var category: WorkerCategory?
        if let code = form["kategori"] {
            guard let known = WorkerCategory(rawValue: code) else {
                throw RosterDeskRefusal.categoryUnknown(code)
            }
            category = known
        }
        var basis = form["dasar"] ?? "column"
        if basis == "fixed" { basis = "fixed:" + (form["nominal"] ?? "").filter(\.isNumber) }
        guard WageBasis(basis) != nil else { throw RosterDeskRefusal.wageBasisUnknown }
        return { name in
            UploadDesk.Draft(
                unit: UnitID(unit), period: period, fileName: String(name.prefix(200)), category: category,
                wageBasis: basis)
        }
    }
}

/// Files that were sent and not handed in yet.
enum OpenUploadsPart {
    static func show(_ uploads: [RosterUpload], _ asking: Asking, _ html: inout HTMLText) {
        html.element("h2", asking("rosters.open-uploads"))
        guard !uploads.isEmpty else { return html.empty(asking("rosters.no-open-upload")) }
        html.element("ul", ["class": "todo"]) { html in
            for upload in uploads {
                html.element("li", ["class": upload.state.tone.rawValue]) { html in
                    html.element("div", ["class": "what"]) { html in
                        html.element("a", ["href": "/daftar/berkas/\(upload.id)"], upload.fileName)
                        html.element("p", "\(upload.unitName) · \(asking.words.text(upload.period))")
                    }
                    html.state(asking("rosters.upload." + upload.state.code), upload.state.tone)
                }
            }
        }
    }
}

extension RosterUpload.State {
    var tone: Tone {
        switch self {
        case .checking: .wait
        case .checked: .plain
        case .unreadable: .bad
        case .submitted: .good
        }
    }
}
