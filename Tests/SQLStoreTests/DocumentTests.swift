import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

private let february = Month(2026, 2)

/// The code of an invented certificate.
private func code(
    kind: Int = 4, government: Int64 = 1671, subject: Int64 = 724_126_453_658_084_352,
    month: Month? = february
) -> DocumentCode {
    DocumentCode(kind: kind, government: government, subject: subject, month: month)
}

@Suite struct `The code of a document` {
    @Test func `says with our keys what it stands for, to the edges of its numbers`() throws {
        let sealing = try sealing()
        for code in [
            code(), code(kind: 0, government: 1, subject: 0, month: nil), code(month: Month(2000, 1)),
            code(kind: 15, government: Int64(Int32.max), subject: .max, month: Month(2341, 3)),
            code(kind: 16, subject: 0), code(kind: 31, subject: .max), code(kind: 31, subject: 7),
            code(kind: 32, subject: 0),
            code(kind: 63, government: Int64(Int32.max), subject: .max),
            code(month: Month(2025, 12)),
        ] {
            let text = code.text(sealing)
            #expect(text.utf8.count == 39)
            #expect(DocumentCode(text, sealing) == code)
            #expect(DocumentCode.written(text) == text)
        }
    }

    @Test func `is understood as people type it`() throws {
        let sealing = try sealing()
        let text = code().text(sealing)
        let typed = [
            text.lowercased(), text.replacing("-", with: ""), text.replacing("-", with: " "),
            text.replacing("0", with: "O").replacing("1", with: "l"),
        ]
        for typed in typed {
            #expect(DocumentCode(typed, sealing) == code())
            #expect(DocumentCode.written(typed) == text)
        }
    }

    @Test func `is refused with any letter changed, cut off or added, and with other keys`() throws {
        let sealing = try sealing()
        let text = code().text(sealing)
        for place in text.indices where text[place] != "-" {
            var changed = text
            changed.replaceSubrange(place...place, with: text[place] == "7" ? "8" : "7")
            #expect(DocumentCode(changed, sealing) == nil, "\(changed)")
        }
        for other in ["", "-", "A", String(text.dropLast()), text + "A", text + "AAAAAAAA", "ÄÖÜ", "💡"] {
            #expect(DocumentCode(other, sealing) == nil, "\(other)")
        }
        let stranger = try FieldSealing(fieldKey: key("a"), indexKey: key("z"))
        #expect(DocumentCode(text, stranger) == nil)
    }

    @Test func `hides its numbers: codes of neighbours have nothing in common`() throws {
        let sealing = try sealing()
        let first = code(subject: 7).text(sealing)
        let second = code(subject: 8).text(sealing)
        #expect(zip(first, second).count(where: { $0 == $1 && $0 != "-" }) < 10)
        #expect(first.prefix(14) != second.prefix(14))
        #expect(code(kind: 1).text(sealing) != code(kind: 2).text(sealing))
    }
}

@Suite struct `The register of documents` {
    private func office(_ database: SQLDatabase, government: Int64 = 1671) throws -> Office {
        Office(
            database: database, identifiers: IdentifierMaker(node: 1, now: { noon }),
            sealing: try sealing(), government: government, actor: "ani", today: day(20_260_315),
            now: { noon })
    }

    @Test(arguments: TestEngine.atHand)
    func `writes the same file down once, another print again, and each in the audit chain`(
        engine: TestEngine
    ) async throws {
        try await withStore(engine) { database in
            let office = try office(database)
            func issue(_ bytes: [UInt8]) async throws -> Bool {
                try await IssuedDocuments.issue(
                    bytes, code: "K", kind: "receipt", subject: "payment/7", number: "KW/1", by: office)
            }
            #expect(try await issue([1]))
            #expect(try await !issue([1]))
            #expect(try await issue([2]))
            let last = try await database.read { try IssuedDocuments.last("K", of: 1671, on: $0) }
            #expect(last?.number == "KW/1")
            #expect(last?.subject == "payment/7")
            #expect(last?.issuedOn == day(20_260_315))
            #expect(last?.digest == sha256([2] as [UInt8]))
            let root = try await database.read { try AuditBook.verify(government: 1671, on: $0) }
            #expect(root.entries == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `knows nothing of another government's documents`(engine: TestEngine) async throws {
        try await withStore(engine) { database in
            try await IssuedDocuments.issue(
                [1], code: "K", kind: "receipt", subject: "payment/7", by: office(database))
            let theirs = try await database.read { try IssuedDocuments.last("K", of: 1672, on: $0) }
            #expect(theirs == nil)
            #expect(
                try await IssuedDocuments.issue(
                    [1], code: "K", kind: "receipt", subject: "payment/7",
                    by: office(database, government: 1672)))
        }
    }
}
