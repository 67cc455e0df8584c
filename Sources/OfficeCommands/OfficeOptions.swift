import ArgumentParser
import Foundation
import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore
import Words

/// Options of every command that works on the books of an office.
struct OfficeOptions: ParsableArguments {
    @Option(help: "The government whose books these are, such as 1671; the only one where there is one.")
    var government: Int64?

    @Option(name: .customLong("as"), help: "Who does it; without it the user of this machine.")
    var actor: String?

    @Option(help: "The day on which it is done, such as 2026-07-10; without it today.")
    var day: String?

    /// Opens the database, does the work, and closes it. What is refused is told, and the command ends
    /// with 2.
    func working(_ words: Words, _ body: (Office) async throws -> Void) async throws {
        try await answering(words) { opening in
            let database = try await opening.open()
            defer { database.close() }
            try await MigrationRunner(database).requireCurrent()
            try await body(try await office(database, opening))
        }
    }

    private func office(_ database: SQLDatabase, _ opening: StoreOpening) async throws -> Office {
        let (governments, last) = try await database.read {
            (try GovernmentBook.numbers(on: $0), try GovernmentBook.lastInstant(on: $0))
        }
        guard let chosen = government ?? (governments.count == 1 ? governments[0] : nil),
            governments.contains(chosen)
        else {
            let known = governments.map(String.init).joined(separator: ", ")
            throw OfficeRefusal.noGovernment(asked: government, known: known)
        }
        let actor = actor ?? NSUserName()
        if actor.isEmpty { throw OfficeRefusal.noActor }
        let sealing = try opening.sealing()
        try await KeyCheck.hold(sealing, government: chosen, now: StoreOpening.now(), in: database)
        return Office(
            database: database, identifiers: opening.identifiers(after: last), sealing: sealing,
            government: chosen, actor: actor, today: try today(),
            now: { max(StoreOpening.now(), last) })
    }

    private func today() throws -> Day {
        guard let day else { return StoreOpening.today() }
        guard let asked = Day(iso: day) else {
            throw TermsRefusal(name: "day", value: day, wanted: "wanted.day")
        }
        return asked
    }
}

/// Why nobody can work: it is not clear for whom, or who.
enum OfficeRefusal: TellableRefusal {
    case noGovernment(asked: Int64?, known: String)
    case noActor

    var note: Note {
        switch self {
        case .noGovernment(let asked, let known):
            Note(
                known.isEmpty ? "office.no-government-yet" : "office.no-such-government",
                ["asked": .text(asked.map(String.init) ?? "?"), "known": .text(known)])
        case .noActor: Note("office.no-actor")
        }
    }
}

/// Turns what is refused into a sentence and the exit code 2.
func answering(_ words: Words, _ body: (StoreOpening) async throws -> Void) async throws {
    let opening = StoreOpening()
    do {
        try await body(opening)
    } catch let refusal as StoreRefusal {
        Terminal.errors.line(words.filled(refusal.key, refusal.arguments))
        throw CommandOutcome.couldNotRun
    } catch let refusal as any TellableRefusal {
        Terminal.errors.line(words(refusal.note))
        throw CommandOutcome.couldNotRun
    } catch let fault as SQLFault {
        Terminal.errors.line(
            words("database.fault", ["place": .text(opening.place), "detail": .text(fault.description)]))
        throw CommandOutcome.couldNotRun
    }
}
