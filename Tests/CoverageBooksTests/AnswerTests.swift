import Continuity
import CoverageBooks
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import TestDatabases
import TestKit
import Testing

/// The first uncovered day of a row; nought where protection does not end.
private func firstUncovered(_ answers: CoverageAnswers, _ row: Int = 0) -> Int32 {
    answers.ends.firstUncovered[row]
}

@Suite struct `What is known at an instant` {
    @Test(arguments: TestEngine.atHand)
    func `a payment recorded later is not counted before, and is from its instant on`(
        engine: TestEngine
    ) async throws {
        try await withSmallBooks(engine) { books in
            try await books.addPerson(1)
            try await books.addMonth(200_305, of: [1], claims: [(nil, 10, 20), (20_030_510, 20, .max)])
            #expect(try await books.answers(known: 19).columns.paidOn.allSatisfy { $0 == 0 })
            #expect(try await books.answers(known: 19).protected == [])
            let paid = try await books.answers(known: 20)
            #expect(paid.columns.paidOn[4] == 20_030_510 && paid.columns.paid[4] == 10)
            // May is paid, June and July are grace.
            #expect(paid.protected == [0] && firstUncovered(paid) == 20_030_801)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a bill that was withdrawn stood until then, and its month is reported but not billed after`(
        engine: TestEngine
    ) async throws {
        try await withSmallBooks(engine) { books in
            try await books.addPerson(1)
            try await books.addMonth(
                200_305, of: [1], cancelled: 30, claims: [(20_030_510, 20, 30)])
            func flags(_ known: Int) async throws -> (billed: Bool, paidOn: Int32) {
                let columns = try await books.answers(known: known).columns
                return (MonthFlags(rawValue: columns.flags[4]).contains(.billed), columns.paidOn[4])
            }
            #expect(try await flags(9) == (false, 0))
            #expect(try await flags(29) == (true, 20_030_510))
            #expect(try await flags(30) == (false, 0))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a finalisation that was cancelled was known until then, and the new one from its instant`(
        engine: TestEngine
    ) async throws {
        try await withSmallBooks(engine) { books in
            try await books.addPerson(1)
            try await books.addMonth(200_305, of: [1], finalised: 40, claims: [])
            try await books.write(
                "cancelled_finalisation",
                [
                    "period": 200_305, "registration_id": 7, "finalised_ms": 10, "finalised_by": "a",
                    "cancelled_ms": 30, "cancelled_by": "b",
                ])
            func isReported(_ known: Int) async throws -> Bool {
                let columns = try await books.answers(known: known).columns
                return MonthFlags(rawValue: columns.flags[4]).contains(.reported)
            }
            for (known, expected) in [
                (9, false), (10, true), (29, true), (30, false), (39, false), (40, true),
            ] {
                #expect(try await isReported(known) == expected, "\(known)")
            }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a death counts once it is known, and what was paid after it is waste then`(
        engine: TestEngine
    ) async throws {
        try await withSmallBooks(engine) { books in
            try await books.addPerson(1, died: 20_030_320, deathKnown: 50)
            for month in [200_303, 200_304, 200_305] as [Int64] {
                try await books.addMonth(month, of: [1], claims: paid(month * 100 + 5))
            }
            let before = try await books.answers(known: 49)
            #expect(before.waste.months == [0] && before.protected == [0])
            let after = try await books.answers(known: 50)
            #expect(after.waste.months == [2] && after.waste.total == Rupiah(20))
            #expect(after.protected == [] && firstUncovered(after) == 0)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a month whose dues were given back is neither paid nor waste`(engine: TestEngine) async throws {
        try await withSmallBooks(engine) { books in
            try await books.addPerson(1, through: 20_030_331)
            try await books.addMonth(200_304, of: [1], claims: paid(20_030_405))
            #expect(try await books.answers().waste.months == [1])
            try await books.addMonth(200_305, of: [], claims: [])
            try await books.addLine(200_305, for: 200_304, 1, 7, -10, reason: "left")
            #expect(try await books.answers().waste.months == [1])
            try await books.write(
                "correction",
                [
                    "correction_id": 1, "registration_id": 7, "for_month": 200_304, "booked_in": 200_305,
                    "cause": "left", "amount": -10, "recorded_ms": 40,
                ])
            #expect(try await books.answers(known: 39).waste.months == [1])
            #expect(try await books.answers(known: 40).waste.months == [0])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `a difference that is asked later does not make a month paid late`(engine: TestEngine) async throws {
        try await withSmallBooks(engine) { books in
            try await books.addPerson(1)
            try await books.addMonth(200_301, of: [1], claims: paid(20_030_110))
            try await books.addMonth(200_308, of: [], claims: [])
            try await books.addLine(200_308, for: 200_301, 1, 7, 4, reason: "wage")
            try await books.write(
                "correction",
                [
                    "correction_id": 1, "registration_id": 7, "for_month": 200_301, "booked_in": 200_308,
                    "cause": "wage", "amount": 4, "recorded_ms": 40,
                ])
            try await books.write(
                "claim_state",
                [
                    "claim": "correction/1", "kind": "correction", "claim_month": 200_308,
                    "registration_id": 7, "owed": 4, "still_open": 0, "paid_on": 20_030_815,
                    "recorded_ms": 41, "superseded_ms": .integer(.max),
                ])
            let columns = try await books.answers(asOf: 20_030_831).columns
            #expect(columns.paidOn[0] == 20_030_110 && columns.paid[0] == 14)
        }
    }
}

@Suite struct `A scope` {
    @Test(arguments: TestEngine.atHand)
    func `never holds a row of another government, and an empty one is answered with nobody`(
        engine: TestEngine
    ) async throws {
        try await withSmallBooks(engine) { books in
            var other = books
            other.government = 1672
            try await other.addPerson(1)
            try await other.addMonth(200_301, of: [1], claims: paid(20_030_105))
            let empty = try await books.answers()
            #expect(empty.columns.count == 0 && empty.protected == [])
            #expect(empty.ends.firstUncovered.isEmpty && empty.waste.total == .zero)
            #expect(try await other.answers().columns.count == 1)
            // The same numbers in both: neither takes the other's payment.
            try await books.addPerson(1)
            #expect(try await books.answers().columns.paidOn.allSatisfy { $0 == 0 })
            #expect(try await other.answers().columns.paidOn[0] == 20_030_105)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `of a unit holds those below it, and of a registration those who report there`(
        engine: TestEngine
    ) async throws {
        try await withSmallBooks(engine) { books in
            try await books.addPerson(1, unit: 2, registration: 7)
            try await books.addPerson(2, unit: 3, registration: 8)
            try await books.addPerson(3, unit: 4, registration: 8)
            try await books.addMonth(200_306, of: [2, 3], registration: 8, claims: paid(20_030_605))
            func people(_ scope: CoverageScope) async throws -> [Int64] {
                try await books.answers(scope: scope).columns.people.map(\.number)
            }
            #expect(try await people(.unit(UnitID(2))) == [1, 2])
            #expect(try await people(.unit(UnitID(3))) == [2])
            #expect(try await people(.unit(UnitID(1))) == [1, 2, 3])
            #expect(try await people(.registration(UnitID(8))) == [2, 3])
            #expect(try await people(.person(PersonID(3))) == [3])
            let part = try await books.answers(scope: .registration(UnitID(8)))
            #expect(part.columns.paidOn[5] == 20_030_605 && part.protected == [0, 1])
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `that there is not is refused`(engine: TestEngine) async throws {
        try await withSmallBooks(engine) { books in
            await #expect(throws: CoverageRefusal.noSuchUnit(99)) {
                try await books.answers(scope: .unit(UnitID(99)))
            }
            await #expect(throws: CoverageRefusal.noSuchUnit(99)) {
                try await books.answers(scope: .registration(UnitID(99)))
            }
            try await books.addPerson(1, funding: "emas")
            await #expect(throws: CoverageRefusal.unknownCode("emas")) { try await books.answers() }
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `reads the first and the last month of the window and none beside`(
        engine: TestEngine
    ) async throws {
        try await withSmallBooks(engine) { books in
            try await books.addPerson(1)
            for month in [200_302, 200_303, 200_306, 200_307] as [Int64] {
                try await books.addMonth(month, of: [1], claims: paid(month * 100 + 5))
            }
            let answers = try await books.answers(from: 200_303, through: 200_306)
            #expect(answers.columns.paidOn == [20_030_305, 0, 0, 20_030_605])
            // He joined before the window, so that the first day in it is no day of joining.
            #expect(answers.columns.joined == [0])
        }
    }
}

@Suite struct `Whose turn it is` {
    @Test(arguments: TestEngine.atHand)
    func `is told of each who lapses, by the paper or the step that is missing`(
        engine: TestEngine
    ) async throws {
        try await withSmallBooks(engine) { books in
            try await books.addPerson(1)
            try await books.addPerson(2, funding: "csr", registration: 8)
            for registration in [7, 8] as [Int64] {
                try await books.addMonth(
                    200_305, of: [registration - 6], registration: registration, claims: paid(20_030_510))
            }
            func turns(_ asOf: Int) async throws -> [Turn] {
                let answers = try await books.answers(asOf: asOf)
                let ends = answers.ends
                return try ends.lapsing(within: 31, after: day(asOf)).map {
                    try answers.lapse($0, try #require(ends[$0])).turn
                }
            }
            #expect(try await turns(20_030_630) == [])
            // Public money lacks the agreement, the other only a report.
            #expect(try await turns(20_030_701) == [.headOfUnit, .operator])
            try await books.addPaper("pks", unit: 1, from: 20_030_101, through: 20_031_231, paper: 1)
            #expect(try await turns(20_030_701) == [.budgetOffice, .operator])
            try await books.addPaper("dpa", unit: 2, from: 20_030_101, through: 20_031_231, paper: 2)
            #expect(try await turns(20_030_701) == [.operator, .operator])
        }
    }
}

@Suite struct `A plan of a unit` {
    @Test(arguments: TestEngine.atHand)
    func `makes a month of another category, or beyond its months, a gap that is not planned`(
        engine: TestEngine
    ) async throws {
        try await withSmallBooks(engine) { books in
            try await books.addPerson(1)
            try await books.addPaper("pks", unit: 1, from: 20_030_101, through: 20_041_231, paper: 1)
            try await books.addPaper("dpa", unit: 2, from: 20_030_101, through: 20_041_231, paper: 2)
            func states() async throws -> [MonthState] {
                let strip = try await books.answers(asOf: 20_030_615).strip(0)
                return [4, 5, 6, 7].map { strip.months[$0].state }
            }
            // Without a plan the budget is the plan.
            #expect(try await states() == [.gap(.notReported), .gap(.notReported), .planned, .planned])
            func plan(
                _ number: Int64, _ category: String, unit: Int64, _ months: ClosedRange<Int64>,
                persons: Int64 = 5, before: Int64 = .max
            ) async throws {
                try await books.write(
                    "unit_plan",
                    [
                        "plan_id": .integer(number), "unit_id": .integer(unit), "category": .text(category),
                        "from_month": .integer(months.lowerBound), "to_month": .integer(months.upperBound),
                        "persons": .integer(persons), "recorded_ms": 1, "superseded_ms": .integer(before),
                    ])
            }
            // One of another year says nothing of this one.
            try await plan(9, "pekerja-rentan", unit: 1, 200_401...200_412)
            #expect(try await states() == [.gap(.notReported), .gap(.notReported), .planned, .planned])
            // Of the unit above, as papers are.
            try await plan(1, "pekerja-rentan", unit: 1, 200_306...200_307)
            #expect(
                try await states() == [.gap(.notPlanned), .gap(.notReported), .planned, .gap(.notPlanned)])
            // Its own plan is what a unit goes by; nought people are not planned; what is superseded is not.
            try await plan(2, "phl", unit: 2, 200_301...200_312)
            try await plan(3, "pekerja-rentan", unit: 2, 200_306...200_306, persons: 0)
            try await plan(4, "pekerja-rentan", unit: 2, 200_307...200_307, persons: 1)
            try await plan(5, "pekerja-rentan", unit: 2, 200_308...200_308, before: 9)
            #expect(
                try await states()
                    == [.gap(.notPlanned), .gap(.notPlanned), .planned, .gap(.notPlanned)])
        }
    }
}

@Suite struct `The January bridge of the books` {
    @Test(arguments: TestEngine.atHand)
    func `counts whom the papers leave without protection, at the dues of each month`(
        engine: TestEngine
    ) async throws {
        try await withSmallBooks(engine) { books in
            try await books.addPerson(1, segment: "jakon")
            try await books.addPerson(2, segment: "jakon")
            try await books.addPerson(3, segment: "jakon", funding: "csr", registration: 8)
            for (number, kind) in ["pks", "dpa", "sk-bendahara"].enumerated() {
                try await books.addPaper(
                    kind, unit: 2, from: 20_030_101, through: 20_031_231, paper: Int64(number + 1))
            }
            try await books.addPaper(
                "dpa", unit: 2, from: 20_040_115, through: 20_041_231, isSigned: false, paper: 9)
            let gap = try #require(try await gaps(books).first)
            #expect(gap.missing == [.agreement, .budget, .treasurer])
            // Nobody has said when the agreement comes: the day that the caller expects.
            #expect(gap.payableFrom == day(20_040_201) && gap.people == 2 && gap.personDays == 62)
            let plan = try #require(try await plans(books).first ?? nil)
            #expect(plan.personDaysLeft == 0 && plan.moneyNeeded == Rupiah(6))
            try await books.addPaper("pks", unit: 1, from: 20_040_101, through: 20_041_231, paper: 10)
            // The city's agreement does not help an office that has one of its own.
            #expect(try await gaps(books).first?.missing.contains(.agreement) == true)
            for (number, kind) in ["pks", "sk-bendahara", "dpa"].enumerated() {
                try await books.addPaper(
                    kind, unit: 2, from: 20_040_101, through: 20_041_231, paper: Int64(number + 20))
            }
            #expect(try await gaps(books).isEmpty)
        }
    }

    private func book(_ books: SmallBooks) async throws -> YearEndBook {
        let answers = try await books.answers(asOf: 20_031_115)
        let papers = try await books.database.read { try YearEndPapers(answers.question, on: $0) }
        return try YearEndBook(
            answers, papers: papers, expected: day(20_040_201), under: SmallBooks.law(), InventedLaw.law())
    }

    private func gaps(_ books: SmallBooks) async throws -> [YearEndGap] {
        YearEndGap.all(try await book(books).units, after: day(20_031_231))
    }

    private func plans(_ books: SmallBooks) async throws -> [BridgePlan?] {
        let purse = BridgeOption.Kind.advance(
            from: .corporateGiving, monthsAtMost: 2, available: Rupiah(1_000))
        let clause = BridgeOption.Kind.bridgingClause(through: day(20_040_331))
        let options = [BridgeOption(name: "a", kind: purse), BridgeOption(name: "b", kind: clause)]
        return try await book(books).units.map {
            BridgePlan.cheapest(for: $0, among: options, after: day(20_031_231))
        }
    }
}
