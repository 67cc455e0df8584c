package import Membership
package import MoneyAndDates

/// What one unit owes, what was paid of it, and which money paid which month.
///
/// Events go in, journal entries come out: the event’s own, and one that settles what the event changed. The
/// balances in the end depend on which events there were, not on the order in which they became known.
package struct UnitDues: Sendable {
    package let government: GovernmentID
    package let unit: UnitID
    /// The bills that stand, in their latest version.
    package internal(set) var bills: [BillID: Bill] = [:]
    package private(set) var corrections: [CorrectionID: BillCorrection] = [:]
    package internal(set) var payments: [PaymentID: Payment] = [:]
    package internal(set) var settlement = Settlement.empty
    var correctionDays: [CorrectionID: Day] = [:]
    var refunded: [CreditID: Rupiah] = [:]
    var writtenOff: [ClaimID: Rupiah] = [:]
    var fines: [BillID: FineCharge] = [:]
    var versions: [BillID: Int] = [:]
    var billEntries: [EntryKey: JournalEntry] = [:]
    private var known: [EntryKey: DuesEvent] = [:]
    var settled: [Account: Rupiah] = [:]

    package init(of unit: UnitID, in government: GovernmentID) {
        self.unit = unit
        self.government = government
    }

    /// A unit read back from its events, in the order in which they were taken; their entries are posted
    /// already.
    ///
    /// - Throws: `DuesRefusal`, as `apply` would; then what was read is not what was taken.
    package init(
        of unit: UnitID, in government: GovernmentID, after events: some Sequence<DuesEvent>
    ) throws(DuesRefusal) {
        self.init(of: unit, in: government)
        for event in events { try replay(event) }
        settleQuietly()
    }

    /// Takes an event.
    ///
    /// - Returns: the entries to post, as one group; none when the event came before.
    /// - Throws: `DuesRefusal`, in the order of its cases; nothing has changed then.
    package mutating func apply(_ event: DuesEvent) throws(DuesRefusal) -> [JournalEntry] {
        if let before = known[event.key] {
            if before != event { throw .keyHasAnotherContent(event.key) }
            return []
        }
        if let addition = try add(event) { return addition.entries }
        var after = self
        var entries: [JournalEntry]
        do {
            entries = try after.entries(of: event)
            after.known[event.key] = event
            if let entry = try after.settle(event) { entries.append(entry) }
        } catch let refusal as DuesRefusal {
            throw refusal
        } catch let refusal as EntryRefusal {
            throw .entry(refusal)
        } catch {
            preconditionFailure("an event fails with a refusal: \(error)")
        }
        self = after
        return entries
    }

    func isKnown(_ event: DuesEvent) -> Bool { known[event.key] != nil }

    mutating func remember(_ event: DuesEvent) { known[event.key] = event }

    /// Takes an event whose entries are posted already. Settling is left for the end, and for events that
    /// look at what is settled: the settlement depends on what happened and not on the way there.
    private mutating func replay(_ event: DuesEvent) throws(DuesRefusal) {
        if let before = known[event.key] {
            if before != event { throw .keyHasAnotherContent(event.key) }
            return
        }
        switch event {
        case .refunded, .writtenOff: settleQuietly()
        case .billRaised, .billRecalculated, .billCancelled, .corrected, .paid, .fined: break
        }
        do {
            _ = try entries(of: event)
        } catch let refusal as DuesRefusal {
            throw refusal
        } catch let refusal as EntryRefusal {
            throw .entry(refusal)
        } catch {
            preconditionFailure("an event fails with a refusal: \(error)")
        }
        known[event.key] = event
    }

    private mutating func settleQuietly() {
        let claims = claims
        settlement = Settlement(claims: claims, credits: credits)
        settled = changes(by: settlement, of: claims)
    }

    /// How a claim stands; nil for one that was never made or was taken back.
    package func state(of claim: ClaimID) -> ClaimState? { settlement.states[claim] }

    private mutating func entries(of event: DuesEvent) throws -> [JournalEntry] {
        switch event {
        case .billRaised(let bill, let day): return [try raise(bill, on: day)]
        case .billRecalculated(let bill, let day):
            guard let last = bills[bill.id] else { throw DuesRefusal.noSuchClaim(.bill(bill.id)) }
            return [try cancel(bill.id, last.version, on: day), try raise(bill, on: day)]
        case .billCancelled(let bill, let version, let day): return [try cancel(bill, version, on: day)]
        case .corrected(let correction, let day):
            try refuseOther(correction.unit, correction.government)
            corrections[correction.id] = correction
            correctionDays[correction.id] = day
            return [try correction.entry(on: day)]
        case .paid(let payment):
            try refuseOther(payment.unit, payment.government)
            payments[payment.id] = payment
            return [try payment.entry()]
        case .refunded(let refund):
            let left = settlement.leftovers[refund.credit] ?? .zero
            if refund.amount > left { throw DuesRefusal.refundBeyondCredit(refund.credit, left: left) }
            refunded[refund.credit, default: .zero] += refund.amount
            return [try refund.entry(in: government, of: unit)]
        case .fined(let fine):
            try refuseOther(fine.unit, government)
            if bills[fine.bill] == nil { throw DuesRefusal.noSuchClaim(.bill(fine.bill)) }
            fines[fine.bill] = fine
            return [try fine.entry(in: government)]
        case .writtenOff(let writeOff): return [try write(off: writeOff)]
        }
    }

    private mutating func raise(_ bill: Bill, on day: Day) throws -> JournalEntry {
        try refuseOther(bill.unit, bill.government)
        let next = (versions[bill.id] ?? 0) + 1
        if bills[bill.id] != nil || bill.version != next {
            throw DuesRefusal.billOutOfSequence(bill.id, next: next)
        }
        let entry = try bill.entry(on: day)
        bills[bill.id] = bill
        versions[bill.id] = bill.version
        billEntries[entry.key] = entry
        return entry
    }

    private mutating func cancel(_ bill: BillID, _ version: Int, on day: Day) throws -> JournalEntry {
        guard let standing = bills[bill], standing.version == version,
            let entry = billEntries[standing.entryKey]
        else { throw DuesRefusal.noSuchClaim(.bill(bill)) }
        if fines[bill] != nil || writtenOff[.bill(bill)] != nil { throw DuesRefusal.billHasFollowers(bill) }
        bills[bill] = nil
        return try entry.reversal(on: day)
    }

    private mutating func write(off writeOff: WriteOff) throws -> JournalEntry {
        guard let state = state(of: writeOff.claim) else {
            throw DuesRefusal.noSuchClaim(writeOff.claim)
        }
        if writeOff.amount > state.open { throw DuesRefusal.writeOffBeyondOpen(writeOff.claim, state.open) }
        let before = claims
        writtenOff[writeOff.claim, default: .zero] += writeOff.amount
        let after = claims
        var changes: [Account: Rupiah] = [.writtenOff(unit): .zero - writeOff.amount]
        for claim in before where claim.id == writeOff.claim {
            for line in claim.lines { changes[line.account, default: .zero] += line.amount }
        }
        for claim in after where claim.id == writeOff.claim {
            for line in claim.lines { changes[line.account, default: .zero] += .zero - line.amount }
        }
        return try JournalEntry(
            government: government, key: EntryKey(["write-off", writeOff.id.description]),
            day: writeOff.day, cause: .writtenOff, documents: [writeOff.decision],
            movements: Movement.pairing(changes))
    }

    private func refuseOther(_ unit: UnitID, _ government: GovernmentID) throws(DuesRefusal) {
        if unit != self.unit || government != self.government { throw .otherUnit(unit) }
    }

    /// Settles anew and books by how much the new settlement differs from the last.
    private mutating func settle(_ event: DuesEvent) throws(EntryRefusal) -> JournalEntry? {
        let claims = claims
        let next = Settlement(claims: claims, credits: credits)
        let target = changes(by: next, of: claims)
        let difference = target.merging(settled.mapValues { .zero - $0 }, uniquingKeysWith: +)
        settlement = next
        settled = target
        let movements = Movement.pairing(difference)
        if movements.isEmpty { return nil }
        return try JournalEntry(
            government: government, key: EntryKey(["settlement", event.key.text]), day: event.day,
            cause: .settlement, movements: movements)
    }
}

/// Why an event is not taken, in order of precedence.
package enum DuesRefusal: Error, Sendable, Hashable {
    case keyHasAnotherContent(EntryKey)
    case otherUnit(UnitID)
    /// A bill is raised once, and its versions follow each other.
    case billOutOfSequence(BillID, next: Int)
    case noSuchClaim(ClaimID)
    /// It was fined or written off in part, so it can no longer be taken back.
    case billHasFollowers(BillID)
    case refundBeyondCredit(CreditID, left: Rupiah)
    case writeOffBeyondOpen(ClaimID, Rupiah)
    case entry(EntryRefusal)
}
