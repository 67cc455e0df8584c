package import MoneyAndDates

/// Money that goes from one account to another: the smallest thing that can happen in a ledger.
///
/// It debits one account and credits another with the same amount, so it balances by what it is. Entries are
/// made of movements only; that is why an entry that does not balance cannot be written down.
package struct Movement: Sendable, Hashable {
    package let debit: Account
    package let credit: Account
    /// Whole rupiah, above nought.
    package let amount: Rupiah

    /// Nil when nothing moves: nought, less than nought, or from an account to itself.
    package init?(debit: Account, credit: Account, amount: Rupiah) {
        guard amount > .zero, debit != credit else { return nil }
        self.debit = debit
        self.credit = credit
        self.amount = amount
    }

    /// The same money back again.
    package var mirrored: Movement { Movement(swapping: self) }

    private init(swapping movement: Movement) {
        debit = movement.credit
        credit = movement.debit
        amount = movement.amount
    }

    /// The movement of a signed amount: none for nought, the other way round for less than nought.
    static func signed(debit: Account, credit: Account, amount: Rupiah) -> [Movement] {
        let movement =
            amount < .zero
            ? Movement(debit: credit, credit: debit, amount: .zero - amount)
            : Movement(debit: debit, credit: credit, amount: amount)
        return movement.map { [$0] } ?? []
    }

    /// Movements that change each account by so much, debits paired with credits in the order of the chart.
    ///
    /// - Precondition: the changes sum to nought; who computes them may not lose a rupiah.
    static func pairing(_ changes: [Account: Rupiah]) -> [Movement] {
        precondition(changes.values.sum() == .zero, "what is taken is given: the changes sum to nought")
        var debits = changes.filter { $0.value > .zero }.sorted { $0.key < $1.key }[...]
        var credits = changes.filter { $0.value < .zero }.sorted { $0.key < $1.key }[...]
        var movements: [Movement] = []
        while let debit = debits.first, let credit = credits.first {
            let amount = min(debit.value, .zero - credit.value)
            movements += signed(debit: debit.key, credit: credit.key, amount: amount)
            debits[debits.startIndex].value = debit.value - amount
            credits[credits.startIndex].value = credit.value + amount
            if debits[debits.startIndex].value == .zero { debits.removeFirst() }
            if credits[credits.startIndex].value == .zero { credits.removeFirst() }
        }
        return movements
    }
}
