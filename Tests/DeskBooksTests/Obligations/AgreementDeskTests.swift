import Access
import AccessBooks
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import ObligationFiles
import Obligations
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `Agreements at a desk` {
    private func desk(_ town: PortalTown, _ role: Role) async throws -> AgreementDesk {
        AgreementDesk(
            try await town.desk(role), reminders: town.portal.law.obligations.reminders)
    }

    @Test(arguments: TestEngine.atHand)
    func `who has some units drafts and sees those only, and signs nothing`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let clerk = try await desk(town, .opdOperator)
            let id = try await clerk.draft(yearOf(town.unit("1.02")))
            let strange: AccessRefusal? = await failure {
                try await clerk.draft(yearOf(town.unit("1.03")))
            }
            #expect(strange == .outOfReach)
            let office = try await desk(town, .manpowerOffice)
            let other = try await office.draft(yearOf(town.unit("1.03")))
            let unseen: AccessRefusal? = await failure { try await clerk.open(other) }
            #expect(unseen == .outOfReach)
            let signing: AccessRefusal? = await failure { try await clerk.accept(id) }
            #expect(signing == .forbidden(.signAgreements))
            #expect(try await clerk.list(.working).list.rows.map(\.row.id) == [id])
            #expect(try await office.list(.working).counts[.working] == 2)
            let blind: AccessRefusal? = await failure {
                try await desk(town, .personnelAgency).draft(yearOf(town.unit("1.02")))
            }
            #expect(blind == .forbidden(.draftAgreements))
            let elsewhere: AccessRefusal? = await failure {
                try await desk(town, .ministry).list(.inForce)
            }
            #expect(elsewhere == .forbidden(.seeAgreements))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `the head of the unit agrees and signs, and then the unit has its paper`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let id = try await signed(town)
            let sheet = try await desk(town, .treasurer).open(id)
            #expect(sheet.state == .expiring && sheet.unitName == "Dinas Kesehatan")
            #expect(sheet.timeline.line.bars.first?.agreement == id.number)
            let line = try #require(try await desk(town, .treasurer).list(.expiring).list.rows.first)
            #expect(line.daysLeft == 60 && line.reminder == 60)
            let next = try await desk(town, .opdOperator).renew(id, bridge: nil)
            #expect(try await desk(town, .opdOperator).open(id).after?.id == next)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `the parts of the list are those of each agreement, page by page`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let (book, unit) = (AgreementBook(town.office), town.unit("1.03"))
            let pattern = try await book.draft(yearOf(unit))
            let spans: [(Int64, Int64)] = [
                (20_250_101, 20_260_228), (20_250_101, 20_260_301), (20_250_101, 20_260_629),
                (20_250_101, 20_260_630), (20_260_301, 20_261_231), (20_260_302, 20_261_231),
            ]
            try await town.database.write { connection in
                var number: Int64 = 1
                for stage in AgreementStage.allCases {
                    for (from, through) in spans {
                        for successor in ["NULL", "agreement_id"] {
                            try connection.execute(
                                """
                                INSERT INTO agreement (gov_id, agreement_id, unit_id, registration_id, number,
                                    insurer_number, stage, programmes, headcount, valid_from, valid_to,
                                    bridge_to, signed_on, predecessor_id, successor_id, paper_id, files,
                                    events, drafted_by, recorded_ms, changed_ms)
                                SELECT gov_id, $1, unit_id, registration_id, number, insurer_number, $2,
                                    programmes, headcount, $3, $4, bridge_to, signed_on, predecessor_id,
                                    \(successor), paper_id, files, events, drafted_by, recorded_ms, changed_ms
                                FROM agreement WHERE agreement_id = $5
                                """,
                                [
                                    .integer(number), .text(stage.rawValue), .integer(from),
                                    .integer(through),
                                    .integer(pattern.number),
                                ])
                            number += 1
                        }
                    }
                }
            }
            let office = try await desk(town, .manpowerOffice)
            let all = try await book.list()
            #expect(all.count == AgreementStage.allCases.count * spans.count * 2 + 1)
            for tab in AgreementTab.allCases {
                let wanted = all.filter { row in
                    let state = row.state(
                        on: town.office.today, reminder: town.portal.law.obligations.reminders.largest)
                    return AgreementTab.of(state, hasSuccessor: row.successor != nil).contains(tab)
                }
                var found: [AgreementID] = []
                var cursor: String?
                repeat {
                    let part = try await office.list(tab, after: cursor, atMost: 7)
                    #expect(part.counts[tab] == wanted.count && part.list.total == wanted.count)
                    found += part.list.rows.map(\.row.id)
                    cursor = part.list.next
                } while cursor != nil
                #expect(found.count == wanted.count && Set(found) == Set(wanted.map(\.id)), "\(tab)")
                let days = found.compactMap { id in all.first { $0.id == id }?.through }
                let isNewestFirst = tab == .past || tab == .lapsed
                #expect(days == (isNewestFirst ? days.sorted(by: >) : days.sorted()), "\(tab)")
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `an agreement is about a number of its unit and a roster of it that was approved`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let clerk = try await desk(town, .opdOperator)
            let unit = UnitID(town.unit("1.02"))
            let given = try await clerk.attachments(of: unit)
            let own = try #require(given.registrations.first)
            #expect(given.registrations.count == 1 && own.name.hasSuffix("Dinas Kesehatan"))
            #expect(given.rosters.isEmpty)
            let office = try await desk(town, .manpowerOffice)
            let other = try #require(
                try await office.attachments(of: UnitID(town.unit("1.03"))).registrations.first)
            var terms = yearOf(town.unit("1.02"))
            terms.registration = other.id
            let strange: ObligationBookRefusal? = await failure { [terms] in try await clerk.draft(terms) }
            #expect(strange == .noSuchRegistration)
            terms.registration = own.id
            let id = try await clerk.draft(terms)
            #expect(try await clerk.open(id).registration == own.name)
            terms.roster = 5
            let noRoster: ObligationBookRefusal? = await failure { [terms] in
                try await clerk.revise(id, to: terms)
            }
            #expect(noRoster == .noSuchRoster)
            let unseen: AccessRefusal? = await failure {
                try await clerk.attachments(of: UnitID(town.unit("1.03")))
            }
            #expect(unseen == .outOfReach)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `whoever has some units renews those together, and no others`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let mine = try await signed(town)
            let office = AgreementBook(town.office.with(actor: "ani"))
            let other = try await office.draft(yearOf(town.unit("1.03")))
            try await office.sendToReview(other)
            let boss = AgreementBook(town.office.with(actor: "kepala"))
            try await boss.accept(other)
            try await boss.sign(other, on: town.office.today, number: "8", insurerNumber: "B8")
            let order = RenewalOrder(endingBy: day(20_261_231))
            let plan = try await desk(town, .opdOperator).planRenewal(order)
            #expect(plan.map(\.old) == [mine])
            #expect(try await desk(town, .manpowerOffice).planRenewal(order).count == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `the register is kept by the labour office, and its board keeps to one's units`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            func register(_ role: Role) async throws -> RegulationDesk {
                RegulationDesk(try await town.desk(role), rules: town.portal.law.obligations)
            }
            let text = Regulation(
                kind: .mayorRegulation, number: "5", year: 2024, title: "PHL", issuer: .government,
                scope: RegulationScope(categories: [.dailyWorker]), from: day(20_240_101))
            let refused: AccessRefusal? = await failure { try await register(.unitHead).add(text) }
            #expect(refused == .forbidden(.manageRegulations))
            _ = try await register(.manpowerOffice).add(text)
            let all = try await register(.leadership).board()
            #expect(all.rows.count == 3 && all.withoutBasis.isEmpty && all.withoutOwn.isEmpty)
            #expect(all.rows.allSatisfy { $0.obligation.compliance == .nobodyInsured })
            let own = try await register(.opdOperator).board()
            #expect(own.rows.map(\.obligation.unit.name).sorted() == ["Dinas Kesehatan", "Puskesmas"])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `today says what ends, what waits and who is not registered`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            func kinds(_ role: Role) async throws -> [String: TodayItem] {
                let law = town.portal.law
                let items = try await TodayBook(
                    try await town.desk(role),
                    law: TodayLaw(
                        book: law.book, period: law.period, claims: law.claims, obligations: law.obligations)
                ).items(atMost: 20)
                return Dictionary(items.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
            }
            let id = try await signed(town)
            let ending = try #require(try await kinds(.unitHead)["agreement-ending"])
            #expect(ending.path == "/pks/\(id)" && ending.arguments["stage"] == .number(60))
            #expect(try await kinds(.unitHead)["paper-ending"] == nil)
            let next = try await desk(town, .opdOperator).renew(id, bridge: nil)
            #expect(try await kinds(.unitHead)["agreements-to-decide"] == nil)
            try await desk(town, .opdOperator).sendToReview(next)
            #expect(try await kinds(.unitHead)["agreements-to-decide"]?.weight == 1)
            let end = try await kinds(.manpowerOffice)
            #expect(end["units-unregistered"] == nil)
            try await UnitBook.add(
                [UnitDraft(kind: .office, code: "1.09", name: "Dinas Baru")], by: town.office)
            try await RegulationBook(town.office, rules: town.portal.law.obligations).add(
                Regulation(
                    kind: .mayorRegulation, number: "5", year: 2024, title: "PHL", issuer: .government,
                    scope: RegulationScope(), from: day(20_240_101)))
            #expect(try await kinds(.manpowerOffice)["units-unregistered"]?.weight == 1)
        }
    }

    /// Drafted by the operator, agreed to and signed by the head of the unit; it ends on 30 April 2026.
    private func signed(_ town: PortalTown) async throws -> AgreementID {
        let clerk = try await desk(town, .opdOperator)
        let id = try await clerk.draft(yearOf(town.unit("1.02"), through: 20_260_430))
        try await clerk.sendToReview(id)
        let head = try await desk(town, .unitHead)
        try await head.accept(id)
        try await head.sign(id, on: town.office.today, number: "7", insurerNumber: "B7")
        return id
    }
}

private func day(_ yyyymmdd: Int) -> Day {
    guard let day = Day(yyyymmdd: yyyymmdd) else { preconditionFailure("the test names a real day") }
    return day
}

private func yearOf(_ unit: Int64, through: Int = 20_261_231) -> AgreementTerms {
    AgreementTerms(
        unit: UnitID(unit), insurer: "Cabang", signatory: Signatory(name: "Ani", office: "Kepala"),
        insurerSignatory: Signatory(name: "Budi", office: "Kepala Cabang"), headcount: 3,
        from: day(20_260_101), through: day(through))
}

/// The error of a kind that something ends with; nil where it succeeds or ends otherwise.
private func failure<Refusal: Error, Result>(
    _ kind: Refusal.Type = Refusal.self, _ body: () async throws -> Result
) async -> Refusal? {
    do {
        _ = try await body()
        return nil
    } catch { return error as? Refusal }
}
