package import LawBook

/// Why the months of people cannot be told.
package enum CoverageRefusal: TellableRefusal, Equatable {
    /// A job has a code (segment, funding) that this program does not know.
    case unknownCode(String)
    /// Nobody in the books has this number, NIK or KPJ, or had a job by the instant asked about.
    case noSuchPerson
    /// The government has no such unit or registration.
    case noSuchUnit(Int64)

    package var note: Note {
        switch self {
        case .unknownCode(let code): Note("continuity.unknown-code", ["code": .text(code)])
        case .noSuchPerson: Note("continuity.no-such-person")
        case .noSuchUnit(let number): Note("continuity.no-such-unit", ["number": .text("\(number)")])
        }
    }
}
