import LawBook
import Membership
import MoneyAndDates
import ObligationBooks
import ObligationFiles
import Obligations
import RegisterBooks
import SQLStore

/// The town's agreements with BPJS and the mayor's regulation: what real cities have, and what they lack. One
/// office of the town is obliged and has neither number nor agreement; in the second year one agreement ends
/// soon, one lives on a bridging clause, one is still a draft, and one was forgotten.
struct DemoAgreements {
    let town: DemoTown
    let setting: DemoSetting

    /// What becomes of an office's agreement in the second year; the others are renewed for the whole year.
    private enum Fate: Int {
        case endsSoon = 1
        case bridged = 2
        case drafted = 4
        case forgotten = 6
    }

    /// The regulation, the office that is not registered, and the agreements of the first year.
    func begin(_ month: Month) async throws {
        let office = town.at(month.firstDay.adding(days: -10), as: .operatorOfUnit)
        try await UnitBook.add(
            [UnitDraft(kind: .office, code: "9.01.01", name: "DINAS KEBUDAYAAN")], by: office)
        try await RegulationBook(office, rules: town.obligations).add(
            Regulation(
                kind: .mayorRegulation, number: "21", year: month.year - 1,
                title: "Jaminan Sosial Ketenagakerjaan bagi Pegawai Non-ASN dan Pekerja Harian Lepas",
                issuer: .government, issuerName: "Wali Kota",
                scope: RegulationScope(categories: [
                    .nonCivilServant, .dailyWorker, .contractTeacher, .auxiliaryTeacher,
                ]), from: month.adding(-12).firstDay))
        let lastDay = month.adding(12 - month.month).lastDay
        let map = try await RegulationBook(office, rules: town.obligations).map(on: month.firstDay)
        let people = Dictionary(map.units.map { ($0.unit.id, $0.people) }, uniquingKeysWith: { $1 })
        for (place, unit) in setting.units.enumerated() {
            var terms = terms(place, unit, from: month.firstDay, through: lastDay)
            terms.headcount = people[unit] ?? 0
            let id = try await AgreementBook(office).draft(terms)
            // The day on which both signed lies before the first day of the books.
            try await sign(id, place, on: office.today, year: month.year)
        }
    }

    /// Renewals of the second year, as they stand on the last day.
    func carryOn(from first: Month, through last: Month) async throws {
        guard last.year > first.year, let newYear = Day(first.year + 1, 1, 1) else { return }
        let drafter = AgreementBook(town.at(last.lastDay, as: .operatorOfUnit))
        for row in try await drafter.list() {
            guard let place = setting.units.firstIndex(of: row.unit) else { continue }
            let fate = Fate(rawValue: place)
            if fate == .forgotten { continue }
            let next = try await drafter.renew(
                row.id, through: fate == .endsSoon ? last.lastDay.adding(days: 20) : nil,
                bridge: fate == .bridged ? Month(of: newYear).adding(2).lastDay : nil)
            if fate != .drafted { try await sign(next, place, on: newYear, year: newYear.year) }
        }
    }

    private func sign(_ id: AgreementID, _ place: Int, on day: Day, year: Int) async throws {
        let today = max(day, town.at(day, as: .operatorOfUnit).today)
        try await AgreementBook(town.at(today, as: .operatorOfUnit)).sendToReview(id)
        let head = AgreementBook(town.at(today, as: .headOfUnit))
        try await head.accept(id)
        try await head.sign(
            id, on: day, number: "pks/\(place + 1)/\(year)",
            insurerNumber: "PER/\(place + 1)/\(year)")
    }

    private func terms(_ place: Int, _ unit: UnitID, from: Day, through: Day) -> AgreementTerms {
        AgreementTerms(
            unit: unit, registration: setting.registrations[place],
            title: "Perlindungan pekerja non-ASN", insurer: "Kantor Cabang Naung",
            signatory: Signatory(name: "Peraga Kepala \(place + 1)", office: "Kepala Perangkat Daerah"),
            insurerSignatory: Signatory(name: "Peraga Cabang", office: "Kepala Kantor Cabang"),
            programmes: DemoPeople.programmes, headcount: 0, funding: "APBD", from: from, through: through)
    }
}
