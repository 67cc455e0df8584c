/// Something about a row that a person should know.
package struct Finding: Sendable, Equatable {
    package let severity: Severity
    package let key: FindingKey
    package let field: RosterField
    /// As the file has it; empty where there is nothing.
    package let original: String
    package let arguments: [String: String]

    init(
        _ key: FindingKey, _ field: RosterField, _ original: String, _ arguments: [String: String] = [:],
        severity: Severity? = nil
    ) {
        self.severity = severity ?? key.severity
        self.key = key
        self.field = field
        self.original = original
        self.arguments = arguments
    }

    /// The arguments of its sentence in `words/`: its own, the field and the original text.
    package var sentenceArguments: [String: String] {
        arguments.merging(["field": field.rawValue, "original": original]) { own, _ in own }
    }
}

/// What a finding asks for.
package enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Worth knowing; nothing need be done.
    case note
    /// A person decides before the row counts.
    case needsALook = "needs-a-look"
    /// The row cannot be used before it is corrected in the file.
    case refusesRow = "refuses-row"

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .note: 0
        case .needsALook: 1
        case .refusesRow: 2
        }
    }
}

/// The kinds of finding; the raw value is the key of the sentence in `words/`.
package enum FindingKey: String, Sendable, CaseIterable {
    case fieldMissing = "row.field-missing"
    case nobody = "row.neither-nik-nor-name"
    case errorCell = "row.error-cell"
    case formulaText = "row.formula-text"
    case nikDigitsLost = "nik.digits-lost"
    case nikLastDigitLost = "nik.last-digit-lost"
    case nikFifteenDigits = "nik.fifteen-digits"
    case nikSeventeenDigits = "nik.seventeen-digits"
    case nikNotSixteenDigits = "nik.not-sixteen-digits"
    case nikLetters = "nik.letters"
    case nikLeadingZero = "nik.leading-zero"
    case nikRegionUnknown = "nik.region-unknown"
    case nikDateImpossible = "nik.birth-date-impossible"
    case nikSerialZero = "nik.serial-zero"
    case nikTwice = "nik.twice-in-file"
    case dateUnreadable = "date.unreadable"
    case dateImpossible = "date.impossible"
    case dateYearOnly = "date.year-only"
    case dateYearUndecided = "date.two-digit-year-undecided"
    case birthDateInFuture = "birth-date.in-future"
    case birthDateDiffersFromNIK = "birth-date.differs-from-nik"
    case sexUnreadable = "sex.unreadable"
    case sexDiffersFromNIK = "sex.differs-from-nik"
    case ageTooYoung = "age.too-young"
    case ageTooOld = "age.too-old"
    case ageHigh = "age.high"
    case nameDigits = "name.digits"
    case nameTooShort = "name.too-short"
    case wageUnreadable = "wage.unreadable"
    case wageInWords = "wage.in-words"
    case wageNotWhole = "wage.not-whole-rupiah"
    case wageZero = "wage.zero"
    case wageNegative = "wage.negative"
    case wageTooLow = "wage.too-low"
    case wageTooHigh = "wage.too-high"
    case phoneUnreadable = "phone.unreadable"
    case phoneNotMobile = "phone.not-mobile"
    case phoneDigitsLost = "phone.digits-lost"

    var severity: Severity {
        switch self {
        case .nobody: .refusesRow
        case .nikRegionUnknown, .ageHigh, .formulaText, .phoneUnreadable, .phoneNotMobile, .phoneDigitsLost,
            .nameTooShort:
            .note
        case .fieldMissing, .errorCell, .nikDigitsLost, .nikLastDigitLost, .nikFifteenDigits,
            .nikSeventeenDigits, .nikNotSixteenDigits, .nikLetters, .nikLeadingZero, .nikDateImpossible,
            .nikSerialZero, .nikTwice, .dateUnreadable, .dateImpossible, .dateYearOnly, .dateYearUndecided,
            .birthDateInFuture, .birthDateDiffersFromNIK, .sexUnreadable, .sexDiffersFromNIK,
            .ageTooYoung, .ageTooOld, .nameDigits, .wageUnreadable, .wageInWords, .wageNotWhole, .wageZero,
            .wageNegative, .wageTooLow, .wageTooHigh:
            .needsALook
        }
    }
}
