import Access
package import AccessBooks
import LawBook
package import Membership
import MoneyAndDates
package import RegisterBooks
import SQLDatabase
import SQLStore

/// Matching with the civil registry at somebody's desk: the people within his reach, by his rights.
package struct CivilRegistryDesk: Sendable {
    private let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    private func book(_ right: Right) throws -> CivilRegistryBook {
        CivilRegistryBook(desk.office, within: try desk.reach(right))
    }

    /// Makes a batch of the people within reach.
    package func request(_ request: CivilRegistryRequest) async throws -> CivilRegistryBatch {
        try await book(.matchIdentities).request(request)
    }

    /// Batches within reach, the newest first.
    package func batches() async throws -> [CivilRegistryBatch] { try await book(.seePeople).batches() }

    /// One batch with what came back.
    package func open(
        _ batch: Int64
    ) async throws -> (batch: CivilRegistryBatch, replies: [CivilRegistryOutcome]) {
        let book = try book(.seePeople)
        return (try await book.batch(batch), try await book.replies(to: batch))
    }

    /// The people of a batch with all digits, part by part. That they were taken along is recorded before
    /// the first is given.
    ///
    /// - Returns: the number of the entry, which the file carries.
    package func people(
        of batch: Int64, format: String, each body: ([CivilRegistryPerson]) async throws -> Void
    ) async throws -> Int64 {
        let book = try book(.matchIdentities)
        let reach = try desk.reach(.revealIdentity)
        let held = try await book.batch(batch)
        let number = try await LookBook.exported(
            "civil-registry/\(batch).\(format)", reach: reach, rows: held.people, desk: desk)
        try await book.people(of: batch, each: body)
        return number
    }

    /// Takes a reply.
    package func take(_ reply: CivilRegistryReply, to batch: Int64) async throws -> CivilRegistryOutcome {
        try await book(.matchIdentities).take(reply, to: batch)
    }

    /// The lines of a reply to a batch within reach that count for nothing.
    package func faults(
        of reply: Int64, to batch: Int64, after line: Int = 0, atMost count: Int = 200
    ) async throws -> [CivilRegistryFaultLine] {
        let book = try book(.seePeople)
        guard try await book.replies(to: batch).contains(where: { $0.id == reply }) else {
            throw CivilRegistryRefusal.noSuchBatch
        }
        return try await book.faults(of: reply, after: line, atMost: count)
    }

    /// Whose data are to be put right.
    package func cases(
        _ part: CivilRegistryPart, after cursor: String?
    ) async throws -> Listed<CivilRegistryCase> {
        try await book(.seePeople).cases(part, after: cursor)
    }

    /// How many are in which state.
    package func counts() async throws -> CivilRegistryCounts { try await book(.seePeople).counts() }

    /// The answer about a person within reach; nil while nobody asked, and for a stranger.
    package func answer(about person: PersonID) async throws -> CivilRegistryAnswer? {
        try await book(.seePeople).answer(about: person)
    }
}

extension PersonChanges {
    /// Corrects name, NIK, birth date or sex of a person within reach after her identity card.
    @discardableResult
    package func correct(
        _ person: PersonID, _ correction: IdentityCorrection, reason: String
    ) async throws -> CivilRegistryFields {
        try await hold(person, units: [])
        return try await PersonCorrections(desk.office, law: law).correct(
            person, correction, reason: reason)
    }
}
