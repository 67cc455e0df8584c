import Access
import AccessBooks
import ClaimBooks
import Claims
import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `A family at a desk` {
    private let day = claimDay(20_260_228)

    @Test(arguments: TestEngine.atHand)
    func `is entered and confirmed within reach only`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let desk = HeirDesk(try await town.desk(.opdOperator))
            let siti = town.id("SITI AMINAH")
            let draft = HeirDraft(
                relation: .child, name: "ADI", nik: "1671010101150001", born: claimDay(20_150_101),
                school: "SD3")
            let heir = try await desk.add(draft, of: siti)
            try await desk.confirm(heir, of: siti, school: "sd4")
            var changed = draft
            (changed.nik, changed.name, changed.school) = (nil, "ADI PUTRA", "SD4")
            try await desk.correct(heir, of: siti, to: changed)
            let kept = try await desk.heirs(of: siti)
            #expect(kept.map(\.name) == ["ADI PUTRA"] && kept[0].maskedNIK == "************0001")
            for person in [town.id("AGUS <b>SALIM"), PersonID(town.stranger)] {
                await #expect(throws: AccessRefusal.outOfReach) { try await desk.add(draft, of: person) }
                await #expect(throws: AccessRefusal.outOfReach) { try await desk.heirs(of: person) }
            }
            await #expect(throws: AccessRefusal.outOfReach) {
                try await desk.confirm(heir, of: town.id("BUDI SANTOSO"))
            }
            await #expect(throws: ClaimBookRefusal.badSchool("SD")) {
                try await desk.confirm(heir, of: siti, school: "SD")
            }
            await #expect(throws: AccessRefusal.forbidden(.fileClaims)) {
                try await HeirDesk(try await town.desk(.unitHead)).end(heir, of: siti, reason: "keliru")
            }
            try await desk.end(heir, of: siti, reason: "keliru")
            #expect(try await desk.heirs(of: siti).isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `has scholarships for as many children as the law pays for, and none of thirty`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let siti = town.id("SITI AMINAH")
            let (claims, heirs) = (
                try await town.claims(.opdOperator), HeirDesk(try await town.desk(.opdOperator))
            )
            let claim = try await claims.begin(.death, for: siti, on: day).id
            func child(_ name: String, _ born: Int, _ school: String?) async throws -> HeirID {
                try await heirs.add(
                    HeirDraft(relation: .child, name: name, born: claimDay(born), school: school), of: siti)
            }
            let desk = try await town.scholarships(.opdOperator)
            let old = try await child("TUA", 19_960_101, "K1")
            await #expect(throws: ClaimBookRefusal.self) { try await desk.begin(old, of: claim) }
            let none = try await child("TIDAK SEKOLAH", 20_200_101, nil)
            await #expect(throws: ClaimBookRefusal.self) { try await desk.begin(none, of: claim) }
            var begun = 0
            for number in 1...6 {
                let heir = try await child("ANAK \(number)", 20_150_100 + number, "SD1")
                do {
                    try await desk.begin(heir, of: claim)
                    begun += 1
                } catch ClaimBookRefusal.tooManyChildren(let limit) {
                    #expect(limit == begun)
                }
            }
            #expect(begun > 0 && begun < 6)
            #expect(try await desk.renewals(ahead: 0).count == begun)
            #expect(try await town.scholarships(.company).renewals(ahead: 0).isEmpty == false)
            await #expect(throws: AccessRefusal.forbidden(.seeClaims)) {
                try await town.scholarships(.treasurer).renewals(ahead: 0)
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `is found by a notice of death: jobs end, the claim opens, once`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let all = try await town.notices(.manpowerOffice)
            let taken = try await all.take([
                notice("A1", "1671014101900001", "Siti Aminah"), notice("A2", nil, "budi  santoso"),
                notice("A3", "1671017001990009", "ORANG LAIN"), notice("A1", "1671014101900001", "Siti"),
            ])
            #expect([taken.matched, taken.possible, taken.unknown, taken.repeated] == [1, 1, 1, 1])
            // An operator sees what is certain of his own people.
            let own = try await town.notices(.opdOperator)
            let mine = try await own.list().rows
            #expect(mine.map(\.notice.reference) == ["A1"])
            await #expect(throws: AccessRefusal.outOfReach) {
                try await own.take([notice("A4", nil, "SITI AMINAH")])
            }
            let lines = try await all.list().rows
            let possible = try #require(lines.first { $0.notice.reference == "A2" })
            #expect(possible.person?.name == "BUDI SANTOSO")
            await #expect(throws: AccessRefusal.outOfReach) { try await own.open(possible.notice.id) }
            await #expect(throws: ClaimBookRefusal.personNotChosen) {
                try await all.confirm(possible.notice.id)
            }
            await #expect(throws: AccessRefusal.outOfReach) {
                try await all.confirm(possible.notice.id, as: PersonID(town.stranger))
            }
            let sure = try #require(mine.first).notice.id
            let confirmed = try await own.confirm(sure)
            #expect(confirmed.isNew)
            #expect(try await own.confirm(sure).claim == confirmed.claim)
            let file = try await PersonDesk(try await town.desk(.opdOperator)).open(town.id("SITI AMINAH"))
            #expect(file.died == day && file.jobs.allSatisfy { $0.end == day })
            await #expect(throws: ClaimBookRefusal.noReason) {
                try await all.dismiss(possible.notice.id, reason: " ")
            }
            try await all.dismiss(possible.notice.id, reason: "masih hidup")
            #expect(try await all.list().rows.map(\.notice.reference) == ["A3"])
            await #expect(throws: ClaimBookRefusal.deathDay(claimDay(20_260_302))) {
                try await all.take([notice("A9", nil, "SIAPA", claimDay(20_260_302))])
            }
        }
    }

    private func notice(
        _ reference: String, _ nik: String?, _ name: String, _ died: Day? = nil
    ) -> DeathNoticeDraft {
        DeathNoticeDraft(
            source: .registry, reference: reference, nik: nik.flatMap { NIK($0) }, name: name,
            died: died ?? day)
    }
}

