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
import WebGate
import Words

/// The list as a file: with the numbers masked, who took it in its last row, and nothing that a spreadsheet
/// program would run.
enum PeopleFilePage {
    /// More rows than this are not taken at once.
    private static let most = 200_000

    private static let columns = [
        "people.name", "people.nik", "people.born", "people.unit", "people.category", "people.first-day",
        "people.last-day", "people.standing",
    ]

    static func answer(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        let reach = try desk.reach(.export)
        let format = asking.query["bentuk"] == "csv" ? "csv" : "xlsx"
        let folder = NSTemporaryDirectory() + "/naungan-" + UUID().uuidString
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/orang.\(format)"
        let rows = try TableRows(format, path, columns.map { asking($0) }, sheet: asking("people.title"))
        var count = 0
        try await PeopleList(desk).all(PeopleFilter(asking.query)) { lines in
            count += lines.count
            guard count <= most else {
                throw FormRefusal("people.too-many-rows", ["most": .text(asking.words.text(most))])
            }
            for line in lines { try rows.append(cells(line, asking)) }
        }
        let number = try await LookBook.exported("people.\(format)", reach: reach, rows: count, desk: desk)
        try rows.append([watermark(desk, asking, number, count)])
        try rows.finish()
        let type =
            format == "csv"
            ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        guard let bytes = FileManager.default.contents(atPath: path) else { throw NotThere() }
        return .file([UInt8](bytes), type: type, name: "orang-\(desk.office.today).\(format)")
    }

    private static func cells(_ line: PersonLine, _ asking: Asking) -> [String] {
        [
            line.name, line.maskedNIK, line.born?.description ?? "", line.job?.unitName ?? "",
            line.job.map { asking("people.category.\($0.category.rawValue)") } ?? "",
            line.job?.start.description ?? "", line.job?.end?.description ?? "",
            StandingWord.of(line, asking).0,
        ]
    }

    private static func watermark(
        _ desk: Desk, _ asking: Asking, _ number: Int64, _ count: Int
    ) -> String {
        asking(
            "people.watermark",
            [
                "name": .text(desk.permit.display), "login": .text(desk.permit.name),
                "when": .text(asking.words.moment(desk.office.now())), "number": .text(String(number)),
                "count": .text(asking.words.text(count)),
            ])
    }
}

/// Rows on their way into one of two formats.
private final class TableRows {
    private let csv: CSVWriter?
    private let book: (writer: WorkbookWriter, sheet: WorkbookSheetNumber)?

    init(_ format: String, _ path: String, _ titles: [String], sheet: String) throws {
        if format == "csv" {
            let writer = try CSVWriter(path: path)
            try writer.append(titles)
            (csv, book) = (writer, nil)
        } else {
            let writer = try WorkbookWriter(path: path)
            let columns = titles.map { WorkbookColumn($0, width: 22) }
            book = (writer, try writer.addSheet(WorkbookSheet(name: sheet, columns: columns)))
            csv = nil
        }
    }

    func append(_ cells: [String]) throws {
        try csv?.append(cells)
        if let book { try book.writer.append(cells, to: book.sheet) }
    }

    func finish() throws {
        try csv?.finish()
        try book?.writer.finish()
    }
}
