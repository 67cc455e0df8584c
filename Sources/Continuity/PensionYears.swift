package import LawBook
package import Membership
package import MoneyAndDates

/// The programmes in force for a person in a month: the pension programme ends at the pension age.
///
/// The law: PP 45/2015 art. 15. The age is taken on the first day of the month, as in the assessment.
package enum PensionYears {
    /// The programmes that go on, and the reason where the pension programme does not.
    package static func programmes(
        of programmes: ProgrammeSet, in month: Month, born: Day, under law: ContinuityLaw
    ) throws(LawGap) -> (programmes: ProgrammeSet, reasons: [Reason]) {
        guard programmes.contains(.pension), let age = try law.pensionAge.ifInForce(on: month.firstDay),
            born.completedYears(on: month.firstDay) >= age.value
        else { return (programmes, []) }
        let reason = Reason("continuity.reason.pension-age", ["count": .count(age.value)], by: age)
        return (programmes.subtracting(ProgrammeSet(.pension)), [reason])
    }
}
