package import LawBook
package import MoneyAndDates

/// Why something cannot be done with a company or its sanctions; nothing is recorded then.
package enum CompanyRefusal: TellableRefusal, Hashable {
    case amountOutOfRange(Rupiah)
    case countOutOfRange(Int)
    case sightingInTheFuture(Day)
    /// A threshold rests on a regulation or a circular of the government.
    case noBasis
    /// The first event opens a case, and only the first.
    case notOpened
    /// Sanctions are for employers other than organisers of the state.
    case stateOrganiser(Citation)
    case noFinding
    case noReason
    case noNumber
    /// A reprimand is served with proof.
    case noProof
    /// The case stands elsewhere.
    case notNow(SanctionStage)
    /// The step before still runs: nothing before the day after.
    case tooEarly(SanctionStep, through: Day)
    case future(Day)
    /// Before something that happened already.
    case beforeTheLast(Day, last: Day)
    /// Whoever put it forward does not decide it.
    case sameHand
    case nothingProposed
    case proposedAlready(SanctionStep)
    /// No dues are known of which a fine could be a share.
    case noDues
    case unknownService(String)
    case noService
    /// Dues are open: the ladder goes on.
    case duesOpen(Rupiah)
    case fineOpen(Rupiah)
    /// What the case was opened for is still so.
    case stillFound(CompanyFindingKind)
    case appealOpen
    case noAppeal
    case payableOnly(Rupiah)
    case fileThere

    package var note: Note {
        switch self {
        case .amountOutOfRange(let amount): told("amount-out-of-range", ["amount": .rupiah(amount)])
        case .countOutOfRange(let count): told("count-out-of-range", ["count": .count(count)])
        case .sightingInTheFuture(let day): told("sighting-in-the-future", ["day": .day(day)])
        case .noBasis: told("no-basis")
        case .notOpened: told("not-opened")
        case .stateOrganiser(let citation):
            Note(
                "company.refused.state-organiser", ["citation": .text(citation.description)],
                citation: citation)
        case .noFinding: told("no-finding")
        case .noReason: told("no-reason")
        case .noNumber: told("no-number")
        case .noProof: told("no-proof")
        case .notNow(let stage): told("not-now", ["stage": .word(stage.labelKey)])
        case .tooEarly(let step, let through):
            told("too-early", ["step": .word(step.labelKey), "through": .day(through)])
        case .future(let day): told("future", ["day": .day(day)])
        case .beforeTheLast(let day, let last):
            told("before-the-last", ["day": .day(day), "last": .day(last)])
        case .sameHand: told("same-hand")
        case .nothingProposed: told("nothing-proposed")
        case .proposedAlready(let step): told("proposed-already", ["step": .word(step.labelKey)])
        case .noDues: told("no-dues")
        case .unknownService(let code): told("unknown-service", ["code": .text(code)])
        case .noService: told("no-service")
        case .duesOpen(let amount): told("dues-open", ["amount": .rupiah(amount)])
        case .fineOpen(let amount): told("fine-open", ["amount": .rupiah(amount)])
        case .stillFound(let kind): told("still-found", ["finding": .word(kind.labelKey)])
        case .appealOpen: told("appeal-open")
        case .noAppeal: told("no-appeal")
        case .payableOnly(let amount): told("payable-only", ["amount": .rupiah(amount)])
        case .fileThere: told("file-there")
        }
    }

    private func told(_ key: String, _ arguments: [String: Term] = [:]) -> Note {
        Note("company.refused.\(key)", arguments)
    }
}
