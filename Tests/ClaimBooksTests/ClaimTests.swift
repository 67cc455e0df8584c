import ClaimBooks
import Claims
import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Claims in the books` {
    @Test(arguments: TestEngine.atHand)
    func `a death is opened once, and the same again is the same claim`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let first = try await town.book.open(.death, for: person, on: day(20_260_301))
            let again = try await town.second.open(.death, for: person, on: day(20_260_301))
            #expect(first.isNew && !again.isNew && first.id == again.id)
            let refused: ClaimOpeningRefusal? = await refusal {
                try await town.book.open(.death, for: person, on: day(20_260_302))
            }
            #expect(refused == .diedOn(day(20_260_301)))
            #expect(try await town.count("SELECT COUNT(*) FROM claim_case WHERE gov_id = 1671") == 1)
            #expect(first.claim.opening.registration == UnitID(7) && first.claim.opening.unit == UnitID(2))
            let root = try await town.database.read { try AuditBook.verify(government: 1671, on: $0) }
            #expect(root.entries == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `events that cannot be are refused, and nothing is kept`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            func refused(_ yyyymmdd: Int, _ type: ClaimType = .workAccident) async -> ClaimOpeningRefusal? {
                await refusal { try await town.book.open(type, for: person, on: day(yyyymmdd)) }
            }
            #expect(await refused(20_260_311) == .inTheFuture(day(20_260_311)))
            #expect(
                await refused(20_150_630) == .beforeTheLaw(day(20_150_630), first: day(20_150_701)))
            let minute: ClaimOpeningRefusal? = await refusal {
                try await town.book.open(.workAccident, for: person, on: day(20_260_301), minute: 1_440)
            }
            #expect(minute == .minuteOutOfDay)
            let nobody: ClaimOpeningRefusal? = await refusal {
                try await town.book.open(.workAccident, for: PersonID(99), on: day(20_260_301))
            }
            #expect(nobody == .unknownPerson)
            #expect(try await town.count("SELECT COUNT(*) FROM claim_case WHERE gov_id = 1671") == 0)
            #expect(try await town.count("SELECT COUNT(*) FROM audit_entry WHERE gov_id = 1671") == 0)
            #expect(await refused(20_260_310) == nil)
            #expect(await refused(20_150_701) == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a claim of another government is not there, nor is one for its person`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let id = try await town.book.open(.death, for: person, on: day(20_260_301)).id
            let other = ClaimBook(town.stranger, rules: town.rules)
            #expect(await refusal(ClaimBookRefusal.self) { try await other.show(id) } == .noSuchClaim)
            #expect(await refusal(ClaimBookRefusal.self) { try await other.note(id, "a") } == .noSuchClaim)
            #expect(await refusal(ClaimBookRefusal.self) { try await other.view(id) } == .noSuchClaim)
            #expect(try await other.list().isEmpty)
            let refused: ClaimOpeningRefusal? = await refusal {
                try await other.open(.death, for: person, on: day(20_260_301))
            }
            #expect(refused == .unknownPerson)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `what BPJS paid is confirmed by another person, booked once, and taken back by its mirror`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let id = try await town.book.open(.death, for: person, on: day(20_260_301)).id
            try await town.approved(id, 42_000_000)
            try await town.book.proposePayment(
                id, Rupiah(42_000_000), on: day(20_260_309), account: "0012345678")
            #expect(try await town.balance() == .zero)
            #expect(
                await refusal(ClaimRefusal.self) { try await town.book.confirmPayment(id, 1) } == .sameHand)
            #expect(try await town.balance() == .zero)
            let paid = try await town.second.confirmPayment(id, 1)
            #expect(paid.stage == .paid && paid.payments[0].payment.account == "******5678")
            #expect(try await town.balance() == Rupiah(42_000_000))
            #expect(
                await refusal(ClaimRefusal.self) { try await town.second.confirmPayment(id, 1) }
                    == .nothingProposed)
            let row = try #require(try await town.book.list().first)
            #expect(row.paid == Rupiah(42_000_000) && row.stage == .paid && row.waits == .nothing)
            #expect(try await ClaimsCheck.run(town.database) == 1)
            _ = try await DuesCheck.run(town.database)
            try await town.book.reversePayment(id, 1, reason: "rekening salah")
            #expect(try await town.balance() == .zero)
            #expect(
                await refusal(ClaimRefusal.self) {
                    try await town.book.reversePayment(id, 1, reason: "lagi")
                } == .reversedBefore(1))
            #expect(
                try await town.count("SELECT COUNT(*) FROM journal_entry WHERE gov_id = 1671") == 2)
            #expect(try await ClaimsCheck.run(town.database) == 0)
            try await town.database.write {
                try $0.execute("UPDATE claim_payment SET state = 1 WHERE gov_id = 1671")
            }
            #expect(
                await refusal(DuesBookRefusal.self) { try await ClaimsCheck.run(town.database) }
                    == .differsFromEvents(table: "journal_line", place: "benefits-from-bpjs/7/JKM"))
            try await town.database.read { _ = try AuditBook.verify(government: 1671, on: $0) }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a proposal that is dropped leaves no payment and no booking`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let id = try await town.book.open(.death, for: person, on: day(20_260_301)).id
            try await town.approved(id, 5)
            try await town.book.proposePayment(id, Rupiah(5), on: day(20_260_309), account: "5678")
            #expect(try await town.book.list()[0].waits == .payment)
            try await town.second.dropProposal(id, reason: "belum masuk rekening")
            #expect(
                await refusal(ClaimRefusal.self) { try await town.second.confirmPayment(id, 1) }
                    == .nothingProposed)
            #expect(try await town.count("SELECT state FROM claim_payment WHERE gov_id = 1671") == 3)
            #expect(try await town.balance() == .zero)
            let future: ClaimRefusal? = await refusal {
                try await town.book.proposePayment(id, Rupiah(5), on: day(20_260_311), account: "5678")
            }
            #expect(future == .paymentDay(day(20_260_311)))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a claim is shown as it was known at an instant`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let id = try await town.book.open(.death, for: person, on: day(20_260_301)).id
            try await town.book.answer(id, "cause", "illness")
            let then = Instant(epochMilliseconds: town.clock.now())
            town.clock.forward(hours: 1)
            try await town.book.answer(id, "cause", "accident")
            #expect(try await town.book.show(id).answers["cause"] == "accident")
            #expect(try await town.book.show(id, known: then).answers["cause"] == "illness")
            let before = Instant(epochMilliseconds: noon - 1)
            #expect(
                await refusal(ClaimBookRefusal.self) { try await town.book.show(id, known: before) }
                    == .noSuchClaim)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `answers are taken all or none, and the same again is no event`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let id = try await town.book.open(.workAccident, for: person, on: day(20_260_301)).id
            let before = try await town.book.show(id).events.count
            let refused: ClaimRefusal? = await refusal {
                try await town.book.answer(
                    id, [("circumstance", "at-work"), ("days-unable", "banyak")])
            }
            #expect(refused == .notAnAnswer(question: "days-unable", kind: .days, text: "banyak"))
            #expect(try await town.book.show(id).events.count == before)
            try await town.book.answer(id, [("circumstance", "at-work"), ("days-unable", "12")])
            try await town.book.answer(id, "days-unable", " 12 ")
            #expect(try await town.book.show(id).events.count == before + 2)
            #expect(
                await refusal(ClaimRefusal.self) { try await town.book.answer(id, "warna", "biru") }
                    == .unknownQuestion("warna"))
            let later: ClaimRefusal? = await refusal {
                try await town.book.answer(id, "doctor-statement", "2026-03-11")
            }
            #expect(later == .dayOutOfPlace(question: "doctor-statement", day: day(20_260_311)))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `reasons of refusals are found by their code and by any word of them`(engine: TestEngine)
        async throws
    {
        try await withTown(engine) { town async throws in
            for number in [1, 2] as [Int64] {
                let person = try await town.person(number)
                let id = try await town.book.open(.death, for: person, on: day(20_260_301)).id
                if number == 1 {
                    try await town.book.refuse(id, code: "masa-iuran", text: "Iuran BARU 2% dari tiga bulan")
                }
            }
            func found(_ text: String) async throws -> Int {
                var filter = ClaimFilter()
                filter.refusal = text
                return try await town.book.list(filter).count
            }
            #expect(try await found("baru") == 1)
            #expect(try await found("MASA-IURAN") == 1)
            #expect(try await found("2%") == 1)
            #expect(try await found("%") == 1)
            #expect(try await found("3%") == 0)
            #expect(try await found("warisan") == 0)
            var open = ClaimFilter()
            open.isOpen = true
            #expect(try await town.book.list(open).count == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a withdrawn death may be opened anew, and then not be reopened`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(1)
            let first = try await town.book.open(.death, for: person, on: day(20_260_301)).id
            try await town.book.withdraw(first, reason: "salah orang")
            let second = try await town.book.open(.death, for: person, on: day(20_260_302))
            #expect(second.isNew)
            #expect(
                await refusal(ClaimOpeningRefusal.self) {
                    try await town.book.reopen(first, reason: "tidak salah")
                } == .openElsewhere)
        }
    }
}

extension Town {
    /// What families received for JKM under the registration, by the journal.
    func balance() async throws -> Rupiah {
        try await database.read { connection in
            try JournalReading.balance(
                of: .benefitsPaidToFamilies(UnitID(7), BilledProgrammes(.death)), through: day(20_261_231),
                government: 1671, on: connection)
        }
    }
}
