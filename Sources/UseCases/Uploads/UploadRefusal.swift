import Contributions
import LawBook
import RosterFiles
import Spreadsheets

/// Why a file cannot be checked, as a sentence: what happened and what to do.
enum UploadRefusal {
    /// Nil for what is not the sender's to mend.
    static func note(_ error: any Error) -> Note? {
        switch error {
        case let damaged as CheckRoster.Damaged: filled(damaged.reason.key, damaged.reason.arguments)
        case let refusal as TableRefusal: filled(refusal.key, refusal.arguments)
        case let refusal as RosterRefusal: filled(refusal.key, refusal.arguments)
        case let refusal as CheckRoster.Refusal: note(refusal)
        default: nil
        }
    }

    private static func note(_ refusal: CheckRoster.Refusal) -> Note {
        switch refusal {
        case .contribution(.lawGap(let gap)), .wageBasis(.lawGap(let gap)): gap.note
        case .contribution(.missing(let fact)): Note("refusal.missing.\(fact)")
        case .contribution(.notPositive(let fact)):
            Note("refusal.not-positive", ["fact": .text("\(fact)")])
        case .contribution(.absurd(let fact, let amount)):
            Note("refusal.absurd", ["fact": .text("\(fact)"), "amount": .rupiah(amount)])
        case .wageBasis(.regionMissing): Note("check.region-missing")
        case .wageBasis(.regencyMissing): Note("check.regency-missing")
        case .wageBasis(.lawFault(let fault)):
            Note("rosters.refused.law-fault", ["fault": .text("\(fault)")])
        }
    }

    private static func filled(_ key: String, _ arguments: [String: String]) -> Note {
        Note(key, arguments.mapValues { .text($0) })
    }
}
