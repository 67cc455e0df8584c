/// A field's comparison, as one of a few named levels: the label in the code is the label shown.
package protocol ComparisonLevel: RawRepresentable, CaseIterable, Sendable, Hashable
where RawValue == String, AllCases: RandomAccessCollection, AllCases.Index == Int {}

/// How the NIK of the row stands to that of the participant.
package enum NIKLevel: String, ComparisonLevel {
    case equal = "nik.equal"
    case oneDigit = "nik.one-digit"
    case transposed = "nik.transposed"
    /// Excel keeps fifteen digits: the sixteenth became a nought.
    case lastDigitLost = "nik.last-digit-lost"
    /// Fifteen or seventeen digits that are the other's but for the one lost or doubled.
    case wrongLength = "nik.wrong-length"
    /// The leading digits that Excel left agree.
    case scientific = "nik.scientific"
    /// The row's number has the participant's region and contradicts the row's own birth date.
    case familyCard = "nik.family-card"
    /// Region and date agree, the serial does not: twins, namesakes, or a serial copied wrongly.
    case otherSerial = "nik.other-serial"
    case different = "nik.different"
    case missing = "nik.missing"
}

/// How one word of the row's name stands to one word of the participant's.
package enum WordLevel: String, ComparisonLevel {
    case equal = "word.equal"
    case sound = "word.sound"
    case family = "word.variant"
    case typingError = "word.typing-error"
    case shortened = "word.shortened"
    case initial = "word.initial"
    /// Two words written as one, or one as two.
    case joined = "word.joined"
    /// A word of the participant that the row does not have.
    case dropped = "word.dropped"
    /// A word of the row that the participant does not have.
    case added = "word.added"
    case swapped = "word.swapped"
    /// The name as a whole is another one.
    case replaced = "word.replaced"
}

/// How the birth date of the row stands to that of the participant.
package enum BirthDateLevel: String, ComparisonLevel {
    case equal = "birth.equal"
    case dayMonthSwapped = "birth.day-month-swapped"
    case oneDigit = "birth.one-digit"
    case yearOff = "birth.year-off"
    case otherCentury = "birth.other-century"
    /// One of the two is 1 January of the other's year: the year was known and the day was not.
    case firstOfJanuary = "birth.first-of-january"
    case different = "birth.different"
    case missing = "birth.missing"
}

/// How a mother's name stands to the other's.
package enum MotherLevel: String, ComparisonLevel {
    case agrees = "mother.agrees"
    case similar = "mother.similar"
    case different = "mother.different"
    case missing = "mother.missing"
}

/// How the village and the address stand to the other's.
package enum PlaceLevel: String, ComparisonLevel {
    case agrees = "place.agrees"
    case similar = "place.similar"
    case different = "place.different"
    case missing = "place.missing"
}

/// How the telephone number stands to the other's.
package enum PhoneLevel: String, ComparisonLevel {
    case equal = "phone.equal"
    case different = "phone.different"
    case missing = "phone.missing"
}

/// How the sex of the row stands to that of the participant.
package enum SexLevel: String, ComparisonLevel {
    case equal = "sex.equal"
    case different = "sex.different"
    case missing = "sex.missing"
}
