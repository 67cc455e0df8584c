import RosterMatching
import UseCases
import Words

/// Why a row was decided as it was, in a sentence that a clerk can read.
struct MatchReasonText {
    let check: RosterCheck
    let words: Words

    func text(_ index: Int) -> String {
        let row = check.rows[index]
        var reasons: [String] = []
        if row.isRepeat {
            let first = check.rows[Int(row.repeats)]
            let isSameFile = first.file == row.file
            reasons.append(
                words.filled(
                    isSameFile ? "match.repeats-row" : "match.repeats-row-of-file",
                    [
                        "row": "\(first.dataRow)", "file": check.summary.files[Int(first.file)].name,
                    ]))
        }
        switch row.ruling {
        case .same: reasons.append(words(key(ofRulingSame: row)))
        case .new: reasons.append(words("match.ruled-new"))
        case .none: reasons += check.summary.hasParticipants ? found(index) : []
        }
        return reasons.joined(separator: " ")
    }

    private func key(ofRulingSame row: CheckedRow) -> String {
        guard row.decision == .review else { return "match.ruled-same" }
        guard check.summary.hasParticipants else { return "match.ruled-same-without-list" }
        return row.writtenNumber == 0 ? "match.ruled-same-without-number" : "match.ruled-same-number-unknown"
    }

    private func found(_ index: Int) -> [String] {
        check.matches.rows[index].reasons.map { words.filled($0.key, $0.arguments) }
    }
}
