import Access
import AccessBooks
import DeskBooks
import Foundation
import HTML
import LawBook
import RosterFiles
import UseCases
import WebGate
import Words

/// Cells and columns of a file are put right.
enum UploadFixPages {
    static let routes: [Route] = [
        .act("/daftar/berkas/{upload}/perbaiki", .right(.submitRoster)) { try await correct($0) },
        .act("/daftar/berkas/{upload}/kolom", .right(.submitRoster)) { try await map($0) },
        .page(
            "/daftar/berkas/{upload}/perbaiki.xlsx", .right(.submitRoster),
            purpose: "For the operator of a unit: to mend many rows in Excel and send them again."
        ) { try await workbook($0) },
    ]

    /// Takes what differs from the cells of the same part of the list.
    private static func correct(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        let uploads = UploadDesk(desk)
        let number = try asking.number("upload")
        let shown = try await uploads.cells(of: number, after: asking.form["sesudah"])
        var fixes: [(line: Int, column: Int, text: String)] = []
        for cell in shown.rows {
            if let column = cell.column,
                let text = asking.form.pairs.first(where: { $0.name == "sel.\(cell.line).\(column)" })?.value,
                text != cell.original, !fixes.contains(where: { $0.line == cell.line && $0.column == column })
            {
                fixes.append((cell.line, column, text))
            }
            if let ruling = cell.rulingColumn, asking.form["benar.\(cell.line)"] == "ya" {
                fixes.append((cell.line, ruling, RepairSheet.rulingNew))
            }
        }
        guard !fixes.isEmpty else {
            return try await UploadPages.page(asking, refused: asking("rosters.refused.nothing-changed"))
        }
        let ordered = try await uploads.correct(number, fixes)
        return try await UploadPages.awaited(ordered, desk, asking)
    }

    private static func map(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        let uploads = UploadDesk(desk)
        let number = try asking.number("upload")
        guard let layout = try await uploads.layout(of: number) else { throw NotThere() }
        var mapping = ColumnMapping()
        for sheet in layout.sheets {
            var said = ColumnMapping.Sheet()
            if sheet.headerRow == nil {
                let row = asking.form["judul.\(sheet.number)"].flatMap { Int($0) } ?? 0
                said.headerRow = min(max(row, 0), 60)
            }
            for column in sheet.columns {
                let code = asking.form["kolom.\(sheet.number).\(column.index)"]
                said.fields.updateValue(code.flatMap(RosterField.init), forKey: column.index)
            }
            mapping.sheets[sheet.number] = said
        }
        let ordered = try await uploads.map(number, to: mapping.text)
        return try await UploadPages.awaited(ordered, desk, asking)
    }

    private static func workbook(_ asking: Asking) async throws -> Answer {
        let desk = try asking.desk()
        let upload = try await UploadDesk(desk).upload(try asking.number("upload"))
        guard upload.state == .checked else { throw RosterDeskRefusal.notChecked }
        let bytes = try await withTaskExecutorPreference(WorkThreads.shared) {
            try await RosterWork.repairs(of: upload, desk, asking.portal, asking.words)
        }
        _ = try await LookBook.exported(
            "perbaiki.xlsx", reach: try desk.reach(.submitRoster), rows: upload.counts.bad, desk: desk)
        return .file(
            bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            name: "perbaiki-\(upload.period).xlsx")
    }
}

/// The cells that wait, each with what is wrong and a field to put it right: one form, one button.
enum UploadFixPart {
    static func show(
        _ upload: RosterUpload, _ cells: Listed<UploadCell>, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("section") { html in
            html.element("h2", asking("rosters.fix"))
            guard !cells.rows.isEmpty else {
                return html.notice(.good, asking("rosters.nothing-to-fix"))
            }
            html.element("p", asking("rosters.fix-lead", ["count": .count(upload.counts.cells)]))
            html.form("/daftar/berkas/\(upload.id)/perbaiki", asking) { html in
                html.emptyElement(
                    "input",
                    [
                        "type": "hidden", "name": "sesudah",
                        "value": asking.query["sesudah"] ?? asking.form["sesudah"] ?? "",
                    ])
                let titles = ["row", "name", "field", "finding", "correction"]
                html.table(
                    asking("rosters.fix-caption"), titles.map { Column(asking("rosters.column." + $0)) }
                ) { html in
                    var seen: Set<String> = []
                    for cell in cells.rows { row(cell, &seen, asking, &html) }
                }
                html.element("p", ["class": "actions"]) { html in
                    html.submit(asking("rosters.fix-save"))
                    html.element(
                        "a",
                        ["class": "button quiet", "href": "/daftar/berkas/\(upload.id)/perbaiki.xlsx"],
                        asking("rosters.fix-excel"))
                    if let next = cells.next {
                        html.element(
                            "a", ["href": "/daftar/berkas/\(upload.id)?sesudah=\(next)"],
                            asking("list.next-part"))
                    }
                }
            }
        }
    }

