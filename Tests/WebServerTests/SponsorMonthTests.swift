import Access
import AccessBooks
import Continuity
import DeskBooks
import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import PeriodBooks
import RegisterBooks
import SQLDatabase
import SQLStore
import SponsorBooks
import Sponsorship
import TestDatabases
import TestPortal
import Testing
import WebAPI
import WebGate

private func day(_ yyyymmdd: Int) -> Day {
    guard let day = Day(yyyymmdd: yyyymmdd) else { preconditionFailure("a day of the calendar") }
    return day
}

private func month(_ yyyymm: Int) -> Month {
    guard let month = Month(yyyymm: yyyymm) else { preconditionFailure("a month of the calendar") }
    return month
}

extension PortalTown {
    fileprivate func sponsors(_ actor: String, _ today: Int) throws -> SponsorBook {
        SponsorBook(
            office.with(actor: actor, today: day(today)), law: try MembershipLaw(from: portal.law.book),
            rules: try SponsorTemplates.embedded())
    }

    /// The months of somebody that are in force because they are paid, as known on a day.
    fileprivate func paid(_ person: PersonID, on today: Int) async throws -> [Month] {
        let cover = PersonCover(
            office.with(today: day(today)), law: portal.law.continuity,
            contributions: portal.law.contributions, answered: portal.law.book.coverage)
        let strip = try await cover.strip(of: person)?.strip
        return (strip?.months ?? []).filter { if case .inForce(.paid) = $0.state { true } else { false } }
            .map(\.month)
    }

    /// A month of a registration: opened, calculated, agreed and paid, each on its day.
    fileprivate func bill(_ registration: Int64, _ month: Month) async throws -> Bill {
        let book = PeriodBook(
            office: office.with(actor: "disnaker", today: month.firstDay.adding(days: 8)),
            law: portal.law.period)
        try await book.open(.one(String(registration)), month)
        _ = try await book.calculate(.one(String(registration)), month)
        clock.pass(1_000)
        let bill = try await book.finalise(String(registration), month).bill
        clock.pass(1_000)
        return try #require(bill)
    }

    fileprivate func pay(_ bill: Bill, on day: Day) async throws {
        _ = try await PaymentActs.pay(
            PaymentOrder(
                for: .bill(.number(bill.id)), on: day, amount: bill.total, key: "bayar/\(bill.id)"),
            by: office.with(actor: "bendahara", today: day))
    }
}

private func draft(
    from: Int, months: Int, sponsor: String = "1671015506820001", born: Int = 19_820_615,
    kind: SponsorKind = .household
) throws -> SponsorshipDraft {
    SponsorshipDraft(
        sponsor: SponsorIdentity(
            kind: kind, name: kind == .worker ? "Sumi" : "Ratna Dewi", nik: NIK(sponsor), born: day(born),
            phone: "081234567890"),
        worker: SponsoredWorker(
            name: "Sumi", nik: NIK("1671014203900007"), born: day(19_900_302), work: .driver, phone: ""),
        term: try SponsorshipTerm(from: month(from), months: months, most: 24), payment: .cash,
        income: Rupiah(1_000_000), hasConsent: true, isActive: true)
}

@Suite struct `A sponsored worker's months` {
    @Test(arguments: TestEngine.atHand)
    func `are billed and paid by the books of everybody, with a receipt for what is paid and no more`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let (_, link) = try await invited(town)
            let sent = try await town.sponsors("sertakan", 20_260_301).propose(
                try draft(from: 202_603, months: 3), through: link)
            let row = try await town.sponsors("disnaker", 20_260_302).verify(sent.id)
            let person = try #require(row.person)
            #expect(try await town.paid(person, on: 20_260_331) == [])

            let march = try await town.bill(row.registration, month(202_603))
            #expect(march.total == Rupiah(16_800), "JKK 10.000 and JKM 6.800 of an income of a million")
            #expect(try await town.paid(person, on: 20_260_331) == [])
            let owner = Browser(town.portal)
            _ = try await owner.get("/tanggungan")
            func mine(_ path: String, _ more: [String: String] = [:]) async throws -> Browser.Reply {
                let fields = ["kode": sent.code, "lahir": "1982-06-15", "nomor": String(sent.id)]
                return try await owner.send(path, fields.merging(more) { $1 })
            }
            #expect(try await mine("/tanggungan").text.contains("belum ada yang lunas"))
            let early = try await mine("/tanggungan/surat", ["jenis": "sponsor-receipt"])
            #expect(early.status == 422 && early.text.contains("Belum ada bulan yang lunas"))

