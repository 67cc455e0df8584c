import Ledger
import Membership
import SQLDatabase
package import SQLStore

/// Gathers acts that come at the same time and records them in one durable transaction: a disk that can
/// sync some hundred times a second then takes thousands of acts. Each is answered for itself; one that is
/// refused does not hold up the others.
///
/// What a registration owes is kept from one group to the next, and believed only while its head in the store
/// has not moved; so an act costs the same however long the history.
package actor PostingGroup {

    private let office: Office
    private let pause: Duration
    private let most: Int
    private var waiting: [(act: DuesAct, answer: CheckedContinuation<DuesRecorded, any Error>)] = []
    private var isRunning = false
    private let kept = KeptDues()

    /// - Parameters:
    ///   - pause: how long the first of a group waits for others.
    ///   - most: how many acts go into one transaction.
    package init(_ office: Office, pause: Duration = .milliseconds(4), most: Int = 500) {
        self.office = office
        self.pause = pause
        self.most = most
    }

    /// Records an act; when it returns, the act is on the disk.
    ///
    /// - Throws: what `DuesBook.record` refuses, for this act alone.
    package func record(_ act: DuesAct) async throws -> DuesRecorded {
        try await withCheckedThrowingContinuation { answer in
            waiting.append((act, answer))
            if !isRunning {
                isRunning = true
                Task { await run() }
            }
        }
    }

    private func run() async {
        try? await Task.sleep(for: pause)
        while !waiting.isEmpty {
            let group = Array(waiting.prefix(most))
            waiting.removeFirst(group.count)
            let answers = await answers(to: group.map(\.act))
            for (member, answer) in zip(group, answers) { member.answer.resume(with: answer) }
        }
        isRunning = false
    }

    private func answers(to acts: [DuesAct]) async -> [Result<DuesRecorded, any Error>] {
        do {
            return try await DuesBook.record(together: acts, by: office, earlier: kept)
        } catch {
            if acts.count == 1 { return [.failure(error)] }
            // Something that only the database could see: one by one then, so that each has its own answer.
            var answers: [Result<DuesRecorded, any Error>] = []
            for act in acts { answers += await self.answers(to: [act]) }
            return answers
        }
    }
}

extension DuesBook {
    /// Records acts in one transaction, each for itself: what is refused of one is its own answer.
    ///
    /// - Throws: what concerns the transaction as a whole; nothing is kept then.
    package static func record(
        together acts: [DuesAct], by office: Office
    ) async throws -> [Result<DuesRecorded, any Error>] {
        try await record(together: acts, by: office, earlier: nil)
    }

    /// - Parameter earlier: what registrations owed after earlier calls; after this one, what they owe now.
    fileprivate static func record(
        together acts: [DuesAct], by office: Office, earlier: KeptDues?
    ) async throws -> [Result<DuesRecorded, any Error>] {
        let (answers, after) = try await office.act(ifCommitIsUnknown: .runAgain) { connection, instant in
            var gathering = DuesGathering(of: office, earlier: earlier)
            var registrations: [Int64: (any Error)?] = [:]
            for number in Set(acts.map(\.registration)).sorted() {
                do { try gathering.lock([number], on: connection) } catch let refusal as DuesBookRefusal {
                    registrations[number] = refusal
                }
            }
            let taken = acts.map { act in
                Result { () throws -> DuesGathering.Taken in
                    if let refusal = registrations[act.registration] ?? nil { throw refusal }
                    return try gathering.take(act)
                }
            }
            let written = try gathering.write(at: instant, on: connection)
            let answers = taken.map { taken in
                taken.map { taken in
                    DuesRecorded(
                        events: [taken.event], entries: taken.entries,
                        changes: taken.change.map { [$0] } ?? [], receipts: written.receipts)
                }
            }
            let changes = taken.compactMap { try? $0.get().change }
            let after = gathering.registrations.values.map { $0.kept(at: written.instant) }
            return Act((answers, earlier == nil ? [] : after), changes)
        }
        earlier?.keep(after)
        return answers
    }
}
