import Access
import DeskBooks
import EmbeddedFiles
import LawBook
import Membership
import MoneyAndDates
import PeriodBooks
import SQLDatabase
import SignalBooks
import SignalFiles
import Signals
import TestPortal
import Testing
import WebGate

func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

let february: Month = {
    guard let month = Month(2026, 2) else { preconditionFailure("a month of the calendar") }
    return month
}()

extension PortalTown {
    /// What the town's books show, with some numbers of the template set otherwise.
    @discardableResult
    func look(
        _ kinds: [SignalKind] = SignalKind.allCases, most: Int = 2_000, people: Int64 = 2
    ) async throws -> [SignalRunCount] {
        clock.pass(1_000)
        return try await SignalRun(office, rules: rules(most, people), law: portal.law.book).run(kinds)
    }

    func rules(_ most: Int, _ people: Int64) throws -> SignalRules {
        let shipped = try SignalTemplates.embedded()
        let rules = SignalKind.allCases.map { kind in
            var numbers = shipped[kind].thresholds
            if numbers[.people] != nil { numbers[.people] = people }
            let rule = SignalRules.Rule(
                severity: shipped[kind].severity, thresholds: numbers, source: "uji", why: "uji")
            return (kind, rule)
        }
        return SignalRules(Dictionary(uniqueKeysWithValues: rules), most: most)
    }

    func cases(_ kind: SignalKind) async throws -> [SignalCase] {
        try await SignalBook(office).list(kind, SignalState.allCases, atMost: 100).sorted { $0.id < $1.id }
    }

    func tell(_ name: String, _ draft: (PersonID) throws -> StatementDraft) async throws {
        try await StatementBook(office).record(draft(PersonID(person(name))))
    }

    /// A month of every registration: opened, calculated and billed.
    func bill(_ month: Month = february) async throws {
        let book = PeriodBook(office: office, law: portal.law.period)
        try await book.open(.all, month)
        let found = try await book.calculate(.all, month)
        clock.pass(1_000)
        for period in found.periods { _ = try await book.finalise(String(period.registration.id), month) }
        clock.pass(1_000)
    }

    /// Writes beside the books, as only a fault or an older program would.
    func damage(_ sql: String) async throws {
        try await database.write { connection in _ = try connection.execute(sql) }
    }

    func died(_ name: String, _ day: Int) async throws {
        try await damage(
            "UPDATE person SET died = \(day) WHERE gov_id = 1671 AND person_id = \(person(name))")
    }

    /// A second job of somebody of 1.02, under the registration of 1.03.
    func secondJob(_ name: String, programmes: Int = 3, from: Int = 20_260_115) async throws {
        try await damage(
            """
            INSERT INTO job_spell (gov_id, spell_id, version, person_id, unit_id, registration_id,
                valid_from, valid_to, recorded_ms, superseded_ms, category, segment, programmes, wage,
                wage_basis, funding, act_id)
            SELECT 1671, 77, 1, \(person(name)), s.unit_id, s.registration_id, \(from), 99991231,
                1, 9223372036854775807, 'phl', 'pu', \(programmes), 3000000, 'umk', 'apbd', 1
            FROM job_spell s WHERE s.gov_id = 1671 AND s.unit_id = \(unit("1.03"))
            """)
    }
}
