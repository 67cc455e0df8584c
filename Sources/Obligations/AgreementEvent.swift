package import Membership
package import MoneyAndDates

/// What happened to an agreement. Nothing is changed afterwards: a correction is a new event.
package enum AgreementEvent: Sendable, Hashable {
    /// - Parameter predecessor: the agreement that it carries on; nil for a first one.
    case drafted(AgreementTerms, predecessor: AgreementID?)
    case revised(AgreementTerms)
    case sentToReview
    case returned(reason: String)
    case accepted
    /// By both parties on a day, with the number that each gave it.
    case signed(on: Day, number: String, insurerNumber: String)
    case amended(AgreementAddendum)
    case cancelled(reason: String)
    /// Before its last day.
    case ended(on: Day, reason: String)
    case renewed(AgreementID)
    case attached(AgreementFile)

    /// What sort of event it is.
    package var kind: AgreementEventKind {
        switch self {
        case .drafted: .drafted
        case .revised: .revised
        case .sentToReview: .sentToReview
        case .returned: .returned
        case .accepted: .accepted
        case .signed: .signed
        case .amended: .amended
        case .cancelled: .cancelled
        case .ended: .ended
        case .renewed: .renewed
        case .attached: .attached
        }
    }
}

/// The raw value stands in the store.
package enum AgreementEventKind: String, Sendable, Hashable, CaseIterable {
    case drafted, revised, returned, accepted, signed, amended, cancelled, ended, renewed, attached
    case sentToReview = "sent-to-review"

    /// The key of its name in `words/`.
    package var labelKey: String { "agreement.event.\(rawValue)" }
}

/// A file of an agreement: the signed scan, or a PDF with an electronic signature.
package struct AgreementFile: Sendable, Hashable {
    package let id: Int64
    package let name: String
    package let mediaType: String
    package let size: Int
    /// SHA-256.
    package let digest: String

    package init(id: Int64, name: String, mediaType: String, size: Int, digest: String) {
        self.id = id
        self.name = name
        self.mediaType = mediaType
        self.size = size
        self.digest = digest
    }
}

/// An event with who did it and when.
package struct RecordedAgreementEvent: Sendable, Hashable {
    /// From 1.
    package let sequence: Int
    package let event: AgreementEvent
    package let actor: String
    package let at: Instant

    package init(sequence: Int, event: AgreementEvent, actor: String, at: Instant) {
        self.sequence = sequence
        self.event = event
        self.actor = actor
        self.at = at
    }
}