@Suite struct `The day's work of claims` {
    private let day = claimDay(20_260_228)

    private func kinds(_ town: PortalTown, _ role: Role) async throws -> [String] {
        let law = town.portal.law
        let book = TodayBook(
            try await town.desk(role),
            law: TodayLaw(
                book: law.book, period: law.period, claims: law.claims, obligations: law.obligations))
        return try await book.items(atMost: 50).map(\.kind)
    }

    @Test(arguments: TestEngine.atHand)
    func `puts a claim held by arrears first for who pays, and never for another unit`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.claims(.manpowerOffice)
            let kept = try await desk.begin(.death, for: town.id("SITI AMINAH"), on: day)
            #expect(try await kinds(town, .treasurer).contains("claims-held") == false)
            let values: [SQLValue] = [.integer(town.office.government), .integer(kept.id.number)]
            try await town.database.write { connection in
                try connection.execute(
                    """
                    UPDATE claim_case SET is_held = 1, arrears_months = 4
                    WHERE gov_id = $1 AND claim_id = $2
                    """, values)
            }
            #expect(try await kinds(town, .treasurer).first == "claims-held")
            #expect(try await kinds(town, .leadership).first == "claims-held")
            let agus = try await desk.begin(.death, for: town.id("AGUS <b>SALIM"), on: day)
            let moved: [SQLValue] = [
                .integer(kept.id.number), .integer(town.office.government), .integer(agus.id.number),
            ]
            try await town.database.write { connection in
                try connection.execute(
                    """
                    UPDATE claim_case SET is_held = CASE WHEN claim_id = $1 THEN 0 ELSE 1 END
                    WHERE gov_id = $2 AND claim_id IN ($1, $3)
                    """, moved)
            }
            #expect(try await kinds(town, .treasurer).contains("claims-held") == false)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `asks for a report, for a second hand, for families nobody asked, and for notices`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let desk = try await town.claims(.opdOperator)
            _ = try await desk.begin(.workAccident, for: town.id("SITI AMINAH"), on: day)
            #expect(try await kinds(town, .opdOperator).contains("claim-report"))
            let id = try await town.filedDeath(of: "BUDI SANTOSO", on: day, by: .opdOperator)
            try await desk.proposeSubmission(id)
            #expect(try await kinds(town, .unitHead).contains("claims-to-confirm"))
            let person = town.id("DEWI LESTARI")
            let changes = PersonChanges(
                try await town.desk(.opdOperator), law: try MembershipLaw(from: town.portal.law.book))
            try await changes.died(person, on: day, reason: "kabar dari keluarga")
            #expect(try await kinds(town, .opdOperator).contains("death-without-claim"))
            _ = try await desk.begin(.death, for: person, on: day)
            #expect(try await kinds(town, .opdOperator).contains("death-without-claim") == false)
            _ = try await town.notices(.manpowerOffice).take([
                DeathNoticeDraft(
                    source: .registry, reference: "B1", nik: NIK("1671014101900001"), name: "SITI", died: day)
            ])
            #expect(try await kinds(town, .opdOperator).contains("notices-waiting"))
            #expect(try await kinds(town, .manpowerOffice).contains("notices-waiting"))
            #expect(try await kinds(town, .unitHead).contains("notices-waiting") == false)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `names those to whom the month brings a right, within reach and nowhere else`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            #expect(try await kinds(town, .opdOperator).contains("rights-arising") == false)
            let people = [town.person("SITI AMINAH"), town.person("AGUS <b>SALIM")]
            try await town.database.write { connection in
                for person in people {
                    let values: [SQLValue] = [
                        .integer(town.office.government), .integer(person),
                    ]
                    try connection.execute(
                        "UPDATE job_spell SET programmes = 7 WHERE gov_id = $1 AND person_id = $2", values)
                    try connection.execute(
                        "UPDATE person SET born = 19700316 WHERE gov_id = $1 AND person_id = $2", values)
                }
            }
            #expect(try await kinds(town, .opdOperator).contains("rights-arising"))
            #expect(try await kinds(town, .leadership).contains("rights-arising") == false)
            let month = Month(of: claimDay(20_260_301))
            func names(_ role: Role) async throws -> [String] {
                let desk = ArisingDesk(try await town.desk(role), rules: town.portal.law.claims)
                var names: [String] = []
                for window in try desk.windows(in: month) where window.right == .oldAge {
                    names += try await desk.people(of: window).rows.map(\.name)
                }
                return names
            }
            #expect(try await names(.opdOperator) == ["SITI AMINAH"])
            #expect(Set(try await names(.manpowerOffice)) == ["SITI AMINAH", "AGUS <b>SALIM"])
            await #expect(throws: AccessRefusal.forbidden(.fileClaims)) { () async throws in
                _ = try await names(.leadership)
            }
            // Whoever was told waits no more: the operator has nobody left, the office has one.
            let siti = RightNoticeSubject(PersonID(people[0]), .oldAge, in: month)
            try await town.office.act { connection, instant in
                Act(
                    (),
                    try RightNotices.record(
                        [(siti, 1)], by: town.office, at: instant, on: connection))
            }
            #expect(try await kinds(town, .opdOperator).contains("rights-arising") == false)
            #expect(try await kinds(town, .manpowerOffice).contains("rights-arising"))
        }
    }
}
