import Ledger
import Membership
import MoneyAndDates
import Testing

@Suite struct `A reconciliation` {
    typealias Roster = ReconciledPerson.InRoster
    typealias SIPP = ReconciledPerson.InSIPP

    func kinds(_ roster: Roster?, _ sipp: [SIPP]) -> [DifferenceKind] {
        let month = reconciled([ReconciledPerson(PersonID(1), roster: roster, sipp: sipp)])
        return Reconciliation(of: month).links[0].differences.map(\.kind)
    }

    func reconciled(
        _ people: [ReconciledPerson], bill: BilledMonth? = nil, payments: [Int64] = [],
        unknown: [Int64] = [], warrants: [Int64] = [], withheld: Int64 = 0
    ) -> ReconciledMonth {
        ReconciledMonth(
            month: month(2026, 3), people: people, linesOfPerson: 2, bill: bill, payments: payments.map(rp),
            fromUnknownPayers: unknown.map(rp), warrants: warrants.map(rp), withheld: rp(withheld))
    }

    let person = ReconciledPerson(
        PersonID(1), roster: Roster(wage: rp(1000), dues: rp(100)),
        sipp: [SIPP(wage: rp(1000), dues: rp(100))])

    @Test func `of equal amounts finds nothing`() {
        let all = Reconciliation(
            of: reconciled(
                [person], bill: BilledMonth(total: rp(100)), payments: [100], warrants: [100]))

        #expect(all.links.flatMap(\.differences) == [])
        #expect(all.rest == .zero)
    }

    @Test func `tells who joined after the report from who was not reported`() {
        let first = Roster(wage: rp(1000), dues: rp(100), joined: day(2026, 3, 1))
        let before = Roster(wage: rp(1000), dues: rp(100), joined: day(2026, 2, 28))

        #expect(kinds(first, []) == [.joinedLate])
        #expect(kinds(before, []) == [.notReported])
    }

    @Test func `tells the dead, who are claims, from those who left`() {
        let reported = [SIPP(wage: rp(1000), dues: rp(100))]
        let died = Roster(wage: rp(1000), dues: .zero, left: day(2026, 2, 1), died: day(2026, 2, 1))
        let left = Roster(wage: rp(1000), dues: .zero, left: day(2026, 2, 1))

        #expect(kinds(died, reported) == [.died])
        #expect(kinds(left, reported) == [.left])
        #expect(kinds(nil, reported) == [.unknownInRoster])
        #expect(DifferenceKind.died.turn == .claims)
    }

    @Test func `tells a wage from a rounding from what nothing explains`() {
        let roster = Roster(wage: rp(1000), dues: rp(100))

        #expect(kinds(roster, [SIPP(wage: rp(900), dues: rp(90))]) == [.wageChanged])
        #expect(kinds(roster, [SIPP(wage: rp(1000), dues: rp(102))]) == [.rounding])
        #expect(kinds(roster, [SIPP(wage: rp(1000), dues: rp(103))]) == [.amountDiffers])
        #expect(kinds(roster, [SIPP(wage: rp(1000), dues: rp(98))]) == [.rounding])
        #expect(kinds(roster, [SIPP(wage: rp(1000), dues: rp(97))]) == [.amountDiffers])
    }

    @Test func `finds who is reported twice`() {
        let row = SIPP(wage: rp(1000), dues: rp(100))

        #expect(kinds(Roster(wage: rp(1000), dues: rp(100)), [row, row]) == [.reportedTwice])
    }

    @Test func `explains a bill by fine, correction and credit`() {
        let bill = BilledMonth(
            total: rp(95), fines: rp(2), corrections: rp(-3), carriedForward: rp(5))
        let link = Reconciliation(of: reconciled([person], bill: bill, payments: [95], warrants: [95])).links[
            1]

        #expect(link.differences.map(\.kind) == [.lateFine, .correction, .carriedForward, .rounding])
        #expect(link.differences.map(\.amount) == [2, -3, -5, 1].map(rp))
    }

    @Test func `tells paid in part, twice, too much and by nobody known`() {
        func found(_ payments: [Int64], unknown: [Int64] = []) -> [Difference] {
            let month = reconciled(
                [person], bill: BilledMonth(total: rp(100)), payments: payments, unknown: unknown)
            return Reconciliation(of: month).links[2].differences
        }

        #expect(found([]).map(\.kind) == [.notPaid])
        #expect(found([40]).map(\.kind) == [.paidInPart])
        #expect(found([40, 60]).isEmpty)
        #expect(found([100, 100]).map(\.kind) == [.paidTwice])
        #expect(found([100, 100, 7]).map(\.amount) == [rp(100), rp(7)])
        #expect(found([101]).map(\.kind) == [.paidBeyondBill])
        #expect(found([100], unknown: [9]).map(\.kind) == [.unknownPayer])
    }

