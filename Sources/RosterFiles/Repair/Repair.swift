/// A change made to a value because it was certain.
package struct Repair: Sendable, Equatable {
    package let field: RosterField
    /// As the file has it.
    package let original: String
    /// What was read from it.
    package let value: String
    package let key: RepairKey

    package init(field: RosterField, original: String, value: String, key: RepairKey) {
        self.field = field
        self.original = original
        self.value = value
        self.key = key
    }

    /// The arguments of its sentence in `words/`.
    package var sentenceArguments: [String: String] {
        ["field": field.rawValue, "original": original, "value": value]
    }
}

/// The kinds of repair; the raw value is the key of the sentence in `words/`.
package enum RepairKey: String, Sendable, CaseIterable {
    case nikMarks = "repair.nik-marks-removed"
    case nikTypedAsNumber = "repair.nik-typed-as-number"
    case nikTrailingZero = "repair.nik-decimal-removed"
    case nikLetters = "repair.nik-letters-to-digits"
    case dateDayNumber = "repair.date-day-number"
    case dateMonthName = "repair.date-month-name"
    case dateTwoDigitYear = "repair.date-two-digit-year"
    case dateSwapped = "repair.date-day-and-month-swapped"
    case dateSwappedThroughNIK = "repair.date-swapped-through-nik"
    case dateWithoutMarks = "repair.date-without-marks"
    case placeAndDateSplit = "repair.place-and-date-split"
    case nameTitleSplit = "repair.name-title-split"
    case nameSpaces = "repair.name-spaces"
    case nameDigitsToLetters = "repair.name-digits-to-letters"
    case nameNumberRemoved = "repair.name-number-removed"
    case sexFromCode = "repair.sex-from-code"
    case sexFromTick = "repair.sex-from-tick"
    case sexFromNIK = "repair.sex-from-nik"
    case wageMarks = "repair.wage-marks-removed"
    case wageRounding = "repair.wage-rounding-noise"
    case phoneZero = "repair.phone-leading-zero"
    case phoneCountry = "repair.phone-country-code"
    case phoneMarks = "repair.phone-marks-removed"
    case phoneFirstOfTwo = "repair.phone-first-of-two"
    case villagePrefix = "repair.village-prefix-removed"
}
