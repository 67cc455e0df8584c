package import MoneyAndDates
package import SQLDatabase

/// What a unit and all below it owe.
package struct ArrearsBranch: Sendable, Hashable {
    /// How many units stand above it; nought at the top.
    package let depth: Int
    package let row: ArrearsRow

    package init(depth: Int, row: ArrearsRow) {
        self.depth = depth
        self.row = row
    }
}

extension ArrearsBook {
    /// Arrears up the tree of units: each with what is open of all below it, parents before their children,
    /// those of one parent by their names. A division that reports for several units is counted from the
    /// first unit that stands above all of them. What belongs to no unit comes last.
    ///
    /// The shares of one unit and the sum of its children differ by what is its own, or theirs together.
    package static func tree(
        on today: Day, known instant: Int64 = .max - 1, government: Int64,
        on connection: any SQLConnection
    ) throws -> [ArrearsBranch] {
        let rows = try rows(
            by: .registration, on: today, known: instant, government: government, on: connection)
        let links = try units(today, government, connection) { ($0.unit, $0.name) }
        var tree = ArrearsTree()
        try connection.query(
            "SELECT unit_id, parent_unit_id, name FROM unit WHERE gov_id = $1 ORDER BY unit_id",
            [.integer(government)]
        ) { tree.plant(try $0.integer(0), below: try $0.optionalInteger(1), try $0.text(2)) }
        for row in rows { tree.add(row, of: links[row.number, default: []].map(\.number)) }
        return tree.branches
    }
}

/// Sums going up the tree of units: the units of a government are some thousands at most.
private struct ArrearsTree {
    private var parents: [Int64: Int64] = [:]
    private var names: [Int64: String] = [:]
    /// By unit; nought for what belongs to none.
    private var sums: [Int64: ArrearsRow] = [:]

    mutating func plant(_ unit: Int64, below parent: Int64?, _ name: String) {
        names[unit] = name
        parents[unit] = parent
    }

    /// Adds what a registration owes to every unit that stands above all of its units; a unit stands above
    /// itself.
    mutating func add(_ row: ArrearsRow, of units: [Int64]) {
        let lines = units.map(line)
        guard let first = lines.first else { return add(row, to: 0) }
        for unit in first where lines.allSatisfy({ $0.contains(unit) }) { add(row, to: unit) }
    }

    /// A unit and those above it.
    private func line(_ unit: Int64) -> [Int64] {
        var line = [unit]
        while let last = line.last, let parent = parents[last], !line.contains(parent) { line.append(parent) }
        return line
    }

    private mutating func add(_ row: ArrearsRow, to unit: Int64) {
        let before = sums[unit]
        sums[unit] = ArrearsRow(
            number: unit, names: names[unit].map { [$0] } ?? [],
            claims: (before?.claims ?? 0) + row.claims,
            amounts: row.amounts.indices.map { (before?.amounts[$0] ?? .zero) + row.amounts[$0] })
    }

    var branches: [ArrearsBranch] {
        let children = Dictionary(grouping: sums.values.filter { $0.number != 0 }) { parents[$0.number] }
            .mapValues { $0.sorted { ($0.names[0], $0.number) < ($1.names[0], $1.number) } }
        var branches: [ArrearsBranch] = []
        func descend(_ parent: Int64?, _ depth: Int) {
            for row in children[parent] ?? [] {
                branches.append(ArrearsBranch(depth: depth, row: row))
                descend(row.number, depth + 1)
            }
        }
        descend(nil, 0)
        return branches + (sums[0].map { [ArrearsBranch(depth: 0, row: $0)] } ?? [])
    }
}
