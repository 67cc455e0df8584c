import Continuity
import CoverageBooks
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import TestKit

/// Books of a handful of people, written month by month as a test tells them.
struct SmallBooks {
    let database: SQLDatabase
    var government: Int64 = 1671

    /// The law of the tests of continuity: two months of grace for the self-employed, four tolerated for wage
    /// earners, two paid months for the full death benefit, five for the scholarship.
    static func law() throws -> ContinuityLaw {
        try ContinuityLaw(
            from: InventedLaw.book(changing: [
                "bpu/grace-months": [InventedLaw.dated(.number(2))],
                "membership/pu-grace-months": [InventedLaw.dated(.number(0))],
                "membership/lump-sum-grace-months": [
                    InventedLaw.dated(InventedLaw.keyed(["jakon": 0, "pmi": 1]))
                ],
                "arrears/employer-first-after-months": [InventedLaw.dated(.number(4))],
                "membership/pu-deactivation-months": [InventedLaw.dated(.none)],
                "jkm/pu-full-benefit-paid-months": [InventedLaw.dated(.none)],
                "jkm/bpu-full-benefit-paid-months": [InventedLaw.dated(.number(2))],
                "jkm/scholarship-paid-months": [InventedLaw.dated(.number(5))],
                "bpu/entry-age-limit": [InventedLaw.dated(.number(60))],
                "bpu/prepay-months-max": [InventedLaw.dated(.number(12))],
            ]))
    }

    func write(_ table: String, _ row: [String: SQLValue]) async throws {
        let government = government
        try await database.write { try insert([row], into: table, government, on: $0) }
    }

    /// A person with one job from the first day of 2003 on.
    func addPerson(
        _ person: Int64, segment: String = "bpu", funding: String = "apbd", unit: Int64 = 2,
        registration: Int64 = 7, through last: Int64 = 99_991_231, died: Int64? = nil,
        deathKnown: Int64? = nil
    ) async throws {
        try await write(
            "person",
            [
                "person_id": .integer(person), "name": "Nama", "born": 19_700_101, "nik_sealed": "1",
                "recorded_ms": 0, "died": SQLValue(died), "died_recorded_ms": SQLValue(deathKnown),
            ])
        try await write(
            "job_spell",
            [
                "spell_id": .integer(person), "version": 1, "person_id": .integer(person),
                "unit_id": .integer(unit), "registration_id": .integer(registration),
                "valid_from": 20_030_101, "valid_to": .integer(last), "recorded_ms": 1,
                "superseded_ms": .integer(.max), "category": "pekerja-rentan", "segment": .text(segment),
                "programmes": 3, "wage": 100, "wage_basis": "penghasilan", "funding": .text(funding),
                "act_id": 1,
            ])
    }

    /// A finalised month with a line of ten rupiah for each person, its bill, and what became of it.
    ///
    /// - Parameter claims: the day of payment or nil, from one instant on and before another.
    func addMonth(
        _ month: Int64, of people: [Int64], registration: Int64 = 7, finalised: Int64 = 10,
        cancelled: Int64? = nil, claims: [(paidOn: Int64?, from: Int64, before: Int64)]
    ) async throws {
        let bill = month * 100 + registration
        try await write(
            "period",
            [
                "period": .integer(month), "registration_id": .integer(registration), "state": 3,
                "changed_ms": 0, "finalised_ms": .integer(finalised),
            ])
        try await write(
            "bill",
            [
                "bill_id": .integer(bill), "registration_id": .integer(registration),
                "period": .integer(month), "segment": "bpu", "version": 1,
                "state": cancelled == nil ? 1 : 0, "raised": .integer(month * 100 + 1), "amount": 10,
                "recorded_ms": .integer(finalised), "changed_ms": .integer(cancelled ?? finalised),
            ])
        for person in people { try await addLine(month, for: month, person, registration, 10) }
        for claim in claims {
            try await write(
                "claim_state",
                [
                    "claim": .text("bill/\(bill)"), "kind": "bill", "claim_month": .integer(month),
                    "registration_id": .integer(registration), "owed": 10,
                    "still_open": claim.paidOn == nil ? 10 : 0, "paid_on": SQLValue(claim.paidOn),
                    "recorded_ms": .integer(claim.from), "superseded_ms": .integer(claim.before),
                ])
        }
    }

    func addLine(
        _ period: Int64, for month: Int64, _ person: Int64, _ registration: Int64, _ amount: Int64,
        reason: String = "regular"
    ) async throws {
        try await write(
            "assessment",
            [
                "period": .integer(period), "spell_id": .integer(person), "for_month": .integer(month),
                "person_id": .integer(person), "registration_id": .integer(registration),
                "reason": .text(reason), "wage": 100, "work_accident": .integer(amount), "death": 0,
                "old_age_employer": 0, "old_age_worker": 0, "pension_employer": 0, "pension_worker": 0,
                "job_loss": 0,
            ])
    }

    func addPaper(
        _ kind: String, unit: Int64, from: Int64, through: Int64, isSigned: Bool = true, paper: Int64
    ) async throws {
        try await write(
            "unit_paper",
            [
                "paper_id": .integer(paper), "unit_id": .integer(unit), "kind": .text(kind), "number": "1",
                "is_signed": isSigned ? 1 : 0, "valid_from": .integer(from), "valid_to": .integer(through),
                "recorded_ms": 1, "superseded_ms": .integer(.max),
            ])
    }

    func answers(
        asOf: Int = 20_030_615, known: Int = .max, scope: CoverageScope = .government,
        from first: Int = 200_301, through last: Int = 200_406, of government: Int64? = nil
    ) async throws -> CoverageAnswers {
        try await CoverageAnswers(
            CoverageQuestion(
                government: government ?? self.government, from: month(first), through: month(last),
                asOf: day(asOf), known: at(known), scope: scope),
            under: SmallBooks.law(), from: database)
    }
}

/// Paid on that day, from the instant 20 on and still believed.
func paid(_ day: Int64) -> [(paidOn: Int64?, from: Int64, before: Int64)] { [(day, 20, .max)] }

/// Small books on one engine.
func withSmallBooks(_ engine: TestEngine, _ body: (SmallBooks) async throws -> Void) async throws {
    try await withBooks(engine) { try await body(SmallBooks(database: $0)) }
}
