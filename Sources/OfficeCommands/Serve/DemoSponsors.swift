import DeskBooks
import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import Outreach
import PeriodBooks
import RegisterBooks
import SQLDatabase
import SQLStore
import SponsorBooks
import Sponsorship

/// SERTAKAN in the demonstration: an open campaign, civil servants of four offices with their helpers and
/// drivers, a firm, months that are billed and paid, one who ends soon, one that waits to be verified, and an
/// event through which some enrolled. Everybody in it is invented.
struct DemoSponsors {
    let office: Office
    let law: MembershipLaw
    let rules: SponsorRules
    private let period: PeriodLaw

    init(_ office: Office, _ book: LawBook) throws {
        self.office = office
        law = try MembershipLaw(from: book)
        rules = try SponsorTemplates.embedded()
        period = try PeriodLaw(from: book)
    }

    private var present: Month { Month(of: office.today) }

    private struct Person {
        let name: String
        let born: Day
        let nik: NIK

        /// One of many: the place makes name and day of birth.
        init?(place: Int) {
            let isFemale = place.isMultiple(of: 2)
            let names = isFemale ? Person.women : Person.men
            let name = "\(names[place / 2 % names.count]) \(Person.last[place / 3 % Person.last.count])"
            let born = (1966 + place % 33) * 10_000 + (1 + place % 12) * 100 + 1 + place % 27
            self.init(name, born, isFemale: isFemale, serial: 100 + place)
        }

        private static let women = ["ROSMINI", "HALIMAH", "TUTI", "KARSINAH", "YUNI", "ERNAWATI", "SOLEHA"]
        private static let men = ["PAIJO", "ROHMAN", "DEDI", "SUPARMAN", "IWAN", "TARMIZI"]
        private static let last = ["MARBUN", "ANGGRAINI", "USMAN", "LESTARI", "ZULKIFLI"]

        /// The number follows from the day of birth, as real ones do.
        init?(_ name: String, _ born: Int, isFemale: Bool, serial: Int) {
            guard let day = Day(yyyymmdd: born) else { return nil }
            let written = (day.day + (isFemale ? 40 : 0)) * 10_000 + day.month * 100 + day.year % 100
            guard let nik = NIK(String(1_671_090_000_000_000 + written * 10_000 + serial)) else { return nil }
            self.name = name
            self.born = day
            self.nik = nik
        }
    }

    /// Writes them where there are none yet.
    func prepare() async throws {
        guard try await SponsorLists.list(nil, by: office).isEmpty else { return }
        let government = office.government
        let units = try await office.database.read { try UnitBook.all(government: government, on: $0) }
        let offices = units.filter { $0.kind == .office }
        guard let top = units.first(where: { $0.parent == nil }) ?? offices.first, offices.count > 3,
            let number = EmployerNumber("JJ190901")
        else { return }
        let registration = try await RegistrationBook.add(
            RegistrationDraft(
                number: number, division: "000", name: "SERTAKAN", segment: .selfEmployed, riskClass: nil,
                from: DemoSponsors.begins(present).firstDay), by: office)
        for (place, people) in [412, 268, 95, 51].enumerated() {
            try await SponsorLeague.count(people, of: offices[place].id, by: office)
        }
        let link = try await invite(top.id, registration)
        try await enrol(link, offices.map(\.id))
        try await events(top.id, registration, offices.map(\.id))
        for back in [3, 2, 1] { try await bill(registration, present.adding(-back)) }
    }

    /// The first month of the campaign, three before the present one.
    private static func begins(_ present: Month) -> Month { present.adding(-3) }

    private func at(_ day: Day, _ actor: String = "disnaker") -> Office {
        office.with(actor: actor, today: day)
    }

    private func invite(_ unit: UnitID, _ registration: Int64) async throws -> SponsorLink {
        try await SponsorLinkBook(at(DemoSponsors.begins(present).firstDay)).make(
            SponsorLinkDraft(
                unit: unit, registration: registration, label: "1 ASN 1 pekerja",
                expires: office.today.adding(days: rules.linkDays), uses: rules.linkUses))
    }

    /// A month is calculated, agreed, locked and paid, as the self-employed owe it: within itself.
    private func bill(_ registration: Int64, _ month: Month) async throws {
        func book(_ day: Int, _ actor: String) -> PeriodBook {
            PeriodBook(office: at(month.firstDay.adding(days: day), actor), law: period)
        }
        let name = String(registration)
        try await book(8, "operator").open(.one(name), month)
        _ = try await book(8, "operator").calculate(.one(name), month)
        let agreed = try await book(9, "verifikator").finalise(name, month)
        _ = try await book(10, "disnaker").post(name, month)
        guard let bill = agreed.bill else { return }
        _ = try await PaymentActs.pay(
            PaymentOrder(
                for: .bill(.number(bill.id)), on: month.firstDay.adding(days: 11), amount: bill.total,
                key: "sertakan/\(month.yyyymm)"), by: at(month.firstDay.adding(days: 11), "bendahara"))
    }

