import Contributions
import LawBook
import MoneyAndDates
import TestKit
import Testing

/// Bands of the invented law: below 200 counts as 100, from 200 as 300, from 400 as 500. JKK 1%, JHT 2%,
/// JKM 7 flat; the relief of half is always in force unless a test says otherwise.
@Suite struct `Dues of the self-employed` {
    @Test(
        arguments: [(1, 100), (199, 100), (200, 300), (399, 300), (400, 500), (90_000, 500)]
            as [(Int64, Int64)])
    func `count an income as the base of its band`(income: Int64, base: Int64) throws {
        let owed = try assess(.selfEmployed) {
            $0.income = Rupiah(income)
            $0.programmes = [.oldAge]
        }
        #expect(owed.lines.first?.basis == Rupiah(base))
    }

    @Test func `are halved but for old age, which no relief touches`() throws {
        let owed = try assess(.selfEmployed) {
            $0.income = Rupiah(400)
            $0.programmes = [.workAccident, .death, .oldAge]
        }
        #expect(owed.lines.map(\.amount) == [Rupiah(3), Rupiah(4), Rupiah(10)])  // 2.5, 3.5 and 10
        #expect(owed.lines.allSatisfy { $0.payer == .worker })
    }

    @Test(arguments: [Funder.nationalBudget, .regionalBudget])
    func `stay whole where a state budget pays`(funder: Funder) throws {
        let owed = try assess(.selfEmployed) {
            $0.income = Rupiah(400)
            $0.funder = funder
        }
        #expect(owed.lines.map(\.amount) == [Rupiah(5), Rupiah(7)])
        #expect(owed.notes.map(\.key).contains("note.relief.not-for-state-budget"))
    }

    @Test func `stay whole where the text leaves the payer open, and say why`() throws {
        let owed = try assess(.selfEmployed) {
            $0.income = Rupiah(400)
            $0.funder = .villageBudget
        }
        #expect(owed.lines.map(\.amount) == [Rupiah(5), Rupiah(7)])
        #expect(owed.notes.map(\.key).contains("note.relief.payer-in-doubt"))
    }

    @Test(arguments: [Funder.oneself, .corporateGiving, .sponsor, .employer])
    func `are halved whoever else pays`(funder: Funder) throws {
        let owed = try assess(.selfEmployed) {
            $0.income = Rupiah(400)
            $0.funder = funder
        }
        #expect(owed.total == Rupiah(7))
    }

    @Test func `are halved for one trade while the other still pays in full`() throws {
        let relief = [InventedLaw.dated(.keyed(["transport": .number(500_000)])), later]
        let law = try InventedLaw.law(changing: ["jkk/relief-bpu": relief, "jkm/relief-bpu": relief])
        let driver = try assess(.selfEmployed, law: law) {
            $0.income = Rupiah(400)
            $0.sector = .transport
        }
        let vendor = try assess(.selfEmployed, law: law) { $0.income = Rupiah(400) }
        #expect(driver.total == Rupiah(7))
        #expect(vendor.total == Rupiah(12))
    }

    @Test func `have no pension and say so`() throws {
        let owed = try assess(.selfEmployed) {
            $0.income = Rupiah(400)
            $0.programmes = [.pension]
        }
        #expect(owed.lines.isEmpty)
        #expect(owed.notes.map(\.key) == ["note.programme.not-in-segment"])
    }

    @Test func `cannot be told without an income`() {
        #expect(throws: ContributionRefusal.missing(fact: "income")) { try assess(.selfEmployed) { _ in } }
    }

    @Test func `fall due on the last day of a month that lacks the day named`() throws {
        let owed = try assess(.selfEmployed, month: (2002, 2)) { $0.income = Rupiah(400) }
        #expect(owed.dueDay == InventedLaw.day(2002, 2, 28))
    }

    private var later: Dated<ParameterValue> {
        InventedLaw.dated(
            InventedLaw.keyed(["transport": 500_000, "other": 500_000]), from: InventedLaw.day(2004, 1, 1))
    }
}

/// Slices of the invented law: JKK 2% up to 1,000 and 1% above, JKM 1% and 0.5%.
@Suite struct `Dues of construction work` {
    @Test(
        arguments: [(1000, 20, 10), (1001, 20, 10), (2000, 30, 15), (1050, 21, 10)] as [(Int64, Int64, Int64)]
    )
    func `charge each slice of the contract at its own rate`(value: Int64, jkk: Int64, jkm: Int64) throws {
        let owed = try assess(.construction) { $0.contractValue = Rupiah(value) }
        #expect(owed.lines.map(\.amount) == [Rupiah(jkk), Rupiah(jkm)])
        #expect(owed.lines.allSatisfy { $0.payer == .employer })
    }

    @Test func `take a share of the wage where it is known`() throws {
        let owed = try assess(.construction) {
            $0.wage = Rupiah(500)
            $0.contractValue = Rupiah(99_999)
        }
        #expect(owed.lines.map(\.amount) == [Rupiah(10), Rupiah(5)])
    }

    @Test func `have neither savings nor pension and say so`() throws {
        let owed = try assess(.construction) {
            $0.wage = Rupiah(500)
            $0.programmes = [.oldAge, .pension]
        }
        #expect(owed.lines.isEmpty)
        #expect(owed.notes.count == 2)
    }

    @Test func `cannot be told without a wage or a contract`() {
        #expect(throws: ContributionRefusal.missing(fact: "contract-value")) {
            try assess(.construction) { _ in }
        }
    }
}

/// Packages of the invented law: 6 months 100, 12 months 150, a further month 10; agency 30 before.
@Suite struct `Dues of a migrant worker` {
    @Test(arguments: [(6, 100), (7, 110), (11, 150), (12, 150), (13, 160)] as [(Int, Int64)])
    func `are the longest package that fits and each month beyond it`(months: Int, amount: Int64) throws {
        let owed = try assess(.migrant) {
            $0.contractMonths = months
            $0.route = .independent
        }
        #expect(owed.total == Rupiah(amount))
    }

    @Test func `add what a placement company costs before departure`() throws {
        #expect(
            try assess(.migrant) { $0.contractMonths = 6 }.lines.map(\.amount) == [Rupiah(30), Rupiah(100)])
    }

    @Test func `refuse a contract shorter than any package`() {
        #expect(throws: ContributionRefusal.self) { try assess(.migrant) { $0.contractMonths = 5 } }
    }

    @Test(arguments: [0, -3]) func `refuse a length that is not above nought`(months: Int) {
        #expect(throws: ContributionRefusal.notPositive(fact: "pmi-months")) {
            try assess(.migrant) { $0.contractMonths = months }
        }
    }
}

private func assess(
    _ segment: Segment, law: ContributionLaw? = nil, month: (Int, Int) = (2002, 1),
    _ change: (inout ContributionFacts) -> Void
) throws -> Assessment {
    var facts = ContributionFacts(segment: segment, month: InventedLaw.month(month.0, month.1))
    change(&facts)
    return try Assessment.assess(facts, under: try law ?? InventedLaw.law())
}
