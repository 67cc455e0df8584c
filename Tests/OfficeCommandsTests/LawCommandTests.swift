import Foundation
import Testing

@Suite struct `Questions by the thousand` {
    let desk: Desk

    init() throws { desk = try Desk() }

    private let good =
        #"{"id":"a","arguments":{"segment":"pu","month":"2026-02","wage":5000000,"risk-class":"I"}}"#

    @Test func `are answered one a line, and a bad one does not stop the rest`() throws {
        let lines = [
            good, "", "{", "[]", #"{"id":"b"}"#,
            #"{"arguments":{"segment":"pu","month":"2026-02","wage":1000000,"risk-class":"I"}}"#,
            #"{"id":"c","arguments":{"segment":"pu","moth":"2026-02"}}"#,
            #"{"id":"d","arguments":{"segment":"pu","month":"2015-06","wage":1000000,"risk-class":"I"}}"#,
            #"{"id":"e","arguments":{"segment":"pu","month":"2026-02","wage":-1,"risk-class":"I"}}"#,
            #"{"id":"f","arguments":{"segment":"pu","month":"2026-02","wage":"lima"}}"#, "   ", "\u{0}\u{1}",
            good,
        ]
        try desk.write(lines.joined(separator: "\n"), "tanya.jsonl")
        let run = try desk.naungan("contribution", "--batch", "tanya.jsonl", "--format", "json")
        #expect(run.code == 0)
        let answers = try JSON.lines(run.output)
        #expect(answers.count == 10)
        #expect(answers.first?.int("total") == 462_000)
        #expect(answers.last?.int("total") == 462_000)
        let codes = answers.map { $0.object("error")["code"] as? String ?? "" }
        #expect(
            codes == [
                "", "not-json", "not-json", "no-arguments", "", "unknown-argument", "law-gap", "not-positive",
                "not-a-value", "",
            ])
        #expect(answers[4]["id"] is NSNull)
        #expect(answers[5]["id"] as? String == "c")
    }

    @Test func `are answered in order, a thousand of them, and from the input`() throws {
        let lines = (0..<1000).map { good.replacingOccurrences(of: "\"a\"", with: "\"\($0)\"") }
        let run = try desk.naungan(
            ["contribution", "--batch", "-"], input: lines.joined(separator: "\r\n") + "\r\n")
        let answers = try JSON.lines(run.output)
        #expect(answers.map { $0["id"] as? String } == (0..<1000).map(String.init))
    }

    @Test func `may have a line beyond all measure between them`() throws {
        let huge = #"{"id":"x","arguments":{"segment":"\#(String(repeating: "y", count: 6_000_000))"}}"#
        try desk.write([good, huge, good].joined(separator: "\n"), "tanya.jsonl")
        let run = try desk.naungan("contribution", "--batch", "tanya.jsonl")
        let answers = try JSON.lines(run.output)
        #expect(answers.count == 3)
        #expect(answers[1].object("error")["code"] as? String == "not-json")
        #expect(answers[2].int("total") == 462_000)
    }

    @Test(arguments: [("id", "tidak dapat dibaca"), ("en", "cannot be read")])
    func `need a file`(language: String, says: String) throws {
        for file in ["tiada.jsonl", "."] {
            let run = try desk.naungan("contribution", "--batch", file, "--lang", language)
            #expect(run.code == 2)
            #expect(run.errors.contains(says) && run.errors.contains(file))
        }
    }
}

@Suite struct `The law on the command line` {
    let desk: Desk

    init() throws { desk = try Desk() }

    @Test(arguments: ["id", "en"])
    func `refuses what it does not know`(language: String) throws {
        for arguments in [
            ["law", "tidak/ada"], ["law", "diff", "2026-03-01", "2025-02-01"],
            ["law", "diff", "kemarin", "2026-01-01"],
            ["law", "diff", "2026-01-01"], ["law", "--law", "tiada"], ["contribution", "--segment", "pu"],
            ["contribution", "--segment", "pu", "--month", "2031-01", "--wage", "1000000"],
            ["contribution", "--segment", "pns", "--month", "2026-01", "--wage", "1000000"],
            ["demo", "--out", "x", "--day", "besok"], ["demo", "--out", "x", "--sample", "banyak"],
        ] {
            let run = try desk.naungan(arguments + ["--lang", language])
            #expect(run.code == 2, "\(arguments)")
            #expect(run.output.isEmpty)
            #expect(run.errors.count > 20 && !run.errors.contains("⟨"), "\(arguments): \(run.errors)")
        }
        #expect(desk.files(".").isEmpty)
    }

    @Test func `shows a parameter with its history, and what changed between two days`() throws {
        let shown = try desk.naungan("law", "jp/wage-ceiling")
        #expect(shown.code == 0, "\(shown.errors)")
        let changed = try desk.naungan("law", "diff", "2025-02-01", "2026-03-01")
        #expect(changed.code == 0)
        #expect(changed.output.contains("jp/"))
        let nothing = try desk.naungan("law", "diff", "2026-03-01", "2026-03-01")
        #expect(nothing.code == 0)
    }

    @Test func `ends quietly when nobody reads on`() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        let program = try StartedProgram(desk, ["--version"], input: "", limit: nil)
        let path = try #require(program.process.executableURL?.path)
        _ = try program.finish()
        process.arguments = [
            "-c", "set -o pipefail; \"$0\" law jp/ | head -1 >/dev/null; exit ${PIPESTATUS[0]}", path,
        ]
        try process.run()
        process.waitUntilExit()
        #expect([0, 141].contains(process.terminationStatus))
    }
}

@Suite struct `The invented city` {
    let desk: Desk

    init() throws { desk = try Desk() }

    @Test func `is checked from end to end`() throws {
        #expect(try desk.naungan("demo", "--out", "kota").code == 0)
        #expect(desk.files("kota/roster").count == 10)
        let rosters = ["setda.xlsx", "uptd-pasar-induk.csv", "kecamatan-ilir-naung.xlsx"]
        let run = try desk.naungan(
            ["check"] + rosters.map { "kota/roster/\($0)" }
                + ["--participants", "kota/peserta-bpjs.csv", "--month", "2026-01", "--out", "hasil"])
        #expect(run.code == 1, "\(run.errors)")
        let summary = try desk.json("hasil/ringkasan.json")
        let people = summary.object("people")
        #expect(
            people.int("people")
                == [people.int("cocok"), people.int("periksa"), people.int("baru")].reduce(0) {
                    $0 + ($1 ?? 0)
                })
        #expect((summary.object("dues").int("without_wage") ?? .max) < 10, "headers of wages are understood")
        #expect((people.int("to_repair") ?? .max) * 4 < people.int("people") ?? 0)
        #expect(!desk.exists("hasil/.naungan"))
    }
}
