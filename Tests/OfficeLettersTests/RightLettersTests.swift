import ClaimBooks
import Claims
import EmbeddedFiles
import LawBook
import Letters
import Membership
import MoneyAndDates
import OfficeLetters
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing
import Words

@Suite struct `Letters about rights that come with time` {
    private func desk(_ town: Town, _ language: Language = .indonesian) throws -> (RightLetters, ArisingBook)
    {
        let claims = try ClaimDesk(town, on: try #require(Day(2026, 3, 10)))
        let files = ["", "claims/", "claims-pages/"].map { "words/\($0)\(language.rawValue).yaml" }
        let words = try Words(language, yaml: files.compactMap(EmbeddedFiles.text(at:)))
        let letters = OfficeLetters(
            claims.office, words: words, files: LetterFolder.embedded, law: town.law)
        return (
            RightLetters(letters, rules: claims.book.rules),
            ArisingBook(claims.office, rules: claims.book.rules)
        )
    }

    /// Makes three people of the town reach an age in March.
    private func reach(_ born: Int64, _ town: Town) async throws {
        try await town.office.database.write { connection in
            let people = try connection.rows(
                """
                SELECT DISTINCT person_id FROM job_spell WHERE gov_id = 1671 AND valid_to = 99991231
                    AND superseded_ms = 9223372036854775807 ORDER BY person_id LIMIT 3
                """, []
            ) { try $0.integer(0) }
            try connection.execute("UPDATE person SET born = 19800101 WHERE gov_id = 1671", [])
            for person in people {
                let values: [SQLValue] = [.integer(person)]
                try connection.execute(
                    "UPDATE job_spell SET programmes = 15 WHERE gov_id = 1671 AND person_id = $1", values)
                try connection.execute(
                    "UPDATE person SET born = \(born) WHERE gov_id = 1671 AND person_id = $1", values)
            }
        }
    }

    private func window(_ right: ArisingRight, _ book: ArisingBook) throws -> ArisingWindow {
        let month = try #require(Month(2026, 3))
        return try #require(try book.windows(in: month).first { $0.right == right })
    }

    @Test(arguments: TestEngine.atHand)
    func `tell one person or many in one file, and remember whom`(engine: TestEngine) async throws {
        try await withTown(engine) { town in
            try await reach(19_700_316, town)
            let (letters, book) = try desk(town)
            let window = try window(.oldAge, book)
            let people = try await book.people(of: window, atMost: 10)
            #expect(people.count == 3 && people.allSatisfy { $0.notice == nil })
            let one = try await letters.letters(
                to: [people[0]], of: window, contact: { "Ibu Contoh, \($0)" })
            let text = try words(of: one.bytes)
            #expect(text.contains(people[0].name), "\(text)")
            #expect(text.replacing(" ", with: "").contains(one.code.replacing(" ", with: "")), "\(text)")
            #expect(text.contains("16 Maret 2026 Saudara berusia 56 tahun"))
            #expect(text.contains("KTP peserta") && text.contains("Ibu Contoh, \(people[0].unitName)"))
            #expect(!text.contains("NPWP") && !text.contains("beasiswa") && !text.contains("⟨"))
            #expect(!text.contains("bulan iuran lagi"), "an age needs no months")
            let told = try await book.people(of: window, atMost: 10)
            #expect(told.map { $0.notice != nil } == [true, false, false])
            // The same letter again has its code; whoever read the list before is refused.
            #expect(try await letters.letters(to: [told[0]], of: window).code == one.code)
            #expect(
                await refusal { try await letters.letters(to: people, of: window) }
                    == "claim.book.notice-drafted")
            #expect(try await town.numbers("SELECT COUNT(*) FROM right_notice WHERE gov_id = $1") == [1])
            let rest = try await letters.letters(to: Array(told.dropFirst()), of: window, as: .docx)
            #expect(rest.format == .pdf, "several are always a PDF")
            let both = try words(of: rest.bytes)
            #expect(told.dropFirst().allSatisfy { both.contains($0.name) } && !both.contains(told[0].name))
            #expect(both.components("Halaman 1 dari 1") == 2, "\(both)")
            let checked = try await VerifyDocument.find(one.code, by: town.office, under: town.law)
            #expect(checked?.kind == .rightNotice && checked?.person == nil)
            let nobody = await refusal { try await letters.letters(to: [], of: window) }
            #expect(nobody == "letter.nobody-to-tell")
        }
    }

    @Test func `name amounts with their articles, and what nobody verified`() async throws {
        try await withTown(.sqlite) { town in
            try await reach(19_670_316, town)
            let (letters, book) = try desk(town)
            let pension = try window(.pension, book)
            let person = try #require(try await book.people(of: pension, atMost: 1).first)
            let text = try words(of: try await letters.letters(to: [person], of: pension).bytes)
            // The columns of a table stand line by line: "sedikit" comes after the amount.
            #expect(text.contains("Pensiun bulanan paling Rp411.400 (B/1226/022026) sedikit"), "\(text)")
            #expect(text.contains("PP 45/2015"))
            let (english, _) = try desk(town, .english)
            let again = try #require(try await book.people(of: pension, atMost: 1).first)
            let told = try words(of: try await english.letters(to: [again], of: pension).bytes)
            #expect(told.contains("Lowest monthly") && told.contains("Page 1 of 1"), "\(told)")
        }
    }

    @Test func `say which months still lack, with the full death benefit and its parts`() async throws {
        try await withTown(.sqlite) { town in
            let person = try await ClaimDesk(town, on: try #require(Day(2026, 3, 10))).person(0)
            try await town.office.database.write {
                try $0.execute(
                    """
                    UPDATE job_spell SET segment = 'bpu', valid_from = 20260105 WHERE gov_id = 1671
                        AND person_id = $1
                    """, [.integer(person.id.number)])
            }
            let (letters, book) = try desk(town)
            let windows = try book.windows(in: try #require(Month(2026, 3)))
            let window = try #require(
                windows.first { window in
                    guard case .job(.selfEmployed?, _) = window.mark else { return false }
                    return window.right == .fullDeathBenefit
                })
            let found = try await book.people(of: window, atMost: 10)
            let her = try #require(found.first { $0.person == person.id })
            let text = try words(of: try await letters.letters(to: [her], of: window).bytes)
            #expect(text.contains("Santunan kematian") && text.contains("Rp20.000.000"), "\(text)")
            #expect(text.contains("Biaya pemakaman") && text.contains("Rp10.000.000"))
            let missing = try #require(her.paid?.missing)
            #expect(text.contains("bulan iuran lagi terbayar") == (missing > 0))
            #expect(text.contains("KTP ahli waris"))
        }
    }
}

extension String {
    /// How often a text stands in it.
    fileprivate func components(_ text: String) -> Int { ranges(of: text).count }
}
