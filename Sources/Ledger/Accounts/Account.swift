package import Membership

/// An account of one government’s ledger.
///
/// The chart is small, and an account carries exactly the parts it needs: there is no contribution without a
/// unit and a programme, and no bank without a unit. Which government it belongs to is said by the entry.
package enum Account: Sendable, Hashable {
    /// What the month cost the unit: the employer’s share.
    case contributionExpense(UnitID, BilledProgrammes)
    /// What the unit must withhold from wages: the worker’s share it is billed for.
    case workerShareToWithhold(UnitID)
    /// What the unit owes BPJS for a programme, both shares.
    case contributionsPayable(UnitID, BilledProgrammes)
    case lateFineExpense(UnitID)
    case lateFinesPayable(UnitID)
    /// Money that BPJS has and that is not yet put to months; nought after every settlement.
    case paymentsToApply(UnitID)
    /// Paid on purpose for months that are not billed yet.
    case prepaidContributions(UnitID)
    /// Paid beyond what was billed; it goes to the next month (Perdir 22/PERDIR.02/072022).
    case overpaymentCarriedForward(UnitID)
    /// Between the treasury’s warrant (SP2D), the wages withheld, and what BPJS confirms.
    case bankClearing(UnitID)
    /// What the budget gave: the sum of the warrants.
    case budgetDisbursed(UnitID)
    /// What is owed no longer, by a decision with a number.
    case writtenOff(UnitID)
    /// The other half of what moves to or from another government.
    case betweenGovernments(GovernmentID)
    /// What BPJS paid for people of the unit, by programme.
    case benefitsFromBPJS(UnitID, BilledProgrammes)
    /// The same money where it went: it never lies with the office.
    case benefitsPaidToFamilies(UnitID, BilledProgrammes)
    /// Where the balances of the day the books begin come from.
    case openingBalances
}

/// What an account is, without the unit and the programme: the code that files and the store keep.
package enum AccountKind: String, Sendable, Hashable, CaseIterable {
    case contributionExpense = "contribution-expense"
    case workerShareToWithhold = "worker-share-to-withhold"
    case contributionsPayable = "contributions-payable"
    case lateFineExpense = "late-fine-expense"
    case lateFinesPayable = "late-fines-payable"
    case paymentsToApply = "payments-to-apply"
    case prepaidContributions = "prepaid-contributions"
    case overpaymentCarriedForward = "overpayment-carried-forward"
    case bankClearing = "bank-clearing"
    case budgetDisbursed = "budget-disbursed"
    case writtenOff = "written-off"
    case betweenGovernments = "between-governments"
    case benefitsFromBPJS = "benefits-from-bpjs"
    case benefitsPaidToFamilies = "benefits-paid-to-families"
    case openingBalances = "opening-balances"

    /// The key of its name in `words/`.
    package var labelKey: String { "account.\(rawValue)" }

    package var nature: AccountNature {
        switch self {
        case .contributionExpense, .lateFineExpense, .benefitsPaidToFamilies: .expenses
        case .workerShareToWithhold, .paymentsToApply, .prepaidContributions, .overpaymentCarriedForward,
            .bankClearing, .betweenGovernments:
            .assets
        case .contributionsPayable, .lateFinesPayable: .liabilities
        case .budgetDisbursed, .writtenOff, .benefitsFromBPJS: .income
        case .openingBalances: .equity
        }
    }
}

/// On which side of the books an account stands; the five words that plain-text accounting knows.
package enum AccountNature: String, Sendable, Hashable, CaseIterable {
    case assets = "Assets"
    case liabilities = "Liabilities"
    case equity = "Equity"
    case income = "Income"
    case expenses = "Expenses"
}
