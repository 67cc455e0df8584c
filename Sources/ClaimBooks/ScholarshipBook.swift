package import Claims
import LawBook
package import Membership
package import MoneyAndDates
import SQLDatabase
package import SQLStore

/// The scholarships of children: begun with the claim of a death or an accident, renewed each year, ended by
/// marriage, work or age.
///
/// Throws `ClaimBookRefusal`.
package struct ScholarshipBook: Sendable {
    private let office: Office
    private let rules: ClaimRules

    package init(_ office: Office, rules: ClaimRules) {
        self.office = office
        self.rules = rules
    }

    /// A child with the years, and whose it is.
    package struct Kept: Sendable {
        package let claim: ClaimCaseID
        package let person: PersonID
        /// Of the person who died or cannot work any more.
        package let personName: String
        package let years: ScholarshipYears
    }

    /// Begins the scholarship of a child from the day of the claim's event on.
    ///
    /// Refuses a child of another person, a claim that brings none, more children than the law pays for, and
    /// one who is past the age.
    package func begin(_ heir: HeirID, of claim: ClaimCaseID) async throws {
        let book = self
        try await office.act { connection, now in
            let rows = ScholarshipRows(office: book.office, connection: connection)
            let held = try rows.held(claim)
            guard held.type == .death || held.type == .workAccident || held.type == .scholarship,
                held.stage != .withdrawn, held.stage != .refused
            else { throw ClaimBookRefusal.notForThisClaim }
            let heirs = try HeirRows(office: book.office, connection: connection).heirs(of: held.person)
            guard let child = heirs.first(where: { $0.id == heir && $0.relation == .child }) else {
                throw ClaimBookRefusal.noSuchHeir
            }
            guard let school = child.school else { throw ClaimBookRefusal.badSchool("-") }
            let there = try rows.children(of: claim)
            if there.contains(where: { $0.child.heir == heir }) { throw ClaimBookRefusal.childThere }
            try book.refuseTooMany(there.count, on: held.eventDay)
            try book.refuseTooOld(child, on: held.eventDay)
            try rows.insert(
                ScholarshipChild(
                    heir: heir, name: child.name, born: child.born, from: held.eventDay, start: school),
                of: claim, at: now)
            let change = book.office.change(
                "scholarship.begin", of: "claim/\(claim)/heir/\(heir)", after: school.code)
            return Act((), [change])
        }
    }

    /// Records that the next year was claimed, on a day; returns which year it is.
    @discardableResult
    package func renew(_ heir: HeirID, of claim: ClaimCaseID, on day: Day) async throws -> Int {
        let book = self
        if day > office.today { throw ClaimBookRefusal.nothingDue(next: nil) }
        return try await office.act { connection, now in
            let rows = ScholarshipRows(office: book.office, connection: connection)
            _ = try rows.held(claim)
            guard let kept = try rows.children(of: claim).first(where: { $0.child.heir == heir }) else {
                throw ClaimBookRefusal.noSuchChild
            }
            let years = try ScholarshipYears(kept.child, on: day, under: book.rules.law)
            guard let next = years.next, next.state == .due else {
                throw ClaimBookRefusal.nothingDue(next: years.next?.dueOn)
            }
            try rows.renew(heir, of: claim, year: next.number, on: day, at: now)
            let change = book.office.change(
                "scholarship.renew", of: "claim/\(claim)/heir/\(heir)",
                after: "\(next.number) \(next.school.code) \(day)")
            return Act(next.number, [change])
        }
    }

    /// Ends the scholarship of a child.
    package func end(
        _ heir: HeirID, of claim: ClaimCaseID, on day: Day, because reason: ScholarshipEnd.Reason
    ) async throws {
        let office = office
        try await office.act { connection, now in
            let rows = ScholarshipRows(office: office, connection: connection)
            _ = try rows.held(claim)
            guard let kept = try rows.children(of: claim).first(where: { $0.child.heir == heir }) else {
                throw ClaimBookRefusal.noSuchChild
            }
            if kept.child.ended != nil { throw ClaimBookRefusal.scholarshipEnded }
            try rows.supersede(heir, of: claim, at: now)
            let old = kept.child
            try rows.insert(
                ScholarshipChild(
                    heir: heir, name: old.name, born: old.born, from: old.from, start: old.start,
                    renewals: old.renewals, ended: ScholarshipEnd(day: day, reason: reason)),
                of: claim, at: now)
            let change = office.change(
                "scholarship.end", of: "claim/\(claim)/heir/\(heir)", reason: reason.rawValue,
                after: day.description)
            return Act((), [change])
        }
    }

    /// The children of a claim.
    package func children(of claim: ClaimCaseID) async throws -> [Kept] {
        let (office, law) = (office, rules.law)
        return try await office.database.read { connection in
            let rows = ScholarshipRows(office: office, connection: connection)
            return try rows.children(of: claim).map { row in
                Kept(
                    claim: row.claim, person: row.person, personName: row.personName,
                    years: try ScholarshipYears(row.child, on: office.today, under: law))
            }
        }
    }

    /// Every child of the government of whom a year is to be claimed by a day, the longest overdue first.
    ///
    /// - Parameter ahead: also what becomes due in so many days.
    package func renewals(ahead days: Int = 0) async throws -> [Kept] {
        let (office, law) = (office, rules.law)
        let day = office.today.adding(days: days)
        let all = try await office.database.read { connection in
            try ScholarshipRows(office: office, connection: connection).children(of: nil)
        }
        let kept = try all.map { row in
            Kept(
                claim: row.claim, person: row.person, personName: row.personName,
                years: try ScholarshipYears(row.child, on: day, under: law))
        }
        return kept.filter { !$0.years.due.isEmpty }.sorted { left, right in
            (left.years.due[0].dueOn, left.claim, left.years.child.heir)
                < (right.years.due[0].dueOn, right.claim, right.years.child.heir)
        }
    }

    private func refuseTooMany(_ there: Int, on day: Day) throws {
        if let most = try rules.law.scholarshipChildren.ifInForce(on: day), there >= most.value {
            throw ClaimBookRefusal.tooManyChildren(limit: most.value)
        }
    }

    private func refuseTooOld(_ child: Heir, on day: Day) throws {
        guard let age = child.born?.completedYears(on: day),
            let limit = try rules.law.scholarshipAge.ifInForce(on: day), age >= limit.value
        else { return }
        throw ClaimBookRefusal.childTooOld(age: age, limit: limit.value)
    }
}
