import MoneyAndDates
import Spreadsheets

/// Gathers statements while an XML document is read.
final class CamtListener: XMLListener {
    private(set) var statements: [BankStatement] = []
    private(set) var version: Int?
    private(set) var refusal: BankFileRefusal?
    /// The namespace of the outermost element, to say what the document is instead.
    private(set) var firstNamespace = ""
    private let maximalLines: Int

    private var path: [CamtElement] = []
    private var letters: [UInt8] = []
    private var currency: String?
    private var statement = BankStatement()
    private var entry = CamtEntry(number: 0)
    private var balance = (kind: "", sum: CamtSum())
    private var hasOpening = false
    private var count = 0
    private var total = 0

    init(maximalLines: Int) { self.maximalLines = maximalLines }

    var isDone: Bool { refusal != nil }

    func began(_ name: XMLName, _ attributes: XMLAttributes) {
        let element = CamtElement(name)
        if path.isEmpty { firstNamespace = attributes.namespace?.description ?? "\(name)" }
        path.append(element)
        letters.removeAll(keepingCapacity: true)
        switch element {
        case .message: beginMessage(attributes)
        case .statement where isAt(.message):
            statement = BankStatement()
            hasOpening = false
            count = 0
            countLine()
        case .entry where isAt(.statement):
            count += 1
            entry = CamtEntry(number: count)
        case .transaction where isAt(.details): beginTransaction()
        case .balance: balance = ("", CamtSum())
        case .amount: currency = attributes.text("Ccy")
        default: break
        }
    }

    func said(_ text: CellBytes) {
        // A byte beyond the limit is kept, so that a text that is too long is known to be.
        letters.append(contentsOf: text.prefix(max(0, StatementLine.textLimit + 1 - letters.count)))
    }

    func ended(_ name: XMLName) {
        guard let element = path.last else { return }
        if version != nil { ended(element) }
        path.removeLast()
        letters.removeAll(keepingCapacity: true)
    }

    private func beginMessage(_ attributes: XMLAttributes) {
        let namespace = attributes.namespace?.description ?? ""
        version = CamtReader.version(of: namespace)
        if version == nil { refusal = .otherDocument(namespace) }
    }

    private func beginTransaction() {
        entry.transactions.append(CamtEntry.Transaction())
        countLine()
    }

    private func countLine() {
        total += 1
        if total > maximalLines { refusal = .tooManyLines(limit: maximalLines) }
    }

    /// Whether the element that ends, or begins, stands in these, the innermost last.
    private func isAt(_ outer: CamtElement...) -> Bool {
        path.dropLast().suffix(outer.count).elementsEqual(outer)
    }

    private func contains(_ element: CamtElement) -> Bool { path.contains(element) }

    private var text: String {
        let kept = letters.drop { $0 <= 32 }
        let blanks = kept.reversed().prefix { $0 <= 32 }.count
        return String(decoding: kept.dropLast(blanks), as: UTF8.self)
    }
}

extension CamtListener {
    private func ended(_ element: CamtElement) {
        switch element {
        case .statement where isAt(.message): statements.append(statement)
        case .entry where isAt(.statement): endEntry()
        case .balance where isAt(.statement): endBalance()
        default: endFact(element)
        }
    }

    private func endFact(_ element: CamtElement) {
        if contains(.transaction) {
            endFactOfTransaction(element)
        } else if contains(.entry) {
            endFactOfEntry(element)
        } else if contains(.balance) {
            endFactOfBalance(element)
        } else if contains(.statement) {
            endFactOfStatement(element)
        }
    }

    private func endFactOfStatement(_ element: CamtElement) {
        if element == .id, isAt(.statement) { statement.id = text }
        guard statement.account == nil else { return }
        if element == .iban, isAt(.statement, .account, .id) {
            statement.account = BankAccount(number: text)
        } else if element == .id, isAt(.statement, .account, .id, .other) {
            statement.account = BankAccount(number: text)
        }
    }

    private func endFactOfBalance(_ element: CamtElement) {
        switch element {
        case .code where isAt(.balance, .type, .codeOrProprietary): balance.kind = text
        case .amount where isAt(.balance): (balance.sum.amount, balance.sum.currency) = (text, currency)
        case .direction where isAt(.balance): balance.sum.direction = text
        default: break
        }
    }

    /// OPBD opens and CLBD closes; PRCD, the closing balance of the day before, opens where OPBD is missing.
    private func endBalance() {
        switch balance.kind {
        case "OPBD":
            if !hasOpening { statement.opening = balance.sum.balance() }
            hasOpening = true
        case "PRCD": if !hasOpening, statement.opening == nil { statement.opening = balance.sum.balance() }
        case "CLBD": statement.closing = balance.sum.balance()
        default: break
        }
    }

    private func endFactOfEntry(_ element: CamtElement) {
        switch element {
        case .amount where isAt(.entry): (entry.sum.amount, entry.sum.currency) = (text, currency)
        case .direction where isAt(.entry): entry.sum.direction = text
        // A word until version 2, a code from version 3 on.
        case .status where isAt(.entry): if !text.isEmpty { entry.status = text }
        case .code where isAt(.entry, .status): entry.status = text
        case .day where isAt(.entry, .bookingDay), .dayAndTime where isAt(.entry, .bookingDay):
            entry.bookingDay = text
        case .day where isAt(.entry, .valueDay), .dayAndTime where isAt(.entry, .valueDay):
            entry.valueDay = text
        case .entryText where isAt(.entry): entry.words.say(text)
        case .servicerReference where isAt(.entry): entry.words.servicerReference = text
        case .entryReference where isAt(.entry): entry.words.otherReference = text
        default: break
        }
    }

    private func endFactOfTransaction(_ element: CamtElement) {
        let last = entry.transactions.count - 1
        guard last >= 0 else { return }
        switch element {
        case .amount where isAt(.transaction), .amount where isAt(.amountDetails, .transactionAmount):
            (entry.transactions[last].sum.amount, entry.transactions[last].sum.currency) = (text, currency)
        case .direction where isAt(.transaction): entry.transactions[last].sum.direction = text
        case .unstructured where isAt(.remittance), .transactionText where isAt(.transaction),
            .reference where isAt(.structured, .creditorReference):
            entry.transactions[last].words.say(text)
        case .servicerReference where isAt(.references):
            entry.transactions[last].words.servicerReference = text
        case .endToEnd where isAt(.references), .transactionID where isAt(.references),
            .instruction where isAt(.references):
            endReference(last)
        case .name where isAt(.parties, .creditor), .name where isAt(.parties, .creditor, .party):
            entry.transactions[last].words.creditor = text
        case .name where isAt(.parties, .debtor), .name where isAt(.parties, .debtor, .party):
            entry.transactions[last].words.debtor = text
        default: break
        }
    }

    /// `NOTPROVIDED` is how the standard says that there is none.
    private func endReference(_ transaction: Int) {
        guard text != "NOTPROVIDED", !text.isEmpty else { return }
        if entry.transactions[transaction].words.otherReference == nil {
            entry.transactions[transaction].words.otherReference = text
        }
    }

    private func endEntry() {
        countLine()
        do throws(UnreadReason) {
            statement.lines += try entry.lines()
        } catch {
            statement.unread.append(UnreadLine(row: entry.number, text: entry.text, reason: error))
        }
    }
}
