import ArgumentParser
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// `naungan register paper`: PKS, DPA and the decree of the treasurer.
struct RegisterPaper: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paper", abstract: "Records a paper without which a unit cannot pay; or one expected.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "Code of the unit.")
    var unit: String
    @Option(help: "pks, dpa or sk-bendahara.")
    var kind: String
    @Option(help: "Its number; without it the paper is only expected.")
    var number: String?
    @Option(help: "First day, such as 2026-01-01.")
    var from: String
    @Option(help: "Last day.")
    var through: String
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let government = office.government
            let place = try await office.database.read {
                try UnitBook.unit(unit, government: government, on: $0)
            }
            let paper = UnitPaper(
                kind: kind.lowercased(), number: number ?? "", isSigned: number != nil,
                from: try Asked.day("from", from), through: try Asked.day("through", through))
            try await UnitPapers.record(paper, of: place.id, by: office)
            OfficeAnswer(words, format).tell(
                paper.isSigned ? "register.paper-signed" : "register.paper-expected",
                [
                    ("kind", .text(paper.kind)), ("unit", .text(place.name)), ("from", .day(paper.from)),
                    ("through", .day(paper.through)),
                ])
        }
    }
}

/// `naungan register headcount`: how many people a unit should have, by another list.
struct RegisterHeadcount: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "headcount", abstract: "Records how many people a unit should have.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "Code of the unit.")
    var unit: String
    @Option(help: "last-year, budget or attendance.")
    var source: String
    @Option(help: "How many people.")
    var people: Int
    @Option(help: "The day on which it was so; without it today.")
    var asOf: String?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let government = office.government
            let place = try await office.database.read {
                try UnitBook.unit(unit, government: government, on: $0)
            }
            guard let list = MissingUnit.List(rawValue: source) else {
                throw RegisterRefusal.unknownSource(source)
            }
            let day = try asOf.map { try Asked.day("as-of", $0) } ?? office.today
            try await UnitPapers.count(
                ListedPeople(list: list, asOf: day, people: people), in: place.id, by: office)
            OfficeAnswer(words, format).tell(
                "register.headcount-recorded",
                [("unit", .text(place.name)), ("people", .number(people)), ("day", .day(day))])
        }
    }
}
