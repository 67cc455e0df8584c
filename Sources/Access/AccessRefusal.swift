package import LawBook

/// Why somebody may not, or may not yet. Each has its sentence in `words/`.
package enum AccessRefusal: TellableRefusal, Equatable {
    /// The role has not this right.
    case forbidden(Right)
    /// What is asked for is of another unit, person or government; the same as if it were not there.
    case outOfReach
    /// Login, password or account: which of them is not said.
    case signInFailed
    /// Too many wrong passwords for this login.
    case locked(seconds: Int)
    /// Too many attempts from one place.
    case tooMany(seconds: Int)
    case mustChangePassword
    case secondFactorWrong
    case reasonNeeded
    /// Who put it forward does not decide it.
    case sameHand(String)
    case passwordTooShort(least: Int)
    case passwordTooLong(most: Int)
    case passwordIsLogin
    case passwordCommon
    case loginTaken(String)
    case loginUnusable(String)
    case nameMissing
    case unknownAccount(String)
    /// The role works within units, and none is given; or it does not, and some are.
    case unitsNeeded(Role)
    case unitsPointless(Role)
    case personNeeded(Role)
    case alreadyClosed(String)
    case notClosed(String)
    /// Nobody would be left who can make accounts.
    case lastAdministrator
    /// There are accounts, so the first administrator has been made.
    case accountsThere
    /// A token of an integration cannot do what its account may not.
    case tokenBeyondAccount(Right)
    case tokenExpiryPast
    case unknownToken
    case unknownSession
    case alreadyDecided(by: String)
    case unknownProposal
    /// What the sign-in service said is not for this visit, not fresh, or not its own.
    case identityRefused
    /// The sign-in service cannot be reached, or says what is no answer.
    case identityAway
    /// Nobody has joined this identity to an account yet.
    case identityUnknown
    /// It lets into another account.
    case identityTaken

    package var note: Note {
        Note("access." + sentence, arguments)
    }

    private var sentence: String {
        switch self {
        case .forbidden: "forbidden"
        case .outOfReach: "out-of-reach"
        case .signInFailed: "sign-in-failed"
        case .locked: "locked"
        case .tooMany: "too-many"
        case .mustChangePassword: "must-change-password"
        case .secondFactorWrong: "second-factor-wrong"
        case .reasonNeeded: "reason-needed"
        case .sameHand: "same-hand"
        case .passwordTooShort: "password-too-short"
        case .passwordTooLong: "password-too-long"
        case .passwordIsLogin: "password-is-login"
        case .passwordCommon: "password-common"
        case .loginTaken: "login-taken"
        case .loginUnusable: "login-unusable"
        case .nameMissing: "name-missing"
        case .unknownAccount: "unknown-account"
        case .unitsNeeded: "units-needed"
        case .unitsPointless: "units-pointless"
        case .personNeeded: "person-needed"
        case .alreadyClosed: "already-closed"
        case .notClosed: "not-closed"
        case .lastAdministrator: "last-administrator"
        case .accountsThere: "accounts-there"
        case .tokenBeyondAccount: "token-beyond-account"
        case .tokenExpiryPast: "token-expiry-past"
        case .unknownToken: "unknown-token"
        case .unknownSession: "unknown-session"
        case .alreadyDecided: "already-decided"
        case .unknownProposal: "unknown-proposal"
        case .identityRefused: "identity-refused"
        case .identityAway: "identity-away"
        case .identityUnknown: "identity-unknown"
        case .identityTaken: "identity-taken"
        }
    }

    private var arguments: [String: Term] {
        switch self {
        case .forbidden(let right), .tokenBeyondAccount(let right):
            ["right": .word("right." + right.rawValue)]
        case .locked(let seconds), .tooMany(let seconds):
            ["minutes": .number(max(1, (seconds + 59) / 60))]
        case .sameHand(let who), .alreadyDecided(by: let who): ["who": .text(who)]
        case .passwordTooShort(let count), .passwordTooLong(let count): ["count": .count(count)]
        case .loginTaken(let login), .loginUnusable(let login), .unknownAccount(let login),
            .alreadyClosed(let login), .notClosed(let login):
            ["login": .text(login)]
        case .unitsNeeded(let role), .unitsPointless(let role), .personNeeded(let role):
            ["role": .word("role." + role.rawValue)]
        case .outOfReach, .signInFailed, .mustChangePassword, .secondFactorWrong, .reasonNeeded,
            .passwordIsLogin, .passwordCommon, .nameMissing, .lastAdministrator, .accountsThere,
            .tokenExpiryPast, .unknownToken, .unknownSession, .unknownProposal, .identityRefused,
            .identityAway, .identityUnknown, .identityTaken:
            [:]
        }
    }
}
