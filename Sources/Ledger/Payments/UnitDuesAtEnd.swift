import MoneyAndDates

/// Bills and payments that come after everything that is there, as nearly all do: they change what is open
/// and nothing else, so they are taken without working out the whole anew.
extension UnitDues {
    /// What a bill or payment that came last has brought.
    package struct Addition: Sendable {
        /// The entries to post, as `apply` gives them.
        package let entries: [JournalEntry]
        /// The claims of which something changed, with how each stood before; nil for a new one.
        package let claims: [(claim: Claim, before: ClaimState?)]
        /// What money went to them.
        package let allocations: [Settlement.Allocation]
    }

    /// Takes a bill or a payment that comes after everything that is there; `apply` gives the same, but does
    /// not say what changed.
    ///
    /// - Returns: nil for any other event, and for one that is known; then nothing has changed.
    /// - Throws: `DuesRefusal`; nothing has changed then.
    package mutating func add(_ event: DuesEvent) throws(DuesRefusal) -> Addition? {
        if isKnown(event) { return nil }
        do {
            let addition: Addition?
            switch event {
            case .paid(let payment): addition = try payAtEnd(payment, event)
            case .billRaised(let bill, let day): addition = try raiseAtEnd(bill, on: day, event)
            case .billRecalculated, .billCancelled, .corrected, .refunded, .fined, .writtenOff: return nil
            }
            if addition != nil { remember(event) }
            return addition
        } catch let refusal as EntryRefusal {
            throw .entry(refusal)
        } catch {
            preconditionFailure("an entry fails with its refusal: \(error)")
        }
    }

    private mutating func payAtEnd(_ payment: Payment, _ event: DuesEvent) throws -> Addition? {
        let credit = Credit(id: .payment(payment.id), day: payment.day, amount: payment.amount)
        guard payment.unit == unit, payment.government == government, payments[payment.id] == nil,
            let step = settlement.step(adding: credit)
        else { return nil }
        let entry = try payment.entry()
        let touched = settlement.claims(of: step)
        var changes = changes(by: step, of: touched)
        changes[.paymentsToApply(unit), default: .zero] += .zero - payment.amount
        let left = step.leftovers[credit.id] ?? .zero
        let place: Account =
            payment.isInAdvance ? .prepaidContributions(unit) : .overpaymentCarriedForward(unit)
        changes[place, default: .zero] += left
        let settling = try settlingEntry(of: event, changes)
        let addition = addition([entry] + settling, step, touched)
        payments[payment.id] = payment
        take(step, changes)
        return addition
    }

    private mutating func raiseAtEnd(
        _ bill: Bill, on day: Day, _ event: DuesEvent
    ) throws -> Addition? {
        guard bill.unit == unit, bill.government == government, bills[bill.id] == nil,
            bill.version == (versions[bill.id] ?? 0) + 1, writtenOff[.bill(bill.id)] == nil
        else { return nil }
        let claim = claim(bill)
        guard let step = settlement.step(adding: claim) else { return nil }
        let entry = try bill.entry(on: day)
        let changes = changes(by: step, of: [claim])
        let settling = try settlingEntry(of: event, changes)
        let addition = addition([entry] + settling, step, [claim])
        bills[bill.id] = bill
        versions[bill.id] = bill.version
        billEntries[entry.key] = entry
        take(step, changes)
        return addition
    }

    private func addition(
        _ entries: [JournalEntry], _ step: SettlementStep, _ claims: [Claim]
    ) -> Addition {
        Addition(
            entries: entries, claims: claims.map { ($0, settlement.states[$0.id]) },
            allocations: step.allocations)
    }

    /// By how much a step changes each account: what is owed goes down by what is put to it, what is left of
    /// a credit that was there goes down with it. What the new credit leaves is the caller's to add.
    private func changes(by step: SettlementStep, of claims: [Claim]) -> [Account: Rupiah] {
        var changes: [Account: Rupiah] = [:]
        for claim in claims {
            guard let after = step.states[claim.id] else { continue }
            let weights = claim.lines.map(\.amount)
            let before = settlement.states[claim.id]?.paid ?? .zero
            let parts = zip(
                Apportionment.split(after.paid, by: weights), Apportionment.split(before, by: weights))
            for (line, part) in zip(claim.lines, parts) {
                changes[line.account, default: .zero] += part.0 - part.1
            }
        }
        for (credit, left) in step.leftovers {
            guard let before = settlement.leftovers[credit] else { continue }
            changes[account(ofLeftover: credit), default: .zero] += left - before
        }
        return changes
    }

    private func settlingEntry(
        of event: DuesEvent, _ changes: [Account: Rupiah]
    ) throws(EntryRefusal) -> [JournalEntry] {
        let movements = Movement.pairing(changes)
        if movements.isEmpty { return [] }
        return [
            try JournalEntry(
                government: government, key: EntryKey(["settlement", event.key.text]), day: event.day,
                cause: .settlement, movements: movements)
        ]
    }

    private mutating func take(_ step: SettlementStep, _ changes: [Account: Rupiah]) {
        settlement.take(step)
        for (account, amount) in changes where amount != .zero {
            let sum = (settled[account] ?? .zero) + amount
            settled[account] = sum == .zero ? nil : sum
        }
    }
}

extension Settlement {
    /// The claims that stood open and that a step pays something of.
    func claims(of step: SettlementStep) -> [Claim] {
        let paid = openClaims.prefix { step.states[$0.id] != nil }
        return Array(paid)
    }
}
