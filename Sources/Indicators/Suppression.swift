/// Hides small counts in what everybody may read, and so many others that no hidden one can be had by
/// subtraction from the totals shown.
package struct Suppression: Sendable, Hashable {
    /// Counts from 1 up to just below this are hidden.
    package let threshold: Int64

    /// - Precondition: at least 2; below that nothing would be hidden.
    package init(threshold: Int64) {
        precondition(threshold >= 2, "a threshold hides something")
        self.threshold = threshold
    }

    /// The table with nil for what is hidden.
    ///
    /// Rows and columns are taken to be shown with their totals. Where a row or column hides one cell only,
    /// or hides so few people together that the rest of the total tells them, its smallest other cell that
    /// counts somebody is hidden too; an empty cell hides nothing and is taken last.
    ///
    /// - Parameter counts: rows of equal length, none negative.
    /// - Returns: the same shape.
    package func hide(_ counts: [[Int64]]) -> [[Int64?]] {
        let width = counts.first?.count ?? 0
        precondition(counts.allSatisfy { $0.count == width }, "rows have one length")
        precondition(counts.allSatisfy { $0.allSatisfy { $0 >= 0 } }, "nobody is counted negatively")
        var hidden = counts.map { $0.map { (1..<threshold).contains($0) } }
        var isSettled = false
        while !isSettled {
            isSettled = true
            for row in counts.indices {
                let line = (0..<width).map { (row, $0) }
                if protect(line, counts, &hidden) { isSettled = false }
            }
            for column in 0..<width {
                let line = counts.indices.map { ($0, column) }
                if protect(line, counts, &hidden) { isSettled = false }
            }
        }
        return counts.indices.map { row in
            (0..<width).map { hidden[row][$0] ? nil : counts[row][$0] }
        }
    }

    /// One list with its total.
    package func hide(_ counts: [Int64]) -> [Int64?] { hide(counts.map { [$0] }, total: ()) }

    /// The total of a list; nil where it is small itself.
    package func total(_ counts: [Int64]) -> Int64? {
        let sum = counts.reduce(0, +)
        return (1..<threshold).contains(sum) ? nil : sum
    }

    /// A column whose rows are single cells: their own totals are not shown.
    private func hide(_ counts: [[Int64]], total: Void) -> [Int64?] {
        var hidden = counts.map { $0.map { (1..<threshold).contains($0) } }
        let line = counts.indices.map { ($0, 0) }
        while protect(line, counts, &hidden) {}
        return counts.indices.map { hidden[$0][0] ? nil : counts[$0][0] }
    }

    /// Hides one more cell of a line where its hidden ones could be worked out; says whether it did.
    private func protect(_ line: [(Int, Int)], _ counts: [[Int64]], _ hidden: inout [[Bool]]) -> Bool {
        let concealed = line.filter { hidden[$0.0][$0.1] }
        guard !concealed.isEmpty, concealed.count < line.count else { return false }
        let sum = concealed.reduce(0) { $0 + counts[$1.0][$1.1] }
        guard concealed.count == 1 || sum < threshold else { return false }
        let shown = line.filter { !hidden[$0.0][$0.1] }
        let next = shown.min { left, right in
            let (a, b) = (counts[left.0][left.1], counts[right.0][right.1])
            return (a == 0 ? Int64.max : a) < (b == 0 ? Int64.max : b)
        }
        guard let next else { return false }
        hidden[next.0][next.1] = true
        return true
    }
}
