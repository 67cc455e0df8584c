package import MoneyAndDates

/// Bounds beyond which a value is looked at twice. They are limits of data hygiene, not of the law: what
/// the law says about age and wage is decided where the law is read.
package struct RosterChecks: Sendable {
    /// The day on which ages are counted, as a rule the first of the roster's month.
    package var rosterDay: Day
    /// Days after this one lie in the future.
    package var today: Day
    /// Fields a row must have; NIK and name missing together refuse the row in any case.
    package var required: Set<RosterField> = [.nik, .name, .birthDate, .sex]
    /// Four-digit codes of all regencies and cities that ever gave out a NIK; empty switches the check off.
    package var knownRegencies: Set<Int> = []
    /// Below this age a NIK or a date is more likely wrong than right.
    package var youngest = 15
    /// Above this age likewise.
    package var oldest = 100
    /// From above this age a note is made.
    package var noteAbove = 65
    /// Above this age a two-digit year is not believed.
    package var oldestOfTwoDigitYear = 80
    /// A monthly wage below this is asked about.
    package var lowestWage = Rupiah(100_000)
    /// A monthly wage above this is asked about.
    package var highestWage = Rupiah(50_000_000)

    package init(rosterDay: Day, today: Day) {
        self.rosterDay = rosterDay
        self.today = today
    }

    var birthFrame: DateFrame {
        DateFrame(agesOn: rosterDay, youngest: youngest, oldest: oldestOfTwoDigitYear)
    }

    /// Days of beginning and ending work: sixty years back, five ahead.
    var workFrame: DateFrame {
        DateFrame(earliest: rosterDay.adding(days: -60 * 365), latest: rosterDay.adding(days: 5 * 365))
    }
}
