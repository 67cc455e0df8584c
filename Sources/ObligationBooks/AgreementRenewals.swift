import LawBook
import Membership
package import MoneyAndDates
package import Obligations
import SQLDatabase
import SQLStore

/// How agreements are renewed together.
package struct RenewalOrder: Sendable, Hashable {
    /// Those that end by this day, and not before the day on which it is done.
    package let endingBy: Day
    /// The last day of the new ones; nil for the end of the year in which each begins.
    package let through: Day?
    /// The last day of their bridging clause; nil without one.
    package let bridge: Day?
    /// The units that are meant; nil for every one.
    package let units: Set<Int64>?

    package init(endingBy: Day, through: Day? = nil, bridge: Day? = nil, units: Set<Int64>? = nil) {
        self.endingBy = endingBy
        self.through = through
        self.bridge = bridge
        self.units = units
    }
}

/// What becomes of one agreement when many are renewed.
package struct RenewalLine: Sendable, Hashable {
    package let old: AgreementID
    package let name: String
    package let unit: Int64
    package let oldThrough: Day
    package let terms: AgreementTerms
    /// Why it is not renewed; nil where it is.
    package let refusal: AgreementRefusal?
}

/// Many agreements at once, before the year ends: a few statements, whatever their number.
extension AgreementBook {
    /// What a renewal would do, without doing it.
    package func planRenewal(_ order: RenewalOrder) async throws -> [RenewalLine] {
        let book = self
        return try await office.database.read { try book.lines(order, on: $0) }
    }

    /// Drafts the renewals in one act.
    ///
    /// - Returns: the numbers of the new drafts.
    /// - Throws: `ObligationBookRefusal.nothingToRenew` where none can be.
    @discardableResult
    package func renewAll(_ order: RenewalOrder) async throws -> [AgreementID] {
        let (office, book) = (office, self)
        let count = try await planRenewal(order).count
        let numbers = office.identifiers.next(max(count, 1) + 64)
        return try await office.act { connection, now in
            try book.holdUnits(order, on: connection)
            let lines = try book.lines(order, on: connection).filter { $0.refusal == nil }.prefix(
                numbers.count)
            if lines.isEmpty { throw ObligationBookRefusal.nothingToRenew }
            var new: [(id: AgreementID, agreement: Agreement)] = []
            for (line, number) in zip(lines, numbers) {
                let event = book.first(line.terms, predecessor: line.old, at: now)
                new.append((AgreementID(number), try Agreement([event])))
            }
            let rows = AgreementRows(office: office, connection: connection)
            _ = try connection.write(AgreementRows.rows(new, office.government))
            _ = try connection.write(try rows.events(of: new))
            return Act(new.map(\.id), new.map { rows.change($0.agreement.events[0], $0.id) })
        }
    }

    /// Agreements of the units concerned wait until this act is done.
    private func holdUnits(_ order: RenewalOrder, on connection: any SQLConnection) throws {
        _ = try connection.rows(
            """
            SELECT u.unit_id FROM unit u WHERE u.gov_id = $1 AND EXISTS (SELECT 1 FROM agreement a
                WHERE a.gov_id = u.gov_id AND a.unit_id = u.unit_id AND a.valid_to >= $2
                AND a.valid_to <= $3)
            ORDER BY u.unit_id\(connection.engine.lockClause)
            """,
            [.integer(office.government), .integer(office.today.number), .integer(order.endingBy.number)]
        ) { try $0.integer(0) }
    }

    private func lines(_ order: RenewalOrder, on connection: any SQLConnection) throws -> [RenewalLine] {
        let rows = AgreementRows(office: office, connection: connection)
        let values: [SQLValue] = [
            .integer(office.government), .integer(office.today.number), .integer(order.endingBy.number),
        ]
        var events: [Int64: [RecordedAgreementEvent]] = [:]
        var ordered: [Int64] = []
        try connection.query(
            """
            SELECT e.agreement_id, e.sequence, e.kind, e.body_sealed, e.actor, e.recorded_ms
            FROM agreement a
            JOIN agreement_event e ON e.gov_id = a.gov_id AND e.agreement_id = a.agreement_id
            WHERE a.gov_id = $1 AND a.valid_to >= $2 AND a.valid_to <= $3 AND a.stage = 'signed'
            ORDER BY a.valid_to, e.agreement_id, e.sequence
            """, values
        ) { row in
            let id = try row.integer(0)
            if events[id] == nil { ordered.append(id) }
            events[id, default: []].append(try rows.event(row))
        }
        var holds = Dictionary(grouping: try rows.holds(of: nil), by: \.terms.unit)
        var lines: [RenewalLine] = []
        for id in ordered {
            let agreement = try Agreement(events[id] ?? [])
            if let units = order.units, !units.contains(agreement.terms.unit.number) { continue }
            let terms = agreement.renewal(from: nil, through: order.through, bridge: order.bridge)
            let refusal = refusal(agreement, terms, beside: holds[terms.unit] ?? [])
            lines.append(
                RenewalLine(
                    old: AgreementID(id), name: agreement.name(AgreementID(id)),
                    unit: agreement.terms.unit.number, oldThrough: agreement.lastDay, terms: terms,
                    refusal: refusal))
            if refusal == nil {
                // Two that end together may not both be carried on for the same people.
                holds[terms.unit, default: []].append(
                    AgreementHold(id: AgreementID(-id), name: agreement.name(AgreementID(id)), terms: terms))
            }
        }
        return lines
    }

    private func refusal(
        _ agreement: Agreement, _ terms: AgreementTerms, beside holds: [AgreementHold]
    ) -> AgreementRefusal? {
        do throws(AgreementRefusal) {
            try agreement.refuseRenewal()
            try terms.check()
            try terms.refuseOverlap(with: holds)
            return nil
        } catch { return error }
    }
}

extension AgreementRows {
    /// The first events of agreements that are new.
    fileprivate func events(of new: [(id: AgreementID, agreement: Agreement)]) throws -> BulkRows {
        BulkRows(
            "agreement_event",
            [
                ("gov_id", .constant(.integer(office.government))),
                ("agreement_id", .integers(new.map(\.id.number))), ("sequence", .constant(1)),
                ("kind", .constant("drafted")),
                (
                    "body_sealed",
                    .texts(TextColumn(try new.map { try sealed($0.agreement.events[0], $0.id) }))
                ), ("actor", .constant(.text(office.actor))),
                ("recorded_ms", .integers(new.map { $0.agreement.events[0].at.epochMilliseconds })),
            ])
    }
}
