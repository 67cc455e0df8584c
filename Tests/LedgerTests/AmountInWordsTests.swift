import Ledger
import MoneyAndDates
import Testing

@Suite struct `An amount in words` {
    @Test(
        arguments: [
            (0, "nol rupiah"), (1, "satu rupiah"), (10, "sepuluh rupiah"), (11, "sebelas rupiah"),
            (12, "dua belas rupiah"), (19, "sembilan belas rupiah"), (20, "dua puluh rupiah"),
            (21, "dua puluh satu rupiah"), (99, "sembilan puluh sembilan rupiah"), (100, "seratus rupiah"),
            (101, "seratus satu rupiah"), (111, "seratus sebelas rupiah"), (200, "dua ratus rupiah"),
            (999, "sembilan ratus sembilan puluh sembilan rupiah"), (1000, "seribu rupiah"),
            (1001, "seribu satu rupiah"), (1100, "seribu seratus rupiah"), (2000, "dua ribu rupiah"),
            (11_000, "sebelas ribu rupiah"), (16_800, "enam belas ribu delapan ratus rupiah"),
            (100_000, "seratus ribu rupiah"), (101_000, "seratus satu ribu rupiah"),
            (1_000_000, "satu juta rupiah"), (1_001_000, "satu juta seribu rupiah"),
            (1_200_000, "satu juta dua ratus ribu rupiah"), (1_000_000_000, "satu miliar rupiah"),
            (1_000_000_000_000, "satu triliun rupiah"), (1_000_000_001_000, "satu triliun seribu rupiah"),
        ] as [(Int64, String)])
    func `is as Indonesians say it`(amount: Int64, words: String) {
        #expect(AmountInWords.indonesian(rp(amount)) == words)
    }

    @Test(
        arguments: [
            (0, "zero rupiah"), (13, "thirteen rupiah"), (20, "twenty rupiah"), (21, "twenty-one rupiah"),
            (100, "one hundred rupiah"), (115, "one hundred fifteen rupiah"), (1000, "one thousand rupiah"),
            (1_200_042, "one million two hundred thousand forty-two rupiah"),
            (3_000_000_000_000, "three trillion rupiah"),
        ] as [(Int64, String)])
    func `is as English says it`(amount: Int64, words: String) {
        #expect(AmountInWords.english(rp(amount)) == words)
    }

    @Test func `goes to 999 trillion and is not guessed beyond`() {
        let nines = "sembilan ratus sembilan puluh sembilan"
        let largest = "\(nines) triliun \(nines) miliar \(nines) juta \(nines) ribu \(nines) rupiah"

        #expect(AmountInWords.indonesian(AmountInWords.largest) == largest)
        #expect(AmountInWords.indonesian(AmountInWords.largest + rp(1)) == nil)
        #expect(AmountInWords.english(AmountInWords.largest + rp(1)) == nil)
    }

    @Test func `is none below nought`() {
        #expect(AmountInWords.indonesian(rp(-1)) == nil)
        #expect(AmountInWords.english(rp(-1)) == nil)
    }

    @Test(arguments: 1...300 as ClosedRange<UInt64>)
    func `reads back to the amount`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let digits = dice.within(1...15)
        let bound = (0..<digits).reduce(Int64(1)) { product, _ in product * 10 } - 1
        let amount = dice.within(0...bound)
        let words = try #require(AmountInWords.indonesian(rp(amount)))

        #expect(number(ofIndonesian: words) == amount)
    }

    /// The other way round, written independently: small numbers gather until a unit multiplies them.
    private func number(ofIndonesian words: String) -> Int64? {
        let small =
            [
                "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
                "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11, "seratus": 100,
            ] as [String: Int64]
        let units =
            ["ribu": 1000, "juta": 1_000_000, "miliar": 1_000_000_000, "triliun": 1_000_000_000_000]
            as [String: Int64]
        var total: Int64 = 0
        var group: Int64 = 0
        var digit: Int64 = 0
        for word in words.split(separator: " ").dropLast().map(String.init) {
            if let value = small[word] {
                (group, digit) = value < 10 ? (group + digit, value) : (group + digit + value, 0)
            } else if let unit = units[word] {
                (total, group, digit) = (total + (group + digit) * unit, 0, 0)
            } else {
                switch word {
                case "seribu": (total, group, digit) = (total + 1000, 0, 0)
                case "belas": (group, digit) = (group + digit + 10, 0)
                case "puluh": (group, digit) = (group + digit * 10, 0)
                case "ratus": (group, digit) = (group + digit * 100, 0)
                default: return nil
                }
            }
        }
        return total + group + digit
    }
}
