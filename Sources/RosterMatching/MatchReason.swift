/// Why a row was decided as it was: the key of a sentence in `words/` and what to put into it.
package struct MatchReason: Sendable, Hashable {
    package let key: String
    /// Named arguments of the sentence, ready to be put in.
    package let arguments: [String: String]

    init(_ key: String, _ arguments: [String: String] = [:]) {
        self.key = "match." + key
        self.arguments = arguments
    }
}

/// Puts what was found about a row into reasons, the weightiest field first.
struct MatchReasons {
    let decision: MatchDecision
    let outcome: RowOutcome
    /// Another row claims the participant with better right.
    let isContested: Bool

    var list: [MatchReason] {
        guard !outcome.candidates.isEmpty else { return [MatchReason("nobody-alike")] }
        var reasons = warnings
        reasons += identity + name + household
        if outcome.finding.sex == .different { reasons.append(MatchReason("sex.different")) }
        if outcome.namesakes > 0 {
            reasons.append(MatchReason("namesakes", ["count": String(outcome.namesakes)]))
        }
        let rivals = outcome.candidates.dropFirst().count { $0.probability > 0.01 }
        if decision == .review, rivals > 0 {
            reasons.append(MatchReason("other-candidates", ["count": String(rivals)]))
        }
        return reasons
    }

    /// What a clerk must know before anything else.
    private var warnings: [MatchReason] {
        var warnings: [MatchReason] = []
        if decision == .new { warnings.append(MatchReason("nobody-near-enough")) }
        switch outcome.doubt {
        case .none: break
        case .nikAlone: warnings.append(MatchReason("doubt.nik-alone"))
        case .nameAlone: warnings.append(MatchReason("doubt.name-alone"))
        case .nameAndRegion: warnings.append(MatchReason("doubt.name-and-region"))
        case .otherNIK: if decision == .review { warnings.append(MatchReason("doubt.other-nik")) }
        case .nameReplaced: warnings.append(MatchReason("doubt.name-replaced"))
        }
        if outcome.hasForeignNIK { warnings.append(MatchReason("nik.foreign")) }
        if isContested { warnings.append(MatchReason("contested")) }
        return warnings
    }

    private var identity: [MatchReason] {
        let finding = outcome.finding
        var reasons = [MatchReason(finding.nik.rawValue)]
        if finding.usedDateInNIK, finding.birth == .equal {
            reasons.append(MatchReason("birth.equal-in-nik"))
        } else {
            reasons.append(MatchReason(finding.birth.rawValue))
        }
        if finding.rowContradictsItself { reasons.append(MatchReason("nik.contradicts-birth-date")) }
        return reasons
    }

    private var name: [MatchReason] {
        let name = outcome.finding.name
        if outcome.finding.isNameReplaced { return [MatchReason("name.replaced")] }
        let found: [(WordLevel, String)] = [
            (.sound, "name.spelling"), (.family, "name.variant"), (.typingError, "name.typing-error"),
            (.shortened, "name.shortened"), (.initial, "name.initials"), (.joined, "name.joined"),
            (.swapped, "name.swapped"), (.dropped, "name.dropped"), (.added, "name.added"),
        ]
        let differences = found.filter { name.has($0.0) }.map { MatchReason($0.1) }
        return differences.isEmpty ? [MatchReason("name.equal")] : differences
    }

    private var household: [MatchReason] {
        let finding = outcome.finding
        var reasons: [MatchReason] = []
        if finding.mother != .missing { reasons.append(MatchReason(finding.mother.rawValue)) }
        if finding.village != .missing { reasons.append(MatchReason("village." + suffix(finding.village))) }
        if finding.address != .missing { reasons.append(MatchReason("address." + suffix(finding.address))) }
        if finding.phone != .missing { reasons.append(MatchReason(finding.phone.rawValue)) }
        return reasons
    }

    private func suffix(_ level: PlaceLevel) -> String {
        switch level {
        case .agrees: "agrees"
        case .similar: "similar"
        case .different: "different"
        case .missing: "missing"
        }
    }
}
