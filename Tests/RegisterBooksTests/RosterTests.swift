import LawBook
import Ledger
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import TestDatabases
import Testing

/// Rows of a roster: one for each number, good unless a test says otherwise.
private func rows(
    _ numbers: [Int], wage: Int64 = 3_000_000, of town: Town,
    _ change: (inout SubmittedRow) -> Void = { _ in }
) -> [SubmittedRow] {
    numbers.enumerated().map { place, number in
        let terms = RosterTerms(
            registration: town.healthPays, category: .nonCivilServant, segment: .wageEarner,
            programmes: ProgrammeSet(rawValue: 3), funding: .regionalBudget, wageBasis: .honorarium)
        var row = SubmittedRow(line: place + 1, standing: .good, terms: terms)
        row.nik = NIK("99710101900\(10_000 + number)")
        row.name = "ORANG KE \(number)"
        row.born = day(19_900_101)
        row.sex = .male
        row.wage = Rupiah(wage)
        change(&row)
        return row
    }
}

private let march = Month(of: day(20_260_301))
private let february = Month(of: day(20_260_201))

extension Town {
    fileprivate var second: Town {
        Town(
            office: office.with(actor: "budi"), clock: clock, health: health, works: works,
            healthPays: healthPays, worksPays: worksPays)
    }

    fileprivate func submit(
        _ rows: [SubmittedRow], _ digest: String, _ month: Month = march
    ) async throws -> Submitted {
        try await SubmissionBook.submit(
            rows, digest: digest, unit: health, period: month, campaign: nil, by: office)
    }

    @discardableResult
    fileprivate func approve(_ number: Int64) async throws -> AppliedRoster {
        try await Approval(second.office, law: membershipLaw).approve(number, sptjm: "SPTJM/1")
    }
}

