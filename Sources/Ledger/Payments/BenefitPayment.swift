package import Membership
package import MoneyAndDates

/// What BPJS paid to a family or a worker for a claim, as two people have confirmed it.
///
/// The money goes past the office: it comes from BPJS and is with the family in the same entry.
package struct BenefitPayment: Sendable, Hashable {
    package let government: GovernmentID
    /// The registration (NPP and division) under which the person was insured; the unit where there is none.
    package let unit: UnitID
    package let programme: BilledProgrammes
    package let day: Day
    package let amount: Rupiah

    package init(
        government: GovernmentID, unit: UnitID, programme: BilledProgrammes, day: Day, amount: Rupiah
    ) {
        self.government = government
        self.unit = unit
        self.programme = programme
        self.day = day
        self.amount = amount
    }

    /// - Parameters:
    ///   - claim: the number of the claim in the store.
    ///   - number: which payment of the claim it is, from 1.
    /// - Throws: `EntryRefusal.nothingMoves` for an amount of nought or less.
    package func entry(claim: Int64, number: Int) throws(EntryRefusal) -> JournalEntry {
        try JournalEntry(
            government: government, key: EntryKey(["claim", String(claim), "payment", String(number)]),
            day: day, cause: .benefitPaid,
            movements: Movement(
                debit: .benefitsPaidToFamilies(unit, programme), credit: .benefitsFromBPJS(unit, programme),
                amount: amount
            ).map { [$0] } ?? [])
    }
}
