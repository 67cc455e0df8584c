import CompanyBooks
package import CompanyDuty
package import DemoCity
import LawBook
import Membership
import MoneyAndDates
package import RegisterBooks
import SQLDatabase
package import SQLStore

/// Kota Serang as the article of April 2019 counts it: 413 companies with 10,900 workers enrolled. Companies
/// and people are invented and named so; only the two counts are the article's. One company is led up the
/// whole ladder of sanctions, complies, and its services are given again.
package struct SerangReplay: Sendable {
    /// As the article has them.
    package static let companies = 413
    package static let workers = 10_900
    /// Workers whom the company that is led up the ladder enrols last.
    private static let missing = 12

    private let office: Office
    private let clock: DemoClock
    private let law: DemoLaw
    private let companyLaw: CompanyLaw
    private let pools: DemoPools
    private let regions: RegionTable

    /// - Parameter office: of the government 3673, on a database with empty tables; its clock is `clock`.
    package init(
        office: Office, clock: DemoClock, law: DemoLaw, companyLaw: CompanyLaw, pools: DemoPools,
        regions: RegionTable
    ) {
        self.office = office
        self.clock = clock
        self.law = law
        self.companyLaw = companyLaw
        self.pools = pools
        self.regions = regions
    }

    /// How many people work in each company: twelve to forty, and the article's count together.
    package static func headcounts() -> [Int] {
        var counts = (0..<companies).map { 12 + $0 * 7 % 29 }
        var rest = workers - counts.reduce(0, +)
        var place = 0
        while rest != 0 {
            let step = rest > 0 ? 1 : -1
            counts[place % companies] += step
            rest -= step
            place += 1
        }
        return counts
    }

    /// Makes the books, from January to May 2026.
    package func run() async throws {
        let counts = SerangReplay.headcounts()
        let start = day(20_260_105)
        guard let region = KemendagriCode(String(office.government)) else {
            preconditionFailure("the city stands in the books under its code")
        }
        let first = at(start)
        try await GovernmentRegister.add(
            GovernmentDraft(region: region, in: regions), regions: regions, by: first)
        try await CompanyBook(first, law: companyLaw).set(
            CompanyThreshold(
                workers: 10, basis: "Keterangan Disnaker Kota Serang, Kabar Banten 5 April 2019",
                from: day(20_190_405)))
        let registrations = try await institutions(counts, first)
        var people = Populace(pools: pools, seed: 3_673, today: start)
        let late = SerangReplay.missing
        try await load(
            counts.enumerated().map { $0.offset == 0 ? $0.element - late : $0.element }, registrations,
            from: day(20_260_106), &people, "serang-awal")
        let id = try await refuse(counts[0])
        try await load([late], registrations, from: day(20_260_501), &people, "serang-menyusul")
        try await lift(id)
        try await CompanyStandings(at(day(20_260_506)), law: companyLaw).refresh()
    }

    private func day(_ number: Int) -> Day {
        guard let day = Day(yyyymmdd: number) else { preconditionFailure("the replay names real days") }
        return day
    }

    private func at(_ day: Day, as actor: String = "disnaker") -> Office {
        clock.move(to: day)
        return office.with(actor: actor, today: day)
    }

    private func row(_ place: Int, _ workers: Int) -> CompanyListRow {
        var row = CompanyListRow(row: place + 2)
        row.businessNumber = String(9_036_730_000_000 + place)
        row.employerNumber = "PG" + String(100_001 + place)
        row.name = "PT Peragaan Serang \(place + 1)"
        row.workers = String(workers)
        row.size = place % 3 == 0 ? "mikro" : "kecil"
        row.address = "Jalan Peragaan \(place + 1), Kota Serang"
        return row
    }

    private func institutions(
        _ counts: [Int], _ office: Office
    ) async throws -> [(unit: UnitID, registration: Int64)] {
        let rows = counts.enumerated().map { row($0.offset, $0.element) }
        try await UnitBook.add(
            rows.map { UnitDraft(kind: .company, code: $0.businessNumber, name: $0.name) }, by: office)
        let units = try await office.database.read {
            try UnitBook.all(government: office.government, on: $0)
        }
        let byCode = Dictionary(units.map { ($0.code, $0.id) }, uniquingKeysWith: { first, _ in first })
        var made: [(UnitID, Int64)] = []
        for row in rows {
            guard let unit = byCode[row.businessNumber], let number = EmployerNumber(row.employerNumber)
            else {
                preconditionFailure("every company of the replay has a unit and a number")
            }
            let registration = try await RegistrationBook.add(
                RegistrationDraft(
                    number: number, division: "000", name: row.name, segment: .wageEarner, riskClass: .low,
                    from: office.today), by: office)
            try await RegistrationBook.link(
                unit: unit, registration: registration, from: office.today, by: office)
            made.append((unit, registration))
        }
        let list = rows.map { "\($0.businessNumber);\($0.employerNumber);\($0.name);\($0.workers)" }
        _ = try await CompanyIntake(CompanyBook(office, law: companyLaw)).take(
            rows, from: .insurerList, on: office.today,
            file: ("daftar-peragaan.csv", Array(list.joined(separator: "\n").utf8)))
        return made
    }

    /// People for the first companies, as many as each still lacks.
    private func load(
        _ counts: [Int], _ places: [(unit: UnitID, registration: Int64)], from start: Day,
        _ people: inout Populace, _ key: String
    ) async throws {
        var columns = RegisterColumns()
        var waiting: [Person] = []
        for (place, count) in counts.enumerated() {
            for turn in 0..<count {
                while waiting.isEmpty {
                    waiting = people.household().filter { $0.born.completedYears(on: start) >= 18 }
                }
                add(waiting.removeLast(), to: &columns, from: start, place: place, turn: turn)
                columns.units.append(places[place].unit.number)
                columns.registrations.append(places[place].registration)
            }
        }
        let loaded = try await RegisterImport(at(start), law: law.membership).load(columns, key: key)
        precondition(loaded.refused.isEmpty, "the law lets everybody of the replay work")
    }

    private func add(
        _ person: Person, to columns: inout RegisterColumns, from day: Day, place: Int, turn: Int
    ) {
        let isMicro = place % 3 == 0
        columns.names.append(person.name)
        columns.niks.append(person.nik.description)
        columns.mothers.append(person.mother)
        columns.born.append(Int64(person.born.yyyymmdd))
        columns.sexes.append(person.sex.rawValue)
        let owed: [Programme] = isMicro ? [.workAccident, .death] : [.workAccident, .death, .oldAge]
        columns.programmes.append(Int64(ProgrammeSet(owed).rawValue))
        columns.categories.append(WorkerCategory.companyStaff.rawValue)
        columns.segments.append(Segment.wageEarner.rawValue)
        // One company in twenty-five reports some of its wages below the city's minimum.
        columns.wages.append(place % 25 == 24 && turn < 5 ? 3_200_000 : 4_700_000)
        columns.wageBases.append(ReportedWageBasis.fixed.rawValue)
        columns.funding.append(FundingSource.employer.rawValue)
        columns.decrees.append("")
        columns.from.append(Int64(day.yyyymmdd))
        columns.to.append(openEnd)
    }

    private func book(_ number: Int, as actor: String = "disnaker") -> SanctionBook {
        SanctionBook(at(day(number), as: actor), law: companyLaw)
    }

    /// The first company: seen with more workers than it enrolled, reprimanded twice, fined, refused.
    private func refuse(_ seen: Int) async throws -> SanctionCaseID {
        let companies = CompanyBook(at(day(20_260_202)), law: companyLaw)
        let company = try await companies.find("9036730000000")
        try await companies.sight(
            HeadcountSighting(on: day(20_260_130), source: .fieldVisit, persons: seen), at: company)
        let id = try await book(20_260_202).open(company, note: "Kunjungan 30 Januari 2026")
        for (step, served) in [(SanctionStep.firstReprimand, 20_260_204), (.secondReprimand, 20_260_223)] {
            try await book(served).serve(
                SanctionService(
                    step: step, number: "560/\(step.rawValue)/2026", servedOn: day(served),
                    proof: "Diterima petugas keamanan"), in: id)
        }
        let services = ["business-licence", "tender-licence"]
        for (step, decided) in [
            (SanctionStep.fine, 20_260_311), (.request, 20_260_413), (.refusal, 20_260_415),
        ] {
            try await book(decided).propose(
                SanctionProposal(
                    step: step, reason: "Belum mendaftarkan semua pekerja", dues: Rupiah(30_000_000),
                    services: step == .fine ? [] : services), in: id)
            try await book(decided, as: "pimpinan").decide(
                step, on: day(decided), number: "800/\(step.rawValue)/2026", in: id)
        }
        return id
    }

    /// It has enrolled the others, pays, and is served again.
    private func lift(_ id: SanctionCaseID) async throws {
        let fine = try await book(20_260_504).show(id).sanction.fineOpen
        try await book(20_260_504).payFine(fine, on: day(20_260_504), evidence: "Bukti setor", in: id)
        try await book(20_260_504).cure("Semua pekerja terdaftar", on: day(20_260_504), in: id)
        try await book(20_260_505).propose(
            SanctionProposal(step: .lifting, reason: "Kewajiban dan denda dipenuhi"), in: id)
        try await book(20_260_505, as: "pimpinan").decide(
            .lifting, on: day(20_260_505), number: "800/pencabutan/2026", in: id)
    }
}
