import Access
import DeskBooks
import EmbeddedFiles
import HTML
import LawBook
import MoneyAndDates
import SIPPFiles
import UseCases
import WebGate
import Words

/// `/iuran/{bulan}/{npp}/sipp`: what SIPP must be told of a month, as the files that it takes.
enum SIPPMonthPages {
    static let routes: [Route] = [
        .page(
            "/iuran/{bulan}/{npp}/sipp", .right(.export),
            purpose: "For operators: the upload files of a month, joiners, leavers and wages."
        ) { try await page($0) },
        .act("/iuran/{bulan}/{npp}/sipp/{jenis}", .right(.revealIdentity)) { try await file($0) },
    ]

    private static func templates() throws -> SIPPTemplates {
        let folder = "templates/sipp/"
        let paths = EmbeddedFiles.paths(under: folder).filter { $0.hasSuffix("/template.yaml") }
        return try SIPPTemplates(
            texts: paths.compactMap { path in
                EmbeddedFiles.text(at: path).map { (path: String(path.dropFirst(folder.count)), text: $0) }
            })
    }

    private static func page(_ asking: Asking) async throws -> Answer {
        let (month, registration) = (try asking.month(), try asking.number("npp"))
        let row = try await asking.periods().boardRow(month, registration)
        let counts = try await SIPPMonth(try asking.desk()).counts(month, registration)
        let templates = try templates()
        let today = asking.portal.today()
        let files = try SIPPMonth.kinds.map { kind in
            (kind: kind, template: try templates.newest(kind, on: today), rows: counts[kind] ?? 0)
        }
        return .page(
            asking("money.sipp.title"),
            crumbs: [
                Page.Crumb(asking("menu.dues"), "/iuran?bulan=\(month)"),
                Page.Crumb(row.name, "/iuran/\(month)/\(registration)"),
            ]
        ) { html in
            html.titlebar(
                asking("money.sipp.title"),
                asking("money.sipp.lead", ["name": .text(row.name), "month": .month(month)]))
            html.element("ul", ["class": "cards"]) { html in
                for file in files {
                    html.element("li", ["class": "card"]) { html in
                        card(file.kind, file.template, file.rows, asking, &html)
                    }
                }
            }
            html.element("p", ["class": "hint"], asking("money.sipp.dead"))
            html.element("p", ["class": "hint"], asking("money.journal.recorded"))
        }
    }

    private static func card(
        _ kind: SIPPFileKind, _ template: SIPPTemplate, _ rows: Int, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("h2", asking("money.sipp.\(kind.rawValue)"))
        html.element("p", asking("money.sipp.rows", ["count": .count(rows)]))
        html.element("p", ["class": "hint"], template.fileName)
        let parts = SIPPUploadFile.parts(of: rows, as: template)
        let mayTake = asking.may(.revealIdentity) && asking.visitor.permit?.needsReason == false
        guard parts > 0, mayTake else { return }
        for part in 1...parts {
            html.form("\(asking.path)/\(kind.rawValue)", asking) {
                $0.hidden("bagian", String(part))
                $0.submit(
                    parts == 1
                        ? asking("money.journal.take")
                        : asking("money.sipp.part", ["part": .number(part), "parts": .number(parts)]),
                    style: "quiet")
            }
        }
    }

    private static func file(_ asking: Asking) async throws -> Answer {
        let (month, registration) = (try asking.month(), try asking.number("npp"))
        guard let kind = asking.parameters["jenis"].flatMap({ SIPPFileKind(rawValue: $0) }),
            SIPPMonth.kinds.contains(kind)
        else { throw NotThere() }
        let template = try templates().newest(kind, on: asking.portal.today())
        let rows = try await SIPPMonth(try asking.desk()).rows(kind, month, registration)
        let words = FateWords(EmbeddedFiles.text(at: "templates/remarks/keterangan.txt") ?? "")
        let part = asking.form["bagian"].flatMap { Int($0) } ?? 1
        guard
            let bytes = try SIPPUploadFile.bytes(of: rows, part: part, as: template, fateWords: words)
        else { throw NotThere() }
        return .file(
            bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name: template.fileName)
    }
}
