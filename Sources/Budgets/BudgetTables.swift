/// What budgets go by beside the law: accounts, who may be paid from which purse, the usual calendar.
package struct BudgetTables: Sendable {
    package let accounts: AccountList
    package let eligibility: FundingEligibility
    package let calendar: UsualCalendar

    /// - Parameters:
    ///   - paths: of the files of `templates/`.
    ///   - text: of one of them.
    /// - Throws: `BudgetTableFault` with file and line.
    package init(paths: [String], text: (String) -> String?) throws(BudgetTableFault) {
        var tables: [(file: String, text: String)] = []
        for path in paths.sorted() where path.hasPrefix(AccountList.folder) && path.hasSuffix(".csv") {
            tables.append((path, text(path) ?? ""))
        }
        accounts = try AccountList(tables: tables)
        eligibility = try FundingEligibility(text(FundingEligibility.path) ?? "")
        calendar = try UsualCalendar(text(UsualCalendar.path) ?? "")
    }

    /// The same with more accounts: those of one government.
    package func adding(_ own: [AccountEntry]) -> BudgetTables {
        BudgetTables(accounts: accounts.adding(own), eligibility: eligibility, calendar: calendar)
    }

    private init(accounts: AccountList, eligibility: FundingEligibility, calendar: UsualCalendar) {
        self.accounts = accounts
        self.eligibility = eligibility
        self.calendar = calendar
    }
}
