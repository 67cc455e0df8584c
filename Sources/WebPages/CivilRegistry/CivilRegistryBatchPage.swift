import Access
import AccessBooks
import DeskBooks
import Foundation
import HTML
import LawBook
import Membership
import MoneyAndDates
import SQLStore
import Spreadsheets
import UseCases
import WebGate
import Words

/// One batch: its file, what came back, and the minutes of it.
enum CivilRegistryBatchPage {
    /// A file and the few fields beside it.
    private static let most = CivilRegistryBook.largestFile + (1 << 20)
    private static let piece = 256 << 10

    static let routes: [Route] = [
        .page(
            "/pemadanan/{kiriman}", .right(.seePeople),
            purpose: "For who keeps the register: a batch for the civil registry and what came back."
        ) { try await page($0, refused: nil) },
        // It is written down that it was taken along, so a link would be too little.
        .act("/pemadanan/{kiriman}/berkas", .right(.matchIdentities)) { try await file($0) },
        .act("/pemadanan/{kiriman}/balasan", .right(.matchIdentities), taking: .files(most: most)) {
            try await take($0)
        },
        .page(
            "/pemadanan/{kiriman}/berita-acara", .right(.seePeople),
            purpose: "For who signs: the minutes of one matching with its counts, to be printed."
        ) { try await CivilRegistryMinutesPage.answer($0) },
    ]

    /// A batch with its replies; what is not within reach is not there.
    static func opened(
        _ asking: Asking
    ) async throws -> (batch: CivilRegistryBatch, replies: [CivilRegistryOutcome]) {
        do {
            return try await asking.civilRegistry().open(try asking.number("kiriman"))
        } catch CivilRegistryRefusal.noSuchBatch {
            throw NotThere()
        }
    }

    private static func file(_ asking: Asking) async throws -> Answer {
        let batch = try await opened(asking).batch
        _ = try asking.desk().reach(.revealIdentity)
        let isCSV = asking.form["bentuk"] == "csv"
        let format = isCSV ? "csv" : "xlsx"
        let type =
            isCSV
            ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        return Answer(
            .stream(type: type, name: "pemadanan-\(batch.sentOn)-\(batch.id).\(format)") { sink in
                let folder = NSTemporaryDirectory() + "/naungan-" + UUID().uuidString
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
                defer { try? FileManager.default.removeItem(atPath: folder) }
                let path = "\(folder)/nik.\(format)"
                try await write(batch, format, path, asking)
                guard let handle = FileHandle(forReadingAtPath: path) else { throw NotThere() }
                defer { try? handle.close() }
                while let bytes = try handle.read(upToCount: piece), !bytes.isEmpty {
                    try await sink([UInt8](bytes)[...])
                }
            })
    }

    private static func write(
        _ batch: CivilRegistryBatch, _ format: String, _ path: String, _ asking: Asking
    ) async throws {
        let file = try CivilRegistryFile(format: format, path: path)
        let desk = try asking.desk()
        let number = try await CivilRegistryDesk(desk).people(of: batch.id, format: format) {
            try file.append($0)
        }
        try file.finish([
            [asking("civil-registry.basis"), batch.basis],
            [asking("civil-registry.sent-on"), asking.words.text(batch.sentOn)],
            [asking("civil-registry.sent"), asking.words.text(file.count)],
            [
                asking("civil-registry.taken-by"),
                asking(
                    "people.watermark",
                    [
                        "name": .text(desk.permit.display), "login": .text(desk.permit.name),
                        "when": .text(asking.words.moment(desk.office.now())),
                        "number": .text(String(number)), "count": asking.counted(file.count),
                    ]),
            ],
        ])
    }

    private static func take(_ asking: Asking) async throws -> Answer {
        let batch = try await opened(asking).batch
        do {
            let file = try asking.brought()
            let reply = try CivilRegistryIntake.read(
                path: file.path, name: file.name, checkedOn: try asking.typedDay("tanggal"),
                spellings: try CivilRegistryTemplates.spellings())
            let outcome = try await asking.civilRegistry().take(reply, to: batch.id)
            return .see(
                "/pemadanan/\(batch.id)?balasan=\(outcome.id)",
                told: outcome.isNew ? "told.civil-registry.taken" : "told.civil-registry.known")
        } catch {
            guard let refused = VulnerableRefused.sentence(error, asking) else { throw error }
            return try await page(asking, refused: refused)
        }
    }

