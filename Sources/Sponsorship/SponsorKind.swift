package import Membership

/// Who pays for another, or for himself once a sponsor has handed him over. The raw value stands in the
/// store and in forms.
package enum SponsorKind: String, Sendable, Hashable, CaseIterable {
    /// A civil servant (ASN), of an office: one ASN, one vulnerable worker.
    case civilServant = "asn"
    case household = "rumah-tangga"
    case firm = "perusahaan"
    /// The worker himself, who takes over from a sponsor.
    case worker = "pekerja"

    /// The ways in which it may pay.
    package var payments: [SponsorPayment] {
        switch self {
        case .civilServant: [.cash, .payDeduction]
        case .household, .worker: [.cash]
        case .firm: [.cash, .corporateGiving]
        }
    }

    /// Whether it is a person with a staff number and an office of the government.
    package var hasStaffNumber: Bool { self == .civilServant }

    /// The key of its name in `words/`.
    package var labelKey: String { "sponsor.kind.\(rawValue)" }
}

/// How the money comes.
package enum SponsorPayment: String, Sendable, Hashable, CaseIterable {
    /// Brought or transferred by the sponsor.
    case cash = "sendiri"
    /// Taken off the allowance (TPP) of a civil servant, by a statement that he signs.
    case payDeduction = "potong-tpp"
    case corporateGiving = "csr"

    /// Out of which purse it is, for a kind of sponsor.
    package func funding(of kind: SponsorKind) -> FundingSource {
        switch (self, kind) {
        case (.corporateGiving, _): .corporateGiving
        case (.cash, .worker), (.payDeduction, .worker): .oneself
        case (.cash, .civilServant), (.cash, .household), (.cash, .firm),
            (.payDeduction, .civilServant), (.payDeduction, .household), (.payDeduction, .firm):
            .sponsor
        }
    }

    /// The key of its name in `words/`.
    package var labelKey: String { "sponsor.payment.\(rawValue)" }
}

/// What the worker does, as people say it; the law knows all of them as self-employed (BPU).
package enum SponsoredWork: String, Sendable, Hashable, CaseIterable {
    case driver = "sopir"
    case domesticWorker = "pekerja-rumah-tangga"
    case vendor = "pedagang"
    case farmhand = "buruh-tani"
    case fisher = "nelayan"
    case other = "lainnya"

    /// What he is to the register.
    package var category: WorkerCategory {
        switch self {
        case .driver: .driver
        case .domesticWorker: .domesticWorker
        case .farmhand, .fisher: .vulnerable
        case .vendor, .other: .informal
        }
    }

    /// The key of its name in `words/`.
    package var labelKey: String { "sponsor.work.\(rawValue)" }
}
