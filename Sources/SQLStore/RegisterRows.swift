import SQLDatabase

/// What the books know of people who are on their way into them.
enum PeopleStanding: Sendable {
    /// Who is there stays as he is.
    case mixed
    /// Nobody of them is there, but perhaps another with the same participant's number.
    case new
    /// Nobody at all is there, and nobody can come before the end of the transaction.
    case first
}

/// A register on its way into the tables.
struct RegisterRows: Sendable {
    let columns: RegisterColumns
    let persons: [Int64]
    let government: Int64
    let now: Int64

    /// The instant that is never reached: what holds now.
    static let open = Int64.max

    /// Some of the people, with what names them sealed.
    ///
    func personRows(
        _ range: Range<Int>, _ sealing: FieldSealing, _ standing: PeopleStanding
    ) -> BulkRows {
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
            ], conflict: standing == .mixed ? .keep(key: ["gov_id", "person_id"]) : .refuse)
    }

    /// The participants' numbers of some of the people, and by whom each is found; nothing where there are
    /// none.
    func numberRows(
        _ range: Range<Int>, _ sealing: FieldSealing, _ standing: PeopleStanding
    ) -> [BulkRows] {
        let all = columns.participantNumbers
        var found = range.compactMap { row in
            all[row].map { (index: sealing.index($0, kind: "kpj"), number: $0, row: row) }
        }
        if found.isEmpty { return [] }
        found.sort { $0.index < $1.index }
        let owners = BulkRows.Values.integers(found.map { persons[$0.row] })
        let indexes = BulkRows.Values.texts(TextColumn(found.map(\.index)))
        let sealed = found.map { entry in
            sealing.seal(
                entry.number,
                FieldSealing.Place(
                    "participant_number.kpj", government: government, row: persons[entry.row]))
        }
        let numbers = BulkRows(
            "participant_number",
            [
                ("gov_id", .constant(.integer(government))), ("person_id", owners), ("kpj_index", indexes),
                ("kpj_sealed", .texts(TextColumn(sealed))),
                ("valid_from", .integers(found.map { columns.from[$0.row] })),
                ("valid_to", .constant(.integer(openEnd))), ("recorded_ms", .constant(.integer(now))),
            ], conflict: standing == .mixed ? .keep(key: ["gov_id", "person_id", "kpj_index"]) : .refuse)
        let finding = BulkRows(
            "person_kpj",
            [
                ("kpj_index", indexes), ("person_id", owners), ("gov_id", .constant(.integer(government))),
            ], conflict: standing == .first ? .refuse : .keep(key: ["kpj_index"]))
        return [numbers, finding]
    }

    /// The same but for some rows.
    func without(_ leftOut: Set<Int>) -> RegisterRows {
        if leftOut.isEmpty { return self }
        let rows = (0..<columns.count).filter { !leftOut.contains($0) }
        return RegisterRows(
            columns: columns.part(rows), persons: rows.map { persons[$0] }, government: government, now: now)
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

extension RegisterColumns {
    /// Some of the rows, as columns of their own.
    package func part(_ rows: [Int]) -> RegisterColumns {
        func texts(_ column: TextColumn) -> TextColumn {
            var part = TextColumn()
            for row in rows { part.append(column[row]) }
            return part
        }
        var part = RegisterColumns()
        part.names = texts(names)
        part.niks = rows.map { niks[$0] }
        part.mothers = rows.map { mothers[$0] }
        part.born = rows.map { born[$0] }
        part.sexes = texts(sexes)
        part.units = rows.map { units[$0] }
        part.registrations = rows.map { registrations[$0] }
        part.categories = texts(categories)
        part.segments = texts(segments)
        part.programmes = rows.map { programmes[$0] }
        part.wages = rows.map { wages[$0] }
        part.wageBases = texts(wageBases)
        part.funding = texts(funding)
        part.decrees = texts(decrees)
        part.from = rows.map { from[$0] }
        part.to = rows.map { to[$0] }
        if !participantNumbers.isEmpty { part.participantNumbers = rows.map { participantNumbers[$0] } }
        return part
    }
}
