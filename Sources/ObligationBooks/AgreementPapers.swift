import Membership
import MoneyAndDates
import Obligations
import RegisterBooks
import SQLDatabase
import SQLStore

/// The paper of a unit follows the agreement: one truth, in one transaction.
extension AgreementRows {
    /// Writes the paper that a signed agreement is, in the place of the one that it was before.
    func writePaper(_ row: inout Row, as number: Int64, at now: Int64) throws -> [AuditChange] {
        let agreement = row.agreement
        let unit = agreement.terms.unit
        let there = try UnitPapers.papers(of: unit, government: office.government, on: connection)
        let paper = UnitPaper(
            kind: "pks", number: agreement.number, isSigned: true, from: agreement.terms.from,
            through: agreement.lastDay)
        if let same = there.first(where: { $0.paper == paper }) {
            row.paper = same.id
            return []
        }
        let change = try UnitPapers.write(
            paper, as: number, of: unit, by: office, at: now, beside: there, connection)
        row.paper = number
        return [change]
    }

    /// Says of the agreement before that another carries it on. One that holds no more stays as it is.
    func markRenewed(_ id: AgreementID, by next: AgreementID, at now: Int64) throws -> [AuditChange] {
        guard var row = try agreement(id) else { return [] }
        let known = row.agreement.events.count
        try row.agreement.add(.renewed(next), by: office.actor, at: now)
        return try write(row, after: known)
    }
}
