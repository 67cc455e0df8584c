import SQLDatabase

/// People on their way into the tables in portions, of which the next is sealed on another thread while the
/// last is written.
struct SealedPeople {
    private static let portion = 100_000

    private let rows: RegisterRows
    private let sealing: FieldSealing
    private let standing: PeopleStanding
    private var start = 0
    private var ahead: WorkAhead<[BulkRows]>?

    /// - Parameter standing: where nobody of them is in the books, they are written without a look at who is
    ///   there, which costs PostgreSQL a second writing.
    init(_ rows: RegisterRows, _ sealing: FieldSealing, _ standing: PeopleStanding) {
        self.rows = rows
        self.sealing = sealing
        self.standing = standing
        begin()
    }

    /// The tables of the next portion; nil after the last.
    mutating func next() -> [BulkRows]? {
        guard let tables = ahead?.take() else { return nil }
        begin()
        return tables
    }

    private mutating func begin() {
        ahead = nil
        guard start < rows.columns.count else { return }
        let range = start..<min(start + Self.portion, rows.columns.count)
        start = range.upperBound
        let (rows, sealing, standing) = (rows, sealing, standing)
        ahead = WorkAhead {
            [rows.personRows(range, sealing, standing)]
                + (rows.columns.participantNumbers.isEmpty
                    ? [] : rows.numberRows(range, sealing, standing))
        }
    }
}
