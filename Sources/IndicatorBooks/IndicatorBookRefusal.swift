package import LawBook
package import MoneyAndDates

/// Why the books of figures and meetings do not take or find something.
package enum IndicatorBookRefusal: TellableRefusal, Hashable {
    /// The kept counts of a month are not what the registers come to.
    case countsDiffer(government: Int64, month: Month)
    /// A code of a province or regency that the year's list does not have.
    case noSuchRegion(String)
    /// Districts and villages are coded, but no list of them is held here.
    case regionNotListed(String)
    /// A place that is neither the government's own nor within it.
    case otherRegion(String)
    case noSuchMeasure(String)
    case noSuchIndicator(String)
    case noSource
    /// A day that has not come.
    case dayAhead(Day)
    case countOutOfRange
    case targetOutOfRange
    /// The month of a target that is over.
    case monthOver(Month)
    case noSuchMeeting
    case noSuchCommitment
    /// A line that the list of those invited does not have.
    case notInvited(Int)
    case emptyText
    case textTooLong(limit: Int)
    /// What lay on the table was frozen before.
    case alreadyFrozen
    /// Nothing is added to a meeting once its minutes are closed.
    case meetingClosed
    /// Minutes are of a meeting whose tables were frozen.
    case notFrozen
    /// A promise to have done something before the meeting itself.
    case dueBeforeMeeting(Day)
    case commitmentClosed

    package var note: Note {
        switch self {
        case .countsDiffer(let government, let month):
            Note(
                "indicator.book.counts-differ",
                ["government": .text(String(government)), "month": .month(month)])
        case .noSuchRegion(let code): Note("indicator.book.no-such-region", ["code": .text(code)])
        case .regionNotListed(let code): Note("indicator.book.region-not-listed", ["code": .text(code)])
        case .otherRegion(let code): Note("indicator.book.other-region", ["code": .text(code)])
        case .noSuchMeasure(let key): Note("indicator.book.no-such-measure", ["key": .text(key)])
        case .noSuchIndicator(let key): Note("indicator.book.no-such-indicator", ["key": .text(key)])
        case .noSource: Note("indicator.book.no-source")
        case .dayAhead(let day): Note("indicator.book.day-ahead", ["day": .day(day)])
        case .countOutOfRange: Note("indicator.book.count-out-of-range")
        case .targetOutOfRange: Note("indicator.book.target-out-of-range")
        case .monthOver(let month): Note("indicator.book.month-over", ["month": .month(month)])
        case .noSuchMeeting: Note("indicator.book.no-such-meeting")
        case .noSuchCommitment: Note("indicator.book.no-such-commitment")
        case .notInvited(let line): Note("indicator.book.not-invited", ["line": .number(line)])
        case .emptyText: Note("indicator.book.empty-text")
        case .textTooLong(let limit): Note("indicator.book.text-too-long", ["limit": .number(limit)])
        case .alreadyFrozen: Note("indicator.book.already-frozen")
        case .meetingClosed: Note("indicator.book.meeting-closed")
        case .notFrozen: Note("indicator.book.not-frozen")
        case .dueBeforeMeeting(let day): Note("indicator.book.due-before-meeting", ["day": .day(day)])
        case .commitmentClosed: Note("indicator.book.commitment-closed")
        }
    }
}

/// Refuses a text without letters and one that is too long.
func refuseBadText(_ text: String, limit: Int = 2_000) throws(IndicatorBookRefusal) {
    if text.allSatisfy(\.isWhitespace) { throw .emptyText }
    if text.utf8.count > limit { throw .textTooLong(limit: limit) }
}
