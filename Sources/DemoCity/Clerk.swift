import Membership

/// The habits with which rows are typed. Habits are not dirt: no truth file lists them.
struct Clerk {
    let pools: DemoPools

    /// A person as this row's clerk would type them before anything goes wrong.
    func row(of person: Person, job: String, wage: String, _ random: inout SeededRandom) -> TypedRow {
        var row = TypedRow(
            person, job: job, wage: wage, dateForm: dateForm(&random), letterCase: letterCase(&random))
        if random.percent(24) { row.phone = "" }
        row.doubledSpace = random.percent(2)
        if random.percent(4) { row.sex = nil }
        return row
    }

    /// The cells of a typed row in the columns of a sample roster, after its number.
    func cells(of row: TypedRow, _ random: inout SeededRandom) -> [String] {
        let missingDate = random.percent(40) ? "-" : ""
        return [
            row.nik, row.nameText, sexText(row.sex, &random), row.born == nil ? missingDate : row.bornText,
            row.styled(row.mother), row.addressText, row.styled(row.village), row.job, row.wage,
            phoneText(row.phone, &random),
        ]
    }

    private func dateForm(_ random: inout SeededRandom) -> DateForm {
        switch random.below(100) {
        case 0..<42: .dashed
        case 42..<70: .slashed
        case 70..<85: .iso
        case 85..<95: .written
        default: .dotted
        }
    }

    private func letterCase(_ random: inout SeededRandom) -> LetterCase {
        switch random.below(100) {
        case 0..<50: .title
        case 50..<97: .capitals
        default: .lower
        }
    }

    private func sexText(_ sex: Sex?, _ random: inout SeededRandom) -> String {
        guard let sex else { return "" }
        switch random.below(100) {
        case 0..<82: return sex.rawValue
        case 82..<96: return sex == .male ? "Laki-laki" : "Perempuan"
        default: return sex == .male ? "LK" : "PR"
        }
    }

    private func phoneText(_ phone: String, _ random: inout SeededRandom) -> String {
        phone.isEmpty || random.percent(81) ? phone : "+62" + phone.dropFirst()
    }
}
