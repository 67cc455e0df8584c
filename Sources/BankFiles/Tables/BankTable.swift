import Spreadsheets

/// Reads the sheets of a table file: finds the headers, then gathers lines below them.
struct BankTable {
    let choice: TemplateChoice

    /// Rows above the headers, at most; what stands further down is no header.
    static let headerRows = 100

    func read(
        _ file: TableFile
    ) throws(BankFileRefusal) -> (template: BankTemplate, content: BankFile.Content) {
        var found: [SheetGathering] = []
        var seen: [String] = []
        for index in file.sheets.indices {
            var sheet = SheetGathering(
                choice: found.first?.fit.map { TemplateChoice(templates: [$0.template]) } ?? choice,
                name: file.sheets.count > 1 ? file.sheets[index].name : nil)
            try rows(of: file, index, into: &sheet)
            if sheet.fit != nil { found.append(sheet) }
            if sheet.likeliest.count > seen.count { seen = sheet.likeliest }
        }
        guard let template = found.first?.fit?.template else {
            let shown = seen.map { String($0.prefix(40)) }.prefix(40)
            throw .noTemplateFits(seen: Array(shown), known: choice.templates.map(\.name).sorted())
        }
        return (template, content(of: found))
    }

    private func rows(
        of file: TableFile, _ index: Int, into sheet: inout SheetGathering
    ) throws(BankFileRefusal) {
        var refusal: BankFileRefusal?
        do throws(TableRefusal) {
            try file.forEachRow(inSheet: index) { row in
                do throws(BankFileRefusal) {
                    return try sheet.take(BankRow(row))
                } catch {
                    refusal = error
                    return .stop
                }
            }
        } catch {
            throw .table(error)
        }
        if let refusal { throw refusal }
    }

    private func content(of sheets: [SheetGathering]) -> BankFile.Content {
        var statements: [BankStatement] = []
        var list: ConfirmationList?
        for sheet in sheets {
            switch sheet.gathered {
            case .statement(let table): statements.append(table.finished())
            case .confirmations(let table):
                let more = table.finished()
                var all = list ?? ConfirmationList()
                all.confirmations += more.confirmations
                all.unread += more.unread
                all.otherRows += more.otherRows
                list = all
            case nil: continue
            }
        }
        return list.map(BankFile.Content.confirmations) ?? .statements(statements)
    }
}

/// One sheet on its way: rows are kept until the headers are found.
private struct SheetGathering {
    enum Gathered {
        case statement(StatementTable)
        case confirmations(ConfirmationTable)
    }

    let choice: TemplateChoice
    let name: String?
    private(set) var fit: TemplateChoice.Fit?
    private(set) var gathered: Gathered?
    /// The row with most texts so far: if nothing is found, it is likeliest the headers.
    private(set) var likeliest: [String] = []
    private var above: [BankRow] = []

    init(choice: TemplateChoice, name: String?) {
        self.choice = choice
        self.name = name
    }

    mutating func take(_ row: BankRow) throws(BankFileRefusal) -> RowFlow {
        switch gathered {
        case .statement(var table):
            gathered = nil
            table.add(row)
            gathered = .statement(table)
        case .confirmations(var table):
            gathered = nil
            table.add(row)
            gathered = .confirmations(table)
        case nil: return try lookForHeaders(row)
        }
        return .goOn
    }

    private mutating func lookForHeaders(_ row: BankRow) throws(BankFileRefusal) -> RowFlow {
        if let fit = try choice.fit(row.cells) {
            self.fit = fit
            switch fit.template.kind {
            case .statement:
                gathered = .statement(StatementTable(fit, headers: row.cells, above: above, sheet: name))
            case .confirmations:
                gathered = .confirmations(ConfirmationTable(fit, headers: row.cells, above: above))
            }
            above = []
            return .goOn
        }
        let texts = row.cells.filter { !$0.isEmpty }
        if texts.count > likeliest.count { likeliest = texts }
        above.append(row)
        return above.count < BankTable.headerRows ? .goOn : .stop
    }
}