    /// An event of last month through which some enrolled, and one of today with the first who came.
    private func events(_ unit: UnitID, _ registration: Int64, _ units: [UnitID]) async throws {
        let audience = "asn-sponsor"
        let day = present.adding(-1).firstDay.adding(days: 4)
        let past = OutreachBook(at(day), rules: try OutreachTemplates.embedded())
        let before = try await past.plan(
            OutreachDraft(title: "Rapat koordinasi", heldOn: day, place: "Aula", audience: audience),
            campaign: (unit, registration))
        for place in 0..<18 {
            guard let guest = Person(place: 200 + place) else { continue }
            try await past.attend(before, name: guest.name, unit: "OPD \(place % 4 + 1)")
        }
        if let link = try await past.open(before).link {
            for place in 30..<39 {
                try await enrol(place, link, units[place % 3], from: present.adding(-1), on: day)
            }
        }
        let book = OutreachBook(at(office.today), rules: try OutreachTemplates.embedded())
        let id = try await book.plan(
            OutreachDraft(
                title: "Apel pagi", heldOn: office.today, place: "Halaman kantor", audience: audience),
            campaign: (unit, registration))
        for (name, unit) in [("Ratna Dewi", "Dinas Pendidikan"), ("Hendra Gunawan", "Dinas Kesehatan")] {
            try await book.attend(id, name: name, unit: unit)
        }
    }

    /// One of many: a civil servant and her helper, for half a year.
    private func enrol(
        _ place: Int, _ link: Int64, _ unit: UnitID, from month: Month, on day: Day
    ) async throws {
        guard let sponsor = Person(place: 300 + place), let worker = Person(place: place) else { return }
        try await enrol(
            Line(
                kind: .civilServant, sponsor: sponsor, worker: worker,
                work: SponsoredWork.allCases[place % SponsoredWork.allCases.count], from: month, months: 6,
                unit: unit), link, on: day, isVerified: true)
    }

    private struct Line {
        let kind: SponsorKind
        let sponsor: Person
        let worker: Person
        let work: SponsoredWork
        let from: Month
        let months: Int
        let unit: UnitID
    }

    private func enrol(_ line: Line, _ link: Int64, on day: Day, isVerified: Bool) async throws {
        let draft = SponsorshipDraft(
            sponsor: SponsorIdentity(
                kind: line.kind, name: line.sponsor.name, nik: line.sponsor.nik, born: line.sponsor.born,
                phone: "081200000000", number: line.kind == .civilServant ? "198000000000000001" : ""),
            worker: SponsoredWorker(
                name: line.worker.name, nik: line.worker.nik, born: line.worker.born, work: line.work,
                phone: ""),
            term: SponsorshipTerm(stored: line.from, months: line.months),
            payment: line.kind == .firm ? .corporateGiving : .payDeduction, income: rules.income,
            hasConsent: true, isActive: true)
        let book = SponsorBook(at(day, "sertakan"), law: law, rules: rules)
        let sent = try await book.propose(draft, through: link, unit: line.unit)
        if isVerified { try await SponsorBook(at(day), law: law, rules: rules).verify(sent.id) }
    }

    /// Those whom the pages show first, a crowd of others, and one who waits.
    private func enrol(_ link: SponsorLink, _ units: [UnitID]) async throws {
        let lines: [(SponsorKind, Person?, Person?, SponsoredWork, Int, Int, Int)] = [
            (
                .civilServant, Person("RATNA DEWI", 19_820_615, isFemale: true, serial: 21),
                Person("SUMIATI", 19_790_302, isFemale: true, serial: 22), .domesticWorker, 3, 6, 0
            ),
            (
                .civilServant, Person("HENDRA GUNAWAN", 19_750_811, isFemale: false, serial: 23),
                Person("SLAMET RIYADI", 19_830_714, isFemale: false, serial: 24), .driver, 2, 12, 0
            ),
            (
                .civilServant, Person("YULIA SARI", 19_880_120, isFemale: true, serial: 25),
                Person("MARYAM", 19_720_509, isFemale: true, serial: 26), .vendor, 2, 3, 1
            ),
            (
                .firm, Person("TOKO MUSI", 19_690_917, isFemale: false, serial: 27),
                Person("KARTONO", 19_800_228, isFemale: false, serial: 28), .farmhand, 3, 12, 2
            ),
            (
                .civilServant, Person("AGUS SETIAWAN", 19_841_103, isFemale: false, serial: 29),
                Person("NURHAYATI", 19_910_630, isFemale: true, serial: 30), .domesticWorker, 0, 3, 1
            ),
        ]
        for (place, line) in lines.enumerated() {
            guard let sponsor = line.1, let worker = line.2 else { continue }
            let from = present.adding(-line.4)
            try await enrol(
                Line(
                    kind: line.0, sponsor: sponsor, worker: worker, work: line.3, from: from,
                    months: line.5, unit: units[line.6]), link.id,
                on: min(from.firstDay.adding(days: 3), office.today), isVerified: place < lines.count - 1)
        }
        for place in 0..<24 {
            let month = present.adding(-3 + place % 3)
            try await enrol(
                place, link.id, units[[0, 1, 1, 2, 3, 1][place % 6]], from: month,
                on: month.firstDay.adding(days: 3))
        }
    }
}
