import Access
import CompanyBooks
import CompanyDuty
import DeskBooks
import Foundation
import HTML
import LawBook
import MoneyAndDates
import Spreadsheets
import UseCases
import WebGate
import Words

/// `/perusahaan`: the companies of a government by what is wrong with them and how far the ladder is.
enum CompanyBoardPage {
    private static let most = 16 << 20

    static let routes: [Route] = [
        .page(
            "/perusahaan", .right(.seeCompanies),
            purpose: "For who holds companies to their duty: who is not registered, and whose turn it is."
        ) { try await page($0) },
        .act("/perusahaan/impor", .right(.keepCompanies), taking: .files(most: most)) { try await take($0) },
        .act("/perusahaan/ambang", .right(.keepCompanies)) { asking in
            do {
                guard let workers = asking.form["pekerja"].flatMap({ Int($0) }) else {
                    throw FormRefusal("companies.count-wrong")
                }
                try await asking.companies().set(
                    CompanyThreshold(
                        workers: workers, basis: asking.textOfForm("dasar"),
                        from: try asking.dayOfForm("sejak")))
                return .see("/perusahaan", told: "told.companies.saved")
            } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
                return try await page(asking, refused: asking.words(refusal.note))
            }
        },
    ]

    private static func page(
        _ asking: Asking, refused: String? = nil, bad: [CompanyListOutcome.Refused] = []
    ) async throws -> Answer {
        let question = CompanyQuestion(
            part: asking.query["bagian"].flatMap(CompanyQuestion.Part.init) ?? .all,
            size: asking.query["ukuran"].flatMap(CompanySize.init),
            finding: asking.query["temuan"].flatMap(CompanyFindingKind.init),
            text: String((asking.query["cari"] ?? "").prefix(100)))
        let board = try await asking.companies().board(question, after: asking.query["sesudah"])
        let view = BoardView(asking: asking, question: question, board: board)
        return .page(asking("companies.title"), status: refused == nil ? 200 : 422) { html in
            html.titlebar(
                asking("companies.title"),
                asking(
                    "companies.lead",
                    [
                        "companies": asking.counted(board.counts[.all] ?? 0),
                        "workers": asking.counted(board.workers),
                    ])
            ) { html in
                if asking.may(.checkCompanies) {
                    html.element(
                        "a", ["class": "button quiet", "href": "/perusahaan/periksa"],
                        asking("companies.counter"))
                }
                if asking.may(.keepCompanies) {
                    html.element(
                        "a", ["class": "button", "href": "/perusahaan/baru"], asking("companies.new"))
                }
            }
            if let refused { html.notice(.bad, refused) }
            badRows(bad, asking, &html)
            view.write(&html)
            if asking.may(.keepCompanies) { view.keeping(&html) }
        }
    }

    private static func take(_ asking: Asking) async throws -> Answer {
        do {
            guard let file = asking.files.first(where: { $0.field == "berkas" && $0.size > 0 }) else {
                throw FormRefusal("companies.file-missing")
            }
            guard let source = asking.form["sumber"].flatMap(CompanySource.init) else {
                throw FormRefusal("companies.source-needed")
            }
            let list = try CompanyListFile(path: file.path)
            if list.hasNoHeader { throw CompanyBookRefusal.noColumns }
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file.path)))
            let outcome = try await asking.companies().take(
                list.rows, from: source, on: try asking.dayOfForm("hari"), file: (file.name, bytes))
            if outcome.refused.isEmpty { return .see("/perusahaan", told: "told.companies.taken") }
            let told = asking(
                "companies.taken-but",
                ["count": asking.counted(outcome.taken), "bad": asking.counted(outcome.refused.count)])
            return try await page(asking, refused: told, bad: outcome.refused)
        } catch let refusal as TableRefusal {
            return try await page(asking, refused: asking.words.filled(refusal.key, refusal.arguments))
        } catch let refusal as any TellableRefusal where !(refusal is AccessRefusal) {
            return try await page(asking, refused: asking.words(refusal.note))
        }
    }

    /// Rows that a page shows; of more the number is told.
    private static let shown = 200

    private static func badRows(
        _ bad: [CompanyListOutcome.Refused], _ asking: Asking, _ html: inout HTMLText
    ) {
        if bad.isEmpty { return }
        html.table(
            asking("companies.bad-rows"),
            [Column(asking("companies.row"), isAmount: true), Column(asking("companies.why"))]
        ) { html in
            for row in bad.prefix(shown) {
                html.element("tr") { html in
                    html.cell(String(row.row), isAmount: true)
                    html.cell((row.refusal as? any TellableRefusal).map { asking.words($0.note) } ?? "–")
                }
            }
        }
    }
}

private struct BoardView {
    let asking: Asking
    let question: CompanyQuestion
    let board: CompanyBoard

