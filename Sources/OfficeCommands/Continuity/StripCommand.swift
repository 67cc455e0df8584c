import ArgumentParser
import Continuity
import CoverageBooks
import JSONText
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import Words

/// `naungan continuity strip`: one person, month by month, with whose turn it is and why.
struct StripCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "strip", abstract: "One person month by month: state, reason with its article, turn.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @OptionGroup var coverage: CoverageOptions
    @Option(help: "The person's number in the register.")
    var person: Int64?
    @Option(help: "The person's NIK.")
    var nik: String?
    @Option(help: "A KPJ of the person.")
    var kpj: String?
    @Option(help: "How many months up to the day asked about are shown in words; the drawing has all.")
    var months = 12

    func validate() throws {
        guard [person == nil, nik == nil, kpj == nil].count(where: { !$0 }) == 1 else {
            throw ValidationError("--person | --nik | --kpj")
        }
        guard months > 0 else { throw ValidationError("--months 1...") }
    }

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let (law, months) = try shared.continuityLaw()
            let known = try coverage.known()
            let (person, first) = try await find(office, known)
            let question = try coverage.question(
                office, months, scope: .person(person), from: max(months.from, first))
            let answers = try await CoverageAnswers(question, under: law, from: office.database)
            guard answers.columns.count == 1 else { throw CoverageRefusal.noSuchPerson }
            let named = try await office.database.read { connection in
                try PeopleNames.named([person], by: office, on: connection)[person]
            }
            guard let named else { throw CoverageRefusal.noSuchPerson }
            let strip = StripText(
                answers: answers, strip: try answers.strip(0), named: named, person: person, words: words)
            switch coverage.format {
            case .text: for line in strip.lines(self.months) { Terminal.output.line(line) }
            case .json: Terminal.output.line(strip.json.text)
            }
        }
    }

    private func find(_ office: Office, _ known: Instant) async throws -> (PersonID, Month) {
        let (number, nik, kpj) = (person, nik, kpj)
        return try await office.database.read { connection in
            var found = number.map { PersonID($0) }
            if let nik {
                found = try PeopleNames.person(nik, kind: "nik", by: office, on: connection)
            }
            if let kpj {
                found = try PeopleNames.person(kpj, kind: "kpj", by: office, on: connection)
            }
            guard let found,
                let first = try PeopleNames.firstMonth(
                    of: found, government: office.government, known: known, on: connection)
            else { throw CoverageRefusal.noSuchPerson }
            return (found, first)
        }
    }
}
