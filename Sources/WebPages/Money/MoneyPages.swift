import WebGate

/// Iuran: the months of registrations, their bills, and the money that pays them.
enum MoneyPages {
    static let routes: [Route] =
        PeriodBoardPages.routes + PeriodPages.routes + PersonReasonsPages.routes + WhyPages.routes
        + BillPages.routes + PaymentPages.routes + ReceiptPages.routes + BankPages.routes
        + BankLinePages.routes + ReconcilePages.routes + ArrearsPages.routes + JournalPages.routes
        + SIPPMonthPages.routes
}
