import EmbeddedFiles
import Foundation
import LawBook
import LawFiles
import Membership
import MoneyAndDates
import PeriodBooks
import RegisterBooks
import SQLDatabase
import SQLStore
import TestKit

/// The acts of an office, each again and again under the number of its piece of work: a roster that is
/// approved, and a month that is calculated, agreed, taken back, agreed again and locked. What was done in an
/// earlier life of the program is refused, and the next step is taken.
struct OfficeWork {
    /// People of one roster.
    static let people = 12

    private let office: Office
    private let membership: MembershipLaw
    private let months: PeriodLaw

    init(_ database: SQLDatabase, _ identifiers: IdentifierMaker, _ sealing: FieldSealing) throws {
        guard let today = Day(2026, 3, 1) else { throw CancellationError() }
        office = Office(
            database: database, identifiers: identifiers, sealing: sealing, government: 1671,
            actor: "ani", today: today, now: { Int64(Date().timeIntervalSince1970 * 1_000) })
        let paths = EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst(4)) }
        let folder = LawFolder(paths: paths) { EmbeddedFiles.text(at: "law/" + $0) }
        membership = try MembershipLaw(from: try folder.book())
        months = try PeriodLaw(from: InventedLaw.book())
    }

    func roster(_ number: Int) async throws {
        guard let period = Month(2026, 3) else { return }
        let rows = (0..<OfficeWork.people).map { row(number, $0) }
        let submitted = try await SubmissionBook.submit(
            rows, digest: "roster \(number)", unit: UnitID(2), period: period, campaign: nil, by: office)
        try await unlessRefused {
            _ = try await Approval(office.with(actor: "budi"), law: membership).approve(
                submitted.submission.id, sptjm: "SPTJM/\(number)")
        }
        say("roster \(number)")
    }

    func month(_ number: Int) async throws {
        guard let month = Month(2008, number % 12 + 1) else { return }
        let book = PeriodBook(office: office, law: months)
        try await unlessRefused { _ = try await book.open(.one("7"), month) }
        for isTakenBack in [number.isMultiple(of: 3), false] {
            try await unlessRefused { _ = try await book.calculate(.one("7"), month) }
            try await unlessRefused { _ = try await book.finalise("7", month) }
            if isTakenBack { try await unlessRefused { _ = try await book.cancel("7", month) } }
        }
        say("finalise \(month.yyyymm)")
        let other = PeriodBook(office: office.with(actor: "budi"), law: months)
        try await unlessRefused { _ = try await other.post("7", month) }
        say("month \(month.yyyymm)")
    }

    private func row(_ number: Int, _ place: Int) -> SubmittedRow {
        let terms = RosterTerms(
            registration: 8, category: .nonCivilServant, segment: .wageEarner,
            programmes: ProgrammeSet(rawValue: 3), funding: .regionalBudget, wageBasis: .honorarium)
        var row = SubmittedRow(line: place + 1, standing: .good, terms: terms)
        row.nik = NIK("99710101\(10_000_000 + number * 100 + place)")
        row.name = "ORANG \(number) \(place)"
        row.born = Day(1990, 1, 1)
        row.sex = .male
        row.wage = Rupiah(3_000_000)
        row.decree = "roster \(number)"
        return row
    }

    /// What an earlier life did is refused with a sentence; anything else is a fault.
    private func unlessRefused(_ step: () async throws -> Void) async throws {
        do { try await step() } catch is any TellableRefusal {}
    }
}
