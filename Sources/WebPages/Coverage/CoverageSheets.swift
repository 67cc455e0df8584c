import Access
import DeskBooks
import Foundation
import IndicatorBooks
import Indicators
import LawBook
import MoneyAndDates
import Spreadsheets
import WebGate
import Words

/// The tables of coverage as workbooks: every cell text, each figure with both numbers, day and version.
enum CoverageSheets {
    static let routes: [Route] = [
        .page(
            "/cakupan/tabel.xlsx", .right(.seeAggregates),
            purpose: "For who works on with the figures of a month: the page's table, as a workbook."
        ) { try await month($0) },
        .page(
            "/cakupan/belum.xlsx", .right(.seeAggregates),
            purpose: "For who writes to those who have not: units without papers and arrears, as a workbook."
        ) { try await gaps($0) },
        .page(
            "/cakupan/mutu.xlsx", .right(.seeAggregates),
            purpose: "For who tends the data: the figures of what is on record, as a workbook."
        ) { try await quality($0) },
    ]

    /// A sheet on its way into a workbook.
    private struct Sheet {
        let name: String
        let titles: [String]
        let rows: [[String]]
    }

    private static func month(_ asking: Asking) async throws -> Answer {
        let typed = asking.query["bulan"].flatMap { Month(iso: $0) }
        let month = typed ?? Month(of: asking.portal.today()).adding(-1)
        let measure = asking.query["menurut"].flatMap(RollupMeasure.init) ?? .unit
        let view = try await asking.coverage().view(month, by: measure, CoveragePage.filter(asking))
        let parts = CoverageView.Parts(view: view, asking: asking)
        let titles =
            [asking("coverage.by.\(measure.rawValue)")]
            + ["coverage.persons", "coverage.reported", "coverage.paid", "coverage.share"].map { asking($0) }
        let rows = view.parts.map { part in
            [parts.name(part)] + [part.persons, part.reported, part.paid].map { String($0) }
                + [asking.percent(Share(part.paid, of: part.persons))]
        }
        return try file(
            "cakupan-\(month)-\(measure.rawValue)",
            [
                Sheet(name: month.description, titles: titles, rows: rows),
                figures(view.figures, asking),
            ])
    }

    private static func gaps(_ asking: Asking) async throws -> Answer {
        let view = try await asking.coverage().gaps()
        func has(_ lacks: Bool) -> String { asking(lacks ? "coverage.gaps.lacks" : "coverage.gaps.has") }
        let papers = Sheet(
            name: "1",
            titles: [
                "coverage.by.unit", "coverage.people", "coverage.gaps.budget", "coverage.gaps.agreement",
                "coverage.gaps.treasurer",
            ].map { asking($0) },
            rows: view.lacking.map { unit in
                [
                    unit.name, String(unit.people), has(unit.lacksBudget), has(unit.lacksAgreement),
                    has(unit.lacksTreasurer),
                ]
            })
        let arrears = Sheet(
            name: "2",
            titles: [
                "whatif.registration", "coverage.gaps.months", "leader.since", "leader.open",
                "coverage.gaps.to-30", "coverage.gaps.to-90", "coverage.gaps.over-90",
            ].map { asking($0) },
            rows: view.behind.map { row in
                [row.name, String(row.months), row.oldest.description, String(row.open.amount)]
                    + row.ageing.map { String($0.amount) }
            })
        return try file("belum-\(view.asOf)", [papers, arrears, figures(view.figures, asking)])
    }

    private static func quality(_ asking: Asking) async throws -> Answer {
        let answers = try await asking.coverage().quality()
        return try file("mutu-\(asking.portal.today())", [figures(answers, asking)])
    }

    /// Each figure with what it divided.
    private static func figures(_ answers: [FigureAnswer], _ asking: Asking) -> Sheet {
        Sheet(
            name: "0",
            titles: [
                "coverage.figure", "meeting.part", "meeting.whole", "coverage.share", "coverage.definition",
                "meeting.day",
            ].map { asking($0) },
            rows: answers.map { answer in
                switch answer {
                case .figure(let figure):
                    [
                        asking(figure.definition.labelKey), String(figure.numerator.count),
                        String(figure.denominator.count), asking.percent(figure.share),
                        figure.definition.code, figure.numerator.asOf.description,
                    ]
                case .refused(let refusal): [asking.words(refusal.note)]
                }
            })
    }

    private static func file(_ name: String, _ sheets: [Sheet]) throws -> Answer {
        let folder = NSTemporaryDirectory() + "/naungan-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/tabel.xlsx"
        let writer = try WorkbookWriter(path: path)
        for sheet in sheets {
            let number = try writer.addSheet(
                WorkbookSheet(name: sheet.name, columns: sheet.titles.map { WorkbookColumn($0, width: 24) }))
            for row in sheet.rows { try writer.append(row, to: number) }
        }
        try writer.finish()
        guard let bytes = FileManager.default.contents(atPath: path) else { throw NotThere() }
        return .file(
            [UInt8](bytes), type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name: "\(name).xlsx")
    }
}
