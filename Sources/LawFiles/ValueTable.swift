import LawBook
import MoneyAndDates

/// A table of dated values for many keys, such as the minimum wages of 38 provinces, kept as CSV.
enum ValueTable {
    static let header = [
        "key", "from", "value", "status", "document", "article", "published", "note_id", "note_en",
    ]

    static func parse(
        _ text: String, file: String, keyedBy: String
    ) throws(LawFileFault) -> [Dated<ParameterValue>] {
        let rows = CSVLines.parse(text)
        guard let first = rows.first, first == header else {
            throw LawFileFault(file: file, line: 1, .wrongShape(wanted: header.joined(separator: ",")))
        }
        guard let isKnownKey = ParameterKeys.areKnown(keyedBy) else {
            throw LawFileFault(file: file, line: 1, .unknownKey(keyedBy))
        }
        var values: [Dated<ParameterValue>] = []
        var lastDay: [String: Day] = [:]
        for (index, row) in rows.enumerated().dropFirst() {
            let (key, dated) = try value(row, file: file, line: index + 1)
            guard isKnownKey(key) else { throw LawFileFault(file: file, line: index + 1, .unknownKey(key)) }
            if let last = lastDay[key], last >= dated.from {
                throw LawFileFault(file: file, line: index + 1, .daysDoNotRise("\(dated.from)"))
            }
            lastDay[key] = dated.from
            values.append(dated)
        }
        return values
    }

    private static func value(
        _ row: [String], file: String, line: Int
    ) throws(LawFileFault) -> (key: String, dated: Dated<ParameterValue>) {
        guard row.count == header.count else {
            throw LawFileFault(file: file, line: line, .notARow(row.joined(separator: ",")))
        }
        guard let from = Day(iso: row[1]) else {
            throw LawFileFault(file: file, line: line, .notADay(row[1]))
        }
        guard let number = Int64(row[2]), number >= 0 else {
            throw LawFileFault(file: file, line: line, .notAnInteger(row[2]))
        }
        guard let status = LawStatus(rawValue: row[3]) else {
            throw LawFileFault(file: file, line: line, .unknownStatus(row[3]))
        }
        guard !row[4].isEmpty else { throw LawFileFault(file: file, line: line, .noDocument) }
        guard row[6].isEmpty || Day(iso: row[6]) != nil else {
            throw LawFileFault(file: file, line: line, .notADay(row[6]))
        }
        guard row[7].isEmpty == row[8].isEmpty else {
            throw LawFileFault(file: file, line: line, .missingKey(row[7].isEmpty ? "note_id" : "note_en"))
        }
        let notes = row[7].isEmpty ? [:] : ["id": row[7], "en": row[8]]
        let citation = Citation(
            document: row[4], article: row[5], published: Day(iso: row[6]))
        let dated = Dated(
            from: from, value: ParameterValue.keyed([row[0]: .number(number)]), status: status,
            citation: citation, notes: notes)
        return (row[0], dated)
    }
}

/// Lines of a comma-separated text that the project itself keeps: quotes where a field holds a comma.
package enum CSVLines {
    /// The fields of each line; empty lines are left out.
    package static func parse(_ text: String) -> [[String]] {
        text.split(whereSeparator: \.isNewline).map(fields)
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        var previous: Character?
        for character in line {
            switch character {
            case "\"":
                if !isQuoted, previous == "\"" { field.append("\"") }
                isQuoted.toggle()
            case "," where !isQuoted:
                fields.append(field)
                field = ""
            default: field.append(character)
            }
            previous = character
        }
        return fields + [field]
    }
}
