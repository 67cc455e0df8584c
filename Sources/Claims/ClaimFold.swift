import Membership
import MoneyAndDates

/// What may follow what.
extension ClaimCase {
    /// Takes an event, or refuses it and stays as it was.
    package mutating func apply(_ recorded: RecordedClaimEvent) throws(ClaimRefusal) {
        var next = self
        try next.take(recorded)
        next.events.append(recorded)
        self = next
    }

    private mutating func take(_ recorded: RecordedClaimEvent) throws(ClaimRefusal) {
        let (actor, at) = (recorded.actor, recorded.at)
        switch recorded.event {
        case .opened: throw .notOpened
        case .answered(let question, let text): try answer(question, text)
        case .evidenceAdded(let file): try add(file)
        case .evidenceWithdrawn(let id, let reason):
            try refuseBlank(reason)
            guard files.contains(where: { $0.id == id }) else { throw .noSuchFile }
            files.removeAll { $0.id == id }
        case .moved(let stage): try move(to: stage, at)
        case .checked(let look): self.look = look
        case .submissionProposed: try proposeSubmission(actor, at)
        case .submitted: try submit(actor, at)
        case .returned(let reason): try giveBack(reason, at)
        case .approved(let amount): try approve(amount, at)
        case .refused(let code, let text): try refuse(code, text, at)
        case .paymentProposed(let payment): try propose(payment, actor, at)
        case .paid(let number): try confirm(number, actor, at)
        case .paymentReversed(let number, let reason): try reverse(number, reason, at)
        case .proposalDropped(let reason): try drop(reason)
        case .withdrawn(let reason):
            try refuseBlank(reason)
            guard !stage.isEnd, paid == .zero else { throw .notNow(stage: stage) }
            end(as: .withdrawn, at)
        case .reopened(let reason):
            try refuseBlank(reason)
            guard stage == .refused || stage == .withdrawn else { throw .notNow(stage: stage) }
            enter(stageBefore, at)
            refusal = nil
        case .noted(let text): try refuseBlank(text)
        }
    }

    private mutating func answer(_ name: String, _ text: String) throws(ClaimRefusal) {
        guard form.question(name) != nil else { throw .unknownQuestion(name) }
        if stage.isEnd { throw .notNow(stage: stage) }
        answers[name] = text.isEmpty ? nil : text
    }

    private mutating func add(_ file: ClaimFile) throws(ClaimRefusal) {
        guard form.evidence(file.kind) != nil else { throw .unknownEvidence(file.kind) }
        if stage == .withdrawn { throw .notNow(stage: stage) }
        files.append(file)
    }

    private mutating func move(to stage: ClaimStage, _ at: Instant) throws(ClaimRefusal) {
        guard self.stage.isWork, proposal == nil else { throw .notNow(stage: self.stage) }
        guard stage.isWork, stage == nextStage else { throw .notNext(stage, next: nextStage) }
        try refuseMissing(before: stage)
        enter(stage, at)
    }

    private mutating func proposeSubmission(_ actor: String, _ at: Instant) throws(ClaimRefusal) {
        if proposal != nil { throw .proposedAlready }
        guard nextStage == .submitted else { throw .notNext(.submitted, next: nextStage) }
        try refuseMissing(before: .submitted)
        proposal = ClaimProposal(kind: .submission, actor: actor, at: at)
    }

    private mutating func submit(_ actor: String, _ at: Instant) throws(ClaimRefusal) {
        guard let proposal, proposal.kind == .submission else { throw .nothingProposed }
        if proposal.actor == actor { throw .sameHand }
        try refuseMissing(before: .submitted)
        self.proposal = nil
        enter(.submitted, at)
    }

    private mutating func giveBack(_ reason: String, _ at: Instant) throws(ClaimRefusal) {
        try refuseBlank(reason)
        guard stage == .submitted, let place = form.stages.firstIndex(of: .submitted), place > 0 else {
            throw .notNow(stage: stage)
        }
        enter(form.stages[place - 1], at)
    }

    private mutating func approve(_ amount: Rupiah, _ at: Instant) throws(ClaimRefusal) {
        guard stage == .submitted else { throw .notNow(stage: stage) }
        try refuseUnlikely(amount)
        approved = amount
        enter(.approved, at)
    }

