package import Membership
package import MoneyAndDates

/// One case of sanctions against one company.
package typealias SanctionCaseID = Identifier<SanctionCase>

/// A step of the ladder; the raw value stands in the store and in addresses.
package enum SanctionStep: String, Sendable, Hashable, CaseIterable {
    case firstReprimand = "teguran-1"
    case secondReprimand = "teguran-2"
    case fine = "denda"
    /// BPJS asks the authority to refuse services.
    case request = "permintaan"
    case refusal = "penolakan"
    case lifting = "pencabutan"

    /// The key of its name in `words/`.
    package var labelKey: String { "sanction.step.\(rawValue)" }

    /// Whether one puts it forward and another decides it.
    package var needsTwo: Bool {
        switch self {
        case .firstReprimand, .secondReprimand: false
        case .fine, .request, .refusal, .lifting: true
        }
    }
}

/// How far a case is.
package enum SanctionStage: String, Sendable, Hashable, CaseIterable {
    case opened = "dibuka"
    case firstReprimand = "teguran-1"
    case secondReprimand = "teguran-2"
    case fined = "didenda"
    case requested = "diminta"
    case refused = "ditolak"
    /// The company complies and its services are still refused: somebody must lift that.
    case toBeLifted = "menunggu-cabut"
    case lifted = "dicabut"
    /// The company complied before services were refused.
    case cured = "dipatuhi"
    /// An appeal was granted.
    case annulled = "dibatalkan"

    /// The key of its name in `words/`.
    package var labelKey: String { "sanction.stage.\(rawValue)" }

    /// Whether nothing more is to be done.
    package var isEnd: Bool {
        switch self {
        case .lifted, .cured, .annulled: true
        case .opened, .firstReprimand, .secondReprimand, .fined, .requested, .refused, .toBeLifted: false
        }
    }

    /// Whether services are refused now.
    package var isRefusing: Bool {
        switch self {
        case .refused, .toBeLifted: true
        case .opened, .firstReprimand, .secondReprimand, .fined, .requested, .lifted, .cured, .annulled: false
        }
    }
}

/// A reprimand as it reached the company.
package struct SanctionService: Sendable, Hashable {
    package let step: SanctionStep
    package let number: String
    package let servedOn: Day
    /// Who took it, or the number of the post: the proof in words.
    package let proof: String

    package init(step: SanctionStep, number: String, servedOn: Day, proof: String) {
        self.step = step
        self.number = number
        self.servedOn = servedOn
        self.proof = proof
    }
}

/// A step that somebody puts forward.
package struct SanctionProposal: Sendable, Hashable {
    package let step: SanctionStep
    package let reason: String
    /// Of a fine: the dues of which it is a share.
    package let dues: Rupiah
    /// Of a request and a refusal: codes of the law.
    package let services: [String]

    package init(step: SanctionStep, reason: String, dues: Rupiah = .zero, services: [String] = []) {
        self.step = step
        self.reason = reason
        self.dues = dues
        self.services = services
    }
}

/// A fine as it was set.
package struct SanctionFine: Sendable, Hashable {
    package let dues: Rupiah
    /// Months that have begun since the second reprimand ended.
    package let months: Int
    package let amount: Rupiah
    /// The last day on which it is paid in time.
    package let due: Day
    /// Whether a value under it was not verified.
    package let isUnverified: Bool

    package init(dues: Rupiah, months: Int, amount: Rupiah, due: Day, isUnverified: Bool) {
        self.dues = dues
        self.months = months
        self.amount = amount
        self.due = due
        self.isUnverified = isUnverified
    }
}

/// A file that proves something: a receipt of post, a signed copy.
package struct SanctionFile: Sendable, Hashable {
    package let id: Int64
    package let step: SanctionStep?
    package let name: String
    package let mediaType: String
    package let size: Int
    /// SHA-256.
    package let digest: String

    package init(id: Int64, step: SanctionStep?, name: String, mediaType: String, size: Int, digest: String) {
        self.id = id
        self.step = step
        self.name = name
        self.mediaType = mediaType
        self.size = size
        self.digest = digest
    }
}

/// What happened in a case. Nothing is changed afterwards: a correction is a new event.
package enum SanctionEvent: Sendable, Hashable {
    case opened(on: Day, findings: [CompanyFindingKind], note: String)
    case served(SanctionService)
    case answered(on: Day, note: String)
    case proposed(SanctionProposal)
    case returned(SanctionStep, reason: String)
    case decided(SanctionStep, on: Day, number: String, fine: SanctionFine?)
    case finePaid(on: Day, amount: Rupiah, evidence: String)
    case cured(on: Day, note: String)
    case appealed(on: Day, ground: String)
    case appealDecided(on: Day, isGranted: Bool, reason: String)
    case attached(SanctionFile)

    /// What sort of event it is.
    package var kind: SanctionEventKind {
        switch self {
        case .opened: .opened
        case .served: .served
        case .answered: .answered
        case .proposed: .proposed
        case .returned: .returned
        case .decided: .decided
        case .finePaid: .finePaid
        case .cured: .cured
        case .appealed: .appealed
        case .appealDecided: .appealDecided
        case .attached: .attached
        }
    }

    /// The day on which it happened, where it has one of its own.
    package var day: Day? {
        switch self {
        case .opened(let day, _, _), .answered(let day, _), .decided(_, let day, _, _),
            .finePaid(let day, _, _), .cured(let day, _), .appealed(let day, _),
            .appealDecided(let day, _, _):
            day
        case .served(let service): service.servedOn
        case .proposed, .returned, .attached: nil
        }
    }
}

/// The raw value stands in the store.
package enum SanctionEventKind: String, Sendable, Hashable, CaseIterable {
    case opened, served, answered, proposed, returned, decided, cured, appealed, attached
    case finePaid = "fine-paid"
    case appealDecided = "appeal-decided"

    /// The key of its name in `words/`.
    package var labelKey: String { "sanction.event.\(rawValue)" }
}

/// An event with who did it and when.
package struct RecordedSanctionEvent: Sendable, Hashable {
    /// From 1.
    package let sequence: Int
    package let event: SanctionEvent
    package let actor: String
    package let at: Instant

    package init(sequence: Int, event: SanctionEvent, actor: String, at: Instant) {
        self.sequence = sequence
        self.event = event
        self.actor = actor
        self.at = at
    }
}
