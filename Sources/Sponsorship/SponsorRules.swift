package import LawBook
package import MoneyAndDates

/// What SERTAKAN offers, as an office sets it.
package struct SponsorRules: Sendable, Hashable {
    /// Months that the form offers.
    package let months: [Int]
    package let mostMonths: Int
    /// Months ahead in which protection may begin.
    package let beginAhead: Int
    /// Days before the last day paid, the first reminder first.
    package let reminderDays: [Int]
    package let linkDays: Int
    package let linkUses: Int
    package let handOverDays: Int
    /// Income that the form puts forward, a month.
    package let income: Rupiah
    /// Beyond it an income is a slip of the keyboard.
    package let mostIncome = Rupiah(100_000_000)

    /// Where the file stands.
    package static let path = "templates/sponsors/terms.yaml"
    private static let keys = [
        "months", "most-months", "begin-ahead", "reminder-days", "link-days", "link-uses", "hand-over-days",
        "income",
    ]

    /// Reads the file: a key and a whole number or a list of them a line.
    ///
    /// - Throws: `SponsorFileRefusal` with the line.
    package init(yaml text: String) throws(SponsorFileRefusal) {
        var found: [String: [Int]] = [:]
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let plain = line.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
            if plain.allSatisfy(\.isWhitespace) { continue }
            let parts = plain.split(separator: ":", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
            guard parts.count == 2, SponsorRules.keys.contains(parts[0]), found[parts[0]] == nil else {
                throw SponsorFileRefusal(line: place + 1, fault: .keyWrong, value: String(line))
            }
            let numbers = parts[1].filter { $0 != "[" && $0 != "]" }.split(separator: ",").map { Int($0) }
            let whole = numbers.compactMap(\.self)
            guard !whole.isEmpty, whole.count == numbers.count, whole.allSatisfy({ $0 > 0 }) else {
                throw SponsorFileRefusal(line: place + 1, fault: .valueWrong, value: String(line))
            }
            found[parts[0]] = whole
        }
        for key in SponsorRules.keys where found[key] == nil {
            throw SponsorFileRefusal(line: 0, fault: .keyMissing, value: key)
        }
        func one(_ key: String) -> Int { found[key]?.first ?? 0 }
        months = found["months"] ?? []
        mostMonths = one("most-months")
        beginAhead = one("begin-ahead")
        reminderDays = (found["reminder-days"] ?? []).sorted(by: >)
        linkDays = one("link-days")
        linkUses = one("link-uses")
        handOverDays = one("hand-over-days")
        income = Rupiah(Int64(one("income")))
    }

    /// The reminder that is due for a last day: the smallest number of days not yet passed below; nil before
    /// the first one and after the last day.
    package func reminder(until last: Day, on today: Day) -> Int? {
        let left = last.sinceEpoch - today.sinceEpoch
        return left < 0 ? nil : reminderDays.filter { left <= $0 }.min()
    }
}

/// Why the file of terms cannot be used.
package struct SponsorFileRefusal: TellableRefusal, Hashable {
    /// 0 where there is none.
    package let line: Int
    package let fault: Fault
    package let value: String

    /// What is wrong with it; the raw value is its key in `words/`.
    package enum Fault: String, Sendable, Hashable {
        case keyWrong = "sponsor-file.key-wrong"
        case keyMissing = "sponsor-file.key-missing"
        case valueWrong = "sponsor-file.value-wrong"
    }

    package var note: Note {
        Note(
            fault.rawValue,
            ["file": .text(SponsorRules.path), "line": .number(line), "value": .text(value)])
    }
}
