package import LawBook
package import MoneyAndDates

/// Why the books of vulnerable workers do not take or find something, beside what
/// `VulnerableWorkers` refuses.
package enum VulnerableBookRefusal: TellableRefusal, Hashable {
    case noSuchQuota(String)
    case noSuchRow
    case noSuchPosting
    case noSuchDecree
    case noSuchBatch
    case noSuchCorrection
    case nameTaken(String)
    /// The registration is not one of people who pay for themselves or are paid for (BPU).
    case notForSelfEmployed(String)
    case emptyList
    case tooManyRows(limit: Int)
    /// Nobody is at the stage at which that is done.
    case nobodyThere
    /// The list hangs out until then.
    case postingOpen(until: Day)
    case correctionsOpen(Int)
    case decreeNumberMissing
    case decreeNumberTaken(String)
    /// A decree of tomorrow, or of before the list hung out.
    case decreeDayWrong(Day)
    /// Everybody who is fit waits: the ceiling is used up.
    case noPlaceFree(places: Int)
    case alreadyWithdrawn(Day)
    case repliedAlready
    /// A reply without a single answer about somebody who was sent.
    case nothingAnswered
    case dayWrong(Day)
    case payerNeeded
    case correctionEmpty
    case alreadyDecided
    case notAVillage(String)
    case sameVillage
    case alreadyMerged(String)
    /// The sheet is not one that was taken along from here.
    case noSuchSheet
    case notThisVillage
    /// A wage or a day of a sheet that the register does not take.
    case sheetFieldWrong(String)
    case unreadable(table: String)

    package var note: Note {
        switch self {
        case .noSuchQuota(let name): Note("vulnerable.refused.no-such-quota", ["name": .text(name)])
        case .noSuchRow: Note("vulnerable.refused.no-such-row")
        case .noSuchPosting: Note("vulnerable.refused.no-such-posting")
        case .noSuchDecree: Note("vulnerable.refused.no-such-decree")
        case .noSuchBatch: Note("vulnerable.refused.no-such-batch")
        case .noSuchCorrection: Note("vulnerable.refused.no-such-correction")
        case .nameTaken(let name): Note("vulnerable.refused.name-taken", ["name": .text(name)])
        case .notForSelfEmployed(let name):
            Note("vulnerable.refused.not-for-self-employed", ["name": .text(name)])
        case .emptyList: Note("vulnerable.refused.empty-list")
        case .tooManyRows(let limit): Note("vulnerable.refused.too-many-rows", ["limit": .number(limit)])
        case .nobodyThere: Note("vulnerable.refused.nobody-there")
        case .postingOpen(let day): Note("vulnerable.refused.posting-open", ["day": .day(day)])
        case .correctionsOpen(let count):
            Note("vulnerable.refused.corrections-open", ["count": .count(count)])
        case .decreeNumberMissing: Note("vulnerable.refused.decree-number-missing")
        case .decreeNumberTaken(let number):
            Note("vulnerable.refused.decree-number-taken", ["number": .text(number)])
        case .decreeDayWrong(let day): Note("vulnerable.refused.decree-day-wrong", ["day": .day(day)])
        case .noPlaceFree(let places): Note("vulnerable.refused.no-place-free", ["places": .number(places)])
        case .alreadyWithdrawn(let day): Note("vulnerable.refused.already-withdrawn", ["day": .day(day)])
        case .repliedAlready: Note("vulnerable.refused.replied-already")
        case .nothingAnswered: Note("vulnerable.refused.nothing-answered")
        case .dayWrong(let day): Note("vulnerable.refused.day-wrong", ["day": .day(day)])
        case .payerNeeded: Note("vulnerable.refused.payer-needed")
        case .correctionEmpty: Note("vulnerable.refused.correction-empty")
        case .alreadyDecided: Note("vulnerable.refused.already-decided")
        case .notAVillage(let name): Note("vulnerable.refused.not-a-village", ["name": .text(name)])
        case .sameVillage: Note("vulnerable.refused.same-village")
        case .alreadyMerged(let name): Note("vulnerable.refused.already-merged", ["name": .text(name)])
        case .noSuchSheet: Note("vulnerable.refused.no-such-sheet")
        case .notThisVillage: Note("vulnerable.refused.not-this-village")
        case .sheetFieldWrong(let text):
            Note("vulnerable.refused.sheet-field-wrong", ["text": .text(text)])
        case .unreadable(let table): Note("dues.unreadable-row", ["table": .text(table)])
        }
    }
}

extension Day {
    /// As the tables have it.
    var number: Int64 { Int64(yyyymmdd) }
}

extension Month {
    /// As the tables have it.
    var number: Int64 { Int64(yyyymm) }
}
