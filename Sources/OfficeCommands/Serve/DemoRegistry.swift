import Access
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLStore

/// A matching with the civil registry in the demonstration: most of the city was answered half a year ago;
/// some differ, some are not found, one is dead there, and one was corrected since.
struct DemoRegistry {
    let office: Office
    let law: MembershipLaw

    init(_ office: Office, _ law: LawBook) throws {
        self.office = office
        self.law = try MembershipLaw(from: law)
    }

    /// Matches where nobody has matched yet.
    func prepare() async throws {
        let clerk = office.with(actor: "dinas-tenaga-kerja", today: office.today.adding(days: -60))
        let book = CivilRegistryBook(clerk, within: .government)
        guard try await book.batches(atMost: 1).isEmpty else { return }
        let batch = try await book.request(
            CivilRegistryRequest(basis: "PKS 470/12/Dukcapil/\(clerk.today.year)"))
        var niks: [UInt64] = []
        try await book.people(of: batch.id) { people in
            niks += people.compactMap { NIK($0.nik)?.digits }
        }
        // In an order that no key makes. One in fifty stays without an answer.
        let answered = niks.sorted().enumerated().filter { $0.offset % 50 != 49 }.map(\.element)
        let lines = answered.indices.map(DemoRegistry.line)
        _ = try await CivilRegistryBook(clerk.with(today: clerk.today.adding(days: 12)), within: .government)
            .take(
                CivilRegistryReply(
                    digest: sha256("demo \(batch.id)".utf8), fileName: "jawaban-disdukcapil.xlsx", bytes: [],
                    checkedOn: clerk.today.adding(days: 10), niks: answered,
                    numbers: answered.indices.map { $0 + 2 }, lines: lines), to: batch.id)
        try await correctOne(book)
    }

    /// What the registry says of a line, by its place.
    private static func line(_ place: Int) -> CivilRegistryLine {
        switch place {
        case 7: CivilRegistryLine(.deceased)
        case _ where place % 40 == 3: CivilRegistryLine(.mismatched, [.name])
        case _ where place % 60 == 5: CivilRegistryLine(.mismatched, [.birthDate])
        case _ where place % 90 == 11: CivilRegistryLine(.notFound)
        default: CivilRegistryLine(.matched)
        }
    }

    /// One whose name differed was put right after the card.
    private func correctOne(_ book: CivilRegistryBook) async throws {
        let cases = try await book.cases(.mismatched, atMost: 50).rows
        guard let found = cases.first(where: { $0.answer.differs.fields == [.name] }) else { return }
        try await PersonCorrections(office.with(actor: "operator"), law: law).correct(
            found.person.id, IdentityCorrection(name: found.person.name + " JAYA"),
            reason: "KTP/\(office.today.year)")
    }
}
