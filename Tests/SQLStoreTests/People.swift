import SQLDatabase
import SQLStore

/// Two units and a registration for a government, by numbers that the tests know.
func addUnits(to connection: any SQLConnection, government: Int64 = 1671) throws {
    for unit in [1, 2] as [Int64] {
        try connection.execute(
            """
            INSERT INTO unit (gov_id, unit_id, kind, name, valid_from, valid_to, recorded_ms)
            VALUES ($1, $2, 'opd', 'Dinas', 20200101, 99991231, $3)
            """, [.integer(government), .integer(unit), .integer(noon)])
    }
    try connection.execute(
        """
        INSERT INTO registration (gov_id, registration_id, npp, division, name, segment, risk_class,
            valid_from, valid_to, recorded_ms)
        VALUES ($1, 7, '12345678', '000', 'Pemkot', 'pu', 1, 20200101, 99991231, $2)
        """, [.integer(government), .integer(noon)])
}

/// Invented people: their NIKs are of a province that there is not.
func register(_ people: Range<Int>, wage: Int64 = 3_000_000, unit: Int64 = 1) -> RegisterColumns {
    var columns = RegisterColumns()
    for number in people {
        columns.names.append("Nama \(number)")
        columns.niks.append("99710101900\(10_000 + number)")
        columns.mothers.append(number % 2 == 0 ? "Ibu \(number)" : nil)
        columns.born.append(19_900_101)
        columns.sexes.append(number % 2 == 0 ? "L" : "P")
        columns.units.append(unit)
        columns.registrations.append(7)
        columns.categories.append("phl")
        columns.segments.append("pu")
        columns.programmes.append(3)
        columns.wages.append(wage)
        columns.wageBases.append("umk")
        columns.funding.append("apbd")
        columns.decrees.append(nil)
        columns.from.append(20_260_101)
        columns.to.append(99_991_231)
    }
    return columns
}

/// What everybody owes, by invented rates.
func assess(_ spells: SpellColumns, month: Int64) -> AssessmentColumns {
    var columns = AssessmentColumns()
    for row in 0..<spells.count {
        columns.spells.append(spells.spells[row])
        columns.forMonths.append(month)
        columns.persons.append(spells.persons[row])
        columns.registrations.append(spells.registrations[row])
        columns.reasons.append("regular")
        columns.refusals.append(0)
        columns.riskClasses.append(spells.riskClasses[row])
        columns.programmes.append(spells.programmes[row])
        columns.wages.append(spells.wages[row])
        columns.workAccident.append(spells.wages[row] / 100)
        columns.death.append(spells.wages[row] / 200)
        columns.oldAgeEmployer.append(0)
        columns.oldAgeWorker.append(0)
        columns.pensionEmployer.append(0)
        columns.pensionWorker.append(0)
        columns.jobLoss.append(0)
    }
    return columns
}
