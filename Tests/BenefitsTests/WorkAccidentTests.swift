import Benefits
import LawBook
import MoneyAndDates
import TestKit
import Testing

private let eve = InventedBenefits.doubled.adding(days: -1)

@Suite struct `A death by a work accident` {
    @Test func `pays a share of the monthly wages, the periodic benefit and the funeral`() throws {
        let answer = try InventedBenefits.answer(InventedBenefits.worker(.workAccidentDeath))
        #expect(answer.lines.map(\.component) == [.death, .periodic, .funeral])
        #expect(answer.lines.map(\.amount.amount) == [5000, 60, 100])
        #expect(answer.total == Rupiah(5160))
        #expect(answer.status == .enacted)
    }

    @Test func `goes by the law of its own day, not of the day after`() throws {
        let before = try InventedBenefits.answer(InventedBenefits.worker(.workAccidentDeath, on: eve))
        let after = try InventedBenefits.answer(
            InventedBenefits.worker(.workAccidentDeath, on: InventedBenefits.doubled))
        #expect(before.total == Rupiah(5160))
        #expect(after.total == Rupiah(5320))
    }

    @Test func `pays no less than the lump sum of JKM, and says so only where it binds`() throws {
        for (wage, amount, binds) in [(199, 1000, true), (200, 1000, false), (201, 1005, false)] {
            let line = try InventedBenefits.answer(
                InventedBenefits.worker(.workAccidentDeath, wage: Int64(wage))
            ).lines[0]
            #expect(line.amount == Rupiah(Int64(amount)))
            #expect(line.reasons.contains { $0.key == "reason.benefit.jkk.death-floor" } == binds)
        }
    }

    @Test func `pays the days before it too, and the scholarship without any months of dues`() throws {
        var facts = InventedBenefits.worker(.workAccidentDeath, on: InventedBenefits.doubled)
        facts.daysUnable = 5
        facts.children = [SchoolChild(level: .higher, year: 5)]
        let answer = try InventedBenefits.answer(facts)
        #expect(answer.amount(of: .temporary) == Rupiah(500))
        #expect(answer.amount(of: .scholarship) == Rupiah(10_000))
        #expect(answer.total == Rupiah(15_820))
    }

    @Test func `goes by the base of the band for the self-employed, and by no wage`() throws {
        var facts = InventedBenefits.facts(.workAccidentDeath)
        facts.segment = .selfEmployed
        #expect(throws: BenefitRefusal.missing(fact: "income")) { try InventedBenefits.answer(facts) }
        facts.income = Rupiah(199)
        #expect(try InventedBenefits.answer(facts).amount(of: .death) == Rupiah(1000))
        facts.income = Rupiah(200)
        #expect(try InventedBenefits.answer(facts).amount(of: .death) == Rupiah(1500))
        facts.income = nil
        facts.wage = Rupiah(200)
        #expect(throws: BenefitRefusal.missing(fact: "income")) { try InventedBenefits.answer(facts) }
    }

    @Test func `tells the segment by what is given, and refuses where nothing is`() throws {
        var facts = InventedBenefits.facts(.workAccidentDeath)
        #expect(throws: BenefitRefusal.missing(fact: "segment")) { try InventedBenefits.answer(facts) }
        facts.wage = Rupiah(1000)
        #expect(try InventedBenefits.answer(facts).amount(of: .death) == Rupiah(5000))
        facts.segment = .migrant
        #expect(throws: BenefitRefusal.notInSegment(.migrant)) { try InventedBenefits.answer(facts) }
        facts.segment = .construction
        #expect(try InventedBenefits.answer(facts).amount(of: .death) == Rupiah(5000))
    }
}

@Suite struct `A daily wage` {
    @Test func `becomes a monthly one by the days of benefits, and the days of dues are told`() throws {
        var facts = InventedBenefits.facts(.workAccidentDeath)
        facts.dailyWage = Rupiah(100)
        let answer = try InventedBenefits.answer(facts)
        #expect(answer.amount(of: .death) == Rupiah(15_000))
        #expect(answer.doubts.map(\.parameter) == ["jkk/daily-wage-days"])
        let told = answer.lines[0].reasons[0].arguments.first { $0.name == "other-wage" }?.term
        #expect(told == .rupiah(Rupiah(2500)))
        facts.wage = Rupiah(3000)
        #expect(throws: BenefitRefusal.notBoth(fact: "wage", other: "daily-wage")) {
            try InventedBenefits.answer(facts)
        }
    }
}

@Suite struct `A disability by a work accident` {
    @Test func `that is total pays its share and the periodic benefit, and no funeral`() throws {
        let answer = try InventedBenefits.answer(InventedBenefits.worker(.workAccidentTotalDisability))
        #expect(answer.lines.map(\.component) == [.disability, .periodic])
        #expect(answer.total == Rupiah(6060))
    }

    @Test func `that is partial pays the share of the table`() throws {
        #expect(try partial("A01").total == Rupiah(4000))
        #expect(try partial("F01").total == Rupiah(1250))
    }

    @Test func `swaps the sides for the left-handed, where there are sides`() throws {
        var facts = InventedBenefits.worker(.workAccidentPartialDisability)
        facts.isLeftHanded = true
        facts.injuries = [Injury(code: "A02")]
        #expect(try InventedBenefits.answer(facts).total == Rupiah(4000))
        facts.injuries = [Injury(code: "F01")]
        #expect(try InventedBenefits.answer(facts).total == Rupiah(1250))
    }

    @Test func `adds up to the cap and is refused beyond it`() throws {
        #expect(try partial("A01", "R01:10").total == Rupiah(5000))
        let refusal = BenefitRefusal.beyondCap(
            sum: Rate(millionths: 510_000), cap: Rate(millionths: 500_000))
        #expect(throws: refusal) { try partial("A01", "R01:11") }
    }

