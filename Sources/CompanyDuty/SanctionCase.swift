import LawBook
import Membership
package import MoneyAndDates

/// A case of sanctions as its events make it: the ladder of PP 86/2013 against one company.
package struct SanctionCase: Sendable {
    /// What the company said, and whether it said so in time.
    package struct Answered: Sendable, Hashable {
        package let on: Day
        package let note: String
        /// After the fine was set: it is kept, and changes nothing about the fine.
        package let isAfterFine: Bool
    }

    package internal(set) var events: [RecordedSanctionEvent] = []
    package internal(set) var stage = SanctionStage.opened
    package let openedOn: Day
    package let findings: [CompanyFindingKind]
    package internal(set) var services: [SanctionStep: SanctionService] = [:]
    package internal(set) var answers: [Answered] = []
    /// What waits for another person.
    package internal(set) var proposal: SanctionProposal?
    package internal(set) var proposedBy: String?
    /// The day on which each step was decided, with its number.
    package internal(set) var decisions: [SanctionStep: (on: Day, number: String)] = [:]
    package internal(set) var fine: SanctionFine?
    package internal(set) var finePaid = Rupiah.zero
    package internal(set) var refusedServices: [String] = []
    package internal(set) var curedOn: Day?
    package internal(set) var appealedOn: Day?
    package internal(set) var appealedBy: String?
    package internal(set) var files: [SanctionFile] = []

    /// What of the fine is not paid.
    package var fineOpen: Rupiah {
        guard let fine else { return .zero }
        return max(.zero, fine.amount - finePaid)
    }

    /// Since when services are refused; nil where they are not.
    package var refusedSince: Day? { stage.isRefusing ? decisions[.refusal]?.on : nil }

    /// The last day on which something happened.
    package var lastDay: Day { events.compactMap(\.event.day).max() ?? openedOn }

    /// - Throws: `.notOpened` where the first event is another; `.noFinding`.
    package init(_ recorded: [RecordedSanctionEvent]) throws(CompanyRefusal) {
        guard let first = recorded.first, case .opened(let day, let findings, _) = first.event else {
            throw .notOpened
        }
        if findings.isEmpty { throw .noFinding }
        openedOn = day
        self.findings = findings
        events = [first]
        for event in recorded.dropFirst() { try apply(event) }
    }
}

/// What may follow what.
extension SanctionCase {
    /// Takes an event, or refuses it and stays as it was.
    package mutating func apply(_ recorded: RecordedSanctionEvent) throws(CompanyRefusal) {
        var next = self
        try next.take(recorded)
        next.events.append(recorded)
        self = next
    }

    private mutating func take(_ recorded: RecordedSanctionEvent) throws(CompanyRefusal) {
        let event = recorded.event
        if case .attached(let file) = event {
            if files.contains(where: { $0.digest == file.digest }) { throw .fileThere }
            return files.append(file)
        }
        if stage.isEnd { throw .notNow(stage) }
        if let day = event.day { try follow(day, event) }
        switch event {
        case .opened: throw .notOpened
        case .served(let service): try serve(service)
        case .answered(let day, let note):
            if note.isBlank { throw .noReason }
            guard stage != .opened else { throw .notNow(stage) }
            answers.append(Answered(on: day, note: note, isAfterFine: fine != nil))
        case .proposed(let proposal): try propose(proposal, by: recorded.actor)
        case .returned(let step, let reason):
            guard proposal?.step == step else { throw .nothingProposed }
            if reason.isBlank { throw .noReason }
            (proposal, proposedBy) = (nil, nil)
        case .decided(let step, let day, let number, let fine):
            try decide(step, day, number, fine, by: recorded.actor)
        case .finePaid(_, let amount, let evidence):
            guard fine != nil else { throw .notNow(stage) }
            guard amount.isPayable, amount <= fineOpen else { throw .payableOnly(fineOpen) }
            if evidence.isBlank { throw .noProof }
            finePaid += amount
        case .cured(let day, let note): try cure(day, note)
        case .appealed, .appealDecided: try appeal(event, by: recorded.actor)
        case .attached: break
        }
    }

