/// One way in which a roster comes to differ from the civil registry. The raw values are the names
/// that truth files carry.
package enum Corruption: String, CaseIterable, Sendable {
    // The number. At most one of these strikes a row, except the quote.
    case nikMissing = "nik_missing"
    case nikOneDigit = "nik_one_digit"
    case nikScientific = "nik_excel_sci"
    case nikTransposed = "nik_transposed"
    case nikFifteenDigits = "nik_15_digits"
    case nikShort = "nik_short"
    case nikIsFamilyCard = "nik_is_kk"
    case nikQuote = "nik_quote"
    // The name, in the order in which a clerk spoils it.
    case nameVariant = "name_variant"
    case nameMarried = "name_married"
    case nameDropToken = "name_drop_token"
    case nameNickname = "name_nickname"
    case nameInitials = "name_initials"
    case nameSwapped = "name_swapped"
    case nameJoined = "name_joined"
    case nameTypo = "name_typo"
    case nameOCR = "name_ocr"
    case nameFather = "name_bin_binti"
    case nameTruncated = "name_truncated"
    case nameTitle = "name_title_added"
    // The birth date. At most one of these strikes a row.
    case bornMissing = "dob_missing"
    case bornTwoDigitYear = "dob_two_digit"
    case bornOneDigit = "dob_one_digit"
    case bornYearOff = "dob_year_off"
    case bornFirstOfJanuary = "dob_jan1"
    case bornSerial = "dob_excel_serial"
    case bornSwapped = "dob_swapped"
    // What else the row says.
    case motherMissing = "mother_missing"
    case motherVariant = "mother_variant"
    case motherTypo = "mother_typo"
    case villageMissing = "village_missing"
    case villageMoved = "village_moved"
    case villageTypo = "village_typo"
    case sexWrong = "sex_wrong"
    case phoneChanged = "phone_changed"

    /// Exclusive within a row.
    static let ofNumber: [Corruption] = [
        .nikMissing, .nikOneDigit, .nikScientific, .nikTransposed, .nikFifteenDigits, .nikShort,
        .nikIsFamilyCard,
    ]
    /// Exclusive within a row.
    static let ofBirth: [Corruption] = [
        .bornMissing, .bornTwoDigitYear, .bornOneDigit, .bornYearOff, .bornFirstOfJanuary, .bornSerial,
        .bornSwapped,
    ]
    /// Each strikes on its own, in this order.
    static let others: [Corruption] = allCases.filter { !ofNumber.contains($0) && !ofBirth.contains($0) }
}
