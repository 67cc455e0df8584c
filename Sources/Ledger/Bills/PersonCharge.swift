package import LawBook
package import Membership
package import MoneyAndDates

/// What one person adds to one line of a bill.
package struct PersonCharge: Sendable, Hashable {
    package let person: PersonID
    package let programmes: BilledProgrammes
    package let payer: Payer
    /// Whole rupiah, nought or more.
    package let amount: Rupiah

    package init(_ person: PersonID, _ programmes: BilledProgrammes, _ payer: Payer, _ amount: Rupiah) {
        precondition(amount >= .zero, "a person’s dues are nought or more; a credit is a correction")
        self.person = person
        self.programmes = programmes
        self.payer = payer
        self.amount = amount
    }

    var rank: BillLineRank { BillLineRank(programmes: programmes, payer: payer) }
}

extension Bill {
    /// The lines that charges sum to, in the order of a bill. One pass.
    package static func lines(of charges: some Sequence<PersonCharge>) -> [BillLine] {
        var totals: [BillLineRank: Rupiah] = [:]
        for charge in charges { totals[charge.rank, default: .zero] += charge.amount }
        return totals.sorted { $0.key < $1.key }.map { BillLine($0.key.programmes, $0.key.payer, $0.value) }
    }

    /// Where charges and bill differ: by how much each line of the charges is above the bill’s. Empty when
    /// the persons sum to the bill, as they must before it is posted.
    package func differences(from charges: some Sequence<PersonCharge>) -> [BillLine] {
        let theirs = Bill.lines(of: charges).map { ($0.rank, $0.amount) }
        let ours = lines.map { ($0.rank, Rupiah(-$0.amount.amount)) }
        return Dictionary(theirs + ours, uniquingKeysWith: +).filter { $0.value != .zero }
            .sorted { $0.key < $1.key }.map { BillLine($0.key.programmes, $0.key.payer, $0.value) }
    }

    /// How a payment of a part of this bill falls on its persons: first to the lines, then to the persons of
    /// each line, in proportion, by largest remainder. The parts sum to the payment exactly.
    ///
    /// - Precondition: the charges sum to the bill (`differences` is empty), and the payment is no more than
    ///   the bill.
    package func parts(of paid: Rupiah, for charges: [PersonCharge]) -> [Rupiah] {
        precondition(differences(from: charges).isEmpty, "only charges that sum to the bill are paid by it")
        let ofLines = Apportionment.split(paid, by: lines.map(\.amount))
        var parts = Array(repeating: Rupiah.zero, count: charges.count)
        let places = Dictionary(grouping: charges.indices) { charges[$0].rank }
        for (line, ofLine) in zip(lines, ofLines) {
            let here = places[line.rank] ?? []
            let ofPersons = Apportionment.split(ofLine, by: here.map { charges[$0].amount })
            for (place, part) in zip(here, ofPersons) { parts[place] = part }
        }
        return parts
    }
}
