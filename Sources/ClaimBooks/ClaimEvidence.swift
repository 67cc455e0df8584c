package import Claims
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// What sort of file it is, by its first bytes: a name may say anything.
package enum ClaimMedia: String, Sendable, Hashable, CaseIterable {
    case pdf = "application/pdf"
    case jpeg = "image/jpeg"
    case png = "image/png"
    case webp = "image/webp"
    /// Photos of telephones.
    case heic = "image/heic"

    /// Nil for anything else.
    package init?(firstBytes bytes: some Collection<UInt8>) {
        let head = Array(bytes.prefix(12))
        func holds(_ text: String, at place: Int) -> Bool {
            head.dropFirst(place).starts(with: Array(text.utf8))
        }
        if holds("%PDF-", at: 0) {
            self = .pdf
        } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if holds("RIFF", at: 0), holds("WEBP", at: 8) {
            self = .webp
        } else if holds("ftyp", at: 4),
            ["heic", "heix", "mif1", "msf1"].contains(where: { holds($0, at: 8) })
        {
            self = .heic
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
        case .webp: "webp"
        case .heic: "heic"
        }
    }
}

/// A file on its way into a claim.
package struct EvidenceDraft: Sendable {
    /// The name of a `ClaimEvidenceKind` of the form.
    package let kind: String
    package let fileName: String
    package let bytes: [UInt8]

    package init(kind: String, fileName: String, bytes: [UInt8]) {
        self.kind = kind
        self.fileName = fileName
        self.bytes = bytes
    }
}

/// A file of a claim as a page shows it.
package struct KeptEvidence: Sendable, Hashable {
    package let file: ClaimFile
    package let fileName: String
    package let recordedBy: String
}

/// Photos and scans, each sealed piece by piece.
extension ClaimBook {
    /// Bytes that are taken at most.
    package static let largestFile = 10 * 1_024 * 1_024
    private static let piece = 256 * 1_024

    /// Adds a file to a claim; returns its number.
    ///
    /// - Throws: `ClaimBookRefusal` for what is empty, too large, or neither a PDF nor a picture.
    @discardableResult
    package func attach(_ draft: EvidenceDraft, to id: ClaimCaseID) async throws -> EvidenceID {
        guard !draft.bytes.isEmpty else { throw ClaimBookRefusal.emptyFile }
        guard draft.bytes.count <= ClaimBook.largestFile else {
            throw ClaimBookRefusal.fileTooLarge(megabytes: ClaimBook.largestFile / 1_048_576)
        }
        guard let media = ClaimMedia(firstBytes: draft.bytes) else { throw ClaimBookRefusal.notAPicture }
        let office = office
        let evidence = EvidenceID(office.identifiers.next())
        let file = ClaimFile(
            id: evidence, kind: draft.kind, mediaType: media.rawValue, size: draft.bytes.count,
            digest: sha256(draft.bytes))
        let sealed = pieces(of: draft.bytes, evidence)
        _ = try await act(id) { claim, _ in
            claim.files.contains { $0.digest == file.digest && $0.kind == file.kind }
                ? [] : [.evidenceAdded(file)]
        } also: { _, now, connection in
            try connection.execute(
                """
                INSERT INTO claim_evidence (gov_id, evidence_id, claim_id, kind, file_name_sealed, media_type,
                    file_size, digest, recorded_by, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                """,
                [
                    .integer(office.government), .integer(evidence.number), .integer(id.number),
                    .text(draft.kind),
                    .text(office.sealing.seal(draft.fileName, namePlace(office, evidence.number))),
                    .text(file.mediaType), .integer(Int64(file.size)), .text(file.digest),
                    .text(office.actor), .integer(now),
                ])
            for (part, text) in sealed.enumerated() {
                try connection.execute(
                    """
                    INSERT INTO claim_evidence_part (gov_id, evidence_id, part, bytes_sealed)
                    VALUES ($1, $2, $3, $4)
                    """,
                    [
                        .integer(office.government), .integer(evidence.number), .integer(Int64(part)),
                        .text(text),
                    ])
            }
        }
        return evidence
    }

    /// Says that a file does not belong to the claim; it stays in the store.
    @discardableResult
    package func withdrawEvidence(
        _ evidence: EvidenceID, of id: ClaimCaseID, reason: String
    ) async throws -> ClaimCase {
        try await record(id) { _ in [.evidenceWithdrawn(evidence, reason: reason)] }
    }

    /// The files of a claim that were not withdrawn, with their names.
    package func evidence(of id: ClaimCaseID) async throws -> [KeptEvidence] {
        let claim = try await show(id)
        let office = office
        let names = try await office.database.read { connection in
            try connection.rows(
                """
                SELECT evidence_id, file_name_sealed, recorded_by FROM claim_evidence
                WHERE gov_id = $1 AND claim_id = $2 ORDER BY evidence_id
                """, [.integer(office.government), .integer(id.number)]
            ) { row -> (Int64, String, String) in
                let number = try row.integer(0)
                let name = try office.sealing.open(try row.text(1), namePlace(office, number))
                return (number, name, try row.text(2))
            }
        }
        return claim.files.map { file in
            let named = names.first { $0.0 == file.id.number }
            return KeptEvidence(file: file, fileName: named?.1 ?? "", recordedBy: named?.2 ?? "")
        }
    }

    /// The bytes of a file of a claim, as they came.
    ///
    /// - Throws: `ClaimBookRefusal.noSuchFile`, also for a file of another claim.
    package func bytes(of evidence: EvidenceID, in id: ClaimCaseID) async throws -> [UInt8] {
        let office = office
        return try await office.database.read { connection in
            let there = try connection.integer(
                """
                SELECT file_size FROM claim_evidence
                WHERE gov_id = $1 AND evidence_id = $2 AND claim_id = $3
                """, [.integer(office.government), .integer(evidence.number), .integer(id.number)])
            guard let there else { throw ClaimBookRefusal.noSuchFile }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(Int(there))
            try connection.query(
                """
                SELECT part, bytes_sealed FROM claim_evidence_part
                WHERE gov_id = $1 AND evidence_id = $2 ORDER BY part
                """, [.integer(office.government), .integer(evidence.number)]
            ) { row in
                bytes += try office.sealing.openBytes(
                    try row.text(1), partPlace(office, evidence.number, try row.integer(0)))
            }
            return bytes
        }
    }

    private func pieces(of bytes: [UInt8], _ evidence: EvidenceID) -> [String] {
        stride(from: 0, to: bytes.count, by: ClaimBook.piece).enumerated().map { part, start in
            office.sealing.seal(
                bytes: Array(bytes[start..<min(start + ClaimBook.piece, bytes.count)]),
                partPlace(office, evidence.number, Int64(part)))
        }
    }
}

private func namePlace(_ office: Office, _ evidence: Int64) -> FieldSealing.Place {
    FieldSealing.Place("claim_evidence.file_name", government: office.government, row: evidence)
}

private func partPlace(_ office: Office, _ evidence: Int64, _ part: Int64) -> FieldSealing.Place {
    FieldSealing.Place("claim_evidence_part.bytes:\(part)", government: office.government, row: evidence)
}
