package import LawBook
package import MoneyAndDates
package import Words

/// What the worker and the family get, in a few sentences with the figures of the law book on a day; one that
/// no text in force states is called an estimate.
package enum FamilyGain {
    private static let told: [(key: String, parameter: String)] = [
        ("sponsor.gets.lump-sum", "jkm/lump-sum"), ("sponsor.gets.funeral", "jkm/funeral"),
        ("sponsor.gets.paid-months", "jkm/bpu-full-benefit-paid-months"),
    ]

    /// The sentences, in the order of a page; what the law book does not know is left out.
    package static func lines(_ words: Words, _ book: LawBook, on day: Day) -> [String] {
        [words("sponsor.gets.care")]
            + told.compactMap { line in
                guard let parameter = book.parameters[line.parameter],
                    let dated = parameter.values.last(where: { $0.from <= day }),
                    let number = dated.value.number
                else { return nil }
                let amount = parameter.unit == .rupiah ? Rupiah(number).description : String(number)
                let sentence = words(line.key, ["amount": .text(amount)])
                return sentence + (dated.status == .enacted ? "" : " (\(words("sponsor.estimate")))")
            }
    }
}
