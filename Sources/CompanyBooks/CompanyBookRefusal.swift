import CompanyDuty
package import LawBook
import MoneyAndDates

/// Why the books of companies do not take or find something, beside what `CompanyDuty` refuses.
package enum CompanyBookRefusal: TellableRefusal, Hashable {
    /// No such company in this government's register.
    case noSuchCompany(String)
    case noSuchCase
    case noSuchFile
    /// The business number is another company's already.
    case businessNumberTaken(String, by: String)
    /// Neither a business number, a number at BPJS nor a code.
    case unnamed
    case nameMissing
    case notABusinessNumber(String)
    case notAnEmployerNumber(String)
    case notACount(String)
    case notAnAmount(String)
    case notASize(String)
    case notARiskClass(String)
    /// The same number stands in an earlier row of the list.
    case twiceInTheList(String, row: Int)
    /// Another case of the company goes on.
    case caseThere
    /// The list was read in before.
    case listThere
    case noColumns
    case tooManyRows(Int)
    /// A row does not read as what this program writes there.
    case unreadable(table: String)

    package var note: Note {
        switch self {
        case .noSuchCompany(let code): told("no-such-company", ["code": .text(code)])
        case .noSuchCase: told("no-such-case")
        case .noSuchFile: told("no-such-file")
        case .businessNumberTaken(let number, let name):
            told("business-number-taken", ["number": .text(number), "name": .text(name)])
        case .unnamed: told("unnamed")
        case .nameMissing: told("name-missing")
        case .notABusinessNumber(let text): told("not-a-business-number", ["text": .text(text)])
        case .notAnEmployerNumber(let text): told("not-an-employer-number", ["text": .text(text)])
        case .notACount(let text): told("not-a-count", ["text": .text(text)])
        case .notAnAmount(let text): told("not-an-amount", ["text": .text(text)])
        case .notASize(let text): told("not-a-size", ["text": .text(text)])
        case .notARiskClass(let text): told("not-a-risk-class", ["text": .text(text)])
        case .twiceInTheList(let text, let row):
            told("twice-in-the-list", ["text": .text(text), "row": .number(row)])
        case .caseThere: told("case-there")
        case .listThere: told("list-there")
        case .noColumns: told("no-columns")
        case .tooManyRows(let most): told("too-many-rows", ["most": .number(most)])
        case .unreadable(let table): Note("dues.unreadable-row", ["table": .text(table)])
        }
    }

    private func told(_ key: String, _ arguments: [String: Term] = [:]) -> Note {
        Note("company.books.\(key)", arguments)
    }
}

extension Day {
    /// As the tables have it.
    var number: Int64 { Int64(yyyymmdd) }
}
