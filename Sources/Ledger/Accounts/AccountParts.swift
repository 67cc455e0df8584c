package import Membership

/// An account taken apart into columns, and put together again.
package struct AccountParts: Sendable, Hashable {
    package let kind: AccountKind
    package let unit: UnitID?
    package let programmes: BilledProgrammes?
    package let counterparty: GovernmentID?

    package init(
        kind: AccountKind, unit: UnitID? = nil, programmes: BilledProgrammes? = nil,
        counterparty: GovernmentID? = nil
    ) {
        self.kind = kind
        self.unit = unit
        self.programmes = programmes
        self.counterparty = counterparty
    }
}

extension Account {
    package var kind: AccountKind { parts.kind }
    package var unit: UnitID? { parts.unit }

    package var parts: AccountParts {
        switch self {
        case .contributionExpense(let unit, let programmes):
            AccountParts(kind: .contributionExpense, unit: unit, programmes: programmes)
        case .contributionsPayable(let unit, let programmes):
            AccountParts(kind: .contributionsPayable, unit: unit, programmes: programmes)
        case .benefitsFromBPJS(let unit, let programmes):
            AccountParts(kind: .benefitsFromBPJS, unit: unit, programmes: programmes)
        case .benefitsPaidToFamilies(let unit, let programmes):
            AccountParts(kind: .benefitsPaidToFamilies, unit: unit, programmes: programmes)
        case .workerShareToWithhold(let unit): AccountParts(kind: .workerShareToWithhold, unit: unit)
        case .lateFineExpense(let unit): AccountParts(kind: .lateFineExpense, unit: unit)
        case .lateFinesPayable(let unit): AccountParts(kind: .lateFinesPayable, unit: unit)
        case .paymentsToApply(let unit): AccountParts(kind: .paymentsToApply, unit: unit)
        case .prepaidContributions(let unit): AccountParts(kind: .prepaidContributions, unit: unit)
        case .overpaymentCarriedForward(let unit): AccountParts(kind: .overpaymentCarriedForward, unit: unit)
        case .bankClearing(let unit): AccountParts(kind: .bankClearing, unit: unit)
        case .budgetDisbursed(let unit): AccountParts(kind: .budgetDisbursed, unit: unit)
        case .writtenOff(let unit): AccountParts(kind: .writtenOff, unit: unit)
        case .betweenGovernments(let other): AccountParts(kind: .betweenGovernments, counterparty: other)
        case .openingBalances: AccountParts(kind: .openingBalances)
        }
    }

    /// Nil where the kind lacks a part that it needs, or is given one that it does not have.
    package init?(_ parts: AccountParts) {
        switch (parts.kind, parts.unit, parts.programmes, parts.counterparty) {
        case (.betweenGovernments, nil, nil, let other?): self = .betweenGovernments(other)
        case (.openingBalances, nil, nil, nil): self = .openingBalances
        case (let kind, let unit?, let programmes?, nil):
            guard let account = Account.of(kind, unit, programmes) else { return nil }
            self = account
        case (let kind, let unit?, nil, nil):
            guard let account = Account.of(kind, unit) else { return nil }
            self = account
        default: return nil
        }
    }

    private static func of(_ kind: AccountKind, _ unit: UnitID, _ programmes: BilledProgrammes) -> Account? {
        switch kind {
        case .contributionExpense: .contributionExpense(unit, programmes)
        case .contributionsPayable: .contributionsPayable(unit, programmes)
        case .benefitsFromBPJS: .benefitsFromBPJS(unit, programmes)
        case .benefitsPaidToFamilies: .benefitsPaidToFamilies(unit, programmes)
        default: nil
        }
    }

    private static func of(_ kind: AccountKind, _ unit: UnitID) -> Account? {
        switch kind {
        case .workerShareToWithhold: .workerShareToWithhold(unit)
        case .lateFineExpense: .lateFineExpense(unit)
        case .lateFinesPayable: .lateFinesPayable(unit)
        case .paymentsToApply: .paymentsToApply(unit)
        case .prepaidContributions: .prepaidContributions(unit)
        case .overpaymentCarriedForward: .overpaymentCarriedForward(unit)
        case .bankClearing: .bankClearing(unit)
        case .budgetDisbursed: .budgetDisbursed(unit)
        case .writtenOff: .writtenOff(unit)
        case .contributionExpense, .contributionsPayable, .benefitsFromBPJS, .benefitsPaidToFamilies,
            .betweenGovernments, .openingBalances:
            nil
        }
    }
}

extension Account: Comparable {
    /// In the order of the chart, then by unit, programme and other government.
    package static func < (left: Account, right: Account) -> Bool { left.rank < right.rank }

    private var rank: (Int, Int64, String) {
        let parts = parts
        let kind = AccountKind.allCases.firstIndex(of: parts.kind) ?? 0
        return (kind, parts.unit?.number ?? parts.counterparty?.number ?? 0, parts.programmes?.code ?? "")
    }
}

extension Account: CustomStringConvertible {
    /// `contributions-payable/12/JKK`: how tests and programs name it; people see the label of its kind.
    package var description: String {
        let parts = parts
        return [
            parts.kind.rawValue, parts.unit?.description, parts.programmes?.code,
            parts.counterparty?.description,
        ].compactMap { $0 }.joined(separator: "/")
    }
}
