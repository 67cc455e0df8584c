import Access
import AccessBooks
import DeskBooks
import HTML
import IndicatorBooks
import Indicators
import LawBook
import Letters
import OfficeLetters
import SQLStore
import WebGate
import Words

/// `/laporan`: reports that were made by themselves, to be read and taken along.
enum ReportPages {
    /// Rows that a page shows of a table; the file has them all.
    private static let mostRows = 200

    static let routes: [Route] = [
        .page(
            "/laporan", .right(.export),
            purpose: "For whoever works with figures: the reports that are made for him by themselves."
        ) { try await list($0) },
        .page(
            "/laporan/{laporan}", .right(.export),
            purpose: "For whoever reads a report: its tables, and its file to take along."
        ) { try await one($0) },
        .page(
            "/laporan/{laporan}/berkas", .right(.export),
            purpose: "For whoever sends a report on: the file, marked with who took it."
        ) { try await file($0) },
    ]

    private static func list(_ asking: Asking) async throws -> Answer {
        let kind = asking.query["jenis"].flatMap(ReportKind.init)
        let found = try await ReportDesk(try asking.desk()).list(kind, after: asking.query["sesudah"])
        return .page(asking("report.title")) { html in
            html.titlebar(asking("report.title"), asking("report.lead"))
            html.asks("/laporan") { html in
                html.choice(
                    "jenis", asking("report.which"),
                    [("", asking("report.every"))]
                        + ReportKind.allCases.map { ($0.rawValue, asking($0.labelKey)) },
                    chosen: kind?.rawValue ?? "")
                html.submit(asking("report.show"), style: "quiet")
            }
            guard !found.rows.isEmpty else { return html.empty(asking("report.none")) }
            table(found.rows, asking, &html)
            html.pager(asking, next: found.next)
        }
    }

    private static func table(_ rows: [ReportEntry], _ asking: Asking, _ html: inout HTMLText) {
        let columns = ["report.what", "report.scope", "report.of", "report.due", "report.file"]
        html.table(asking("report.list"), columns.map { Column(asking($0)) }) { html in
            for entry in rows {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"]) {
                        $0.element("a", ["href": "/laporan/\(entry.id)"], asking(entry.kind.labelKey))
                    }
                    html.cell(entry.scopeName)
                    html.cell(entry.month.map { asking.words.text($0) } ?? asking.words.moment(entry.changed))
                    html.cell(asking.words.text(entry.due))
                    html.element("td") { html in
                        html.element(
                            "a", ["href": "/laporan/\(entry.id)/berkas"],
                            asking(
                                "report.take",
                                [
                                    "format": .text(entry.format.rawValue.uppercased()),
                                    "report": .word(entry.kind.labelKey), "day": .day(entry.due),
                                ]))
                    }
                }
            }
        }
    }

    private static func one(_ asking: Asking) async throws -> Answer {
        let (entry, content) = try await ReportDesk(try asking.desk()).open(try asking.number("laporan"))
        let title = asking(entry.kind.labelKey)
        return .page(title, crumbs: [Page.Crumb(asking("report.title"), "/laporan")]) { html in
            html.titlebar(title, "\(entry.scopeName) · \(entry.period(content, asking.words))") { html in
                for format in ReportFormat.allCases {
                    html.element(
                        "a",
                        [
                            "class": format == entry.format ? "button" : "button quiet",
                            "href": "/laporan/\(entry.id)/berkas?bentuk=\(format.rawValue)",
                        ], format.rawValue.uppercased())
                }
            }
            html.facts([
                (asking("report.due"), asking.words.text(entry.due)),
                (asking("report.made"), asking.words.moment(entry.changed)),
                (asking("report.digest"), String(entry.digest.prefix(16))),
            ])
            for part in content.tables { write(part, asking, &html) }
        }
    }

    private static func write(_ part: ReportTable, _ asking: Asking, _ html: inout HTMLText) {
        guard !part.rows.isEmpty else {
            html.element("h2", asking(part.title))
            html.empty(asking("report.empty"))
            return
        }
        let columns = part.columns.enumerated().map { Column(asking($1), isAmount: $0 > 0) }
        html.table(asking(part.title), columns) { html in
            for row in part.rows.prefix(mostRows) {
                html.element("tr") { html in
                    html.element("th", ["scope": "row"], row[0].text(asking.words))
                    for cell in row.dropFirst() { html.cell(cell.text(asking.words), isAmount: true) }
                }
            }
        }
        if part.rows.count > mostRows {
            html.element(
                "p", ["class": "hint"],
                asking(
                    "report.more",
                    [
                        "shown": .text(asking.words.text(mostRows)),
                        "count": .text(asking.words.text(part.rows.count)),
                    ]
                ))
        }
    }

    private static func file(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        let reports = ReportDesk(desk)
        let (entry, content) = try await reports.open(try asking.number("laporan"))
        let format = asking.query["bentuk"].flatMap(ReportFormat.init) ?? entry.format
        let number = try await reports.exported(entry, as: format)
        let watermark = asking(
            "report.watermark",
            [
                "name": .text(desk.permit.display), "login": .text(desk.permit.name),
                "when": .text(asking.words.moment(desk.office.now())), "number": .text(String(number)),
            ])
        let file = ReportFile(entry, content, watermark: watermark, words: asking.words)
        let letters = OfficeLetters(
            desk.office, words: asking.words, files: LetterFolder.embedded, law: asking.portal.law.book)
        return .file(
            try await file.bytes(format, letters), type: ReportFile.type(format), name: file.name(format))
    }
}
