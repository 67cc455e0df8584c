import LawBook
import Membership
package import MoneyAndDates

extension ClaimQuestion {
    /// An answer as it is kept, out of what somebody typed.
    ///
    /// Days are taken as `2026-03-15` and as `15-03-2026`, money with and without points and `Rp`.
    ///
    /// - Parameters:
    ///   - law: the law of claims, for choices that it names.
    ///   - today: later days are refused.
    /// - Throws: `ClaimRefusal`.
    package func read(
        _ typed: String, of opening: ClaimOpening, under law: ClaimLaw, today: Day
    ) throws(ClaimRefusal) -> String {
        let text = typed.trimmed
        if text.isEmpty { return "" }
        switch kind {
        case .day:
            guard let day = Day(iso: text) ?? Day(dayFirst: text) else { throw wrong(text) }
            try refuseDay(day, today)
            return day.description
        case .moment:
            guard let moment = LocalMoment(iso: text) else { throw wrong(text) }
            try refuseDay(moment.day, today)
            return moment.description
        case .text:
            guard text.count <= ClaimQuestion.longestText else { throw wrong(text) }
            return text
        case .number, .days:
            guard let number = Int(text), (0...ClaimQuestion.largestNumber).contains(number) else {
                throw wrong(text)
            }
            return String(number)
        case .rupiah:
            guard let amount = Rupiah(typed: text), amount >= .zero, amount <= ClaimPayment.typingLimit
            else { throw wrong(text) }
            return String(amount.amount)
        case .yesNo:
            guard ["yes", "no"].contains(text) else { throw wrong(text) }
            return text
        case .choice, .codes: return try chosen(text, on: opening.eventDay, law)
        }
    }

    /// The codes among which there is a choice on a day; nil where any code is one.
    package func choices(on day: Day, under law: ClaimLaw) -> [String]? {
        switch choices {
        case .none: nil
        case .codes(let codes): codes
        case .law(let parameter): law.codes(parameter, on: day)
        }
    }

    private func chosen(_ text: String, on day: Day, _ law: ClaimLaw) throws(ClaimRefusal) -> String {
        let codes = kind == .choice ? [text] : text.split(separator: ",").map { String($0).trimmed }
        if let known = choices(on: day, under: law) {
            for code in codes where !known.contains(code) {
                throw .notAChoice(question: name, text: code, known: known)
            }
        }
        guard codes.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(ClaimQuestion.isOfCode) }) else {
            throw wrong(text)
        }
        return codes.joined(separator: ",")
    }

    private func refuseDay(_ day: Day, _ today: Day) throws(ClaimRefusal) {
        if day > today { throw .dayOutOfPlace(question: name, day: day) }
    }

    private func wrong(_ text: String) -> ClaimRefusal {
        .notAnAnswer(question: name, kind: kind, text: String(text.prefix(ClaimQuestion.longestShown)))
    }

    /// Limits of this program: beyond them a text is a file, and a number a slip.
    private static let longestText = 4_000
    private static let largestNumber = 1_000_000
    private static let longestShown = 40

    private static func isOfCode(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "."):
            true
        default: false
        }
    }
}

extension Day {
    /// `15-03-2026` or `15/03/2026`.
    init?(dayFirst text: String) {
        let parts = text.split(whereSeparator: { $0 == "-" || $0 == "/" })
        guard parts.count == 3, parts.map(\.utf8.count) == [2, 2, 4], let day = Int(parts[0]),
            let month = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        self.init(year, month, day)
    }
}

extension Rupiah {
    /// `1500000`, `1.500.000` or `Rp1.500.000`.
    init?(typed text: String) {
        let bare = text.hasPrefix("Rp") ? String(text.dropFirst(2)).trimmed : text
        let parts = bare.split(separator: ".", omittingEmptySubsequences: false)
        let isGrouped = parts.count > 1
        if isGrouped {
            guard let first = parts.first, (1...3).contains(first.count),
                parts.dropFirst().allSatisfy({ $0.count == 3 })
            else { return nil }
        }
        guard let amount = Int64(parts.joined()) else { return nil }
        self.init(amount)
    }
}

extension String {
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
