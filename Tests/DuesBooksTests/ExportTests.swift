import DuesBooks
import Foundation
import LawBook
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

/// The books written out of the store. hledger and Beancount are Debian packages, which CI installs.
@Suite struct `The journal written out` {
    @Test(arguments: TestEngine.atHand)
    func `has every entry as it was booked`(engine: TestEngine) async throws {
        try await withBooks(engine) { desk, booked in
            let read = try await desk.database.read { connection in
                var entries: [JournalEntry] = []
                try JournalExport.entries(of: 1671, on: connection) { entries.append($0) }
                return entries
            }
            #expect(Set(read).isSuperset(of: booked))
            #expect(read.count == booked.count + 1)
            let trial = try await desk.database.read {
                try JournalReading.trialBalance(through: day(2030, 1, 1), government: 1671, on: $0)
            }
            let journal = try Journal(of: GovernmentID(1671), entries: read)
            #expect(journal.trialBalance() == trial)
        }
    }

    @Test(.enabled(if: installed("hledger") && installed("bean-check")), arguments: TestEngine.atHand)
    func `is accepted by hledger and Beancount with equal balances`(engine: TestEngine) async throws {
        try await withBooks(engine) { desk, _ in
            for (format, check) in [
                (PlainTextFormat.hledger, ["hledger", "check", "--strict", "ordereddates", "-f"]),
                (.beancount, ["bean-check"]),
            ] {
                let text = try await desk.database.read { connection in
                    var text = ""
                    try JournalExport.write(format, of: 1671, on: connection) { text += $0 }
                    return text
                }
                let file = FileManager.default.temporaryDirectory.appendingPathComponent(
                    "naungan-\(UUID().uuidString)")
                defer { try? FileManager.default.removeItem(at: file) }
                try Data(text.utf8).write(to: file)
                let outcome = try run(check + [file.path])
                #expect(outcome.status == 0, "\(outcome.output)")
                guard format == .hledger else { continue }
                let report = try run(["hledger", "balance", "--flat", "-N", "-O", "csv", "-f", file.path])
                let owed = try await desk.balances()["contributions-payable/7/JKK"] ?? .zero
                #expect(
                    report.output.contains("Liabilities:Contributions-Payable:U7:JKK\",\"\(owed.amount) IDR"))
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `tells what moved on an account, with the balance before and after`(engine: TestEngine) async throws
    {
        try await withBooks(engine) { desk, _ in
            let account = Account.contributionsPayable(UnitID(7), accident)
            let (opening, lines) = try await desk.database.read {
                try JournalReading.statement(
                    of: account, from: day(2026, 2, 1), through: day(2026, 12, 31), government: 1671, on: $0)
            }
            #expect(opening == rp(-60))
            let last = try await desk.balances()[account.description]
            #expect(lines.last?.balance == last)
            #expect(lines.map(\.change).sum() + opening == last)
        }
    }

    private func withBooks(
        _ engine: TestEngine, _ body: (Desk, [JournalEntry]) async throws -> Void
    ) async throws {
        try await withDesk(engine) { desk in
            var booked: [JournalEntry] = []
            let events: [(String, DuesEvent)] = [
                ("a", .billRaised(try bill(77, 1), on: day(2026, 1, 31))),
                (
                    "p",
                    .paid(
                        payment(
                            1, day(2026, 2, 9), 130,
                            documents: [paper(.bankReference, "1\"; date:2026-13-40\n\\x")]))
                ),
                ("b", .billRaised(try bill(78, 2), on: day(2026, 2, 28))),
                ("c", .billRecalculated(try bill(78, 2, jkk: 10, version: 2), on: day(2026, 3, 1))),
            ]
            for event in events { booked += try await desk.record(event).entries }
            try await TreasuryActs.enter(
                TreasuryPaper(
                    .warrant, number: "900/1", registration: 7, month: month(1), day: day(2026, 2, 3),
                    amount: rp(100), request: "1/SPP"), by: desk.office)
            let clearing = Account.bankClearing(UnitID(7))
            try await TreasuryActs.assert(clearing, holds: rp(100), at: day(2026, 2, 5), by: desk.office)
            try await body(desk, booked)
        }
    }
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
