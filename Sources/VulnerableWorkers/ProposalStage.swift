/// How far somebody has come who was proposed as a vulnerable worker. The raw value stands in the tables and
/// in addresses.
package enum ProposalStage: String, Sendable, Hashable, CaseIterable {
    /// Stands on a list; somebody must still look, or something is missing.
    case proposed = "diusulkan"
    /// Nothing that the books know stands in the way.
    case checked = "lolos-cek"
    /// Somebody at the desk, or in the field, found it to be so.
    case verified = "terverifikasi"
    case refused = "tidak-layak"
    /// Stands on the masked list that everybody may read.
    case posted = "diumumkan"
    /// Fit, and no place is free.
    case waiting = "menunggu"
    /// Named by a decree.
    case decreed = "ditetapkan"
    /// Sent to BPJS.
    case sent = "dikirim"
    /// BPJS said Y; the register has the job.
    case accepted = "diterima"
    /// BPJS said T.
    case rejected = "ditolak-bpjs"
    /// Has the card, and said so.
    case carded = "berkartu"
    /// Died, moved, found a job, or the decree was withdrawn.
    case ended = "berakhir"

    /// The key of its name in `words/`.
    package var labelKey: String { "vulnerable.stage.\(rawValue)" }

    /// Whether a place of the quota is taken.
    package var takesPlace: Bool { ProposalStage.takingPlace.contains(self) }

    /// Those who take a place.
    package static let takingPlace: Set<ProposalStage> = [.decreed, .sent, .accepted, .carded]
    /// Those who stand in the register with a job.
    package static let insured: Set<ProposalStage> = [.accepted, .carded]
    /// Those of whom nothing more is expected.
    package static let over: Set<ProposalStage> = [.refused, .rejected, .ended]
}

/// One thing that is done with a proposal; the raw value stands in the tables.
package enum ProposalStep: String, Sendable, Hashable, CaseIterable {
    case propose = "usul"
    case check = "cek"
    /// What the automatic check found keeps it back.
    case holdBack = "tahan"
    /// What the field form brought, or the desk noted.
    case note = "catat"
    case verify = "verifikasi"
    case refuse = "tolak"
    case post = "umumkan"
    /// A correction from the public was right.
    case object = "sanggah"
    case wait = "tunggu"
    case decree = "tetapkan"
    case send = "kirim"
    case accept = "terima"
    case reject = "tolak-bpjs"
    case card = "kartu"
    case end = "akhiri"
    /// The decree that named him was withdrawn.
    case withdraw = "cabut"
    /// Asked what comes after the money.
    case handBack = "serah"
    /// Lives in a village that has become part of another.
    case move = "pindah"

    /// From which stages it may be done; one truth for single acts and for statements over many.
    package var from: Set<ProposalStage> {
        switch self {
        case .propose: []
        case .check, .holdBack: [.proposed, .checked]
        case .note, .verify, .refuse: [.proposed, .checked, .verified]
        case .post: [.verified]
        case .object: [.posted, .waiting]
        case .wait: [.posted]
        case .decree: [.posted, .waiting]
        case .send: [.decreed, .rejected]
        case .accept, .reject: [.sent]
        case .card: [.accepted]
        case .end: [.decreed, .sent, .accepted, .carded, .posted, .waiting]
        case .withdraw: ProposalStage.takingPlace
        case .handBack: ProposalStage.insured
        case .move: Set(ProposalStage.allCases)
        }
    }

    /// Where it leads; nil where the stage stays.
    package var to: ProposalStage? {
        switch self {
        case .propose, .holdBack: .proposed
        case .check: .checked
        case .verify: .verified
        case .refuse, .object: .refused
        case .post: .posted
        case .wait: .waiting
        case .decree: .decreed
        case .send: .sent
        case .accept: .accepted
        case .reject: .rejected
        case .card: .carded
        case .end, .withdraw: .ended
        case .note, .handBack, .move: nil
        }
    }

    /// The key of its name in `words/`.
    package var labelKey: String { "vulnerable.step.\(rawValue)" }
}

/// Who put somebody forward; the raw value stands in the tables.
package enum ProposerKind: String, Sendable, Hashable, CaseIterable {
    case village = "desa"
    /// An office that knows the trade: agriculture, fishery, transport.
    case sector = "sektor"
    case civilServant = "asn"
    case company = "perusahaan"
    /// An extract of DTSEN.
    case socialData = "dtsen"

    /// The key of its name in `words/`.
    package var labelKey: String { "vulnerable.proposer.\(rawValue)" }
}

/// Why a place of the quota became free; the raw value stands in the tables.
package enum PlaceEnd: String, Sendable, Hashable, CaseIterable {
    case died = "meninggal"
    case moved = "pindah"
    /// Has an employer who pays.
    case foundJob = "bekerja"
    case decreeWithdrawn = "sk-dicabut"

    /// The key of its name in `words/`.
    package var labelKey: String { "vulnerable.end.\(rawValue)" }
}

/// What comes after the money; the raw value stands in the tables.
package enum HandBackChoice: String, Sendable, Hashable, CaseIterable {
    case continuesHimself = "sendiri"
    case otherPayer = "pembayar-lain"
    case stops = "berhenti"

    /// The key of its name in `words/`.
    package var labelKey: String { "vulnerable.choice.\(rawValue)" }
}
