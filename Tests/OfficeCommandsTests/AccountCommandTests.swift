import Foundation
import Testing

/// Keys that open nothing but this test's database.
private let fieldKey = String(repeating: "A", count: 43) + "="
private let indexKey = String(repeating: "B", count: 42) + "A="
private let keys = "export NAUNGAN_FIELD_KEY=\(fieldKey) NAUNGAN_INDEX_KEY=\(indexKey) NAUNGAN_DATABASE=a.db"

@Suite struct `Accounts from the terminal` {
    private let desk: Desk

    init() throws {
        desk = try Desk()
        #expect(try desk.naungan(["database", "create"], limit: keys).code == 0)
        #expect(
            try desk.naungan(["register", "government", "--region", "16.71", "--as", "root"], limit: keys)
                .code == 0)
    }

    private func ask(_ arguments: String..., code: Int32 = 0, more: String = ":") throws -> String {
        let run = try desk.naungan(arguments, limit: "\(keys); \(more)")
        #expect(run.code == code, "\(arguments) \(run.output) \(run.errors)")
        #expect(!(run.output + run.errors).contains("⟨"))
        return code == 0 ? run.output : run.errors
    }

    @Test func `are made, listed, given units, reset and closed`() throws {
        _ = try ask("register", "unit", "--code", "1.02", "--name", "Dinkes", "--as", "root")
        _ = try ask("register", "unit", "--code", "1.03", "--name", "DPU", "--as", "root")
        let slip = try ask(
            "account", "create", "siti", "--name", "Siti", "--role", "treasurer", "--unit", "1.02", "--as",
            "root")
        let password = try #require(slip.firstMatch(of: /[a-z2-9]{4}(-[a-z2-9]{4}){3}/)).output.0
        #expect(slip.contains("bendahara") && slip.contains("14 hari"))
        _ = try ask("account", "grant", "siti", "--unit", "1.03", "--as", "root")
        let list = try ask("account", "list")
        #expect(list.contains("siti") && list.contains("1.02 1.03") && !list.contains(password))
        _ = try ask("account", "revoke", "siti", "--unit", "1.02", "--as", "root")
        #expect(try !ask("account", "reset", "siti", "--as", "root").contains(password))
        #expect(try ask("account", "sessions", "siti").contains("siti"))
        let token = try ask(
            "account", "token", "make", "siti", "--name", "x", "--right", "see-money", "--as", "root", code: 2
        )
        #expect(token.contains("API"))
        _ = try ask("account", "close", "siti", "--as", "root")
        #expect(try ask("account", "list", "--lang", "en").contains("closed"))
        let chain = try ask("audit", "show")
        #expect(chain.contains("account.create") && !chain.contains(password))
    }

    @Test(arguments: [
        ["siti", "--role", "king"], ["siti", "--role", "treasurer"],
        ["siti", "--role", "treasurer", "--unit", "9"], ["Si ti", "--role", "verifier"],
        ["siti", "--role", "verifier", "--unit", "1671"],
    ])
    func `are refused with a sentence`(arguments: [String]) throws {
        let run = try desk.naungan(
            ["account", "create"] + arguments + ["--name", "Siti", "--as", "root"], limit: keys)
        #expect(run.code == 2 && run.output.isEmpty && run.errors.count > 10 && !run.errors.contains("⟨"))
        #expect(try ask("account", "list").contains("account create"))
    }

    @Test func `begin with an administrator of a terminal or of a file that nobody else may read`() throws {
        let nobody = try ask("serve", "--port", "0", code: 2)
        #expect(nobody.contains("NAUNGAN_FIRST_ADMIN_PASSWORD_FILE"))
        let file = "export NAUNGAN_FIRST_ADMIN_PASSWORD_FILE=pass"
        _ = try ask("serve", "--port", "0", code: 2, more: file)
        try desk.write("sungai musi waktu subuh\n", "pass")
        #expect(
            try ask("serve", "--port", "0", code: 2, more: "\(file); chmod 644 pass").contains("chmod 600"))
        try desk.write("kecil\n", "pass")
        #expect(try ask("serve", "--port", "0", code: 2, more: "\(file); chmod 600 pass").contains("12"))
        #expect(try ask("account", "list").contains("account create"))
    }
}
