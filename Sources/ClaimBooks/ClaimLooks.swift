package import Claims
import LawBook
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// A claim with everything that the books and the law say of it.
package struct ClaimView: Sendable {
    package let id: ClaimCaseID
    package let claim: ClaimCase
    package let facts: ClaimFacts
    package let check: ClaimCheck
    package let estimate: ClaimEstimate
    package let clocks: [ClaimClockReading]
    /// In the order of the law; nil for claims in which nobody inherits.
    package let heirs: Heirs?
}

extension ClaimBook {
    /// A claim, held against the books and the law.
    ///
    /// - Throws: `LawGap` where the law does not answer for the day of the event.
    package func view(_ id: ClaimCaseID) async throws -> ClaimView {
        let book = self
        let (claim, facts) = try await office.database.read { connection in
            let rows = ClaimRows(office: book.office, rules: book.rules, connection: connection)
            guard let claim = try rows.claim(id) else { throw ClaimBookRefusal.noSuchClaim }
            let reading = ClaimFactsReading(office: book.office, rules: book.rules, connection: connection)
            return (claim, try reading.facts(of: claim, id))
        }
        let now = Instant(epochMilliseconds: office.now())
        let order = try rules.law.heirs.ifInForce(on: claim.opening.eventDay)
        let isDeath = claim.type == .death || claim.answers["outcome"] == "died"
        return ClaimView(
            id: id, claim: claim, facts: facts,
            check: try ClaimCheck(claim, facts, today: office.today, under: rules.law),
            estimate: ClaimEstimate(claim, facts, under: rules.law),
            clocks: claim.clocks(at: now, under: rules.law),
            heirs: isDeath ? order.map { Heirs(facts.heirs, order: $0) } : nil)
    }

    /// Looks at a claim anew and keeps what lists show of it, where that is not what they show already.
    @discardableResult
    package func look(at id: ClaimCaseID) async throws -> ClaimView {
        let seen = try await view(id)
        let look = ClaimLook(
            arrearsMonths: seen.check.arrearsMonths, isHeld: seen.check.isHeld, low: seen.estimate.low,
            high: seen.estimate.high)
        if seen.claim.look == look || seen.claim.stage.isEnd { return seen }
        let claim = try await record(id) { claim in claim.look == look ? [] : [.checked(look)] }
        return ClaimView(
            id: id, claim: claim, facts: seen.facts, check: seen.check, estimate: seen.estimate,
            clocks: seen.clocks, heirs: seen.heirs)
    }
}
