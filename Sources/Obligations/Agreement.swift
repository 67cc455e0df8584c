import Membership
package import MoneyAndDates

/// How far the work on an agreement has come, whatever the day.
package enum AgreementStage: String, Sendable, Hashable, CaseIterable {
    case draft
    case review
    /// Agreed to by a second person, not signed yet.
    case accepted
    case signed
    case cancelled
    /// Ended before its last day.
    case ended
    /// Signed, and carried on by another.
    case renewed

    /// The key of its name in `words/`.
    package var labelKey: String { "agreement.stage.\(rawValue)" }

    /// Whether both parties signed it.
    package var isSigned: Bool {
        switch self {
        case .signed, .ended, .renewed: true
        case .draft, .review, .accepted, .cancelled: false
        }
    }
}

/// What an agreement is on a day; the raw value is the code of addresses.
package enum AgreementStanding: String, Sendable, Hashable, CaseIterable {
    case draft = "draf"
    case review = "ditelaah"
    case accepted = "disetujui"
    /// Signed, not begun yet.
    case signed = "ditandatangani"
    case inForce = "berlaku"
    /// In force, and its end is within the largest reminder.
    case expiring = "akan-berakhir"
    /// In force or over, and carried on by another.
    case renewed = "diperpanjang"
    case ended = "berakhir"
    case cancelled = "dibatalkan"

    /// The key of its name in `words/`.
    package var labelKey: String { "agreement.state.\(rawValue)" }

    /// - Parameters:
    ///   - through: its last day, or the day on which it was ended.
    ///   - reminder: days before its end from which it is called expiring.
    package init(_ stage: AgreementStage, from: Day, through: Day, on day: Day, reminder: Int) {
        self =
            switch stage {
            case .draft: .draft
            case .review: .review
            case .accepted: .accepted
            case .cancelled: .cancelled
            case .signed, .ended, .renewed:
                if day > through {
                    stage == .renewed ? .renewed : .ended
                } else if day < from {
                    .signed
                } else if stage == .renewed {
                    .renewed
                } else if through.sinceEpoch - day.sinceEpoch <= reminder {
                    .expiring
                } else {
                    .inForce
                }
            }
    }
}

/// An agreement as its events make it.
package struct Agreement: Sendable {
    package internal(set) var events: [RecordedAgreementEvent] = []
    package internal(set) var terms: AgreementTerms
    package internal(set) var stage = AgreementStage.draft
    package let predecessor: AgreementID?
    package internal(set) var successor: AgreementID?
    /// Of the office; empty until it is signed.
    package internal(set) var number = ""
    /// Of the branch of BPJS.
    package internal(set) var insurerNumber = ""
    package internal(set) var signedOn: Day?
    package internal(set) var endedOn: Day?
    package internal(set) var addenda: [AgreementAddendum] = []
    package internal(set) var files: [AgreementFile] = []
    /// Those who wrote its terms; none of them agrees to it or records its signing.
    package internal(set) var drafters: Set<String> = []

    /// Its last day as it turned out.
    package var lastDay: Day { endedOn ?? terms.through }

    /// What it is called: its number, or its number in the books while it has none.
    package func name(_ id: AgreementID) -> String { number.isEmpty ? "#\(id)" : number }

    /// - Throws: `.notDrafted` where the first event is another.
    package init(_ recorded: [RecordedAgreementEvent]) throws(AgreementRefusal) {
        guard let first = recorded.first, case .drafted(let terms, let predecessor) = first.event else {
            throw .notDrafted
        }
        try terms.check()
        self.terms = terms
        self.predecessor = predecessor
        events = [first]
        drafters = [first.actor]
        for event in recorded.dropFirst() { try apply(event) }
    }

    /// What it is on a day.
    ///
    /// - Parameter reminder: days before its end from which it is called expiring.
    package func state(on day: Day, reminder: Int) -> AgreementStanding {
        AgreementStanding(stage, from: terms.from, through: lastDay, on: day, reminder: reminder)
    }
}
