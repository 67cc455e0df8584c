package import LawBook
import MoneyAndDates
import SQLDatabase
import SQLStore

/// An employer's number and division at BPJS: what a period is reported, billed and paid for.
package struct Registration: Sendable, Hashable {
    package let id: Int64
    package let npp: String
    package let division: String
    package let name: String
    package let segment: Segment
    /// The risk classes that it had, month by month; none where its segment needs none.
    let riskClasses: [RegistrationClasses.Step]
    /// `yyyymmdd`.
    package let validFrom: Int64
    package let validTo: Int64

    /// Every registration of a government, by number.
    static func all(of government: Int64, on connection: any SQLConnection) throws -> [Registration] {
        let classes = try RegistrationClasses.read(government: government, on: connection)
        return try connection.rows(
            """
            SELECT registration_id, npp, division, name, segment, valid_from, valid_to
            FROM registration WHERE gov_id = $1 ORDER BY registration_id
            """, [.integer(government)]
        ) { row in
            Registration(
                id: try row.integer(0), npp: try row.text(1), division: try row.text(2),
                name: try row.text(3), segment: try row.code(4, "registration.segment"),
                riskClasses: classes.steps(of: try row.integer(0)), validFrom: try row.integer(5),
                validTo: try row.integer(6))
        }
    }

    /// The one that somebody means: by its number, by `npp/division`, by an NPP with one division, or by its
    /// name in any letters.
    ///
    /// - Throws: `PeriodStepRefusal.noSuchRegistration` where none or more than one is meant.
    static func meant(
        by text: String, of government: Int64, on connection: any SQLConnection
    ) throws -> Registration {
        let all = try all(of: government, on: connection)
        let ways: [(Registration) -> Bool] = [
            { String($0.id) == text }, { "\($0.npp)/\($0.division)" == text }, { $0.npp == text },
            { $0.name.lowercased() == text.lowercased() },
        ]
        for way in ways {
            let meant = all.filter(way)
            if meant.count == 1 { return meant[0] }
        }
        throw PeriodStepRefusal.noSuchRegistration(text)
    }
}

/// Which registrations an act is for.
package enum PeriodChoice: Sendable, Hashable {
    case all
    /// By number, `npp/division`, NPP or name.
    case one(String)
}