            try await town.pay(march, on: day(20_260_312))
            #expect(try await town.paid(person, on: 20_260_331) == [month(202_603)])
            let page = try await mine("/tanggungan")
            #expect(page.text.contains("Lunas sampai") && page.text.contains("Maret 2026"))
            #expect(!page.text.contains("belum ada yang lunas") && !page.text.contains("1671014203900007"))
            let receipt = try await mine(
                "/tanggungan/surat", ["jenis": "sponsor-receipt", "bentuk": "docx"])
            #expect(receipt.status == 200)
            let desk = try await Browser.entered(town, as: .manpowerOffice)
            let sheet = try await desk.get("/sponsor/\(sent.id)")
            #expect(sheet.text.contains("/iuran/2026-03/\(row.registration)"))
            #expect(sheet.text.contains("Rp16.800"))
            let months = try await Browser(
                town.portal, routes: APIRoutes.all(address: "http://localhost")
            ).get(
                "/api/v1/people/\(person)/months", headers: try await bearer(town, .manpowerOffice))
            #expect(months.text.contains(#""month":"2026-03""#) && months.text.contains(#""paid":16800"#))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `go on without one between when another, and then the worker herself, takes them over`(
        engine: TestEngine
    ) async throws {
        try await withTown(engine) { town async throws in
            let (_, link) = try await invited(town)
            let first = try await town.sponsors("sertakan", 20_260_301).propose(
                try draft(from: 202_603, months: 2), through: link)
            let row = try await town.sponsors("disnaker", 20_260_302).verify(first.id)
            let person = try #require(row.person)
            try await town.pay(try await town.bill(row.registration, month(202_603)), on: day(20_260_312))

            func takeOver(
                _ id: Int64, _ draft: SponsorshipDraft, _ today: Int
            ) async throws -> Int64 {
                let token = try await town.sponsors("sertakan", today).handOver(id)
                let found = try #require(SponsorLinkBook.link(of: token, town.office))
                let next = try await town.sponsors("sertakan", today).propose(draft, through: found.link)
                let row = try await town.sponsors("disnaker", today).verify(next.id)
                #expect(row.person == person)
                return next.id
            }
            let second = try await takeOver(
                first.id,
                try draft(from: 202_604, months: 1, sponsor: "1671011001750003", born: 19_750_110),
                20_260_320)
            let april = try await town.bill(row.registration, month(202_604))
            // From April 2026 on half of it is remitted (PP 50/2025).
            #expect(april.total == Rupiah(8_400), "she is on one bill once")
            try await town.pay(april, on: day(20_260_412))
            var own = try draft(
                from: 202_605, months: 1, sponsor: "1671014203900007", born: 19_900_302, kind: .worker)
            own.payment = .cash
            _ = try await takeOver(second, own, 20_260_420)
            try await town.pay(try await town.bill(row.registration, month(202_605)), on: day(20_260_512))
            let paid = try await town.paid(person, on: 20_260_531)
            #expect(paid == [month(202_603), month(202_604), month(202_605)])
            let funding = try await PersonSearch(town.office).jobs(of: person).known(at: .latest)
                .sorted { $0.start < $1.start }.map(\.terms.funding)
            #expect(funding == [.sponsor, .oneself], "the second pays for the same job")
        }
    }

    @Test func `are called to mind before the last one that is paid, and not before that`() async throws {
        try await withTown(.sqlite) { town async throws in
            let (_, link) = try await invited(town)
            let sent = try await town.sponsors("sertakan", 20_260_301).propose(
                try draft(from: 202_603, months: 2), through: link)
            try await town.sponsors("disnaker", 20_260_302).verify(sent.id)
            let permit = try await town.desk(.manpowerOffice).permit
            // The money ends on 30 April; the first reminder is 45 days before it: on 16 March.
            for (today, found) in [(20_260_315, 0), (20_260_316, 1), (20_260_430, 1), (20_260_501, 0)] {
                let desk = SponsorDesk(
                    try Desk(office: town.office.with(today: day(today)), permit: permit),
                    rules: try SponsorTemplates.embedded(), law: try MembershipLaw(from: town.portal.law.book)
                )
                #expect(try await desk.list(.ending).rows.count == found, "\(today)")
                #expect(try await desk.counts()[.ending] == found, "\(today)")
            }
        }
    }
}
