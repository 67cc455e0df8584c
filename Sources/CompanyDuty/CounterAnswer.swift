package import MoneyAndDates

/// What the counter of the licence office learns of a company, and nothing else.
package enum CounterAnswer: Sendable, Hashable {
    /// No refusal is recorded under the number, whether the company is known or not.
    case mayBeServed
    case refused(since: Day, because: [CompanyFindingKind])

    package init(_ sanction: SanctionCase?) {
        guard let sanction, let since = sanction.refusedSince else {
            self = .mayBeServed
            return
        }
        self = .refused(since: since, because: sanction.findings)
    }
}
