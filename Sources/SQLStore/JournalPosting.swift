package import MoneyAndDates

/// A balanced entry on its way into the journal. There is no way to make one that does not sum to nought.
package struct JournalPosting: Sendable, Equatable {
    /// What one account receives: debits positive, credits negative, never nought.
    package struct Line: Sendable, Equatable {
        package let account: String
        package let amount: Rupiah

        package init(_ account: String, _ amount: Rupiah) {
            self.account = account
            self.amount = amount
        }
    }

    /// A paper that the entry rests on.
    package struct Document: Sendable, Equatable {
        /// The office's word for it, such as `sp2d`.
        package let kind: String
        /// As it is written there.
        package let number: String

        package init(_ kind: String, _ number: String) {
            self.kind = kind
            self.number = number
        }
    }

    /// What an entry says beside its day and its lines.
    package struct Particulars: Sendable, Equatable {
        /// The month of dues that it is about.
        package let month: Month?
        /// What links it with an entry of another government.
        package let event: Int64?
        package let documents: [Document]
        /// The key of the entry that it takes back, where the caller does not know its number.
        package let reversesKey: String?

        package init(
            month: Month? = nil, event: Int64? = nil, documents: [Document] = [], reversesKey: String? = nil
        ) {
            self.month = month
            self.event = event
            self.documents = documents
            self.reversesKey = reversesKey
        }
    }

    package let government: Int64
    package let day: Day
    package let kind: String
    package let narration: String
    /// The caller's key: the same key posts once, however often it is asked.
    package let key: String
    package let lines: [Line]
    package let reverses: Int64?
    package let particulars: Particulars

    /// Refuses lines that do not sum to nought. Lines of nought are left out.
    package init(
        government: Int64, day: Day, kind: String, narration: String, key: String, lines: [Line],
        reverses: Int64? = nil, particulars: Particulars = Particulars()
    ) throws(StoreRefusal) {
        var sum: Int64 = 0
        for line in lines { sum += line.amount.amount }
        guard sum == 0 else { throw .unbalanced(difference: sum) }
        self.government = government
        self.day = day
        self.kind = kind
        self.narration = narration
        self.key = key
        self.lines = lines.filter { $0.amount != .zero }
        self.reverses = reverses
        self.particulars = particulars
    }

    /// What the entry says, without the key: the same key for something else is refused.
    var digest: String {
        var text = "\(day)|\(kind)|\(narration.utf8.count)|\(narration)|\(reverses ?? 0)"
        for line in lines { text += "|\(line.account.utf8.count)|\(line.account)|\(line.amount.amount)" }
        if particulars != Particulars() {
            let month = particulars.month.map { $0.yyyymm } ?? 0
            let back = particulars.reversesKey ?? ""
            text += "|of \(month)|\(particulars.event ?? 0)|\(back.utf8.count)|\(back)"
            for paper in particulars.documents {
                text += "|\(paper.kind)|\(paper.number.utf8.count)|\(paper.number)"
            }
        }
        return sha256(text.utf8)
    }
}
