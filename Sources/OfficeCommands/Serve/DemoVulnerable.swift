import LawBook
import LawFiles
import Membership
import MoneyAndDates
import RegisterBooks
import SIPPFiles
import SQLDatabase
import SQLStore
import VulnerableBooks
import VulnerableWorkers
import Words

/// The vulnerable workers of the demonstration: a village's list on its way from the proposal to the card and
/// the end of its money, another one that begins, and a cohort whose money ended last year.
struct DemoVulnerable {
    let office: Office
    let rules: VulnerableRules
    private let law: LawBook

    init(_ office: Office, _ book: LawBook) throws {
        self.office = office
        law = book
        rules = try VulnerableRules(book)
    }

    static let villages = [("D.01", "DESA SUKAMAJU"), ("D.02", "DESA MEKARSARI")]
    private var present: Month { Month(of: office.today) }

    /// Writes them where there are none yet.
    func prepare() async throws {
        guard try await QuotaBook(office, rules: rules).list().isEmpty else { return }
        let (villages, registration) = try await places()
        let own = try DemoVillages(office, law)
        let group = try await own.group()
        let first = try await quota(
            "CSR 2024", .corporateGiving, registration, from: present.adding(-21),
            through: present.adding(-14), places: 12)
        try await carry(first, villages[0], people: 140..<152, signed: present.adding(-21))
        try await goOn(first, under: group, selves: 6, others: 2, registration)
        let past = try await quota(
            "DBH Sawit", .palmOilShare, registration, from: present.adding(-13),
            through: present.adding(-8), places: 12)
        try await carry(past, villages[1], people: 0..<12, signed: present.adding(-13))
        try await goOn(past, under: group, selves: 4, others: 1, registration)
        let now = try await quota(
            "APBD rentan", .regionalBudget, registration, from: present.adding(-4),
            through: present.adding(1), places: 20)
        try await carry(now, villages[0], people: 20..<44, signed: present.adding(-4))
        try await replace(now)
        let next = try await quota(
            "APBD tahap-2", .regionalBudget, registration, from: present.adding(1),
            through: present.adding(12), places: 30)
        try await propose(next, villages[1], drafts(60..<78, isSpoiled: true), on: office.today)
        for (place, name) in ["CSR Peraga-1", "CSR Peraga-2"].enumerated() {
            let posted = try await quota(
                name, .corporateGiving, registration, from: present, through: present.adding(5), places: 6)
            let people = (100 + place * 20)..<(108 + place * 20)
            try await hangOut(posted, villages[place], people: people, in: present.adding(-1))
        }
        let pemdes = try await own.enrol(villages)
        try await own.regulate(villages[0])
        let bills = try DemoBills(office, law)
        try await bills.run(registration, from: present.adding(-21), through: present.adding(-1))
        try await bills.run(group, from: present.adding(-13), through: present.adding(-1))
        for village in pemdes {
            // The second tranche of the village allocation has not come yet.
            try await bills.run(
                village, from: present.adding(-12), through: present.adding(-1), paid: present.adding(-3))
        }
    }

    /// What became of a cohort when its money ended: some pay on through a group of their own, some have
    /// another payer, the others stop; of those who pay themselves every third gives up half a year later.
    private func goOn(
        _ quota: QuotaID, under group: Int64, selves: Int, others: Int, _ registration: Int64
    ) async throws {
        let book = ProposalBook(office, rules: rules)
        let people =
            try await book.rows(quota, .carded, atMost: 500)
            + (try await book.rows(quota, .accepted, atMost: 500))
        let last = try await QuotaBook(office, rules: rules).view(quota).terms.through
        let places = PlaceBook(at(last.lastDay.adding(days: -10)), rules: rules)
        for (place, row) in people.enumerated() {
            switch place {
            case ..<selves: try await places.handBack(row.id, .continuesHimself(under: group))
            case ..<(selves + others):
                try await places.handBack(
                    row.id, .otherPayer(registration: registration, .corporateGiving))
            default: try await places.handBack(row.id, .stops)
            }
        }
        let stop = last.adding(7)
        guard stop < present else { return }
        let acts = JobActs(at(stop.lastDay), law: rules.membership)
        for (place, row) in people.prefix(selves).enumerated() where place.isMultiple(of: 3) {
            guard let person = row.person,
                let job = try await PersonSearch(office).jobs(of: person).known(at: .latest).last
            else { continue }
            try await acts.close(job.id, of: person, on: stop.lastDay, because: .resigned)
        }
    }

    private func at(_ day: Day, _ actor: String = "disnaker") -> Office {
        office.with(actor: actor, today: day)
    }

    private func places() async throws -> ([UnitID], Int64) {
        try await UnitBook.add(
            DemoVulnerable.villages.map { UnitDraft(kind: .village, code: $0.0, name: $0.1) }, by: office)
        let government = office.government
        let units = try await office.database.read { try UnitBook.all(government: government, on: $0) }
        let villages = DemoVulnerable.villages.compactMap { village in
            units.first { $0.code == village.0 }?.id
        }
        let first = present.adding(-24).firstDay
        guard let number = EmployerNumber("JJ990001") else {
            preconditionFailure("a number of the demonstration")
        }
        let registration = try await RegistrationBook.add(
            RegistrationDraft(
                number: number, division: "BPU", name: "WADAH BPU", segment: .selfEmployed,
                riskClass: nil, from: first), by: office)
        for village in villages {
            try await RegistrationBook.link(
                unit: village, registration: registration, from: first, by: office)
        }
        return (villages, registration)
    }

