import MoneyAndDates
import SQLDatabase
import SQLStore

/// How far each reported month and each correction of a government has come, as known at an instant.
///
/// Some thousands of rows where people are millions: the registrations of a government times the months.
struct MonthClaims {
    /// What is true of every person in one bill or correction.
    struct Standing: Equatable {
        var isReported = false
        var isBilled = false
        /// As `yyyymmdd`; nought while it is not paid in full.
        var settledOn: Int32 = 0
    }

    private struct Calculation {
        /// Before all instants where it is not known.
        var instant = Int64.min
        var seal: LineSeal?
    }

    private struct Difference: Hashable {
        let registration: Int64
        let forMonth: Int64
        let bookedIn: Int64
        let cause: String
    }

    private let question: CoverageQuestion
    private var registrations: [Int64: Int] = [:]
    /// Months from the first of the window to the last period that there is.
    private(set) var width = 0
    /// `width` entries a registration.
    private var months: [Standing] = []
    /// When each was calculated, in milliseconds since 1970, and what its lines come to.
    private var calculations: [Calculation] = []
    private var differences: [Difference: Standing] = [:]
    private var lastRegistration: Int64 = .min
    private var lastPlace = -1

    init(_ question: CoverageQuestion, on connection: any SQLConnection) throws {
        self.question = question
        try readPeriods(on: connection)
        let claims = try readClaims(on: connection)
        try readBills(claims, on: connection)
        try readCorrections(claims, on: connection)
    }

    /// The standing of a regular line of a period that lies so many months after the window's first.
    mutating func regular(_ registration: Int64, _ place: Int) -> Standing {
        if registration != lastRegistration {
            lastRegistration = registration
            lastPlace = registrations[registration] ?? -1
        }
        guard lastPlace >= 0, place >= 0, place < width else { return Standing() }
        return months[lastPlace * width + place]
    }

    /// The standing of a difference line.
    mutating func difference(
        _ registration: Int64, for month: Int64, bookedIn period: Int64, cause: String
    ) -> Standing {
        var standing = Standing()
        standing.isReported = regular(registration, question.place(ofMonth: period)).isReported
        let key = Difference(registration: registration, forMonth: month, bookedIn: period, cause: cause)
        guard standing.isReported, let booked = differences[key] else { return standing }
        standing.isBilled = booked.isBilled
        standing.settledOn = booked.settledOn
        return standing
    }
}

extension MonthClaims {
    /// The registrations that reported, with their places.
    var places: [Int64: Int] { registrations }

    var registrationCount: Int { registrations.count }

    /// Whether of every reported month it is known what its lines come to.
    var areSealed: Bool {
        months.indices.allSatisfy { !months[$0].isReported || calculations[$0].seal != nil }
    }

    /// The reported months whose lines are for earlier ones, too: registration and period.
    var withDifferences: [(registration: Int64, place: Int)] {
        registrations.flatMap { number, registration in
            (0..<width).filter { place in
                let cell = registration * width + place
                return months[cell].isReported && calculations[cell].seal?.differences != 0
            }.map { (number, $0) }
        }.sorted { ($0.registration, $0.place) < ($1.registration, $1.place) }
    }

    func place(of registration: Int64) -> Int? { registrations[registration] }

    func standing(_ registration: Int, _ place: Int) -> Standing { months[registration * width + place] }

    func calculated(_ registration: Int, _ place: Int) -> Int64 {
        calculations[registration * width + place].instant
    }

    func seal(_ registration: Int, _ place: Int) -> LineSeal? {
        calculations[registration * width + place].seal
    }

    private var start: [SQLValue] {
        [.integer(question.government), .integer(Int64(question.firstMonth.yyyymm))]
    }

