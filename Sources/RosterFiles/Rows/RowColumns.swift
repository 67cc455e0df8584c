/// Where a sheet has the fields that are repaired, looked up once instead of once a row.
struct RowColumns {
    let nik, name, title, mother, sex, maleTick, femaleTick: Int?
    let birthPlace, birthDate, birthPlaceAndDate: Int?
    let wage, phone, village: Int?
    let workStart, contractEnd, registeredOn: Int?
    /// The columns that mean something, from the left.
    let named: [(column: Int, field: RosterField)]

    init(_ sheet: SheetLayout) {
        nik = sheet.column(.nik)
        name = sheet.column(.name)
        title = sheet.column(.title)
        mother = sheet.column(.mother)
        sex = sheet.column(.sex)
        maleTick = sheet.column(.maleTick)
        femaleTick = sheet.column(.femaleTick)
        birthPlace = sheet.column(.birthPlace)
        birthDate = sheet.column(.birthDate)
        birthPlaceAndDate = sheet.column(.birthPlaceAndDate)
        wage = sheet.column(.wage)
        phone = sheet.column(.phone)
        village = sheet.column(.village)
        workStart = sheet.column(.workStart)
        contractEnd = sheet.column(.contractEnd)
        registeredOn = sheet.column(.registeredOn)
        named = sheet.columns.compactMap { column in column.field.map { (column.index, $0) } }
    }
}
