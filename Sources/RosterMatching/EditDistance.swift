/// How many single mistakes of a typist lie between two words: a letter wrong, lost, added, or two
/// neighbours swapped.
enum EditDistance {
    /// The distance, or `limit + 1` where it is more than `limit`. Words above 47 letters count as far.
    static func between(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, limit: Int
    ) -> Int {
        let far = limit + 1
        guard abs(left.count - right.count) <= limit, left.count < 48, right.count < 48 else { return far }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * 48) { rows in
            var before = 0
            var previous = 48
            var current = 96
            for column in 0...right.count { rows[previous + column] = UInt8(column) }
            for row in 0..<left.count {
                rows[current] = UInt8(row + 1)
                var least = row + 1
                for column in 0..<right.count {
                    let same = left[row] == right[column]
                    var cost = min(
                        Int(rows[previous + column]) + (same ? 0 : 1),
                        min(Int(rows[previous + column + 1]), Int(rows[current + column])) + 1)
                    if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                        cost = min(cost, Int(rows[before + column - 1]) + 1)
                    }
                    rows[current + column + 1] = UInt8(cost)
                    least = min(least, cost)
                }
                if least > limit { return far }
                (before, previous, current) = (previous, current, before)
            }
            return min(Int(rows[previous + right.count]), far)
        }
    }
}
