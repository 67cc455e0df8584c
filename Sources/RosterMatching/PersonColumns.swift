/// People with their words and places numbered by one shared vocabulary.
struct PersonColumns: Sendable {
    let records: ContiguousArray<PersonRecord>
    let words: ContiguousArray<UInt32>

    init(_ table: PersonTable) {
        records = table.records
        words = table.words
    }

    /// The people of a table, its words and places renumbered.
    init(_ table: PersonTable, words wordNumbers: [UInt32], places placeNumbers: [UInt32]) {
        words = ContiguousArray(table.words.map { wordNumbers[Int($0)] })
        records = ContiguousArray(
            table.records.map { record in
                var record = record
                if record.village > 0 { record.village = placeNumbers[Int(record.village) - 1] + 1 }
                if record.street > 0 { record.street = placeNumbers[Int(record.street) - 1] + 1 }
                return record
            })
    }

    /// Lends the people as memory that is read without counting references.
    func withView<Result, Failure: Error>(
        _ body: (PersonView) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try records.withUnsafeBufferPointer { (records) throws(Failure) -> Result in
            try words.withUnsafeBufferPointer { (words) throws(Failure) -> Result in
                try body(PersonView(records: records, words: words))
            }
        }
    }
}

/// People as plain memory, valid only inside `withView`.
struct PersonView {
    let records: UnsafeBufferPointer<PersonRecord>
    let words: UnsafeBufferPointer<UInt32>

    func name(of record: PersonRecord) -> UnsafeBufferPointer<UInt32> {
        slice(Int(record.firstWord), Int(record.nameWords))
    }

    func mother(of record: PersonRecord) -> UnsafeBufferPointer<UInt32> {
        slice(Int(record.firstWord) + Int(record.nameWords), Int(record.motherWords))
    }

    private func slice(_ start: Int, _ count: Int) -> UnsafeBufferPointer<UInt32> {
        UnsafeBufferPointer(rebasing: words[start..<(start + count)])
    }
}
