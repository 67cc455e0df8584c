import Membership

extension SIPPReply {
    /// Reads the rows of a sheet, titles included.
    ///
    /// - Parameters:
    ///   - rows: cells as text, as a table reader gives them.
    ///   - layouts: the layouts of kinds `reply` and `rejectedRows` to try; others are ignored.
    ///   - sent: the layout of the upload a list of refused rows belongs to, where it is known.
    package static func read(
        _ rows: [[String]], layouts: [SIPPTemplate], sent: SIPPTemplate? = nil
    ) throws(SIPPReplyRefusal) -> SIPPReply {
        let known = layouts.filter { !$0.kind.isUpload }
        guard let layout = SIPPReplyLayout.find(rows, layouts: known, sent: sent) else {
            let seen = rows.first { $0.contains { !$0.isEmpty } } ?? []
            throw .unknownLayout(seen: seen.prefix(60).map(shown))
        }
        var reading = Reading(layout: layout)
        for index in rows.indices.dropFirst(layout.headerIndex + 1) {
            reading.take(rows[index], row: index + 1)
        }
        guard !reading.answers.isEmpty else { throw .noAnswers }
        return SIPPReply(kind: layout.kind, answers: reading.answers, findings: reading.findings)
    }

    private struct Reading {
        let layout: SIPPReplyLayout
        var answers: [Answer] = []
        var findings: [SIPPReplyFinding] = []
        /// Where each worker was answered first.
        private var firsts: [String: Int] = [:]

        init(layout: SIPPReplyLayout) { self.layout = layout }

        mutating func take(_ cells: [String], row: Int) {
            func cell(_ field: SIPPField) -> String {
                guard let place = layout.places[field], place < cells.count else { return "" }
                return trimmed(cells[place])
            }
            guard cells.contains(where: { !trimmed($0).isEmpty }) else { return }
            let nik = NIK(cell(.nik))
            if nik == nil, !cell(.nik).isEmpty { note(.nikUnreadable, row, ["value": shown(cell(.nik))]) }
            let code = cell(.correctionCode).isEmpty ? cell(.workerCode) : cell(.correctionCode)
            let answer = Answer(
                row: row, nik: nik, kpj: cell(.kpj), code: code, name: cell(.name),
                outcome: outcome(cell(.status), row), reason: cell(.reason))
            if answer.outcome == .refused, answer.reason.isEmpty { note(.refusedWithoutReason, row) }
            guard let identity = identity(of: answer) else { return note(.noIdentity, row) }
            compare(answer, identity)
            answers.append(answer)
            if let first = firsts[identity], answers[first].outcome == nil {
                // The contradiction was found just now; neither row is believed.
                answers[answers.count - 1].outcome = nil
            }
        }

        /// A list of refused rows has no status: everyone on it was refused.
        private mutating func outcome(_ status: String, _ row: Int) -> SIPPOutcome? {
            guard layout.kind == .reply else { return .refused }
            let wanted = status.uppercased()
            guard let outcome = layout.codes.first(where: { $0.code.uppercased() == wanted })?.outcome else {
                note(.statusUnknown, row, ["value": shown(status)])
                return nil
            }
            return outcome
        }

        private func identity(of answer: Answer) -> String? {
            if let nik = answer.nik { return "nik \(nik)" }
            if !answer.kpj.isEmpty { return "kpj \(answer.kpj)" }
            if !answer.code.isEmpty { return "code \(answer.code)" }
            let name = SIPPReplyMatch.plainName(answer.name)
            return name.isEmpty ? nil : "name \(name)"
        }

        private mutating func compare(_ answer: Answer, _ identity: String) {
            guard let first = firsts[identity] else {
                firsts[identity] = answers.count
                return
            }
            let details = ["first": String(answers[first].row)]
            if answers[first].outcome == answer.outcome { return note(.duplicate, answer.row, details) }
            note(.contradiction, answer.row, details)
            answers[first].outcome = nil
        }

        private mutating func note(
            _ key: SIPPReplyFinding.Key, _ row: Int, _ details: [String: String] = [:]
        ) {
            findings.append(SIPPReplyFinding(row: row, key: key, details: details))
        }
    }
}

/// Without the spaces around it, and without the apostrophe Excel shows before a number kept as text.
private func trimmed(_ cell: String) -> String {
    var text = cell[...]
    while let first = text.first, first.isWhitespace || first == "'" { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
}
