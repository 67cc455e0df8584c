package import Membership
package import MoneyAndDates
package import Spreadsheets

/// One participant of a list of BPJS, seen through the reader's buffers: nothing is copied, so a
/// million of them pass without a million Strings. Valid until the callback returns.
package struct ParticipantRow {
    /// Counts the participants of the file from 1.
    package let dataRow: Int
    package let sheetRow: Int
    package let sheetName: String
    package let nik: NIKReading
    package let sex: Sex?
    package let birthDate: Day?
    package let registeredOn: Day?
    /// Why the birth date could not be read.
    package let birthDateProblem: FindingKey?
    private let row: TableRow
    private let columns: ParticipantColumns

    fileprivate init(
        _ row: TableRow, _ columns: ParticipantColumns, _ sheetName: String, _ dataRow: Int,
        _ checks: ParticipantChecks
    ) {
        self.row = row
        self.columns = columns
        self.sheetName = sheetName
        self.dataRow = dataRow
        sheetRow = row.number
        let nik =
            columns.nik < 0
            ? NIKReading(isMissing: true) : NIKRepair.read(row.bytes(columns.nik), row.kind(columns.nik))
        self.nik = nik
        sex =
            columns.sex < 0
            ? nil : SexRepair.read(row.bytes(columns.sex), row.kind(columns.sex), nik: nik.nik).sex
        let born = columns.day(columns.birthDate, row, nik.nik, checks.birthFrame)
        birthDate = born.day
        birthDateProblem = born.problem
        registeredOn = columns.day(columns.registeredOn, row, nil, checks.workFrame).day
    }

    package var participantNumber: CellBytes { bytes(columns.participantNumber) }
    /// As the file has it, titles and all.
    package var name: CellBytes { bytes(columns.name) }
    package var birthPlace: CellBytes { bytes(columns.birthPlace) }
    package var mother: CellBytes { bytes(columns.mother) }
    package var address: CellBytes { bytes(columns.address) }
    package var village: CellBytes { bytes(columns.village) }
    package var district: CellBytes { bytes(columns.district) }
    package var regency: CellBytes { bytes(columns.regency) }
    package var phone: CellBytes { bytes(columns.phone) }
    package var status: CellBytes { bytes(columns.status) }
    package var npp: CellBytes { bytes(columns.npp) }
    package var unit: CellBytes { bytes(columns.unit) }
    package var workerCode: CellBytes { bytes(columns.workerCode) }
    package var wage: CellBytes { bytes(columns.wage) }

    private func bytes(_ column: Int) -> CellBytes {
        column < 0 ? CellBytes(start: nil, count: 0) : row.bytes(column).trimmed
    }
}

/// The bounds within which two-digit years are read.
private struct ParticipantChecks {
    let birthFrame: DateFrame
    let workFrame: DateFrame
}

/// The columns of a sheet of participants, -1 where there is none, looked up once.
private struct ParticipantColumns {
    let participantNumber, nik, name, sex, birthPlace, birthDate, mother, address, village, district: Int
    let regency, phone, registeredOn, status, npp, unit, workerCode, wage: Int

    init(_ sheet: SheetLayout) {
        func column(_ field: RosterField) -> Int { sheet.column(field) ?? -1 }
        participantNumber = column(.participantNumber)
        nik = column(.nik)
        name = column(.name)
        sex = column(.sex)
        birthPlace = column(.birthPlace)
        birthDate = column(.birthDate) >= 0 ? column(.birthDate) : column(.birthPlaceAndDate)
        mother = column(.mother)
        address = column(.address)
        village = column(.village)
        district = column(.district)
        regency = column(.regency)
        phone = column(.phone)
        registeredOn = column(.registeredOn)
        status = column(.membershipStatus)
        npp = column(.npp)
        unit = column(.unit)
        workerCode = column(.workerCode)
        wage = column(.wage)
    }

    func day(_ column: Int, _ row: TableRow, _ nik: NIK?, _ frame: DateFrame) -> DateReading {
        guard column >= 0 else { return DateReading(isMissing: true) }
        return DateRepair.read(row.bytes(column), row.kind(column), nik: nik, frame: frame)
    }
}

extension RosterFile {
    /// Calls the body with each participant, in the order of the file. Throws what the body throws, and
    /// `TableRefusal` where the file is damaged or too long.
    @discardableResult
    package func participants(
        _ layout: RosterLayout, checks: RosterChecks, _ body: (ParticipantRow) throws -> Void
    ) throws -> RosterSummary {
        let columns = layout.sheets.map(ParticipantColumns.init)
        let frames = ParticipantChecks(birthFrame: checks.birthFrame, workFrame: checks.workFrame)
        return try eachPerson(layout) { row, sheet, number in
            try body(ParticipantRow(row, columns[sheet], layout.sheets[sheet].name, number, frames))
        }
    }
}
