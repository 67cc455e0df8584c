import Access
import AccessBooks
package import ClaimBooks
package import LawBook
import MoneyAndDates
package import ObligationFiles
package import PeriodBooks
import SQLDatabase

/// What a finder is given: whose day it is, and how far he sees.
struct TodayQuestion {
    let government: Int64
    let reach: Reach
    /// The login of whoever asks: what he put forward is not his to decide.
    let actor: String
    let role: Role
    let today: Day
    let law: TodayLaw

    /// A month before this one, as it stands in the tables.
    func month(_ distance: Int) -> SQLValue { .integer(Int64(Month(of: today).adding(distance).yyyymm)) }

    /// A day from today, as it stands in the tables.
    func day(_ distance: Int) -> SQLValue { .integer(Int64(today.adding(days: distance).yyyymmdd)) }

    /// Whole days until a day; below nought once it is past.
    func days(until day: Day) -> Int { day.sinceEpoch - today.sinceEpoch }
}

/// The law as far as the day's work asks for it.
package struct TodayLaw: Sendable {
    let book: LawBook
    let period: PeriodLaw
    let claims: ClaimRules
    let obligations: ObligationRules

    package init(
        book: LawBook, period: PeriodLaw, claims: ClaimRules, obligations: ObligationRules
    ) {
        self.book = book
        self.period = period
        self.claims = claims
        self.obligations = obligations
    }
}

/// One kind of thing to do: who may do it, for which roles it is work, and how it is found.
///
/// A finder asks at most one statement of the tables, whatever the number of people, and keeps to the reach
/// of whoever asks.
struct TodayFinder: Sendable {
    /// Without it nothing is found.
    let right: Right
    /// Whose work it is; others may see the same thing elsewhere.
    let roles: Set<Role>
    let find: @Sendable (TodayQuestion, any SQLConnection) throws -> [TodayItem]

    init(
        _ right: Right, for roles: Set<Role>,
        _ find: @escaping @Sendable (TodayQuestion, any SQLConnection) throws -> [TodayItem]
    ) {
        self.right = right
        self.roles = roles
        self.find = find
    }

    /// Every kind there is.
    static let all: [TodayFinder] = [
        .overdueBills, .billsToPay, .januaryGap, .endingPapers, .endingJobs, .rostersToSend,
        .rostersMissing, .rostersToDecide, .periodsToOpen, .periodsToCalculate, .periodsToFinalise,
        .periodsToPost, .paymentsToConfirm, .unverifiedLaw, .unusedSlips, .endingTokens, .exportsToReview,
        .claimsHeld, .claimsDue, .claimsUnpaid, .claimsToConfirm, .scholarshipsDue, .deathsWithoutClaim,
        .noticesWaiting, .rightsArising, .agreementsEnding, .agreementsToDecide, .agreementsBroken,
        .unitsUnregistered, .budgetsShort, .budgetsTooShort, .budgetDay, .ceilingsPassed,
        .sponsorshipsToVerify, .sponsorshipsEnding, .sponsorshipsToStop, .clocksOfSanctions,
        .sanctionsToDecide, .refusalsToLift, .companiesUnregistered, .companiesWithoutClass,
        .proposalsWaiting, .postingsEnded, .repliesMissing, .moneyEnding, .signalsOpen, .reportsReady,
        .reportsFailed,
    ]

    /// Those who look after their own people.
    static let units: Set<Role> = [.opdOperator, .unitHead, .company, .sponsor]
    /// Those who look after the whole government's.
    static let offices: Set<Role> = [.manpowerOffice, .financeAgency, .leadership]
}
