import Ledger
import Membership
import MoneyAndDates

/// Gathers what EPS says of billing codes from the rows of a table.
struct ConfirmationTable {
    private let template: BankTemplate
    private let places: BankPlaces
    private let headers: [String]
    private var list = ConfirmationList()

    init(_ fit: TemplateChoice.Fit, headers: [String], above rows: [BankRow]) {
        template = fit.template
        places = fit.places
        self.headers = headers
        list.otherRows = rows.count
    }

    /// Takes a row below the headers.
    mutating func add(_ row: BankRow) {
        guard row.cells != headers, isLine(row) else { return list.otherRows += 1 }
        do throws(UnreadReason) {
            list.confirmations.append(try confirmation(row))
        } catch {
            list.unread.append(UnreadLine(row: row.number, text: row.text, reason: error))
        }
    }

    func finished() -> ConfirmationList { list }

    var count: Int { list.confirmations.count + list.unread.count }

    /// A row with a code or an amount is a line; a sum at the foot has no code.
    private func isLine(_ row: BankRow) -> Bool {
        if !row.cell(places[.code]).isEmpty {
            let code = headerKey(row.cell(places[.code]))
            return !template.words.totals.contains(where: code.hasPrefix)
        }
        let first = headerKey(row.cells.first { !$0.isEmpty } ?? "")
        return !row.cell(places[.amount]).isEmpty && !template.words.totals.contains(where: first.hasPrefix)
    }

    private func confirmation(_ row: BankRow) throws(UnreadReason) -> BillingConfirmation {
        guard let code = BillingCode(row.cell(places[.code])) else {
            throw .codeUnreadable(row.cell(places[.code]))
        }
        let currency = row.cell(places[.currency])
        if !isRupiah(currency) { throw .currency(currency) }
        let written = row.cell(places[.amount])
        guard let amount = try row.amount(places[.amount], template.decimals), amount.amount > .zero else {
            throw .noAmount
        }
        if amount.isNegative { throw .negative(written) }
        let status = try status(row.cell(places[.status]))
        let paidOn = try row.day(places[.paidOn], template.days)
        if status == .paid, paidOn == nil { throw .noDay }
        return BillingConfirmation(
            row: row.number, code: code, employer: try employer(row), month: try month(row),
            amount: amount.amount, status: status, paidOn: status == .paid ? paidOn : nil)
    }

    private func status(_ text: String) throws(UnreadReason) -> BillingConfirmation.Status {
        if template.words.paid.contains(headerKey(text)) { return .paid }
        if template.words.unpaid.contains(headerKey(text)) { return .unpaid }
        throw .statusUnknown(text)
    }

    private func employer(_ row: BankRow) throws(UnreadReason) -> EmployerNumber? {
        let text = row.cell(places[.employer])
        if text.isEmpty { return nil }
        guard let number = EmployerNumber(text) else { throw .employerUnreadable(text) }
        return number
    }

    private func month(_ row: BankRow) throws(UnreadReason) -> Month? {
        let text = row.cell(places[.month])
        if text.isEmpty { return nil }
        let named = DayPattern("dd-MMM-yyyy")?.day("1-" + text.replacing(" ", with: "-"))
        guard let month = MonthText.month(text) ?? named.map(Month.init(of:)) else {
            throw .monthUnreadable(text)
        }
        return month
    }
}
