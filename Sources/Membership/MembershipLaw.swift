package import LawBook
import MoneyAndDates

/// What the law says of who may become a member; the values stand in `law/parameters/`.
package struct MembershipLaw: Sendable {
    /// Completed years below which nobody may be employed.
    package let youngestAge: Timeline<Int>
    /// Completed years from which nobody registers for the first time as self-employed.
    package let selfEmployedEntryAge: Timeline<Int>
    /// Codes of programmes that are closed to a segment.
    package let closedProgrammes: [Segment: Timeline<[String]>]

    /// - Throws: `LawBook.Fault` where the folder lacks a parameter or holds it in another shape.
    package init(from book: LawBook) throws(LawBook.Fault) {
        youngestAge = try book.datedNumbers("membership/youngest-age")
        selfEmployedEntryAge = try book.datedNumbers("bpu/entry-age-limit")
        var closed: [Segment: Timeline<[String]>] = [:]
        for segment in Segment.allCases {
            closed[segment] = try book.timeline(
                "programmes/excluded", key: segment.rawValue, wanted: "a list", mayNeverHold: true
            ) { $0.words }
        }
        closedProgrammes = closed
    }
}
