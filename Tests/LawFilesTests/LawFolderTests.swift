import LawBook
import LawFiles
import MoneyAndDates
import Testing

/// What a single file cannot tell, and what the strict reading refuses beyond `LawFileTests`.
@Suite struct `A law folder` {
    @Test(arguments: [("1000000", nil), ("1000001", "1000001")] as [(String, String?)])
    func `takes the whole as a share and nothing above it`(value: String, refused: String?) throws {
        let yaml = rate.replacing("2400", with: value)
        guard let refused else {
            #expect(try book(yaml).parameters["test/rate"]?.values.first?.value == .number(1_000_000))
            return
        }
        expect(.moreThanWhole(refused), line: 6, yaml)
    }

    @Test func `knows the keys that a rule can ask for`() throws {
        #expect(
            try book(keyed("risk-class", "{I: 1, V: 2}")).parameters["test/rate"]?.everyKey == ["I", "V"])
        expect(.unknownKey("VI"), line: 7, keyed("risk-class", "{I: 1, VI: 2}"))
        expect(.unknownKey("bpo"), line: 7, keyed("segment", "{pu: 1, bpo: 2}"))
        expect(.unknownKey("taxi"), line: 7, keyed("bpu-sector", "{taxi: 1}"))
        expect(.unknownKey("huge"), line: 7, keyed("employer", "{huge: 1}"))
        expect(.unknownKey("boat"), line: 7, keyed("route", "{boat: 1}"))
        expect(.unknownKey("0"), line: 7, keyed("months", "{\"0\": 1}"))
        expect(.unknownKey("shoe-size"), line: 3, keyed("shoe-size", "{I: 1}"))
    }

    @Test func `expects the next revision after the last value`() {
        let stale = rate.replacing("values:", with: "next-revision: 2001-01-01\nvalues:")
        expect(.daysDoNotRise("2001-01-01"), line: 4, stale)
        #expect(throws: Never.self) {
            try book(rate.replacing("values:", with: "next-revision: 2001-01-02\nvalues:"))
        }
    }

    @Test func `holds every list that a file points to`() {
        let yaml = rate.replacing("values:", with: "table: list.csv\nvalues:")
        let missing = LawFileFault(file: "parameters/test/list.csv", line: 0, .unreadable)
        #expect(throws: missing) { try book(yaml) }
        #expect(throws: Never.self) { try book(yaml, ["parameters/test/list.csv": "class,item\n"]) }
    }

    @Test func `names the line of what is not YAML, and of a key that stands twice`() {
        expect(.notYAML("did not find expected ',' or '}'"), line: 2, "means: {id: a, en: b\nunit: days\n")
        expect(.notYAML("twice: unit"), line: 1, "unit: days\nunit: days\n")
        expect(.notYAML(""), line: 0, "")
        expect(.wrongShape(wanted: "mapping"), line: 1, "- 1\n")
        expect(.wrongShape(wanted: "key"), line: 1, "? [a]\n: 1\n")
    }

    @Test func `reads lists, pairs and names of roundings`() throws {
        #expect(try value("codes", "[a, b]") == .words(["a", "b"]))
        #expect(try value("rounding", "half-up") == .words(["half-up"]))
        #expect(
            try value("tiers", "[[0, 20], [5, 10]]")
                == .steps([.init(start: 0, value: 20), .init(start: 5, value: 10)]))
        #expect(try value("bands", "[[0, 2000000]]") == .steps([.init(start: 0, value: 2_000_000)]))
        #expect(try value("rupiah", "1_000") == .number(1000))
    }

    @Test func `refuses pairs that do not begin at nought, do not rise or are none`() {
        expect(.wrongShape(wanted: "rising pairs from 0"), line: 6, shaped("tiers", "[[1, 20]]"))
        expect(.wrongShape(wanted: "rising pairs from 0"), line: 6, shaped("bands", "[[0, 20], [0, 30]]"))
        expect(.wrongShape(wanted: "pairs"), line: 6, shaped("bands", "[[0, 20, 3]]"))
        expect(.wrongShape(wanted: "pairs"), line: 6, shaped("bands", "7"))
        expect(.moreThanWhole("1000001"), line: 6, shaped("tiers", "[[0, 1000001]]"))
        expect(.wrongShape(wanted: "list"), line: 6, shaped("codes", "{a: 1}"))
        expect(.wrongShape(wanted: "text"), line: 6, shaped("rupiah", "[1]"))
        let head = String(rate.split(separator: "  - ")[0]).replacing("values:\n", with: "values: []\n")
        expect(.wrongShape(wanted: "values"), line: 4, head)
    }

    @Test func `says from when to when it answers, and nothing that nobody reads`() throws {
        #expect(try book(rate).coverage.through == Month(2009, 12))
        func refused(_ coverage: String, _ what: LawFileFault.What, line: Int) {
            #expect(throws: LawFileFault(file: "coverage.yaml", line: line, what)) {
                try book(rate, ["coverage.yaml": coverage])
            }
        }
        refused(
            "answers: {from: 2009-01, through: 2008-12}\nverified-by: a\n", .daysDoNotRise("2008-12"), line: 1
        )
        refused("answers: {from: 2009, through: 2008-12}\nverified-by: a\n", .notADay("2009"), line: 1)
        refused("answers: {from: 2009-01}\nverified-by: a\n", .missingKey("through"), line: 1)
        refused("cover: []\nanswers: {}\n", .unknownKey("cover"), line: 1)
    }

    @Test func `says a note in both languages or not at all`() throws {
        let noted = { (note: String) in self.rate + "    note: \(note)\n" }
        let parameter = try book(noted("{id: satu, en: one}")).parameters["test/rate"]
        #expect(parameter?.values.first?.notes == ["id": "satu", "en": "one"])
        #expect(try book(rate).parameters["test/rate"]?.values.first?.notes == [:])
        expect(.missingKey("id"), line: 9, noted("{en: one}"))
        expect(.unknownKey("fr"), line: 9, noted("{id: satu, en: one, fr: un}"))
        expect(.wrongShape(wanted: "mapping"), line: 9, noted("one"))
    }

    @Test func `holds its coverage`() {
        let empty = LawFolder(paths: []) { _ in nil }
        #expect(throws: LawFileFault(file: "coverage.yaml", line: 0, .unreadable)) { try empty.book() }
    }

    private let rate = """
        means: {id: Tarif, en: Rate}
        unit: millionths
        verified-through: 2026-10-01
        values:
          - from: 2001-01-01
            value: 2400
            status: enacted
            set-by: {document: PP 1/2001}

        """

    private func keyed(_ kind: String, _ value: String) -> String {
        rate.replacing("verified", with: "keyed-by: \(kind)\nverified").replacing("2400", with: value)
    }

    private func shaped(_ unit: String, _ value: String) -> String {
        rate.replacing("millionths", with: unit).replacing("2400", with: value)
    }

    private func value(_ unit: String, _ text: String) throws -> ParameterValue? {
        try book(shaped(unit, text)).parameters["test/rate"]?.values.first?.value
    }

    private func book(_ yaml: String, _ others: [String: String] = [:]) throws(LawFileFault) -> LawBook {
        var files = ["coverage.yaml": "answers: {from: 2001-01, through: 2009-12}\nverified-by: nobody\n"]
        files.merge(others) { _, other in other }
        files["parameters/test/rate.yaml"] = yaml
        let all = files
        return try LawFolder(paths: Array(all.keys)) { all[$0] }.book()
    }

    private func expect(_ what: LawFileFault.What, line: Int, _ yaml: some StringProtocol) {
        #expect(throws: LawFileFault(file: "parameters/test/rate.yaml", line: line, what)) {
            try book(String(yaml))
        }
    }
}

