import Access
package import AccessBooks
import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// A worker's own record: what it is, and who looked at it.
package struct OwnRecord: Sendable {
    package let file: PersonFile
    /// The latest first.
    package let looks: [Look]

    /// The record of whoever entered with an account of her own.
    ///
    /// - Throws: `.forbidden` for an account that is of no person.
    package static func open(_ desk: Desk) async throws -> OwnRecord {
        guard case .own(let person) = try desk.reach(.seeOwnRecord) else {
            throw AccessRefusal.forbidden(.seeOwnRecord)
        }
        return try await read(PersonID(person), in: desk.office)
    }

    /// The record of a person whose code and day of birth somebody has; nil where they do not belong
    /// together, whichever of them is wrong.
    ///
    /// The caller counts the attempts.
    ///
    /// - Parameters:
    ///   - code: of a certificate that was given out.
    ///   - kind: how certificates are called among the documents that were given out.
    ///   - office: any office of the database; the code names its own government.
    package static func find(
        code: String, born: Day, kind: String, by office: Office
    ) async throws -> (record: OwnRecord, office: Office)? {
        guard let document = DocumentCode(code, office.sealing), let written = DocumentCode.written(code)
        else { return nil }
        let isTrue = try await office.database.read { connection in
            let issued = try IssuedDocuments.last(written, of: document.government, on: connection)
            let day = try connection.integer(
                "SELECT born FROM person WHERE gov_id = $1 AND person_id = $2",
                [.integer(document.government), .integer(document.subject)])
            return issued?.kind == kind && day == Int64(born.yyyymmdd)
        }
        guard isTrue else { return nil }
        let theirs = Office(
            database: office.database, identifiers: office.identifiers, sealing: office.sealing,
            government: document.government, actor: office.actor, today: office.today, now: office.now)
        let record = try await read(PersonID(document.subject), in: theirs)
        // Who has a code and a day of birth is not yet herself: why somebody looked is not for him.
        return (OwnRecord(file: record.file, looks: record.looks.map(\.withoutReason)), theirs)
    }

    private static func read(_ person: PersonID, in office: Office) async throws -> OwnRecord {
        OwnRecord(
            file: try await PersonDesk.file(of: person, in: office),
            looks: try await LookBook.of(person.number, atMost: 50, in: office).map(\.look))
    }
}
