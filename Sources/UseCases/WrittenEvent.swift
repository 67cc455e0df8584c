import Benefits
import LawBook
import MoneyAndDates

/// Lists that describe what happened, as a person or another program writes them.
enum WrittenEvent {
    /// `SMA1,SD6`, with the age after a colon where it is known: `SMA1:17`; nil where a level is none.
    static func children(_ text: String) -> [SchoolChild]? {
        list(text) { item, age in
            let letters = item.prefix { !$0.isNumber }
            guard let level = SchoolLevel(rawValue: letters.uppercased()),
                let year = number(item.dropFirst(letters.count)), age.map({ number($0) != nil }) ?? true
            else { return nil }
            return SchoolChild(level: level, year: year, age: age.flatMap(number))
        }
    }

    /// `A01,F05`, with a measure after a colon where the row has one: `O04:30`; nil where it is no code.
    static func injuries(_ text: String) -> [Injury]? {
        list(text) { item, measure in
            let code = item.prefix(3).uppercased() + item.dropFirst(3).lowercased()
            guard InjuryCode.isOne(code), measure.map({ number($0) != nil }) ?? true else { return nil }
            return Injury(code: code, measure: measure.flatMap(number))
        }
    }

    /// `land,sea`, with the receipt after a colon: `land:350000`; nil where a way of travel is none.
    static func trips(_ text: String) -> [Trip]? {
        list(text) { item, cost in
            guard let mode = TransportMode(rawValue: item.lowercased()) else { return nil }
            guard let cost else { return Trip(mode: mode) }
            guard let amount = Int64(cost), amount <= mostOfATrip else { return nil }
            return Trip(mode: mode, cost: Rupiah(amount))
        }
    }

    /// A limit of this program: beyond it a receipt is a slip of the keyboard.
    private static let mostOfATrip: Int64 = 10_000_000_000

    private static func list<Item>(
        _ text: String, _ convert: (Substring, Substring?) -> Item?
    ) -> [Item]? {
        let items = text.split { $0 == "," || $0 == ";" || $0 == "+" || $0.isWhitespace }
        var read: [Item] = []
        for item in items {
            let parts = item.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count <= 2, let value = convert(parts[0], parts.count > 1 ? parts[1] : nil) else {
                return nil
            }
            read.append(value)
        }
        return read.isEmpty ? nil : read
    }

    /// One to three digits and nothing else.
    private static func number(_ text: Substring) -> Int? {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy(digits.contains) else { return nil }
        return Int(text)
    }
}
