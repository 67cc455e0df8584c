package import LawBook

/// What is claimed; the raw value is the folder of its template, the code of the store and of addresses.
package enum ClaimType: String, Sendable, Hashable, CaseIterable {
    /// Work accident or occupational disease.
    case workAccident = "jkk"
    /// Death from another cause.
    case death = "jkm"
    /// The yearly scholarship of the children.
    case scholarship = "beasiswa"
    case oldAge = "jht"
    case pension = "jp"
    case jobLoss = "jkp"

    /// The key of its name in `words/`.
    package var labelKey: String { "claim.type.\(rawValue)" }

    /// The programme that pays; of a scholarship it is the one of the death or accident behind it, as a
    /// question of its form has it, and JKM where nobody said.
    package var programme: Programme {
        switch self {
        case .workAccident: .workAccident
        case .death, .scholarship: .death
        case .oldAge: .oldAge
        case .pension: .pension
        case .jobLoss: .jobLoss
        }
    }

    /// Whether a person can have only one of the kind: one dies once.
    package var isOnce: Bool { self == .death }
}

/// How far a claim has come. Which of them a type has, and in which order, its form says.
package enum ClaimStage: String, Sendable, Hashable, CaseIterable {
    case opened
    /// Phase I is reported (form 3 KK1).
    case phaseOne = "phase-one"
    /// Under care.
    case care
    /// Phase II is reported (form 3a KK2) with the doctor's statement (3b KK3).
    case phaseTwo = "phase-two"
    /// The papers lie with BPJS.
    case submitted
    /// BPJS has agreed, with an amount.
    case approved
    case paid
    case refused
    case withdrawn

    /// The key of its name in `words/`.
    package var labelKey: String { "claim.stage.\(rawValue)" }

    /// Whether nothing more is to be done, unless somebody reopens it.
    package var isEnd: Bool {
        switch self {
        case .paid, .refused, .withdrawn: true
        case .opened, .phaseOne, .care, .phaseTwo, .submitted, .approved: false
        }
    }

    /// Whether it is reached by the work of the office alone: what comes after needs a second person.
    package var isWork: Bool {
        switch self {
        case .opened, .phaseOne, .care, .phaseTwo: true
        case .submitted, .approved, .paid, .refused, .withdrawn: false
        }
    }
}