    @Test func `explains a warrant by what the workers paid`() {
        func found(_ warrants: [Int64], withheld: Int64) -> [DifferenceKind] {
            let month = reconciled(
                [person], bill: BilledMonth(total: rp(100)), payments: [100], warrants: warrants,
                withheld: withheld)
            return Reconciliation(of: month).links[3].differences.map(\.kind)
        }

        #expect(found([80], withheld: 20) == [.workerShareWithheld])
        #expect(found([79], withheld: 20) == [.workerShareWithheld, .warrantBelow])
        #expect(found([100], withheld: 20) == [.workerShareWithheld, .warrantAbove])
        #expect(found([], withheld: 0) == [.noWarrant])
    }

    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `sums exactly, whatever was written down`(seed: UInt64) {
        var dice = Dice(seed: seed)
        let people = (1...dice.within(1...20)).map { number in
            let wage = rp(dice.within(900...902))
            let roster = Roster(
                wage: wage, dues: rp(dice.within(0...1) * dice.within(95...105)),
                joined: day(2026, Int(dice.within(1...3)), 15),
                left: dice.within(0...2) == 0 ? day(2026, 3, 2) : nil)
            let rows = (0..<dice.within(0...2)).map { _ in
                SIPP(wage: rp(dice.within(900...902)), dues: rp(dice.within(95...105)))
            }
            return ReconciledPerson(
                PersonID(number), roster: dice.within(0...9) == 0 ? nil : roster, sipp: rows)
        }
        let all = Reconciliation(
            of: reconciled(
                people, bill: BilledMonth(total: rp(dice.within(0...2000)), fines: rp(dice.within(0...3))),
                payments: (0..<dice.within(0...3)).map { _ in dice.within(0...1500) },
                unknown: [dice.within(0...5)], warrants: [dice.within(0...2000)],
                withheld: dice.within(0...50)))

        for link in all.links {
            #expect(link.differences.map(\.amount).sum() == link.amounts.to - link.amounts.from)
            #expect(link.differences.allSatisfy { $0.amount != .zero })
        }
    }

    @Test func `has a rest until everything is explained`() {
        let other = ReconciledPerson(
            PersonID(2), roster: Roster(wage: rp(1000), dues: rp(100)),
            sipp: [SIPP(wage: rp(1000), dues: rp(90))])
        let one = Reconciliation(of: reconciled([person, other], bill: BilledMonth(total: rp(200))))

        // −10 in SIPP and +10 in the bill do not cancel each other: neither is explained.
        #expect(one.rest == rp(20))
        #expect(one.open.map(\.kind) == [.amountDiffers, .amountDiffers, .notPaid])
    }
}

@Suite struct `A bank line` {
    let code = "63230904882"

    func payable(_ id: Int64, _ code: String?, _ open: Int64, total: Int64 = 100) -> PayableBill {
        PayableBill(
            bill: BillID(id), code: code.flatMap { BillingCode($0) }, open: rp(open), total: rp(total),
            raised: day(2026, 4, 1))
    }

    func line(_ id: Int64, _ amount: Int64, _ text: String = "IURAN BPJS", _ on: Day = day(2026, 4, 10))
        -> BankLine
    {
        BankLine(id: EventID(id), day: on, amount: rp(amount), text: text)
    }

    func outcomes(_ lines: [BankLine], _ bills: [PayableBill]) -> [BankOutcome] {
        BankMatch.match(lines, with: bills, window: 60).map(\.outcome)
    }

    @Test func `belongs to the bill whose code it bears`() {
        let match = BankMatch.match(
            [line(1, 100, "TRF/EPS \(code)/OPD")], with: [payable(1, code, 100)], window: 60)

        #expect(match.map(\.outcome) == [.matched(BillID(1))])
        #expect(match[0].reasons == [.codeInText, .amountEqual])
    }

    @Test(arguments: ["1\(63_230_904_882)", "63230904882" + "5", "6323-0904882"])
    func `bears no code inside a longer or a broken number`(text: String) {
        #expect(outcomes([line(1, 7, text)], [payable(1, code, 100)]) == [.unknownPayer])
    }

    @Test func `with the code and another amount is shown by how much`() {
        #expect(
            outcomes([line(1, 90, code), line(2, 10, code)], [payable(1, code, 100)])
                == [.amountDiffers(BillID(1), by: rp(-10)), .matched(BillID(1))])
    }

    @Test func `for a bill that is paid is paid twice`() {
        #expect(outcomes([line(1, 100, code)], [payable(1, code, 0)]) == [.paidTwice(BillID(1))])
        #expect(
            outcomes([line(1, 100, code), line(2, 100, code)], [payable(1, code, 100)])
                == [.matched(BillID(1)), .paidTwice(BillID(1))])
    }

    @Test func `without a code belongs to the only bill of that amount`() {
        let bills = [payable(1, nil, 100), payable(2, nil, 200)]

        #expect(outcomes([line(1, 100)], bills) == [.matched(BillID(1))])
        #expect(outcomes([line(1, 101)], bills) == [.unknownPayer])
        #expect(outcomes([line(1, 100), line(2, 100)], bills) == [.matched(BillID(1)), .unknownPayer])
    }

    @Test func `without a code and with several such bills is left to a person`() {
        #expect(
            outcomes([line(1, 100)], [payable(2, nil, 100), payable(1, nil, 100)])
                == [.ambiguous([BillID(1), BillID(2)])])
    }

    @Test func `by amount alone lies within the window`() {
        let bills = [payable(1, nil, 100)]

        #expect(outcomes([line(1, 100, "", day(2026, 4, 1))], bills) == [.matched(BillID(1))])
        #expect(outcomes([line(1, 100, "", day(2026, 3, 31))], bills) == [.unknownPayer])
        #expect(outcomes([line(1, 100, "", day(2026, 5, 31))], bills) == [.matched(BillID(1))])
        #expect(outcomes([line(1, 100, "", day(2026, 6, 1))], bills) == [.unknownPayer])
    }

    @Test func `with a code comes before an earlier line without`() {
        #expect(
            outcomes(
                [line(1, 100, "", day(2026, 4, 2)), line(2, 100, code, day(2026, 4, 9))],
                [payable(1, code, 100)]) == [.unknownPayer, .matched(BillID(1))])
    }
}