@Suite struct `A table of dated values` {
    @Test(
        arguments: [
            ("6,2001-01-01,10,enacted,SK,,,,", .unknownKey("6")),
            ("16,2001-13-01,10,enacted,SK,,,,", .notADay("2001-13-01")),
            ("16,2001-01-01,10.5,enacted,SK,,,,", .notAnInteger("10.5")),
            ("16,2001-01-01,-1,enacted,SK,,,,", .notAnInteger("-1")),
            ("16,2001-01-01,10,likely,SK,,,,", .unknownStatus("likely")),
            ("16,2001-01-01,10,enacted,,,,,", .noDocument),
            ("16,2001-01-01,10,enacted,SK,,2001-02-30,,", .notADay("2001-02-30")),
            ("16,2001-01-01,10,enacted,SK", .notARow("16,2001-01-01,10,enacted,SK")),
            ("16,2001-01-01,10,enacted,SK,,,satu,", .missingKey("note_en")),
            ("16,2001-01-01,10,enacted,SK,,,,one", .missingKey("note_id")),
            ("15,2002-01-01,9,enacted,SK,,,,", .daysDoNotRise("2002-01-01")),
        ] as [(String, LawFileFault.What)])
    func `names the line that cannot be read`(row: String, what: LawFileFault.What) {
        #expect(throws: LawFileFault(file: "parameters/wage/place.csv", line: 3, what)) {
            try book(head + "15,2002-01-01,9,enacted,SK,,,,\n" + row + "\n")
        }
    }

    @Test func `has the columns that everybody expects, and a known kind of key`() {
        let columns = LawFileFault.What.wrongShape(
            wanted: "key,from,value,status,document,article,published,note_id,note_en")
        #expect(throws: LawFileFault(file: "parameters/wage/place.csv", line: 1, columns)) {
            try book("code,from\n")
        }
        #expect(throws: LawFileFault(file: "parameters/wage/place.yaml", line: 3, .unknownKey("town"))) {
            try book(head, keyedBy: "town")
        }
        #expect(throws: LawFileFault(file: "parameters/wage/place.csv", line: 2, .unknownKey("1671"))) {
            try book(head + "1671,2001-01-01,10,enacted,SK,,,,\n", keyedBy: "regency-code")
        }
        #expect(throws: Never.self) {
            try book(head + "16.71,2001-01-01,10,enacted,SK,,,,\n", keyedBy: "regency-code")
        }
    }

    @Test func `keeps quotes within quotes`() throws {
        #expect(CSVLines.parse("a,\"b \"\"c\"\", d\"\n\n\"\",e") == [["a", "b \"c\", d"], ["", "e"]])
    }

    private let head = "key,from,value,status,document,article,published,note_id,note_en\n"

    private func book(_ rows: String, keyedBy: String = "province-code") throws(LawFileFault) -> LawBook {
        let files = [
            "coverage.yaml": "answers: {from: 2001-01, through: 2009-12}\nverified-by: nobody\n",
            "parameters/wage/place.yaml": """
            means: {id: Upah, en: Wage}
            unit: rupiah
            keyed-by: \(keyedBy)
            verified-through: 2026-10-01
            values-in: place.csv
            """,
            "parameters/wage/place.csv": rows,
        ]
        return try LawFolder(paths: Array(files.keys)) { files[$0] }.book()
    }
}