    func write(_ html: inout HTMLText) {
        cards(&html)
        if let threshold = board.threshold {
            html.element(
                "p", ["class": "hint"],
                asking(
                    "companies.threshold",
                    [
                        "workers": asking.counted(threshold.workers), "basis": .text(threshold.basis),
                        "day": .day(threshold.from),
                    ]))
        } else {
            html.element("p", ["class": "hint"], asking("companies.no-threshold"))
        }
        search(&html)
        if board.list.rows.isEmpty {
            html.empty(asking("companies.empty"))
        } else {
            table(&html)
            html.pager(asking, next: board.list.next)
        }
    }

    private func cards(_ html: inout HTMLText) {
        html.element("ul", ["class": "cards states"]) { html in
            for part in CompanyQuestion.Part.allCases {
                html.element("li") { html in
                    html.element(
                        "a",
                        [
                            "class": "card", "href": "/perusahaan?bagian=\(part.rawValue)",
                            "aria-current": part == question.part ? "page" : nil,
                        ]
                    ) { html in
                        html.element("span", ["class": "figure"], asking.words.text(board.counts[part] ?? 0))
                        html.element("span", ["class": "of"], asking(part.labelKey))
                    }
                }
            }
        }
    }

    private func search(_ html: inout HTMLText) {
        let every = (value: "", label: asking("companies.every"))
        html.asks("/perusahaan") { html in
            html.hidden("bagian", question.part.rawValue)
            html.field(
                Field("cari", asking("companies.search")).with {
                    $0.value = question.text
                    $0.type = "search"
                })
            html.choice(
                "ukuran", asking("companies.size"),
                [every] + CompanySize.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                chosen: question.size?.rawValue)
            html.choice(
                "temuan", asking("companies.finding"),
                [every]
                    + CompanyFindingKind.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                chosen: question.finding?.rawValue)
            html.submit(asking("companies.show"), style: "quiet")
        }
    }

    private func table(_ html: inout HTMLText) {
        html.table(
            asking(question.part.labelKey),
            [
                Column(asking("companies.name")), Column(asking("companies.size")),
                Column(asking("companies.seen"), isAmount: true),
                Column(asking("companies.enrolled"), isAmount: true),
                Column(asking("companies.arrears"), isAmount: true), Column(asking("companies.findings")),
                Column(asking("companies.stage")),
            ]
        ) { html in
            for line in board.list.rows { html.element("tr") { row(line, &$0) } }
        }
    }

    private func row(_ line: CompanyLine, _ html: inout HTMLText) {
        html.element("th", ["scope": "row"]) { html in
            html.element("a", ["href": "/perusahaan/\(line.id)"], line.name)
            html.element("div", ["class": "hint"], line.businessNumber.map { "NIB \($0)" } ?? line.code)
        }
        html.cell(line.size.map { asking($0.labelKey) } ?? "–")
        html.cell(line.seen.map { asking.words.text($0) } ?? "–", isAmount: true)
        html.cell(asking.words.text(line.enrolled), isAmount: true)
        html.cell(line.arrears == .zero ? "–" : line.arrears.description, isAmount: true)
        html.cell(
            line.findings.isEmpty ? "–" : line.findings.map { asking($0.labelKey) }.joined(separator: ", "))
        html.element("td") { html in
            if let stage = line.stage {
                html.state(asking(stage.labelKey), stage.tone)
            } else {
                html.text("–")
            }
        }
    }

    /// What whoever keeps the register brings: lists, and the threshold.
    func keeping(_ html: inout HTMLText) {
        html.element("section", ["class": "sheet noprint", "aria-labelledby": "bawa"]) { html in
            html.element("h2", ["id": "bawa"], asking("companies.import"))
            html.element("p", ["class": "hint"], asking("companies.import-hint"))
            html.form("/perusahaan/impor", asking, style: "stack", files: true) { html in
                html.choice(
                    "sumber", asking("companies.source"),
                    CompanySource.allCases.map { (value: $0.rawValue, label: asking($0.labelKey)) },
                    chosen: asking.form["sumber"])
                html.field(
                    "impor-hari", name: "hari", asking("companies.counted-on"), type: "date",
                    value: asking.form["hari"] ?? asking.portal.today().description)
                html.field(
                    Field("berkas", asking("companies.file")).with {
                        $0.type = "file"
                        $0.isRequired = true
                        $0.accept = ".csv,.xlsx,.xls"
                    })
                html.submit(asking("companies.import-do"))
            }
            html.element("details") { html in
                html.element("summary", asking("companies.set-threshold"))
                html.form("/perusahaan/ambang", asking, style: "stack") { html in
                    html.field("ambang-pekerja", name: "pekerja", asking("companies.threshold-workers"))
                    html.field("ambang-dasar", name: "dasar", asking("companies.threshold-basis"))
                    html.field(
                        "ambang-sejak", name: "sejak", asking("companies.threshold-from"), type: "date",
                        value: asking.portal.today().description)
                    html.submit(asking("companies.save"), style: "quiet")
                }
            }
        }
    }
}