    /// Steps are taken in the order of their days; answers, payments and cures may be told late.
    private func follow(_ day: Day, _ event: SanctionEvent) throws(CompanyRefusal) {
        switch event {
        case .served, .decided:
            let steps = events.compactMap { recorded -> Day? in
                switch recorded.event {
                case .opened, .served, .decided: recorded.event.day
                case .answered, .proposed, .returned, .finePaid, .cured, .appealed, .appealDecided,
                    .attached:
                    nil
                }
            }
            if let last = steps.max(), day < last { throw .beforeTheLast(day, last: last) }
        case .opened, .answered, .proposed, .returned, .finePaid, .cured, .appealed, .appealDecided,
            .attached:
            if day < openedOn { throw .beforeTheLast(day, last: openedOn) }
        }
    }

    private mutating func serve(_ service: SanctionService) throws(CompanyRefusal) {
        if appealedOn != nil { throw .appealOpen }
        switch service.step {
        case .firstReprimand: try hold(.opened)
        case .secondReprimand: try hold(.firstReprimand)
        case .fine, .request, .refusal, .lifting: throw .notNow(stage)
        }
        if service.number.isBlank { throw .noNumber }
        if service.proof.isBlank { throw .noProof }
        services[service.step] = service
        stage = service.step == .firstReprimand ? .firstReprimand : .secondReprimand
    }

    private mutating func propose(_ wanted: SanctionProposal, by actor: String) throws(CompanyRefusal) {
        if let proposal { throw .proposedAlready(proposal.step) }
        if appealedOn != nil { throw .appealOpen }
        switch wanted.step {
        case .firstReprimand, .secondReprimand: throw .notNow(stage)
        case .fine:
            try hold(.secondReprimand)
            guard wanted.dues.isPayable else { throw .noDues }
        case .request:
            try hold(.fined)
            if wanted.services.isEmpty { throw .noService }
        case .refusal:
            try hold(.requested)
            if wanted.services.isEmpty { throw .noService }
        case .lifting: try hold(.toBeLifted)
        }
        if wanted.reason.isBlank { throw .noReason }
        (proposal, proposedBy) = (wanted, actor)
    }

    private mutating func decide(
        _ step: SanctionStep, _ day: Day, _ number: String, _ fine: SanctionFine?, by actor: String
    ) throws(CompanyRefusal) {
        guard let proposal, proposal.step == step else { throw .nothingProposed }
        if proposedBy == actor { throw .sameHand }
        if appealedOn != nil { throw .appealOpen }
        if number.isBlank { throw .noNumber }
        switch step {
        case .firstReprimand, .secondReprimand: throw .notNow(stage)
        case .fine:
            guard let fine else { throw .noDues }
            self.fine = fine
            stage = .fined
        case .request: stage = .requested
        case .refusal: (stage, refusedServices) = (.refused, proposal.services)
        case .lifting: stage = .lifted
        }
        decisions[step] = (day, number)
        (self.proposal, proposedBy) = (nil, nil)
    }

    /// At any step; a fine that was set is paid first. What was put forward falls.
    private mutating func cure(_ day: Day, _ note: String) throws(CompanyRefusal) {
        if note.isBlank { throw .noReason }
        if stage == .toBeLifted { throw .notNow(stage) }
        if fineOpen > .zero { throw .fineOpen(fineOpen) }
        curedOn = day
        (proposal, proposedBy, appealedOn, appealedBy) = (nil, nil, nil, nil)
        stage = stage == .refused ? .toBeLifted : .cured
    }

    private mutating func appeal(_ event: SanctionEvent, by actor: String) throws(CompanyRefusal) {
        switch event {
        case .appealed(let day, let ground):
            if stage == .opened || stage == .toBeLifted { throw .notNow(stage) }
            if appealedOn != nil { throw .appealOpen }
            if ground.isBlank { throw .noReason }
            (appealedOn, appealedBy) = (day, actor)
        case .appealDecided(_, let isGranted, let reason):
            if appealedOn == nil { throw .noAppeal }
            if appealedBy == actor { throw .sameHand }
            if reason.isBlank { throw .noReason }
            (appealedOn, appealedBy) = (nil, nil)
            if isGranted {
                (proposal, proposedBy) = (nil, nil)
                stage = stage == .refused ? .toBeLifted : .annulled
            }
        case .opened, .served, .answered, .proposed, .returned, .decided, .finePaid, .cured, .attached: break
        }
    }

    private func hold(_ wanted: SanctionStage) throws(CompanyRefusal) {
        guard stage == wanted else { throw .notNow(stage) }
    }
}
