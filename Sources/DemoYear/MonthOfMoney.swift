import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// What is paid in a month: the month before by the offices, the month itself for the self-employed.
struct MonthOfMoney {
    let town: DemoTown
    let setting: DemoSetting
    let month: Month
    let place: Int
    let tell: @Sendable (Note) -> Void

    /// The office that pays nothing for three months, half of it two months later, and the rest in the end.
    private static let debtor = 3
    private static let unpaid = 3...5

    /// Dues of the self-employed are due in their own month.
    func paySelfEmployed() async throws {
        let registration = setting.registrations[setting.vulnerable]
        for bill in try await bills(of: month) where bill.registration == registration {
            try await payByWarrant(bill, bill.open, on: month.firstDay.adding(days: 11))
        }
    }

    /// Half of the offices pay by a warrant that somebody enters, half are found in the bank’s statement.
    func payLastMonth() async throws {
        guard place > 0 else { return }
        let day = month.firstDay.adding(days: 12)
        var lines: [StatementImport.Line] = []
        for bill in try await bills(of: month.adding(-1)) where bill.open > .zero {
            guard let unit = setting.registrations.firstIndex(of: bill.registration),
                !(unit == Self.debtor && Self.unpaid.contains(place - 1))
            else { continue }
            if unit % 2 == 0 {
                let over = place == 2 && unit == 2 ? Rupiah(100_000) : .zero
                try await payByWarrant(bill, bill.open + over, on: day)
                if over > .zero { tell(Note("demo-year.overpaid", named(bill, over))) }
            } else {
                lines += self.lines(bill, on: day, isTwice: place == 3 && unit == 1)
            }
        }
        try await take(lines, on: day.adding(days: 2))
        try await payArrears(on: day)
    }

    private func bills(of month: Month) async throws -> [BillRow] {
        let government = town.office.government
        return try await town.office.database.read { connection in
            try BillRegister.bills(from: month, through: month, of: government, on: connection)
        }
    }

    private func payByWarrant(_ bill: BillRow, _ amount: Rupiah, on day: Day) async throws {
        let office = town.at(day, as: .treasurer)
        let number = "\(bill.month.yyyymm)/\(bill.registration % 1_000)/SP2D/LS"
        try await TreasuryActs.enter(
            TreasuryPaper(
                .warrant, number: number, registration: bill.registration, month: bill.month,
                day: day.adding(days: -2), amount: amount), by: office)
        let papers = [EntryDocument(.paymentWarrant, number)].compactMap { $0 }
        _ = try await PaymentActs.pay(
            PaymentOrder(
                for: .bill(.number(bill.id)), on: day, amount: amount, documents: papers,
                key: "sp2d/\(number)/\(day.yyyymmdd)"), by: office)
    }

    private func lines(_ bill: BillRow, on day: Day, isTwice: Bool) -> [StatementImport.Line] {
        let text = "BPJS KETENAGAKERJAAN KODE IURAN \(bill.code?.digits ?? "")"
        if isTwice { tell(Note("demo-year.paid-twice", named(bill, bill.open))) }
        return (0...(isTwice ? 1 : 0)).map { again in
            StatementImport.Line(
                day: day.adding(days: again), amount: bill.open, text: text,
                reference: "TRX\(bill.id)\(again)", key: "\(bill.id)/\(again)")
        }
    }

    private func take(_ lines: [StatementImport.Line], on day: Day) async throws {
        if lines.isEmpty { return }
        let outcome = try await BankBook.take(
            StatementImport(
                digest: "demo-\(month.yyyymm)", layout: "demo", account: "•••• 4321", lines: lines),
            by: town.at(day, as: .treasurer))
        if outcome.waiting > 0 {
            tell(
                Note(
                    "demo-year.bank-waits", ["month": .month(month), "count": .count(outcome.waiting)]))
        }
    }

    /// The debtor pays a half of all that is open, and later the rest, the oldest month first.
    private func payArrears(on day: Day) async throws {
        guard [7, 9].contains(place) else { return }
        let registration = setting.registrations[Self.debtor]
        var open = Rupiah.zero
        for back in 1...6 {
            for bill in try await bills(of: month.adding(-back)) where bill.registration == registration {
                open += bill.open
            }
        }
        let amount = place == 7 ? Rupiah(open.amount / 2) : open
        guard amount > .zero else { return }
        _ = try await PaymentActs.pay(
            PaymentOrder(
                for: .registration(registration), on: day.adding(days: 3), amount: amount,
                key: "tunggakan/\(month.yyyymm)"),
            by: town.at(day.adding(days: 3), as: .treasurer))
        tell(
            Note(
                "demo-year.arrears-paid",
                [
                    "unit": .text(setting.names[Self.debtor]), "amount": .rupiah(amount),
                    "open": .rupiah(open - amount),
                ]))
    }

    private func named(_ bill: BillRow, _ amount: Rupiah) -> [String: Term] {
        ["unit": .text(bill.registrationName), "month": .month(bill.month), "amount": .rupiah(amount)]
    }
}