    private func quota(
        _ name: String, _ funding: FundingSource, _ registration: Int64, from: Month, through: Month,
        places: Int
    ) async throws -> QuotaID {
        var terms = QuotaTerms(
            name: name, funding: funding, ceiling: Rupiah(1), from: from, through: through,
            income: Rupiah(1_000_000), largestDecile: 5, postingDays: 5, registration: registration)
        terms.ceiling = try terms.duesOfOne(under: rules.contributions) * Int64(places)
        return try await QuotaBook(at(from.adding(-2).firstDay), rules: rules).add(terms)
    }

    private func propose(
        _ quota: QuotaID, _ village: UnitID, _ drafts: [ProposalDraft], on day: Day
    ) async throws {
        _ = try await ProposalBook(at(day, "operator-desa"), rules: rules).take(
            drafts,
            from: .init(
                quota: quota, unit: village, proposer: .village, fileName: "usulan.xlsx",
                digest: sha256("\(quota) \(drafts.count)".utf8)))
    }

    /// From the list to the posting, by two hands.
    private func hangOut(
        _ quota: QuotaID, _ village: UnitID, people: Range<Int>, in month: Month
    ) async throws {
        try await propose(quota, village, drafts(people, isSpoiled: false), on: month.firstDay)
        _ = try await ProposalBook(at(month.firstDay.adding(days: 2), "verifikator"), rules: rules)
            .verifyAll(quota)
        _ = try await PostingBook(at(month.firstDay.adding(days: 3)), rules: rules).post(quota)
    }

    /// From the list to the card; a month before the decree the list hung out.
    private func carry(
        _ quota: QuotaID, _ village: UnitID, people: Range<Int>, signed month: Month
    ) async throws {
        try await hangOut(quota, village, people: people, in: month.adding(-1))
        let day = min(month.firstDay.adding(days: 2), office.today)
        _ = try await DecreeBook(at(day), rules: rules).decree(
            quota, number: "460/\(people.lowerBound + 1)/\(month.year)", signed: day)
        let book = BatchBook(at(day), rules: rules)
        let batch = try await book.send(quota)
        let rows = try await book.rows(of: batch.id)
        let layouts = try CheckLayouts.all()
        let table =
            [["Status", "Keterangan", "NIK", "Nama"]]
            + rows.enumerated().map { place, row in
                place == 4
                    ? ["T", "Nama berbeda", row[.nik], row[.name]]
                    : ["Y", "", row[.nik], row[.name]]
            }
        _ = try await book.reply(try SIPPReply.read(table, layouts: layouts), to: batch.id, from: month)
        let accepted = try await ProposalBook(office, rules: rules).rows(quota, .accepted, atMost: 500)
        _ = try await PlaceBook(
            at(day.adding(days: 1) <= office.today ? day.adding(days: 1) : day), rules: rules
        )
        .card(accepted.dropLast(3).map(\.id), of: quota, on: day)
    }

    /// One found a job; who waited first takes her place.
    private func replace(_ quota: QuotaID) async throws {
        let cards = try await ProposalBook(office, rules: rules).rows(quota, .carded, atMost: 3)
        let day = present.adding(-1).firstDay.adding(days: 9)
        let places = PlaceBook(at(day), rules: rules)
        if let left = cards.first { try await places.end(left.id, because: .foundJob, on: day) }
        _ = try await DecreeBook(at(day.adding(days: 5)), rules: rules).decree(
            quota, number: "460/99/\(day.year)", signed: day.adding(days: 5))
        if cards.count > 1 {
            try await PlaceBook(at(office.today), rules: rules).handBack(
                cards[1].id, .continuesHimself(under: nil))
        }
        if cards.count > 2 {
            try await PlaceBook(at(office.today), rules: rules).handBack(cards[2].id, .stops)
        }
    }

    private static let names = [
        "SITI", "BUDI", "WATI", "AGUS", "DEWI", "JOKO", "RINA", "HASAN", "MAYA", "UDIN", "LELA", "TONO",
    ]
    private static let works = [
        "petani", "nelayan", "tukang ojek", "pedagang sayur", "buruh cuci", "pemulung",
    ]

    /// Everybody here is invented; no regency has the code 9901.
    private func drafts(_ people: Range<Int>, isSpoiled: Bool) -> [ProposalDraft] {
        people.map { number in
            var draft = ProposalDraft(line: number - people.lowerBound + 1)
            let names = DemoVulnerable.names
            let (month, year) = (1 + number % 12, 65 + number % 35)
            draft.born = Day(1900 + year, month, 10)
            draft.sex = number.isMultiple(of: 2) ? .female : .male
            let birth = (draft.sex == .female ? 50 : 10) * 10_000 + month * 100 + year
            draft.nik = NIK(digits: 9_901_010_000_000_000 + UInt64(birth) * 10_000 + UInt64(number + 1))
            draft.name = "\(names[number % 12]) \(names[(number / 12 + 5 + number) % 12])"
            draft.work = DemoVulnerable.works[number % 6]
            draft.decile = String(1 + number % 5)
            draft.proof = "keterangan RT"
            draft.isIll = false
            if isSpoiled { spoil(&draft, number % 9) }
            return draft
        }
    }

    private func spoil(_ draft: inout ProposalDraft, _ place: Int) {
        switch place {
        case 0: draft.decile = "11"
        case 1: draft.born = Day(present.year - 12, 5, 10)
        case 2: draft.isIll = true
        case 3: draft.isIll = nil
        case 4: draft.proof = ""
        case 5: draft.born = Day(present.year - 70, 5, 10)
        default: break
        }
    }
}

/// The layouts of SIPP inside the program, for the demonstration's replies.
enum CheckLayouts {
    static func all() throws -> [SIPPTemplate] {
        try CheckFiles(words: try SharedOptions.words(.indonesian)).sippTemplates(folder: nil).all
    }
}
