import Foundation
import Testing

private let fieldKey = String(repeating: "A", count: 43) + "="
private let indexKey = String(repeating: "B", count: 42) + "A="
private let keys = "export NAUNGAN_FIELD_KEY=\(fieldKey) NAUNGAN_INDEX_KEY=\(indexKey) NAUNGAN_DATABASE=a.db"

/// Two governments in one database, with a registration each.
@Suite struct `Money that comes back or goes to others` {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        try tell("database", "create")
        try tell("register", "government", "--region", "16.71")
        try tell("register", "government", "--region", "16")
        for government in ["1671", "16"] {
            try tell(
                "register", "registration", "--npp", "AB123456", "--division", "001", "--name", "Dinas",
                "--government", government)
        }
    }

    @discardableResult
    private func tell(_ arguments: String..., language: String = "id", code: Int32 = 0) throws -> String {
        let run = try desk.naungan(arguments + ["--lang", language], limit: keys)
        #expect(run.code == code, "\(arguments): \(run.output) \(run.errors)")
        #expect(!(run.output + run.errors).contains("⟨"), "\(run.output) \(run.errors)")
        return run.output + run.errors
    }

    private func receipt() throws -> String {
        let said = try tell(
            "pay", "--registration", "AB123456/001", "--amount", "500.000", "--government", "1671", "--on",
            "2026-07-01")
        let start = try #require(said.range(of: "KW/1671/"))
        return String(said[start.lowerBound...].prefix { $0 != "." && $0 != "\n" })
    }

    @Test(arguments: ["id", "en"])
    func `a refund is booked once, by the receipt`(language: String) throws {
        let receipt = try receipt()
        func refund(_ amount: String, code: Int32 = 0, key: String = "a") throws -> String {
            try tell(
                "pay", "refund", receipt, "--amount", amount, "--on", "2026-07-02", "--government", "1671",
                "--key", key, language: language, code: code)
        }
        #expect(try refund("200.000").contains("200.000"))
        #expect(try refund("200.000").contains(language == "id" ? "sudah" : "before"))
        #expect(try refund("300.001", code: 2, key: "b").contains("300.000"))
        #expect(try refund("300.000", key: "b").contains(receipt))
        let left = try tell("receipt", receipt, "--government", "1671", "--format", "json")
        #expect(try JSON.object(left).int("left") == 0)
    }

    @Test func `no refund is booked of what is not there, or before it came`() throws {
        let receipt = try receipt()
        for (credit, amount, day) in [
            ("KW/1671/2026/9999999", "1", "2026-07-02"), ("correction/5", "1", "2026-07-02"),
            ("payment/5", "1", "2026-07-02"), (receipt, "0", "2026-07-02"), (receipt, "1", "2999-01-01"),
        ] {
            try tell(
                "pay", "refund", credit, "--amount", amount, "--on", day, "--government", "1671", code: 2)
        }
        // The receipt of one government is none in another.
        try tell("pay", "refund", receipt, "--amount", "1", "--government", "16", code: 2)
    }

    @Test func `a transfer is booked by who gives, then once by who takes`() throws {
        func give(_ amount: String, to government: String = "1671", code: Int32 = 0) throws -> String {
            try tell(
                "pay", "transfer", "--from", "AB123456/001", "--to-government", government,
                "--to-registration", "AB123456/001", "--amount", amount, "--on", "2026-07-01", "--key", "a",
                "--government", "16", code: code)
        }
        #expect(try give("750000").contains("1671"))
        #expect(try give("750000").contains("750.000"))
        for (amount, to) in [("750001", "1671"), ("750000", "16"), ("750000", "1672")] {
            _ = try give(amount, to: to, code: 2)
        }
        func receive(_ from: String = "16", code: Int32 = 0) throws -> String {
            try tell("pay", "receive", "--from-government", from, "--government", "1671", code: code)
        }
        #expect(try receive().contains("750.000"))
        #expect(try receive().contains("Tidak ada"))
        _ = try receive("1671", code: 2)
        #expect(try tell("database", "check").isEmpty == false)
        for government in ["16", "1671"] {
            let balance = try tell("journal", "balance", "--government", government)
            #expect(balance.contains("750.000"), "\(balance)")
        }
    }
}
