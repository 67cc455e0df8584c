import Benefits
import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import MoneyAndDates
import OfficeCommands
import Testing
import UseCases
import Words

@Suite struct `A question about benefits` {
    @Test(
        arguments: [
            ("SMA1,SD6", ["SMA1", "SD6"]), ("sma1; sd6", ["SMA1", "SD6"]), ("TK2", ["TK2"]),
            ("K5:22,SD1:7", ["K5", "SD1"]), ("SMK1", nil), ("SMA", nil), ("1SMA", nil), ("SMA-1", nil),
            ("SMA1:", nil), ("SMA1:tua", nil), ("SMA1:1:1", nil), ("", nil), (",", nil), ("SMA1000", nil),
        ] as [(String, [String]?)])
    func `names children by their year of school`(text: String, codes: [String]?) throws {
        guard let codes else {
            let refusal = BenefitQuestion.Refusal.notAValue(
                fact: "children", value: text, wanted: "wanted.children")
            #expect(throws: refusal) { try facts(["children": text]) }
            return
        }
        #expect(try facts(["children": text]).children.map(\.code) == codes)
    }

    @Test func `may tell the age of a child`() throws {
        #expect(try facts(["children": "K5:22,SD1"]).children.map(\.age) == [22, nil])
    }

    @Test(
        arguments: [
            ("5", 50_000), ("5.7", 57_000), ("5,7", 57_000), ("5.7%", 57_000), ("0", 0), ("100", 1_000_000),
            ("0.0001", 1), ("100.0001", nil), ("101", nil), ("-1", nil), ("5.00001", nil), ("5.", nil),
            (".5", nil), ("lima", nil), ("1000", nil), ("5.7.1", nil), ("%", nil), ("", nil),
        ] as [(String, Int64?)])
    func `writes a return in per cent`(text: String, millionths: Int64?) throws {
        guard let millionths else {
            #expect(throws: BenefitQuestion.Refusal.self) { try facts(["annual-return": text]) }
            return
        }
        #expect(try facts(["annual-return": text]).annualReturn == Rate(millionths: millionths))
    }

    @Test(
        arguments: [
            ("2024-02-29", true), ("2023-02-29", false), ("2024-2-29", false), ("29-02-2024", false),
            ("2024-02", false), ("2024-+2-29", false), ("２024-02-01", false), ("2024/02/01", false),
        ])
    func `names a day in one way`(text: String, isDay: Bool) throws {
        if isDay {
            #expect(try facts(["event-date": text]).eventDay == Day(2024, 2, 29))
        } else {
            #expect(throws: BenefitQuestion.Refusal.self) { try facts(["event-date": text]) }
        }
    }

    @Test func `names injuries with their measure, and ways of travel with their cost`() throws {
        let injuries = try facts(["injury": "a01 O03A,o04:30"]).injuries
        #expect(
            injuries == [Injury(code: "A01"), Injury(code: "O03a"), Injury(code: "O04", measure: 30)])
        let trips = try facts(["transport": "land:350000,AIR"]).trips
        #expect(trips == [Trip(mode: .land, cost: Rupiah(350_000)), Trip(mode: .air)])
        for (name, text) in [
            ("injury", "A1"), ("injury", "A011"), ("injury", "A01:x"), ("transport", "bus"),
            ("transport", "land:"), ("transport", "land:99999999999"),
        ] {
            #expect(throws: BenefitQuestion.Refusal.self) { try facts([name: text]) }
        }
    }

    @Test func `takes the other words for the same thing, and no unknown ones`() throws {
        #expect(try facts(["segment": "construction"]).segment == .construction)
        #expect(try facts(["segment": "JAKON"]).segment == .construction)
        #expect(try facts(["membership_months": " 3 "]).membershipMonths == 3)
        #expect(try facts(["claim": "JKM"]).claim == .death)
        #expect(throws: BenefitQuestion.Refusal.unknownArgument(name: "salary")) {
            try facts(["salary": "1", "wage": "1"])
        }
        #expect(
            throws: BenefitQuestion.Refusal.notAValue(
                fact: "claim", value: "jkx", wanted: "wanted.benefit-claim")
        ) { try facts(["claim": "jkx"]) }
        #expect(throws: BenefitQuestion.Refusal.refused(.missing(fact: "claim"))) {
            try BenefitQuestion(["wage": "1"]).facts()
        }
    }

    private func facts(_ arguments: [String: String]) throws(BenefitQuestion.Refusal) -> BenefitFacts {
        try BenefitQuestion(["claim": "jkm"].merging(arguments) { _, given in given }).facts()
    }
}

