/// What a report tells; the raw value stands in tables and files.
package enum ReportKind: String, Sendable, Hashable, CaseIterable {
    /// Who is paid for, unit by unit.
    case coverage
    /// Who has not paid, and for how long.
    case arrears
    /// Twelve months, and how many of the months owed were paid.
    case continuity
    /// Budget beside bill, payment and protection.
    case budget
    /// Agreements that end and nobody carries on.
    case renewals
    /// What BPJS paid, programme by programme.
    case claims

    /// Whether it is of a month and can be made afterwards. The others are as of the day on which they are
    /// made.
    package var isOfMonth: Bool {
        switch self {
        case .coverage, .continuity, .budget, .claims: true
        case .arrears, .renewals: false
        }
    }

    /// The key of its name in `words/`.
    package var labelKey: String { "report.kind.\(rawValue)" }
}

/// The file that whoever it is for usually takes.
package enum ReportFormat: String, Sendable, Hashable, CaseIterable {
    case pdf, xlsx, csv
}
