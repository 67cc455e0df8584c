package import LawBook
package import MoneyAndDates

/// Why the books of claims do not take or find something, beside what `Claims` refuses.
package enum ClaimBookRefusal: TellableRefusal, Hashable {
    /// No such claim in this government.
    case noSuchClaim
    case noSuchHeir
    case noSuchNotice
    case noSuchFile
    /// A row does not read as what this program writes there.
    case unreadable(table: String)
    case emptyName
    /// A day of birth that has not come, or an heir older than anybody.
    case birthDay(Day)
    case badNIK
    case badSchool(String)
    case emptyFile
    /// More bytes than are taken.
    case fileTooLarge(megabytes: Int)
    /// Neither PDF, JPEG, PNG, WebP nor HEIC by its first bytes, whatever its name says.
    case notAPicture
    case noReason
    /// The notice was decided before.
    case noticeDecided
    /// Somebody must say first who of the register it is.
    case personNotChosen
    /// A death notice of a day that has not come or long ago.
    case deathDay(Day)
    /// The child gets no scholarship of this claim.
    case noSuchChild
    case childThere
    /// More children than the law pays for.
    case tooManyChildren(limit: Int)
    /// Past the age at which it stops.
    case childTooOld(age: Int, limit: Int)
    /// No year is to be claimed.
    case nothingDue(next: Day?)
    /// The scholarship ended before.
    case scholarshipEnded
    case notForThisClaim
    /// Somebody drafted the letter about the right in the same moment.
    case noticeDrafted

    package var note: Note {
        switch self {
        case .noSuchClaim: Note("claim.book.no-such-claim")
        case .noSuchHeir: Note("claim.book.no-such-heir")
        case .noSuchNotice: Note("claim.book.no-such-notice")
        case .noSuchFile: Note("claim.book.no-such-file")
        case .unreadable(let table): Note("dues.unreadable-row", ["table": .text(table)])
        case .emptyName: Note("claim.book.empty-name")
        case .birthDay(let day): Note("claim.book.birth-day", ["day": .day(day)])
        case .badNIK: Note("claim.book.bad-nik")
        case .badSchool(let code): Note("claim.book.bad-school", ["code": .text(code)])
        case .emptyFile: Note("claim.book.empty-file")
        case .fileTooLarge(let megabytes):
            Note("claim.book.file-too-large", ["megabytes": .number(megabytes)])
        case .notAPicture: Note("claim.book.not-a-picture")
        case .noReason: Note("claim.refusal.no-reason")
        case .noticeDecided: Note("claim.book.notice-decided")
        case .personNotChosen: Note("claim.book.person-not-chosen")
        case .deathDay(let day): Note("claim.book.death-day", ["day": .day(day)])
        case .noSuchChild: Note("claim.book.no-such-child")
        case .childThere: Note("claim.book.child-there")
        case .tooManyChildren(let limit): Note("claim.book.too-many-children", ["limit": .number(limit)])
        case .childTooOld(let age, let limit):
            Note("refusal.child-too-old", ["age": .number(age), "limit": .number(limit)])
        case .nothingDue(let next):
            Note("claim.book.nothing-due", ["day": next.map(Term.day) ?? .text("-")])
        case .scholarshipEnded: Note("claim.book.scholarship-ended")
        case .notForThisClaim: Note("claim.book.not-for-this-claim")
        case .noticeDrafted: Note("claim.book.notice-drafted")
        }
    }
}

extension Day {
    /// As the tables have it.
    var number: Int64 { Int64(yyyymmdd) }

    /// Out of a table.
    init(number: Int64, _ table: String) throws(ClaimBookRefusal) {
        guard let day = Day(yyyymmdd: Int(number)) else { throw .unreadable(table: table) }
        self = day
    }
}

/// A code out of a table.
func coded<Code: RawRepresentable<String>>(_ text: String, _ table: String) throws(ClaimBookRefusal) -> Code {
    guard let code = Code(rawValue: text) else { throw .unreadable(table: table) }
    return code
}

/// Refuses a reason of blanks only.
func refuseBlank(_ reason: String) throws(ClaimBookRefusal) {
    if reason.allSatisfy(\.isWhitespace) { throw .noReason }
}
