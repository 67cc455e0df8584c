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
    func message(_ error: any Error) -> String? { sentence(error).map(StagedFolder.withoutStaging) }

    private func sentence(_ error: any Error) -> String? {
        switch error {
        case let failure as CheckFiles.Failure:
            sentence(failure.reason).map { "\(failure.path): \($0)" }
        case let damaged as CheckRoster.Damaged: sentence(damaged.reason).map { "\(damaged.file): \($0)" }
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
        case let refusal as CheckPaths.Refusal: message(refusal)
        default: nil
        }
    }

    private func message(_ refusal: CheckPaths.Refusal) -> String {
        switch refusal {
        case .rosterIsParticipants(let path): words("check.roster-is-participants", ["path": .text(path)])
        case .rosterTwice(let path): words("check.roster-twice", ["path": .text(path)])
        case .rosterIsOutput(let path, let out):
            words("check.roster-is-output", ["path": .text(path), "out": .text(out)])
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
