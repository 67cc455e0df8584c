package import LawBook
package import Membership
package import MoneyAndDates

/// Why an institution, a number at BPJS or a paper is not taken into the register. Each has its sentence in
/// `words/`.
package enum RegisterRefusal: TellableRefusal, Equatable {
    /// Neither a Kemendagri code that the program has, nor one of 2, 4, 6 or 10 digits.
    case unknownRegion(String)
    case governmentThere(Int64)
    case governmentOutOfRange(Int64)
    /// No unit of this government has the code.
    case unknownUnit(String)
    /// A unit below itself, or two units below each other.
    case ring(String)
    case unitCodeTaken(String)
    case nothingAbove(InstitutionKind)
    case cannotStandUnder(InstitutionKind, parent: InstitutionKind)
    case otherGovernment
    case emptyName
    case badEmployerNumber(String)
    /// The same NPP and division with another name, segment or class.
    case registrationThere(String)
    case unknownRegistration(String)
    case linkOverlaps(unit: String, registration: String)
    case lastBeforeFirst(Day, Day)
    case negativeCount(Int)
    case unknownSource(String)
    case unknownPaper(String)
    /// No such person in the books of this government.
    case unknownPerson
    /// What stands in the database is not of this program's codes.
    case unreadable(column: String, value: String)

    package var note: Note {
        switch self {
        case .unknownRegion(let code): Note("register.unknown-region", ["code": .text(code)])
        case .governmentThere(let number):
            Note("register.government-there", ["number": .text(String(number))])
        case .governmentOutOfRange(let number):
            Note("register.government-out-of-range", ["number": .text(String(number))])
        case .unknownUnit(let code): Note("register.unknown-unit", ["code": .text(code)])
        case .ring(let code): Note("register.ring", ["code": .text(code)])
        case .unitCodeTaken(let code): Note("register.unit-code-taken", ["code": .text(code)])
        case .nothingAbove(let kind): Note("register.nothing-above", ["kind": .word(kind.labelKey)])
        case .cannotStandUnder(let kind, let parent):
            Note(
                "register.cannot-stand-under",
                ["kind": .word(kind.labelKey), "parent": .word(parent.labelKey)])
        case .otherGovernment: Note("register.other-government")
        case .emptyName: Note("register.empty-name")
        case .badEmployerNumber(let text): Note("register.bad-employer-number", ["npp": .text(text)])
        case .registrationThere(let name): Note("register.registration-there", ["name": .text(name)])
        case .unknownRegistration(let text):
            Note("register.unknown-registration", ["registration": .text(text)])
        case .linkOverlaps(let unit, let registration):
            Note("register.link-overlaps", ["unit": .text(unit), "registration": .text(registration)])
        case .lastBeforeFirst(let first, let last):
            Note("register.last-before-first", ["first": .day(first), "last": .day(last)])
        case .negativeCount(let count): Note("register.negative-count", ["count": .count(count)])
        case .unknownSource(let source): Note("register.unknown-source", ["source": .text(source)])
        case .unknownPaper(let kind): Note("register.unknown-paper", ["kind": .text(kind)])
        case .unknownPerson: Note("register.unknown-person")
        case .unreadable(let column, let value):
            Note("register.unreadable", ["column": .text(column), "value": .text(value)])
        }
    }
}

extension InstitutionKind {
    /// The key of its name in `words/`.
    package var labelKey: String { "institution.\(rawValue)" }
}

extension UnitTree.Refusal {
    /// The same, in the words of the register.
    var ofRegister: RegisterRefusal {
        switch self {
        case .alreadyThere(let unit): .ring(unit.description)
        case .nothingAbove(let kind): .nothingAbove(kind)
        case .unknownParent(let unit): .unknownUnit(unit.description)
        case .otherGovernment: .otherGovernment
        case .cannotStandUnder(let kind, let parent): .cannotStandUnder(kind, parent: parent)
        case .employerNumberTaken(let unit): .registrationThere(unit.description)
        }
    }
}

extension Day {
    /// As the tables have it.
    var number: Int64 { Int64(yyyymmdd) }
}

/// A code out of a table.
func coded<Code: RawRepresentable<String>>(
    _ text: String, _ column: String
) throws(RegisterRefusal) -> Code {
    guard let code = Code(rawValue: text) else { throw .unreadable(column: column, value: text) }
    return code
}
