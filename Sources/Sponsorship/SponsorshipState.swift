/// How far a sponsorship is. The raw value stands in the store.
package enum SponsorshipState: String, Sendable, Hashable, CaseIterable {
    /// Sent in; nobody of the office has looked yet.
    case proposed = "usul"
    /// Verified, and in the register.
    case inForce = "berlaku"
    case refused = "ditolak"
    case withdrawn = "ditarik"
    /// Another one carries it on: of the same sponsor, another, or the worker.
    case followed = "dilanjutkan"
    case stopped = "dihentikan"

    /// The state after an act.
    ///
    /// - Throws: `.notPossible` where it does not follow.
    package func after(_ act: SponsorshipAct) throws(SponsorRefusal) -> SponsorshipState {
        switch (self, act) {
        case (.proposed, .verify): .inForce
        case (.proposed, .refuse): .refused
        case (.proposed, .withdraw): .withdrawn
        case (.inForce, .askStop): .inForce
        case (.inForce, .stop): .stopped
        case (.inForce, .follow): .followed
        case (.proposed, .propose), (.proposed, .askStop), (.proposed, .stop), (.proposed, .follow),
            (.inForce, .propose), (.inForce, .verify), (.inForce, .refuse), (.inForce, .withdraw),
            (.refused, _), (.withdrawn, _), (.followed, _), (.stopped, _):
            throw .notPossible(self)
        }
    }

    /// The key of its name in `words/`.
    package var labelKey: String { "sponsor.state.\(rawValue)" }
}

/// What is done to a sponsorship; the raw value stands in the store.
package enum SponsorshipAct: String, Sendable, Hashable, CaseIterable {
    case propose = "usulkan"
    case verify = "verifikasi"
    case refuse = "tolak"
    case withdraw = "tarik"
    /// The sponsor asks that it ends; an office worker ends it.
    case askStop = "minta-henti"
    case stop = "hentikan"
    case follow = "lanjutkan"

    /// The key of its name in `words/`.
    package var labelKey: String { "sponsor.act.\(rawValue)" }
}
