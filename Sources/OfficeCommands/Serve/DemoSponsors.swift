import DeskBooks
import LawBook
import Membership
import MoneyAndDates
import Outreach
import RegisterBooks
import SQLDatabase
import SQLStore
import SponsorBooks
import Sponsorship

/// SERTAKAN in the demonstration: an open campaign, civil servants of a few offices with their helpers and
/// drivers, a firm, one who ends soon, one that waits to be verified. Everybody in it is invented.
struct DemoSponsors {
    let office: Office
    let law: MembershipLaw
    let rules: SponsorRules

    init(_ office: Office, _ book: LawBook) throws {
        self.office = office
        law = try MembershipLaw(from: book)
        rules = try SponsorTemplates.embedded()
    }

    private var present: Month { Month(of: office.today) }

    private struct Person {
        let name: String
        let born: Day
        let nik: NIK

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
                from: present.adding(-1).firstDay), by: office)
        let link = try await SponsorLinkBook(office).make(
            SponsorLinkDraft(
                unit: top.id, registration: registration, label: "1 ASN 1 pekerja",
                expires: office.today.adding(days: rules.linkDays), uses: rules.linkUses))
        for (place, people) in [412, 268, 95, 51].enumerated() {
            try await SponsorLeague.count(people, of: offices[place].id, by: office)
        }
        try await enrol(link, offices.map(\.id))
        try await event(top.id, registration)
    }

    /// An event of today, with the first who came.
    private func event(_ unit: UnitID, _ registration: Int64) async throws {
        let book = OutreachBook(office.with(actor: "disnaker"), rules: try OutreachTemplates.embedded())
        let id = try await book.plan(
            OutreachDraft(
                title: "Apel pagi", heldOn: office.today,
                place: "Halaman kantor", audience: "asn-sponsor"),
            campaign: (unit, registration))
        for (name, unit) in [("Ratna Dewi", "Dinas Pendidikan"), ("Hendra Gunawan", "Dinas Kesehatan")] {
            try await book.attend(id, name: name, unit: unit)
        }
    }

    /// Sponsor, worker, what he does, for how many months, in which office; the last one waits.
    private func enrol(_ link: SponsorLink, _ units: [UnitID]) async throws {
        let lines: [(SponsorKind, Person?, Person?, SponsoredWork, Int, Int)] = [
            (
                .civilServant, Person("RATNA DEWI", 19_820_615, isFemale: true, serial: 21),
                Person("SUMIATI", 19_790_302, isFemale: true, serial: 22), .domesticWorker, 6, 0
            ),
            (
                .civilServant, Person("HENDRA GUNAWAN", 19_750_811, isFemale: false, serial: 23),
                Person("SLAMET RIYADI", 19_830_714, isFemale: false, serial: 24), .driver, 12, 0
            ),
            (
                .civilServant, Person("YULIA SARI", 19_880_120, isFemale: true, serial: 25),
                Person("MARYAM", 19_720_509, isFemale: true, serial: 26), .vendor, 1, 1
            ),
            (
                .firm, Person("TOKO MUSI", 19_690_917, isFemale: false, serial: 27),
                Person("KARTONO", 19_800_228, isFemale: false, serial: 28), .farmhand, 12, 2
            ),
            (
                .civilServant, Person("AGUS SETIAWAN", 19_841_103, isFemale: false, serial: 29),
                Person("NURHAYATI", 19_910_630, isFemale: true, serial: 30), .domesticWorker, 3, 1
            ),
        ]
        for (place, line) in lines.enumerated() {
            guard let sponsor = line.1, let worker = line.2 else { continue }
            let draft = SponsorshipDraft(
                sponsor: SponsorIdentity(
                    kind: line.0, name: sponsor.name, nik: sponsor.nik, born: sponsor.born,
                    phone: "08120000000\(place)",
                    number: line.0 == .civilServant ? "198000000000000001" : ""),
                worker: SponsoredWorker(
                    name: worker.name, nik: worker.nik, born: worker.born, work: line.3, phone: ""),
                term: SponsorshipTerm(stored: present, months: line.4),
                payment: line.0 == .firm ? .corporateGiving : .payDeduction, income: rules.income,
                hasConsent: true, isActive: true)
            let book = SponsorBook(office.with(actor: "sertakan"), law: law, rules: rules)
            let sent = try await book.propose(draft, through: link.id, unit: units[line.5])
            if place == lines.count - 1 { return }
            try await SponsorBook(office.with(actor: "disnaker"), law: law, rules: rules).verify(sent.id)
        }
    }
}
