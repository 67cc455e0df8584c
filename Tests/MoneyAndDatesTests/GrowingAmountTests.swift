import MoneyAndDates
import Testing

@Suite struct `An amount that grows` {
    @Test func `earns simple interest by months`() {
        let amount = GrowingAmount(Rupiah(1_200_000))
        let rate = Rate(millionths: 100_000)
        #expect(amount.interest(rate, months: 12).rounded(.halfUp) == Rupiah(120_000))
        #expect(amount.interest(rate, months: 1).rounded(.halfUp) == Rupiah(10_000))
        #expect(amount.interest(rate, months: 0).rounded(.halfUp) == .zero)
        #expect(amount.interest(.zero, months: 12).rounded(.halfUp) == .zero)
    }

    @Test(arguments: [0, 1, 38_700, 57_000, 71_900, 500_000, 1_000_000] as [Int64])
    func `grows by the yearly rate in twelve months of its monthly factor`(millionths: Int64) {
        let rate = Rate(millionths: millionths)
        let factor = GrowthFactor(monthlyOfYearly: rate)
        var amount = GrowingAmount(Rupiah(1_000_000_000_000))
        for _ in 0..<12 { amount.grow(by: factor) }
        #expect(amount.rounded(.halfUp) == Rupiah(1_000_000_000_000 + millionths * 1_000_000))
    }

    @Test func `keeps parts of a rupiah until it is rounded`() {
        let third = GrowingAmount(Rupiah(1)).interest(.whole, months: 4)
        #expect(third.rounded(.down) == .zero)
        #expect(third.rounded(.up) == Rupiah(1))
        var sum = third
        sum += third
        #expect(sum.rounded(.halfUp) == Rupiah(1))
        #expect(third.rounded(.halfUp) == .zero)
    }

    @Test func `is no amount any more when it outgrows all money`() {
        let factor = GrowthFactor(monthlyOfYearly: .whole)
        var amount = GrowingAmount(Rupiah(1_000_000_000_000))
        for _ in 0..<(12 * 20) { amount.grow(by: factor) }
        #expect(amount.rounded(.down)?.amount ?? 0 >= 1_048_575_999_999_999_000)
        for _ in 0..<12 { amount.grow(by: factor) }
        #expect(amount.rounded(.down) == nil)
        amount += GrowingAmount(Rupiah(1))
        #expect(amount.rounded(.down) == nil)
    }
}
