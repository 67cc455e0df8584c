package import Access
package import AccessBooks
import LawBook
package import Membership
package import MoneyAndDates
package import RegisterBooks
import SQLDatabase
import SQLStore
package import SponsorBooks
package import Sponsorship

/// The part of the sponsorships that a list shows; the raw value stands in addresses.
package enum SponsorTab: String, Sendable, Hashable, CaseIterable {
    /// Nobody has looked at them yet.
    case toVerify = "verifikasi"
    case inForce = "berlaku"
    /// In force, and their last month is within the first reminder.
    case ending = "akan-berakhir"
    /// A take-over or an extension that waits.
    case takeOvers = "pengalihan"
    /// Those that the sponsor asked to end.
    case stops = "minta-henti"
    /// Refused, withdrawn, stopped, carried on by another.
    case past = "lampau"

    /// The key of its name in `words/`.
    package var labelKey: String { "sponsor.tab.\(rawValue)" }
}

/// Sponsorships at somebody's desk: those of the units within his reach, by his rights.
package struct SponsorDesk: Sendable {
    let desk: Desk
    package let rules: SponsorRules
    let law: MembershipLaw

    package init(_ desk: Desk, rules: SponsorRules, law: MembershipLaw) {
        self.desk = desk
        self.rules = rules
        self.law = law
    }

    var book: SponsorBook { SponsorBook(desk.office, law: law, rules: rules) }
    package var today: Day { desk.office.today }

    /// What a tab holds: a condition with its values, which begin at `$2`.
    private func condition(_ tab: SponsorTab) -> (sql: String, values: [SQLValue]) {
        let present = SQLValue.integer(Int64(Month(of: today).yyyymm))
        let horizon = today.adding(days: rules.reminderDays.first ?? 0)
        return switch tab {
        case .toVerify: ("s.state = 'usul' AND s.follows_id IS NULL", [])
        case .takeOvers: ("s.state = 'usul' AND s.follows_id IS NOT NULL", [])
        case .inForce: ("s.state = 'berlaku' AND s.last_month >= $2", [present])
        case .ending:
            (
                "s.state = 'berlaku' AND s.last_month >= $2 AND s.last_month <= $3",
                [present, .integer(Int64(endingThrough(horizon).yyyymm))]
            )
        case .stops: ("s.state = 'berlaku' AND s.stop_month IS NOT NULL", [])
        case .past:
            (
                """
                (s.state IN ('ditolak', 'ditarik', 'dilanjutkan', 'dihentikan')
                    OR (s.state = 'berlaku' AND s.last_month < $2))
                """, [present]
            )
        }
    }

    /// The last month whose last day is no later than a day.
    private func endingThrough(_ day: Day) -> Month {
        let month = Month(of: day)
        return month.lastDay <= day ? month : month.adding(-1)
    }

    /// A part of the sponsorships within reach.
    package func list(
        _ tab: SponsorTab, after cursor: String? = nil, atMost size: Int = 50
    ) async throws -> Listed<SponsorshipRow> {
        let (reach, office, asked) = (try desk.reach(.seeSponsors), desk.office, condition(tab))
        let after = cursor.flatMap { Int64($0) } ?? 0
        return try await office.database.read { connection in
            let next = asked.values.count + 2
            let scope = try ReachSQL.predicate(
                reach, unitColumn: "s.unit_id", governmentColumn: "s.gov_id", parameter: next + 1)
            let rows = try connection.rows(
                """
                SELECT \(SponsorshipRow.columns) FROM \(SponsorshipRow.tables)
                WHERE s.gov_id = $1 AND \(asked.sql) AND s.sponsorship_id > $\(next)\(scope.sql)
                ORDER BY s.sponsorship_id LIMIT \(size + 1)
                """, [.integer(office.government)] + asked.values + [.integer(after)] + scope.values
            ) { try SponsorshipRow($0, office) }
            return Listed(rows, size: size) { String($0.id) }
        }
    }

    /// How many each tab holds, within reach.
    package func counts() async throws -> [SponsorTab: Int] {
        let (reach, office) = (try desk.reach(.seeSponsors), desk.office)
        let asked = SponsorTab.allCases.map { ($0, condition($0)) }
        return try await office.database.read { connection in
            var counts: [SponsorTab: Int] = [:]
            for (tab, condition) in asked {
                let scope = try ReachSQL.predicate(
                    reach, unitColumn: "s.unit_id", governmentColumn: "s.gov_id",
                    parameter: condition.values.count + 2)
                let count = try connection.integer(
                    "SELECT COUNT(*) FROM sponsorship s WHERE s.gov_id = $1 AND \(condition.sql)\(scope.sql)",
                    [.integer(office.government)] + condition.values + scope.values)
                counts[tab] = Int(count ?? 0)
            }
            return counts
        }
    }

    /// One sponsorship with what was done and what was billed.
    package struct Sheet: Sendable {
        package let row: SponsorshipRow
        package let events: [SponsorshipEvent]
        package let months: [SponsoredMonth]
        /// Somebody of the register has the worker's number: name and day of birth there.
        package let known: PersonCard?
    }

    /// - Throws: `.outOfReach` for one of another unit.
    package func open(_ id: Int64) async throws -> Sheet {
        try await hold(id, .seeSponsors)
        let found = try await SponsorLists.open(id, by: desk.office)
        let card = try await book.known(id)
        return Sheet(row: found.row, events: found.events, months: found.months, known: card)
    }

    /// Agrees to one and enters it.
    @discardableResult
    package func verify(_ id: Int64, from: Month?) async throws -> SponsorshipRow {
        try await hold(id, .verifySponsors)
        return try await book.verify(id, from: from)
    }

    /// Refuses one.
    package func refuse(_ id: Int64, reason: String) async throws {
        try await hold(id, .verifySponsors)
        try await book.refuse(id, reason: reason)
    }

    /// Ends one.
    package func stop(_ id: Int64, after month: Month, reason: String) async throws {
        try await hold(id, .verifySponsors)
        try await book.stop(id, after: month, reason: reason)
    }

    /// Refuses a sponsorship of a unit that is not within the reach of a right.
    package func hold(_ id: Int64, _ right: Right) async throws {
        let (reach, government) = (try desk.reach(right), desk.office.government)
        try await desk.office.database.read { connection in
            let scope = try ReachSQL.predicate(
                reach, unitColumn: "s.unit_id", governmentColumn: "s.gov_id", parameter: 3)
            let found = try connection.integer(
                """
                SELECT s.sponsorship_id FROM sponsorship s
                WHERE s.gov_id = $1 AND s.sponsorship_id = $2\(scope.sql)
                """, [.integer(government), .integer(id)] + scope.values)
            if found == nil { throw AccessRefusal.outOfReach }
        }
    }
}

