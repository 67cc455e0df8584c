/// What somebody is to the books of a government; the raw value stands in `templates/access/rights.csv` and
/// in the table of accounts.
package enum Role: String, Sendable, CaseIterable {
    /// Keeps the roster of one office (operator OPD).
    case opdOperator = "opd-operator"
    /// Checks rosters before they count (verifikator).
    case verifier
    /// Answers for an office (kepala perangkat daerah).
    case unitHead = "unit-head"
    /// Pays for an office (bendahara pengeluaran).
    case treasurer
    /// Disnaker: owns the programme.
    case manpowerOffice = "manpower-office"
    /// BKPSDM: knows who works for the government.
    case personnelAgency = "personnel-agency"
    /// BPKAD: keeps the money of the government.
    case financeAgency = "finance-agency"
    /// The head of the region and the secretary: reads.
    case leadership
    /// A branch of BPJS Ketenagakerjaan, as a guest.
    case bpjsBranch = "bpjs-branch"
    /// The regional office of BPJS Ketenagakerjaan: totals only.
    case regionalOffice = "regional-office"
    /// A ministry: totals only.
    case ministry
    /// Inspectorate and auditors: read everything of the government, with a reason.
    case inspectorate
    /// An employer that is not an office of the government.
    case company
    /// Pays for others' workers.
    case sponsor
    /// The worker herself.
    case worker
    /// Keeps accounts and settings; sees neither people nor money.
    case administrator

    /// Whether every look at a person is with a reason, not only what is uncovered.
    package var needsReason: Bool { self == .inspectorate }
}
