package import Membership
package import MoneyAndDates
package import Obligations
import SQLDatabase
import SQLStore

/// A number at BPJS under which a unit reports.
package struct AttachedRegistration: Sendable, Hashable {
    package let id: Int64
    /// `AA000001/000 · Dinas Kesehatan`.
    package let name: String
}

/// A version of a unit's roster that was approved.
package struct AttachedRoster: Sendable, Hashable {
    package let id: Int64
    package let month: Month
    package let version: Int
    package let people: Int
}

/// What an agreement of a unit can be about: its numbers at BPJS, and rosters that were approved.
package struct AgreementAttachments: Sendable, Hashable {
    package let registrations: [AttachedRegistration]
    /// The latest first, two years of them at most.
    package let rosters: [AttachedRoster]
}

extension AgreementBook {
    /// What agreements of a unit can be about.
    package func attachments(of unit: UnitID) async throws -> AgreementAttachments {
        let government = office.government
        return try await office.database.read { connection in
            let place: [SQLValue] = [.integer(government), .integer(unit.number)]
            let registrations = try connection.rows(
                """
                SELECT r.registration_id, r.npp, r.division, r.name FROM registration r
                WHERE r.gov_id = $1 AND EXISTS (SELECT 1 FROM unit_registration l WHERE l.gov_id = r.gov_id
                    AND l.unit_id = $2 AND l.registration_id = r.registration_id)
                ORDER BY r.npp, r.division, r.registration_id LIMIT 200
                """, place
            ) { row in
                AttachedRegistration(
                    id: try row.integer(0),
                    name: "\(try row.text(1))/\(try row.text(2)) · \(try row.text(3))")
            }
            let rosters = try connection.rows(
                """
                SELECT s.submission_id, s.period, s.version, s.row_count FROM roster_submission s
                WHERE s.gov_id = $1 AND s.unit_id = $2 AND s.decision = 'approved'
                ORDER BY s.period DESC, s.version DESC, s.submission_id LIMIT 24
                """, place, AgreementBook.roster)
            return AgreementAttachments(registrations: registrations, rosters: rosters)
        }
    }

    /// The number in the books of `AA000001/000`, where the unit reports under it.
    ///
    /// - Throws: `ObligationBookRefusal.noSuchRegistration`.
    package func registration(_ code: String, of unit: UnitID) async throws -> Int64 {
        let found = try await attachments(of: unit).registrations.first {
            $0.name.hasPrefix("\(code.uppercased()) ")
        }
        guard let found else { throw ObligationBookRefusal.noSuchRegistration }
        return found.id
    }

    /// The number at BPJS and the roster of some terms; nil where they name none.
    package func attached(
        to terms: AgreementTerms
    ) async throws -> (registration: AttachedRegistration?, roster: AttachedRoster?) {
        let government = office.government
        return try await office.database.read { connection in
            let registration = try terms.registration.flatMap { number in
                try connection.first(
                    """
                    SELECT npp, division, name FROM registration WHERE gov_id = $1 AND registration_id = $2
                    """, [.integer(government), .integer(number)]
                ) { row in
                    AttachedRegistration(
                        id: number, name: "\(try row.text(0))/\(try row.text(1)) · \(try row.text(2))")
                }
            }
            let roster = try terms.roster.flatMap { number in
                try connection.first(
                    """
                    SELECT s.submission_id, s.period, s.version, s.row_count FROM roster_submission s
                    WHERE s.gov_id = $1 AND s.submission_id = $2
                    """, [.integer(government), .integer(number)], AgreementBook.roster)
            }
            return (registration, roster)
        }
    }

    private static func roster(_ row: SQLRow) throws -> AttachedRoster {
        AttachedRoster(
            id: try row.integer(0), month: try row.month(1, "roster_submission.period"),
            version: Int(try row.integer(2)), people: Int(try row.integer(3)))
    }
}
