import MoneyAndDates

/// Gathers a statement from the rows of one table.
struct StatementTable {
    private let template: BankTemplate
    private let places: BankPlaces
    private let headers: [String]
    private var statement: BankStatement
    /// What the rows above the headers call the currency of the account; empty where they do not.
    private var currency = ""

    init(_ fit: TemplateChoice.Fit, headers: [String], above rows: [BankRow], sheet: String?) {
        template = fit.template
        places = fit.places
        self.headers = headers
        statement = BankStatement(id: sheet)
        for row in rows { label(row) }
    }

    /// Takes a row below the headers.
    mutating func add(_ row: BankRow) {
        // Headers stand again at the top of each printed page.
        if row.cells == headers || !isLine(row) { return label(row) }
        if takeBalance(row) { return }
        do throws(UnreadReason) {
            statement.lines.append(try line(row))
        } catch {
            statement.unread.append(UnreadLine(row: row.number, text: row.text, reason: error))
        }
    }

    /// The statement; balances that it does not tell by name are those of its first and last line.
    func finished() -> BankStatement {
        var finished = statement
        guard finished.unread.isEmpty, let (first, last) = ends() else { return finished }
        if finished.opening == nil { finished.opening = first.balance.map { $0 - first.signed } }
        if finished.closing == nil { finished.closing = last.balance }
        return finished
    }

    var count: Int { statement.lines.count + statement.unread.count }

    /// The first and the last line in time, whichever way the file is sorted.
    private func ends() -> (first: StatementLine, last: StatementLine)? {
        guard let top = statement.lines.first, let bottom = statement.lines.last else { return nil }
        return statement.isNewestFirst ? (bottom, top) : (top, bottom)
    }

    /// A row with an amount is a line, and so is one with a day; a sum at the foot has no day, and what
    /// stands in the first column of a signature is none.
    private func isLine(_ row: BankRow) -> Bool {
        let amounts = [BankColumn.debit, .credit, .amount].map { row.cell(places[$0]) }
        if amounts.allSatisfy(\.isEmpty) {
            let day = try? row.day(places[.day], template.days)
            return day != nil
        }
        if !row.cell(places[.day]).isEmpty { return true }
        let first = headerKey(row.cells.first { !$0.isEmpty } ?? "")
        return !template.words.totals.contains(where: first.hasPrefix)
    }

    private func line(_ row: BankRow) throws(UnreadReason) -> StatementLine {
        guard let day = try row.day(places[.day], template.days) else { throw .noDay }
        let currency = row.cell(places[.currency])
        if let other = [self.currency, currency].first(where: { !isRupiah($0) }) { throw .currency(other) }
        let (amount, direction) = try movement(row)
        let text = row.cell(places[.text])
        guard text.utf8.count <= StatementLine.textLimit else {
            throw .textTooLong(limit: StatementLine.textLimit)
        }
        let reference = row.cell(places[.reference])
        return StatementLine(
            row: row.number, day: day, valueDay: try row.day(places[.valueDay], template.days),
            amount: amount, direction: direction, text: text,
            references: PaymentReferences(in: text, bank: reference.isEmpty ? nil : reference),
            balance: try balance(row))
    }

    private func movement(_ row: BankRow) throws(UnreadReason) -> (Rupiah, StatementLine.Direction) {
        guard places[.amount] == nil else { return try markedMovement(row) }
        var debit = try positive(row, .debit, allowsMinus: template.debitsAreNegative)
        var credit = try positive(row, .credit, allowsMinus: false)
        if debit == .zero { debit = nil }
        if credit == .zero { credit = nil }
        switch (debit, credit) {
        case (let amount?, nil): return (amount, .moneyOut)
        case (nil, let amount?): return (amount, .moneyIn)
        case (nil, nil): throw .noAmount
        case (.some, .some): throw .bothWays
        }
    }

    private func positive(
        _ row: BankRow, _ column: BankColumn, allowsMinus: Bool
    ) throws(UnreadReason) -> Rupiah? {
        let text = row.cell(places[column])
        guard let amount = try row.amount(places[column], template.decimals) else { return nil }
        if amount.isNegative, !allowsMinus { throw .negative(text) }
        if let mark = amount.mark {
            let own = column == .debit ? template.words.out : template.words.into
            guard own.contains(mark) else { throw .noDirection(mark) }
        }
        return amount.amount
    }

