import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore
import SignalBooks

/// What a sponsor told of a worker goes to the statements, from which signals are found: through whom, by
/// which telephone, and whether she is ill. It refuses nobody.
struct SponsorStatements {
    let office: Office
    let connection: any SQLConnection

    /// Letters of a name that are kept as the one through whom somebody came.
    private static let mostLetters = 70

    /// Keeps what came through an invitation, on the day on which it came; nothing of one that carries on.
    ///
    /// - Parameter number: of the statement.
    /// - Returns: what is to be appended to the audit chain.
    func record(
        _ row: SponsorshipRow, _ phone: String, of person: PersonID, _ number: Int64, _ now: Int64
    ) throws -> [AuditChange] {
        guard let link = row.link else { return [] }
        let agent = String((try inviter(of: link) ?? row.sponsorName).prefix(SponsorStatements.mostLetters))
        let draft = StatementDraft(
            person: person, on: min(WesternTime.day(of: row.recorded), office.today), agent: agent,
            phone: phone, illness: row.isIll ? "" : nil)
        return [try StatementBook.record(draft, number, at: now, office, on: connection)]
    }

    /// The member whose invitation it was.
    private func inviter(of link: Int64) throws -> String? {
        try connection.first(
            """
            SELECT p.name FROM sponsor_link l
            JOIN person p ON p.gov_id = l.gov_id AND p.person_id = l.inviter_id
            WHERE l.gov_id = $1 AND l.link_id = $2
            """, [.integer(office.government), .integer(link)]
        ) { try $0.text(0) }
    }
}
