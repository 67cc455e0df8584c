package import MoneyAndDates

/// Every difference between roster, SIPP, bill, payment and SP2D of a month, each with what sort it is.
///
/// Between two neighbours the differences sum exactly to what the amounts differ by; what nothing explains is
/// there too, as `amountDiffers`, so nothing is hidden. One pass over the people.
package struct Reconciliation: Sendable, Hashable {
    /// Two neighbours and why they differ.
    package struct Link: Sendable, Hashable {
        package let from: MonthSource
        package let to: MonthSource
        package let amounts: Pair
        /// They sum to what `to` is above `from`.
        package let differences: [Difference]
    }

    /// What two neighbours say.
    package struct Pair: Sendable, Hashable {
        package let from: Rupiah
        package let to: Rupiah
    }

    /// In the order of the sources.
    package let links: [Link]

    /// What nothing explains, without regard to its sign: the rest that must come to nought.
    package var rest: Rupiah {
        let unexplained = links.flatMap(\.differences).filter { $0.kind == .amountDiffers }
        return unexplained.map { $0.amount < .zero ? .zero - $0.amount : $0.amount }.sum()
    }

    /// What somebody has to do something about.
    package var open: [Difference] { links.flatMap(\.differences).filter { $0.kind.turn != .nobody } }

    package init(of month: ReconciledMonth) {
        let roster = month.people.compactMap { $0.roster?.dues }.sum()
        let sipp = month.people.flatMap(\.sipp).map(\.dues).sum()
        let billed = month.bill?.total ?? .zero
        let paid = (month.payments + month.fromUnknownPayers).sum()
        let disbursed = month.warrants.sum()
        let people = month.people.flatMap { month.differences(of: $0) }
        links = [
            Link(.roster, .sipp, Pair(from: roster, to: sipp), people),
            Link(.sipp, .bill, Pair(from: sipp, to: billed), month.billDifferences(above: sipp)),
            Link(.bill, .payment, Pair(from: billed, to: paid), month.paymentDifferences(above: billed)),
            Link(.payment, .warrant, Pair(from: paid, to: disbursed), month.warrantDifferences(above: paid)),
        ]
    }
}

extension Reconciliation.Link {
    /// What the differences found leave over is a difference too.
    fileprivate init(
        _ from: MonthSource, _ to: MonthSource, _ amounts: Reconciliation.Pair, _ found: [Difference]
    ) {
        self.from = from
        self.to = to
        self.amounts = amounts
        let left = (amounts.to - amounts.from) - found.map(\.amount).sum()
        let rest = Difference(kind: .amountDiffers, person: nil, amount: left)
        differences = found + (left == .zero ? [] : [rest])
    }
}

extension ReconciledMonth {
    /// Roster and SIPP.
    fileprivate func differences(of person: ReconciledPerson) -> [Difference] {
        func one(_ kind: DifferenceKind, _ amount: Rupiah) -> [Difference] {
            amount == .zero ? [] : [Difference(kind: kind, person: person.person, amount: amount)]
        }
        guard let roster = person.roster else {
            return one(.unknownInRoster, person.sipp.map(\.dues).sum())
        }
        guard let reported = person.sipp.first else {
            let isNew = roster.joined.map { $0 >= month.firstDay } ?? false
            return one(isNew ? .joinedLate : .notReported, .zero - roster.dues)
        }
        let twice = one(.reportedTwice, person.sipp.dropFirst().map(\.dues).sum())
        return one(kind(of: reported, against: roster), reported.dues - roster.dues) + twice
    }

    private func kind(
        of reported: ReconciledPerson.InSIPP, against roster: ReconciledPerson.InRoster
    ) -> DifferenceKind {
        if roster.dues == .zero, let died = roster.died, died <= month.lastDay { return .died }
        if roster.dues == .zero, let left = roster.left, left <= month.lastDay { return .left }
        if reported.wage != roster.wage { return .wageChanged }
        return isRounding(reported.dues - roster.dues, of: linesOfPerson) ? .rounding : .amountDiffers
    }

    /// SIPP and bill.
    fileprivate func billDifferences(above sipp: Rupiah) -> [Difference] {
        guard let bill else { return [] }
        let known = some([
            (.lateFine, bill.fines), (.correction, bill.corrections),
            (.carriedForward, .zero - bill.carriedForward),
        ])
        let left = bill.total - sipp - known.map(\.amount).sum()
        return known + (isRounding(left, of: linesOfPerson) ? some([(.rounding, left)]) : [])
    }

    /// Bill and payment.
    fileprivate func paymentDifferences(above billed: Rupiah) -> [Difference] {
        let unknown = some([(.unknownPayer, fromUnknownPayers.sum())])
        if payments.isEmpty { return unknown + some([(.notPaid, .zero - billed)]) }
        let whole = payments.filter { $0 == billed && billed > .zero }.count
        let again = billed * Int64(max(0, whole - 1))
        let left = payments.sum() - billed - again
        return unknown
            + some([(.paidTwice, again), (left < .zero ? .paidInPart : .paidBeyondBill, left)])
    }

    /// Payment and SP2D.
    fileprivate func warrantDifferences(above paid: Rupiah) -> [Difference] {
        let wages = some([(.workerShareWithheld, .zero - withheld)])
        let left = warrants.sum() - paid + withheld
        if warrants.isEmpty { return wages + some([(.noWarrant, left)]) }
        return wages + some([(left < .zero ? .warrantBelow : .warrantAbove, left)])
    }

    private func isRounding(_ amount: Rupiah, of lines: Int) -> Bool {
        Rupiah(-Int64(lines)) <= amount && amount <= Rupiah(Int64(lines))
    }

    private func some(_ amounts: [(DifferenceKind, Rupiah)]) -> [Difference] {
        amounts.filter { $0.1 != .zero }.map { Difference(kind: $0.0, person: nil, amount: $0.1) }
    }
}
