import Membership
package import RegisterBooks
package import RosterFiles

/// A checked roster as the rows that the books keep: the check says which are good, the file is read once
/// more for what names the people.
package enum SubmittedRoster {
    /// - Parameter isCategoryStated: false where the terms only guess the category, so that whoever has one
    ///   keeps it unless the row says another.
    /// - Throws: what reading the file throws.
    package static func rows(
        of check: RosterCheck, from source: CheckRoster.Source, checks: RosterChecks, terms: RosterTerms,
        isCategoryStated: Bool = true
    ) throws -> [SubmittedRow] {
        var rows: [SubmittedRow] = []
        rows.reserveCapacity(check.rows.count)
        try source.file.rows(source.layout, checks: checks) { row in
            let checked = check.rows[rows.count]
            var kept = SubmittedRow(line: row.dataRow, standing: standing(row, checked), terms: terms)
            kept.isCategoryStated = isCategoryStated
            kept.nik = row.nik.nik
            kept.name = row.name ?? row.text(.name) ?? ""
            kept.born = row.birthDate
            kept.sex = row.sex
            kept.mother = row.mother ?? ""
            kept.participantNumber = row.text(.participantNumber).flatMap { ParticipantCardNumber($0) }
            kept.wage = checked.wage
            kept.start = row.workStart
            kept.decree = row.text(.decree) ?? ""
            if kept.standing == .bad {
                kept.reasons = row.findings.filter { $0.severity > .note }.map(\.key.rawValue)
            }
            if let text = row.text(.employmentStatus)?.lowercased(),
                let category = WorkerCategory(rawValue: text)
            {
                kept.terms.category = category
                kept.isCategoryStated = true
            }
            rows.append(kept)
        }
        return rows
    }

    /// What becomes of a row: one that the check lets pass is of no use without NIK and birth date.
    static func standing(_ row: RosterRow, _ checked: CheckedRow) -> RowStanding {
        let standing = standing(checked)
        return standing == .good && (row.nik.nik == nil || row.birthDate == nil) ? .bad : standing
    }

    private static func standing(_ row: CheckedRow) -> RowStanding {
        if row.isRepeat { return .repeated }
        switch row.fate {
        case .left: return .left
        case .dead: return .died
        case .unknown, .active, .moved: return row.needsRepair ? .bad : .good
        }
    }
}
