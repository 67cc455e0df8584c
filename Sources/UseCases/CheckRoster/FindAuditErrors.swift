import MoneyAndDates

/// Sorts rows into the kinds of error that auditors report, each with what is paid for them in a month.
struct FindAuditErrors {
    /// Rows of each category that are named as examples.
    private static let exampleCount = 5

    let fileNames: [String]
    let rows: [CheckedRow]
    /// Dues of a row by its wage, also where it is not to be insured: that is the risk.
    let cost: (CheckedRow) -> Rupiah
    /// Rows whose NIK belongs to somebody else among the participants.
    let hasForeignNIK: (Int) -> Bool

    var findings: [AuditFinding] {
        AuditCategory.allCases.map { category in
            var finding = AuditFinding(category: category, rows: 0, atRisk: .zero, examples: [])
            for (index, row) in rows.enumerated() where belongs(row, index, to: category) {
                finding.rows += 1
                finding.atRisk += cost(row)
                if finding.examples.count < Self.exampleCount { finding.examples.append(place(of: row)) }
            }
            return finding
        }
    }

    private func belongs(_ row: CheckedRow, _ index: Int, to category: AuditCategory) -> Bool {
        switch category {
        case .invalidNIK: row.hasInvalidNIK
        case .duplicate: row.isRepeat
        case .differentPerson: hasForeignNIK(index)
        case .moved: row.fate == .moved || row.isElsewhere
        case .deadOrLeft: row.fate.isGone
        }
    }

    private func place(of row: CheckedRow) -> String {
        fileNames.count > 1 ? "\(fileNames[Int(row.file)]) \(row.dataRow)" : "\(row.dataRow)"
    }
}
