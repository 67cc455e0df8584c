package import MoneyAndDates
package import SQLDatabase

/// A document that was given out.
package struct IssuedDocument: Sendable, Hashable {
    package let code: String
    /// The folder of its template: `certificate`.
    package let kind: String
    /// What it is about, as the audit chain names it: `person/77`.
    package let subject: String
    /// Its own number where it has one, such as a receipt's; else empty.
    package let number: String
    package let issuedOn: Day
    package let issuedBy: String
    /// SHA-256 of the file, in hexadecimal digits.
    package let digest: String
}

/// The register of documents that were given out.
package enum IssuedDocuments {
    /// Writes down that a document is given out today, with an entry in the audit chain. The same file under
    /// the same code is written down once.
    ///
    /// - Returns: whether it is new.
    @discardableResult
    package static func issue(
        _ bytes: [UInt8], code: String, kind: String, subject: String, number: String = "",
        by office: Office
    ) async throws -> Bool {
        let (digest, identifier) = (sha256(bytes), office.identifiers.next())
        return try await office.act { connection, instant in
            let added = try connection.first(
                """
                INSERT INTO issued_document (gov_id, document_id, code, kind, subject, number, issued_on,
                    issued_by, digest, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                ON CONFLICT (gov_id, code, digest) DO NOTHING RETURNING document_id
                """,
                [
                    .integer(office.government), .integer(identifier), .text(code), .text(kind),
                    .text(subject), .text(number), .integer(Int64(office.today.yyyymmdd)),
                    .text(office.actor), .text(digest), .integer(instant),
                ]
            ) { try $0.integer(0) }
            guard added != nil else { return Act(false, []) }
            return Act(
                true,
                [office.change("document.issue", of: subject, after: "\(kind) \(code) sha256:\(digest)")])
        }
    }

    /// The last print of a document; nil where none was given out under the code.
    package static func last(
        _ code: String, of government: Int64, on connection: any SQLConnection
    ) throws -> IssuedDocument? {
        try connection.first(
            """
            SELECT code, kind, subject, number, issued_on, issued_by, digest FROM issued_document
            WHERE gov_id = $1 AND code = $2 ORDER BY recorded_ms DESC, document_id DESC LIMIT 1
            """, [.integer(government), .text(code)]
        ) { row in
            guard let day = Day(yyyymmdd: Int(try row.integer(4))) else {
                throw StoreRefusal.fieldUnreadable(field: "issued_document.issued_on")
            }
            return IssuedDocument(
                code: try row.text(0), kind: try row.text(1), subject: try row.text(2),
                number: try row.text(3), issuedOn: day, issuedBy: try row.text(5), digest: try row.text(6))
        }
    }
}
