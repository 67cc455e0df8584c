import ArgumentParser
import ClaimBooks
import Claims
import LawBook
import Membership
import MoneyAndDates
import SQLStore

/// `naungan claim arising`: rights that come with time.
struct ClaimArising: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "arising",
        abstract:
            "To whom a month brings a right: full death benefit, scholarship, JHT, pension, a new school.")

    @OptionGroup var options: ClaimOptions
    @Option(help: "The month, such as 2026-07; without it the present one.")
    var month: String?
    @Option(help: "santunan-penuh, beasiswa, jht, pensiun or jenjang; without it all.")
    var right: String?

    /// People read at a time.
    private static let part = 500

    func run() async throws {
        try await options.working { book, answer in
            let month = try month.map { try Asked.month("month", $0) } ?? Month(of: book.office.today)
            let only: ArisingRight? = try right.map { try Asked.code("right", $0) }
            let arising = ArisingBook(book.office, rules: book.rules)
            var count = 0
            for window in try arising.windows(in: month) where only.map({ $0 == window.right }) ?? true {
                count += try await tell(window, arising, answer)
            }
            if only.map({ $0 == .schoolLevel }) ?? true {
                for change in try await arising.changesOfLevel(in: month) {
                    count += 1
                    answer.tell(
                        "arising.told.school",
                        [
                            ("claim", .text(change.kept.claim.description)),
                            ("child", .text(change.kept.years.child.name)),
                            ("from", .text(change.from.code)), ("to", .text(change.year.school.code)),
                            ("day", .day(change.year.dueOn)),
                        ])
                }
            }
            if count == 0 { answer.tell("arising.told.none", [("month", .month(month))]) }
        }
    }

    /// Everybody of a window, part after part.
    private func tell(
        _ window: ArisingWindow, _ arising: ArisingBook, _ answer: OfficeAnswer
    ) async throws -> Int {
        var (count, last) = (0, PersonID?.none)
        while true {
            let people = try await arising.people(of: window, after: last, atMost: Self.part)
            for person in people { tell(person, window, answer) }
            count += people.count
            guard people.count == Self.part else { return count }
            last = people.last?.person
        }
    }

    private func tell(_ person: ArisingPerson, _ window: ArisingWindow, _ answer: OfficeAnswer) {
        answer.tell(
            person.paid == nil ? "arising.told.age" : "arising.told.months",
            [
                ("right", .word(window.right.labelKey)), ("person", .text(person.person.description)),
                ("name", .text(person.name)), ("unit", .text(person.unitName)),
                ("since", .day(person.since)), ("count", .number(window.number)),
                ("paid", .number(person.paid?.months ?? 0)),
                ("missing", .number(person.paid?.missing ?? 0)),
            ])
    }
}
