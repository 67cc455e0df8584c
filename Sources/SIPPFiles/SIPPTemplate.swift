package import MoneyAndDates

/// What a SIPP file is for, by the name templates use in `kind:`.
package enum SIPPFileKind: String, Sendable, CaseIterable {
    /// Workers who never had a card (*TK Mendaftar*).
    case newWorkers = "tk-baru"
    /// Workers who have a KPJ already (*TK Lanjutan*).
    case continuingWorkers = "tk-lanjutan"
    case wages = "upah"
    /// Workers who left; never those who died, whose way is the death claim.
    case leavers = "tk-na"
    case corrections = "koreksi-tk"
    /// The answer to a batch of vulnerable workers: one status Y or T for each.
    case reply = "balasan"
    /// The rows an upload refused, with the reason.
    case rejectedRows = "tidak-valid"

    /// Whether the file goes to SIPP, rather than coming from it.
    package var isUpload: Bool {
        switch self {
        case .newWorkers, .continuingWorkers, .wages, .leavers, .corrections: true
        case .reply, .rejectedRows: false
        }
    }
}

/// The layout of one SIPP file from a day on, read from `templates/sipp/<name>-<since>/template.yaml`.
package struct SIPPTemplate: Sendable, Hashable {
    package let kind: SIPPFileKind
    /// The first day the layout is used.
    package let since: Day
    /// The name the file must have, with its ending.
    package let fileName: String
    package let sheet: String
    /// Counted from 1; the rows below are the data.
    package let headerRow: Int
    /// The most rows of data in one file.
    package let rowLimit: Int
    package let columns: [SIPPColumn]
    package let otherSheets: [SIPPOtherSheet]
    /// Words that show that a leaver died.
    package let deathWords: [String]
    /// Words in a name that are titles, in capitals without dots.
    package let titles: Set<String>
    /// Whether someone compared the layout with a freshly downloaded template.
    package let isVerified: Bool
    package let note: String
    package let sources: [String]

    /// `template_tk_baru` of `template_tk_baru.xlsx`.
    package var name: String {
        guard let dot = fileName.lastIndex(of: ".") else { return fileName }
        return String(fileName[..<dot])
    }
}

/// A column of a SIPP file and what may stand in it.
package struct SIPPColumn: Sendable, Hashable {
    package let header: String
    /// Other names the column is known by, for files that come back.
    package let aliases: [String]
    /// Nil for a column that stays empty.
    package let field: SIPPField?
    package let isRequired: Bool
    /// Whether two rows may not hold the same.
    package let isUnique: Bool
    package let format: SIPPColumnFormat
    /// In characters.
    package let maximumLength: Int?
    package let codes: [SIPPCode]
    /// Whether there are no codes besides `codes`.
    package let codesAreComplete: Bool
    /// The format does not hold for a row whose other field has this value: a passport is no NIK.
    package let exception: SIPPFormatException?
    /// Whether the rule is known well enough to say that a row *will* be rejected.
    package let isVerified: Bool
    package let note: String
}

/// The form of a cell.
package enum SIPPColumnFormat: Sendable, Hashable {
    case text
    /// A person's name, as on the identity card.
    case name
    /// `dd-mm-yyyy`.
    case date
    /// A month in a form that is not settled: `mm/yyyy`, `yyyy-mm` or `yyyymm`.
    case month
    /// Sixteen digits, agreeing with the birth date and sex of the row.
    case nik
    /// Digits; `usual` how many, and what is accepted with a warning.
    case digits(usual: ClosedRange<Int>, tolerated: ClosedRange<Int>)
    case email
    case codes
}

/// When the format of a column does not bind: for example a passport instead of a NIK.
package struct SIPPFormatException: Sendable, Hashable {
    package let field: SIPPField
    package let value: String
}

/// A value a coded column may have.
package struct SIPPCode: Sendable, Hashable {
    package let code: String
    package let means: String
    package let isVerified: Bool
    /// Whether the code says that the worker died, which no leaver file may.
    package let isDeath: Bool
    /// In the status column of a reply: whether it says accepted.
    package let outcome: SIPPOutcome?
}

/// What BPJS said about a row.
package enum SIPPOutcome: String, Sendable, Hashable {
    case accepted
    case refused
}

/// A sheet beside the data: the instructions, the code lists.
package struct SIPPOtherSheet: Sendable, Hashable {
    package let name: String
    package let headers: [String]
    package let rows: [[String]]
}
