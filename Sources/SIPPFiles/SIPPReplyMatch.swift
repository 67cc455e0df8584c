import Membership

/// A reply laid beside the rows that were sent.
package struct SIPPReplyMatch: Sendable, Hashable {
    /// One for each row sent, in its order.
    package let results: [Result]
    /// The findings of the reply and of the comparison, by row of the reply.
    package let findings: [SIPPReplyFinding]
    /// Answers about nobody who was sent.
    package let notSent: [SIPPReply.Answer]

    package var accepted: Int { results.count { $0.outcome == .accepted } }
    package var refused: Int { results.count { $0.outcome == .refused } }
    /// Sent, and not answered or not in a way that can be believed. A row missing from a list of refused
    /// rows is among these: that it was accepted is for the next status to say.
    package var unanswered: Int { results.count { $0.outcome == nil } }

    /// What became of a row that was sent.
    package struct Result: Sendable, Hashable {
        /// The row as it was given to the writer, from 1.
        package let record: Int
        package fileprivate(set) var outcome: SIPPOutcome?
        /// As BPJS wrote it; several reasons stand in lines of their own.
        package fileprivate(set) var reason: String
        /// What the row was recognised by; nil where nothing answered it.
        package fileprivate(set) var matchedBy: SIPPField?
    }

    /// Finds each answer's row by NIK, then by KPJ or SIPP code, then by a name only one row has.
    package init(_ reply: SIPPReply, sent rows: some Sequence<SIPPRow>) {
        let sent = Sent(rows)
        var results = sent.names.indices.map {
            Result(record: $0 + 1, outcome: nil, reason: "", matchedBy: nil)
        }
        var disputed: Set<Int> = []
        var findings = reply.findings
        var notSent: [SIPPReply.Answer] = []
        for answer in reply.answers {
            let (found, finding) = sent.find(answer)
            if let finding { findings.append(finding) }
            guard let (index, field) = found else {
                notSent.append(answer)
                continue
            }
            let isFirst = results[index].matchedBy == nil
            if isFirst { results[index].matchedBy = field }
            if !isFirst, results[index].outcome != answer.outcome { disputed.insert(index) }
            results[index].outcome = disputed.contains(index) ? nil : answer.outcome
            results[index].addReason(answer.reason)
        }
        self.results = results
        self.notSent = notSent
        self.findings = findings.sorted { ($0.row, $0.key.rawValue) < ($1.row, $1.key.rawValue) }
    }

    /// A name as it is compared: capitals, single spaces, no dots, commas or other marks.
    static func plainName(_ name: String) -> String {
        let words = name.uppercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }
        return words.joined(separator: " ")
    }
}

extension SIPPReplyMatch.Result {
    fileprivate mutating func addReason(_ text: String) {
        guard !text.isEmpty, !reason.split(separator: "\n").contains(Substring(text)) else { return }
        reason += reason.isEmpty ? text : "\n" + text
    }
}

/// The rows that were sent, to look up.
private struct Sent {
    var names: [String] = []
    private var byNIK: [NIK: Int] = [:]
    private var byNumber: [String: Int] = [:]
    private var byName: [String: [Int]] = [:]

    init(_ rows: some Sequence<SIPPRow>) {
        for (index, row) in rows.enumerated() {
            let name = SIPPReplyMatch.plainName(row[.name])
            names.append(name)
            if let nik = NIK(row[.nik]), byNIK[nik] == nil { byNIK[nik] = index }
            for number in Sent.numbers(row) where byNumber[number] == nil { byNumber[number] = index }
            if !name.isEmpty { byName[name, default: []].append(index) }
        }
    }

    private static func numbers(_ row: SIPPRow) -> [String] {
        var numbers: [String] = []
        if !row[.kpj].isEmpty { numbers.append("kpj " + row[.kpj]) }
        for field in [SIPPField.correctionCode, .workerCode] where !row[field].isEmpty {
            numbers.append("code " + row[field])
        }
        return numbers
    }

    typealias Found = (index: Int, by: SIPPField)

    func find(_ answer: SIPPReply.Answer) -> (Found?, SIPPReplyFinding?) {
        let name = SIPPReplyMatch.plainName(answer.name)
        if let found = byIdentity(answer) {
            let sentName = names[found.index]
            guard !name.isEmpty, !sentName.isEmpty, name != sentName else { return (found, nil) }
            return (found, note(.nameDiffers, answer, ["sent": sentName]))
        }
        // A NIK that was read and not sent is another person, whatever the name.
        guard answer.nik == nil, !name.isEmpty else { return (nil, note(.notSent, answer)) }
        let namesakes = byName[name] ?? []
        guard let index = namesakes.first else { return (nil, note(.notSent, answer)) }
        guard namesakes.count == 1 else {
            return (nil, note(.nameAmbiguous, answer, ["count": String(namesakes.count)]))
        }
        return ((index, .name), note(.matchedByName, answer))
    }

    private func byIdentity(_ answer: SIPPReply.Answer) -> Found? {
        if let nik = answer.nik, let index = byNIK[nik] { return (index, .nik) }
        if !answer.kpj.isEmpty, let index = byNumber["kpj " + answer.kpj] { return (index, .kpj) }
        if !answer.code.isEmpty, let index = byNumber["code " + answer.code] {
            return (index, .correctionCode)
        }
        return nil
    }

    private func note(
        _ key: SIPPReplyFinding.Key, _ answer: SIPPReply.Answer, _ details: [String: String] = [:]
    ) -> SIPPReplyFinding {
        SIPPReplyFinding(row: answer.row, key: key, details: details.merging(["name": answer.name]) { $1 })
    }
}
