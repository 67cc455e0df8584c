import Membership
import MoneyAndDates
import Spreadsheets

/// Turns a row of a sheet into a person: each field through its repair, then the checks between them.
struct RowReading {
    let layout: SheetLayout
    let titles: NameTitles
    private let columns: RowColumns
    private let rowChecks: RowChecks
    private let birthFrame: DateFrame
    private let workFrame: DateFrame

    init(_ layout: SheetLayout, titles: NameTitles, checks: RosterChecks) {
        self.layout = layout
        self.titles = titles
        columns = RowColumns(layout)
        rowChecks = RowChecks(checks)
        birthFrame = checks.birthFrame
        workFrame = checks.workFrame
    }

    func read(_ row: TableRow, dataRow: Int) -> RosterRow {
        var person = RosterRow(
            dataRow: dataRow, sheet: layout, sheetRow: row.number, original: OriginalCells(row))
        readNIK(row, &person)
        readName(row, &person)
        readSex(row, &person)
        readBirth(row, &person)
        takeSexFromNIK(&person)
        readWage(row, &person)
        readPhone(row, &person)
        readPlaces(row, &person)
        person.workStart = day(.workStart, columns.workStart, row, &person)
        person.contractEnd = day(.contractEnd, columns.contractEnd, row, &person)
        person.registeredOn = day(.registeredOn, columns.registeredOn, row, &person)
        noteOddCells(row, &person)
        rowChecks.check(&person)
        return person
    }

    // MARK: Fields

    private func readNIK(_ row: TableRow, _ person: inout RosterRow) {
        guard let column = columns.nik else {
            person.nik = NIKReading(isMissing: true)
            return
        }
        let reading = NIKRepair.read(row.bytes(column), row.kind(column))
        person.nik = reading
        note(reading.repairs, .nik, row.bytes(column), reading.nik.map { "\($0)" } ?? "", &person)
        if let problem = reading.problem {
            let arguments = ["digits": reading.digits, "count": String(reading.digits.utf8.count)]
            person.findings.append(Finding(problem, .nik, row.text(column), arguments))
        }
    }

    private func readName(_ row: TableRow, _ person: inout RosterRow) {
        guard let column = columns.name else { return }
        let reading = NameRepair.read(row.bytes(column), row.kind(column), titles: titles)
        person.name = reading.name
        person.title = reading.title
        person.lineage = reading.lineage
        note(reading.repairs, .name, row.bytes(column), reading.name ?? "", &person)
        if let problem = reading.problem { person.findings.append(Finding(problem, .name, row.text(column))) }
        if let own = text(columns.title, row) {
            person.title = person.title.map { "\($0), \(own)" } ?? own
        }
        guard let mother = columns.mother else { return }
        let motherReading = NameRepair.read(row.bytes(mother), row.kind(mother), titles: titles)
        person.mother = motherReading.name
        note(motherReading.repairs, .mother, row.bytes(mother), motherReading.name ?? "", &person)
    }

    private func readSex(_ row: TableRow, _ person: inout RosterRow) {
        if let column = columns.sex {
            let reading = SexRepair.read(row.bytes(column), row.kind(column), nik: person.nik.nik)
            person.sex = reading.sex
            note(reading.repairs, .sex, row.bytes(column), reading.sex?.rawValue ?? "", &person)
            if let problem = reading.problem {
                person.findings.append(Finding(problem, .sex, row.text(column)))
            }
            return
        }
        guard let male = columns.maleTick, let female = columns.femaleTick else { return }
        let isMale = !row.bytes(male).isMissing && !row.bytes(male).elementsEqual("0".utf8)
        let isFemale = !row.bytes(female).isMissing && !row.bytes(female).elementsEqual("0".utf8)
        guard isMale != isFemale else { return }
        person.sex = isMale ? .male : .female
        note([.sexFromTick], .sex, row.bytes(isMale ? male : female), isMale ? "L" : "P", &person)
    }

    /// Village officers and volunteers are often listed without their sex. It stands in the NIK, which is
    /// believed where the birth date in it is the one in the row.
    private func takeSexFromNIK(_ person: inout RosterRow) {
        guard person.sex == nil, !person.findings.contains(where: { $0.field == .sex }),
            let nik = person.nik.nik, let born = person.birthDate, nik.agrees(with: born)
        else { return }
        person.sex = nik.sex
        person.repairs.append(
            Repair(field: .sex, original: "\(nik)", value: nik.sex.rawValue, key: .sexFromNIK))
    }

