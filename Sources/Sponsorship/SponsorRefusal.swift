package import LawBook
package import MoneyAndDates

/// Why nobody is enrolled, or why a sponsorship does not become another. Of another sponsor it says nothing:
/// neither who he is nor any number.
package enum SponsorRefusal: TellableRefusal, Hashable {
    case nameMissing
    case numberWrong
    /// The birth day that was given is not the one inside the NIK.
    case birthDayDisagrees
    case phoneWrong
    case sponsorNameMissing
    case sponsorNumberWrong
    /// A NIP has eighteen digits.
    case staffNumberWrong
    /// Nobody is his own sponsor.
    case oneself
    /// Only the worker himself takes himself over.
    case notTheWorker
    case noMonths
    case tooManyMonths(Int, most: Int)
    case beginsTooEarly(Month)
    case beginsTooLate(Month)
    /// The worker is another one than whose sponsorship is taken over.
    case otherWorker
    /// A take-over begins after the months that it follows, and would leave one without protection.
    case leavesGap(Month)
    case paymentNotOfKind
    case incomeWrong
    case tooYoung(age: Int, youngest: Int)
    case tooOldToEnter(age: Int, limit: Int)
    case consentMissing
    case statementMissing
    /// Somebody pays for these months already; who, is nobody's business.
    case alreadyProtected
    case linkUnknown
    case linkExpired(Day)
    case linkUsedUp
    case unitNotFound
    case unitNotClear(String)
    case notThere
    /// The act does not follow from where it stands.
    case notPossible(SponsorshipState)
    case reasonMissing
    case registrationWrong
    case linkTermsWrong
    case staffCountWrong
    case lawSilent(LawGap)
    case notPriced

    package var note: Note {
        switch self {
        case .tooManyMonths(let months, let most):
            Note(key, ["months": .number(months), "most": .number(most)])
        case .beginsTooEarly(let month), .beginsTooLate(let month), .leavesGap(let month):
            Note(key, ["month": .month(month)])
        case .tooYoung(let age, let limit), .tooOldToEnter(let age, let limit):
            Note(key, ["age": .number(age), "limit": .number(limit)])
        case .linkExpired(let day): Note(key, ["day": .day(day)])
        case .unitNotClear(let names): Note(key, ["names": .text(names)])
        case .notPossible(let state): Note(key, ["state": .word(state.labelKey)])
        case .lawSilent(let gap): gap.note
        case .nameMissing, .numberWrong, .birthDayDisagrees, .phoneWrong, .sponsorNameMissing,
            .sponsorNumberWrong, .staffNumberWrong, .oneself, .notTheWorker, .noMonths,
            .otherWorker, .paymentNotOfKind, .incomeWrong, .consentMissing, .statementMissing,
            .alreadyProtected, .linkUnknown, .linkUsedUp, .unitNotFound, .notThere, .reasonMissing,
            .registrationWrong, .linkTermsWrong, .staffCountWrong, .notPriced:
            Note(key)
        }
    }

    private var key: String { "sponsor.refused.\(name)" }

    private var name: String {
        switch self {
        case .nameMissing: "name-missing"
        case .numberWrong: "number-wrong"
        case .birthDayDisagrees: "birth-day-disagrees"
        case .phoneWrong: "phone-wrong"
        case .sponsorNameMissing: "sponsor-name-missing"
        case .sponsorNumberWrong: "sponsor-number-wrong"
        case .staffNumberWrong: "staff-number-wrong"
        case .oneself: "oneself"
        case .notTheWorker: "not-the-worker"
        case .noMonths: "no-months"
        case .tooManyMonths: "too-many-months"
        case .beginsTooEarly: "begins-too-early"
        case .beginsTooLate: "begins-too-late"
        case .otherWorker: "other-worker"
        case .leavesGap: "leaves-gap"
        case .paymentNotOfKind: "payment-not-of-kind"
        case .incomeWrong: "income-wrong"
        case .tooYoung: "too-young"
        case .tooOldToEnter: "too-old-to-enter"
        case .consentMissing: "consent-missing"
        case .statementMissing: "statement-missing"
        case .alreadyProtected: "already-protected"
        case .linkUnknown: "link-unknown"
        case .linkExpired: "link-expired"
        case .linkUsedUp: "link-used-up"
        case .unitNotFound: "unit-not-found"
        case .unitNotClear: "unit-not-clear"
        case .notThere: "not-there"
        case .notPossible: "not-possible"
        case .reasonMissing: "reason-missing"
        case .registrationWrong: "registration-wrong"
        case .linkTermsWrong: "link-terms-wrong"
        case .staffCountWrong: "staff-count-wrong"
        case .lawSilent, .notPriced: "not-priced"
        }
    }
}
