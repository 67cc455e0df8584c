import SQLStore
import Testing

@Suite struct `A sealed field` {
    @Test func `opens where it was sealed, and nowhere else`() throws {
        let sealing = try sealing()
        let sealed = sealing.seal("1671015708900001", place)
        #expect(try sealing.open(sealed, place) == "1671015708900001")
        for other in [
            FieldSealing.Place("person.mother", government: 1671, row: 7),
            FieldSealing.Place("person.nik", government: 1672, row: 7),
            FieldSealing.Place("person.nik", government: 1671, row: 8),
        ] {
            #expect(throws: StoreRefusal.self) { try sealing.open(sealed, other) }
        }
    }

    @Test func `differs each time, and shows nothing of its text`() throws {
        let sealing = try sealing()
        let sealed = sealing.seal("1671015708900001", place)
        #expect(sealed != sealing.seal("1671015708900001", place))
        #expect(!sealed.contains("1671015708"))
    }

    @Test func `refuses a changed letter, a cut and another key`() throws {
        let sealing = try sealing()
        let sealed = sealing.seal("", place)
        var letters = Array(sealed)
        letters[20] = letters[20] == "A" ? "B" : "A"
        let refusal = StoreRefusal.fieldUnreadable(field: "person.nik")
        #expect(throws: refusal) { try sealing.open(String(letters), place) }
        #expect(throws: refusal) { try sealing.open(String(sealed.dropLast(2)), place) }
        #expect(throws: refusal) { try sealing.open("", place) }
        #expect(throws: refusal) { try sealing.open("2" + sealed.dropFirst(), place) }
        let other = try FieldSealing(fieldKey: key("z"), indexKey: key("b"))
        #expect(throws: refusal) { try other.open(sealed, place) }
    }

    @Test func `is found again by an index of its kind and key`() throws {
        let sealing = try sealing()
        let index = sealing.index("1671015708900001", kind: "nik")
        #expect(index == sealing.index("1671015708900001", kind: "nik"))
        #expect(index.utf8.count == 22)
        #expect(index != sealing.index("1671015708900001", kind: "kpj"))
        #expect(index != sealing.index("1671015708900002", kind: "nik"))
        let other = try FieldSealing(fieldKey: key("a"), indexKey: key("z"))
        #expect(index != other.index("1671015708900001", kind: "nik"))
    }

    @Test func `asks for two keys of 32 bytes that differ`() throws {
        let refused: [(String?, String?, String)] = [
            (nil, key("b"), "NAUNGAN_FIELD_KEY"), ("", key("b"), "NAUNGAN_FIELD_KEY"),
            ("c2hvcnQ=", key("b"), "NAUNGAN_FIELD_KEY"), (key("a"), "?", "NAUNGAN_INDEX_KEY"),
            (key("a"), key("a"), "NAUNGAN_INDEX_KEY"),
        ]
        for (field, index, name) in refused {
            #expect(throws: StoreRefusal.keyUnusable(name: name)) {
                _ = try FieldSealing(fieldKey: field, indexKey: index)
            }
        }
    }
}

private let place = FieldSealing.Place("person.nik", government: 1671, row: 7)

/// A key that is none: one letter, 43 times, and the padding of 32 bytes in base64.
func key(_ letter: Character) -> String { String(repeating: letter, count: 42) + "A=" }

func sealing() throws -> FieldSealing { try FieldSealing(fieldKey: key("a"), indexKey: key("b")) }
