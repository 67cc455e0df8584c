package import LawBook
import MoneyAndDates

/// Why the books of obligations do not take or find something, beside what `Obligations` refuses.
package enum ObligationBookRefusal: TellableRefusal, Hashable {
    /// No such text in this government's register.
    case noSuchRegulation(String)
    case noSuchAgreement(String)
    case noSuchFile
    /// The number at BPJS is none under which the unit reports.
    case noSuchRegistration
    /// The version of a roster is none of the unit's.
    case noSuchRoster
    /// A text that comes with the program is not changed here.
    case comesWithTheProgram(String)
    /// A row does not read as what this program writes there.
    case unreadable(table: String)
    case emptyFile
    /// More bytes than are taken.
    case fileTooLarge(megabytes: Int)
    /// Neither PDF, JPEG nor PNG by its first bytes, whatever its name says.
    case notAPaper
    /// No signed agreement ends by then without a successor.
    case nothingToRenew

    package var note: Note {
        switch self {
        case .noSuchRegulation(let key): Note("obligation.no-such-regulation", ["key": .text(key)])
        case .noSuchAgreement(let name): Note("obligation.no-such-agreement", ["name": .text(name)])
        case .noSuchFile: Note("obligation.no-such-file")
        case .noSuchRegistration: Note("obligation.no-such-registration")
        case .noSuchRoster: Note("obligation.no-such-roster")
        case .comesWithTheProgram(let key): Note("obligation.comes-with-the-program", ["key": .text(key)])
        case .unreadable(let table): Note("dues.unreadable-row", ["table": .text(table)])
        case .emptyFile: Note("obligation.empty-file")
        case .fileTooLarge(let megabytes):
            Note("obligation.file-too-large", ["megabytes": .number(megabytes)])
        case .notAPaper: Note("obligation.not-a-paper")
        case .nothingToRenew: Note("obligation.nothing-to-renew")
        }
    }
}

extension Day {
    /// As the tables have it.
    var number: Int64 { Int64(yyyymmdd) }
}
