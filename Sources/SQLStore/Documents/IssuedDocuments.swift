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
        let paper = Paper(code: code, kind: kind, subject: subject, number: number, by: office)
        let digest = sha256(bytes)
        return try await office.act { connection, instant in
            let change = try add(paper, digest: digest, by: office, at: instant, on: connection)
            return Act(change != nil, change.map { [$0] } ?? [])
        }
    }

    /// A document on its way into the register.
    package struct Paper: Sendable, Hashable {
        fileprivate let code: String
        fileprivate let kind: String
        fileprivate let subject: String
        fileprivate let number: String
        fileprivate let identifier: Int64

        /// - Parameters: as `issue` has them.
        package init(code: String, kind: String, subject: String, number: String = "", by office: Office) {
            self.code = code
            self.kind = kind
            self.subject = subject
            self.number = number
            identifier = office.identifiers.next()
        }
    }

    /// The same within an act that does more: several documents in one file, or what a document is about.
    ///
    /// - Parameter digest: SHA-256 of the file.
    /// - Returns: what the audit chain is to have of it; nil where the same was written down before.
    package static func add(
        _ paper: Paper, digest: String, by office: Office, at instant: Int64,
        on connection: any SQLConnection
    ) throws -> AuditChange? {
        let added = try connection.first(
            """
            INSERT INTO issued_document (gov_id, document_id, code, kind, subject, number, issued_on,
                issued_by, digest, recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (gov_id, code, digest) DO NOTHING RETURNING document_id
            """,
            [
                .integer(office.government), .integer(paper.identifier), .text(paper.code),
                .text(paper.kind), .text(paper.subject), .text(paper.number),
                .integer(Int64(office.today.yyyymmdd)), .text(office.actor), .text(digest),
                .integer(instant),
            ]
        ) { try $0.integer(0) }
        guard added != nil else { return nil }
        return office.change(
            "document.issue", of: paper.subject, after: "\(paper.kind) \(paper.code) sha256:\(digest)")
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
