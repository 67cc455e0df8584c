package import MoneyAndDates

/// One version of a roster as columns: who stands in it, and with what wage.
package struct RosterColumns: Sendable {
    /// What names a row: the number of a person, or of a NIK.
    package let keys: [Int64]
    /// Of a month, in whole rupiah.
    package let wages: [Int64]

    /// - Precondition: both columns have one length.
    package init(keys: [Int64], wages: [Int64]) {
        precondition(keys.count == wages.count, "a roster has one wage for each row")
        self.keys = keys
        self.wages = wages
    }
}

/// How a version of a roster differs from the one before it. All lists hold rows of the columns, in the
/// order of their keys, and nothing is made for the people who stay as they are.
package struct RosterComparison: Sendable, Equatable {
    /// Rows of the new version who were not in the old one.
    package private(set) var joiners: [Int] = []
    /// Rows of the old version who are gone, and of whom somebody said so.
    package private(set) var leavers: [Int] = []
    /// Rows of the old version who are gone, and nobody said why: each is a question to the unit.
    package private(set) var vanished: [Int] = []
    /// Rows of both versions whose wage changed.
    package private(set) var wageChanges: [WageChange] = []
    /// Rows of the new version whose key stands above them already; they are counted nowhere else.
    package private(set) var repeated: [Int] = []
    /// The sum of all wages: before, by each kind of difference, and after. It always adds up.
    package private(set) var wages = Wages()

    /// One wage that is another than before.
    package struct WageChange: Sendable, Hashable {
        package let oldRow: Int
        package let newRow: Int
        /// Negative where the wage fell.
        package let difference: Rupiah
    }

    /// Whole rupiah a month; `before + joined - left - vanished + changed` is `after`.
    package struct Wages: Sendable, Hashable {
        package fileprivate(set) var before = Rupiah.zero
        package fileprivate(set) var joined = Rupiah.zero
        package fileprivate(set) var left = Rupiah.zero
        package fileprivate(set) var vanished = Rupiah.zero
        package fileprivate(set) var changed = Rupiah.zero
        package fileprivate(set) var after = Rupiah.zero
    }

    /// Compares two versions in one pass over their sorted keys.
    ///
    /// - Parameter declaredLeavers: keys of whom the unit, or a death, said that they are gone.
    package init(old: RosterColumns, new: RosterColumns, declaredLeavers: Set<Int64>) {
        let before = RosterComparison.sorted(old).rows
        let sorted = RosterComparison.sorted(new)
        let after = sorted.rows
        repeated = sorted.repeated
        var left = 0
        var right = 0
        while left < before.count || right < after.count {
            if right == after.count || left < before.count && old.keys[before[left]] < new.keys[after[right]]
            {
                gone(before[left], old, declaredLeavers)
                left += 1
            } else if left == before.count || old.keys[before[left]] > new.keys[after[right]] {
                joiners.append(after[right])
                wages.joined += Rupiah(new.wages[after[right]])
                right += 1
            } else {
                compare(before[left], after[right], old, new)
                left += 1
                right += 1
            }
        }
        wages.before = before.lazy.map { Rupiah(old.wages[$0]) }.sum()
        wages.after = after.lazy.map { Rupiah(new.wages[$0]) }.sum()
    }

    private mutating func gone(_ row: Int, _ old: RosterColumns, _ declared: Set<Int64>) {
        if declared.contains(old.keys[row]) {
            leavers.append(row)
            wages.left += Rupiah(old.wages[row])
        } else {
            vanished.append(row)
            wages.vanished += Rupiah(old.wages[row])
        }
    }

    private mutating func compare(
        _ oldRow: Int, _ newRow: Int, _ old: RosterColumns, _ new: RosterColumns
    ) {
        let difference = Rupiah(new.wages[newRow] - old.wages[oldRow])
        guard difference != .zero else { return }
        wageChanges.append(WageChange(oldRow: oldRow, newRow: newRow, difference: difference))
        wages.changed += difference
    }

    /// Rows in the order of their keys, each key once: the row that stands first in the roster.
    private static func sorted(_ roster: RosterColumns) -> (rows: [Int], repeated: [Int]) {
        let keys = roster.keys
        let all = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        var rows: [Int] = []
        rows.reserveCapacity(all.count)
        var repeated: [Int] = []
        for row in all {
            if let last = rows.last, keys[last] == keys[row] {
                repeated.append(row)
            } else {
                rows.append(row)
            }
        }
        return (rows, repeated)
    }
}