    /// One amount, and a mark or a sign that says which way it went.
    private func markedMovement(_ row: BankRow) throws(UnreadReason) -> (Rupiah, StatementLine.Direction) {
        let text = row.cell(places[.amount])
        guard let amount = try row.amount(places[.amount], template.decimals), amount.amount > .zero else {
            throw .noAmount
        }
        let beside = row.cell(places[.mark])
        guard let mark = beside.isEmpty ? amount.mark : beside else {
            if amount.isNegative { return (amount.amount, .moneyOut) }
            guard template.plainAmountsComeIn else { throw .noDirection("") }
            return (amount.amount, .moneyIn)
        }
        if amount.isNegative { throw .negative(text) }
        if template.words.out.contains(headerKey(mark)) { return (amount.amount, .moneyOut) }
        if template.words.into.contains(headerKey(mark)) { return (amount.amount, .moneyIn) }
        throw .noDirection(mark)
    }

    /// The balance after a line; nil where it has a part of a rupiah, as accounts with interest do: what
    /// cannot be said in whole rupiah is not said.
    private func balance(_ row: BankRow) throws(UnreadReason) -> Rupiah? {
        let text = row.cell(places[.balance])
        do throws(UnreadReason) {
            return try row.amount(places[.balance], template.decimals).map(signed)
        } catch {
            if case .fraction = error { return nil }
            throw .balanceUnreadable(text)
        }
    }

    private func signed(_ amount: AmountText) -> Rupiah {
        let isBelow = amount.isNegative || amount.mark.map(template.words.out.contains) ?? false
        return isBelow ? .zero - amount.amount : amount.amount
    }
}

// What stands above, between and below the lines.
extension StatementTable {
    /// `Saldo Awal` with a day and a balance, but no movement.
    private mutating func takeBalance(_ row: BankRow) -> Bool {
        let columns = [BankColumn.debit, .credit, .amount]
        for column in columns where places[column] != nil {
            let amount = try? row.amount(places[column], template.decimals)
            if !row.cell(places[column]).isEmpty, amount?.amount != .zero { return false }
        }
        return takeLabelled(row, only: places[.balance])
    }

    private mutating func label(_ row: BankRow) {
        if !takeLabelled(row, only: nil) { statement.otherRows += 1 }
    }

    /// A label of the template in any cell of the row, and its value behind a colon or in a later cell.
    ///
    /// - Parameter place: the one column in which the value may stand; nil for any.
    private mutating func takeLabelled(_ row: BankRow, only place: Int?) -> Bool {
        for (own, cell) in row.cells.enumerated() where !cell.isEmpty {
            let halves = cell.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let key = headerKey(String(halves[0]))
            let behind = halves.count == 2 ? BankRow.trimmed(String(halves[1])) : ""
            if template.words.account.contains(key) {
                return takeAccount(behind.isEmpty ? row.firstText(after: own) : behind)
            }
            if template.words.currency.contains(key) {
                currency = behind.isEmpty ? row.firstText(after: own) : behind
                return true
            }
            let isOpening = template.words.opening.contains(key)
            guard isOpening || template.words.closing.contains(key) else { continue }
            let amounts = (place.map { [$0] } ?? Array((own + 1)..<max(own + 1, row.cells.count)))
                .compactMap { try? row.amount($0, template.decimals) }
            let told = behind.isEmpty ? amounts.last : try? AmountText.read(behind, template.decimals)
            return told.map { take(signed($0), isOpening: isOpening) } ?? false
        }
        return false
    }

    private mutating func takeAccount(_ text: String) -> Bool {
        let number = text.prefix { $0.isNumber || $0.isLetter || " .-".contains($0) }
        guard statement.account == nil, number.contains(where: \.isNumber) else { return false }
        statement.account = BankAccount(number: BankRow.trimmed(String(number)))
        return true
    }

    /// A statement over several pages tells its first opening and its last closing balance.
    private mutating func take(_ balance: Rupiah, isOpening: Bool) -> Bool {
        if !isOpening {
            statement.closing = balance
        } else if statement.opening == nil {
            statement.opening = balance
        }
        return true
    }
}

extension StatementLine {
    /// Bytes of text beyond which a line is no line.
    static let textLimit = 10_000
}

extension BankStatement {
    /// Whether the file is sorted with the newest line on top: by its days, or by its balances where there is
    /// but one day.
    var isNewestFirst: Bool {
        guard let top = lines.first, let bottom = lines.last else { return false }
        if top.day != bottom.day { return top.day > bottom.day }
        return rowsOffBalance(lines.reversed()).count < rowsOffBalance(lines).count
    }
}
