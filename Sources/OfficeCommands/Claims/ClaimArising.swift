import ArgumentParser
import ClaimBooks
import Claims
import Foundation
import LawBook
import Membership
import MoneyAndDates
import OfficeLetters
import SQLStore
import Spreadsheets

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
    @Option(help: "A folder for the letters to those who have none yet: a PDF for fifty people.")
    var letters: String?
    @OptionGroup var templates: TemplateOptions

    /// People read at a time: as many as a file of letters holds where there are any.
    private var part: Int { letters == nil ? 500 : RightLetters.most }

    func run() async throws {
        let words = try options.shared.words()
        try await options.working { book, answer in
            try await readingFiles(words) { try await tell(book, answer) }
        }
    }

    private func tell(_ book: ClaimBook, _ answer: OfficeAnswer) async throws {
        let month = try month.map { try Asked.month("month", $0) } ?? Month(of: book.office.today)
        let only: ArisingRight? = try right.map { try Asked.code("right", $0) }
        let arising = ArisingBook(book.office, rules: book.rules)
        let drafting = try letters.map { folder in
            RightLetterFolder(
                letters: RightLetters(
                    try templates.letters(book.office, options.shared), rules: book.rules),
                folder: folder, month: month, answer: answer)
        }
        var count = 0
        for (place, window) in try arising.windows(in: month).enumerated()
        where only.map({ $0 == window.right }) ?? true {
            count += try await tell(window, place, arising, answer, drafting)
        }
        if only.map({ $0 == .schoolLevel }) ?? true {
            let changes = try await arising.changesOfLevel(in: month)
            try await drafting?.write(changes)
            for change in changes { tell(change, answer) }
            count += changes.count
        }
        if count == 0 { answer.tell("arising.told.none", [("month", .month(month))]) }
    }

    private func tell(_ change: ArisingChild, _ answer: OfficeAnswer) {
        answer.tell(
            "arising.told.school",
            [
                ("claim", .text(change.kept.claim.description)),
                ("child", .text(change.kept.years.child.name)),
                ("from", .text(change.from.code)), ("to", .text(change.year.school.code)),
                ("day", .day(change.year.dueOn)),
            ])
        answer.tell(change.notice)
    }

    /// Everybody of a window, part after part.
    private func tell(
        _ window: ArisingWindow, _ place: Int, _ arising: ArisingBook, _ answer: OfficeAnswer,
        _ drafting: RightLetterFolder?
    ) async throws -> Int {
        var (count, last) = (0, PersonID?.none)
        while true {
            let people = try await arising.people(of: window, after: last, atMost: part)
            try await drafting?.write(people, of: window, place)
            for person in people { tell(person, window, answer) }
            count += people.count
            guard people.count == part else { return count }
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
        answer.tell(person.notice)
    }
}

/// Where the letters about the rights of a month go.
private struct RightLetterFolder {
    let letters: RightLetters
    let folder: String
    let month: Month
    let answer: OfficeAnswer

    /// One file for those of a part who have no letter yet; it is named after the first of them.
    func write(_ people: [ArisingPerson], of window: ArisingWindow, _ place: Int) async throws {
        let undrafted = people.filter { $0.notice == nil }
        guard let first = undrafted.first else { return }
        let file = try await letters.letters(to: undrafted, of: window)
        try write(file, "\(window.right.rawValue)-\(month)-\(place)-\(first.person)", undrafted.count)
    }

    /// The same for the families of children, fifty a file.
    func write(_ children: [ArisingChild]) async throws {
        let undrafted = children.filter { $0.notice == nil }
        for start in stride(from: 0, to: undrafted.count, by: RightLetters.most) {
            let some = Array(undrafted[start..<min(start + RightLetters.most, undrafted.count)])
            let file = try await letters.letters(to: some, in: month)
            try write(
                file, "\(ArisingRight.schoolLevel.rawValue)-\(month)-\(some[0].kept.years.child.heir)",
                some.count)
        }
    }

    private func write(_ file: LetterFile, _ name: String, _ count: Int) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = "\(folder)/surat-hak-\(name).pdf"
        let paper = try AtomicFile(path: path)
        try paper.append(file.bytes)
        try paper.commit()
        answer.tell(
            "arising.told.drafted",
            [("path", .text(path)), ("count", .number(count)), ("code", .text(file.code))])
    }
}

extension OfficeAnswer {
    fileprivate func tell(_ notice: RightNotice?) {
        guard let notice else { return }
        tell(
            "arising.told.notice",
            [("day", .day(notice.draftedOn)), ("by", .text(notice.draftedBy))])
    }
}
