import RosterMatching

/// Puts together what the matcher found, what the office wrote and what a clerk decided.
///
/// A clerk’s ruling comes first. Then a participant number in the row, if the matcher thinks of that
/// participant too; a number that points at somebody else is no proof, and the row goes to review.
struct DecideRows {
    let intake: RosterIntake
    let participants: ParticipantIntake?
    let matches: MatchResult

    var rows: [CheckedRow] {
        var rows = intake.rows
        markRepeats(&rows)
        guard let participants else {
            for index in rows.indices where rows[index].ruling == .same { rows[index].decision = .review }
            return rows
        }
        for index in rows.indices {
            take(matches.rows[index], into: &rows[index])
            apply(rulingOn: &rows[index], matches.rows[index], participants)
            if rows[index].decision == .same { look(up: &rows[index], participants) }
        }
        return rows
    }

    /// Rows of one person: the first counts, the others repeat it.
    private func markRepeats(_ rows: inout [CheckedRow]) {
        for group in matches.groups {
            for index in group.dropFirst() { rows[index].repeats = Int32(group[0]) }
        }
    }

    private func take(_ match: MatchedRow, into row: inout CheckedRow) {
        row.decision = match.decision
        row.probability = match.probability
        row.participant = match.decision == .new ? -1 : Int32(match.participant ?? -1)
    }

    private func apply(rulingOn row: inout CheckedRow, _ match: MatchedRow, _ participants: ParticipantIntake)
    {
        let written = participants.placeOfNumber[row.writtenNumber]
        switch row.ruling {
        case .new:
            row.decision = .new
            row.participant = -1
            row.probability = 0
        case .same:
            guard let written = written ?? only(match, row) else {
                row.decision = .review
                return
            }
            row.decision = .same
            row.participant = written
            row.probability = 1
        case .none:
            guard let written, row.decision != .same || row.participant != written else { return }
            let isThoughtOf =
                match.participant == Int(written)
                || match.runnerUps.contains { $0.participant == Int(written) }
            row.decision = isThoughtOf ? .same : .review
            row.participant = written
        }
    }

    /// Whom a ruling without a number means: nobody but the one candidate that the sheet of repairs showed.
    private func only(_ match: MatchedRow, _ row: CheckedRow) -> Int32? {
        guard row.writtenNumber == 0, match.decision != .new, match.runnerUps.isEmpty else { return nil }
        return match.participant.map(Int32.init)
    }

    private func look(up row: inout CheckedRow, _ participants: ParticipantIntake) {
        guard row.participant >= 0 else { return }
        let fate = participants.fate(of: row.participant)
        if fate == .dead { row.fate = .dead }
        row.isElsewhere = participants.isElsewhere(row.participant)
        row.isHereAlready = participants.isHere(row.participant) && fate != .left
        row.isInactive = fate == .left
    }
}
