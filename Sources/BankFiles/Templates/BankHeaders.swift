/// What a column of a bank’s table, or of a list of EPS, holds; the raw value stands in the templates.
enum BankColumn: String, Sendable, CaseIterable {
    case day
    case valueDay = "value-day"
    case text
    case debit, credit
    /// One amount for both ways: a mark of its own or beside it, or its sign, says which.
    case amount
    case mark
    case reference, balance, currency
    case code, employer, month, status
    case paidOn = "paid-on"

    /// The columns that the rows of one kind may have.
    static func allowed(in kind: BankTemplate.Kind) -> Set<BankColumn> {
        switch kind {
        case .statement:
            [.day, .valueDay, .text, .debit, .credit, .amount, .mark, .reference, .balance, .currency]
        case .confirmations: [.code, .employer, .month, .amount, .status, .paidOn, .currency]
        }
    }
}

/// By which headers the columns of a template are known.
struct BankHeaders: Sendable {
    /// Spellings in the order of preference.
    private let spellings: [(column: BankColumn, keys: [String])]
    private let required: Set<BankColumn>

    init(
        columns: [String: [String]], requires: [String], kind: BankTemplate.Kind, file: BankTemplateText
    ) throws(BankTemplateFault) {
        var spellings: [(column: BankColumn, keys: [String])] = []
        var owner: [String: BankColumn] = [:]
        for (name, words) in columns.sorted(by: { $0.key < $1.key }) {
            let column = try Self.column(name, kind, file)
            let keys = words.map(headerKey)
            for key in keys {
                guard !key.isEmpty else {
                    throw file.fault("columns", "\(name) has a spelling of no letters")
                }
                if let other = owner.updateValue(column, forKey: key), other != column {
                    throw file.fault("columns", "\(key) means both \(other.rawValue) and \(name)")
                }
            }
            spellings.append((column, keys))
        }
        var required: Set<BankColumn> = []
        for name in requires { required.insert(try Self.column(name, kind, file)) }
        let given = Set(spellings.map(\.column))
        guard required.isSubset(of: given), Self.suffice(given, for: kind), Self.suffice(required, for: kind)
        else { throw file.fault("requires", "too little to read a line by") }
        self.spellings = spellings
        self.required = required
    }

    private static func column(
        _ name: String, _ kind: BankTemplate.Kind, _ file: BankTemplateText
    ) throws(BankTemplateFault) -> BankColumn {
        guard let column = BankColumn(rawValue: name), BankColumn.allowed(in: kind).contains(column) else {
            throw file.fault("columns", "\(name) is no column")
        }
        return column
    }

    /// Whether a line can be read with those columns.
    private static func suffice(_ columns: Set<BankColumn>, for kind: BankTemplate.Kind) -> Bool {
        switch kind {
        case .statement:
            columns.contains(.day)
                && (columns.contains(.amount) || columns.isSuperset(of: [.debit, .credit]))
        case .confirmations: columns.isSuperset(of: [.code, .amount, .status])
        }
    }

    /// Where the columns stand in a row of headers; nil where it is not such a row.
    func places(in keys: [String]) -> BankPlaces? {
        var places: [BankColumn: Int] = [:]
        var twice: BankColumn?
        for (column, spelled) in spellings {
            for key in spelled {
                let found = keys.indices.filter { keys[$0] == key }
                guard let first = found.first else { continue }
                places[column] = first
                if found.count > 1, twice == nil { twice = column }
                break
            }
        }
        guard required.isSubset(of: places.keys) else { return nil }
        return BankPlaces(places: places, twice: twice)
    }
}

/// Where the columns of a template stand in a table.
struct BankPlaces: Sendable, Equatable {
    let places: [BankColumn: Int]
    /// A column that stands there twice under one header.
    let twice: BankColumn?

    subscript(column: BankColumn) -> Int? { places[column] }
}
