/// Predicts what SIPP would reject, row by row, before anything is uploaded.
///
/// A prediction *will be rejected* rests on a rule several sources agree on; everything else *may be*.
/// What SIPP alone can know, such as whether Adminduk has the NIK under that name, is not predicted.
package struct SIPPPreflight {
    private let template: SIPPTemplate
    private let splitsFiles: Bool
    private var record = 0
    /// For each unique column, where a value stood first.
    private var firstRecords: [Int: [String: Int]] = [:]

    /// - Parameter splitsFiles: whether `SIPPWriter` will divide the rows; a file that is uploaded as it
    ///   is has rows beyond the limit instead.
    package init(template: SIPPTemplate, splitsFiles: Bool = true) {
        self.template = template
        self.splitsFiles = splitsFiles
    }

    /// Checks all rows.
    package static func check(
        _ rows: some Sequence<SIPPRow>, against template: SIPPTemplate, splitsFiles: Bool = true
    ) -> SIPPPreflightResult {
        var preflight = SIPPPreflight(template: template, splitsFiles: splitsFiles)
        var result = SIPPPreflightResult()
        for row in rows {
            let findings = preflight.check(row)
            result.rows += 1
            result.findings += findings
        }
        return result
    }

    /// Checks the next row. The checks for duplicates remember the rows before.
    package mutating func check(_ row: SIPPRow) -> [SIPPFinding] {
        record += 1
        var findings: [SIPPFinding] = []
        for (index, column) in template.columns.enumerated() {
            guard let field = column.field else { continue }
            let text = row[field]
            if text.isEmpty {
                if column.isRequired { add(SIPPCellFault(key: .requiredMissing), column, to: &findings) }
                continue
            }
            for fault in column.faults(in: text, of: row, titles: template.titles) {
                add(fault, column, to: &findings)
            }
            if column.isUnique, let fault = duplicate(text, index) { add(fault, column, to: &findings) }
            if let fault = death(text, field) { add(fault, column, to: &findings) }
        }
        if !splitsFiles, record > template.rowLimit {
            let fault = SIPPCellFault(
                key: .rowBeyondLimit, severity: .willBeRejected,
                details: ["limit": String(template.rowLimit)])
            add(fault, nil, to: &findings)
        }
        return findings
    }

    private mutating func duplicate(_ text: String, _ index: Int) -> SIPPCellFault? {
        guard let first = firstRecords[index]?[text] else {
            firstRecords[index, default: [:]][text] = record
            return nil
        }
        let (file, row) = place(first)
        let details = ["value": shown(text), "first": String(row), "first-file": String(file)]
        return SIPPCellFault(key: .duplicate, details: details)
    }

    /// A reason written out, or a remark that speaks of a death; the code itself is known to the column.
    private func death(_ text: String, _ field: SIPPField) -> SIPPCellFault? {
        guard template.kind == .leavers, field == .remark || field == .leavingReason else { return nil }
        let words = text.lowercased().split { !$0.isLetter }
        guard let word = words.first(where: { template.deathWords.contains(String($0)) }) else { return nil }
        if field == .leavingReason {
            return SIPPCellFault(key: .deathInLeaverFile, severity: .willBeRejected)
        }
        return SIPPCellFault(key: .deathHinted, severity: .mayBeRejected, details: ["word": String(word)])
    }

    private func add(_ fault: SIPPCellFault, _ column: SIPPColumn?, to findings: inout [SIPPFinding]) {
        let (file, row) = place(record)
        let isVerified = column?.isVerified ?? true
        findings.append(
            SIPPFinding(
                record: record, file: file, row: row, column: column?.header ?? "", key: fault.key,
                severity: fault.severity ?? (isVerified ? .willBeRejected : .mayBeRejected),
                details: fault.details))
    }

    private func place(_ record: Int) -> (file: Int, row: Int) {
        guard splitsFiles else { return (1, template.headerRow + record) }
        let (file, row) = (record - 1).quotientAndRemainder(dividingBy: template.rowLimit)
        return (file + 1, template.headerRow + 1 + row)
    }
}

/// What a preflight found.
package struct SIPPPreflightResult: Sendable, Hashable {
    package fileprivate(set) var findings: [SIPPFinding] = []
    package fileprivate(set) var rows = 0
}
