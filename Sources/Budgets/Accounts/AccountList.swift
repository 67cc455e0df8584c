package import LawBook
package import Membership

/// An account as a published chart has it: what is paid from it, for whom, in which years.
package struct AccountEntry: Sendable, Hashable {
    package let code: AccountCode
    /// The programmes that it pays; none where it is an activity, or for something else.
    package let programmes: ProgrammeSet
    /// For whom.
    package let categories: Set<WorkerCategory>
    package let from: Int
    /// The last year; nil while none is known.
    package let through: Int?
    package let status: LawStatus
    /// As the chart names it.
    package let name: String
    /// Where it was seen.
    package let source: String

    package init(
        code: AccountCode, programmes: ProgrammeSet, categories: Set<WorkerCategory>, from: Int,
        through: Int? = nil, status: LawStatus, name: String, source: String
    ) {
        self.code = code
        self.programmes = programmes
        self.categories = categories
        self.from = from
        self.through = through
        self.status = status
        self.name = name
        self.source = source
    }

    /// Whether it may be used in the budget of a year.
    package func holds(in year: Int) -> Bool { from <= year && (through.map { year <= $0 } ?? true) }
}

/// The accounts that are known, from `templates/accounts/`.
package struct AccountList: Sendable {
    package let entries: [AccountEntry]

    package init(_ entries: [AccountEntry]) { self.entries = entries.sorted { $0.code < $1.code } }

    /// An account by its code in any spelling.
    ///
    /// - Throws: `.unknownAccount` with the nearest that are known, `.accountNotInYear`.
    package func account(_ written: some StringProtocol, in year: Int) throws(BudgetRefusal) -> AccountEntry {
        let code = AccountCode(written)
        let found = entries.filter { $0.code == code }
        guard let first = found.first else {
            let text = String(written.prefix(40))
            throw .unknownAccount(text, nearest: nearest(to: code?.digits ?? text.filter(\.isNumber)))
        }
        guard let valid = found.first(where: { $0.holds(in: year) }) else {
            throw .accountNotInYear(first.code, year: year)
        }
        return valid
    }

    /// The accounts from which a programme of a category may be paid in a year.
    package func accounts(
        for programme: Programme, of category: WorkerCategory, in year: Int
    ) -> [AccountEntry] {
        entries.filter {
            $0.programmes.contains(programme) && $0.categories.contains(category) && $0.holds(in: year)
        }
    }

    /// The same list with more accounts: those of one government.
    package func adding(_ own: [AccountEntry]) -> AccountList { AccountList(entries + own) }

    /// The three codes that differ from some digits in the fewest places.
    private func nearest(to digits: String) -> [AccountCode] {
        let distances = Set(entries.map(\.code)).map { ($0, distance($0.digits, digits)) }
        return distances.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.prefix(3).map(\.0)
    }
}

/// How many digits must be put in, taken out or changed to make one text of another.
func distance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8), Array(right.utf8.prefix(40)))
    var row = Array(0...right.count)
    for (place, byte) in left.enumerated() {
        var diagonal = row[0]
        row[0] = place + 1
        for (other, second) in right.enumerated() {
            let changed = diagonal + (byte == second ? 0 : 1)
            diagonal = row[other + 1]
            row[other + 1] = min(changed, diagonal + 1, row[other] + 1)
        }
    }
    return row[right.count]
}
