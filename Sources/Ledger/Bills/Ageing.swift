package import MoneyAndDates

/// How old open claims are, as of a day: what a finance office asks of an OPD and a village.
package struct Ageing: Sendable, Hashable {
    /// What is open by its age.
    package struct Bucket: Sendable, Hashable {
        /// Days past the due day.
        package let age: Age
        package var open: Rupiah
        package var claims: Int
    }

    /// An age of arrears.
    package enum Age: Sendable, Hashable {
        case noDueDay
        case notYetDue
        /// From so many days past due; to so many, or without end.
        case overdue(from: Int, to: Int?)
    }

    /// Where one age ends and the next begins, in days past due. These are the habit of finance offices,
    /// not the law’s; who wants others passes them.
    package static let usualBounds = [30, 60, 90]

    /// Every age once, in rising order, with nought where nothing is open.
    package let buckets: [Bucket]

    package var overdue: Rupiah {
        buckets.filter { if case .overdue = $0.age { true } else { false } }.map(\.open).sum()
    }

    /// - Parameter bounds: rising, above nought.
    package init(
        of open: some Sequence<(dueDay: Day?, open: Rupiah)>, on today: Day, bounds: [Int] = usualBounds
    ) {
        precondition(
            zip([0] + bounds, bounds).allSatisfy { $0 < $1 }, "the bounds of ages rise from above nought")
        let starts = [1] + bounds.map { $0 + 1 }
        let ends = bounds.map { Optional($0) } + [nil]
        let ages = [.noDueDay, .notYetDue] + zip(starts, ends).map { Age.overdue(from: $0, to: $1) }
        var buckets = ages.map { Bucket(age: $0, open: .zero, claims: 0) }
        for (dueDay, amount) in open where amount > .zero {
            let place = Ageing.place(of: dueDay, on: today, bounds)
            buckets[place].open += amount
            buckets[place].claims += 1
        }
        self.buckets = buckets
    }

    private static func place(of dueDay: Day?, on today: Day, _ bounds: [Int]) -> Int {
        guard let dueDay else { return 0 }
        let days = today.sinceEpoch - dueDay.sinceEpoch
        if days <= 0 { return 1 }
        return 2 + bounds.filter { days > $0 }.count
    }
}
