package import LawBook
package import Membership
package import MoneyAndDates

/// A claim as it stands: what its events add up to. Nothing else is kept of it.
package struct ClaimCase: Sendable {
    package let form: ClaimForm
    package let opening: ClaimOpening
    package let openedAt: Instant
    package internal(set) var stage: ClaimStage = .opened
    /// When each stage was last reached.
    package internal(set) var reached: [ClaimStage: Instant] = [:]
    /// When each stage was first reached.
    package internal(set) var firstReached: [ClaimStage: Instant] = [:]
    /// By question; of days and moments as `2026-03-15` and `2026-03-15T14:30`, of money digits only.
    package internal(set) var answers: [String: String] = [:]
    /// What was brought and not withdrawn.
    package internal(set) var files: [ClaimFile] = []
    /// What waits for a second person.
    package internal(set) var proposal: ClaimProposal?
    package internal(set) var payments: [ClaimPaymentState] = []
    package internal(set) var approved: Rupiah?
    /// The reason of the last refusal, where it stands.
    package internal(set) var refusal: (code: String, text: String)?
    package internal(set) var look: ClaimLook?
    package internal(set) var events: [RecordedClaimEvent] = []
    /// Where it stood before it was refused or withdrawn.
    var stageBefore: ClaimStage = .opened

    /// What the events add up to.
    ///
    /// - Throws: `ClaimRefusal` for events that cannot follow each other; in the store that is a fault of
    ///   ours or somebody's edit.
    package init(_ events: [RecordedClaimEvent], form: ClaimForm) throws(ClaimRefusal) {
        guard let first = events.first, case .opened(let opening) = first.event else { throw .notOpened }
        self.form = form
        self.opening = opening
        openedAt = first.at
        reached[.opened] = first.at
        firstReached[.opened] = first.at
        self.events = [first]
        for event in events.dropFirst() { try apply(event) }
    }

    package var type: ClaimType { opening.type }

    /// The programme that pays.
    package var programme: Programme {
        if type == .scholarship, answers["programme"] == ClaimType.workAccident.rawValue {
            return .workAccident
        }
        return type.programme
    }

    /// The next stage by the form.
    package var nextStage: ClaimStage? { form.stage(after: stage) }

    /// What BPJS paid, without what was reversed.
    package var paid: Rupiah { payments.filter { $0.state == .confirmed }.map(\.payment.amount).sum() }

    /// Whether a question, a paper or a clock is asked for, by the answers given so far.
    package func applies(_ when: [String: String]) -> Bool {
        when.allSatisfy { question, code in
            (answers[question] ?? "").split(separator: ",").contains { $0 == code }
        }
    }

    /// What must be answered or brought before a stage, as keys of their names in `words/`.
    package func missing(before stage: ClaimStage) -> [String] {
        let questions = form.questions.filter { question in
            guard let before = question.before, form.reaches(before, by: stage), applies(question.when)
            else { return false }
            return answers[question.name] == nil
        }
        let papers = form.evidence.filter { paper in
            guard let before = paper.before, form.reaches(before, by: stage), applies(paper.when) else {
                return false
            }
            return !files.contains { $0.kind == paper.name }
        }
        return questions.map(\.labelKey) + papers.map(\.labelKey)
    }

    /// An answer as a day; of a moment its day.
    package func day(_ question: String) -> Day? {
        answers[question].flatMap { Day(iso: $0) ?? LocalMoment(iso: $0)?.day }
    }

    /// An answer as an instant: of a day its first.
    package func instant(_ question: String) -> Instant? {
        guard let text = answers[question] else { return nil }
        let moment = LocalMoment(iso: text) ?? Day(iso: text).flatMap { LocalMoment($0, minute: 0) }
        return moment?.instant(in: opening.time)
    }

    /// An answer as a number.
    package func number(_ question: String) -> Int? { answers[question].flatMap { Int($0) } }

    /// An answer as money.
    package func rupiah(_ question: String) -> Rupiah? {
        answers[question].flatMap { Int64($0) }.map(Rupiah.init)
    }
}

/// What waits for a second person.
package struct ClaimProposal: Sendable, Hashable {
    /// What sort of act it is.
    package enum Kind: Sendable, Hashable {
        case submission
        case payment(number: Int)
    }

    package let kind: Kind
    /// Who proposed it, and so cannot confirm it.
    package let actor: String
    package let at: Instant
}

/// A payment and what became of it.
package struct ClaimPaymentState: Sendable, Hashable {
    /// The raw value is that of the store.
    package enum State: Int64, Sendable, Hashable, CaseIterable {
        case proposed, confirmed, reversed, dropped

        /// The key of its name in `words/`.
        package var labelKey: String {
            switch self {
            case .proposed: "claim.payment.proposed"
            case .confirmed: "claim.payment.confirmed"
            case .reversed: "claim.payment.reversed"
            case .dropped: "claim.payment.dropped"
            }
        }
    }

    package let payment: ClaimPayment
    package internal(set) var state: State
    package let proposedBy: String
    package internal(set) var confirmedBy: String?
}
