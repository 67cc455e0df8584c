import Ledger
import Membership
import MoneyAndDates
import Testing

/// The bill of March is 100.
@Suite struct `A reporting period` {
    func period() -> ReportingPeriod {
        ReportingPeriod(government: city, unit: office, month: month(2026, 3))
    }

    func finalised() throws -> ReportingPeriod {
        var period = period()
        try period.calculate(rp(100), of: 0)
        try period.finalise(bill(1, month(2026, 3)))
        return period
    }

    func posted() throws -> ReportingPeriod {
        var period = try finalised()
        try period.post()
        return period
    }

    @Test func `that asks for nothing is agreed without a bill, and one that asks for a rupiah is not`()
        throws
    {
        var period = period()
        #expect(throws: PeriodRefusal.notCalculated) { try period.finaliseWithoutBill() }
        try period.calculate(rp(1), of: 0)
        let differs = PeriodRefusal.billDiffers(billed: .zero, calculated: rp(1))
        #expect(throws: differs) { try period.finaliseWithoutBill() }
        try period.calculate(.zero, of: 0)
        try period.finaliseWithoutBill()
        #expect(throws: PeriodRefusal.finalised) { try period.finaliseWithoutBill() }
        var cancelled = period
        #expect(try cancelled.cancel() == nil)
        #expect(cancelled.state == .draft(recalculate: true))
        try period.post()
        #expect(period.state.stage == .posted)
    }

    @Test func `goes from draft to posting`() throws {
        var period = period()
        var codes = [period.state.stage.rawValue]
        try period.calculate(rp(100), of: 0)
        codes.append(period.state.stage.rawValue)
        try period.finalise(bill(1, month(2026, 3)))
        codes.append(period.state.stage.rawValue)
        try period.post()
        codes.append(period.state.stage.rawValue)

        #expect(codes == ["Draft", "Hitung", "Finalisasi", "Posting"])
    }

    @Test func `asks to calculate again after a change`() throws {
        var period = period()
        try period.calculate(rp(100), of: 0)
        try period.change()

        #expect(period.state == .draft(recalculate: true))
        #expect(throws: PeriodRefusal.recalculateFirst) { try period.finalise(bill(1, month(2026, 3))) }
        #expect(throws: PeriodRefusal.recalculateFirst) { try period.post() }
    }

    @Test func `does not take a calculation of a roster that has changed meanwhile`() throws {
        var period = period()
        try period.change()

        #expect(throws: PeriodRefusal.recalculateFirst) { try period.calculate(rp(100), of: 0) }
        #expect(throws: Never.self) { try period.calculate(rp(100), of: 1) }
    }

    @Test func `is not finalised without a calculation, nor with another figure`() throws {
        var period = period()
        #expect(throws: PeriodRefusal.notCalculated) { try period.finalise(bill(1, month(2026, 3))) }
        try period.calculate(rp(99), of: 0)

        #expect(throws: PeriodRefusal.billDiffers(billed: rp(100), calculated: rp(99))) {
            try period.finalise(bill(1, month(2026, 3)))
        }
    }

    @Test func `is not finalised with the bill of another month`() throws {
        var period = period()
        try period.calculate(rp(100), of: 0)

        #expect(throws: PeriodRefusal.billOfAnother(BillID(1))) {
            try period.finalise(bill(1, month(2026, 4)))
        }
    }

    @Test func `takes no change once it is finalised, until it is cancelled`() throws {
        var period = try finalised()

        #expect(throws: PeriodRefusal.finalised) { try period.change() }
        #expect(throws: PeriodRefusal.finalised) { try period.calculate(rp(1), of: 0) }
        #expect(try period.cancel() == BillID(1))
        #expect(throws: Never.self) { try period.change() }
    }

    @Test func `goes back to draft and must be calculated again`() throws {
        var period = try finalised()
        try period.cancel()

        #expect(throws: PeriodRefusal.recalculateFirst) { try period.finalise(bill(1, month(2026, 3))) }
    }

    @Test func `is posted only when finalised`() throws {
        var period = period()
        #expect(throws: PeriodRefusal.notCalculated) { try period.post() }
        try period.calculate(rp(100), of: 0)
        #expect(throws: PeriodRefusal.notFinalised) { try period.post() }
    }

    @Test func `is locked by posting, and says where a correction goes`() throws {
        var period = try posted()
        let locked = PeriodRefusal.posted(correctIn: month(2026, 4))

        #expect(throws: locked) { try period.change() }
        #expect(throws: locked) { try period.calculate(rp(1), of: 0) }
        #expect(throws: locked) { try period.finalise(bill(1, month(2026, 3))) }
        #expect(throws: locked) { try period.cancel() }
        #expect(throws: locked) { try period.post() }
    }

    @Test func `read back with a calculation of another revision is refused`() throws {
        let state = PeriodState.calculated(Calculation(revision: 1, total: rp(100)))

        #expect(throws: Never.self) {
            try ReportingPeriod(
                government: city, unit: office, month: month(2026, 3), state: state, revision: 1)
        }
        #expect(throws: PeriodRefusal.recalculateFirst) {
            try ReportingPeriod(
                government: city, unit: office, month: month(2026, 3), state: state, revision: 2)
        }
    }
}
