import LawBook
import Membership
import MoneyAndDates
import RosterFiles
import RosterMatching
import SIPPFiles
import UseCases

/// Turns a decided row into the row of the SIPP file that it belongs to.
///
/// A new person goes to `template_tk_baru`; one with a number who is not registered for this unit to
/// `template_tk_lanjutan`; one who is registered here to the wage file; one who left to the leaver file.
/// The dead go to none of them: their families have a claim (JKM).
struct SIPPRowMaker {
    let request: CheckRequest
    let details: ParticipantDetails
    let fateWords: FateWords

    func row(_ row: RosterRow, _ checked: CheckedRow) -> (kind: SIPPFileKind, row: SIPPRow)? {
        guard !checked.isRepeat, !checked.needsRepair, checked.decision != .review else { return nil }
        guard checked.decision == .same else {
            return checked.fate.isGone ? nil : (.newWorkers, new(row, checked))
        }
        guard let participant = details[checked.participant] else { return nil }
        switch checked.fate {
        case .dead: return nil
        case .left: return (.leavers, leaver(row, participant))
        case .unknown, .active, .moved:
            return checked.isHereAlready
                ? (.wages, wage(row, checked, participant))
                : (.continuingWorkers, continuing(row, checked, participant))
        }
    }

    /// Contact data that differ from what BPJS has, for a participant of this unit whose code is known.
    func correction(_ row: RosterRow, _ checked: CheckedRow) -> SIPPRow? {
        guard checked.isHereAlready, !checked.isRepeat, !checked.fate.isGone,
            let participant = details[checked.participant], !participant.workerCode.isEmpty,
            let phone = row.phone, phone != digits(participant.phone)
        else { return nil }
        return [.correctionCode: participant.workerCode, .mobilePhone: phone]
    }

    private func new(_ row: RosterRow, _ checked: CheckedRow) -> SIPPRow {
        var result: SIPPRow = [
            .name: row.name ?? "", .academicTitle: row.title ?? "", .nik: row.nik.nik.map { "\($0)" } ?? "",
            .identityKind: "KTP", .birthPlace: row.birthPlace ?? "",
            .birthDate: row.birthDate?.dayFirst ?? "", .sex: row.sex?.rawValue ?? "",
            .motherName: row.mother ?? "", .mobilePhone: row.phone ?? "", .country: "ID", .lettersTo: "S",
            .wage: wageText(checked), .maritalStatus: marital(row), .bloodGroup: text(row, .bloodType),
            .address: address(row), .postalCode: text(row, .postalCode), .email: text(row, .email),
            .taxNumber: text(row, .taxNumber),
        ]
        addJob(row, to: &result)
        return result
    }

    private func continuing(
        _ row: RosterRow, _ checked: CheckedRow, _ participant: ParticipantDetails.Detail
    ) -> SIPPRow {
        var result: SIPPRow = [
            .kpj: participant.number, .name: participant.name,
            .birthDate: (participant.born ?? row.birthDate)?.dayFirst ?? "", .wage: wageText(checked),
        ]
        addJob(row, to: &result)
        return result
    }

    private func wage(
        _ row: RosterRow, _ checked: CheckedRow, _ participant: ParticipantDetails.Detail
    ) -> SIPPRow {
        let month = checked.wage == nil ? "" : request.month.sippForm
        return [
            .nik: participant.nik, .employeeNumber: text(row, .employeeNumber), .kpj: participant.number,
            .workerCode: participant.workerCode, .name: participant.name,
            .birthDate: (participant.born ?? row.birthDate)?.dayFirst ?? "", .wage: wageText(checked),
            .arrearsOfWage: "0", .month: month,
            .employerNumber: request.employerNumber ?? participant.employerNumber,
        ]
    }

    private func leaver(_ row: RosterRow, _ participant: ParticipantDetails.Detail) -> SIPPRow {
        let remark = text(row, .remarks)
        return [
            .kpj: participant.number, .name: participant.name,
            .birthDate: (participant.born ?? row.birthDate)?.dayFirst ?? "",
            .leavingReason: fateWords.read(remark.utf8).code,
            .leavingDate: row.contractEnd?.dayFirst ?? "", .remark: remark,
        ]
    }

    private func addJob(_ row: RosterRow, to result: inout SIPPRow) {
        result[.employeeNumber] = text(row, .employeeNumber)
        result[.workLocation] = row.text(.workLocation) ?? request.workLocation ?? ""
        result[.employmentStatus] = row.text(.employmentStatus) ?? request.employmentStatus ?? ""
        result[.jobStart] = (row.workStart ?? request.month.firstDay).dayFirst
        result[.contractEnd] = row.contractEnd?.dayFirst ?? ""
    }

    private func wageText(_ checked: CheckedRow) -> String { checked.wage.map { "\($0.amount)" } ?? "" }

    private func text(_ row: RosterRow, _ field: RosterField) -> String { row.text(field) ?? "" }

    private func address(_ row: RosterRow) -> String {
        [row.text(.address), row.text(.neighbourhood), row.village, row.text(.district)]
            .compactMap(\.self).joined(separator: ", ")
    }

    /// `Y` for married and `T` for not, where the roster says so in words that leave no doubt.
    private func marital(_ row: RosterRow) -> String {
        switch text(row, .maritalStatus).uppercased().filter({ $0.isLetter }) {
        case "Y", "K", "KAWIN", "MENIKAH", "NIKAH", "SUDAHKAWIN", "SUDAHMENIKAH": "Y"
        case "T", "TK", "BELUMKAWIN", "BELUMMENIKAH", "TIDAKKAWIN", "LAJANG", "BELUM": "T"
        default: ""
        }
    }

    private func digits(_ text: String) -> String { text.filter(\.isNumber) }
}

extension Month {
    /// `MM/YYYY`, as the wage file has it.
    fileprivate var sippForm: String { "\("0\(month)".suffix(2))/\(year)" }
}
