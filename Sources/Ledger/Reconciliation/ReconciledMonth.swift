package import Membership
package import MoneyAndDates

/// All that is known of one month of one unit, from five sides.
package struct ReconciledMonth: Sendable, Hashable {
    package let month: Month
    package let people: [ReconciledPerson]
    /// How many lines a person has in the bill: by so many rupiah roundings may differ.
    package let linesOfPerson: Int
    package let bill: BilledMonth?
    package let payments: [Rupiah]
    /// Money in the account that no bill explains.
    package let fromUnknownPayers: [Rupiah]
    package let warrants: [Rupiah]
    /// What the workers paid through their wages; no warrant gives it.
    package let withheld: Rupiah

    package init(
        month: Month, people: [ReconciledPerson], linesOfPerson: Int, bill: BilledMonth?,
        payments: [Rupiah], fromUnknownPayers: [Rupiah] = [], warrants: [Rupiah], withheld: Rupiah = .zero
    ) {
        self.month = month
        self.people = people
        self.linesOfPerson = linesOfPerson
        self.bill = bill
        self.payments = payments
        self.fromUnknownPayers = fromUnknownPayers
        self.warrants = warrants
        self.withheld = withheld
    }
}

/// What EPS asks for the month.
package struct BilledMonth: Sendable, Hashable {
    package let total: Rupiah
    /// In it, for dues paid late.
    package let fines: Rupiah
    /// In it, for earlier months; below nought for a credit.
    package let corrections: Rupiah
    /// Taken off, for what was overpaid before.
    package let carriedForward: Rupiah

    package init(
        total: Rupiah, fines: Rupiah = .zero, corrections: Rupiah = .zero, carriedForward: Rupiah = .zero
    ) {
        self.total = total
        self.fines = fines
        self.corrections = corrections
        self.carriedForward = carriedForward
    }
}

/// One person, as our roster and SIPP have him.
package struct ReconciledPerson: Sendable, Hashable {
    /// What the roster says; dues of nought for who is known and owes nothing this month.
    package struct InRoster: Sendable, Hashable {
        package let wage: Rupiah
        package let dues: Rupiah
        package let joined: Day?
        package let left: Day?
        package let died: Day?

        package init(
            wage: Rupiah, dues: Rupiah, joined: Day? = nil, left: Day? = nil, died: Day? = nil
        ) {
            self.wage = wage
            self.dues = dues
            self.joined = joined
            self.left = left
            self.died = died
        }
    }

    /// A row of SIPP’s list of contributions (Rincian Iuran).
    package struct InSIPP: Sendable, Hashable {
        package let wage: Rupiah
        package let dues: Rupiah

        package init(wage: Rupiah, dues: Rupiah) {
            self.wage = wage
            self.dues = dues
        }
    }

    package let person: PersonID
    package let roster: InRoster?
    /// More than one when SIPP has him twice.
    package let sipp: [InSIPP]

    package init(_ person: PersonID, roster: InRoster?, sipp: [InSIPP]) {
        self.person = person
        self.roster = roster
        self.sipp = sipp
    }
}
