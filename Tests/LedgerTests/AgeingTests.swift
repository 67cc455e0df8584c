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

    @Test func `of a unit are what is open of its bills`() throws {
        var books = Books()
        try books.take(.billRaised(bill(1, month(2026, 3), due: day(2026, 4, 15)), on: day(2026, 4, 1)))
        try books.take(.billRaised(bill(2, month(2026, 5), due: day(2026, 6, 15)), on: day(2026, 6, 1)))
        try books.take(.paid(payment(1, day(2026, 6, 20), 30)))
        let ageing = books.dues.ageing(on: today)

        #expect(ageing.buckets.map(\.open) == [0, 0, 100, 0, 70, 0].map(rp))
    }
}

@Suite struct `Two sponsors` {
    let march = ProtectedMonth(PersonID(1), .death, month(2026, 3))

    @Test func `never pay the same person, programme and month`() throws {
        var register = Sponsorship()
        try register.take(march, for: office)

        #expect(throws: AlreadySponsored.self) { try register.take(march, for: school) }
        do {
            try register.take(march, for: school)
        } catch {
            #expect(error.first == office)
            #expect(error.month == march)
        }
        #expect(register.sponsor(of: march) == office)
    }

    @Test func `may pay different people, programmes and months`() throws {
        var register = Sponsorship()
        try register.take(march, for: office)

        #expect(throws: Never.self) {
            try register.take(ProtectedMonth(PersonID(2), .death, month(2026, 3)), for: school)
            try register.take(ProtectedMonth(PersonID(1), .workAccident, month(2026, 3)), for: school)
            try register.take(ProtectedMonth(PersonID(1), .death, month(2026, 4)), for: school)
        }
    }

    @Test func `may ask again each for his own`() throws {
        var register = Sponsorship()
        try register.take(march, for: office)

        #expect(throws: Never.self) { try register.take(march, for: office) }
    }

    @Test func `get all of a list or none of it`() throws {
        var register = Sponsorship()
        let april = ProtectedMonth(PersonID(1), .death, month(2026, 4))
        try register.take(march, for: office)

        #expect(throws: AlreadySponsored.self) { try register.take([april, march], for: school) }
        #expect(register.sponsor(of: april) == nil)
    }

    @Test func `can give back only what is theirs`() throws {
        var register = Sponsorship()
        try register.take(march, for: office)
        register.release([march], of: school)
        #expect(register.sponsor(of: march) == office)
        register.release([march], of: office)
        #expect(register.sponsor(of: march) == nil)
    }
}
