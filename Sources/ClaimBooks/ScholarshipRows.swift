import Claims
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Reads and writes children who get a scholarship.
struct ScholarshipRows {
    let office: Office
    let connection: any SQLConnection

    struct HeldClaim {
        let type: ClaimType
        let person: PersonID
        let eventDay: Day
        let stage: ClaimStage
    }

    struct Row {
        let claim: ClaimCaseID
        let person: PersonID
        let personName: String
        let child: ScholarshipChild
    }

    /// The claim behind it, whose row this transaction holds.
    func held(_ claim: ClaimCaseID) throws -> HeldClaim {
        let found = try connection.first(
            """
            SELECT claim_type, person_id, event_day, stage FROM claim_case
            WHERE gov_id = $1 AND claim_id = $2\(connection.engine.lockClause)
            """, [.integer(office.government), .integer(claim.number)]
        ) { row in
            HeldClaim(
                type: try coded(try row.text(0), "claim_case"), person: PersonID(try row.integer(1)),
                eventDay: try Day(number: try row.integer(2), "claim_case"),
                stage: try coded(try row.text(3), "claim_case"))
        }
        guard let found else { throw ClaimBookRefusal.noSuchClaim }
        return found
    }

    /// Of one claim, or of all: children with their renewals, in two statements.
    func children(of claim: ClaimCaseID?) throws -> [Row] {
        let only = claim == nil ? "" : " AND s.claim_id = $3"
        let values: [SQLValue] =
            [.integer(office.government), .integer(.max)] + (claim.map { [.integer($0.number)] } ?? [])
        let renewals = try renewals(of: claim)
        return try connection.rows(
            """
            SELECT s.claim_id, s.heir_id, s.from_day, s.school, s.ended_on, s.end_reason, h.name_sealed,
                h.born, c.person_id, p.name
            FROM scholarship_child s
            JOIN heir h ON h.gov_id = s.gov_id AND h.heir_id = s.heir_id
                AND h.superseded_ms = s.superseded_ms
            JOIN claim_case c ON c.gov_id = s.gov_id AND c.claim_id = s.claim_id
            JOIN person p ON p.gov_id = c.gov_id AND p.person_id = c.person_id
            WHERE s.gov_id = $1 AND s.superseded_ms = $2\(only)
            ORDER BY s.claim_id, s.heir_id
            """, values
        ) { try row($0, renewals) }
    }

    private struct ChildKey: Hashable {
        let claim: Int64
        let heir: Int64
    }

    private func renewals(of claim: ClaimCaseID?) throws -> [ChildKey: [Day]] {
        let only = claim == nil ? "" : " AND claim_id = $2"
        var found: [ChildKey: [Day]] = [:]
        try connection.query(
            """
            SELECT claim_id, heir_id, renewed_on FROM scholarship_renewal
            WHERE gov_id = $1\(only) ORDER BY claim_id, heir_id, year
            """, [.integer(office.government)] + (claim.map { [.integer($0.number)] } ?? [])
        ) { row in
            let key = ChildKey(claim: try row.integer(0), heir: try row.integer(1))
            found[key, default: []].append(try Day(number: try row.integer(2), "scholarship_renewal"))
        }
        return found
    }

    private func row(_ row: SQLRow, _ renewals: [ChildKey: [Day]]) throws -> Row {
        let (claim, heir) = (try row.integer(0), try row.integer(1))
        guard let school = SchoolPlace(code: try row.text(3)) else {
            throw ClaimBookRefusal.unreadable(table: "scholarship_child")
        }
        var ended: ScholarshipEnd?
        if let day = try row.optionalInteger(4), let reason = row.optionalText(5) {
            ended = ScholarshipEnd(
                day: try Day(number: day, "scholarship_child"),
                reason: try coded(reason, "scholarship_child"))
        }
        let name = try office.sealing.open(
            try row.text(6), FieldSealing.Place("heir.name", government: office.government, row: heir))
        return Row(
            claim: ClaimCaseID(claim), person: PersonID(try row.integer(8)), personName: try row.text(9),
            child: ScholarshipChild(
                heir: HeirID(heir), name: name,
                born: try row.optionalInteger(7).map { try Day(number: $0, "heir") },
                from: try Day(number: try row.integer(2), "scholarship_child"), start: school,
                renewals: renewals[ChildKey(claim: claim, heir: heir)] ?? [], ended: ended))
    }

    func insert(_ child: ScholarshipChild, of claim: ClaimCaseID, at now: Int64) throws {
        try connection.execute(
            """
            INSERT INTO scholarship_child (gov_id, claim_id, heir_id, from_day, school, ended_on, end_reason,
                recorded_by, recorded_ms, superseded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .integer(office.government), .integer(claim.number), .integer(child.heir.number),
                .integer(child.from.number), .text(child.start.code), SQLValue(child.ended?.day.number),
                SQLValue(child.ended?.reason.rawValue), .text(office.actor), .integer(now), .integer(.max),
            ])
    }

    func supersede(_ heir: HeirID, of claim: ClaimCaseID, at now: Int64) throws {
        try connection.execute(
            """
            UPDATE scholarship_child SET superseded_ms = $1
            WHERE gov_id = $2 AND claim_id = $3 AND heir_id = $4 AND superseded_ms = $5
            """,
            [
                .integer(now), .integer(office.government), .integer(claim.number), .integer(heir.number),
                .integer(.max),
            ])
    }

    func renew(_ heir: HeirID, of claim: ClaimCaseID, year: Int, on day: Day, at now: Int64) throws {
        try connection.execute(
            """
            INSERT INTO scholarship_renewal (gov_id, claim_id, heir_id, year, renewed_on, recorded_by,
                recorded_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .integer(office.government), .integer(claim.number), .integer(heir.number),
                .integer(Int64(year)), .integer(day.number), .text(office.actor), .integer(now),
            ])
    }
}
