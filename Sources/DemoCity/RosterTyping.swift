import Membership
import MoneyAndDates

/// A line of a roster as its office's form has it: cells by column, and what they got wrong.
struct TypedLine: Sendable {
    var cells: [DirtyCell]
    var damage: [String]
    let wage: Int64
}

/// Types listings into the cells of one office's form.
struct RosterTyping {
    let pools: DemoPools
    let layout: FormLayout
    let people: CityPeople

    /// - Parameter isChosen: whether this is the line whose name looks like a formula.
    func line(
        _ listing: Listing, number: Int, isChosen: Bool, profile: DirtProfile, _ random: inout SeededRandom
    ) -> TypedLine {
        let worker = people.workers[listing.worker]
        var row = TypedRow(
            worker.person, job: worker.job, wage: "", letterCase: random.percent(70) ? .capitals : .title)
        if case .form(let form) = layout.dates { row.dateForm = form }
        if random.percent(15) { row.phone = "" }
        let struck = RowDirt(pools: pools).spoil(&row, of: worker.person, profile, &random)
        var damage = struck.filter(isSeen).map(\.rawValue)
        spoilForThisForm(&row, isChosen: isChosen, &damage, &random)
        let cells = layout.columns.map { column in
            cell(column.field, row, worker, listing, number: number, &damage, &random)
        }
        return TypedLine(cells: cells, damage: damage, wage: worker.wage.amount)
    }

    /// Whether the form has a column in which this corruption shows.
    private func isSeen(_ corruption: Corruption) -> Bool {
        let fields = Set(layout.columns.map(\.field))
        switch corruption {
        case .motherMissing, .motherTypo, .motherVariant: return fields.contains(.mother)
        case .villageMissing, .villageMoved, .villageTypo: return fields.contains(.village)
        case .phoneChanged: return fields.contains(.phone)
        case .sexWrong: return fields.contains(.sex)
        default: return true
        }
    }

    /// What only happens in certain files: names that look like formulas, the odd characters of Windows.
    private func spoilForThisForm(
        _ row: inout TypedRow, isChosen: Bool, _ damage: inout [String], _ random: inout SeededRandom
    ) {
        if isChosen {
            row.titleBefore = ""
            row.name[0] = "=" + row.name[0]
            damage.append("name_formula")
        } else if layout.isWindows1252, row.name.count > 1, random.percent(6) {
            row.name[0] += "\u{A0}" + row.name.remove(at: 1)
            damage.append("name_nbsp")
        }
    }

    private func cell(
        _ field: FormLayout.Field, _ row: TypedRow, _ worker: Worker, _ listing: Listing, number: Int,
        _ damage: inout [String], _ random: inout SeededRandom
    ) -> DirtyCell {
        switch field {
        case .number: .number(Int64(number))
        case .nik: numberCell(row.nik, &damage, &random)
        case .name: text(row.nameText)
        case .sex: text(row.sex.map { sexText($0, &random) } ?? "")
        case .born: bornCell(row, &random)
        case .birth: text(birthText(row, worker.person))
        case .birthPlace: text(row.styled(worker.person.birthPlace))
        case .mother: text(row.styled(row.mother))
        case .address: text(row.addressText)
        case .village: text(row.styled(row.village))
        case .district: text(row.styled(worker.person.district))
        case .job: text(worker.job)
        case .wage: wageCell(worker.wage, &random)
        case .phone: phoneCell(row.phone, &random)
        case .note: text(listing.note)
        case .participantNumber: participantCell(worker.number, &damage, &random)
        }
    }

    private func text(_ text: String) -> DirtyCell { text.isEmpty ? .empty : .text(text) }

    private func numberCell(
        _ nik: String, _ damage: inout [String], _ random: inout SeededRandom
    ) -> DirtyCell {
        let isWhole = nik.utf8.count == 16 && nik.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
        guard isWhole, let digits = Int64(nik) else { return text(nik) }
        switch layout.numbers {
        case .mixed where random.percent(18):
            damage.append("nik_number")
            if digits % 10 != 0 { note(.nikFifteenDigits, in: &damage) }
            return .number(digits / 10 * 10)
        case .scientific where random.percent(40):
            note(.nikScientific, in: &damage)
            return .text(NumberDirt.scientific(nik, &random))
        case .apostrophe where random.percent(85):
            note(.nikQuote, in: &damage)
            return .text("'" + nik)
        case .mixed, .scientific, .apostrophe, .text: return .text(nik)
        }
    }

    private func note(_ corruption: Corruption, in damage: inout [String]) {
        if !damage.contains(corruption.rawValue) { damage.append(corruption.rawValue) }
    }

    private func sexText(_ sex: Sex, _ random: inout SeededRandom) -> String {
        switch random.below(20) {
        case 0: sex == .male ? "Laki-laki" : "Perempuan"
        case 1: sex == .male ? "LK" : "PR"
        default: sex.rawValue
        }
    }

    private func bornCell(_ row: TypedRow, _ random: inout SeededRandom) -> DirtyCell {
        guard let born = row.born else { return random.percent(50) ? .text("-") : .empty }
        if row.dateForm == .serial { return .number(Int64(born.excelSerial)) }
        if row.dateForm == .twoDigitYear { return .text(row.bornText) }
        switch layout.dates {
        case .cell: return .day(born)
        case .form: return .text(row.bornText)
        case .mixed:
            let forms: [DateForm] = [.dashed, .slashed, .written, .dotted]
            return random.percent(40) ? .day(born) : .text(random.pick(forms).text(born))
        }
    }

    private func birthText(_ row: TypedRow, _ person: Person) -> String {
        row.styled(person.birthPlace) + (row.born == nil ? "" : ", " + row.bornText)
    }

    private func wageCell(_ wage: Rupiah, _ random: inout SeededRandom) -> DirtyCell {
        let dotted = wage.description.dropFirst(2)
        switch layout.wages {
        case .number: return .number(wage.amount)
        case .dotted: return .text(String(dotted))
        case .rupiah:
            return .text(random.pick(["Rp\(dotted)", "Rp. \(dotted)", "Rp \(dotted),-", "Rp\(dotted),00"]))
        }
    }

    private func phoneCell(_ phone: String, _ random: inout SeededRandom) -> DirtyCell {
        guard !phone.isEmpty else { return .empty }
        switch random.below(10) {
        case 0: return Int64(phone).map { .number($0) } ?? .text(phone)
        case 1: return .text("+62" + phone.dropFirst())
        case 2: return .text("\(phone.prefix(4))-\(phone.dropFirst(4).prefix(4))-\(phone.dropFirst(8))")
        default: return .text(phone)
        }
    }

    /// The number of the participant where the office knows it, now and then with a wrong digit.
    private func participantCell(
        _ number: Int?, _ damage: inout [String], _ random: inout SeededRandom
    ) -> DirtyCell {
        guard let number, random.percent(60) else { return .empty }
        guard random.percent(4) else { return .text(String(number)) }
        damage.append("kpj_one_digit")
        return .text(NumberDirt.oneDigit(String(number), &random))
    }
}
