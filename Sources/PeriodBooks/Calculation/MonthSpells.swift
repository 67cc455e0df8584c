import Contributions
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// The jobs that touch a month and report under a registration, column by column, as they are believed now.
struct MonthSpells {
    var spells: [Int64] = []
    var persons: [Int64] = []
    var registrations: [Int64] = []
    /// First days, `yyyymmdd`.
    var starts: [Int64] = []
    var wages: [Int64] = []
    var programmes: [UInt8] = []
    /// Of the job or of its registration; nought where neither has one.
    var riskClasses: [Int64] = []
    /// Codes of `DuesTerms`.
    var terms: [UInt8] = []
    /// Completed years on the first day of the month.
    var ages: [UInt8] = []
    /// What is wrong before the law is asked: a `RowRefusal`, or nought.
    var refusals: [UInt8] = []

    var count: Int { spells.count }

    /// Which jobs are read.
    enum Selection {
        case all
        /// Those that report under one number.
        case registration(Int64)
        /// All jobs of some people, whoever reports them.
        case persons([Int64])
    }

    /// - Parameter registrations: of the government, by number.
    static func read(
        _ selection: Selection, _ month: Month, government: Int64, _ registrations: [Int64: Registration],
        on connection: any SQLConnection
    ) throws -> MonthSpells {
        var reader = SpellReader(month, registrations)
        let place: [SQLValue] = [
            .integer(government), .integer(Int64(month.lastDay.yyyymmdd)),
            .integer(Int64(month.firstDay.yyyymmdd)), .integer(Int64.max - 1),
        ]
        switch selection {
        case .all: try connection.stream(statement(""), place) { try reader.take($0) }
        case .registration(let number):
            try connection.stream(statement(" AND s.registration_id = $5"), place + [.integer(number)]) {
                try reader.take($0)
            }
        case .persons(let people):
            for part in people.parts(of: 500) {
                let marks = part.indices.map { "$\($0 - part.startIndex + 5)" }.joined(separator: ", ")
                try connection.query(
                    statement(" AND s.person_id IN (\(marks))"), place + part.map { .integer($0) }
                ) { try reader.take($0) }
            }
        }
        return reader.spells
    }

    /// The jobs of a month with the programmes that each of them owes.
    ///
    /// - Parameter only: of one registration; nil for the whole government.
    static func owed(
        _ only: Int64?, _ month: Month, government: Int64, _ registrations: [Int64: Registration],
        on connection: any SQLConnection
    ) throws -> MonthSpells {
        guard let only else {
            var spells = try read(.all, month, government: government, registrations, on: connection)
            spells.keepFirstPayers()
            return spells
        }
        var spells = try read(
            .registration(only), month, government: government, registrations, on: connection)
        spells.keepFirstPayers(
            beside: try elsewhere(than: only, month, government: government, on: connection))
        return spells
    }

    /// The same for some people, whoever reports them.
    static func ofPeople(
        _ people: [Int64], _ month: Month, government: Int64, _ registrations: [Int64: Registration],
        on connection: any SQLConnection
    ) throws -> MonthSpells {
        var spells = try read(
            .persons(people), month, government: government, registrations, on: connection)
        spells.keepFirstPayers()
        return spells
    }

    /// Jobs that others report in the month for people of a registration: who they are, since when, and in
    /// which programmes; the other columns stay empty.
    static func elsewhere(
        than registration: Int64, _ month: Month, government: Int64, on connection: any SQLConnection
    ) throws -> MonthSpells {
        var found = MonthSpells()
        try connection.stream(
            """
            SELECT o.spell_id, o.person_id, o.valid_from, o.programmes
            FROM job_spell s JOIN job_spell o ON o.gov_id = s.gov_id AND o.person_id = s.person_id
            WHERE s.gov_id = $1 AND s.valid_from <= $2 AND s.valid_to >= $3
                AND s.recorded_ms <= $4 AND s.superseded_ms > $4 AND s.registration_id = $5
                AND o.valid_from <= $2 AND o.valid_to >= $3 AND o.recorded_ms <= $4
                AND o.superseded_ms > $4 AND o.registration_id <> s.registration_id
            ORDER BY s.spell_id, s.version, o.spell_id, o.version
            """,
            [
                .integer(government), .integer(Int64(month.lastDay.yyyymmdd)),
                .integer(Int64(month.firstDay.yyyymmdd)), .integer(Int64.max - 1), .integer(registration),
            ]
        ) { row in
            found.spells.append(try row.integer(0))
            found.persons.append(try row.integer(1))
            found.starts.append(try row.integer(2))
            found.programmes.append(UInt8(truncatingIfNeeded: try row.integer(3)))
        }
        return found
    }

