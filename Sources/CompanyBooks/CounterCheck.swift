package import CompanyDuty
import Membership
import MoneyAndDates
import SQLDatabase
package import SQLStore

/// What the licence office asks at its counter.
package enum CounterCheck {
    /// Whether a company may be served, by its code, its business number or its number at BPJS. What is
    /// answered does not tell whether the company is known; that it was asked stands in the audit chain.
    ///
    /// - Throws: `CompanyBookRefusal.unnamed` where nothing was typed.
    package static func ask(
        _ text: String, by office: Office, law: CompanyLaw
    ) async throws -> CounterAnswer {
        let typed = String(text.split(whereSeparator: \.isWhitespace).joined().prefix(40))
        if typed.isEmpty { throw CompanyBookRefusal.unnamed }
        return try await office.act { connection, _ in
            let found = try CompanyRows.find(typed, government: office.government, on: connection)
            let rows = SanctionRows(office: office, law: law, connection: connection)
            var sanction: SanctionCase?
            if let found {
                let head = try CompanyReckoning(
                    government: office.government, law: law, today: office.today, connection: connection
                ).head(of: found)
                sanction = try rows.open(of: head).flatMap { try rows.sanction($0)?.sanction }
            }
            let answer = CounterAnswer(sanction)
            let after =
                switch answer {
                case .mayBeServed: "served"
                case .refused(let since, _): "refused since \(since.yyyymmdd)"
                }
            return Act(answer, [office.change("company.check", of: "counter/\(typed)", after: after)])
        }
    }
}
