import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import ObligationBooks
import Obligations
import PeriodBooks
import RegisterBooks
import SQLDatabase
import SQLStore

/// The villages of the demonstration with whoever works for them, and the group through which former
/// vulnerable workers pay themselves. Everybody here is invented.
struct DemoVillages {
    private let office: Office
    private let law: MembershipLaw

    init(_ office: Office, _ book: LawBook) throws {
        self.office = office
        law = try MembershipLaw(from: book)
    }

    private var present: Month { Month(of: office.today) }

    /// Which people a village has, out of which purse, at which wage.
    private static let crews: [(category: WorkerCategory, funding: FundingSource, wage: Int64, people: Int)] =
        [
            (.villageOfficial, .villageAllocation, 2_426_640, 9),
            (.villageCouncil, .villageAllocation, 1_200_000, 5),
            (.neighbourhoodHead, .villageAllocation, 750_000, 12),
            (.villageAssociation, .villageRevenue, 600_000, 4),
            (.healthVolunteer, .villageBudget, 500_000, 6),
        ]
    private static let names = [
        "SUPARMAN", "ROHANA", "ZAINAL", "MARLINA", "SUKARDI", "HALIMAH", "DARMAWAN", "SURYANI", "IDRUS",
        "KARTINI", "BAHARUDIN", "NURAINI",
    ]

    /// A group of self-employed people that collects what its members pay.
    func group() async throws -> Int64 {
        try await register("JJ990005", "WADAH MANDIRI", .selfEmployed, from: present.adding(-24))
    }

    /// Each village registers under a number of its own, and its people stand in the register.
    ///
    /// - Returns: the registrations, in the order of the villages.
    func enrol(_ villages: [UnitID]) async throws -> [Int64] {
        let first = present.adding(-12)
        var made: [Int64] = []
        for (place, village) in villages.enumerated() {
            let registration = try await register(
                "JJ99000\(place + 2)", "PEMDES \(DemoVulnerable.villages[place].1)", .wageEarner, from: first)
            try await RegistrationBook.link(
                unit: village, registration: registration, from: first.firstDay, by: office)
            made.append(registration)
            var columns = RegisterColumns()
            for crew in DemoVillages.crews {
                for _ in 0..<crew.people {
                    let number = place * 100 + columns.count
                    add(number, to: &columns, crew.category, crew.funding, crew.wage, from: first.firstDay)
                    columns.units.append(village.number)
                    columns.registrations.append(registration)
                }
            }
            let loaded = try await RegisterImport(office, law: law).load(
                columns, key: "perangkat-desa-\(place + 1)")
            precondition(loaded.refused.isEmpty, "the law lets everybody of the village work")
        }
        return made
    }

    /// The first village's head has a regulation of his own; the second village has none yet.
    func regulate(_ village: UnitID) async throws {
        try await RegulationBook(office, rules: SharedOptions.obligationRules()).add(
            Regulation(
                kind: .villageRegulation, number: "4", year: present.year - 1,
                title: "Jamsostek Desa",
                issuer: .government, issuerName: "Kades Sukamaju",
                scope: RegulationScope(
                    units: .branches([village]),
                    categories: Set(DemoVillages.crews.map(\.category))), from: present.adding(-12).firstDay))
    }

    private func register(
        _ text: String, _ name: String, _ segment: Segment, from first: Month
    ) async throws -> Int64 {
        guard let number = EmployerNumber(text) else { preconditionFailure("a number of the demonstration") }
        return try await RegistrationBook.add(
            RegistrationDraft(
                number: number, division: "000", name: name, segment: segment,
                riskClass: segment == .wageEarner ? .veryLow : nil, from: first.firstDay), by: office)
    }

    private func add(
        _ number: Int, to columns: inout RegisterColumns, _ category: WorkerCategory,
        _ funding: FundingSource, _ wage: Int64, from day: Day
    ) {
        let (month, year) = (1 + number % 12, 68 + number % 31)
        let isFemale = number.isMultiple(of: 2)
        let birth = (isFemale ? 55 : 15) * 10_000 + month * 100 + year
        columns.names.append(
            "\(DemoVillages.names[number % 12]) \(DemoVillages.names[(number / 12 + 7) % 12])")
        columns.niks.append(String(9_901_020_000_000_000 + birth * 10_000 + number + 1))
        columns.mothers.append(nil)
        columns.born.append(Int64((1900 + year) * 10_000 + month * 100 + 15))
        columns.sexes.append((isFemale ? Sex.female : .male).rawValue)
        columns.categories.append(category.rawValue)
        columns.segments.append(Segment.wageEarner.rawValue)
        columns.programmes.append(Int64(ProgrammeSet([.workAccident, .death]).rawValue))
        columns.wages.append(wage)
        columns.wageBases.append(ReportedWageBasis.honorarium.rawValue)
        columns.funding.append(funding.rawValue)
        columns.decrees.append("141/\(number % 100 + 1)/\(day.year)")
        columns.from.append(Int64(day.yyyymmdd))
        columns.to.append(openEnd)
    }
}

/// The months of one registration of the demonstration, from the calculation to the payment, by three hands.
struct DemoBills {
    private let office: Office
    private let law: PeriodLaw

    init(_ office: Office, _ book: LawBook) throws {
        self.office = office
        law = try PeriodLaw(from: book, workingDays: WorkingDays(from: book))
    }

    /// - Parameter paid: the last month that is paid; nil for all.
    func run(_ registration: Int64, from first: Month, through last: Month, paid: Month? = nil) async throws {
        let name = String(registration)
        for place in 0...first.months(until: last) {
            let month = first.adding(place)
            let day = min(month.lastDay.adding(days: -12), office.today)
            func book(_ actor: String) -> PeriodBook {
                PeriodBook(office: office.with(actor: actor, today: day), law: law)
            }
            try await book("operator-desa").open(.one(name), month)
            _ = try await book("operator-desa").calculate(.one(name), month)
            let agreed = try await book("verifikator").finalise(name, month)
            _ = try await book("kepala").post(name, month)
            guard let bill = agreed.bill, month <= paid ?? last else { continue }
            let payday = min(day.adding(days: 2), office.today)
            _ = try await PaymentActs.pay(
                PaymentOrder(
                    for: .bill(.number(bill.id)), on: payday, amount: bill.total,
                    key: "peragaan/\(registration)/\(month.yyyymm)"),
                by: office.with(actor: "bendahara", today: payday))
        }
    }
}
