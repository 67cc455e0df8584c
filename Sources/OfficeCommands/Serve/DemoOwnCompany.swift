import CompanyBooks
import CompanyDuty
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// A company of the demonstration that keeps to its duty: it enrols its workers, reports its months, pays,
/// and takes its certificate. Everybody in it is invented.
struct DemoOwnCompany {
    static let code = "9016710000011"
    private static let people = 14

    private let office: Office
    private let book: LawBook
    private let law: CompanyLaw

    init(_ office: Office, _ book: LawBook) throws {
        self.office = office
        self.book = book
        law = try CompanyLaw(from: book)
    }

    /// Writes it where it is not there yet.
    func prepare() async throws {
        let companies = CompanyBook(office.with(actor: "disnaker"), law: law)
        if (try? await companies.find(DemoOwnCompany.code)) != nil { return }
        let first = Month(of: office.today).adding(-6)
        let company = try await companies.add(
            "PT Peragaan-Maju",
            profile: CompanyProfile(
                businessNumber: BusinessNumber(DemoOwnCompany.code), address: "Jalan Peragaan 11",
                statedSize: .small, source: .ownReport))
        try await companies.sight(
            HeadcountSighting(on: first.firstDay, source: .ownReport, persons: DemoOwnCompany.people),
            at: company)
        guard let number = EmployerNumber("PG990011") else {
            preconditionFailure("a number of the demonstration")
        }
        let registration = try await RegistrationBook.add(
            RegistrationDraft(
                number: number, division: "000", name: "PT Peragaan-Maju", segment: .wageEarner,
                riskClass: .medium, from: first.firstDay), by: office)
        try await RegistrationBook.link(
            unit: company, registration: registration, from: first.firstDay, by: office)
        let loaded = try await RegisterImport(office, law: MembershipLaw(from: book)).load(
            columns(company, registration, from: first.firstDay), key: "karyawan-peragaan")
        precondition(loaded.refused.isEmpty, "the law lets everybody of the company work")
        let last = Month(of: office.today).adding(-1)
        try await DemoBills(office, book).run(registration, from: first, through: last, paid: last.adding(-1))
    }

    private static let names = [
        "ANDI", "BAYU", "CITRA", "DIANA", "EKO", "FITRI", "GILANG", "HANI", "INDRA", "JULI", "KARIM", "LINDA",
        "MIRA", "NANDA",
    ]

    private func columns(_ unit: UnitID, _ registration: Int64, from day: Day) -> RegisterColumns {
        var columns = RegisterColumns()
        for (place, name) in DemoOwnCompany.names.enumerated() {
            let (month, year, isFemale) = (1 + place % 12, 75 + place, place.isMultiple(of: 2))
            let birth = (isFemale ? 60 : 20) * 10_000 + month * 100 + year
            columns.names.append("\(name) PERAGAAN")
            columns.niks.append(String(9_901_030_000_000_000 + birth * 10_000 + place + 1))
            columns.mothers.append(nil)
            columns.born.append(Int64((1900 + year) * 10_000 + month * 100 + 20))
            columns.sexes.append((isFemale ? Sex.female : .male).rawValue)
            columns.units.append(unit.number)
            columns.registrations.append(registration)
            columns.categories.append(WorkerCategory.companyStaff.rawValue)
            columns.segments.append(Segment.wageEarner.rawValue)
            columns.programmes.append(
                Int64(ProgrammeSet([.workAccident, .death, .oldAge]).rawValue))
            columns.wages.append(4_500_000 + Int64(place) * 50_000)
            columns.wageBases.append(ReportedWageBasis.fixed.rawValue)
            columns.funding.append(FundingSource.employer.rawValue)
            columns.decrees.append("")
            columns.from.append(Int64(day.yyyymmdd))
            columns.to.append(openEnd)
        }
        return columns
    }
}