@Suite struct `A batch of questions about benefits` {
    @Test func `gives the answer in the shape that programs read`() throws {
        let text = try answer(
            #"{"id":"A","arguments":{"claim":"jht-tax","balance":60000000,"event-date":"2024-01-02"}}"#)
        let because = #""citation":"PP 68/2009 Ps. 5","since":"2015-07-01","status":"enacted"}"#
        let expected = [
            #"{"id":"A","claim":"jht-tax","lines":[{"component":"tax","amount":500000,"reasons":["#,
            #"{"says":"Free of tax up to Rp50.000.000","# + because,
            #",{"says":"Final tax of 5% on Rp10.000.000","# + because,
            #"]},{"component":"net","amount":59500000,"reasons":["#,
            #"{"says":"What is received of Rp60.000.000 after tax","# + because,
            #"]}],"total":59500000,"status":"enacted","notes":[]}"#,
        ]
        #expect(text == expected.joined())
    }

    @Test func `says of an estimate that it is one, and which value it rests on`() throws {
        let asked = #"{"claim":"jkk-temporary","event-date":"2024-01-02","wage":3000000,"days-unable":3}"#
        let text = try answer(#"{"id":1,"arguments":\#(asked)}"#)
        #expect(text.contains(#""status":"unverified","notes":["Estimate: jkk/temporary-day-divisor (PP 44"#))
    }

    /// What is written once and kept must be what is written anew.
    @Test func `writes the same line the second time as the first`() throws {
        let lines = [
            #"{"id":1,"arguments":{"claim":"jkk-death","event-date":"2019-12-01","wage":3000000}}"#,
            #"{"id":1,"arguments":{"claim":"jkk-death","event-date":"2019-12-02","wage":3000000}}"#,
            #"{"id":1,"arguments":{"claim":"jkp","event-date":"2022-12-02","wage":3000000}}"#,
        ]
        let batch = try Self.batch.get()
        let first = lines.map { batch.answer(to: $0, number: 1) }
        #expect(lines.map { batch.answer(to: $0, number: 1) } == first)
        #expect(try lines.map(answer) == first)
        #expect(Set(first).count == 3)
    }

    @Test(
        arguments: [
            ("[1]", "not-json"), (#"{"id":1}"#, "no-arguments"),
        ] as [(String, String)])
    func `gives an error object for a line that asks nothing`(line: String, code: String) throws {
        try expectError(line, code)
    }

    @Test(
        arguments: [
            (#"{"wage":1}"#, "missing"),
            (#"{"claim":"jkx"}"#, "not-a-value"),
            (#"{"claim":"jkm","salary":1}"#, "unknown-argument"),
            (#"{"claim":"jkm"}"#, "missing"),
            (#"{"claim":"jkm","event-date":"2015-06-30"}"#, "law-gap"),
            (#"{"claim":"jkm","event-date":"2028-01-01"}"#, "law-gap"),
            (
                #"{"claim":"jkm","event-date":"2024-01-01","segment":"pmi"}"#,
                "not-in-segment"
            ),
            (#"{"claim":"jkm","event-date":"2024-01-01","employers":3}"#, "too-many"),
            (
                #"{"claim":"jkk-death","event-date":"2024-01-01","wage":0}"#,
                "not-positive"
            ),
            (
                #"{"claim":"jkk-death","event-date":"2024-01-01","wage":99999999999}"#,
                "absurd"
            ),
            (
                #"{"claim":"jkk-death","event-date":"2024-01-01","wage":1,"income":1}"#,
                "not-both"
            ),
            (
                #"{"claim":"scholarship","event-date":"2024-01-01","children":"SD1:30"}"#,
                "child-too-old"
            ),
            (
                #"{"claim":"scholarship","event-date":"2024-01-01","children":"SD7"}"#,
                "no-such-school-year"
            ),
            (
                #"{"claim":"scholarship","event-date":"2024-01-01","children":"K1,K1,K1,K1,K1,K1"}"#,
                "too-many"
            ),
            (
                #"{"claim":"jkk-partial-disability","wage":1,"event-date":"2024-01-01","injury":"Q01"}"#,
                "unknown-injury"
            ),
            (
                #"{"claim":"jkk-partial-disability","wage":1,"event-date":"2024-01-01","injury":"O04"}"#,
                "injury-needs-measure"
            ),
            (
                #"{"claim":"jkk-partial-disability","wage":1,"event-date":"2024-01-01","injury":"F01:3"}"#,
                "injury-without-measure"
            ),
            (
                #"{"claim":"jkk-partial-disability","wage":1,"event-date":"2024-01-01","injury":"V01 F01"}"#,
                "beyond-cap"
            ),
            (
                #"{"claim":"jht-projection","wage":9000000000,"months":720,"annual-return":100}"#,
                "beyond-measure"
            ),
        ] as [(String, String)])
    func `gives an error object for what cannot be answered`(arguments: String, code: String) throws {
        try expectError(#"{"id":1,"arguments":\#(arguments)}"#, code)
    }

    private func expectError(_ line: String, _ code: String) throws {
        for words in [Self.batch, Self.indonesian] {
            let text = try words.get().answer(to: line, number: 3)
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let error = try #require(object["error"] as? [String: String])
            #expect(error["code"] == code)
            #expect(error["message"]?.contains("⟨") == false, "a sentence stands in words/")
            #expect(error["message"]?.contains("{") == false, "every place is filled")
            #expect(object.keys.sorted() == ["error", "id"])
        }
    }

    @Test func `has a sentence for every claim, component, injury and fact that may be missing`() throws {
        let text = EmbeddedFiles.text(at: "words/en.yaml") ?? ""
        let words = try Words(.english, yaml: text)
        var keys = BenefitClaim.allCases.map { "claim.\($0.rawValue)" }
        keys += BenefitComponent.allCases.map { "component.\($0.rawValue)" }
        keys += Survivor.allCases.map { "survivor.\($0.rawValue)" }
        keys += TransportMode.allCases.map { "transport.\($0.rawValue)" }
        keys += CreditingMethod.allCases.flatMap {
            ["crediting.\($0.rawValue)", "reason.benefit.jht.\($0.rawValue)"]
        }
        keys += ["half-up", "down", "up"].map { "reason.benefit.rounded.\($0)" }
        let book = try ShippedLaw.folder.book()
        let codes = book.parameters["jkk/disability-share"]?.everyKey.compactMap(\.self) ?? []
        #expect(codes.count > 40)
        keys += codes.map { "injury.\($0)" }
        #expect(keys.filter { words.template($0) == nil } == [])
    }

    private func answer(_ line: String) throws -> String {
        try Self.made(.english).answer(to: line, number: 3)
    }

    private static func made(_ language: Language) throws -> BenefitBatch {
        let words = try Words(
            language, yaml: EmbeddedFiles.text(at: "words/\(language.rawValue).yaml") ?? "")
        return BenefitBatch(regimes: try regimes.get(), words: words)
    }

    private static let regimes = Result {
        try BenefitRegimes(BenefitLaw(from: ShippedLaw.folder.book()))
    }

    private static var batch: Result<BenefitBatch, any Error> { Result { try made(.english) } }
    private static var indonesian: Result<BenefitBatch, any Error> { Result { try made(.indonesian) } }
}
