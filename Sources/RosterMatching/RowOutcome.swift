/// A participant a row may be, with the chance that it is.
package struct MatchCandidate: Sendable, Equatable {
    /// The number of the participant in the order of appending.
    package let participant: Int
    /// Between 0 and 1.
    package let probability: Double
}

/// What the search found for one row, before rows are looked at together.
struct RowOutcome: Sendable {
    /// The likeliest first; none where nobody was worth comparing.
    var candidates: [MatchCandidate] = []
    var finding = PairFinding()
    /// The chance that the row is the first candidate, under whichever of several numbers.
    var probability = 0.0
    /// The chance that the row is anybody in the list.
    var registered = 0.0
    /// How many others in the list have the name of the first candidate; not counted where the row is sure.
    var namesakes = 0
    /// Another participant has the row's NIK and is somebody else.
    var hasForeignNIK = false
    /// Why the row may not be decided `same`, however likely it seems.
    var doubt = Doubt.none
}

/// A single witness, which no likelihood makes up for. A wrong `same` insures the wrong person.
enum Doubt: UInt8, Sendable {
    case none
    /// Nothing but the NIK speaks for the participant: it may be a relative's.
    case nikAlone
    /// Nothing but the name does.
    case nameAlone
    /// Nothing but the name and the region of the NIK.
    case nameAndRegion
    /// The name is another one, and the household is silent.
    case nameReplaced

    /// The row has a sound NIK of its own, which is not the participant's.
    case otherNIK

    /// The probability from which the row may still be decided `same`; above one where never.
    var leastProbability: Double {
        switch self {
        case .none: 0
        case .nikAlone, .nameAlone, .otherNIK: 2
        case .nameAndRegion, .nameReplaced: 0.999
        }
    }

    init(_ finding: PairFinding) {
        let isDateSilent = finding.birth == .different || finding.birth == .missing
        let isHomeSilent = finding.parts.household < 100 && finding.phone != .equal
        let isReplaced = finding.isNameReplaced && isHomeSilent
        if finding.nik == .different, finding.rowHasSoundNIK {
            self = .otherNIK
            return
        }
        switch finding.nik {
        case .equal:
            self =
                isDateSilent && isHomeSilent && finding.parts.name < 30
                ? .nikAlone
                : isReplaced ? .nameReplaced : .none
        case .missing, .different:
            self = isDateSilent && isHomeSilent ? .nameAlone : isReplaced ? .nameReplaced : .none
        case .scientific, .familyCard:
            self = isDateSilent && isHomeSilent ? .nameAndRegion : isReplaced ? .nameReplaced : .none
        case .oneDigit, .transposed, .lastDigitLost, .wrongLength, .otherSerial:
            self = isReplaced ? .nameReplaced : .none
        }
    }
}
