package import Continuity
package import LawBook
package import MoneyAndDates

/// What the books know of a person on the day of an event.
package struct ClaimFacts: Sendable {
    /// Whether the person was protected on the day.
    package enum Protection: Sendable, Hashable {
        case protected(MonthState)
        case unprotected(MonthState, turn: Turn)
        /// No job in these books by then.
        case noJob
    }

    package var born: Day?
    package var died: Day?
    package var segment: Segment?
    /// Programmes of the job on the day.
    package var programmes: [Programme] = []
    /// The wage or income reported for it; nought where it was reported as nought.
    package var wage: Rupiah?
    package var protection: Protection = .noJob
    /// Paid months by then: of the present registration, and of all that these books know.
    package var monthsInRow = 0
    package var monthsAltogether = 0
    /// Months in a row that were not paid by then, the month of the event among them.
    package var arrearsMonths = 0
    /// Payers of JKM on that day.
    package var employers = 1
    package var heirs: [Heir] = []
    /// Other claims of the same person.
    package var others: [OtherClaim] = []

    package init() {}

    /// A claim of the same person.
    package struct OtherClaim: Sendable, Hashable {
        package let id: ClaimCaseID
        package let type: ClaimType
        package let eventDay: Day
        package let stage: ClaimStage

        package init(id: ClaimCaseID, type: ClaimType, eventDay: Day, stage: ClaimStage) {
            self.id = id
            self.type = type
            self.eventDay = eventDay
            self.stage = stage
        }
    }
}

/// Something that somebody should know before papers are sent.
package struct ClaimFinding: Sendable, Hashable {
    /// How much it weighs.
    package enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
        /// As it is, BPJS will not pay.
        case stops
        case warns
        case fine

        private var order: Int { self == .stops ? 0 : self == .warns ? 1 : 2 }

        package static func < (left: Severity, right: Severity) -> Bool { left.order < right.order }
    }

    /// A key of `words/`: `claim.finding.unprotected`.
    package let key: String
    package let arguments: [String: Term]
    package let severity: Severity
    package let turn: Turn
    package let reasons: [Reason]
    /// How it stands with the month of the event, where that is what was found.
    package let detail: Note?

    init(
        _ key: String, _ arguments: [String: Term] = [:], _ severity: Severity, turn: Turn = .nobody,
        because reasons: [Reason] = [], detail: Note? = nil
    ) {
        self.key = "claim.finding.\(key)"
        self.arguments = arguments
        self.severity = severity
        self.turn = turn
        self.reasons = reasons
        self.detail = detail
    }
}

/// Why a claim is not opened: the event cannot have happened, or no law of this book knows it.
package enum ClaimOpeningRefusal: TellableRefusal, Hashable {
    case inTheFuture(Day)
    /// Before the first day of the law of benefits.
    case beforeTheLaw(Day, first: Day)
    case beforeBirth(Day, born: Day)
    /// The person had died by then.
    case afterDeath(Day, died: Day)
    /// The books know another day of death.
    case diedOn(Day)
    case minuteOutOfDay
    /// Nobody of these books.
    case unknownPerson
    /// It was withdrawn, and another of its kind is open since.
    case openElsewhere

    package var note: Note {
        switch self {
        case .inTheFuture(let day): Note("claim.opening.in-the-future", ["day": .day(day)])
        case .beforeTheLaw(let day, let first):
            Note("claim.opening.before-the-law", ["day": .day(day), "first": .day(first)])
        case .beforeBirth(let day, let born):
            Note("claim.opening.before-birth", ["day": .day(day), "born": .day(born)])
        case .afterDeath(let day, let died):
            Note("claim.opening.after-death", ["day": .day(day), "died": .day(died)])
        case .diedOn(let day): Note("claim.opening.died-on", ["day": .day(day)])
        case .minuteOutOfDay: Note("claim.opening.minute-out-of-day")
        case .unknownPerson: Note("register.unknown-person")
        case .openElsewhere: Note("claim.opening.open-elsewhere")
        }
    }

    /// Refuses an event that cannot be claimed for, in order of precedence.
    package static func check(
        _ type: ClaimType, on day: Day, born: Day?, died: Day?, today: Day, under law: ClaimLaw
    ) throws(ClaimOpeningRefusal) {
        if day > today { throw .inTheFuture(day) }
        let first = law.coverage.from.firstDay
        if day < first { throw .beforeTheLaw(day, first: first) }
        if let born, day < born { throw .beforeBirth(day, born: born) }
        guard let died else { return }
        switch type {
        case .death: if day != died { throw .diedOn(died) }
        case .workAccident: if day > died { throw .afterDeath(day, died: died) }
        case .scholarship, .oldAge, .pension, .jobLoss: break
        }
    }
}
