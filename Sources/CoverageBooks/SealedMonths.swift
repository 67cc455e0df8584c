import SQLStore

/// The jobs of people month by month as they were believed when each month was calculated, and whether that
/// is what the month's lines hold: then the lines need not be read.
///
/// Twelve bytes a job, and twenty-four a registration and month.
struct SealedMonths {
    /// A job that owes some months in a row.
    private struct Run {
        let row: Int32
        /// The place of its registration.
        let registration: Int32
        let first: Int16
        let last: Int16
    }

    private let claims: MonthClaims
    private let width: Int
    private var runs: [Run] = []
    private var found: [LineSeal]

    /// - Precondition: every reported month of the claims is sealed.
    init(_ claims: MonthClaims, width: Int) {
        self.claims = claims
        self.width = min(width, claims.width)
        found = Array(repeating: LineSeal(), count: claims.registrationCount * claims.width)
    }

    /// Adds a person with every version of every job, the row where he has one.
    mutating func add(_ versions: [SpellRow], row: Int?) {
        if versions.count > 1 { return addMany(versions, row) }
        guard let version = versions.first, let registration = claims.place(of: version.registration) else {
            return
        }
        var start: Int?
        let last = min(width - 1, version.lastPlace)
        for place in stride(from: max(0, version.firstPlace), through: last, by: 1) {
            let instant = claims.calculated(registration, place)
            if version.recorded <= instant, instant < version.superseded {
                found[registration * claims.width + place].add(version.spell)
                start = start ?? place
            } else if let first = start {
                append(row, registration, first, place - 1)
                start = nil
            }
        }
        if let start { append(row, registration, start, last) }
    }

    /// Of several jobs in a month each programme is owed by the first (`keepFirstPayers`).
    private mutating func addMany(_ versions: [SpellRow], _ row: Int?) {
        for place in 0..<width {
            let touching = versions.filter { $0.registration != 0 && $0.touches(place) }
                .sorted { ($0.from, $0.spell) < ($1.from, $1.spell) }
            for number in Set(touching.map(\.registration)) {
                guard let registration = claims.place(of: number) else { continue }
                let instant = claims.calculated(registration, place)
                var taken: UInt8 = 0
                for version in touching where version.recorded <= instant && instant < version.superseded {
                    let owed = version.programmes & ~taken
                    taken |= version.programmes
                    if owed == 0 || version.registration != number { continue }
                    found[registration * claims.width + place].add(version.spell)
                    append(row, registration, place, place)
                }
            }
        }
    }

    private mutating func append(_ row: Int?, _ registration: Int, _ first: Int, _ last: Int) {
        guard let row else { return }
        runs.append(
            Run(
                row: Int32(row), registration: Int32(registration), first: Int16(first), last: Int16(last)))
    }

    /// Marks the months whose lines are what the jobs say; the others are to be read.
    ///
    /// - Parameter left: rows that are read line by line in any case.
    /// - Returns: the registration and month of those that differ.
    func mark(_ cells: inout CoverageCells, without left: Set<Int>) -> [(registration: Int64, place: Int)] {
        var isSame = [Bool](repeating: false, count: found.count)
        var others: [(registration: Int64, place: Int)] = []
        for (number, registration) in claims.places {
            for place in 0..<width {
                let cell = registration * claims.width + place
                guard claims.standing(registration, place).isReported else { continue }
                isSame[cell] = claims.seal(registration, place)?.hasSameLines(as: found[cell]) ?? false
                if !isSame[cell] { others.append((number, place)) }
            }
        }
        for run in runs where left.isEmpty || !left.contains(Int(run.row)) {
            let registration = Int(run.registration)
            for place in Int(run.first)...Int(run.last)
            where isSame[registration * claims.width + place] {
                cells.addRegular(
                    claims.standing(registration, place), 0, row: Int(run.row), place: place)
            }
        }
        return others.sorted { ($0.registration, $0.place) < ($1.registration, $1.place) }
    }
}
