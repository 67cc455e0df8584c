package import MoneyAndDates
package import SQLDatabase

/// The risk classes of a government's registrations, month by month, as believed at an instant. A few rows a
/// registration.
package struct RegistrationClasses: Sendable, Hashable {
    /// A class from a month on.
    package struct Step: Sendable, Hashable {
        /// `yyyymm`; nought for the class that a registration began with.
        package let from: Int64
        /// 1 to 5.
        package let riskClass: Int64
        /// Milliseconds since 1970.
        package let recorded: Int64
    }

    /// By registration, in the order of months.
    private var steps: [Int64: [Step]] = [:]

    /// - Parameter known: milliseconds since 1970; `.max` less one for what is known now.
    package static func read(
        government: Int64, known: Int64 = .max - 1, on connection: any SQLConnection
    ) throws -> RegistrationClasses {
        var classes = RegistrationClasses()
        try connection.query(
            """
            SELECT registration_id, risk_class, recorded_ms FROM registration
            WHERE gov_id = $1 AND risk_class IS NOT NULL ORDER BY registration_id
            """, [.integer(government)]
        ) { row in
            classes.add(try row.integer(0), Step(from: 0, riskClass: try row.integer(1), recorded: 0))
        }
        try connection.query(
            """
            SELECT registration_id, from_month, risk_class, recorded_ms FROM registration_class
            WHERE gov_id = $1 AND recorded_ms <= $2 AND superseded_ms > $2
            ORDER BY registration_id, from_month, recorded_ms
            """, [.integer(government), .integer(known)]
        ) { row in
            let step = Step(
                from: try row.integer(1), riskClass: try row.integer(2), recorded: try row.integer(3))
            classes.add(try row.integer(0), step)
        }
        return classes
    }

    /// What classes a registration had, in the order of months.
    package func steps(of registration: Int64) -> [Step] { steps[registration] ?? [] }

    /// The class of a month; nought where there is none.
    package func riskClass(of registration: Int64, in month: Month) -> Int64 {
        steps(of: registration).riskClass(in: month)
    }

    /// The class of each registration that has one in a month.
    package func all(in month: Month) -> [Int64: Int64] {
        steps.mapValues { $0.riskClass(in: month) }.filter { $0.value != 0 }
    }

    private mutating func add(_ registration: Int64, _ step: Step) {
        steps[registration, default: []].append(step)
    }
}

extension [RegistrationClasses.Step] {
    /// The class of a month; nought where there is none.
    package func riskClass(in month: Month) -> Int64 {
        last { $0.from <= Int64(month.yyyymm) }?.riskClass ?? 0
    }
}