    private mutating func readPeriods(on connection: any SQLConnection) throws {
        let known = question.knownMilliseconds
        var reported: [(registration: Int64, place: Int)] = []
        var calculated: [(registration: Int64, place: Int, calculation: Calculation)] = []
        try connection.query(
            """
            SELECT period, registration_id, finalised_ms, posted_ms, calculated_ms, line_count, line_sum,
                difference_count
            FROM period WHERE gov_id = $1 AND period >= $2 ORDER BY period, registration_id
            """, start
        ) { row in
            if let calculation = try Self.calculation(row) {
                calculated.append(
                    (try row.integer(1), question.place(ofMonth: try row.integer(0)), calculation))
            }
            let instant = try row.optionalInteger(2) ?? .max
            guard min(instant, try row.optionalInteger(3) ?? .max) <= known else { return }
            reported.append((try row.integer(1), question.place(ofMonth: try row.integer(0))))
        }
        try connection.query(
            """
            SELECT DISTINCT period, registration_id FROM cancelled_finalisation
            WHERE gov_id = $1 AND period >= $2 AND finalised_ms <= $3 AND cancelled_ms > $3
            ORDER BY period, registration_id
            """, start + [.integer(known)]
        ) { reported.append((try $0.integer(1), question.place(ofMonth: try $0.integer(0)))) }
        width = (reported.map(\.place).max() ?? -1) + 1
        for (registration, _) in reported where registrations[registration] == nil {
            registrations[registration] = registrations.count
        }
        months = Array(repeating: Standing(), count: width * registrations.count)
        for (registration, place) in reported {
            months[(registrations[registration] ?? 0) * width + place].isReported = true
        }
        calculations = Array(repeating: Calculation(), count: months.count)
        for (registration, place, calculation) in calculated where place < width {
            guard let number = registrations[registration] else { continue }
            calculations[number * width + place] = calculation
        }
    }

    private static func calculation(_ row: SQLRow) throws -> Calculation? {
        guard let instant = try row.optionalInteger(4), let count = try row.optionalInteger(5),
            let sum = try row.optionalInteger(6), let differences = try row.optionalInteger(7)
        else { return nil }
        return Calculation(
            instant: instant, seal: LineSeal(count: count, sum: sum, differences: differences))
    }

    /// Paid days by claim; nought for a claim that is believed and not paid.
    private func readClaims(on connection: any SQLConnection) throws -> [String: Int32] {
        var claims: [String: Int32] = [:]
        try connection.query(
            """
            SELECT claim, paid_on FROM claim_state
            WHERE gov_id = $1 AND claim_month >= $2 AND recorded_ms <= $3 AND superseded_ms > $3
                AND kind IN ('bill', 'correction')
            ORDER BY claim, recorded_ms
            """, start + [.integer(question.knownMilliseconds)]
        ) { row in claims[try row.text(0)] = Int32(try row.optionalInteger(1) ?? 0) }
        return claims
    }

    /// A bill that was withdrawn since still stood at an earlier instant.
    private mutating func readBills(_ claims: [String: Int32], on connection: any SQLConnection) throws {
        let known = question.knownMilliseconds
        try connection.query(
            """
            SELECT bill_id, registration_id, period, state, changed_ms FROM bill
            WHERE gov_id = $1 AND period >= $2 AND recorded_ms <= $3
            ORDER BY period, registration_id, bill_id
            """, start + [.integer(known)]
        ) { row in
            let stands = try row.integer(3) == 1 ? true : try row.integer(4) > known
            let place = question.place(ofMonth: try row.integer(2))
            guard stands, let registration = registrations[try row.integer(1)], place < width else { return }
            let cell = registration * width + place
            guard months[cell].isReported else { return }
            months[cell].isBilled = true
            months[cell].settledOn = claims["bill/\(try row.integer(0))"] ?? 0
        }
    }

    /// A correction that only gives back leaves nothing to claim: it is settled by being booked.
    private mutating func readCorrections(
        _ claims: [String: Int32], on connection: any SQLConnection
    ) throws {
        try connection.query(
            """
            SELECT correction_id, registration_id, for_month, booked_in, cause, recorded_ms FROM correction
            WHERE gov_id = $1 AND booked_in >= $2 AND recorded_ms <= $3
            ORDER BY booked_in, registration_id, correction_id
            """, start + [.integer(question.knownMilliseconds)]
        ) { row in
            let key = Difference(
                registration: try row.integer(1), forMonth: try row.integer(2),
                bookedIn: try row.integer(3), cause: try row.text(4))
            let booked = WesternTime.day(of: try row.integer(5)).yyyymmdd
            differences[key] = Standing(
                isReported: true, isBilled: true,
                settledOn: claims["correction/\(try row.integer(0))"] ?? booked)
        }
    }
}