    private static func page(_ asking: Asking, refused: String?) async throws -> Answer {
        let (batch, replies) = try await opened(asking)
        let shown = asking.query["balasan"].flatMap { Int64($0) }
        let reply = replies.first { $0.id == shown } ?? replies.first
        var faults: [CivilRegistryFaultLine] = []
        if let reply, reply.faults > 0 {
            faults = try await asking.civilRegistry().faults(of: reply.id, to: batch.id)
        }
        let view = CivilRegistryBatchView(
            asking: asking, batch: batch, replies: replies, shown: reply, faults: faults)
        return .page(
            batch.basis, status: refused == nil ? 200 : 422,
            crumbs: [
                Page.Crumb(asking("people.title"), "/orang"),
                Page.Crumb(asking("civil-registry.title"), "/pemadanan"),
            ]
        ) { html in
            view.head(&html)
            if let refused { html.notice(.bad, refused) }
            view.write(&html)
        }
    }
}

/// The page of a batch.
private struct CivilRegistryBatchView {
    let asking: Asking
    let batch: CivilRegistryBatch
    let replies: [CivilRegistryOutcome]
    let shown: CivilRegistryOutcome?
    let faults: [CivilRegistryFaultLine]

    private var path: String { "/pemadanan/\(batch.id)" }

    func head(_ html: inout HTMLText) {
        html.titlebar(batch.basis, asking("civil-registry.batch-lead")) { html in
            html.element(
                "a", ["class": "button quiet", "href": "\(path)/berita-acara"],
                asking("civil-registry.minutes"))
        }
    }

    func write(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet"]) { html in
            html.element("h2", asking("civil-registry.batch"))
            html.facts([
                (asking("civil-registry.sent-on"), asking.words.text(batch.sentOn)),
                (asking("people.unit"), batch.unitName ?? asking("civil-registry.whole-reach")),
                (asking("civil-registry.sent"), asking.words.text(batch.people)),
                (asking("civil-registry.answered"), asking.words.text(batch.answered)),
                (asking("civil-registry.unanswered"), asking.words.text(batch.unanswered)),
                (asking("civil-registry.by"), batch.recordedBy),
            ])
        }
        if asking.may(.matchIdentities) {
            file(&html)
            upload(&html)
        }
        answers(&html)
        faultTable(&html)
    }

    private func file(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "berkas-kiriman"]) { html in
            html.element("h2", ["id": "berkas-kiriman"], asking("civil-registry.file"))
            html.element("p", asking("civil-registry.file-lead"))
            html.element("div", ["class": "actions"]) { html in
                for format in ["xlsx", "csv"] {
                    html.form("\(path)/berkas", asking) { html in
                        html.emptyElement(
                            "input", ["type": "hidden", "name": "bentuk", "value": format])
                        html.submit(asking("people.download.\(format)"), style: "quiet")
                    }
                }
            }
        }
    }

    private func upload(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "balasan"]) { html in
            html.element("h2", ["id": "balasan"], asking("civil-registry.reply"))
            html.form("\(path)/balasan", asking, style: "stack", files: true) { html in
                FileField.write("berkas", asking("civil-registry.reply-hint"), asking, &html)
                html.field(
                    Field("tanggal", asking("civil-registry.checked-on")).with {
                        $0.type = "date"
                        $0.hint = asking("civil-registry.checked-on-hint")
                        $0.value = asking.form["tanggal"] ?? asking.portal.today().description
                        $0.isRequired = true
                    })
                html.submit(asking("civil-registry.reply-do"))
            }
        }
    }

    private func answers(_ html: inout HTMLText) {
        html.element("h2", asking("civil-registry.replies"))
        guard !replies.isEmpty else { return html.empty(asking("civil-registry.no-replies")) }
        let columns = CivilRegistryColumns.of(asking) + [Column(asking("civil-registry.by"))]
        html.table(asking("civil-registry.replies"), columns) { html in
            for reply in replies {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "\(path)?balasan=\(reply.id)"], reply.fileName)
                    }
                    CivilRegistryColumns.cells(of: reply, asking, &html)
                    html.cell(reply.recordedBy)
                }
            }
        }
        html.element("p", ["class": "noprint"]) {
            $0.element("a", ["href": "/pemadanan/perbaikan"], asking("civil-registry.to-cases"))
        }
    }

    private func faultTable(_ html: inout HTMLText) {
        guard let shown, !faults.isEmpty else { return }
        html.element("h2", asking("civil-registry.faults"))
        html.element("p", asking("civil-registry.faults-lead", ["name": .text(shown.fileName)]))
        html.element("ol", ["class": "todo"]) { html in
            for fault in faults { html.element("li", asking.words(fault.note)) }
        }
        if shown.faults > faults.count {
            html.element(
                "p", ["class": "hint"],
                asking("civil-registry.more-faults", ["count": asking.counted(shown.faults - faults.count)]))
        }
    }
}
