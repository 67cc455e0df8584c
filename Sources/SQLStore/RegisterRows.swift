import SQLDatabase

/// A register on its way into the tables.
struct RegisterRows {
    let columns: RegisterColumns
    let persons: [Int64]
    let government: Int64
    let now: Int64

    /// The instant that is never reached: what holds now.
    static let open = Int64.max

    /// Some of the people, with what names them sealed.
    func personRows(_ range: Range<Int>, _ sealing: FieldSealing) -> BulkRows {
        var niks = TextColumn()
        var mothers = TextColumn()
        niks.reserve(texts: range.count, bytes: range.count * 80)
        for row in range {
            let person = persons[row]
            niks.append(
                sealing.seal(
                    columns.niks[row],
                    FieldSealing.Place("person.nik", government: government, row: person)))
            mothers.append(
                columns.mothers[row].map {
                    sealing.seal($0, FieldSealing.Place("person.mother", government: government, row: person))
                })
        }
        return BulkRows(
            "person",
            [
                ("gov_id", .constant(.integer(government))),
                ("person_id", .integers(Array(persons[range]))),
                ("name", .texts(columns.names.part(range))),
                ("born", .optionalIntegers(Array(columns.born[range]))),
                ("sex", .texts(columns.sexes.part(range))), ("nik_sealed", .texts(niks)),
                ("mother_sealed", .texts(mothers)), ("recorded_ms", .constant(.integer(now))),
            ], conflict: .keep(key: ["gov_id", "person_id"]))
    }

    /// A first version of a spell for every row.
    func spells(identifiers: [Int64], act: Int64) -> BulkRows {
        BulkRows(
            "job_spell",
            [
                ("gov_id", .constant(.integer(government))),
                ("spell_id", .integers(Array(identifiers.prefix(columns.count)))), ("version", .constant(1)),
                ("person_id", .integers(Array(persons.prefix(columns.count)))),
                ("unit_id", .integers(columns.units)),
                ("registration_id", .optionalIntegers(columns.registrations)),
                ("valid_from", .integers(columns.from)), ("valid_to", .integers(columns.to)),
                ("recorded_ms", .constant(.integer(now))),
                ("superseded_ms", .constant(.integer(RegisterRows.open))),
                ("category", .texts(columns.categories)), ("segment", .texts(columns.segments)),
                ("programmes", .integers(columns.programmes)), ("wage", .integers(columns.wages)),
                ("wage_basis", .texts(columns.wageBases)), ("funding", .texts(columns.funding)),
                ("decree", .texts(columns.decrees)), ("act_id", .constant(.integer(act))),
            ])
    }
}
