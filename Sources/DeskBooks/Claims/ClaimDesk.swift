import Access
package import AccessBooks
package import ClaimBooks
package import Claims
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// Claims at somebody's desk: within his reach, by his rights. A claim that is out of reach is not there.
package struct ClaimDesk: Sendable {
    let desk: Desk
    let rules: ClaimRules

    package init(_ desk: Desk, rules: ClaimRules) {
        self.desk = desk
        self.rules = rules
    }

    /// The books, for acts that were held against the reach.
    var book: ClaimBook { ClaimBook(desk.office, rules: rules) }

    /// A claim with all that a page shows of it.
    package struct Sheet: Sendable {
        package let view: ClaimView
        package let personName: String
        /// Of the event; nil where the person worked nowhere in these books.
        package let unitName: String?
        package let files: [KeptEvidence]
        package let children: [ScholarshipBook.Kept]

        package var id: ClaimCaseID { view.id }
        package var claim: ClaimCase { view.claim }
    }

    /// One claim. The look is recorded for the person to read, unless it is her own.
    ///
    /// - Parameter reason: why it is looked at; needed from some roles.
    /// - Throws: `.forbidden`, `.outOfReach`, `.reasonNeeded`; `LawGap`.
    package func open(_ id: ClaimCaseID, reason: String = "") async throws -> Sheet {
        try await hold(id, .seeClaims)
        let view = try await book.view(id)
        try await record("claim.open", of: view.claim.opening.person, reason)
        return try await sheet(view)
    }

    /// A file of a claim; that it was taken is recorded for the person to read.
    ///
    /// - Throws: `.reasonNeeded` from roles that must say why.
    package func file(
        _ evidence: EvidenceID, of id: ClaimCaseID, reason: String = ""
    ) async throws -> (name: String, type: String, bytes: [UInt8]) {
        try await hold(id, .seeClaims)
        let kept = try await book.evidence(of: id)
        guard let file = kept.first(where: { $0.file.id == evidence }) else { throw AccessRefusal.outOfReach }
        let person = try await book.show(id).opening.person
        try await record("claim.file", of: person, reason)
        let bytes = try await book.bytes(of: evidence, in: id)
        let ending = ClaimMedia(rawValue: file.file.mediaType)?.fileExtension ?? "bin"
        return ("\(file.file.kind)-\(id).\(ending)", file.file.mediaType, bytes)
    }

    /// The books for whoever prints a form of a claim: it carries numbers in full, so that it was printed is
    /// recorded for the person to read.
    package func printing(_ id: ClaimCaseID) async throws -> ClaimBook {
        try await hold(id, .fileClaims)
        try await record("claim.form", of: try await book.show(id).opening.person, "form")
        return book
    }

    private func record(_ act: String, of person: PersonID, _ reason: String) async throws {
        if case .own = try desk.reach(.seeClaims) { return }
        try await LookBook.record(person: person.number, act: act, reason: reason, desk: desk)
    }

    private func sheet(_ view: ClaimView) async throws -> Sheet {
        let (office, opening) = (desk.office, view.claim.opening)
        let names = try await office.database.read { connection in
            let name = try connection.first(
                "SELECT name FROM person WHERE gov_id = $1 AND person_id = $2",
                [.integer(office.government), .integer(opening.person.number)]
            ) { try $0.text(0) }
            let unit = try opening.unit.flatMap { unit in
                try connection.first(
                    "SELECT name FROM unit WHERE gov_id = $1 AND unit_id = $2",
                    [.integer(office.government), .integer(unit.number)]
                ) { try $0.text(0) }
            }
            return (name: name ?? "", unit: unit)
        }
        return Sheet(
            view: view, personName: names.name, unitName: names.unit,
            files: try await book.evidence(of: view.id),
            children: try await ScholarshipBook(office, rules: rules).children(of: view.id))
    }

    /// Refuses a claim that is not within the reach of a right.
    func hold(_ id: ClaimCaseID, _ right: Right) async throws {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        try await desk.office.database.read { connection in
            try ClaimReach.hold(claim: id.number, within: reach, government: government, on: connection)
        }
    }

    /// Refuses a person who is not within the reach of a right.
    func hold(_ person: PersonID, _ right: Right) async throws {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        try await desk.office.database.read { connection in
            try ReachSQL.hold(person: person.number, within: reach, government: government, on: connection)
        }
    }
}
