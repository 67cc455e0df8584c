import LawBook
import LawFiles
import MoneyAndDates
import TestKit
import Testing

@Suite struct `A law file` {
    @Test func `is read with its dates, values, sources and notes`() throws {
        let parameter = try #require(try book(good).parameters["test/rate"])
        #expect(parameter.means["id"] == "Tarif")
        #expect(parameter.values.count == 2)
        #expect(parameter.values[1].value == .number(2400))
        #expect(parameter.values[1].citation.description == "PP 1/2003 Ps. 2")
        #expect(parameter.values[1].status == .unverified)
        #expect(parameter.values[0].value == .none)
    }

    @Test func `is read from a table where the keys are many`() throws {
        let text =
            good.split(separator: "\n").prefix(3).joined(separator: "\n")
            + "\nkeyed-by: province-code\nvalues-in: rate.csv\n"
        let head = "key,from,value,status,document,article,published,note_id,note_en\n"
        let rows =
            head
            + "16,2001-01-01,10,enacted,SK 1,,,satu,\"one, and more\"\n17,2001-01-01,11,enacted,SK 2,,,,\n"
        let parameter = try #require(
            try book(text, ["parameters/test/rate.csv": rows]).parameters["test/rate"])
        #expect(parameter.keptByRows)
        #expect(parameter.values.map { $0.notes["en"] } == ["one, and more", nil])
        #expect(
            parameter.value(on: InventedLaw.day(2005, 1, 1), key: "17")?.value.value(for: "17") == .number(11)
        )
        #expect(parameter.value(on: InventedLaw.day(2005, 1, 1), key: "18") == nil)
    }

    @Test func `may not go back in time`() {
        expect(.daysDoNotRise("2001-01-01"), line: 11, good.replacing("2003-01-01", with: "2001-01-01"))
    }

    @Test func `may not hold a value without a document`() {
        expect(.noDocument, line: 14, good.replacing("PP 1/2003", with: "''"))
    }

    @Test func `may not write a percentage as a decimal fraction`() {
        expect(.notAnInteger("0.24"), line: 12, good.replacing("2400", with: "0.24"))
    }

    @Test func `may not hold a negative value`() {
        expect(.notAnInteger("-1"), line: 12, good.replacing("2400", with: "-1"))
    }

    @Test func `may not count in an unknown unit`() {
        expect(.unknownUnit("percent"), line: 2, good.replacing("millionths", with: "percent"))
    }

    @Test func `may not hold a key that nobody reads`() {
        expect(.unknownKey("vaule"), line: 12, good.replacing("value: 2400", with: "vaule: 2400"))
    }

    @Test func `may not hold a status that does not exist`() {
        expect(.unknownStatus("likely"), line: 13, good.replacing("unverified", with: "likely"))
    }

    @Test func `may not leave out when it was last looked at`() {
        expect(
            .missingKey("verified-through"), line: 1,
            good.replacing("verified-through: 2026-10-01\n", with: ""))
    }

    @Test func `may not name a day that the calendar lacks`() {
        expect(.notADay("2003-02-30"), line: 11, good.replacing("2003-01-01", with: "2003-02-30"))
    }

    @Test func `must be YAML`() {
        #expect(throws: LawFileFault.self) { try book("means: {") }
    }

    private let good = """
        means: {id: Tarif, en: Rate}
        unit: millionths
        verified-through: 2026-10-01
        values:
          - from: 2001-01-01
            value: none
            status: enacted
            set-by: {document: PP 1/2001}


          - from: 2003-01-01
            value: 2400
            status: unverified
            set-by: {document: PP 1/2003, article: Ps. 2, published: 2002-12-01}
        """

    private func book(_ yaml: String, _ others: [String: String] = [:]) throws(LawFileFault) -> LawBook {
        var files = others
        files["coverage.yaml"] = "answers: {from: 2001-01, through: 2009-12}\nverified-by: nobody\n"
        files["parameters/test/rate.yaml"] = yaml
        let all = files
        return try LawFolder(paths: Array(all.keys)) { all[$0] }.book()
    }

    private func expect(_ what: LawFileFault.What, line: Int, _ yaml: String) {
        #expect(throws: LawFileFault(file: "parameters/test/rate.yaml", line: line, what)) { try book(yaml) }
    }
}
