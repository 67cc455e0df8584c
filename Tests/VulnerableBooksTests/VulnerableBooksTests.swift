import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SIPPFiles
import SQLDatabase
import TestDatabases
import Testing
import VulnerableBooks
import VulnerableWorkers

@Suite struct `From a list to the card` {
    @Test(arguments: TestEngine.atHand)
    func `a village's people are checked, verified by another, hung out, decreed, sent, accepted and carded`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 2)
            let taken = try await village.take((1...3).map { village.draft($0) }, quota)
            #expect(taken.isNew && taken.passed == 3 && taken.held == 0)
            #expect(try await !village.take((1...3).map { village.draft($0) }, quota).isNew)
            let own = await refusal(VulnerableBookRefusal.self) {
                try await village.proposals().verifyAll(quota)
            }
            #expect(own == .nobodyThere)
            #expect(try await village.proposals("budi").verifyAll(quota) == 3)
            let posting = try await village.postings().post(quota)
            #expect(posting.people == 3)
            let lines = try await village.postings().lines(of: posting.id, after: 0, atMost: 10)
            #expect(lines.map(\.line) == [1, 2, 3] && lines[0].maskedName == "O**** 1")
            let open = await refusal(VulnerableBookRefusal.self) {
                try await village.decrees(today: 20_260_304).decree(
                    quota, number: "1/2026", signed: day(20_260_304))
            }
            guard case .postingOpen? = open else {
                Issue.record("a decree was signed while the list hung out: \(String(describing: open))")
                return
            }
            let decreed = try await village.decrees().decree(
                quota, number: "1/2026", signed: day(20_260_320))
            #expect(decreed.named == 2 && decreed.waiting == 1 && decreed.digest.count == 64)
            #expect(try await village.decrees().lines(of: decreed.id).map(\.line) == [1, 2])
            let batch = try await village.batches().send(quota)
            #expect(batch.people == 2)
            #expect(
                try await village.batches().rows(of: batch.id).map { $0[.nik] } == [
                    Village.nik(1), Village.nik(2),
                ])
            let outcome = try await village.batches().reply(
                try village.reply([1, 2], no: [2], strangers: [77]), to: batch.id)
            #expect(outcome.accepted == 1 && outcome.rejected == 1 && outcome.notSent == ["ORANG 77"])
            let accepted = try #require(try await village.rows(quota, .accepted).first)
            let person = try #require(accepted.person)
            let spell = try #require(try await village.spells(person).first)
            #expect(spell.start == day(20_260_401) && spell.end == day(20_261_231))
            #expect(spell.terms.category == .vulnerable && spell.terms.letter?.number == "1/2026")
            #expect(spell.terms.payer.number == village.registration)
            #expect(try await village.places().card([accepted.id], of: quota, on: day(20_260_325)) == 1)
            let twice = await refusal(VulnerableBookRefusal.self) {
                try await village.places().card([accepted.id], of: quota, on: day(20_260_325))
            }
            #expect(twice == .nobodyThere)
            let rejected = try #require(try await village.rows(quota, .rejected).first)
            #expect(rejected.answer == "sudah peserta")
            let steps = try await village.proposals().steps(of: accepted.id).map(\.step)
            #expect(steps == [.propose, .check, .verify, .post, .decree, .send, .accept, .card])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a place that becomes free is filled by the first who waits, and a withdrawn decree deletes nothing`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 2)
            try await village.posted(quota, 3)
            let first = try await village.decrees().decree(quota, number: "1", signed: day(20_260_320))
            let batch = try await village.batches().send(quota)
            _ = try await village.batches().reply(try village.reply([1, 2]), to: batch.id)
            let full = await refusal(VulnerableBookRefusal.self) {
                try await village.decrees().decree(quota, number: "2", signed: day(20_260_320))
            }
            #expect(full == .noPlaceFree(places: 2))
            let left = try #require(try await village.rows(quota, .accepted).first)
            try await village.places(today: 20_260_510).end(left.id, because: .foundJob, on: day(20_260_510))
            let person = try #require(left.person)
            #expect(try await village.spells(person).first?.end == day(20_260_510))
            let second = try await village.decrees(today: 20_260_511).decree(
                quota, number: "2", signed: day(20_260_511))
            let line = try #require(try await village.decrees().lines(of: second.id).first)
            #expect(line.name == "ORANG 3" && line.fills == "ORANG 1")
            let (count, last) = try await village.decrees(today: 20_260_615).withdraw(
                first.id, on: day(20_260_615), reason: "salah sasaran")
            #expect(count == 1 && last == day(20_260_630))
            let other = try #require(
                try await village.rows(quota, .ended).first { $0.end == .decreeWithdrawn })
            let jobs = try await village.spells(try #require(other.person))
            #expect(jobs.first?.end == day(20_260_630) && jobs.first?.endReason == .handedBack)
            let again = await refusal(VulnerableBookRefusal.self) {
                try await village.decrees(today: 20_260_615).withdraw(
                    first.id, on: day(20_260_615), reason: "lagi")
            }
            #expect(again == .alreadyWithdrawn(day(20_260_630)))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `the dead, the covered, the double and the child are kept back with their reasons`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 9)
            try await village.posted(quota, 1)
            _ = try await village.decrees().decree(quota, number: "1", signed: day(20_260_320))
            let batch = try await village.batches().send(quota)
            _ = try await village.batches().reply(try village.reply([1]), to: batch.id)
            let other = try await village.quota(places: 9) {
                $0.name = "CSR"
                $0.funding = .corporateGiving
            }
            let taken = try await village.take(
                [
                    village.draft(1), village.draft(2), village.draft(3) { $0.nik = NIK(Village.nik(2)) },
                    village.draft(4) { $0.born = day(20_200_101) }, village.draft(5) { $0.decile = "11" },
                    village.draft(6) { $0.nik = nil },
                ], other, unit: village.b)
            #expect(taken.passed == 1 && taken.held == 5)
            let held = try await village.rows(other, .proposed)
            #expect(held[0].findings.contains(.twiceElsewhere(place: "Desa A")))
            #expect(
                held[0].findings.contains(.covered(payer: "Wadah Kota", through: day(20_261_231))))
            #expect(held[1].findings == [.twiceInList(line: 2)])
            #expect(held[3].findings == [.decileUnreadable("11")])
            let stands = await refusal(VulnerableRefusal.self) {
                try await village.proposals("budi").verify(held[0].id)
            }
            guard case .findingStands? = stands else {
                Issue.record("a covered person was verified")
                return
            }
            let mine = try #require(try await village.rows(quota, .accepted).first)
            try await village.places(today: 20_260_402).end(mine.id, because: .died, on: day(20_260_402))
            _ = try await village.proposals().check(other)
            let dead = try await village.proposals().row(held[0].id)
            #expect(dead.findings.contains(.died(day(20_260_402))))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `illness needs a person's reason, and a field form says who works`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 9)
            try await village.take(
                [
                    village.draft(1) { $0.isIll = true },
                    village.draft(2) {
                        $0.isIll = nil
                        $0.proof = ""
                    }, village.draft(3) { $0.proof = "" }, village.draft(4) { $0.proof = "" },
                ], quota)
            let rows = try await village.rows(quota, .proposed)
            #expect(rows.count == 3)
            let ill = try #require(try await village.rows(quota, .checked).first)
            let bare = await refusal(VulnerableRefusal.self) {
                try await village.proposals("budi").verify(ill.id)
            }
            #expect(bare == .reasonMissing)
            try await village.proposals("budi").verify(ill.id, reason: "asma ringan, bekerja tiap hari")
            var met = FieldAnswer(row: rows[0].id)
            met.isWorking = true
            met.isIll = false
            var idle = FieldAnswer(row: rows[1].id)
            idle.isWorking = false
            idle.remark = "sudah tidak bekerja"
            var absent = FieldAnswer(row: rows[2].id)
            absent.isMet = false
            let outcome = try await village.proposals("budi").takeField(
                [met, idle, absent, FieldAnswer(row: 99)], of: quota, proof: "kunjungan 2 Maret 2026")
            #expect(outcome.verified == 1 && outcome.refused == 1 && outcome.notMet == 1)
            #expect(outcome.unknown == [99])
            let steps = try await village.proposals().steps(of: rows[1].id)
            #expect(steps.contains { $0.remark == "sudah tidak bekerja" })
            #expect(try await village.stages(quota)[.verified] == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `whoever said that she is ill enters the register all the same, and a human is asked once more`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 2)
            try await village.take([village.draft(1) { $0.isIll = true }, village.draft(2)], quota)
            for row in try await village.rows(quota, .checked) {
                try await village.proposals("budi").verify(row.id, reason: "asma ringan, bekerja")
            }
            _ = try await village.postings().post(quota)
            _ = try await village.decrees().decree(quota, number: "1/2026", signed: day(20_260_320))
            let batch = try await village.batches().send(quota)
            _ = try await village.batches().reply(try village.reply([1, 2]), to: batch.id)
            let told = try await village.database.read { connection in
                try connection.rows(
                    """
                    SELECT p.name, s.is_ill FROM person_statement s
                    JOIN person p ON p.gov_id = s.gov_id AND p.person_id = s.person_id
                    WHERE s.gov_id = 1671 ORDER BY s.statement_id
                    """
                ) { "\(try $0.text(0)) \(try $0.integer(1))" }
            }
            #expect(told == ["ORANG 1 1"])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a correction that is right takes its line from the list, and one that is open holds the decree`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 9)
            try await village.posted(quota, 2)
            let posting = try #require(try await village.postings().postings(of: quota).first)
            try await village.postings().correct(
                posting.id, line: 2, text: "Orang itu sudah pindah", contact: "0812")
            let empty = await refusal(VulnerableBookRefusal.self) {
                try await village.postings().correct(posting.id, line: 1, text: "a", contact: "")
            }
            #expect(empty == .correctionEmpty)
            let strange = await refusal(VulnerableBookRefusal.self) {
                try await village.postings().correct(posting.id, line: 9, text: "tidak ada", contact: "")
            }
            #expect(strange == .noSuchRow)
            let late = await refusal(VulnerableBookRefusal.self) {
                try await village.postings(today: 20_260_401).correct(
                    posting.id, line: 1, text: "terlambat", contact: "")
            }
            #expect(late == .noSuchPosting)
            let open = await refusal(VulnerableBookRefusal.self) {
                try await village.decrees().decree(quota, number: "1", signed: day(20_260_320))
            }
            #expect(open == .correctionsOpen(1))
            let said = try #require(try await village.postings().corrections(of: posting.id).first)
            #expect(said.text == "Orang itu sudah pindah" && said.contact == "0812")
            try await village.postings().decide(said.id, isRight: true, answer: "benar, sudah dicek")
            let again = await refusal(VulnerableBookRefusal.self) {
                try await village.postings().decide(said.id, isRight: false, answer: "tidak")
            }
            #expect(again == .alreadyDecided)
            #expect(
                try await village.decrees().decree(quota, number: "1", signed: day(20_260_320)).named == 1)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `before the money ends each goes on, is taken over or stops, without a day between`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 9)
            try await village.posted(quota, 3)
            _ = try await village.decrees().decree(quota, number: "1", signed: day(20_260_320))
            let batch = try await village.batches().send(quota)
            _ = try await village.batches().reply(try village.reply([1, 2, 3]), to: batch.id)
            let rows = try await village.rows(quota, .accepted)
            let places = village.places(today: 20_261_110)
            #expect(try await places.plans(within: 30).isEmpty)
            #expect(try await places.plans(within: 60).first?.undecided == 3)
            try await places.handBack(rows[0].id, .continuesHimself(under: nil))
            try await places.handBack(
                rows[1].id, .otherPayer(registration: village.registration, .corporateGiving))
            try await places.handBack(rows[2].id, .stops)
            let plan = try #require(try await places.plans(within: 60).first)
            #expect(plan.undecided == 0 && plan.choices[.stops] == 1)
            let jobs = try await village.spells(try #require(rows[0].person))
            #expect(jobs.map(\.start) == [day(20_260_401), day(20_270_101)])
            #expect(jobs[1].terms.funding == .oneself && jobs[1].end == nil)
            let again = await refusal(VulnerableBookRefusal.self) {
                try await places.handBack(rows[0].id, .stops)
            }
            #expect(again == .alreadyDecided)
            #expect(try await village.spells(try #require(rows[2].person)).count == 1)
            let survival = try await village.places(today: 20_270_405).survival()
            #expect(survival.first?.survival.people == 3)
            #expect(survival.first?.survival.protected[1] == nil)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a share of a village is kept, and five thousand answers go in one act`(
        engine: TestEngine
    ) async throws {
        try await withVillage(engine) { village async throws in
            let quota = try await village.quota(places: 6_000)
            try await village.quotas().share(quota, unit: village.a, places: 4)
            try await village.take((1...5_000).map { village.draft($0) { $0.proof = "" } }, quota)
            let rows = try await village.proposals().rows(quota, .proposed, atMost: 5_000)
            let answers = rows.map { row in
                var answer = FieldAnswer(row: row.id)
                answer.isWorking = true
                answer.isIll = false
                return answer
            }
            let outcome = try await village.proposals("budi").takeField(
                answers, of: quota, proof: "kunjungan")
            #expect(outcome.verified == 5_000)
            _ = try await village.postings().post(quota)
            let decreed = try await village.decrees().decree(quota, number: "1", signed: day(20_260_320))
            #expect(decreed.named == 4 && decreed.waiting == 4_996)
        }
    }
}
