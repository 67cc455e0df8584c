let lawNumbers = HouseRule(
    name: "no number of the law stands in the Swift that reads the law",
    instead: "Put it into law/parameters/ with its document; a number that is none of the law's goes into the"
        + " list `notOfTheLaw`, with the reason.",
    reports: [
        Plant("Sources/Contributions/A.swift", "let ceiling = 10_547_400\nlet share = 0.3", count: 2),
        Plant("Sources/Claims/A.swift", "let months = a < 24 ? 0x2A : 1_3", count: 3),
        Plant("Sources/LawBook/A.swift", "let a = \"\\(b + 54)\""),
        Plant("Sources/RosterReports/A.swift", "let key = budget.monthsFunded < 3 ? a : b"),
        Plant("Sources/RosterReports/A/B.swift", "if 36 <= months || months == 24 { a() }", count: 2),
        Plant("Sources/RosterReports/A.swift", "if age>=65 { a() }"),
    ],
    allows: [
        Plant("Sources/Contributions/A.swift", "let months = 12 + a0.b13 - $0.1  // 5.7% since 2015"),
        Plant("Sources/Contributions/A.swift", "let a = \"24 months\"\nlet sha256 = 1_000_000"),
        Plant("Sources/RosterFiles/A.swift", "let rows = 10_000"),
        Plant("Sources/RosterReports/A.swift", "let a = rows.count > 1 ? b(width: 70) : c.prefix(3)  // < 3"),
        Plant("Sources/RosterReports/A.swift", "func a() -> Int { 28 }\nlet b = c.count >= d ? 100 * e : 31"),
        Plant("Sources/RosterFiles/A.swift", "if rows > 10_000 { a() }"),
    ]
) { tree in
    let rules = tree.swift(
        under: "Sources/Contributions/", "Sources/Benefits/", "Sources/Claims/", "Sources/LawBook/")
    let ofTheLaw = rules.flatMap { file in
        (file.swift.map(numbers) ?? [])
            .filter { !isSmall($0.literal) && notOfTheLaw[$0.literal] == nil }
            .map { file.violation(at: $0.offset, "the number \($0.literal)") }
    }
    let thresholds = tree.swift(under: "Sources/RosterReports/").flatMap { file in
        (file.swift.map(comparedNumbers) ?? [])
            .map { file.violation(at: $0.offset, "a comparison with the number \($0.literal)") }
    }
    return ofTheLaw + thresholds
}

/// Literal → why it is none of the law's.
let notOfTheLaw = ["1_000_000": "a whole, in millionths"]

/// What is computed by the law and only told here has numbers of its own, widths and counts, so only what
/// something is compared with is taken for a threshold of the law; 0 and 1 ask whether there is any.
private func comparedNumbers(in swift: SwiftText) -> [(offset: Int, literal: String)] {
    let signs = Set("<>=!.-".utf8)
    let comparisons: Set = ["<", "<=", ">", ">=", "==", "!="]
    return numbers(in: swift).filter { number in
        guard !["0", "1"].contains(number.literal) else { return false }
        let before = swift.code[..<number.offset].reversed()
            .drop { $0 == UInt8(ascii: " ") }.prefix(while: signs.contains)
        let after = swift.code[(number.offset + number.literal.utf8.count)...]
            .drop { $0 == UInt8(ascii: " ") }.prefix(while: signs.contains)
        return comparisons.contains(String(decoding: before.reversed(), as: UTF8.self))
            || comparisons.contains(String(decoding: after, as: UTF8.self))
    }
}

let noFloatingPoint = HouseRule(
    name: "no floating point touches money",
    instead: "Use `Rupiah`, `Rate` in millionths, and a named `Rounding`.",
    reports: [
        Plant("Sources/MoneyAndDates/A.swift", "let a: Double = 0\nlet b = Float(1)", count: 2),
        Plant("Sources/Ledger/A.swift", "let a = 1.5 + 2e3", count: 2),
    ],
    allows: [
        Plant("Sources/Contributions/A.swift", "struct DoubleEntry {}  // Double\nlet a = b.1 + 0xE3"),
        Plant("Sources/RosterMatching/A.swift", "let weight: Double = 0.5"),
    ]
) { tree in
    let folders = ["MoneyAndDates", "LawBook", "Contributions", "Benefits", "Claims", "Ledger", "Budgets"]
    let files = tree.swift(under: "Sources/").filter { folders.contains($0.module ?? "") }
    return files.flatMap { file in
        guard let swift = file.swift else { return [Violation]() }
        let types = ["Double", "Float", "Float16", "Float80", "CGFloat", "Decimal"].flatMap { word in
            swift.places(ofWord: word).map { file.violation(at: $0, word) }
        }
        return types
            + numbers(in: swift).filter { isFloatingPoint($0.literal) }
            .map { file.violation(at: $0.offset, "the number \($0.literal)") }
    }
}

private func isFloatingPoint(_ literal: String) -> Bool {
    literal.contains(".") || (literal.contains("e") && !literal.hasPrefix("0x"))
}

/// Up to a dozen: indexes, halves, months of the year.
private func isSmall(_ literal: String) -> Bool {
    Int(literal.filter { $0 != "_" }).map { $0 <= 12 } ?? false
}

/// The number literals of the code; not `$0`, not `a.1`, not the digits of a name.
private func numbers(in swift: SwiftText) -> [(offset: Int, literal: String)] {
    var found: [(Int, String)] = []
    var place = 0
    var before: UInt8 = 0
    while place < swift.code.count {
        let byte = swift.code[place]
        let startsHere = isDigit(byte) && !isOfName(before) && before != UInt8(ascii: "$")
        let start = place
        place += 1
        if isOfName(byte) {
            while place < swift.code.count,
                isOfName(swift.code[place]) || isPoint(at: place, in: swift.code, startsHere)
            {
                place += 1
            }
        }
        if startsHere, !isMember(before, at: start, in: swift.code) {
            found.append((start, String(decoding: swift.code[start..<place], as: UTF8.self)))
        }
        before = swift.code[place - 1]
    }
    return found
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

/// The point inside 1.5, not the one in 1...5 or 1.method.
private func isPoint(at place: Int, in code: [UInt8], _ isNumber: Bool) -> Bool {
    isNumber && code[place] == UInt8(ascii: ".") && place + 1 < code.count && isDigit(code[place + 1])
}

/// The 1 of `a.1`, but not the 6 of `1...6`.
private func isMember(_ before: UInt8, at start: Int, in code: [UInt8]) -> Bool {
    before == UInt8(ascii: ".") && !(start > 1 && code[start - 2] == UInt8(ascii: "."))
}
