import EmbeddedFiles
import Ledger
import MoneyAndDates
import Spreadsheets
import Testing

@testable import BankFiles

@Suite struct `The words of bank files` {
    private let refusals: [BankFileRefusal] = [
        .table(.empty), .noTemplateFits(seen: ["a"], known: ["b"]), .severalTemplatesFit(["a"]),
        .unknownTemplate("a", known: []), .columnTwice(header: "a"), .documentType, .tooDeep(limit: 1),
        .malformedXML(detail: "a", line: 1), .otherDocument("a"), .noStatement, .tooManyLines(limit: 1),
        .changedWhileRead,
    ]
    private let reasons: [UnreadReason] = [
        .noDay, .dayUnreadable("a"), .noAmount, .amountUnreadable("a"), .fraction("a"), .negative("a"),
        .beyondRange("a"), .bothWays, .noDirection("a"), .currency("a"), .notBooked("a"),
        .balanceUnreadable("a"), .textTooLong(limit: 1), .codeUnreadable("a"), .employerUnreadable("a"),
        .monthUnreadable("a"), .statusUnknown("a"),
    ]
    private let checks: [BalanceCheck] = [.notGiven, .agrees, .differs(computed: rp(1), given: rp(2))]

    @Test(arguments: ["words/id.yaml", "words/en.yaml"])
    func `stand in every language with the arguments that are given`(path: String) throws {
        let text = try #require(EmbeddedFiles.text(at: path))
        let lines = text.split(separator: "\n")
        func check(_ key: String, _ arguments: Set<String>) throws {
            let line = try #require(lines.first { $0.hasPrefix("\(key):") }, "\(path) has no \(key)")
            let asked = Set(line.matches(of: /\{([^}]*)\}/).map { String($0.1) })
            #expect(asked == arguments, "\(key)")
        }
        for refusal in refusals { try check(refusal.key, Set(refusal.arguments.keys)) }
        for reason in reasons { try check(reason.key, Set(reason.arguments.keys)) }
        for result in checks { try check(result.key, Set(result.arguments.keys)) }
    }
}
