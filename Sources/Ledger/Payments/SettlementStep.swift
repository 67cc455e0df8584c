import MoneyAndDates

/// The turn in which claims are paid, and credits are used.
struct SettlementRank: Hashable, Comparable {
    let time: Int
    let kind: Int
    let number: Int64

    static func < (left: SettlementRank, right: SettlementRank) -> Bool {
        if left.time != right.time { return left.time < right.time }
        if left.kind != right.kind { return left.kind < right.kind }
        return left.number < right.number
    }
}

/// What a claim or a credit that comes last changes of a settlement. Whatever was paid before stays as it is,
/// so the cost is that of what is open, however long the history.
struct SettlementStep {
    /// What is still to pay, in its turn.
    private(set) var claims: [Claim]
    /// What can still pay, in its turn.
    private(set) var credits: [Credit]
    private(set) var allocations: [Settlement.Allocation] = []
    /// The claims whose states change.
    var states: [ClaimID: ClaimState] = [:]
    /// The credits of which something else is left than was, nought included.
    private(set) var leftovers: [CreditID: Rupiah] = [:]
    var lastClaim: SettlementRank?
    var lastCredit: SettlementRank?

    init(claims: [Claim], credits: [Credit]) {
        self.claims = claims
        self.credits = credits
    }

    /// Puts the credits to the claims, each in its turn.
    ///
    /// - Parameter before: how the claims stood.
    mutating func pay(_ before: [ClaimID: ClaimState]) {
        var (paid, used) = (0, 0)
        if let claim = claims.last, claim.amount == .zero { claims.removeLast() }
        if let credit = credits.last { leftovers[credit.id] = credit.amount }
        while paid < claims.count, used < credits.count {
            let (claim, credit) = (claims[paid], credits[used])
            let state = states[claim.id] ?? before[claim.id]
            let open = state?.open ?? claim.amount
            let part = min(open, credit.amount)
            allocations.append(
                Settlement.Allocation(credit: credit.id, claim: claim.id, amount: part, day: credit.day))
            states[claim.id] = ClaimState(
                owed: claim.amount, open: open - part,
                lastPaid: max(state?.lastPaid ?? credit.day, credit.day))
            credits[used].amount = credit.amount - part
            leftovers[credit.id] = credit.amount - part
            if part == open { paid += 1 }
            if part == credit.amount { used += 1 }
        }
        claims.removeFirst(paid)
        credits.removeFirst(used)
    }
}
