import MoneyAndDates

extension UnitDues {
    /// All that is owed, less what was written off.
    package var claims: [Claim] {
        let whole = bills.values.map(claim) + corrections.values.compactMap(claim) + fines.values.map(claim)
        return whole.map(reduced)
    }

    /// All that can pay, less what was given back.
    package var credits: [Credit] {
        let paid = payments.values.map { Credit(id: .payment($0.id), day: $0.day, amount: $0.amount) }
        let corrected = corrections.values.compactMap { correction -> Credit? in
            let amount = creditLines(correction).map(\.amount).sum()
            guard amount > .zero, let day = correctionDays[correction.id] else { return nil }
            return Credit(id: .correction(correction.id), day: day, amount: amount)
        }
        return (paid + corrected).map { credit in
            var credit = credit
            credit.amount = credit.amount - (refunded[credit.id] ?? .zero)
            return credit
        }
    }

    /// By how much settling changes each account: what is owed goes down by what was put to it, by
    /// programme in proportion; what is left over stands where it belongs.
    func changes(by settlement: Settlement, of claims: [Claim]) -> [Account: Rupiah] {
        var changes: [Account: Rupiah] = [:]
        for claim in claims {
            let paid = settlement.states[claim.id]?.paid ?? .zero
            let parts = Apportionment.split(paid, by: claim.lines.map(\.amount))
            for (line, part) in zip(claim.lines, parts) { changes[line.account, default: .zero] += part }
        }
        for line in corrections.values.flatMap(creditLines) {
            changes[line.account, default: .zero] += .zero - line.amount
        }
        let arrived = payments.values.map(\.amount).sum() - refunded.values.sum()
        changes[.paymentsToApply(unit), default: .zero] += .zero - arrived
        for (credit, amount) in settlement.leftovers {
            changes[account(ofLeftover: credit), default: .zero] += amount
        }
        return changes.filter { $0.value != .zero }
    }

    func account(ofLeftover credit: CreditID) -> Account {
        switch credit {
        case .payment(let payment) where payments[payment]?.isInAdvance == true:
            .prepaidContributions(unit)
        case .payment, .correction: .overpaymentCarriedForward(unit)
        }
    }

    func claim(_ bill: Bill) -> Claim {
        let lines = byProgramme(bill.lines).map { ClaimLine(account: $0.account, amount: $0.amount) }
        return Claim(id: .bill(bill.id), month: bill.month, dueDay: bill.dueDay, lines: lines)
    }

    private func claim(_ correction: BillCorrection) -> Claim? {
        let lines = byProgramme(correction.lines).filter { $0.amount > .zero }
        if lines.isEmpty { return nil }
        return Claim(
            id: .correction(correction.id), month: correction.bookedIn, dueDay: correction.dueDay,
            lines: lines)
    }

    private func claim(_ fine: FineCharge) -> Claim {
        Claim(
            id: .fine(fine.bill), month: fine.bookedIn, dueDay: nil,
            lines: [ClaimLine(account: .lateFinesPayable(unit), amount: fine.amount)])
    }

    /// What a correction gives back, above nought.
    private func creditLines(_ correction: BillCorrection) -> [ClaimLine] {
        byProgramme(correction.lines).filter { $0.amount < .zero }
            .map { ClaimLine(account: $0.account, amount: .zero - $0.amount) }
    }

    /// Both shares of a programme stand on one account of what is owed.
    private func byProgramme(_ lines: [BillLine]) -> [ClaimLine] {
        Dictionary(lines.map { ($0.programmes, $0.amount) }, uniquingKeysWith: +)
            .sorted { $0.key < $1.key }
            .map { ClaimLine(account: .contributionsPayable(unit, $0.key), amount: $0.value) }
    }

    /// The whole of what was written off is shared out at once, in proportion to what was owed at first, so
    /// that the order of write-offs and payments does not matter.
    private func reduced(_ claim: Claim) -> Claim {
        guard let given = writtenOff[claim.id] else { return claim }
        var claim = claim
        let parts = Apportionment.split(given, by: claim.lines.map(\.amount))
        for (place, part) in parts.enumerated() {
            claim.lines[place].amount = claim.lines[place].amount - part
        }
        return claim
    }
}
