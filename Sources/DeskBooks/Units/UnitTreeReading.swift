import Access
import AccessBooks
import Membership
import RegisterBooks
import SQLDatabase

/// The units that somebody may see, as a tree: some thousand rows at most.
struct UnitTreeReading {
    /// In the order of the tree: each before those below it, neighbours by code.
    let ordered: [(unit: UnitEntry, depth: Int)]
    private let parents: [Int64: Int64]

    /// The units within reach.
    init(_ reach: Reach, government: Int64, on connection: any SQLConnection) throws {
        let scope = try ReachSQL.predicate(
            reach, unitColumn: "u.unit_id", governmentColumn: "u.gov_id", parameter: 2)
        let mine = try connection.rows(
            "SELECT u.unit_id FROM unit u WHERE u.gov_id = $1\(scope.sql) ORDER BY u.unit_id",
            [.integer(government)] + scope.values
        ) { try $0.integer(0) }
        let seen = Set(mine)
        let all = try UnitBook.all(government: government, on: connection)
        parents = Dictionary(
            all.compactMap { unit in unit.parent.map { (unit.id.number, $0.number) } },
            uniquingKeysWith: { first, _ in first })
        ordered = UnitTreeReading.order(all.filter { seen.contains($0.id.number) }, seen)
    }

    /// A unit and all above it, also those beyond the reach.
    func climb(from unit: Int64) -> [Int64] {
        var path = [unit]
        while let last = path.last, let above = parents[last], !path.contains(above) { path.append(above) }
        return path
    }

    /// Each unit's own number and those of all below it, added up.
    func sums(_ own: [Int64: Int]) -> [Int64: Int] {
        var sums: [Int64: Int] = [:]
        for (unit, count) in own {
            for above in climb(from: unit) { sums[above, default: 0] += count }
        }
        return sums
    }

    private static func order(
        _ units: [UnitEntry], _ seen: Set<Int64>
    ) -> [(unit: UnitEntry, depth: Int)] {
        let below = Dictionary(grouping: units) { unit in
            unit.parent.map { seen.contains($0.number) ? $0.number : 0 } ?? 0
        }
        var ordered: [(unit: UnitEntry, depth: Int)] = []
        var waiting = (below[0] ?? []).reversed().map { (unit: $0, depth: 0) }
        while let next = waiting.popLast() {
            ordered.append(next)
            for child in (below[next.unit.id.number] ?? []).reversed() {
                waiting.append((unit: child, depth: next.depth + 1))
            }
        }
        return ordered
    }
}
