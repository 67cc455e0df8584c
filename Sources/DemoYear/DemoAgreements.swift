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

    /// The agreement of an office for another year, as far as it comes.
    func renew(_ place: Int, from opening: Month, through end: Month) async throws {
        let fate = Fate(rawValue: place)
        if fate == .forgotten { return }
        let drafter = AgreementBook(town.at(opening.firstDay, as: .operatorOfUnit))
        // A draft of the year before is still a draft.
        guard let old = try await drafter.list(unit: setting.units[place]).first, old.stage.isSigned else {
            return
        }
        let next = try await drafter.renew(
            old.id, from: opening.firstDay, through: end.lastDay,
            bridge: fate == .bridged ? opening.adding(2).lastDay : nil)
        if fate != .drafted { try await sign(next, place, on: opening.firstDay, year: opening.year) }
    }

    /// On the last day an addendum lets one agreement end soon: a day on which somebody must do something.
    func shorten(on day: Day) async throws {
        let book = AgreementBook(town.at(day, as: .headOfUnit))
        let place = Fate.endsSoon.rawValue
        guard let held = try await book.list(unit: setting.units[place]).first, held.stage == .signed,
            held.from < day, day.adding(days: 20) < held.through
        else { return }
        try await book.amend(
            held.id,
            AgreementAddendum(
                number: "pks/\(place + 1)/\(day.year)/adendum", signedOn: day,
                through: day.adding(days: 20), note: "disesuaikan dengan anggaran"))
    }

    private func sign(_ id: AgreementID, _ place: Int, on day: Day, year: Int) async throws {
        try await AgreementBook(town.at(day, as: .operatorOfUnit)).sendToReview(id)
        let head = AgreementBook(town.at(day, as: .headOfUnit))
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
