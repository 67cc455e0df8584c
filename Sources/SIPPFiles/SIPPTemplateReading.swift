import MoneyAndDates

extension SIPPTemplate {
    private static let keys: Set<String> = [
        "kind", "since", "file-name", "sheet", "header-row", "row-limit", "columns", "other-sheets",
        "death-words", "titles", "verified", "note", "sources",
    ]

    /// Reads the text of a `template.yaml`; `file` is named in refusals.
    package init(yaml text: String, file: String) throws(SIPPTemplateRefusal) {
        let root = try SIPPTemplateNode.parse(text, file: file)
        try root.allow(SIPPTemplate.keys)
        kind = try root.named("kind", SIPPFileKind.self)
        since = try root.day("since")
        fileName = try root.text("file-name")
        guard !fileName.hasPrefix("."), !fileName.contains("/"), fileName.contains(".") else {
            throw try root.required("file-name").wrong()
        }
        sheet = try root.text("sheet")
        headerRow = try root.number("header-row")
        rowLimit = try root.number("row-limit")
        deathWords = try root.texts("death-words").map { $0.lowercased() }
        titles = Set(try root.texts("titles").map { $0.uppercased() })
        isVerified = try root.truth("verified", otherwise: false)
        note = try root.text("note", otherwise: "")
        sources = try root.texts("sources")
        var columns: [SIPPColumn] = []
        for node in try root.required("columns").list() {
            let column = try SIPPColumn(node)
            if columns.contains(where: { $0.header == column.header }) {
                throw node.refusal(.headerTwice, column.header)
            }
            if let field = column.field, columns.contains(where: { $0.field == field }) {
                throw node.refusal(.fieldTwice, field.rawValue)
            }
            columns.append(column)
        }
        guard !columns.isEmpty else { throw try root.required("columns").wrong() }
        self.columns = columns
        var others: [SIPPOtherSheet] = []
        for node in try root.list("other-sheets") { others.append(try SIPPOtherSheet(node)) }
        otherSheets = others
    }
}

extension SIPPColumn {
    private static let keys: Set<String> = [
        "header", "aliases", "takes", "required", "unique", "format", "digits", "tolerated", "max-length",
        "codes", "codes-complete", "except-when", "verified", "note",
    ]

    fileprivate init(_ bare: SIPPTemplateNode) throws(SIPPTemplateRefusal) {
        var node = bare
        header = try node.text("header")
        node.column = header
        try node.allow(SIPPColumn.keys)
        aliases = try node.texts("aliases")
        field = node.part("takes") == nil ? nil : try node.named("takes", SIPPField.self)
        isRequired = try node.truth("required", otherwise: false)
        isUnique = try node.truth("unique", otherwise: false)
        maximumLength = node.part("max-length") == nil ? nil : try node.number("max-length")
        var codes: [SIPPCode] = []
        for code in try node.list("codes") { codes.append(try SIPPCode(code)) }
        self.codes = codes
        codesAreComplete = try node.truth("codes-complete", otherwise: false)
        format = try SIPPColumnFormat(node)
        exception = try SIPPFormatException(node.part("except-when"))
        isVerified = try node.truth("verified", otherwise: true)
        note = try node.text("note", otherwise: "")
        // A column nobody fills may not be required: every row would be refused.
        guard field != nil || !isRequired else { throw node.refusal(.keyMissing, "takes") }
    }
}

extension SIPPColumnFormat {
    fileprivate init(_ column: SIPPTemplateNode) throws(SIPPTemplateRefusal) {
        guard let part = column.part("format") else {
            self = .text
            return
        }
        switch try part.text() {
        case "text": self = .text
        case "name": self = .name
        case "dd-mm-yyyy": self = .date
        case "month": self = .month
        case "nik": self = .nik
        case "email": self = .email
        case "codes": self = .codes
        case "digits":
            let usual = try SIPPColumnFormat.range(column, "digits") ?? 1...Int(UInt8.max)
            self = .digits(usual: usual, tolerated: try SIPPColumnFormat.range(column, "tolerated") ?? usual)
        default: throw part.wrong()
        }
    }

    /// `11`, or `8-13`.
    private static func range(
        _ column: SIPPTemplateNode, _ key: String
    ) throws(SIPPTemplateRefusal) -> ClosedRange<Int>? {
        guard let part = column.part(key) else { return nil }
        let ends = try part.text().split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first > 0,
            first <= last
        else { throw part.wrong() }
        return first...last
    }
}

extension SIPPFormatException {
    fileprivate init?(_ part: SIPPTemplateNode?) throws(SIPPTemplateRefusal) {
        guard let part else { return nil }
        try part.allow(["field", "is"])
        field = try part.named("field", SIPPField.self)
        value = try part.text("is")
    }
}

extension SIPPCode {
    fileprivate init(_ part: SIPPTemplateNode) throws(SIPPTemplateRefusal) {
        try part.allow(["code", "means", "verified", "death", "outcome"])
        code = try part.text("code")
        means = try part.text("means")
        isVerified = try part.truth("verified", otherwise: true)
        isDeath = try part.truth("death", otherwise: false)
        outcome = part.part("outcome") == nil ? nil : try part.named("outcome", SIPPOutcome.self)
    }
}

extension SIPPOtherSheet {
    fileprivate init(_ part: SIPPTemplateNode) throws(SIPPTemplateRefusal) {
        try part.allow(["name", "headers", "rows"])
        name = try part.text("name")
        headers = try part.texts("headers")
        var rows: [[String]] = []
        for row in try part.list("rows") { rows.append(try row.texts()) }
        self.rows = rows
    }
}
