import Access
import AccessBooks
import Continuity
import Contributions
import DeskBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import PeriodBooks
import RegisterBooks
import TestDatabases
import TestPortal
import Testing
import WebGate

@Suite struct `The months that somebody at a desk sees` {
    @Test(arguments: TestEngine.atHand)
    func `are those of the units within reach, in lists, counts and sums`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.billed()
            _ = try await town.billedElsewhere()
            let whole = try await town.periods(.manpowerOffice)
            let all = try await whole.board(PeriodBoardQuestion(month: february)).rows
            #expect(all.map(\.name) == ["Dinas Kesehatan", "Dinas PU"])
            #expect(all.compactMap(\.persons).reduce(0, +) == 4)
            let narrow = try await town.periods(.treasurer)
            let own = try await narrow.board(PeriodBoardQuestion(month: february)).rows
            #expect(own == all.filter { $0.name == "Dinas Kesehatan" })
            let months = try await narrow.months()
            #expect(months.map(\.registrations) == [1] && months.map(\.persons) == [3])
            #expect(months.map(\.open) == own.map(\.open))
            #expect(try await whole.months().map(\.registrations) == [2])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are not there where they are out of reach, whether they exist or not`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.billed()
            let strange = try await town.billedElsewhere()
            let desk = try await town.periods(.treasurer)
            for registration in [try await town.registration("1.03"), strange, 4_711] {
                #expect(await refusal { try await desk.sheet(february, registration) } == outOfReach)
                #expect(await refusal { try await desk.counts(february, registration) } == outOfReach)
                let people = await refusal {
                    try await desk.people(february, registration, PeriodPeopleQuestion())
                }
                #expect(people == outOfReach)
                let why = await refusal {
                    try await desk.why(february, than: february.adding(-1), registration)
                }
                #expect(why == outOfReach)
                #expect(await refusal { try await desk.post(february, registration) } == outOfReach)
            }
            #expect(try await desk.sheet(february, town.registration("1.02")).row.persons == 3)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are filtered by how far they are, and shown in parts that lose and repeat nothing`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.billed()
            let desk = try await town.periods(.manpowerOffice)
            var question = PeriodBoardQuestion(month: february)
            question.stage = .posted
            #expect(try await desk.board(question).rows.isEmpty)
            question.stage = .finalised
            question.onlyOpen = true
            let first = try await desk.board(question, atMost: 1)
            #expect(first.rows.map(\.name) == ["Dinas Kesehatan"])
            question.after = first.next
            let second = try await desk.board(question, atMost: 1)
            #expect(second.rows.map(\.name) == ["Dinas PU"] && second.next == nil)
            question.after = "not-a-cursor"
            #expect(try await desk.board(question).rows.count == 2)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are opened and calculated within reach only`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            let narrow = try await town.periods(.opdOperator)
            #expect(try await narrow.open(february) == 1)
            #expect(try await town.periods(.manpowerOffice).open(february) == 1)
            #expect(try await narrow.calculateAll(february) == 1)
            let rows = try await town.periods(.manpowerOffice).board(PeriodBoardQuestion(month: february))
                .rows
            #expect(rows.map(\.stage) == [.calculated, .draft])
            let empty = await refusal { try await narrow.calculateAll(february.adding(1)) }
            #expect(empty?.key == "period.nothing-open")
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `move on by the hand that has the right, and are posted by another`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let registration = try await town.registration("1.02")
            let operators = try await town.periods(.opdOperator)
            try await operators.open(february)
            try await operators.calculate(february, registration)
            let forbidden = await refusal { try await operators.finalise(february, registration) }
            #expect(forbidden?.key == AccessRefusal.forbidden(.finalisePeriod).note.key)
            let company = try await town.periods(.company)
            try await company.finalise(february, registration)
            #expect(
                await refusal { try await company.post(february, registration) }?.key == "period.same-hand")
            try await town.periods(.treasurer).post(february, registration)
            let sheet = try await operators.sheet(february, registration)
            #expect(sheet.row.stage == .posted && sheet.period.posted?.by == Role.treasurer.rawValue)
            #expect(sheet.shares.map(\.amount).sum() == sheet.row.owed)
            #expect(
                await refusal { try await company.cancel(february, registration) }?.key == "period.posted")
        }
    }
}

