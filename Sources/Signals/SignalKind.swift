/// What may be odd about an enrolment, a bill or a wage; the raw value stands in `templates/signals/`, in the
/// books and in `words/`.
///
/// A signal is a question to a human. Nothing is refused, stopped or taken away because of one.
package enum SignalKind: String, Sendable, Hashable, CaseIterable {
    /// Somebody said at enrolment that he is ill.
    case illnessDeclared = "illness-declared"
    /// Somebody died within days of the first day on which he was enrolled.
    case earlyDeath = "early-death"
    /// Months after a death stand in a bill.
    case deadBilled = "dead-billed"
    /// Months after somebody moved abroad stand in a bill.
    case abroadBilled = "abroad-billed"
    /// Two registrations report the same person and programme for the same days.
    case twoPayers = "two-payers"
    /// Many people came through one agent.
    case agentCluster = "agent-cluster"
    /// Many people gave one address.
    case addressCluster = "address-cluster"
    /// Many people gave one telephone.
    case phoneCluster = "phone-cluster"
    /// People of a unit earn what they earned before the minimum wage was raised.
    case unchangedWage = "unchanged-wage"
    /// A row of a roster is very like somebody of the register, and nobody called them one.
    case nearPair = "near-pair"

    /// The key of its name in `words/`.
    package var labelKey: String { "signal.kind.\(rawValue)" }
    /// The key of the sentence that says why it was raised; the facts fill it.
    package var reasonKey: String { "signal.reason.\(rawValue)" }
    /// The key of the sentence that says what may be behind it that is in order.
    package var innocentKey: String { "signal.innocent.\(rawValue)" }

    /// The contact that a cluster is of; nil for what is no cluster.
    package var contact: StatementContact? {
        switch self {
        case .agentCluster: .agent
        case .addressCluster: .address
        case .phoneCluster: .phone
        case .illnessDeclared, .earlyDeath, .deadBilled, .abroadBilled, .twoPayers, .unchangedWage, .nearPair:
            nil
        }
    }

    /// The numbers that its template must have.
    package var thresholds: Set<SignalThreshold> {
        switch self {
        case .illnessDeclared: []
        case .earlyDeath: [.days]
        case .deadBilled, .abroadBilled: [.months]
        case .twoPayers: [.months]
        case .agentCluster, .addressCluster, .phoneCluster: [.people, .months]
        case .unchangedWage: [.people, .months]
        case .nearPair: [.share]
        }
    }
}

/// A number from which on something is a signal; the raw value is its key in the templates.
package enum SignalThreshold: String, Sendable, Hashable, CaseIterable {
    /// Days, at most a year.
    case days
    case months
    case people
    /// In millionths.
    case share

    /// The largest that a template may say.
    package var largest: Int64 {
        switch self {
        case .days: 365
        case .months: 600
        case .people: 1_000_000
        case .share: 1_000_000
        }
    }
}

/// How soon somebody should look; the raw value sorts.
package enum SignalSeverity: Int64, Sendable, Hashable, CaseIterable, Comparable {
    case high = 0
    case medium = 1
    case low = 2

    /// As templates and programs name it.
    package var code: String {
        switch self {
        case .high: "high"
        case .medium: "medium"
        case .low: "low"
        }
    }

    package init?(code: String) {
        guard let found = SignalSeverity.allCases.first(where: { $0.code == code }) else { return nil }
        self = found
    }

    /// The key of its name in `words/`.
    package var labelKey: String { "signal.severity.\(code)" }

    package static func < (left: SignalSeverity, right: SignalSeverity) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Something told at enrolment by which several people may be connected.
package enum StatementContact: String, Sendable, Hashable, CaseIterable {
    case agent
    case address
    case phone
}
