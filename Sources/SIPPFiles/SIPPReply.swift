package import Membership

/// A file that came back from BPJS, read: for each row whether the worker was accepted or refused.
///
/// Two files are known: the reply to a batch of vulnerable workers (`Status (Y / T)`, reason, NIK, name),
/// and the list of rows an upload refused (the columns that were sent, and a reason).
package struct SIPPReply: Sendable, Hashable {
    /// `reply` or `rejectedRows`.
    package let kind: SIPPFileKind
    package let answers: [Answer]
    package let findings: [SIPPReplyFinding]

    package var accepted: Int { answers.count { $0.outcome == .accepted } }
    package var refused: Int { answers.count { $0.outcome == .refused } }

    /// What one row says.
    package struct Answer: Sendable, Hashable {
        /// The row in the sheet, from 1.
        package let row: Int
        /// Nil where the cell is empty or not sixteen digits.
        package let nik: NIK?
        package let kpj: String
        /// The worker's code in SIPP, which corrections go by.
        package let code: String
        package let name: String
        /// Nil where the status is unknown or two rows contradict each other; never guessed.
        package var outcome: SIPPOutcome?
        /// As BPJS wrote it.
        package let reason: String
    }
}

/// Something in a reply that a person must look at.
package struct SIPPReplyFinding: Sendable, Hashable {
    /// The row in the sheet, from 1.
    package let row: Int
    package let key: Key
    /// The named arguments of the sentence, beside `row`.
    package let details: [String: String]

    /// The keys in `words/`.
    package enum Key: String, Sendable, Hashable, CaseIterable {
        case statusUnknown = "sipp-reply.status-unknown"
        case nikUnreadable = "sipp-reply.nik-unreadable"
        case noIdentity = "sipp-reply.no-identity"
        case refusedWithoutReason = "sipp-reply.refused-without-reason"
        case duplicate = "sipp-reply.duplicate"
        case contradiction = "sipp-reply.contradiction"
        case notSent = "sipp-reply.not-sent"
        case nameDiffers = "sipp-reply.name-differs"
        case nameAmbiguous = "sipp-reply.name-ambiguous"
        case matchedByName = "sipp-reply.matched-by-name"
    }

    /// All named arguments of the sentence.
    package var arguments: [String: String] {
        details.merging(["row": String(row)]) { own, _ in own }
    }
}

/// Why a reply could not be read at all.
package enum SIPPReplyRefusal: Error, Sendable, Hashable {
    /// No row among the first has the titles of a known reply; `seen` is what stands in the first row
    /// that has anything in it.
    case unknownLayout(seen: [String])
    case noAnswers

    /// The key in `words/`.
    package var key: String {
        switch self {
        case .unknownLayout: "sipp-reply.unknown-layout"
        case .noAnswers: "sipp-reply.no-answers"
        }
    }

    /// The named arguments of the sentence.
    package var arguments: [String: String] {
        switch self {
        case .unknownLayout(let seen): ["seen": seen.joined(separator: " | ")]
        case .noAnswers: [:]
        }
    }
}
