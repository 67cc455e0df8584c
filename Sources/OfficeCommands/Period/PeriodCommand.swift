import ArgumentParser
import LawBook
import LawFiles
import Ledger
import MoneyAndDates
import PeriodBooks
import SQLStore
import Words

/// `naungan period`: the months of registrations, from Draft over Hitung and Finalisasi to Posting.
struct PeriodCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "period",
        abstract: "Months of registrations: Draft, Hitung, Finalisasi, Posting, and why one costs more.",
        subcommands: [
            PeriodOpen.self, PeriodList.self, PeriodCalculate.self, PeriodFinalise.self, PeriodCancel.self,
            PeriodPost.self, PeriodWhy.self, PeriodLinesCommand.self,
        ])
}

/// Which registrations and month.
struct PeriodOptions: ParsableArguments {
    @Option(help: "The month of the dues, such as 2026-07.")
    var month: String

    @Option(help: "One registration: its number, NPP/division, NPP or name; without it all.")
    var registration: String?

    var choice: PeriodChoice { registration.map { .one($0) } ?? .all }

    func chosenMonth() throws -> Month { try Asked.month("month", month) }
}

extension PeriodBook {
    /// The books of an office by the law of the folder, with its calendar where it has one.
    init(_ office: Office, _ shared: SharedOptions) throws {
        let book = try shared.lawFolder().book()
        let days = book.calendar == nil ? nil : try WorkingDays(from: book)
        self.init(office: office, law: try PeriodLaw(from: book, workingDays: days))
    }
}

/// A step that was taken for many registrations, each by itself: what is refused does not hold up the others.
struct StepOfMany {
    let words: Words
    let book: PeriodBook
    let options: PeriodOptions

    /// - Parameter stage: where the periods stand that are meant, where all are.
    /// - Throws: where one is named, its refusal; where all are, that rows wait once one was refused.
    func run(from stage: PeriodStage, _ step: (String, Month) async throws -> Void) async throws {
        let month = try options.chosenMonth()
        if let registration = options.registration { return try await step(registration, month) }
        var refused = 0
        let board = try await book.board(month: month).filter { $0.period.stage == stage }
        if board.isEmpty { throw PeriodStepRefusal.nothingOpen(month) }
        for entry in board {
            do {
                try await step(String(entry.registration.id), month)
            } catch let refusal as any TellableRefusal {
                refused += 1
                Terminal.errors.line(
                    words(
                        "period.refused-one",
                        ["name": .text(entry.registration.name), "why": .text(words(refusal.note))]))
            }
        }
        if refused > 0 { throw CommandOutcome.doneWithRowsToFix }
    }
}
