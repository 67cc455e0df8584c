package import MoneyAndDates

/// An amount written out, as receipts have it: terbilang.
package enum AmountInWords {
    /// The largest that is written out: 999 trillion and a bit. More than a year of the whole country’s dues,
    /// and beyond it the words are not agreed on.
    package static let largest = Rupiah(999_999_999_999_999)

    /// `satu juta dua ratus ribu rupiah`; nil below nought or above `largest`.
    package static func indonesian(_ amount: Rupiah) -> String? {
        guard let groups = groups(of: amount) else { return nil }
        var words: [String] = []
        for (value, unit) in zip(groups, ["triliun", "miliar", "juta", "ribu", ""]) where value > 0 {
            // A thousand alone has a word of its own; a million has not.
            if value == 1, unit == "ribu" {
                words.append("seribu")
            } else {
                words += indonesianHundreds(value)
                if !unit.isEmpty { words.append(unit) }
            }
        }
        return (words.isEmpty ? ["nol"] : words).joined(separator: " ") + " rupiah"
    }

    /// `one million two hundred thousand rupiah`; nil below nought or above `largest`.
    package static func english(_ amount: Rupiah) -> String? {
        guard let groups = groups(of: amount) else { return nil }
        var words: [String] = []
        for (value, unit) in zip(groups, ["trillion", "billion", "million", "thousand", ""]) where value > 0 {
            words += englishHundreds(value)
            if !unit.isEmpty { words.append(unit) }
        }
        return (words.isEmpty ? ["zero"] : words).joined(separator: " ") + " rupiah"
    }

    /// Five groups of three digits, from the trillions down.
    private static func groups(of amount: Rupiah) -> [Int]? {
        guard amount >= .zero, amount <= largest else { return nil }
        var rest = amount.amount
        var groups: [Int] = []
        for _ in 0..<5 {
            groups.append(Int(rest % 1000))
            rest /= 1000
        }
        return groups.reversed()
    }

    private static let indonesianDigits = [
        "", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
        "sebelas",
    ]

    private static func indonesianHundreds(_ value: Int) -> [String] {
        let (hundreds, rest) = (value / 100, value % 100)
        var words: [String] = []
        if hundreds == 1 { words.append("seratus") }
        if hundreds > 1 { words += [indonesianDigits[hundreds], "ratus"] }
        switch rest {
        case 0: break
        case 1...11: words.append(indonesianDigits[rest])
        case 12...19: words += [indonesianDigits[rest - 10], "belas"]
        default:
            words += [indonesianDigits[rest / 10], "puluh"]
            if rest % 10 > 0 { words.append(indonesianDigits[rest % 10]) }
        }
        return words
    }

    private static let englishSmall = [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]

    private static let englishTens = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]

    private static func englishHundreds(_ value: Int) -> [String] {
        let (hundreds, rest) = (value / 100, value % 100)
        var words: [String] = hundreds > 0 ? [englishSmall[hundreds], "hundred"] : []
        if rest > 0, rest < englishSmall.count {
            words.append(englishSmall[rest])
        } else if rest > 0 {
            let tens = englishTens[rest / 10]
            words.append(rest % 10 > 0 ? "\(tens)-\(englishSmall[rest % 10])" : tens)
        }
        return words
    }
}
