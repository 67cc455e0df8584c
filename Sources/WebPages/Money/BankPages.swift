import Access
import BankFiles
import DeskBooks
import DuesBooks
import EmbeddedFiles
import HTML
import LawBook
import Ledger
import MoneyAndDates
import UseCases
import WebGate
import Words

/// `/iuran/bank`: statements of banks: read one, look at it, take it, and see what waits for a person.
enum BankPages {
    private static let largest = 32 << 20

    static let routes: [Route] = [
        .page(
            "/iuran/bank", .right(.importBank),
            purpose:
                "For BPKAD: read a bank statement or EPS list, and decide the lines that no bill explains."
        ) { try await list($0) },
        .act("/iuran/bank", .right(.importBank), taking: .files(most: largest)) { try await upload($0) },
        .page(
            "/iuran/bank/berkas/{berkas}", .right(.importBank),
            purpose: "For BPKAD: what a statement would book, before anything is booked."
        ) { try await preview($0) },
        .act("/iuran/bank/berkas/{berkas}/catat", .right(.importBank)) { asking in
            _ = try await BankDesk(try asking.desk()).take(try asking.number("berkas"))
            return .see("/iuran/bank", told: "told.money.bank-taken")
        },
    ]

    private static func list(_ asking: Asking, refused: String? = nil) async throws -> Answer {
        let desk = BankDesk(try asking.desk())
        let waiting = try await desk.waiting()
        let part = try await desk.statements(after: asking.query["sesudah"])
        return .page(asking("money.bank.title"), status: refused == nil ? 200 : 422) { html in
            html.titlebar(asking("money.bank.title"), asking("money.bank.lead"))
            MoneyMenu.write(asking, here: "/iuran/bank", &html)
            html.element("section", ["class": "sheet"]) { html in
                html.form("/iuran/bank", asking, style: "stack", files: true) { html in
                    html.field(
                        Field("berkas", asking("money.bank.file")).with {
                            $0.type = "file"
                            $0.hint = asking("money.bank.file-hint")
                            $0.accept = ".csv,.tsv,.xlsx,.xls,.xml,.txt"
                            $0.isRequired = true
                            $0.error = refused
                        })
                    html.submit(asking("money.bank.read"))
                }
            }
            html.element("h2", asking("money.bank.waiting"))
            BankTables.waiting(waiting, asking, &html)
            html.element("h2", asking("money.bank.taken"))
            BankTables.taken(part, asking, &html)
        }
    }

    private static func upload(_ asking: Asking) async throws -> Answer {
        guard let file = asking.files.first(where: { $0.field == "berkas" }), file.size > 0 else {
            return try await list(asking, refused: asking("money.bank.no-file"))
        }
        let read: BankFile
        do {
            read = try BankFileReader(templates: try templates()).read(path: file.path, name: file.name)
        } catch let refusal as BankFileRefusal {
            return try await list(
                asking, refused: asking.words.filled(refusal.key, refusal.arguments))
        }
        let unread = read.unread.map { line in
            BankDraftFinding(
                "bank.unread",
                [
                    "row": String(line.row), "text": line.text,
                    "reason": asking.words.filled(line.reason.key, line.reason.arguments),
                ])
        }
        let found = StatementIntake.findings(of: read).map { BankDraftFinding($0.key, $0.arguments) }
        let number = try await BankDesk(try asking.desk()).keep(
            StatementIntake.imports(of: read), findings: found + unread, named: file.name)
        return .see("/iuran/bank/berkas/\(number)")
    }

    private static func templates() throws -> [BankTemplate] {
        let paths = EmbeddedFiles.paths(under: BankTemplate.folder).filter { $0.hasSuffix(".yaml") }
        return try paths.compactMap { path in
            try EmbeddedFiles.text(at: path).map { text in
                let name = path.dropFirst(BankTemplate.folder.count).dropLast(".yaml".count)
                return try BankTemplate(name: String(name), yaml: text)
            }
        }
    }

    private static func preview(_ asking: Asking) async throws -> Answer {
        let desk = BankDesk(try asking.desk())
        let draft = try await desk.draft(try asking.number("berkas"))
        var statements: [(statement: StatementImport, lines: [ForeseenLine])] = []
        for statement in draft.statements {
            statements.append((statement, try await desk.foresee(statement)))
        }
        let shown = statements
        return .page(draft.fileName, crumbs: [Page.Crumb(asking("money.bank.title"), "/iuran/bank")]) {
            html in
            html.titlebar(draft.fileName, asking("money.bank.preview-lead")) { html in
                if !draft.isTaken {
                    html.form("/iuran/bank/berkas/\(draft.id)/catat", asking) {
                        $0.submit(asking("money.bank.take"))
                    }
                }
            }
            if draft.isTaken { html.notice(.good, asking("money.bank.is-taken")) }
            if !draft.findings.isEmpty {
                html.element("ul") { html in
                    for finding in draft.findings.prefix(50) {
                        html.element("li", asking.words.filled(finding.key, finding.arguments))
                    }
                }
            }
            for (statement, lines) in shown { BankTables.preview(statement, lines, asking, &html) }
        }
    }
}
