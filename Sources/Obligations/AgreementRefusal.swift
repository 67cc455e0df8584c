package import LawBook
package import MoneyAndDates

/// Why something cannot be done with an agreement; nothing is recorded then.
package enum AgreementRefusal: TellableRefusal, Hashable {
    /// The first event drafts an agreement, and only the first.
    case notDrafted
    case endsBeforeItBegins(Day, Day)
    case noProgrammes
    case negativeHeadcount(Int)
    /// A bridging clause whose last day lies outside the agreement.
    case bridgeOutside(Day)
    /// It stands elsewhere.
    case notNow(AgreementStage)
    /// Whoever drafted it neither agrees to it nor records its signing.
    case sameHand
    case noReason
    /// A signed agreement has the numbers of both parties.
    case noNumber
    /// Somebody who is to sign has no name or office.
    case noSignatory
    case signedBefore(number: String)
    /// Signed on a day that has not come.
    case signedInTheFuture(Day)
    case addendumWithoutNumber
    /// An addendum that changes nothing.
    case emptyAddendum
    /// An addendum signed before the agreement.
    case addendumDay(Day)
    /// Ended on a day outside its time.
    case endOutside(Day)
    /// Only one that is signed can be renewed.
    case renewingUnsigned(AgreementStage)
    case renewedBefore
    /// The renewal begins before this one ends.
    case renewalTooEarly(Day)
    /// Another one holds for the same people and a programme on some day.
    case overlap(number: String, from: Day, through: Day)
    /// The same file is there already.
    case fileThere

    package var note: Note {
        switch self {
        case .notDrafted: Note("agreement.refused.not-drafted")
        case .endsBeforeItBegins(let from, let through):
            Note("agreement.refused.ends-before-it-begins", ["from": .day(from), "through": .day(through)])
        case .noProgrammes: Note("agreement.refused.no-programmes")
        case .negativeHeadcount(let count):
            Note("agreement.refused.negative-headcount", ["count": .count(count)])
        case .bridgeOutside(let day): Note("agreement.refused.bridge-outside", ["day": .day(day)])
        case .notNow(let stage): Note("agreement.refused.not-now", ["stage": .word(stage.labelKey)])
        case .sameHand: Note("agreement.refused.same-hand")
        case .noReason: Note("agreement.refused.no-reason")
        case .noNumber: Note("agreement.refused.no-number")
        case .noSignatory: Note("agreement.refused.no-signatory")
        case .signedBefore(let number): Note("agreement.refused.signed-before", ["number": .text(number)])
        case .signedInTheFuture(let day): Note("agreement.refused.signed-in-the-future", ["day": .day(day)])
        case .addendumWithoutNumber: Note("agreement.refused.addendum-without-number")
        case .emptyAddendum: Note("agreement.refused.empty-addendum")
        case .addendumDay(let day): Note("agreement.refused.addendum-day", ["day": .day(day)])
        case .endOutside(let day): Note("agreement.refused.end-outside", ["day": .day(day)])
        case .renewingUnsigned(let stage):
            Note("agreement.refused.renewing-unsigned", ["stage": .word(stage.labelKey)])
        case .renewedBefore: Note("agreement.refused.renewed-before")
        case .renewalTooEarly(let day): Note("agreement.refused.renewal-too-early", ["day": .day(day)])
        case .overlap(let number, let from, let through):
            Note(
                "agreement.refused.overlap",
                ["number": .text(number), "from": .day(from), "through": .day(through)])
        case .fileThere: Note("agreement.refused.file-there")
        }
    }
}