    private static func row(
        _ cell: UploadCell, _ seen: inout Set<String>, _ asking: Asking, _ html: inout HTMLText
    ) {
        let field = asking("field." + cell.field)
        html.element("tr") { html in
            html.cell("\(cell.sheetRow)")
            html.element("th", ["scope": "row"], cell.name.isEmpty ? asking("rosters.no-name") : cell.name)
            html.cell(field)
            html.cell(asking.words(cell.finding))
            html.element("td") { html in
                let label = asking(
                    "rosters.correction-of",
                    ["field": .text(field), "name": .text(cell.name), "row": .number(cell.sheetRow)])
                if let column = cell.column {
                    let name = "sel.\(cell.line).\(column)"
                    if seen.insert(name).inserted {
                        html.emptyElement(
                            "input",
                            [
                                "name": name, "value": cell.original, "aria-label": label,
                                "autocomplete": "off",
                                "inputmode": digits.contains(cell.field) ? "numeric" : nil,
                            ])
                    } else {
                        html.element("span", ["class": "hint"], asking("rosters.same-cell"))
                    }
                } else {
                    html.element("span", ["class": "hint"], asking("rosters.fix-in-file"))
                }
                if cell.rulingColumn != nil, seen.insert("benar.\(cell.line)").inserted {
                    html.element("label", ["class": "check"]) { html in
                        html.emptyElement(
                            "input", ["type": "checkbox", "name": "benar.\(cell.line)", "value": "ya"])
                        html.text(asking("rosters.right-as-is"))
                    }
                }
            }
        }
    }

    private static let digits: Set<String> = ["nik", "upah"]
}

/// What every column is, to be looked at and changed.
enum ColumnsPart {
    private static let offered: [RosterField] = [
        .rowNumber, .nik, .name, .sex, .birthPlace, .birthDate, .birthPlaceAndDate, .mother, .address,
        .village, .position, .unit, .wage, .participantNumber, .phone, .workStart, .decree,
        .employmentStatus, .remarks,
    ]

    static func show(
        _ upload: RosterUpload, _ layout: UploadLayout, _ asking: Asking, _ html: inout HTMLText
    ) {
        html.element("details", ["class": "sheet", "open": upload.state == .unreadable ? "" : nil]) { html in
            html.element("summary", asking("rosters.columns"))
            html.element("p", asking("rosters.columns-lead"))
            for note in layout.notes { html.element("p", ["class": "hint"], asking.words(note)) }
            html.form("/daftar/berkas/\(upload.id)/kolom", asking) { html in
                for sheet in layout.sheets { show(sheet, asking, &html) }
                html.submit(asking("rosters.columns-save"), style: "quiet")
            }
        }
    }

    private static func show(_ sheet: UploadLayout.Sheet, _ asking: Asking, _ html: inout HTMLText) {
        if sheet.headerRow == nil {
            html.field(
                Field("judul.\(sheet.number)", asking("rosters.header-row")).with {
                    $0.hint = asking("rosters.header-row-hint")
                    $0.inputMode = "numeric"
                })
        }
        let titles = ["column", "header", "example", "meaning"].map { Column(asking("rosters.column." + $0)) }
        html.table(asking("rosters.columns-of", ["sheet": .text(sheet.name)]), titles) { html in
            for column in sheet.columns.prefix(60) { row(column, sheet, asking, &html) }
        }
    }

    private static func row(
        _ column: UploadLayout.Column, _ sheet: UploadLayout.Sheet, _ asking: Asking, _ html: inout HTMLText
    ) {
        let letter = columnLetter(column.index)
        let known = column.field.flatMap(RosterField.init)
        let fields = offered.contains { $0 == known } ? offered : offered + [known].compactMap(\.self)
        html.element("tr") { html in
            html.element("th", ["scope": "row"], letter)
            html.cell(column.header.isEmpty ? "–" : column.header)
            html.cell(
                sheet.samples.prefix(3).compactMap {
                    $0.indices.contains(column.index) ? $0[column.index] : nil
                }
                .filter { !$0.isEmpty }.joined(separator: " · "))
            html.element("td") { html in
                html.element(
                    "select",
                    [
                        "name": "kolom.\(sheet.number).\(column.index)",
                        "aria-label": asking("rosters.meaning-of", ["column": .text(letter)]),
                    ]
                ) { html in
                    html.element("option", ["value": ""], asking("rosters.not-used"))
                    for field in fields {
                        html.element(
                            "option",
                            ["value": field.rawValue, "selected": field == known ? "" : nil],
                            asking("field." + field.rawValue))
                    }
                }
            }
        }
    }
}
