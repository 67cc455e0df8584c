import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import MoneyAndDates
import OfficeCommands
import Testing
import Words

/// Lines in, lines out, on the law that ships.
@Suite struct `A batch of questions` {
    @Test func `gives the answer in the shape that programs read`() throws {
        let question =
            #"{"segment":"pu","wage":10000000,"month":"2026-02","programmes":"jkk","risk-class":"I"}"#
        let because = #""citation":"PP 44/2015 Ps. 16(1)","since":"2015-07-01","status":"enacted"}"#
        let expected = [
            #"{"id":"A","month":"2026-02","segment":"pu","lines":[{"programme":"JKK","payer":"employer","#,
            #""basis":10000000,"rate":"0.24%","amount":24000,"reasons":["#,
            #"{"says":"Wage that counts: Rp10.000.000, no ceiling","# + because,
            #",{"says":"JKK rate of risk class I: 0.24% of the wage","# + because,
            #"]}],"employer_total":24000,"worker_total":0,"total":24000,"#,
            #""status":"enacted","due":"2026-03-15","notes":[]}"#,
        ]
        #expect(try answer(#"{"id":"A","arguments":\#(question)}"#) == expected.joined())
    }

    @Test(arguments: [#""7""#, "7", "-7", "1.5", "true", "null", #"{"a":[1]}"#, #""é \" \\""#])
    func `gives the id back as it came, with an answer and with an error`(id: String) throws {
        let good = #"{"segment":"pu","wage":1000000,"month":"2026-02","programmes":"jht"}"#
        for arguments in [good, #"{"segment":"pu"}"#, "7"] {
            #expect(try answer(#"{"id":\#(id),"arguments":\#(arguments)}"#).hasPrefix(#"{"id":\#(id),"#))
        }
    }

    @Test(
        arguments: [
            ("[1]", "not-json"), ("{", "not-json"), ("", "not-json"), (#"{"id":1}"#, "no-arguments"),
            (#"{"id":1,"arguments":[]}"#, "no-arguments"),
            (#"{"id":1,"arguments":{"segment":"pu","month":"2015-06","wage":1}}"#, "law-gap"),
            (#"{"id":1,"arguments":{"segment":"pu","month":"2028-01","wage":1}}"#, "law-gap"),
            (#"{"id":1,"arguments":{"segment":"pmi","month":"2024-01","pmi-months":5}}"#, "law-gap"),
            (#"{"id":1,"arguments":{"segment":"pu","month":"2026-01","wage":0}}"#, "not-positive"),
            (#"{"id":1,"arguments":{"segment":"pu","month":"2026-01","wage":99999999999}}"#, "absurd"),
            (#"{"id":1,"arguments":{"segment":"pu","month":"2026-01","wage":"5.000"}}"#, "not-a-value"),
            (#"{"id":1,"arguments":{"segment":"pu","month":"2026-01","wage":{"a":1}}}"#, "not-a-value"),
            (#"{"id":1,"arguments":{"segment":"pu","month":"2026-01","salary":1}}"#, "unknown-argument"),
            (#"{"id":1,"arguments":{"segment":"bpu","month":"2026-01","wage":1000000}}"#, "missing"),
        ] as [(String, String)])
    func `gives an error object for a line that cannot be answered`(line: String, code: String) throws {
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(try answer(line).utf8)) as? [String: Any])
        let error = try #require(object["error"] as? [String: String])
        #expect(error["code"] == code)
        #expect(error["message"]?.contains("⟨") == false, "a sentence stands in words/")
        #expect(object.keys.sorted() == ["error", "id"])
    }

    @Test func `takes numbers, texts, truth values and lists, and a null as not given`() throws {
        let ways = [
            #""wage":5000000,"programmes":["jkk","jkm"],"labour-intensive":true,"age":null"#,
            #""wage":"5000000","programmes":"jkk,jkm","labour-intensive":"true""#,
            #""wage":5000000.0,"programmes":"JKK, JKM","labour-intensive":1"#,
            #""wage":"5_000_000","programmes":["JKM","JKK"],"labour-intensive":"ya","risk_class":2"#,
        ]
        let answers = try ways.map { way in
            let risk = way.contains("risk_class") ? "" : #","risk-class":"II""#
            return try answer(
                #"{"id":1,"arguments":{"segment":"pu","month":"2026-01",\#(way)\#(risk)}}"#)
        }
        #expect(Set(answers).count == 1)
        #expect(answers[0].contains(#""total":28500"#))
    }

    /// An escape in the first name sends a line to the full reader of JSON; the plain one must agree with it.
    @Test(
        arguments: [
            #""wage":5000000,"month":"2026-01""#, #""wage":-5,"month":"2026-01""#,
            #""wage":-0,"month":"2026-01""#,
            #""wage":05,"month":"2026-01""#, #""wage":5e6,"month":"2026-01""#,
            #""wage":5000000.5,"month":"2026-01""#,
            #""wage":123456789012345678,"month":"2026-01""#, #""wage":"5000000","wage":1,"month":"2026-01""#,
            #""wage":null,"month":"2026-01""#, #""wage":nul,"month":"2026-01""#,
            #""wage":"é","month":"2026-01""#,
            #""wage":true,"month":"2026-01""#, #""wage":5,"month":["2026-01"]"#,
            #""wage":5,"month":["2026","01"]"#,
            #""wage":5,"month":[]"#, #""wage":5,"month":"2026-01","x":[1,null]"#,
            #""wage":5 ,  "month" : "2026-01" "#,
            #""wage":5,"wage":null,"month":"2026-01""#, #""wage":5,"month":"2026-01"}} {"a":{"b":1"#,
            #""wage":5,"month":"2026-01","age":"#, #""wage":5,"month":"2026-01",}"#,
            #""wage":5,"month":"2026-01"} x"#,
            #""wage":5,"month":"2026-01"},"id":2,"more":{"a":1"#, "\"wage\":5,\"month\":\"2026\t-01\"",
        ])
    func `is read the same way by the quick reader and the full one`(rest: String) throws {
        let plain = #"{"id":1,"arguments":{"segment":"pu","programmes":"jht",\#(rest)}}"#
        let full = plain.replacing(#""segment""#, with: #""\u0073egment""#)
        #expect(try answer(plain) == answer(full))
    }

    @Test func `says of an estimate that it is one, in status and in a note`() throws {
        let text = try answer(
            #"{"id":1,"arguments":{"segment":"pu","month":"2027-04","wage":20000000,"programmes":"jp"}}"#)
        #expect(text.contains(#""status":"projected","due""#))
        #expect(text.contains("Estimate: B/1226/022026"))
        let village = try answer(
            #"{"id":1,"arguments":{"segment":"bpu","month":"2026-05","income":1000000,"paid-by":"apbdes"}}"#)
        #expect(village.contains(#""total":16800,"status":"unverified""#))
    }

    private func answer(_ line: String) throws -> String {
        try ContributionBatch(law: Self.law.get(), words: Self.words.get()).answer(to: line, number: 3)
    }

    private static let law = Result { try ContributionLaw(from: ShippedLaw.folder.book()) }
    private static let words = Result {
        try Words(.english, yaml: EmbeddedFiles.text(at: "words/en.yaml") ?? "")
    }
}

@Suite struct `Changes of the law as a reader sees them` {
    @Test func `name places, steps, extensions and doubts`() throws {
        let folder = ShippedLaw.folder
        let words = try Words(.english, yaml: EmbeddedFiles.text(at: "words/en.yaml") ?? "")
        let first = try #require(Day(2025, 2, 1))
        let second = try #require(Day(2026, 3, 1))
        let lines = try LawChangeText(words: words, folder: folder)
            .lines(LawChange.between(first, second, in: folder.book()))
        #expect(lines.contains("  2025-03-01 → Rp10.547.400  [SE B/726/022025]"))
        #expect(lines.contains("  2026-03-01 → Rp11.086.300  [B/1226/022026]"))
        #expect(lines.contains("  2025-08-01 → still 50%  [PP 36/2025 Ps. 10A]"))
        #expect(lines.contains("  16 Sumatera Selatan: Rp3.681.571; 2026-01-01 → Rp3.942.963  [PP 49/2025]"))
        #expect(lines.contains("  2026-01-01 → apbdes  [PP 50/2025] (not verified)"))
    }
}

/// The law folder inside the program.
enum ShippedLaw {
    static var folder: LawFolder {
        LawFolder(paths: EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }) {
            EmbeddedFiles.text(at: "law/" + $0)
        }
    }
}
