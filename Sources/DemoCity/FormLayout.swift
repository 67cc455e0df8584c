/// How an office lays out its roster, read from `templates/demo/forms.txt`.
struct FormLayout: Sendable {
    enum Field: String, Sendable {
        case number = "no"
        case nik, name, sex, born, birth, mother, address, village, district, job, wage, phone, note
        case birthPlace = "birth-place"
        case participantNumber = "kpj"
    }

    struct Column: Sendable {
        /// The heading above this one and its neighbours; empty where there is none.
        let group: String
        let title: String
        let field: Field
    }

    /// How numbers of identity stand in the cells.
    enum NumberStyle: String, Sendable {
        case text, apostrophe, mixed, scientific
    }

    enum DateStyle: Sendable, Equatable {
        /// A date that Excel knows for one.
        case cell
        /// Now one way, now another.
        case mixed
        case form(DateForm)
    }

    enum WageStyle: String, Sendable {
        case number
        case rupiah = "rp"
        case dotted
    }

    let letterhead: [String]
    let titles: [String]
    let columns: [Column]
    let totalsLabel: String
    let signature: [String]
    let dates: DateStyle
    let numbers: NumberStyle
    let wages: WageStyle
    let separator: UInt8
    let isWindows1252: Bool
    let hasByteOrderMark: Bool
    let quotesAll: Bool

    var hasGroups: Bool { columns.contains { !$0.group.isEmpty } }

    static func read(
        _ path: String, of templates: DemoTemplates
    ) throws(DemoRefusal) -> [DemoUnit.Form: FormLayout] {
        var layouts: [DemoUnit.Form: FormLayout] = [:]
        var form: DemoUnit.Form?
        var entries: [String: String] = [:]
        for line in try templates.lines(of: path) + ["[]"] where !line.hasPrefix("#") {
            if line.hasPrefix("[") {
                if let form { layouts[form] = try FormLayout(entries, path) }
                form = DemoUnit.Form(rawValue: String(line.dropFirst().dropLast()))
                entries = [:]
            } else if let range = line.firstRange(of: " = ") {
                entries[String(line[..<range.lowerBound])] = String(line[range.upperBound...])
            } else {
                throw .templateMalformed(file: path, what: String(line))
            }
        }
        for form in DemoUnit.Form.allCases where layouts[form] == nil {
            throw .templateMalformed(file: path, what: "[\(form.rawValue)]")
        }
        return layouts
    }

    private init(_ entries: [String: String], _ path: String) throws(DemoRefusal) {
        func parts(_ key: String) -> [String] {
            entries[key]?.split(separator: "|", omittingEmptySubsequences: false).map(String.init) ?? []
        }
        letterhead = parts("kop")
        titles = parts("judul")
        signature = parts("kaki")
        totalsLabel = entries["jumlah"] ?? ""
        quotesAll = entries["kutip"] == "semua"
        separator = ["semicolon": 59, "tab": 9][entries["pemisah"] ?? ""] ?? 44
        isWindows1252 = entries["penyandian"] == "windows-1252"
        hasByteOrderMark = entries["penyandian"] == "utf-8-bom"
        guard let dates = DateStyle(entries["tanggal"] ?? ""),
            let numbers = NumberStyle(rawValue: entries["nik"] ?? ""),
            let wages = WageStyle(rawValue: entries["upah"] ?? "")
        else { throw .templateMalformed(file: path, what: "tanggal, nik, upah") }
        (self.dates, self.numbers, self.wages) = (dates, numbers, wages)
        var columns: [Column] = []
        for part in parts("kolom") {
            guard let column = Column(part) else { throw .templateMalformed(file: path, what: part) }
            columns.append(column)
        }
        self.columns = columns
    }
}

extension FormLayout.Column {
    /// `GROUP>TITLE:field`, the group being optional.
    fileprivate init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"),
            let field = FormLayout.Field(rawValue: String(text[text.index(after: colon)...]))
        else { return nil }
        let heading = text[..<colon].split(separator: ">", maxSplits: 1).map(String.init)
        guard let title = heading.last else { return nil }
        self.init(group: heading.count == 2 ? heading[0] : "", title: title, field: field)
    }
}

extension FormLayout.DateStyle {
    fileprivate init?(_ name: String) {
        switch name {
        case "cell": self = .cell
        case "mixed": self = .mixed
        case "dashed": self = .form(.dashed)
        case "slashed": self = .form(.slashed)
        case "iso": self = .form(.iso)
        case "written": self = .form(.written)
        case "serial": self = .form(.serial)
        case "twoDigitYear": self = .form(.twoDigitYear)
        default: return nil
        }
    }
}