    private mutating func refuse(_ code: String, _ text: String, _ at: Instant) throws(ClaimRefusal) {
        try refuseBlank(code)
        try refuseBlank(text)
        guard !stage.isEnd, paid == .zero else { throw .notNow(stage: stage) }
        end(as: .refused, at)
        refusal = (code, text)
    }

    private mutating func end(as stage: ClaimStage, _ at: Instant) {
        stageBefore = self.stage
        if case .payment(let number) = proposal?.kind { payments[number - 1].state = .dropped }
        proposal = nil
        enter(stage, at)
    }

    private mutating func enter(_ stage: ClaimStage, _ at: Instant) {
        self.stage = stage
        reached[stage] = at
        if firstReached[stage] == nil { firstReached[stage] = at }
    }

    private func refuseMissing(before stage: ClaimStage) throws(ClaimRefusal) {
        let missing = missing(before: stage)
        if !missing.isEmpty { throw .missing(missing) }
    }
}

/// Money, each step by another person than the one before.
extension ClaimCase {
    private mutating func propose(
        _ payment: ClaimPayment, _ actor: String, _ at: Instant
    ) throws(ClaimRefusal) {
        guard stage == .approved || stage == .paid else { throw .notNow(stage: stage) }
        if proposal != nil { throw .proposedAlready }
        guard payment.number == payments.count + 1 else { throw .unknownPayment(payment.number) }
        try refuseUnlikely(payment.amount)
        let today = LocalMoment(of: at, in: opening.time).day
        guard payment.day >= opening.eventDay, payment.day <= today else { throw .paymentDay(payment.day) }
        guard ClaimPayment.isHidden(payment.account) else { throw .accountNotHidden }
        payments.append(ClaimPaymentState(payment: payment, state: .proposed, proposedBy: actor))
        proposal = ClaimProposal(kind: .payment(number: payment.number), actor: actor, at: at)
    }

    private mutating func confirm(_ number: Int, _ actor: String, _ at: Instant) throws(ClaimRefusal) {
        guard let proposal, proposal.kind == .payment(number: number) else { throw .nothingProposed }
        if proposal.actor == actor { throw .sameHand }
        payments[number - 1].state = .confirmed
        payments[number - 1].confirmedBy = actor
        self.proposal = nil
        enter(.paid, at)
    }

    private mutating func reverse(_ number: Int, _ reason: String, _ at: Instant) throws(ClaimRefusal) {
        try refuseBlank(reason)
        guard payments.indices.contains(number - 1) else { throw .unknownPayment(number) }
        switch payments[number - 1].state {
        case .confirmed: break
        case .reversed: throw .reversedBefore(number)
        case .proposed, .dropped: throw .paymentNotConfirmed(number)
        }
        payments[number - 1].state = .reversed
        if paid == .zero { enter(.approved, at) }
    }

    private mutating func drop(_ reason: String) throws(ClaimRefusal) {
        try refuseBlank(reason)
        guard let proposal else { throw .nothingProposed }
        if case .payment(let number) = proposal.kind { payments[number - 1].state = .dropped }
        self.proposal = nil
    }

    private func refuseBlank(_ text: String) throws(ClaimRefusal) {
        if text.allSatisfy(\.isWhitespace) { throw .noReason }
    }

    private func refuseUnlikely(_ amount: Rupiah) throws(ClaimRefusal) {
        if amount <= .zero { throw .notPositive(amount) }
        if amount > ClaimPayment.typingLimit { throw .unlikelyAmount(amount) }
    }
}

extension ClaimPayment {
    /// Beyond it an amount is a slip of the keyboard; a limit of this program, not of the law.
    static let typingLimit = Rupiah(10_000_000_000)
    /// Digits of an account that may be seen.
    static let digitsShown = 4

    /// An account number as it is kept: but for its last four digits hidden.
    package static func hidden(_ account: String) -> String {
        let digits = account.filter { $0.isLetter || $0.isNumber || $0 == "*" }
        return String(repeating: "*", count: max(0, digits.count - digitsShown)) + digits.suffix(digitsShown)
    }

    /// Whether an account number shows no more than its last digits.
    static func isHidden(_ account: String) -> Bool {
        account.filter(\.isNumber).count <= digitsShown
    }
}
