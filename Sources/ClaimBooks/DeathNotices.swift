package import Claims
import LawBook
package import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
package import SQLStore

/// That somebody died, as it came in.
package struct DeathNoticeDraft: Sendable, Hashable {
    /// Who says it; the raw value is that of the store.
    package enum Source: String, Sendable, Hashable, CaseIterable {
        /// A file of the civil registry.
        case registry
        /// A system that follows SPDCI CRVS.
        case crvs
        case clerk

        /// The key of its name in `words/`.
        package var labelKey: String { "claim.notice-source.\(rawValue)" }
    }

    package let source: Source
    /// What tells the same notice again: the number of the certificate, or of the message.
    package let reference: String
    package let nik: NIK?
    package let name: String
    package let died: Day
    /// Whether it says that it was an accident: then a JKK case is opened.
    package let isAccident: Bool

    package init(
        source: Source, reference: String, nik: NIK?, name: String, died: Day, isAccident: Bool = false
    ) {
        self.source = source
        self.reference = reference
        self.nik = nik
        self.name = name
        self.died = died
        self.isAccident = isAccident
    }
}

/// A notice as it is kept.
package struct DeathNotice: Sendable, Hashable {
    /// What became of it; the raw value is that of the store.
    package enum State: String, Sendable, Hashable, CaseIterable {
        /// The NIK is that of a person of the register.
        case matched
        /// The name is; somebody must look.
        case possible
        /// Nobody of the register, as far as can be seen.
        case unknown
        case confirmed, dismissed

        /// The key of its name in `words/`.
        package var labelKey: String { "claim.notice-state.\(rawValue)" }

        /// Whether nobody has decided yet.
        package var isOpen: Bool { self != .confirmed && self != .dismissed }
    }

    package let id: Int64
    package let source: DeathNoticeDraft.Source
    package let reference: String
    package let name: String
    /// Nil where the notice has none.
    package let maskedNIK: String?
    package let died: Day
    package let isAccident: Bool
    package let state: State
    package let person: PersonID?
    package let claim: ClaimCaseID?
    package let reason: String?
    package let recordedAt: Instant
}

/// Notices of death: matched with the register as they come; confirmed by somebody, which ends the jobs and
/// opens the family's claim in one transaction.
package struct DeathNotices: Sendable {
    let office: Office
    let rules: ClaimRules

    package init(_ office: Office, rules: ClaimRules) {
        self.office = office
        self.rules = rules
    }

    /// What came of notices.
    package struct Taken: Sendable, Hashable {
        package var matched = 0
        package var possible = 0
        package var unknown = 0
        /// Told before under the same source and reference.
        package var repeated = 0

        package init() {}

        /// Those that were not there before.
        package var new: Int { matched + possible + unknown }
    }

    /// What a confirmed death came to.
    package struct Confirmed: Sendable {
        package let claim: ClaimCaseID
        /// Whether the claim was opened by it.
        package let isNew: Bool
        /// What was billed for months after the death.
        package let billedAfter: BilledAfterDeath
        /// Jobs that begin after the death and must be corrected by somebody.
        package let laterJobs: [SpellID]
    }
}

/// What was billed for a person for months after the death.
package struct BilledAfterDeath: Sendable, Hashable {
    package let months: [Month]
    package let amount: Rupiah

    package init(months: [Month], amount: Rupiah) {
        self.months = months
        self.amount = amount
    }
}