@Suite struct `A scenario file` {
    @Test func `gives its cases with arguments, expectations and the line they stand on`() throws {
        let scenario = try #require(try scenarios(good).first)
        #expect(scenario.source == "press")
        #expect(scenario.cases.map(\.id) == ["one", "two"])
        #expect(scenario.cases[0].arguments == ["segment": "pu", "programmes": "jkk,jkm"])
        #expect(scenario.cases[1].expected == ["total": "5"])
        #expect(scenario.cases.map(\.line) == [4, 5])
    }

    @Test func `may not hold a key that nobody reads`() {
        #expect(throws: LawFileFault(file: "scenarios/a.yaml", line: 4, .unknownKey("expects"))) {
            try scenarios(good.replacing("expected: {total: 4}", with: "expects: {total: 4}"))
        }
        #expect(throws: LawFileFault(file: "scenarios/a.yaml", line: 2, .unknownKey("sauce"))) {
            try scenarios(good.replacing("source", with: "sauce"))
        }
    }

    private let good = """
        says: {id: Contoh, en: Example}
        source: press
        cases:
          - {id: one, arguments: {segment: pu, programmes: [jkk, jkm]}, expected: {total: 4}}
          - {id: two, arguments: {segment: bpu}, expected: {total: 5}}
        """

    private func scenarios(_ yaml: String) throws(LawFileFault) -> [Scenario] {
        try LawFolder(paths: ["scenarios/a.yaml", "scenarios/notes.txt"]) { _ in yaml }.scenarios()
    }
}
