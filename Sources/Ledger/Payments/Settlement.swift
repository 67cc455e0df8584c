import Membership
package import MoneyAndDates

/// Which money pays which month: what a unit owes against what BPJS has of it.
///
/// Dues are paid in full and in sequence, the oldest month first and a fine after the dues of its month;
/// what is over goes to the next month (Perdir 22/PERDIR.02/072022; `law/parameters/payment/`). A claim that
/// is paid in parts counts as paid on the day of its last part.
///
/// It is a function of what is owed and what was paid, and of nothing else: the order in which either became
/// known does not matter. Cost: sorting, then one pass. What comes after everything that is there, as most
/// things do, is added in steps that cost what they change (`SettlementStep`).
package struct Settlement: Sendable, Hashable {
    /// A part of a credit that went to a claim.
    package struct Allocation: Sendable, Hashable {
        package let credit: CreditID
        package let claim: ClaimID
        package let amount: Rupiah
        /// The day of the credit.
        package let day: Day
    }

    /// In the order in which they were made: rising months, rising days of payment.
    package private(set) var allocations: [Allocation]
    package private(set) var states: [ClaimID: ClaimState]
    /// What is left of each credit; nought is left out.
    package private(set) var leftovers: [CreditID: Rupiah]
    /// What is still to pay, in the turn in which it is paid, and what can still pay; never both.
    private(set) var openClaims: [Claim]
    private var openCredits: [Credit]
    private var lastClaim: SettlementRank?
    private var lastCredit: SettlementRank?

    package var leftover: Rupiah { leftovers.values.sum() }

    /// Nothing owed, nothing paid.
    package static let empty = Settlement(claims: [], credits: [])

    package init(claims: [Claim], credits: [Credit]) {
        var allocations: [Allocation] = []
        var states: [ClaimID: ClaimState] = [:]
        var openClaims: [Claim] = []
        lastClaim = claims.map(\.rank).max()
        lastCredit = credits.map(\.rank).max()
        var credits = credits.filter { $0.amount > .zero }.sorted { $0.rank < $1.rank }[...]
        for claim in claims.sorted(by: { $0.rank < $1.rank }) {
            var open = claim.amount
            var last: Day?
            while open > .zero, let credit = credits.first {
                let part = min(open, credit.amount)
                allocations.append(
                    Allocation(credit: credit.id, claim: claim.id, amount: part, day: credit.day))
                open = open - part
                last = max(last ?? credit.day, credit.day)
                credits[credits.startIndex].amount = credit.amount - part
                if part == credit.amount { credits.removeFirst() }
            }
            states[claim.id] = ClaimState(owed: claim.amount, open: open, lastPaid: last)
            if open > .zero { openClaims.append(claim) }
        }
        self.openClaims = openClaims
        openCredits = Array(credits)
        self.allocations = allocations
        self.states = states
        leftovers = Dictionary(uniqueKeysWithValues: credits.map { ($0.id, $0.amount) })
    }

    /// What a credit that comes after all others changes; nil for one that does not.
    func step(adding credit: Credit) -> SettlementStep? {
        if let lastCredit, credit.rank <= lastCredit { return nil }
        var step = SettlementStep(claims: openClaims, credits: openCredits + [credit])
        step.lastCredit = credit.rank
        step.pay(states)
        return step
    }

    /// What a claim that comes after all others changes; nil for one that does not.
    func step(adding claim: Claim) -> SettlementStep? {
        if let lastClaim, claim.rank <= lastClaim { return nil }
        var step = SettlementStep(claims: openClaims + [claim], credits: openCredits)
        step.lastClaim = claim.rank
        step.states[claim.id] = ClaimState(owed: claim.amount, open: claim.amount, lastPaid: nil)
        step.pay(states)
        return step
    }

    /// Takes a step that was worked out on this settlement.
    mutating func take(_ step: SettlementStep) {
        allocations += step.allocations
        states.merge(step.states) { $1 }
        openClaims = step.claims
        openCredits = step.credits
        for (credit, left) in step.leftovers { leftovers[credit] = left == .zero ? nil : left }
        lastClaim = step.lastClaim ?? lastClaim
        lastCredit = step.lastCredit ?? lastCredit
    }
}

/// What is owed, by account.
package struct Claim: Sendable, Hashable {
    package let id: ClaimID
    /// The month in whose turn it is paid.
    package let month: Month
    package let dueDay: Day?
    /// Above nought; by account that is owed.
    package var lines: [ClaimLine]

    package var amount: Rupiah { lines.map(\.amount).sum() }

    /// Dues first, then corrections, then fines of the same month.
    var rank: SettlementRank {
        let time = month.year * 12 + month.month
        return switch id {
        case .bill(let bill): SettlementRank(time: time, kind: 0, number: bill.number)
        case .correction(let correction): SettlementRank(time: time, kind: 1, number: correction.number)
        case .fine(let bill): SettlementRank(time: time, kind: 2, number: bill.number)
        }
    }
}

/// A part of a claim that stands on one account.
package struct ClaimLine: Sendable, Hashable {
    package let account: Account
    package var amount: Rupiah
}

/// Money, or a correction in the payer’s favour, that can pay.
package struct Credit: Sendable, Hashable {
    package let id: CreditID
    package let day: Day
    /// What is usable: less what was given back.
    package var amount: Rupiah

    var rank: SettlementRank {
        switch id {
        case .correction(let correction):
            SettlementRank(time: day.sinceEpoch, kind: 0, number: correction.number)
        case .payment(let payment): SettlementRank(time: day.sinceEpoch, kind: 1, number: payment.number)
        }
    }
}

/// How far a claim is paid; the codes of EPS, and one for what lies between.
package struct ClaimState: Sendable, Hashable {
    package let owed: Rupiah
    package let open: Rupiah
    /// The day of the latest part; nil when nothing is paid.
    package let lastPaid: Day?

    package init(owed: Rupiah, open: Rupiah, lastPaid: Day?) {
        self.owed = owed
        self.open = open
        self.lastPaid = lastPaid
    }

    package var paid: Rupiah { owed - open }

    package var standing: BillStanding {
        if owed == .zero { return .writtenOff }
        if open == .zero { return .paid }
        return open == owed ? .unpaid : .partlyPaid
    }

    /// The day on which it counts as paid: that of the last part, once nothing is open.
    package var paidOn: Day? { open == .zero ? lastPaid : nil }
}

/// What a person is told of a bill.
package enum BillStanding: String, Sendable, Hashable, CaseIterable {
    case unpaid = "UNPAID"
    case partlyPaid = "PARTLY-PAID"
    case paid = "PAID"
    /// Nothing is owed any longer, by decision.
    case writtenOff = "WRITTEN-OFF"

    /// The key of its name in `words/`.
    package var labelKey: String { "bill.standing.\(rawValue.lowercased())" }
}
