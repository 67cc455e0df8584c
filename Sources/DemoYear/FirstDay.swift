import DemoCity
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// The numbers under which the books know the town’s offices, in the order of the pools; the last one insures
/// vulnerable workers of the city.
struct DemoSetting: Sendable {
    let units: [UnitID]
    let registrations: [Int64]
    let names: [String]

    /// The place of the vulnerable workers.
    var vulnerable: Int { units.count - 1 }
}

/// The day on which the books begin: institutions, papers, and everybody who works there already.
struct FirstDay {
    let town: DemoTown
    let tell: @Sendable (Note) -> Void

    func prepare(_ staff: CityStaff, _ month: Month) async throws -> DemoSetting {
        let day = month.firstDay.adding(days: -10)
        let office = town.at(day, as: .operatorOfUnit)
        guard let region = KemendagriCode(String(office.government)) else {
            preconditionFailure("the town stands in the books under its code")
        }
        try await GovernmentRegister.add(
            GovernmentDraft(region: region, in: town.regions), regions: town.regions, by: office)
        let setting = try await institutions(office, from: month)
        try await papers(of: setting, month, office)
        let people = DemoPeople(setting: setting)
        let workers = people.columns(town.thinned(staff.workers), from: month.firstDay)
        let rest = people.vulnerable(
            town.thinned(Array(staff.selfEmployed.prefix(240))), on: month.firstDay)
        let load = RegisterImport(office, law: town.law.membership)
        let loaded = try await load.load(workers, key: "pegawai-awal")
        let insured = try await load.load(rest, key: "pekerja-rentan-awal")
        tell(
            Note(
                "demo-year.begins",
                [
                    "units": .count(setting.units.count), "people": .count(loaded.load.newPersons),
                    "vulnerable": .number(insured.load.newPersons), "month": .month(month),
                ]))
        for refused in (loaded.refused + insured.refused).prefix(3) { tell(refused.refusal.note) }
        return setting
    }

    private func institutions(_ office: Office, from month: Month) async throws -> DemoSetting {
        var offices = town.pools.offices
        offices.append((code: "2.07.01", name: "PROGRAM PEKERJA RENTAN"))
        try await UnitBook.add(
            offices.map { UnitDraft(kind: .office, code: $0.code, name: $0.name) }, by: office)
        let entries = try await office.database.read {
            try UnitBook.all(government: office.government, on: $0)
        }
        let byCode = Dictionary(entries.map { ($0.code, $0.id) }, uniquingKeysWith: { first, _ in first })
        var registrations: [Int64] = []
        for (place, entry) in offices.enumerated() {
            guard let number = EmployerNumber("JJ190" + String(1_001 + place).dropFirst()),
                let unit = byCode[entry.code]
            else { preconditionFailure("every office of the town has a number and a unit") }
            let isVulnerable = place == offices.count - 1
            let registration = try await RegistrationBook.add(
                RegistrationDraft(
                    number: number, division: "000", name: entry.name,
                    segment: isVulnerable ? .selfEmployed : .wageEarner,
                    riskClass: isVulnerable ? nil : .veryLow, from: month.firstDay), by: office)
            try await RegistrationBook.link(
                unit: unit, registration: registration, from: month.firstDay, by: office)
            registrations.append(registration)
        }
        return DemoSetting(
            units: offices.compactMap { byCode[$0.code] }, registrations: registrations,
            names: offices.map(\.name))
    }

    /// This year’s papers are signed; next year’s are expected, the largest office’s late.
    private func papers(of setting: DemoSetting, _ month: Month, _ office: Office) async throws {
        let lastDay = Month(of: month.firstDay).adding(12 - month.month).lastDay
        for (place, unit) in setting.units.enumerated() {
            let late = place == 0 ? 121 : place == setting.vulnerable ? 152 : 1
            for kind in UnitPaper.kinds {
                // A signed agreement is its own paper: `DemoAgreements` has them.
                if kind != "pks" {
                    try await UnitPapers.record(
                        UnitPaper(
                            kind: kind, number: "\(kind)/\(place + 1)/\(month.year)", isSigned: true,
                            from: month.firstDay, through: lastDay), of: unit, by: office)
                }
                let ready = lastDay.adding(days: kind == "sk-bendahara" ? 1 : late)
                try await UnitPapers.record(
                    UnitPaper(
                        kind: kind, number: "", isSigned: false, from: ready,
                        through: lastDay.adding(days: 365)), of: unit, by: office)
            }
        }
    }
}
