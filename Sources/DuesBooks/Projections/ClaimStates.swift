import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// How a claim stands, as a row of `claim_state` has it.
struct ClaimPicture: Hashable {
    let claim: ClaimID
    let registration: Int64
    let month: Month
    let due: Day?
    let state: ClaimState

    /// The same claim in another state.
    func with(_ state: ClaimState) -> ClaimPicture {
        ClaimPicture(claim: claim, registration: registration, month: month, due: due, state: state)
    }

    /// Every claim of a registration, by its number.
    static func all(of dues: UnitDues, _ registration: Int64) -> [ClaimID: ClaimPicture] {
        var pictures: [ClaimID: ClaimPicture] = [:]
        for claim in dues.claims {
            guard let state = dues.settlement.states[claim.id] else { continue }
            pictures[claim.id] = ClaimPicture(
                claim: claim.id, registration: registration, month: claim.month, due: claim.dueDay,
                state: state)
        }
        return pictures
    }
}

/// What events that came last in their turn changed, since the registration was read.
struct DuesAdditions {
    /// Each claim with how it stood before the first of them; nil for a new one.
    private(set) var claims: [ClaimID: (claim: Claim, before: ClaimState?)] = [:]
    private(set) var allocations: [Settlement.Allocation] = []

    mutating func note(_ addition: UnitDues.Addition) {
        for (claim, before) in addition.claims where claims[claim.id] == nil {
            claims[claim.id] = (claim, before)
        }
        allocations += addition.allocations
    }
}

/// Which money paid which claim, as a row of `settlement_part` has it.
struct PartPicture: Hashable {
    let registration: Int64
    let allocation: Settlement.Allocation

    static func all(of dues: UnitDues, _ registration: Int64) -> Set<PartPicture> {
        Set(dues.settlement.allocations.map { PartPicture(registration: registration, allocation: $0) })
    }
}

/// What the new events change in the two tables that say how far claims are paid: what was believed is
/// superseded, never edited.
struct ClaimStates {
    private let office: Office
    private let instant: Int64
    private var superseded: [ClaimID] = []
    private var claims: [ClaimPicture] = []
    private var endedParts: [PartPicture] = []
    private var parts: [PartPicture] = []

    init(_ changed: [RegistrationDues], by office: Office, at instant: Int64) {
        self.office = office
        self.instant = instant
        for dues in changed {
            guard let middle = dues.before else {
                take(dues.additions, of: dues)
                continue
            }
            // What came last before the first that did not is taken back from how it stood then.
            var before = ClaimPicture.all(of: middle, dues.registration)
            for (id, addition) in dues.additions.claims {
                before[id] = addition.before.map { before[id]?.with($0) } ?? nil
            }
            let after = ClaimPicture.all(of: dues.dues, dues.registration)
            superseded += before.filter { after[$0.key] != $0.value }.map(\.key)
            claims += after.filter { before[$0.key] != $0.value }.map(\.value)
            let added = Set(
                dues.additions.allocations.map {
                    PartPicture(registration: dues.registration, allocation: $0)
                })
            let partsBefore = PartPicture.all(of: middle, dues.registration).subtracting(added)
            let partsAfter = PartPicture.all(of: dues.dues, dues.registration)
            endedParts += partsBefore.subtracting(partsAfter)
            parts += partsAfter.subtracting(partsBefore)
        }
    }

    /// Nothing but additions: what they touched, and no more, is looked at.
    private mutating func take(_ additions: DuesAdditions, of dues: RegistrationDues) {
        for (id, addition) in additions.claims {
            guard let state = dues.dues.settlement.states[id], state != addition.before else { continue }
            if addition.before != nil { superseded.append(id) }
            claims.append(
                ClaimPicture(
                    claim: id, registration: dues.registration, month: addition.claim.month,
                    due: addition.claim.dueDay, state: state))
        }
        parts += additions.allocations.map {
            PartPicture(registration: dues.registration, allocation: $0)
        }
    }

    func write(on connection: any SQLConnection) throws {
        try supersedeClaims(on: connection)
        for part in endedParts { try supersede(part, on: connection) }
        if let rows = claimRows { _ = try connection.write(rows) }
        if let rows = partRows { _ = try connection.write(rows) }
    }

    private func supersedeClaims(on connection: any SQLConnection) throws {
        try TextLists.each(of: superseded.map(\.description), from: 3) { places, names in
            try connection.execute(
                """
                UPDATE claim_state SET superseded_ms = $1
                WHERE gov_id = $2 AND claim IN (\(places)) AND superseded_ms = 9223372036854775807
                """, [.integer(instant), .integer(office.government)] + names)
        }
    }

    private func supersede(_ part: PartPicture, on connection: any SQLConnection) throws {
        try connection.execute(
            """
            UPDATE settlement_part SET superseded_ms = $1
            WHERE gov_id = $2 AND claim = $3 AND credit = $4 AND superseded_ms = 9223372036854775807
            """,
            [
                .integer(instant), .integer(office.government), .text(part.allocation.claim.description),
                .text(part.allocation.credit.text),
            ])
    }

    private var claimRows: BulkRows? {
        if claims.isEmpty { return nil }
        func days(_ day: (ClaimPicture) -> Day?) -> BulkRows.Values {
            .optionalIntegers(claims.map { day($0).map { Int64($0.yyyymmdd) } })
        }
        return BulkRows(
            "claim_state",
            [
                ("gov_id", .constant(.integer(office.government))),
                ("claim", .texts(TextColumn(claims.map(\.claim.description)))),
                ("recorded_ms", .constant(.integer(instant))), ("superseded_ms", .constant(.integer(.max))),
                ("registration_id", .integers(claims.map(\.registration))),
                ("kind", .texts(TextColumn(claims.map(\.claim.kind)))),
                ("claim_month", .integers(claims.map { Int64($0.month.yyyymm) })), ("due", days(\.due)),
                ("owed", .integers(claims.map(\.state.owed.amount))),
                ("still_open", .integers(claims.map(\.state.open.amount))),
                ("last_paid", days(\.state.lastPaid)), ("paid_on", days(\.state.paidOn)),
            ])
    }

    private var partRows: BulkRows? {
        if parts.isEmpty { return nil }
        return BulkRows(
            "settlement_part",
            [
                ("gov_id", .constant(.integer(office.government))),
                ("claim", .texts(TextColumn(parts.map(\.allocation.claim.description)))),
                ("credit", .texts(TextColumn(parts.map(\.allocation.credit.text)))),
                ("recorded_ms", .constant(.integer(instant))), ("superseded_ms", .constant(.integer(.max))),
                ("registration_id", .integers(parts.map(\.registration))),
                ("credit_day", .integers(parts.map { Int64($0.allocation.day.yyyymmdd) })),
                ("amount", .integers(parts.map(\.allocation.amount.amount))),
            ])
    }
}
