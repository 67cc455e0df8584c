/// What is asked for when something has happened, by the codes of the command.
package enum BenefitClaim: String, Sendable, Hashable, CaseIterable {
    case workAccidentDeath = "jkk-death"
    case workAccidentTotalDisability = "jkk-total-disability"
    case workAccidentPartialDisability = "jkk-partial-disability"
    /// Wages while unable to work (STMB).
    case workAccidentTemporary = "jkk-temporary"
    case workAccidentTransport = "jkk-transport"
    case death = "jkm"
    case oldAgeProjection = "jht-projection"
    case oldAgeTax = "jht-tax"
    case pensionOldAge = "jp-old-age"
    case pensionSurvivor = "jp-survivor"
    case jobLoss = "jkp"
    case scholarship
}

/// What a line of an answer pays, takes or counts.
package enum BenefitComponent: String, Sendable, Hashable, CaseIterable {
    case death
    case periodic
    case funeral
    case scholarship
    case disability
    case temporary
    case transport
    case lumpSum = "lump-sum"
    case monthly
    case contributions
    case balance
    case tax
    case net
}

/// How the return of old-age savings is credited; two official simulators do it in two ways.
package enum CreditingMethod: String, Sendable, Hashable, CaseIterable {
    /// Simple interest by months within a year, compounded yearly.
    case jmo
    /// Compounded monthly at the effective rate.
    case kemnaker
}
