package import LawBook
import MoneyAndDates

/// Why a roster is not asked for, submitted, approved or returned.
package enum SubmissionRefusal: TellableRefusal, Equatable {
    /// A campaign of this name and month is there with other units or days.
    case campaignThere(String)
    case unknownCampaign(String)
    case noUnits
    case unknownSubmission(Int64)
    /// Nobody in it can be taken over.
    case nothingGood
    /// Who submits does not approve.
    case sameHands(String)
    case alreadyDecided(by: String, approved: Bool)
    /// A later version is there; that one is decided.
    case newerVersion(Int)
    /// Nobody signed that he answers for the list.
    case sptjmMissing
    case reasonMissing
    /// The unit reports under no registration of the segment on the first day of the month.
    case noRegistration(unit: String)
    /// It reports under several: which?
    case severalRegistrations(unit: String)
    /// Its rows are being held against the register.
    case pairsPending
    /// So many rows may be people of the register already, and nobody has said yet.
    case pairsOpen(Int)

    package var note: Note {
        switch self {
        case .campaignThere(let name): Note("submission.campaign-there", ["name": .text(name)])
        case .unknownCampaign(let name): Note("submission.unknown-campaign", ["name": .text(name)])
        case .noUnits: Note("submission.no-units")
        case .unknownSubmission(let number):
            Note("submission.unknown", ["number": .text(String(number))])
        case .nothingGood: Note("submission.nothing-good")
        case .sameHands(let who): Note("submission.same-hands", ["who": .text(who)])
        case .alreadyDecided(let who, let approved):
            Note(
                approved ? "submission.already-approved" : "submission.already-returned",
                ["who": .text(who)])
        case .newerVersion(let version):
            Note("submission.newer-version", ["version": .number(version)])
        case .sptjmMissing: Note("submission.sptjm-missing")
        case .reasonMissing: Note("submission.reason-missing")
        case .noRegistration(let unit): Note("submission.no-registration", ["unit": .text(unit)])
        case .severalRegistrations(let unit):
            Note("submission.several-registrations", ["unit": .text(unit)])
        case .pairsPending: Note("submission.pairs-pending")
        case .pairsOpen(let count): Note("rosters.refused.pairs-open", ["count": .count(count)])
        }
    }
}