/// Invitations and the league.
extension SponsorDesk {
    /// The invitations of units within reach, the newest first.
    package func links(after cursor: String? = nil, atMost size: Int = 50) async throws
        -> Listed<SponsorLink>
    {
        let (reach, office) = (try desk.reach(.inviteSponsors), desk.office)
        let before = cursor.flatMap { Int64($0) } ?? .max
        return try await office.database.read { connection in
            let scope = try ReachSQL.predicate(
                reach, unitColumn: "l.unit_id", governmentColumn: "l.gov_id", parameter: 3)
            let rows = try connection.rows(
                """
                \(SponsorLink.select) WHERE l.gov_id = $1 AND l.link_id < $2
                    AND l.follows_id IS NULL\(scope.sql)
                ORDER BY l.link_id DESC LIMIT \(size + 1)
                """, [.integer(office.government), .integer(before)] + scope.values, SponsorLink.init)
            return Listed(rows, size: size) { String($0.id) }
        }
    }

    /// Makes an invitation.
    ///
    /// - Parameters:
    ///   - unit: the code or number of a unit, as somebody types it.
    ///   - registration: `NPP/division`.
    package func invite(
        unit: String, registration: String, label: String, days: Int?, uses: Int?
    ) async throws -> SponsorLink {
        let (reach, office) = (try desk.reach(.inviteSponsors), desk.office)
        let (days, uses) = (days ?? rules.linkDays, uses ?? rules.linkUses)
        guard (1...730).contains(days) else { throw SponsorRefusal.linkTermsWrong }
        let draft = try await office.database.read { connection in
            let place = try UnitBook.unit(unit, government: office.government, on: connection)
            try ReachSQL.hold(
                unit: place.id.number, within: reach, government: office.government, on: connection)
            let paid = try RegistrationBook.registration(
                registration, government: office.government, on: connection)
            return SponsorLinkDraft(
                unit: place.id, registration: paid.id, label: label.isEmpty ? place.name : label,
                expires: office.today.adding(days: days), uses: uses)
        }
        return try await SponsorLinkBook(office).make(draft)
    }

    /// One invitation within reach.
    package func link(_ id: Int64) async throws -> SponsorLink {
        let (reach, office) = (try desk.reach(.inviteSponsors), desk.office)
        return try await office.database.read { connection in
            let link = try SponsorLinkBook.entry(id, office.government, connection)
            try ReachSQL.hold(
                unit: link.unit.number, within: reach, government: office.government, on: connection)
            return link
        }
    }

    /// Closes an invitation.
    package func close(_ id: Int64) async throws {
        _ = try await link(id)
        try await SponsorLinkBook(desk.office).close(id)
    }

    /// The letters of an invitation's address.
    package func token(_ link: SponsorLink) -> String { link.token(desk.office) }

    /// Offices and firms, for whoever sees the whole government's.
    package func league() async throws -> (offices: [SponsorLeagueLine], firms: [SponsorLeagueLine]) {
        _ = try desk.reach(.seeSponsors)
        return (
            try await SponsorLeague.offices(by: desk.office), try await SponsorLeague.firms(by: desk.office)
        )
    }

    /// Records how many civil servants an office has.
    package func count(_ people: Int, unit: String) async throws {
        let (reach, office) = (try desk.reach(.inviteSponsors), desk.office)
        let place = try await office.database.read { connection in
            let place = try UnitBook.unit(unit, government: office.government, on: connection)
            try ReachSQL.hold(
                unit: place.id.number, within: reach, government: office.government, on: connection)
            return place.id
        }
        try await SponsorLeague.count(people, of: place, by: office)
    }
}
