import LawBook
import Ledger
import Membership
import MoneyAndDates
import Testing

@Suite struct `Arrears` {
    let today = day(2026, 6, 30)

    func ages(_ due: Day?) -> [Rupiah] {
        Ageing(of: [(dueDay: due, open: rp(5))], on: today).buckets.map(\.open)
    }

    @Test(arguments: [
        (days: 0, bucket: 1), (days: 1, bucket: 2), (days: 30, bucket: 2), (days: 31, bucket: 3),
        (days: 60, bucket: 3), (days: 61, bucket: 4), (days: 90, bucket: 4), (days: 91, bucket: 5),
        (days: -1, bucket: 1),
    ])
    func `are counted by days past the due day`(days: Int, bucket: Int) {
        var expected = Array(repeating: Rupiah.zero, count: 6)
        expected[bucket] = rp(5)

        #expect(ages(today.adding(days: -days)) == expected)
    }

    @Test func `have a place for what has no due day`() { #expect(ages(nil)[0] == rp(5)) }

    @Test func `leave out what is paid, and add up`() {
        let ageing = Ageing(
            of: [
                (dueDay: day(2026, 6, 15), open: rp(5)), (dueDay: day(2026, 6, 15), open: .zero),
                (dueDay: day(2026, 1, 15), open: rp(7)), (dueDay: day(2026, 7, 15), open: rp(9)),
            ], on: today)

        #expect(ageing.overdue == rp(12))
        #expect(ageing.buckets.map(\.claims) == [0, 1, 1, 0, 0, 1])
        #expect(ageing.buckets.last?.age == .overdue(from: 91, to: nil))
    }
}
