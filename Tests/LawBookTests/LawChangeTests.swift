import LawBook
import MoneyAndDates
import TestKit
import Testing

@Suite struct `What changed in the law between two days` {
    private let day = InventedLaw.day

    @Test func `tells each step and not only the first and the last`() {
        let steps = steps([(.number(1000), 2001), (.number(1100), 2003), (.number(1200), 2004)])
        let change = changes(of: steps, from: 2002, to: 2005).first
        #expect(change?.before?.value == .number(1000))
        #expect(change?.steps.map(\.value) == [.number(1100), .number(1200)])
    }

    @Test func `tells what came and went in between`() {
        let steps = steps([(.none, 2001), (.number(10), 2003), (.none, 2004)])
        #expect(changes(of: steps, from: 2002, to: 2005).first?.steps.map(\.value) == [.number(10), .none])
    }

    @Test func `leaves out the first day and takes in the last`() {
        let steps = steps([(.number(1), 2001), (.number(2), 2003)])
        #expect(changes(of: steps, from: 2002, to: 2003).count == 1)
        #expect(changes(of: steps, from: 2003, to: 2004).isEmpty)
    }

    @Test func `names a new text that extends a value, but not one that ends nothing again`() {
        let extended = steps([(.number(1), 2001), (.number(1), 2003)], documents: ["Act", "Later Act"])
        #expect(changes(of: extended, from: 2002, to: 2004).count == 1)
        let same = steps([(.number(1), 2001), (.number(1), 2003)])
        #expect(changes(of: same, from: 2002, to: 2004).isEmpty)
        let nothing = steps([(.none, 2001), (.none, 2003)], documents: ["Act", "Later Act"])
        #expect(changes(of: nothing, from: 2002, to: 2004).isEmpty)
    }

    @Test func `names only the key that a new text changed`() {
        let steps = steps(
            [
                (InventedLaw.keyed(["pu": 15, "bpu": 15]), 2001),
                (InventedLaw.keyed(["pu": 30, "bpu": 15]), 2003),
            ], documents: ["Act", "Later Act"])
        #expect(changes(of: steps, from: 2002, to: 2004).map(\.key) == ["pu"])
    }

    @Test func `begins with nothing for a key that came later`() {
        let steps = steps([(InventedLaw.keyed(["a": 1]), 2001), (InventedLaw.keyed(["a": 1, "b": 2]), 2003)])
        let change = changes(of: steps, from: 2002, to: 2004).first
        #expect(change?.key == "b")
        #expect(change?.before?.value.value(for: "b") == ParameterValue.none)
    }

    @Test func `puts tables of many keys last`() {
        let table = Parameter(
            id: "a/table", means: [:], unit: .rupiah, keyedBy: "province-code",
            verifiedThrough: day(2008, 1, 1), keptByRows: true,
            values: steps([(InventedLaw.keyed(["16": 1]), 2001), (InventedLaw.keyed(["16": 2]), 2003)]))
        let single = InventedLaw.parameter("b/single", steps([(.number(1), 2001), (.number(2), 2003)]))
        let book = LawBook(parameters: [table, single], coverage: InventedLaw.book().coverage)
        let changes = LawChange.between(day(2002, 1, 1), day(2004, 1, 1), in: book)
        #expect(changes.map(\.parameter.id) == ["b/single", "a/table"])
    }

    private func changes(of values: [Dated<ParameterValue>], from: Int, to: Int) -> [LawChange] {
        let book = LawBook(
            parameters: [InventedLaw.parameter("test/value", values)], coverage: InventedLaw.book().coverage)
        return LawChange.between(day(from, 1, 1), day(to, 1, 1), in: book)
    }

    private func steps(
        _ values: [(ParameterValue, Int)], documents: [String] = []
    ) -> [Dated<ParameterValue>] {
        values.enumerated().map { index, value in
            let document = index < documents.count ? documents[index] : "Act"
            return Dated(
                from: day(value.1, 1, 1), value: value.0, status: .enacted,
                citation: Citation(document: document))
        }
    }
}

@Suite struct `A parameter of codes` {
    @Test func `may not name a programme that does not exist, which would drop it from every bill`() {
        let changed = [
            "programmes/required": [
                InventedLaw.dated(
                    .keyed([
                        "pu": .words(["JKX", "JKM"]), "bpu": .words(["JKK"]), "jakon": .words(["JKK"]),
                        "pmi": .words(["JKK"]),
                    ]))
            ]
        ]
        let fault = LawBook.Fault.wrongShape(parameter: "programmes/required", wanted: "programme codes")
        #expect(throws: fault) { try InventedLaw.law(changing: changed) }
    }

    @Test func `must name one rounding that exists`() {
        for words in [["half-down"], ["half-up", "down"]] {
            let changed = ["rounding/contribution": [InventedLaw.dated(.words(words))]]
            let fault = LawBook.Fault.wrongShape(parameter: "rounding/contribution", wanted: "a rounding")
            #expect(throws: fault) { try InventedLaw.law(changing: changed) }
        }
    }

    @Test func `lacks a length of contract if nobody prices one`() {
        let changed = ["pmi/package": [InventedLaw.dated(.keyed([:]))]]
        #expect(throws: LawBook.Fault.missing(parameter: "pmi/package")) {
            try InventedLaw.law(changing: changed)
        }
    }
}

@Suite struct `A minimum wage` {
    @Test func `is that of its place, and a place without one is named`() throws {
        let rows = [
            InventedLaw.dated(InventedLaw.keyed(["16": 5])), InventedLaw.dated(InventedLaw.keyed(["17": 6])),
        ]
        let parameter = Parameter(
            id: "minimum-wage/province", means: [:], unit: .rupiah, keyedBy: "province-code",
            verifiedThrough: InventedLaw.from, keptByRows: true, values: rows)
        let book = LawBook(parameters: [parameter], coverage: InventedLaw.book().coverage)
        let wages = try book.minimumWages("minimum-wage/province", key: "17")
        #expect(try wages.inForce(on: InventedLaw.day(2002, 1, 1)).value == Rupiah(6))
        #expect(wages.changes == [InventedLaw.from])
        #expect(throws: LawBook.Fault.missingKey(parameter: "minimum-wage/province", key: "18")) {
            try book.minimumWages("minimum-wage/province", key: "18")
        }
    }
}
