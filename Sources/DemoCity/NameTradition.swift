import Membership

/// How one people of the archipelago names its children.
struct NameTradition: Sendable {
    private let first: [Sex: [String]]
    private let second: [Sex: [String]]
    private let prefixes: [Sex: [String]]
    private let surnames: [String]
    private let prefixPercent: Int
    private let secondPercent: Int
    private let thirdPercent: Int
    private let surnamePercent: Int

    init(_ words: WordLists) throws(DemoRefusal) {
        first = [.male: try words.list("laki-laki"), .female: try words.list("perempuan")]
        second = [
            .male: try words.list("laki-laki kedua"), .female: try words.list("perempuan kedua"),
        ]
        prefixes = [
            .male: words.optionalList("awalan laki-laki"),
            .female: words.optionalList("awalan perempuan"),
        ]
        surnames = words.optionalList("marga")
        prefixPercent = try words.number("awalan", in: "persen")
        secondPercent = try words.number("kedua", in: "persen")
        thirdPercent = try words.number("ketiga", in: "persen")
        surnamePercent = try words.number("marga", in: "persen")
    }

    /// A surname for a whole family; nil where none is in use.
    func surname(_ random: inout SeededRandom) -> String? {
        !surnames.isEmpty && random.percent(surnamePercent) ? random.pickCommon(surnames) : nil
    }

    /// A full name in capitals, as an identity card has it.
    func name(_ sex: Sex, surname: String?, _ random: inout SeededRandom) -> String {
        var words: [String] = []
        if let prefixes = prefixes[sex], !prefixes.isEmpty, random.percent(prefixPercent) {
            words.append(random.pickCommon(prefixes))
        }
        words.append(random.pickCommon(first[sex] ?? []))
        if random.percent(thirdPercent) { words.append(random.pickCommon(first[sex] ?? [])) }
        if random.percent(surname == nil ? secondPercent : secondPercent / 3) {
            words.append(random.pickCommon(second[sex] ?? []))
        }
        if let surname { words.append(surname) }
        return words.joined(separator: " ").uppercased()
    }
}