@Suite struct `Hitung of very many people` {
    @Test(arguments: TestEngine.atHand)
    func `is ordered within reach, done as who ordered it, and found again`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let (own, other) = (try await town.registration("1.02"), try await town.registration("1.03"))
            let desk = try await town.periods(.opdOperator)
            try await town.periods(.manpowerOffice).open(february)
            #expect(try await desk.isLong(own, beyond: 2))
            #expect(!(try await desk.isLong(own, beyond: 3)))
            #expect(!(try await desk.isLong(nil)))
            #expect(await refusal { try await desk.order(february, other, named: "x") } == outOfReach)
            let queue = WorkQueue(town.database)
            let mine = try await town.desk(.opdOperator)
            for (registration, argument) in [(own, "2026-02/\(own)"), (nil, "2026-02/")] {
                let number = try await desk.order(february, registration, named: "Februari")
                let item = try await queue.item(number, desk: mine)
                #expect(item?.kind == PeriodWork.kind && item?.subject == "Februari")
                try await desk.perform(argument, WorkProgress())
            }
            let all = PeriodBoardQuestion(month: february)
            let rows = try await town.periods(.manpowerOffice).board(all).rows
            #expect(rows.map(\.stage) == [.calculated, .draft])
            for odd in ["2026-02", "kapan/", "2026-02/x", "2026-02/\(other)", ""] {
                #expect(await refusal { try await desk.perform(odd, WorkProgress()) } == outOfReach)
            }
        }
    }
}

@Suite struct `The people of a month` {
    @Test(arguments: TestEngine.atHand)
    func `come in every order, in parts that lose and repeat nobody`(engine: TestEngine) async throws {
        try await withTown(engine) { town async throws in
            try await town.billed()
            let desk = try await town.periods(.manpowerOffice)
            let registration = try await town.registration("1.02")
            for order in PeriodPeopleQuestion.Order.allCases {
                var question = PeriodPeopleQuestion()
                question.order = order
                var names: [String] = []
                repeat {
                    let part = try await desk.people(february, registration, question, atMost: 1)
                    names += part.rows.map(\.name)
                    question.after = part.next
                } while question.after != nil && names.count < 9
                #expect(names.sorted() == ["BUDI SANTOSO", "DEWI LESTARI", "SITI AMINAH"], "\(order)")
                if order == .name { #expect(names == names.sorted()) }
            }
            var refused = PeriodPeopleQuestion()
            refused.choice = .refused
            #expect(try await desk.people(february, registration, refused).rows.isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are explained by the articles to the rupiah, and read who looked`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            try await town.billed()
            let registration = try await town.registration("1.02")
            let desk = try await town.periods(.treasurer)
            let person = try #require(
                try await desk.people(february, registration, PeriodPeopleQuestion()).rows.first)
            let found = try await desk.reasons(february, registration, spell: person.spell, reason: "")
            #expect(found.isAsStored && found.assessment?.total == person.total)
            #expect(found.assessment?.lines.allSatisfy { !$0.reasons.isEmpty } == true)
            let looks = try await LookBook.of(person.person, in: town.office)
            #expect(looks.map(\.look.act) == ["dues.reasons"])
            let inspector = try await town.periods(.inspectorate)
            let silent = await refusal {
                try await inspector.reasons(february, registration, spell: person.spell, reason: "")
            }
            #expect(silent == AccessRefusal.reasonNeeded.note)
            let elsewhere = try await town.registration("1.03")
            let strange = await refusal {
                try await desk.reasons(february, elsewhere, spell: person.spell, reason: "")
            }
            #expect(strange == outOfReach)
        }
    }
}
