import ArgumentParser
import Continuity
import CoverageBooks
import JSONText
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import Spreadsheets
import Words

/// How much of a list is shown, and where all of it goes.
struct ListOptions: ParsableArguments {
    @Option(help: "A CSV file of all of them.")
    var out: String?
    @Option(help: "How many are shown; 0 for the sums alone.")
    var show = 20

    func validate() throws {
        guard show >= 0 else { throw ValidationError("--show 0...") }
    }
}

/// One cell of a list.
enum ListCell {
    case text(String)
    case number(Int64)
    case day(Day?)
    case none

    var text: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .day(let day): day?.description ?? ""
        case .none: ""
        }
    }

    func write(_ key: String, into json: inout JSONText) {
        switch self {
        case .text(let text): json.field(key, text)
        case .number(let number): json.field(key, number)
        case .day(let day): json.field(key, day?.description)
        case .none: json.field(key, String?.none)
        }
    }
}

/// A list of people with what was asked of each: some lines on the screen, all of it as CSV or JSON.
///
/// Names are read a thousand at a time, so that a list as long as the register needs little memory.
struct CoverageList {
    typealias Column = (name: String, cell: (Int) throws -> ListCell)

    let office: Office
    let answers: CoverageAnswers
    let words: Words
    let columns: [Column]

    private static let portion = 1_000

    /// Shows the first people and writes all of them to a file where one is named.
    func show(_ rows: [Int], _ listing: ListOptions) async throws {
        try await eachPortion(Array(rows.prefix(listing.show))) { _, cells in
            for line in cells { Terminal.output.line("  " + line.map(\.text).joined(separator: "  ")) }
        }
        if rows.count > listing.show, listing.show > 0 {
            let more = rows.count - listing.show
            Terminal.output.line(words("continuity.list.more", ["count": .count(more)]))
        }
        guard let path = listing.out else { return }
        let file = try CSVWriter(path: path)
        try file.append(header)
        try await eachPortion(rows) { _, cells in for line in cells { try file.append(line.map(\.text)) } }
        try file.finish()
        let told = ["count": words.text(rows.count), "path": path]
        Terminal.output.line(words.filled("continuity.list.written", told))
    }

    /// Writes one object with the terms of the question, its sums, and every person of the list.
    func writeJSON(_ name: String, _ rows: [Int], sums: [(String, Int64)] = []) async throws {
        var json = JSONText()
        json.object { json in
            json.field("question", name)
            answers.question.write(into: &json)
            for (key, sum) in sums { json.field(key, sum) }
            json.field("count", rows.count)
        }
        Terminal.output.bytes(Array(json.bytes.dropLast()) + Array(",\"people\":[".utf8))
        var isFirst = true
        try await eachPortion(rows) { _, cells in
            for line in cells {
                json.clear()
                json.object { json in
                    for (key, cell) in zip(header, line) { cell.write(key, into: &json) }
                }
                Terminal.output.bytes((isFirst ? [] : [UInt8(ascii: ",")]) + json.bytes)
                isFirst = false
            }
        }
        Terminal.output.bytes(Array("]}\n".utf8))
    }

    private var header: [String] { ["orang", "nama", "nik", "unit"] + columns.map(\.name) }

    private func eachPortion(_ rows: [Int], _ body: (Int, [[ListCell]]) throws -> Void) async throws {
        let (office, government) = (office, office.government)
        let units = try await office.database.read { try PeopleNames.units(of: government, on: $0) }
        for start in stride(from: 0, to: rows.count, by: CoverageList.portion) {
            let portion = rows[start..<min(start + CoverageList.portion, rows.count)]
            let people = portion.map { answers.columns.people[$0] }
            let names = try await office.database.read { connection in
                try PeopleNames.named(people, by: office, on: connection)
            }
            try body(start, try portion.map { try line($0, names, units) })
        }
    }

    private func line(
        _ row: Int, _ names: [PersonID: NamedPerson], _ units: [UnitID: String]
    ) throws -> [ListCell] {
        let person = answers.columns.people[row]
        let unit = UnitID(answers.reading.jobs.units[row])
        let named: [ListCell] = [
            .text(person.description), .text(names[person]?.name ?? ""),
            .text(names[person]?.maskedNIK ?? ""), .text(units[unit] ?? unit.description),
        ]
        return named + (try columns.map { try $0.cell(row) })
    }
}

extension CoverageQuestion {
    /// The terms of the question, so that an answer says what it answers.
    func write(into json: inout JSONText) {
        json.field("government", government)
        json.field("as_of", asOf.description)
        json.field("known_at_ms", known == .latest ? Int64?.none : known.epochMilliseconds)
        json.field("from", firstMonth.description)
        json.field("through", lastMonth.description)
        switch scope {
        case .government: break
        case .unit(let unit): json.field("unit", unit.number)
        case .registration(let registration): json.field("registration", registration.number)
        case .person(let person): json.field("person", person.number)
        case .people(let people): json.field("people", people.count)
        }
    }
}
