/// XLSX and XLSM: what all sheets share, read once when the file is opened.
struct OpenXMLWorkbook: Sendable {
    /// In the order of their tabs. Charts and macro sheets hold no rows and are left out.
    let sheets: [TableSheet]
    private let strings: SharedStrings
    private let formats: DateStyles
    private let countsFrom1904: Bool

    init(_ path: String, limits: TableLimits) throws(TableRefusal) {
        let archive = try PartArchive(path, limits)
        let workbook = try OpenXMLWorkbook.directory(archive)
        sheets = workbook.tabs.compactMap { tab in
            guard let target = workbook.relations[tab.relation], target.type.hasSuffix("/worksheet") else {
                return nil
            }
            let part = OpenXMLWorkbook.resolve(target.target, beside: workbook.part)
            return TableSheet(name: tab.name, isHidden: tab.isHidden, part: part)
        }
        strings = try OpenXMLWorkbook.sharedStrings(archive, workbook, atMost: limits.sharedBytes)
        formats = try OpenXMLWorkbook.numberFormats(archive, workbook).styles
        countsFrom1904 = workbook.countsFrom1904
    }

    /// What a zip archive holds: a workbook, or something that only looks like one.
    static func content(of path: String, limits: TableLimits) throws(TableRefusal) -> FileContent {
        let archive = try PartArchive(path, limits)
        let names = archive.names.map { $0.lowercased() }
        if names.contains("xl/workbook.bin") { return .other(.binaryWorkbook) }
        if names.contains(where: { $0.hasPrefix("xl/") }) { return .workbook }
        if names.contains(where: { $0.hasPrefix("word/") }) { return .other(.word) }
        if names.contains(where: { $0.hasPrefix("ppt/") }) { return .other(.presentation) }
        if names.contains("mimetype"), names.contains("content.xml") { return .other(.openDocument) }
        if names.contains("_rels/.rels"), names.contains("[content_types].xml") { return .workbook }
        return .other(.archive)
    }

    func forEachRow(
        of path: String, sheet: TableSheet, limits: TableLimits, _ body: (TableRow) -> RowFlow
    ) throws(TableRefusal) {
        let archive = try PartArchive(path, limits)
        var outcome: Result<Void, TableRefusal> = .success(())
        withoutActuallyEscaping(body) { body in
            let reader = SheetReader(
                sheet: sheet.name, strings: strings, formats: formats, countsFrom1904: countsFrom1904,
                limits: limits, body: body)
            do throws(TableRefusal) {
                try XMLPart.read(sheet.part, of: archive, to: reader)
                if let refusal = reader.refusal { throw refusal }
            } catch {
                outcome = .failure(reader.refusal ?? error.after(row: reader.lastRow))
            }
        }
        try outcome.get()
    }

    private static func directory(_ archive: PartArchive) throws(TableRefusal) -> WorkbookDirectory {
        let part = try workbookPart(archive)
        let directory = WorkbookDirectory(part: part)
        try XMLPart.read(part, of: archive, to: directory)
        let relations = RelationList()
        try XMLPart.read(relationsPart(of: part), of: archive, to: relations)
        directory.relations = relations.relations
        return directory
    }

    private static func workbookPart(_ archive: PartArchive) throws(TableRefusal) -> String {
        if archive.has("xl/workbook.xml") { return "xl/workbook.xml" }
        let relations = RelationList()
        try XMLPart.read("_rels/.rels", of: archive, to: relations)
        let main = relations.relations.values.first { $0.type.hasSuffix("/officeDocument") }
        guard let main else {
            throw .damaged(part: "_rels/.rels", detail: "names no workbook", lastRow: 0)
        }
        return resolve(main.target, beside: "")
    }

    private static func sharedStrings(
        _ archive: PartArchive, _ workbook: WorkbookDirectory, atMost most: Int
    ) throws(TableRefusal) -> SharedStrings {
        let reader = SharedStringsReader(most: most)
        if let part = workbook.part(ofType: "/sharedStrings"), archive.has(part) {
            try XMLPart.read(part, of: archive, to: reader)
            if reader.isDone { throw .bomb(part: part, limit: most) }
        }
        return SharedStrings(reader.bytes, reader.starts)
    }

    private static func numberFormats(
        _ archive: PartArchive, _ workbook: WorkbookDirectory
    ) throws(TableRefusal) -> NumberFormats {
        let formats = NumberFormats()
        if let part = workbook.part(ofType: "/styles"), archive.has(part) {
            try XMLPart.read(part, of: archive, to: formats)
        }
        return formats
    }

    private static func relationsPart(of part: String) -> String {
        var folders = part.split(separator: "/").map(String.init)
        let name = folders.popLast() ?? ""
        return (folders + ["_rels", "\(name).rels"]).joined(separator: "/")
    }

    /// A target is written from the folder of the part that names it, or from the root after a slash.
    static func resolve(_ target: String, beside part: String) -> String {
        var folders = target.hasPrefix("/") ? [] : Array(part.split(separator: "/").dropLast())
        for step in target.split(separator: "/") {
            switch step {
            case "..": _ = folders.popLast()
            case ".": continue
            default: folders.append(step)
            }
        }
        return folders.joined(separator: "/")
    }
}

extension TableRefusal {
    fileprivate func after(row: Int) -> TableRefusal {
        guard case .damaged(let part, let detail, _) = self else { return self }
        return .damaged(part: part, detail: detail, lastRow: row)
    }
}

/// `xl/workbook.xml`: the tabs and the calendar the dates count by.
final class WorkbookDirectory: XMLListener {
    struct Tab {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    let part: String
    private(set) var tabs: [Tab] = []
    private(set) var countsFrom1904 = false
    var relations: [String: RelationList.Relation] = [:]
    let isDone = false

    init(part: String) { self.part = part }

    func part(ofType type: String) -> String? {
        relations.values.first { $0.type.hasSuffix(type) }
            .map { OpenXMLWorkbook.resolve($0.target, beside: part) }
    }

    func began(_ name: XMLName, _ attributes: XMLAttributes) {
        if name.matches("sheet"), let relation = attributes.text("id") {
            let state = attributes.text("state") ?? "visible"
            let name = resolvingEntities(attributes.text("name") ?? "")
            tabs.append(Tab(name: name, relation: relation, isHidden: state != "visible"))
        } else if name.matches("workbookPr") {
            countsFrom1904 = ["1", "true", "on"].contains(attributes.text("date1904") ?? "")
        }
    }

    func ended(_ name: XMLName) {}
    func said(_ text: CellBytes) {}
}

/// A `.rels` part: which part lies behind which id.
final class RelationList: XMLListener {
    struct Relation {
        let type: String
        let target: String
    }

    private(set) var relations: [String: Relation] = [:]
    let isDone = false

    func began(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name.matches("Relationship"), let id = attributes.text("Id"),
            let type = attributes.text("Type"),
            let target = attributes.text("Target"), attributes.text("TargetMode") != "External"
        else { return }
        relations[id] = Relation(type: type, target: resolvingEntities(target))
    }

    func ended(_ name: XMLName) {}
    func said(_ text: CellBytes) {}
}
