import Contributions
import LawBook
import RosterFiles
import RosterReports
import SIPPFiles
import Spreadsheets
import UseCases
import Words

/// Why a check could not run, in words: what happened, to which file, and what to do.
struct CheckFailureText {
    let words: Words

    /// Nil for an error that is not the user’s to mend.
    func message(_ error: any Error) -> String? {
        switch error {
        case let failure as CheckFiles.Failure:
            message(failure.reason).map { "\(failure.path): \($0)" }
        case let refusal as TableRefusal: words.filled(refusal.key, refusal.arguments)
        case let refusal as RosterRefusal: words.filled(refusal.key, refusal.arguments)
        case let refusal as TermsRefusal:
            words(
                "refusal.not-a-value",
                [
                    "fact": .text(refusal.name), "value": .text(refusal.value),
                    "wanted": .word(refusal.wanted),
                ])
        case let refusal as CheckRoster.Refusal: message(refusal)
        case let refusal as FileRefusal: words.filled(refusal.key, refusal.arguments)
        case let refusal as WorkbookRefusal: words.filled(refusal.key, refusal.arguments)
        case let refusal as SIPPWriterRefusal: words.filled(refusal.key, refusal.arguments)
        case let refusal as SIPPTemplateRefusal: words.filled(refusal.key, refusal.arguments)
        case let unknown as SentFile.Unknown:
            words("sipp-reply.sent-unknown", ["path": .text(unknown.path)])
        case let changed as CheckOutput.ChangedMeanwhile:
            words("check.changed-meanwhile", ["file": .text(changed.file)])
        default: nil
        }
    }

    private func message(_ refusal: CheckRoster.Refusal) -> String {
        switch refusal {
        case .contribution(let refusal): RefusalText(words: words).message(refusal)
        case .wageBasis(.regionMissing): words("check.region-missing")
        case .wageBasis(.regencyMissing): words("check.regency-missing")
        case .wageBasis(.lawGap(let gap)): RefusalText(words: words).message(gap)
        case .wageBasis(.lawFault(let fault)): FaultText.message(fault)
        }
    }
}
