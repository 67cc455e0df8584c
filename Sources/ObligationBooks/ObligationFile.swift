import MoneyAndDates
import Obligations
import SQLDatabase
import SQLStore

/// What sort of file it is, by its first bytes: a name may say anything.
package enum PaperMedia: String, Sendable, Hashable, CaseIterable {
    case pdf = "application/pdf"
    case jpeg = "image/jpeg"
    case png = "image/png"

    /// Nil for anything else.
    package init?(firstBytes bytes: some Collection<UInt8>) {
        let head = Array(bytes.prefix(8))
        if head.starts(with: Array("%PDF-".utf8)) {
            self = .pdf
        } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if head == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] {
            self = .png
        } else {
            return nil
        }
    }

    /// The end of a file's name.
    package var fileExtension: String {
        switch self {
        case .pdf: "pdf"
        case .jpeg: "jpg"
        case .png: "png"
        }
    }
}

/// A file on its way to a regulation or an agreement: what was brought, or what is to be compared.
package struct PaperDraft: Sendable {
    package let name: String
    package let bytes: [UInt8]
    package let media: PaperMedia
    /// SHA-256.
    package let digest: String

    /// Bytes that are taken at most.
    package static let largest = 10 * 1_024 * 1_024

    /// - Throws: `ObligationBookRefusal` for what is empty, too large, or neither a PDF nor a picture.
    package init(name: String, bytes: [UInt8]) throws(ObligationBookRefusal) {
        guard !bytes.isEmpty else { throw .emptyFile }
        guard bytes.count <= PaperDraft.largest else {
            throw .fileTooLarge(megabytes: PaperDraft.largest / 1_048_576)
        }
        guard let media = PaperMedia(firstBytes: bytes) else { throw .notAPaper }
        self.name = String(name.prefix(200))
        self.bytes = bytes
        self.media = media
        digest = sha256(bytes)
    }

    func file(_ id: Int64) -> AgreementFile {
        AgreementFile(id: id, name: name, mediaType: media.rawValue, size: bytes.count, digest: digest)
    }
}

/// Writes files and gives them back.
struct PaperRows {
    private static let piece = 256 * 1_024
    let office: Office
    let connection: any SQLConnection

    /// - Parameter subject: the column that names what it belongs to, and its number.
    func write(
        _ draft: PaperDraft, as id: Int64, of subject: (column: String, number: Int64), at now: Int64
    ) throws {
        try connection.execute(
            """
            INSERT INTO obligation_file (gov_id, file_id, \(subject.column), file_name, media_type, file_size,
                digest, recorded_by, recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .integer(office.government), .integer(id), .integer(subject.number), .text(draft.name),
                .text(draft.media.rawValue), .integer(Int64(draft.bytes.count)), .text(draft.digest),
                .text(office.actor), .integer(now),
            ])
        for (part, start) in stride(from: 0, to: draft.bytes.count, by: PaperRows.piece).enumerated() {
            let piece = Array(draft.bytes[start..<min(start + PaperRows.piece, draft.bytes.count)])
            try connection.execute(
                """
                INSERT INTO obligation_file_part (gov_id, file_id, part, bytes_sealed)
                VALUES ($1, $2, $3, $4)
                """,
                [
                    .integer(office.government), .integer(id), .integer(Int64(part)),
                    .text(office.sealing.seal(bytes: piece, place(id, Int64(part)))),
                ])
        }
    }

    /// The file of a regulation or an agreement with its bytes.
    ///
    /// - Throws: `ObligationBookRefusal.noSuchFile`, also for a file of another.
    func read(_ id: Int64, of subject: (column: String, number: Int64)) throws -> KeptPaper {
        let found = try connection.first(
            """
            SELECT file_name, media_type, digest FROM obligation_file
            WHERE gov_id = $1 AND file_id = $2 AND \(subject.column) = $3
            """, [.integer(office.government), .integer(id), .integer(subject.number)]
        ) { (try $0.text(0), try $0.text(1), try $0.text(2)) }
        guard let found else { throw ObligationBookRefusal.noSuchFile }
        var bytes: [UInt8] = []
        try connection.query(
            """
            SELECT part, bytes_sealed FROM obligation_file_part WHERE gov_id = $1 AND file_id = $2
            ORDER BY part
            """, [.integer(office.government), .integer(id)]
        ) { row in
            bytes += try office.sealing.openBytes(try row.text(1), place(id, try row.integer(0)))
        }
        return KeptPaper(name: found.0, mediaType: found.1, digest: found.2, bytes: bytes)
    }

    private func place(_ id: Int64, _ part: Int64) -> FieldSealing.Place {
        FieldSealing.Place("obligation_file_part.bytes:\(part)", government: office.government, row: id)
    }
}

/// A file as it was brought.
package struct KeptPaper: Sendable {
    package let name: String
    package let mediaType: String
    /// SHA-256, as it was when it was brought.
    package let digest: String
    package let bytes: [UInt8]

    package init(name: String, mediaType: String, digest: String, bytes: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.digest = digest
        self.bytes = bytes
    }
}
