import LawBook
import MoneyAndDates

/// `law/calendar/`: `calendar.yaml` says which years are known, and each of them has a table beside it.
struct CalendarFiles {
    static let overview = "calendar/calendar.yaml"

    let folder: LawFolder

    /// Nil where the folder has no calendar.
    func calendar() throws(LawFileFault) -> HolidayCalendar? {
        let tables = folder.paths.filter { $0.hasPrefix("calendar/") && $0.hasSuffix(".csv") }
        guard folder.paths.contains(Self.overview) else {
            guard let table = tables.first else { return nil }
            throw LawFileFault(file: Self.overview, line: 0, .missingKey(table))
        }
        let root = try YAMLMapping.parse(try folder.text(Self.overview), file: Self.overview)
        try root.refuseUnknownKeys(except: ["means", "years", "verified-through"])
        let means = try root.mapping("means")
        for language in ["id", "en"] { _ = try means.text(language) }
        let years = try root.mapping("years")
        try years.refuseUnknownKeys(except: ["from", "through"])
        let first = try year(years, "from")
        let last = try year(years, "through")
        guard first <= last else { throw years.fault(try years.node("through"), .daysDoNotRise("\(last)")) }
        var holidays: [Holiday] = []
        for year in first...last { holidays += try HolidayTable.parse(year, try text(of: year)) }
        if let stray = tables.first(where: { !(first...last).map(Self.path(of:)).contains($0) }) {
            throw LawFileFault(file: stray, line: 0, .unknownKey(String(stray.dropFirst("calendar/".count))))
        }
        return HolidayCalendar(
            firstYear: first, lastYear: last, holidays: holidays,
            verifiedThrough: try root.day("verified-through"))
    }

    static func path(of year: Int) -> String { "calendar/\(year).csv" }

    private func text(of year: Int) throws(LawFileFault) -> String { try folder.text(Self.path(of: year)) }

    private func year(_ years: YAMLMapping, _ key: String) throws(LawFileFault) -> Int {
        let text = try years.text(key)
        guard text.utf8.count == 4, let year = Int(text), Day(year, 1, 1) != nil, year < 9999 else {
            throw years.fault(try years.node(key), .notAnInteger(text))
        }
        return year
    }
}

/// The table of one year: each day off in its order, with its document.
private enum HolidayTable {
    static let header = [
        "day", "kind", "name_id", "name_en", "status", "document", "published", "note_id", "note_en",
    ]

    static func parse(_ year: Int, _ text: String) throws(LawFileFault) -> [Holiday] {
        let file = CalendarFiles.path(of: year)
        let rows = CSVLines.parse(text)
        guard let first = rows.first, first == header else {
            throw LawFileFault(file: file, line: 1, .wrongShape(wanted: header.joined(separator: ",")))
        }
        var holidays: [Holiday] = []
        for (index, row) in rows.enumerated().dropFirst() {
            func fault(_ what: LawFileFault.What) -> LawFileFault {
                LawFileFault(file: file, line: index + 1, what)
            }
            let holiday = try holiday(row, fault)
            guard holiday.day.year == year else { throw fault(.wrongShape(wanted: "\(year)-…")) }
            if let last = holidays.last, last.day >= holiday.day {
                throw fault(.daysDoNotRise("\(holiday.day)"))
            }
            holidays.append(holiday)
        }
        guard !holidays.isEmpty else { throw LawFileFault(file: file, line: 1, .wrongShape(wanted: "days")) }
        return holidays
    }

    private static func holiday(
        _ row: [String], _ fault: (LawFileFault.What) -> LawFileFault
    ) throws(LawFileFault) -> Holiday {
        guard row.count == header.count else { throw fault(.notARow(row.joined(separator: ","))) }
        guard let day = Day(iso: row[0]) else { throw fault(.notADay(row[0])) }
        guard let kind = Holiday.Kind(rawValue: row[1]) else { throw fault(.unknownKey(row[1])) }
        for place in 2...3 where row[place].isEmpty { throw fault(.missingKey(header[place])) }
        guard let status = LawStatus(rawValue: row[4]) else { throw fault(.unknownStatus(row[4])) }
        guard !row[5].isEmpty else { throw fault(.noDocument) }
        guard row[6].isEmpty || Day(iso: row[6]) != nil else { throw fault(.notADay(row[6])) }
        guard row[7].isEmpty == row[8].isEmpty else {
            throw fault(.missingKey(row[7].isEmpty ? header[7] : header[8]))
        }
        return Holiday(
            day: day, kind: kind, name: ["id": row[2], "en": row[3]], status: status,
            citation: Citation(document: row[5], published: Day(iso: row[6])),
            notes: row[7].isEmpty ? [:] : ["id": row[7], "en": row[8]])
    }
}
