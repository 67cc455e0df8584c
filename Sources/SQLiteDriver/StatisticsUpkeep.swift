import Synchronization

/// How often the statistics of a database were taken anew by this program.
final class StatisticsAge: Sendable {
    private let number = Atomic(0)

    var current: Int { number.load(ordering: .acquiring) }

    func grow() { number.add(1, ordering: .acquiringAndReleasing) }
}

/// When SQLite is to look at the tables again.
///
/// Without statistics it takes a government for one of many, and reads all of its people for each of them
/// (measured: a second instead of some milliseconds for three thousand). So it looks after the first
/// thousand rows that are written in bulk, and each time as many again have come; at a thousand entries an
/// index, which takes milliseconds.
struct StatisticsUpkeep {
    private static let first = 1_000

    private let age: StatisticsAge
    private let opened: Int
    private var written = 0
    private var next = StatisticsUpkeep.first

    init(_ age: StatisticsAge) {
        self.age = age
        opened = age.current
    }

    /// Whether the connection was opened with the statistics that there are now.
    var isCurrent: Bool { opened == age.current }

    var isDue: Bool { written >= next }

    mutating func wrote(_ rows: Int) { written += rows }

    mutating func taken() {
        next = written * 2
        age.grow()
    }
}
