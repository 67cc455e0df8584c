package import LawBook
package import Membership
package import MoneyAndDates

/// A claim.
package typealias ClaimCaseID = Identifier<ClaimCase>
/// A file that belongs to a claim.
package typealias EvidenceID = Identifier<ClaimEvidenceKind>

/// How a claim begins.
package struct ClaimOpening: Sendable, Hashable {
    package let type: ClaimType
    package let person: PersonID
    /// Where the person worked on the day; nil where nowhere in these books.
    package let unit: UnitID?
    /// Who paid the dues of that job (NPP and division).
    package let registration: UnitID?
    /// Accident or diagnosis, death, dismissal, or the day on which an age is reached.
    package let eventDay: Day
    /// Minutes since midnight, where the hour is known.
    package let eventMinute: Int?
    package let time: IndonesianTime

    package init(
        type: ClaimType, person: PersonID, unit: UnitID?, registration: UnitID?, eventDay: Day,
        eventMinute: Int? = nil, time: IndonesianTime = .western
    ) {
        self.type = type
        self.person = person
        self.unit = unit
        self.registration = registration
        self.eventDay = eventDay
        self.eventMinute = eventMinute
        self.time = time
    }

    /// The instant of the event: the first of its day where the hour is not known, so that whoever counts
    /// from it is never late.
    package var eventInstant: Instant {
        let moment = LocalMoment(eventDay, minute: eventMinute ?? 0)
        return moment?.instant(in: time) ?? Instant(epochMilliseconds: 0)
    }
}

/// A file as the claim knows it; its bytes lie elsewhere, sealed.
package struct ClaimFile: Sendable, Hashable {
    package let id: EvidenceID
    /// The name of a `ClaimEvidenceKind`.
    package let kind: String
    package let mediaType: String
    package let size: Int
    /// SHA-256 in hexadecimal.
    package let digest: String

    package init(id: EvidenceID, kind: String, mediaType: String, size: Int, digest: String) {
        self.id = id
        self.kind = kind
        self.mediaType = mediaType
        self.size = size
        self.digest = digest
    }
}

/// What BPJS paid, or is said to have paid.
package struct ClaimPayment: Sendable, Hashable {
    /// From 1, in the order in which they were proposed.
    package let number: Int
    package let programme: Programme
    /// Whole rupiah, above nought.
    package let amount: Rupiah
    package let day: Day
    /// The family's account, but for its last digits hidden.
    package let account: String

    package init(number: Int, programme: Programme, amount: Rupiah, day: Day, account: String) {
        self.number = number
        self.programme = programme
        self.amount = amount
        self.day = day
        self.account = account
    }
}

/// What happened to a claim.
package enum ClaimEvent: Sendable, Hashable {
    case opened(ClaimOpening)
    /// An empty text takes an answer away.
    case answered(question: String, text: String)
    case evidenceAdded(ClaimFile)
    case evidenceWithdrawn(EvidenceID, reason: String)
    case moved(to: ClaimStage)
    /// What a look at the books found: whether BPJS will hold it for arrears, and what is likely due.
    case checked(ClaimLook)
    case submissionProposed
    case submitted
    /// BPJS gave it back.
    case returned(reason: String)
    case approved(Rupiah)
    case refused(code: String, text: String)
    case paymentProposed(ClaimPayment)
    case paid(number: Int)
    case paymentReversed(number: Int, reason: String)
    /// What was proposed and not confirmed is taken back.
    case proposalDropped(reason: String)
    case withdrawn(reason: String)
    case reopened(reason: String)
    case noted(String)

    /// The code of its kind in the store; it ends the key of its sentence: `claim.event.opened`.
    package var kind: ClaimEventKind {
        switch self {
        case .opened: .opened
        case .answered: .answered
        case .evidenceAdded: .evidenceAdded
        case .evidenceWithdrawn: .evidenceWithdrawn
        case .moved: .moved
        case .checked: .checked
        case .submissionProposed: .submissionProposed
        case .submitted: .submitted
        case .returned: .returned
        case .approved: .approved
        case .refused: .refused
        case .paymentProposed: .paymentProposed
        case .paid: .paid
        case .paymentReversed: .paymentReversed
        case .proposalDropped: .proposalDropped
        case .withdrawn: .withdrawn
        case .reopened: .reopened
        case .noted: .noted
        }
    }
}

/// What sort of event it is.
package enum ClaimEventKind: String, Sendable, Hashable, CaseIterable {
    case opened, answered
    case evidenceAdded = "evidence-added"
    case evidenceWithdrawn = "evidence-withdrawn"
    case moved, checked
    case submissionProposed = "submission-proposed"
    case submitted, returned, approved, refused
    case paymentProposed = "payment-proposed"
    case paid
    case paymentReversed = "payment-reversed"
    case proposalDropped = "proposal-dropped"
    case withdrawn, reopened, noted

    /// The key of its sentence in `words/`.
    package var labelKey: String { "claim.event.\(rawValue)" }
}

/// What a look at the books came to.
package struct ClaimLook: Sendable, Hashable {
    /// Months in a row that the payer owed on the day of the event.
    package let arrearsMonths: Int
    /// More of them than the law tolerates: the employer pays first.
    package let isHeld: Bool
    package let low: Rupiah?
    package let high: Rupiah?

    package init(arrearsMonths: Int, isHeld: Bool, low: Rupiah?, high: Rupiah?) {
        self.arrearsMonths = arrearsMonths
        self.isHeld = isHeld
        self.low = low
        self.high = high
    }
}

/// An event as it was recorded.
package struct RecordedClaimEvent: Sendable, Hashable {
    /// From 1, without a gap.
    package let sequence: Int
    package let event: ClaimEvent
    /// Who did it, as the audit chain has it.
    package let actor: String
    package let at: Instant

    package init(sequence: Int, event: ClaimEvent, actor: String, at: Instant) {
        self.sequence = sequence
        self.event = event
        self.actor = actor
        self.at = at
    }
}