@Suite struct `Rosters in the books` {
    @Test(arguments: TestEngine.atHand)
    func `an approved roster opens, changes and ends jobs, and leaves the vanished`(engine: TestEngine)
        async throws
    {
        try await withTown(engine) { town async throws in
            let first = try await town.submit(rows([1, 2, 3, 4], of: town), "a", february)
            let opened = try await town.approve(first.submission.id)
            #expect(opened.joined == 4 && opened.vanished.isEmpty && opened.refused.isEmpty)
            var next = rows([1, 2, 3, 5], of: town)
            next[1].wage = Rupiah(3_500_000)
            next[2].standing = .left
            let second = try await town.submit(next, "b")
            let number = second.submission.id
            let compared = try await town.office.database.read {
                try VersionComparison(of: number, government: 1671, on: $0)
            }
            #expect(compared.joiners == [4] && compared.leavers == [3] && compared.vanished == [4])
            #expect(compared.wageChanges.map(\.difference) == [500_000])
            let office = town.office
            let names = try await town.office.database.read {
                try VersionComparison.names(on: [4], of: number, office, $0)
            }
            #expect(names == [4: "ORANG KE 5"])
            let applied = try await town.approve(number)
            #expect(applied.joined == 1 && applied.changed == 1 && applied.left == 1)
            #expect(applied.unchanged == 1 && applied.vanished.count == 1)
            let changed = try #require(try await town.search.people(named: "KE 2").first)
            let jobs = try await town.search.jobs(of: changed.id).known(at: .latest)
            #expect(jobs.map(\.terms.wage.amount) == [3_000_000, 3_500_000])
            #expect(jobs[0].end == day(20_260_228) && jobs[1].start == day(20_260_301))
            let left = try #require(try await town.search.people(named: "KE 3").first)
            let ended = try await town.search.jobs(of: left.id).known(at: .latest)
            #expect(ended.map(\.end) == [day(20_260_228)])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `the same file is the same version, another file the next one`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let first = try await town.submit(rows([1, 2], of: town), "a")
            let again = try await town.submit(rows([1, 2], of: town), "a")
            let other = try await town.submit(rows([1], of: town), "b")
            #expect(first.isNew && !again.isNew && again.submission.id == first.submission.id)
            #expect(other.submission.version == 2)
            #expect(try await town.count("SELECT COUNT(*) FROM roster_row WHERE gov_id = 1671") == 3)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `two who hand in the same file at once make one version`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let list = rows([1, 2], of: town)
            let made = try await withThrowingTaskGroup(of: Submitted.self) { group in
                for _ in 1...6 { group.addTask { try await town.submit(list, "a") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(made.count { $0.isNew } == 1)
            #expect(Set(made.map(\.submission.id)).count == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a second person decides, once, with a signed statement, on the newest version`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let own = Approval(town.office, law: membershipLaw)
            let other = Approval(town.second.office, law: membershipLaw)
            let number = try await town.submit(rows([1], of: town), "a").submission.id
            let same: SubmissionRefusal? = await refusal { try await own.approve(number, sptjm: "1") }
            #expect(same == .sameHands("siti"))
            let unsigned: SubmissionRefusal? = await refusal { try await other.approve(number, sptjm: "") }
            #expect(unsigned == .sptjmMissing)
            let silent: SubmissionRefusal? = await refusal { try await other.giveBack(number, reason: "") }
            #expect(silent == .reasonMissing)
            let newer = try await town.submit(rows([1, 2], of: town), "b").submission.id
            let old: SubmissionRefusal? = await refusal { try await other.approve(number, sptjm: "1") }
            #expect(old == .newerVersion(2))
            _ = try await other.approve(newer, sptjm: "1")
            let twice: SubmissionRefusal? = await refusal { try await other.approve(newer, sptjm: "1") }
            #expect(twice == .alreadyDecided(by: "budi", approved: true))
            #expect(try await town.count("SELECT COUNT(*) FROM job_spell WHERE gov_id = 1671") == 2)
            let unknown: SubmissionRefusal? = await refusal { try await other.approve(1, sptjm: "1") }
            #expect(unknown == .unknownSubmission(1))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `two who approve at once approve once`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let number = try await town.submit(rows([1, 2, 3], of: town), "a").submission.id
            let refused = await withTaskGroup(of: SubmissionRefusal?.self) { group in
                for _ in 1...4 { group.addTask { await refusal { try await town.approve(number) } } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(refused.count { $0 == nil } == 1)
            #expect(try await town.count("SELECT COUNT(*) FROM job_spell WHERE gov_id = 1671") == 3)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a roster without one good row is kept and not approved`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let bad = rows([1, 2], of: town) {
                $0.standing = .bad
                $0.reasons = ["nik.letters"]
                $0.nik = nil
            }
            let number = try await town.submit(bad, "a").submission.id
            let refused: SubmissionRefusal? = await refusal { try await town.approve(number) }
            #expect(refused == .nothingGood)
            let office = town.office
            let kept = try await town.office.database.read {
                try SubmissionBook.rows(of: number, office, on: $0)
            }
            #expect(kept == bad)
            try await Approval(town.second.office, law: membershipLaw).giveBack(number, reason: "NIK")
            #expect(try await town.submit([], "b").submission.version == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `an approval that reaches into a finalised month leaves nothing behind`(engine: TestEngine)
        async throws
    {
        try await withTown(engine) { town async throws in
            try await town.period(202603, of: town.healthPays, state: 2)
            let number = try await town.submit(rows([1], of: town), "a").submission.id
            let refused: PeriodRefusal? = await refusal { try await town.approve(number) }
            #expect(refused == .finalised)
            #expect(try await town.count("SELECT COUNT(*) FROM person WHERE gov_id = 1671") == 0)
            #expect(
                try await town.count(
                    "SELECT COUNT(*) FROM roster_submission WHERE gov_id = 1671 AND decision IS NOT NULL")
                    == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a row whose person another pays is told and the others go on`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let person = try await town.person(2)
            let elsewhere = town.terms {
                $0.unit = town.works
                $0.payer = UnitID(town.worksPays)
            }
            try await town.jobs.open(person, elsewhere, from: day(20_260_101))
            let list = rows([1, 2, 3], of: town) { if $0.line == 3 { $0.born = day(20_200_101) } }
            let number = try await town.submit(list, "a").submission.id
            let applied = try await town.approve(number)
            #expect(applied.joined == 1 && applied.refused.map(\.line) == [2, 3])
            #expect(applied.refused.first?.refusal.note.arguments["payer"] == .text("DPU"))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a campaign knows who is late and who is short`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let units: [UnitID: Day?] = [town.health: nil, town.works: .some(day(20_260_320))]
            let (office, due) = (town.office, day(20_260_310))
            let number = try await CampaignBook.open(
                "Maret", period: march, due: due, units: units, by: office)
            #expect(
                try await CampaignBook.open("Maret", period: march, due: due, units: units, by: office)
                    == number)
            let other: SubmissionRefusal? = await refusal {
                try await CampaignBook.open(
                    "Maret", period: march, due: due, units: [town.health: nil], by: office)
            }
            #expect(other == .campaignThere("Maret"))
            let foreign: RegisterRefusal? = await refusal {
                try await CampaignBook.open(
                    "Lain", period: march, due: due, units: [UnitID(9): nil], by: office)
            }
            #expect(foreign == .unknownUnit("9"))
            _ = try await town.submit(rows([1, 2], of: town), "a")
            for (unit, people) in [(town.health, 10), (town.works, 7)] {
                try await UnitPapers.count(
                    ListedPeople(list: .budget, asOf: day(20_260_101), people: people), in: unit, by: office)
            }
            let thresholds = MissingThresholds(
                share: [.budget: Rate(millionths: 900_000)], fewestPeople: 3)
            for (today, state, missing) in [
                (20_260_320, CampaignUnit.State.missing, [town.health]),
                (20_260_321, .late, [town.health, town.works]),
            ] {
                let (progress, found) = try await office.database.read { connection in
                    let campaign = try CampaignBook.campaign("Maret", government: 1671, on: connection)
                    return (
                        try CampaignBook.progress(
                            of: campaign, on: day(today), government: 1671, connection: connection),
                        try CampaignBook.missing(
                            in: campaign, on: day(today), thresholds: thresholds, government: 1671,
                            connection: connection)
                    )
                }
                #expect(progress.map(\.state) == [.submitted, state])
                #expect(progress.map(\.people) == [2, nil])
                #expect(found.map(\.unit) == missing && found.first?.people == 8)
            }
        }
    }
}
