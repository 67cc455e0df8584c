import Access
import DeskBooks
import HTML
import Ledger
import Spreadsheets
import WebGate
import Words

/// `/iuran/jurnal`: the books themselves, to be taken along.
enum JournalPages {
    static let routes: [Route] = [
        .page(
            "/iuran/jurnal", .right(.seeMoney),
            purpose: "For BPKAD and auditors: take the journal along for hledger, Beancount or a spreadsheet."
        ) { try page($0) },
        .act("/iuran/jurnal/{bentuk}", .right(.export)) { try await file($0) },
    ]

    private static func page(_ asking: Asking) throws -> Answer {
        guard asking.mayTakeJournal else { throw AccessRefusal.outOfReach }
        return .page(asking("money.menu.journal")) { html in
            html.titlebar(asking("money.menu.journal"), asking("money.journal.lead"))
            MoneyMenu.write(asking, here: "/iuran/jurnal", &html)
            html.element("ul", ["class": "cards"]) { html in
                for form in ["hledger", "beancount", "csv"] {
                    html.element("li", ["class": "card"]) { html in
                        html.element("h2", asking("money.journal.\(form)"))
                        html.element("p", asking("money.journal.\(form).what"))
                        html.form("/iuran/jurnal/\(form)", asking) {
                            $0.submit(asking("money.journal.take"), style: "quiet")
                        }
                    }
                }
            }
            html.element("p", ["class": "hint"], asking("money.journal.recorded"))
        }
    }

    private static func file(_ asking: Asking) async throws -> Answer {
        let desk = JournalDesk(try asking.desk())
        let day = asking.portal.today()
        if asking.parameters["bentuk"] == "csv" {
            let found = try await desk.rows()
            let head = [
                "tanggal", "entri", "sebab", "bulan", "akun", "debit", "kredit",
            ]
            let text = ([[found.watermark], head] + found.rows).map(line).joined()
            return .file(Array(text.utf8), type: "text/csv; charset=utf-8", name: "jurnal-\(day).csv")
        }
        guard let format = asking.parameters["bentuk"].flatMap({ PlainTextFormat(rawValue: $0) }) else {
            throw NotThere()
        }
        let file = try await desk.plainText(format)
        return .file(
            Array(file.text.utf8), type: "text/plain; charset=utf-8",
            name: "jurnal-\(day).\(format.rawValue)")
    }

    private static func line(_ cells: [String]) -> String {
        cells.map { cell in
            let safe = CSVWriter.neutralised(cell)
            return safe.contains(where: { ",\"\n\r".contains($0) })
                ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
        }.joined(separator: ",") + "\r\n"
    }
}