    @Test func `rests on the cap only where there is something to add`() throws {
        #expect(try partial("A01").doubts.isEmpty)
        #expect(try partial("A01", "R01:10").doubts.map(\.parameter) == ["jkk/disability-cap"])
    }

    @Test func `counts a measured row once for each full step`() throws {
        for (measure, amount) in [(10, 500), (19, 500), (20, 1000), (100, 5000)] {
            #expect(try partial("M01:\(measure)").total == Rupiah(Int64(amount)))
        }
        for measure in ["M01:9", "M01:101", "M01"] {
            #expect(throws: BenefitRefusal.injuryNeedsMeasure(code: "M01", from: 10, through: 100)) {
                try partial(measure)
            }
        }
    }

    @Test func `keeps within the range of a row that has one`() throws {
        #expect(try partial("R01:10").total == Rupiah(1000))
        #expect(try partial("R01:30").total == Rupiah(3000))
        for measure in ["R01:9", "R01:31", "R01"] {
            #expect(throws: BenefitRefusal.injuryNeedsMeasure(code: "R01", from: 10, through: 30)) {
                try partial(measure)
            }
        }
    }

    @Test func `is refused for a code that there is not, a measure that there is not, and no code`() {
        #expect(throws: BenefitRefusal.unknownInjury(code: "Z99")) { try partial("Z99") }
        #expect(throws: BenefitRefusal.injuryWithoutMeasure(code: "A01")) { try partial("A01:5") }
        #expect(throws: BenefitRefusal.missing(fact: "injury")) { try partial() }
    }

    @Test func `pays for the part of the function that is lost`() throws {
        var facts = InventedBenefits.worker(.workAccidentPartialDisability)
        facts.injuries = [Injury(code: "A01")]
        facts.functionalLoss = Rate(millionths: 250_000)
        #expect(try InventedBenefits.answer(facts).total == Rupiah(1000))
        facts.functionalLoss = .zero
        #expect(throws: BenefitRefusal.notPositive(fact: "functional-loss")) {
            try InventedBenefits.answer(facts)
        }
    }

    private func partial(_ injuries: String...) throws -> BenefitAnswer {
        var facts = InventedBenefits.worker(.workAccidentPartialDisability)
        facts.injuries = injuries.map { text in
            let parts = text.split(separator: ":")
            return Injury(code: String(parts[0]), measure: parts.count > 1 ? Int(parts[1]) : nil)
        }
        return try InventedBenefits.answer(facts)
    }
}

@Suite struct `Days unable to work` {
    @Test(arguments: [(1, 100), (20, 2000), (21, 2050), (30, 2500)])
    func `are paid by the day, and less after some months`(days: Int, amount: Int64) throws {
        #expect(try temporary(days).total == Rupiah(amount))
    }

    @Test func `rest on what a month is only where there is more than one share`() throws {
        #expect(try temporary(20).doubts.isEmpty)
        #expect(try temporary(21).doubts.map(\.parameter) == ["jkk/temporary-month-days"])
    }

    @Test func `are rounded once, and name the rounding only where there was something to round`() throws {
        let even = try temporary(1, wage: 10)
        let odd = try temporary(1, wage: 15)
        #expect(even.total == Rupiah(1))
        #expect(odd.total == Rupiah(2))
        #expect(even.doubts.isEmpty)
        #expect(odd.doubts.map(\.parameter) == ["rounding/benefit"])
        #expect(try temporary(1, wage: 14).total == Rupiah(1))
    }

    @Test func `are more than none and no more than a working life`() throws {
        for days in [0, -1] {
            #expect(throws: BenefitRefusal.notPositive(fact: "days-unable")) { try temporary(days) }
        }
        #expect(throws: Never.self) { try temporary(21_915) }
        #expect(throws: BenefitRefusal.tooMany(fact: "days-unable", limit: 21_915)) {
            try temporary(21_916)
        }
        #expect(throws: BenefitRefusal.missing(fact: "days-unable")) { try temporary(nil) }
    }

    private func temporary(_ days: Int?, wage: Int64 = 1000) throws -> BenefitAnswer {
        var facts = InventedBenefits.worker(.workAccidentTemporary, wage: wage)
        facts.daysUnable = days
        return try InventedBenefits.answer(facts)
    }
}

@Suite struct `Transport to care` {
    @Test func `is paid by receipts up to the limit of each way, and the limits add up`() throws {
        #expect(try transport(Trip(mode: .land)).total == Rupiah(10))
        #expect(try transport(Trip(mode: .land, cost: Rupiah(9))).total == Rupiah(9))
        #expect(try transport(Trip(mode: .land, cost: Rupiah(11))).total == Rupiah(10))
        #expect(try transport(Trip(mode: .land), Trip(mode: .air)).total == Rupiah(40))
        let twoTrips = [Trip(mode: .sea, cost: Rupiah(9)), Trip(mode: .sea, cost: Rupiah(8))]
        #expect(try transport(twoTrips[0], twoTrips[1]).total == Rupiah(17))
    }

    @Test func `shows every limit where no way is named, and says that it does`() throws {
        let answer = try transport()
        #expect(answer.lines.map(\.amount.amount) == [10, 20, 30])
        #expect(answer.notes.map(\.key) == ["note.benefit.transport-every-mode"])
    }

    @Test func `is not paid for a receipt of nothing`() {
        #expect(throws: BenefitRefusal.notPositive(fact: "transport")) {
            try transport(Trip(mode: .land, cost: .zero))
        }
    }

    private func transport(_ trips: Trip...) throws -> BenefitAnswer {
        var facts = InventedBenefits.facts(.workAccidentTransport)
        facts.trips = trips
        return try InventedBenefits.answer(facts)
    }
}
