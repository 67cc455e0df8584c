import Foundation
import LawBook
import Ledger
import Membership
import MoneyAndDates
import Testing

/// What other programs make of our books. The two programs are Debian packages, which CI installs; where one
/// is missing its test is skipped.
@Suite struct `The books as plain text` {
    @Test(.enabled(if: installed("hledger")), arguments: 1...3 as ClosedRange<UInt64>)
    func `are accepted by hledger with equal balances`(seed: UInt64) throws {
        let journal = try books(seed: seed)
        try withFile(journal.text(as: .hledger), "books.journal") { path in
            let check = try run(["hledger", "check", "--strict", "ordereddates", "-f", path])
            #expect(check.status == 0, "\(check.output)")
            let report = try run(["hledger", "balance", "--flat", "-N", "-O", "csv", "-f", path])
            #expect(amounts(report.output) == expected(journal), "\(report.output)")
        }
    }

    @Test(.enabled(if: installed("bean-check")), arguments: 1...3 as ClosedRange<UInt64>)
    func `are accepted by Beancount with equal balances`(seed: UInt64) throws {
        let journal = try books(seed: seed)
        try withFile(journal.text(as: .beancount), "books.beancount") { path in
            let check = try run(["bean-check", path])
            #expect(check.status == 0, "\(check.output)")
            #expect(check.output.isEmpty, "\(check.output)")
            let query = "SELECT account, number(only('IDR', sum(position))) AS total GROUP BY account"
            let report = try run(["bean-query", "-f", "csv", path, query])
            #expect(amounts(report.output) == expected(journal), "\(report.output)")
        }
    }

    @Test(.enabled(if: installed("hledger") && installed("bean-check")))
    func `are refused by both when a balance found outside is another one`() throws {
        var journal = Journal(of: city)
        let entry = try JournalEntry(
            government: city, key: key("a"), day: day(2026, 3, 1), cause: .fundsDisbursed,
            movements: [movement(.bankClearing(office), .budgetDisbursed(office), 100)])
        try journal.post(entry)
        try journal.assert(
            BalanceAssertion(
                government: city, key: key("b"), day: day(2026, 3, 1), account: .bankClearing(office),
                balance: rp(100)))
        let wrong = (
            hledger: journal.text(as: .hledger).replacing("= 100 IDR", with: "= 101 IDR"),
            beancount: journal.text(as: .beancount).replacing(/balance (\S+)  100 IDR/) {
                "balance \($0.1)  101 IDR"
            }
        )

        #expect(try accepts(["hledger", "check", "-f"], journal.text(as: .hledger)))
        #expect(try !accepts(["hledger", "check", "-f"], wrong.hledger))
        #expect(try accepts(["bean-check"], journal.text(as: .beancount)))
        #expect(try !accepts(["bean-check"], wrong.beancount))
    }

    private func accepts(_ command: [String], _ text: String) throws -> Bool {
        var status: Int32 = -1
        try withFile(text, "a.journal") { path in status = try run(command + [path]).status }
        return status == 0
    }

    @Test func `are empty when the books are`() {
        #expect(!Journal(of: city).text(as: .hledger).contains("account"))
        #expect(!Journal(of: city).text(as: .beancount).contains("open"))
    }

    @Test func `hold a number that somebody typed on one line`() throws {
        var journal = Journal(of: city)
        try journal.post(
            JournalEntry(
                government: city, key: key("a"), day: day(2026, 3, 1), cause: .fundsDisbursed,
                documents: [document(.paymentWarrant, "1\"\n2026-01-01 open Assets:X\\; date:2026-13-40")],
                movements: [movement(.bankClearing(office), .budgetDisbursed(office), 1)]))

        #expect(
            journal.text(as: .beancount).contains("sp2d: \"1' 2026-01-01 open Assets:X'  date:2026-13-40\""))
        #expect(!journal.text(as: .hledger).contains("\n2026-01-01"))
    }
}

/// A year of bills and payments, with papers whose numbers are as bad as can be typed, and balances found.
private func books(seed: UInt64) throws -> Journal {
    var dice = Dice(seed: seed)
    var books = Books()
    let joint = try #require(BilledProgrammes([.workAccident, .death]))
    let number = "900/12|a;b \"c\" \\ d, e:f [2026-02-30] @ {1}\u{2028}ü date:x"
    for place in 0..<12 {
        let of = month(2026, 1).adding(place)
        let raised = of.lastDay
        let bill = try Bill(
            id: BillID(Int64(place) + 1), government: city, unit: office, month: of, segment: .wageEarner,
            code: BillingCode("6323090488\(10 + place)"),
            lines: [
                BillLine(accident, .employer, rp(dice.within(1...99_999))),
                BillLine(joint, .employer, rp(dice.within(1...99_999))),
                BillLine(oldAge, .employer, rp(dice.within(1...99_999))),
                BillLine(oldAge, .worker, rp(dice.within(1...99_999))),
            ])
        try books.take(.billRaised(bill, on: raised))
        let warrant = Disbursement(
            government: city, unit: office, day: raised.adding(days: 5), amount: bill.total,
            warrant: document(.paymentWarrant, number), documents: [document(.paymentOrder, number)])
        try books.journal.post(warrant.entry(id: EventID(Int64(place))))
        try books.take(
            .paid(payment(Int64(place), raised.adding(days: 9), dice.within(1...bill.total.amount + 9))))
    }
    try books.take(.billRecalculated(bill(12, month(2026, 12), version: 2), on: day(2027, 1, 20)))
    let transfer = GovernmentTransfer(
        event: EventID(1), day: day(2026, 7, 1), amount: rp(5), from: (province, school), to: (city, office))
    if let transfer { try books.journal.post(transfer.incoming()) }
    for middle in [day(2026, 6, 30), day(2026, 8, 9), day(2027, 1, 20)] {
        let account = Account.bankClearing(office)
        try books.journal.assert(
            BalanceAssertion(
                government: city, key: key("found/\(middle)"), day: middle, account: account,
                balance: books.journal.balance(of: account, through: middle)))
    }
    return books.journal
}

/// Account → amount, nought left out, from a table of two columns.
private func amounts(_ csv: String) -> [String: Int64] {
    var found: [String: Int64] = [:]
    for line in csv.split(whereSeparator: \.isNewline) {
        let cells = line.split(separator: ",").map { $0.filter { !"\" \r".contains($0) } }
        guard cells.count == 2, cells[0].contains(":") || cells[0].hasPrefix("Equity") else { continue }
        let amount = Int64(cells[1].filter { $0.isNumber || $0 == "-" }) ?? .min
        if amount != 0 { found[cells[0]] = amount }
    }
    return found
}

/// The names are written once more here, independently of the writers.
private func expected(_ journal: Journal) -> [String: Int64] {
    var found: [String: Int64] = [:]
    for line in journal.trialBalance().lines {
        let parts = line.account.parts
        let kind = parts.kind.rawValue.split(separator: "-").map {
            $0.prefix(1).uppercased() + $0.dropFirst()
        }
        var name = "\(parts.kind.nature.rawValue):\(kind.joined(separator: "-"))"
        if let unit = parts.unit { name += ":U\(unit)" }
        if let programmes = parts.programmes { name += ":" + programmes.code.replacing("+", with: "-") }
        if let other = parts.counterparty { name += ":G\(other)" }
        found[name] = (line.debit - line.credit).amount
    }
    return found
}

private func installed(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
}

private func run(_ command: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}

private func withFile(_ text: String, _ name: String, _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("naungan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    try body(file.path)
}
