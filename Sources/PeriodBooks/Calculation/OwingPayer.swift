import Membership

extension MonthSpells {
    /// Leaves each programme of a person to the first job of the month that has it: dues are of whole months,
    /// so a month in which one job follows another is never owed twice (`JobHistory.owing`).
    ///
    /// - Parameter others: jobs of the same people elsewhere, which may be first; they are not changed.
    mutating func keepFirstPayers(beside others: MonthSpells = MonthSpells()) {
        var order: [Place] = []
        order.reserveCapacity(count + others.count)
        for row in 0..<count {
            order.append(Place(person: persons[row], start: starts[row], spell: spells[row], row: row))
        }
        for row in 0..<others.count {
            order.append(
                Place(
                    person: others.persons[row], start: others.starts[row], spell: others.spells[row],
                    row: ~row))
        }
        order.sort()
        var taken: UInt8 = 0
        var person: Int64?
        for place in order {
            if place.person != person { (person, taken) = (place.person, 0) }
            if place.row < 0 {
                taken |= others.programmes[~place.row]
            } else {
                let asked = programmes[place.row]
                programmes[place.row] = asked & ~taken
                taken |= asked
            }
        }
    }

    private struct Place: Comparable {
        let person: Int64
        let start: Int64
        let spell: Int64
        let row: Int

        static func < (left: Place, right: Place) -> Bool {
            if left.person != right.person { return left.person < right.person }
            if left.start != right.start { return left.start < right.start }
            return left.spell < right.spell
        }
    }
}