    private func readBirth(_ row: TableRow, _ person: inout RosterRow) {
        person.birthPlace = text(columns.birthPlace, row)
        if columns.birthDate != nil {
            person.birthDate = day(.birthDate, columns.birthDate, row, &person)
        } else if let column = columns.birthPlaceAndDate {
            let bytes = row.bytes(column)
            if row.kind(column) == .date {
                person.birthDate = day(.birthPlaceAndDate, bytes, .date, &person)
                return
            }
            guard let cut = bytes.firstIndex(where: \.isDigit) else {
                person.birthPlace = bytes.meaningfulText
                return
            }
            let place = birthPlace(CellBytes(rebasing: bytes[..<cut]))
            person.birthPlace = place
            person.birthDate = day(.birthPlaceAndDate, CellBytes(rebasing: bytes[cut...]), .text, &person)
            let value = "\(place ?? "") · \(person.birthDate?.dayFirst ?? "")"
            note([.placeAndDateSplit], .birthPlaceAndDate, bytes, value, &person)
        }
    }

    /// The words before the date; a weekday is none of the place.
    private func birthPlace(_ bytes: CellBytes) -> String? {
        let marks = Set(" ,/-.;:\t\n".utf8)
        var end = bytes.count
        while end > 0, marks.contains(bytes[end - 1]) { end -= 1 }
        let text = CellBytes(rebasing: bytes[..<end]).trimmed.text
        return text.isEmpty ? nil : text
    }

    private func readWage(_ row: TableRow, _ person: inout RosterRow) {
        guard let column = columns.wage else { return }
        let reading = WageRepair.read(row.bytes(column), row.kind(column))
        person.wage = reading.wage
        note(reading.repairs, .wage, row.bytes(column), reading.wage.map { String($0.amount) } ?? "", &person)
        if let problem = reading.problem { person.findings.append(Finding(problem, .wage, row.text(column))) }
    }

    private func readPhone(_ row: TableRow, _ person: inout RosterRow) {
        guard let column = columns.phone else { return }
        let reading = PhoneRepair.read(row.bytes(column), row.kind(column))
        person.phone = reading.phone
        note(reading.repairs, .phone, row.bytes(column), reading.phone ?? "", &person)
        if let problem = reading.problem {
            person.findings.append(Finding(problem, .phone, row.text(column)))
        }
    }

    private func readPlaces(_ row: TableRow, _ person: inout RosterRow) {
        guard let column = columns.village, let text = text(column, row) else { return }
        guard VillageRepair.mayHavePrefix(row.bytes(column).trimmed) else {
            person.village = text
            return
        }
        let (village, wasPrefixed) = VillageRepair.read(text)
        person.village = village
        if wasPrefixed { note([.villagePrefix], .village, row.bytes(column), village, &person) }
    }

    // MARK: Days

    private func day(
        _ field: RosterField, _ column: Int?, _ row: TableRow, _ person: inout RosterRow
    ) -> Day? {
        column.flatMap { day(field, row.bytes($0), row.kind($0), &person) }
    }

    private func day(
        _ field: RosterField, _ bytes: CellBytes, _ kind: CellKind, _ person: inout RosterRow
    ) -> Day? {
        let isBirth = field == .birthDate || field == .birthPlaceAndDate
        let reading = DateRepair.read(
            bytes, kind, nik: isBirth ? person.nik.nik : nil, frame: isBirth ? birthFrame : workFrame)
        note(reading.repairs, field, bytes, reading.day?.dayFirst ?? "", &person)
        if let problem = reading.problem { person.findings.append(Finding(problem, field, bytes.text)) }
        return reading.day
    }

    // MARK: Notes

    /// Most cells need no repair, and then the value is not spelt out.
    private func note(
        _ repairs: [RepairKey], _ field: RosterField, _ original: CellBytes,
        _ value: @autoclosure () -> String, _ person: inout RosterRow
    ) {
        guard !repairs.isEmpty else { return }
        let value = value()
        for key in repairs where !original.elementsEqual(value.utf8) {
            person.repairs.append(Repair(field: field, original: original.text, value: value, key: key))
        }
    }

    private func text(_ column: Int?, _ row: TableRow) -> String? {
        column.flatMap { row.bytes($0).meaningfulText }
    }

    /// Errors of formulas, and texts that a spreadsheet would take for a formula.
    private func noteOddCells(_ row: TableRow, _ person: inout RosterRow) {
        for (column, field) in columns.named {
            switch row.kind(column) {
            case .error: person.findings.append(Finding(.errorCell, field, row.text(column)))
            case .text:
                guard looksLikeFormula(row.bytes(column)), field != .phone else { continue }
                person.findings.append(Finding(.formulaText, field, row.text(column)))
            case .empty, .number, .date, .boolean: continue
            }
        }
    }

    /// `=`, `+` and `@` begin a formula, `-` does before a letter; `#REF!` in a CSV file is an error.
    private func looksLikeFormula(_ bytes: CellBytes) -> Bool {
        guard let first = bytes.first, bytes.count > 1 else { return false }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "+"): return true
        case UInt8(ascii: "-"): return bytes[1].isLetter
        default: return false
        }
    }
}
