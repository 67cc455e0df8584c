package import Letters
package import MoneyAndDates
import SQLStore
package import Words

/// What a meeting's letters are written of: texts that are known, and rows of their tables.
package struct MeetingLetterFacts: ClaimFormFacts, Hashable {
    package let kind: LetterKind
    package var title = ""
    package var day: Day?
    package var place = ""
    /// The steps of the agenda, a line each.
    package var agenda = ""
    package var minutes = ""
    /// How many came.
    package var present = 0
    /// Name, office, and whether somebody came; those who are invited where nobody knows yet.
    package var guests: [[String]] = []
    /// What it is, numerator, denominator, share.
    package var figures: [[String]] = []
    /// About what, and the finding.
    package var findings: [[String]] = []
    /// Who, what, by when, how it stands.
    package var commitments: [[String]] = []

    /// - Precondition: it is a kind of a meeting.
    package init(_ kind: LetterKind) {
        precondition(kind == .meetingInvitation || kind == .meetingMinutes, "a letter of a meeting")
        self.kind = kind
    }

    /// The places of its template.
    package func fields(_ words: Words) -> [String: String] {
        var form = FormFields(words)
        form.text("meeting", title)
        form.day("meeting-day", day)
        form.text("meeting-place", place)
        let fields = form.fields
        if kind == .meetingInvitation { return fields.merging(["agenda": agenda]) { $1 } }
        return fields.merging(["minutes": minutes, "present": words.text(present)]) { $1 }
    }

    /// The rows of its tables.
    package func tables(_ words: Words) -> [String: LetterRows] {
        var tables = [
            "guests": numbered(["no", "name", "office", "signature"], guests),
            "commitments": numbered(["no", "owner", "promise", "due", "state"], commitments),
        ]
        if kind == .meetingMinutes {
            tables["findings"] = numbered(["no", "about", "finding"], findings)
            tables["figures"] = LetterRows(["figure", "part", "whole", "share"], figures)
        }
        return tables
    }

    private func numbered(_ names: [String], _ rows: [[String]]) -> LetterRows {
        LetterRows(names, rows.enumerated().map { ["\($0 + 1)"] + $1 })
    }
}

extension OfficeLetters {
    /// A letter of a meeting, with a code by which it can be looked up.
    ///
    /// - Parameter meeting: its number.
    /// - Throws: `LetterRefusal`, `OfficeLetterRefusal`.
    package func meeting(
        _ facts: MeetingLetterFacts, of meeting: Int64, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        try await issue(
            LetterDraft(
                kind: facts.kind, subject: LetterSubject(name: "meeting", number: meeting),
                month: Month(of: office.today), number: "", fields: facts.fields(words),
                tables: facts.tables(words)),
            as: format)
    }
}
