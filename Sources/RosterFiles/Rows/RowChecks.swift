import Membership
import MoneyAndDates

/// Checks between the fields of a row, and of each against the bounds of data hygiene.
struct RowChecks {
    let checks: RosterChecks
    /// The required fields in a fixed order, so that findings come in one.
    private let required: [RosterField]

    init(_ checks: RosterChecks) {
        self.checks = checks
        required = RosterField.allCases.filter(checks.required.contains)
    }

    func check(_ person: inout RosterRow) {
        checkPresence(&person)
        if let nik = person.nik.nik { check(nik, &person) }
        checkBirthDate(&person)
        checkWage(&person)
    }

    private func checkPresence(_ person: inout RosterRow) {
        if person.nik.isMissing, person.name == nil {
            person.findings.append(Finding(.nobody, .nik, ""))
            return
        }
        for field in required where isMissing(field, person) {
            // A value that could not be read has its own finding.
            guard !person.findings.contains(where: { $0.field == field }) else { continue }
            if field == .birthDate, person.findings.contains(where: { $0.field == .birthPlaceAndDate }) {
                continue
            }
            person.findings.append(Finding(.fieldMissing, field, "", ["field": field.rawValue]))
        }
    }

    private func isMissing(_ field: RosterField, _ person: RosterRow) -> Bool {
        switch field {
        case .nik: person.nik.nik == nil
        case .name: person.name == nil
        case .sex: person.sex == nil
        case .birthDate: person.birthDate == nil
        case .mother: person.mother == nil
        case .wage: person.wage == nil
        case .phone: person.phone == nil
        case .birthPlace: person.birthPlace == nil
        case .workStart: person.workStart == nil
        case .contractEnd: person.contractEnd == nil
        case .registeredOn: person.registeredOn == nil
        case .rowNumber, .title, .maleTick, .femaleTick, .birthPlaceAndDate, .age, .address, .neighbourhood,
            .rt,
            .rw, .village, .district, .regency, .province, .postalCode, .position, .unit, .email, .taxNumber,
            .participantNumber, .employeeNumber, .familyCard, .maritalStatus, .workLocation,
            .employmentStatus,
            .religion, .education, .remarks, .membershipStatus, .npp, .workerCode, .bloodType, .identityKind,
            .identityExpiry, .bankAccount, .bank, .decree:
            person.text(field) == nil
        }
    }

    // MARK: NIK

    private func check(_ nik: NIK, _ person: inout RosterRow) {
        if nik.serial == 0 { person.findings.append(Finding(.nikSerialZero, .nik, "\(nik)")) }
        if !checks.knownRegencies.isEmpty, !checks.knownRegencies.contains(nik.regency) {
            let arguments = ["region": String(nik.regency)]
            person.findings.append(Finding(.nikRegionUnknown, .nik, "\(nik)", arguments))
        }
        if nik.birthDate(asOf: checks.rosterDay, youngest: -100) == nil {
            person.findings.append(Finding(.nikDateImpossible, .nik, "\(nik)", ["date": dateText(nik)]))
        } else if let born = person.birthDate, !nik.agrees(with: born) {
            let arguments = ["nik-date": dateText(nik), "date": born.dayFirst]
            person.findings.append(Finding(.birthDateDiffersFromNIK, .birthDate, born.dayFirst, arguments))
        }
        if let sex = person.sex, sex != nik.sex {
            let arguments = ["nik-sex": nik.sex.rawValue, "sex": sex.rawValue]
            person.findings.append(Finding(.sexDiffersFromNIK, .sex, sex.rawValue, arguments))
        }
    }

    /// The six digits as a date, `17-08-90`.
    private func dateText(_ nik: NIK) -> String {
        [nik.birthDayOfMonth, nik.birthMonth, nik.birthYearOfCentury]
            .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    }

    // MARK: Age and wage

    private func checkBirthDate(_ person: inout RosterRow) {
        guard let born = person.birthDate else { return }
        let age = born.completedYears(on: checks.rosterDay)
        let key: FindingKey
        if born > checks.today {
            key = .birthDateInFuture
        } else if age < checks.youngest {
            key = .ageTooYoung
        } else if age > checks.oldest {
            key = .ageTooOld
        } else if age > checks.noteAbove {
            key = .ageHigh
        } else {
            return
        }
        let original = born.dayFirst
        var arguments = ["date": original]
        if key != .birthDateInFuture { arguments["age"] = String(age) }
        person.findings.append(Finding(key, .birthDate, original, arguments))
    }

    private func checkWage(_ person: inout RosterRow) {
        guard let wage = person.wage else { return }
        let key: FindingKey
        if wage < .zero {
            key = .wageNegative
        } else if wage == .zero {
            key = .wageZero
        } else if wage < checks.lowestWage {
            key = .wageTooLow
        } else if wage > checks.highestWage {
            key = .wageTooHigh
        } else {
            return
        }
        person.findings.append(Finding(key, .wage, "\(wage)", ["wage": "\(wage)"]))
    }
}