    /// What was recorded before the last instant there is and not superseded by then: what is believed now,
    /// whatever the clock said.
    private static func statement(_ condition: String) -> String {
        """
        SELECT s.spell_id, s.person_id, s.registration_id, s.valid_from, s.wage, s.programmes,
            COALESCE(s.risk_class, 0), COALESCE(p.born, 0), COALESCE(p.died, 0), s.segment, s.funding
        FROM job_spell s JOIN person p ON p.gov_id = s.gov_id AND p.person_id = s.person_id
        WHERE s.gov_id = $1 AND s.valid_from <= $2 AND s.valid_to >= $3
            AND s.recorded_ms <= $4 AND s.superseded_ms > $4\(condition)
            AND s.registration_id IS NOT NULL
        ORDER BY s.spell_id
        """
    }
}

/// Turns rows of jobs into what the batch of the law takes.
private struct SpellReader {
    var spells = MonthSpells()
    private let month: Month
    private let firstDay: Int64
    private let registrations: [Int64: Registration]
    private var segments = TextCodes()
    private var funding = TextCodes()
    /// Codes of terms by segment, risk class and funding source, as they were met.
    private var codes: [Int: UInt8] = [:]
    private var last: (registration: Int64, found: Registration?, riskClass: Int64) = (0, nil, 0)

    init(_ month: Month, _ registrations: [Int64: Registration]) {
        self.month = month
        firstDay = Int64(month.firstDay.yyyymmdd)
        self.registrations = registrations
    }

    mutating func take(_ row: SQLRow) throws {
        let number = try row.integer(2)
        if number != last.registration {
            let found = registrations[number]
            last = (number, found, found?.riskClasses.riskClass(in: month) ?? 0)
        }
        let ownClass = try row.integer(6)
        let riskClass = ownClass == 0 ? last.riskClass : ownClass
        let segment = row.withText(9) { segments.code($0) }
        let source = row.withText(10) { funding.code($0) }
        let (born, died) = (try row.integer(7), try row.integer(8))
        spells.spells.append(try row.integer(0))
        spells.persons.append(try row.integer(1))
        spells.registrations.append(number)
        spells.starts.append(try row.integer(3))
        spells.wages.append(try row.integer(4))
        spells.programmes.append(UInt8(truncatingIfNeeded: try row.integer(5)))
        spells.riskClasses.append(riskClass)
        spells.terms.append(try terms(segment, Int(riskClass), source))
        // Two days as numbers that read like themselves: what is left of the difference is whole years.
        spells.ages.append(born == 0 ? DuesInput.unknownAge : UInt8(clamping: (firstDay - born) / 10_000))
        let refusal: RowRefusal? =
            died != 0 && died < firstDay
            ? .died : segments.text(segment) != last.found?.segment.rawValue ? .otherSegment : nil
        spells.refusals.append(UInt8(refusal?.rawValue ?? 0))
    }

    private mutating func terms(_ segment: Int, _ riskClass: Int, _ source: Int) throws(SQLFault) -> UInt8 {
        let place = (segment * 8 + riskClass) * 256 + source
        if let code = codes[place] { return code }
        let paid: FundingSource = try storedCode(funding.text(source), "job_spell.funding")
        let code = terms(
            try storedCode(segments.text(segment), "job_spell.segment"),
            riskClass == 0 ? nil : RiskClass.allCases.dropFirst(riskClass - 1).first,
            paid.funder
        ).code()
        codes[place] = code
        return code
    }

    /// Nothing in the register tells a labour-intensive industry or a trade of transport yet, so neither
    /// relief is taken: what is charged is the full amount.
    private func terms(_ segment: Segment, _ riskClass: RiskClass?, _ funder: Funder) -> DuesTerms {
        switch segment {
        case .wageEarner: .wageEarner(riskClass, isLabourIntensive: false)
        case .selfEmployed: .selfEmployed(.other, funder)
        case .construction: .construction
        case .migrant: .migrant(.agency)
        }
    }
}

/// Numbers for the few texts of a column, given as they are met.
struct TextCodes {
    private var texts: [[UInt8]] = []
    private var last = 0

    mutating func code(_ bytes: UnsafeBufferPointer<UInt8>?) -> Int {
        guard let bytes else { return code(UnsafeBufferPointer(start: nil, count: 0)) }
        if last < texts.count, bytes.elementsEqual(texts[last]) { return last }
        if let place = texts.firstIndex(where: { bytes.elementsEqual($0) }) {
            last = place
            return place
        }
        texts.append(Array(bytes))
        last = texts.count - 1
        return last
    }

    func text(_ code: Int) -> String { String(decoding: texts[code], as: UTF8.self) }
}

extension Array {
    /// Pieces of at most so many elements.
    func parts(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
