/// Something about a row that SIPP would not take, or might not.
package struct SIPPFinding: Sendable, Hashable {
    /// The row as the caller counts, from 1.
    package let record: Int
    /// The file it goes to when the rows are split, from 1, and its row in that file's sheet.
    package let file: Int
    package let row: Int
    /// The header of the column; empty for a finding on the whole row.
    package let column: String
    package let key: Key
    package let severity: Severity
    /// The named arguments of the sentence, beside `row` and `column`.
    package let details: [String: String]

    /// Whether SIPP is known to reject it, or only may.
    package enum Severity: String, Sendable, Hashable {
        case willBeRejected = "will-be-rejected"
        case mayBeRejected = "may-be-rejected"
    }

    /// The keys in `words/`.
    package enum Key: String, Sendable, Hashable, CaseIterable {
        case requiredMissing = "sipp.required-missing"
        case controlCharacter = "sipp.control-character"
        case outerSpace = "sipp.outer-space"
        case tooLong = "sipp.too-long"
        case dateForm = "sipp.date-form"
        case dateNotInCalendar = "sipp.date-not-in-calendar"
        case monthForm = "sipp.month-form"
        case nikForm = "sipp.nik-form"
        case nikDisagreesWithBirthDate = "sipp.nik-disagrees-with-birth-date"
        case nikDisagreesWithSex = "sipp.nik-disagrees-with-sex"
        case notDigits = "sipp.not-digits"
        case digitCount = "sipp.digit-count"
        case digitCountUnusual = "sipp.digit-count-unusual"
        case emailForm = "sipp.email-form"
        case codeUnknown = "sipp.code-unknown"
        case codeUnconfirmed = "sipp.code-unconfirmed"
        case nameWithDigit = "sipp.name-with-digit"
        case nameWithTitle = "sipp.name-with-title"
        case duplicate = "sipp.duplicate"
        case deathInLeaverFile = "sipp.death-in-leaver-file"
        case deathHinted = "sipp.death-hinted"
        case rowBeyondLimit = "sipp.row-beyond-limit"
    }

    /// All named arguments of the sentence.
    package var arguments: [String: String] {
        details.merging(["row": String(row), "column": column, "file": String(file)]) { own, _ in own }
    }
}

/// What a cell check found, before it is known where.
struct SIPPCellFault {
    let key: SIPPFinding.Key
    var severity: SIPPFinding.Severity?
    var details: [String: String] = [:]
}
