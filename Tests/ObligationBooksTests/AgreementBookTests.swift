import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import Obligations
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Agreements in the books` {
    @Test(arguments: TestEngine.atHand)
    func `a signed agreement is the paper of its unit, and a draft is none`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let papers = "SELECT COUNT(*) FROM unit_paper WHERE gov_id = 1671 AND is_signed = 1"
            let id = try await town.agreements().draft(terms())
            try await town.agreements().sendToReview(id)
            #expect(try await town.count(papers) == 0)
            let hand: AgreementRefusal? = await refusal { try await town.agreements().accept(id) }
            #expect(hand == .sameHand)
            try await town.sign(id, "7")
            #expect(try await town.count(papers + " AND number = '7' AND valid_to = 20261231") == 1)
            let twice: AgreementRefusal? = await refusal { try await town.sign(id, "8") }
            #expect(twice == .notNow(.signed))
            let again: AgreementRefusal? = await refusal {
                try await town.agreements("kepala").sign(
                    id, on: day(20_261_101), number: "8", insurerNumber: "B")
            }
            #expect(again == .signedBefore(number: "7"))
            let row = try #require(try await town.agreements().list().first)
            #expect(row.number == "7" && row.unitName == "Unit 2" && row.stage == .signed)
            // Drafted, sent, accepted, signed, and the paper.
            #expect(try await town.entries() == 5)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `an overlapping one is refused with the number of the other`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.signed(terms())
            let refused: AgreementRefusal? = await refusal {
                try await town.agreements().draft(terms(20_261_231, 20_271_230))
            }
            #expect(
                refused
                    == .overlap(number: "PKS-2-2026", from: day(20_260_101), through: day(20_261_231)))
            let next = try await town.agreements().draft(terms(20_270_101, 20_271_231))
            let beside: AgreementRefusal? = await refusal {
                try await town.agreements().draft(terms(20_271_231, 20_281_230))
            }
            #expect(
                beside == .overlap(number: "#\(next)", from: day(20_270_101), through: day(20_271_231)))
            try await town.agreements().cancel(next, reason: "keliru")
            try await town.agreements().draft(terms(20_271_231, 20_281_230))
            try await town.agreements().draft(terms(unit: 3))
            try await town.agreements().draft(terms(programmes: ProgrammeSet(.oldAge)))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `what is of another government is not there`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let unit: RegisterRefusal? = await refusal {
                try await town.agreements().draft(terms(unit: 102))
            }
            #expect(unit == .unknownUnit("102"))
            var other = terms()
            other.registration = 8
            let numbered = other
            let registration: ObligationBookRefusal? = await refusal {
                try await town.agreements().draft(numbered)
            }
            #expect(registration == .noSuchRegistration)
            let id = try await town.signed(terms())
            let missing: ObligationBookRefusal? = await refusal {
                try await town.agreements(government: 1672).end(id, on: day(20_261_120), reason: "x")
            }
            #expect(missing == .noSuchAgreement(id.description))
            #expect(try await town.entries(government: 1672) == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `an end and an addendum move the paper's last day, and what was believed stays`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let id = try await town.signed(terms())
            let boss = town.agreements("kepala")
            try await boss.amend(
                id,
                AgreementAddendum(
                    number: "7a", signedOn: day(20_261_105), headcount: 12, through: day(20_270_131)))
            let now = "SELECT valid_to FROM unit_paper WHERE gov_id = 1671 AND superseded_ms = \(Int64.max)"
            #expect(try await town.count(now) == 20_270_131)
            try await boss.end(id, on: day(20_261_130), reason: "dibubarkan")
            #expect(try await town.count(now) == 20_261_130)
            #expect(try await town.count("SELECT COUNT(*) FROM unit_paper WHERE gov_id = 1671") == 3)
            let agreement = try await boss.show(id)
            #expect(agreement.terms.headcount == 12 && agreement.stage == .ended)
            try await town.agreements().draft(terms(20_261_201, 20_271_231))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a renewal carries on what was signed; its signing renews the one before`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let draft = try await town.agreements().draft(terms(unit: 3))
            let unsigned: AgreementRefusal? = await refusal { try await town.agreements().renew(draft) }
            #expect(unsigned == .renewingUnsigned(.draft))
            let id = try await town.signed(terms())
            let early: AgreementRefusal? = await refusal {
                try await town.agreements().renew(id, from: day(20_261_231))
            }
            #expect(early == .renewalTooEarly(day(20_261_231)))
            let next = try await town.agreements().renew(id, bridge: day(20_270_331))
            let twice: AgreementRefusal? = await refusal { try await town.agreements().renew(id) }
            #expect(twice == .overlap(number: "#\(next)", from: day(20_270_101), through: day(20_271_231)))
            #expect(try await town.agreements().show(id).stage == .signed)
            try await town.agreements().sendToReview(next)
            try await town.sign(next, "PKS-2-2027")
            let before = try await town.agreements().show(id)
            #expect(before.stage == .renewed && before.successor == next)
            let again: AgreementRefusal? = await refusal { try await town.agreements().renew(id) }
            #expect(again == .renewedBefore)
            let line = try await town.agreements().timeline(of: UnitID(2)).line
            #expect(line.gaps.allSatisfy { $0.lacks == [.budget] })
            #expect(line.gaps.first?.span.from == day(20_260_101))
            #expect(line.gaps.last?.span == DaySpan(day(20_270_401), day(20_271_231)))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `all that end by a day are renewed in one act, and those that cannot be say why`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let order = RenewalOrder(endingBy: day(20_261_231), bridge: day(20_270_331))
            let nothing: ObligationBookRefusal? = await refusal {
                try await town.agreements().renewAll(order)
            }
            #expect(nothing == .nothingToRenew)
            let first = try await town.signed(terms())
            let second = try await town.signed(terms(unit: 3))
            try await town.signed(terms(20_260_101, 20_270_101, unit: 1))
            let drafted = try await town.agreements().renew(second)
            let plan = try await town.agreements().planRenewal(order)
            #expect(plan.map(\.old) == [first, second])
            #expect(plan.map { $0.refusal == nil } == [true, false])
            #expect(
                plan[1].refusal
                    == .overlap(number: "#\(drafted)", from: day(20_270_101), through: day(20_271_231)))
            let before = try await town.entries()
            let new = try await town.agreements().renewAll(order)
            #expect(new.count == 1)
            #expect(try await town.entries() == before + 1)
            let agreement = try await town.agreements().show(new[0])
            #expect(agreement.predecessor == first && agreement.stage == .draft)
            #expect(agreement.terms.bridgeThrough == day(20_270_331))
            #expect(agreement.terms.through == day(20_271_231) && agreement.terms.party == "Unit 2")
            try await town.agreements().sendToReview(new[0])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `two that draft the same at once end with one agreement`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let made = await withTaskGroup(of: Bool.self) { group in
                for actor in ["ani", "budi", "citra", "dedi"] {
                    group.addTask { (try? await town.agreements(actor).draft(terms())) != nil }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(made == 1)
            #expect(try await town.count("SELECT COUNT(*) FROM agreement WHERE gov_id = 1671") == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a signed scan is kept with its digest, by which a file is told from another`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let id = try await town.signed(terms())
            let digest = try await town.agreements().attach(PaperDraft(name: "pks.pdf", bytes: pdf), to: id)
            let file = try #require(try await town.agreements().verify(digest, of: id))
            #expect(try await town.agreements().file(file.id, of: id).bytes == pdf)
            #expect(try await town.agreements().verify(sha256(pdf + [0]), of: id) == nil)
            let twice: AgreementRefusal? = await refusal {
                try await town.agreements().attach(PaperDraft(name: "lagi.pdf", bytes: pdf), to: id)
            }
            #expect(twice == .fileThere)
            let sealed = try await town.count(
                "SELECT COUNT(*) FROM obligation_file_part WHERE bytes_sealed LIKE '%PDF%'")
            #expect(sealed == 0)
        }
    }
}
