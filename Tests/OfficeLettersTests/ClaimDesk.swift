import ClaimBooks
import ClaimFiles
import Claims
import EmbeddedFiles
import LawBook
import Membership
import MoneyAndDates
import OfficeLetters
import RegisterBooks
import SQLDatabase
import SQLStore
import Testing
import Words

/// Two people who work on claims of the town, and the forms that they print.
struct ClaimDesk: Sendable {
    let office: Office
    let book: ClaimBook
    let second: ClaimBook
    let forms: ClaimLetters
    let today: Day

    init(_ town: Town, on today: Day) throws {
        let files = EmbeddedFiles.paths(under: "templates/claims/")
        let claimForms = try files.map { try ClaimForm(yaml: EmbeddedFiles.text(at: $0) ?? "", file: $0) }
        let rules = try ClaimRules(town.law, forms: claimForms)
        let books = town.office
        // Ten in the morning of that day, and later with every look at the clock.
        let morning = Int64(today.sinceEpoch) * 86_400_000 + 3 * 3_600_000
        func office(_ actor: String) -> Office {
            Office(
                database: books.database, identifiers: books.identifiers, sealing: books.sealing,
                government: books.government, actor: actor, today: today,
                now: { morning + books.now() % 3_600_000 })
        }
        let own = office("first")
        self.office = own
        self.today = today
        book = ClaimBook(own, rules: rules)
        second = ClaimBook(office("second"), rules: rules)
        let words = try Words(
            .indonesian,
            yaml: ["words/id.yaml", "words/claims/id.yaml"].compactMap(EmbeddedFiles.text(at:)))
        let letters = OfficeLetters(own, words: words, files: LetterFolder.embedded, law: town.law)
        forms = ClaimLetters(letters, claims: book)
    }

    /// Somebody with a job of all of March.
    func person(_ place: Int) async throws -> PersonCard {
        let numbers = try await office.database.read { connection in
            try connection.rows(
                """
                SELECT DISTINCT person_id FROM job_spell WHERE gov_id = $1 AND valid_from < 20260101
                    AND valid_to = 99991231 AND superseded_ms = 9223372036854775807
                    AND registration_id IS NOT NULL
                ORDER BY person_id LIMIT 5
                """, [.integer(1671)]
            ) { try $0.integer(0) }
        }
        return try #require(try await PersonSearch(office).person(PersonID(numbers[place])))
    }

    func paper(_ person: PersonID) async throws -> PersonOnPaper? {
        try await PersonSearch(office).onPaper(person)
    }

    /// Brings a claim all the way to a confirmed payment.
    func pay(_ id: ClaimCaseID, _ amount: Rupiah) async throws {
        try await book.answer(id, "certificate-number", "AM-1")
        for kind in try await book.show(id).form.evidence where kind.before != nil {
            let bytes: [UInt8] = [0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x37] + Array(kind.name.utf8)
            try await book.attach(
                EvidenceDraft(kind: kind.name, fileName: "a.pdf", bytes: bytes), to: id)
        }
        try await book.proposeSubmission(id)
        try await second.submit(id)
        try await second.approve(id, amount)
        try await book.proposePayment(id, amount, on: today, account: "0012345678")
        try await second.confirmPayment(id, 1)
    }
}
