import ArgumentParser
import DuesBooks
import Foundation
import LawBook
import Ledger
import Membership
import MoneyAndDates
import SQLDatabase
import SQLStore

/// Whole rupiah on the command line: `1250000`, `1.250.000` or `1_250_000`.
struct RupiahArgument: ExpressibleByArgument {
    let rupiah: Rupiah

    init?(argument: String) {
        let isNegative = argument.hasPrefix("-")
        let text = argument.dropFirst(isNegative ? 1 : 0).replacing("_", with: ".")
        let groups = text.split(separator: ".", omittingEmptySubsequences: false)
        let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 } && groups[0].count <= 3
        guard groups.count == 1 || isGrouped, let amount = Int64(groups.joined()),
            (0...Rupiah.mostAtOnce.amount).contains(amount)
        else { return nil }
        rupiah = Rupiah(isNegative ? -amount : amount)
    }
}

/// `2026-07` on the command line.
struct MonthArgument: ExpressibleByArgument {
    let month: Month

    init?(argument: String) {
        guard let month = Month(iso: argument) else { return nil }
        self.month = month
    }
}

/// `2026-07-10` on the command line.
struct DayArgument: ExpressibleByArgument {
    let day: Day

    init?(argument: String) {
        guard let day = Day(iso: argument) else { return nil }
        self.day = day
    }
}

/// A bill on the command line: its number with eighteen digits or so, or `kode:` and its kode iuran.
struct BillArgument: ExpressibleByArgument {
    let name: BillName

    init?(argument: String) {
        if argument.hasPrefix("kode:") {
            guard let code = BillingCode(argument.dropFirst(5)) else { return nil }
            name = .code(code)
        } else {
            guard let number = Int64(argument) else { return nil }
            name = .number(BillID(number))
        }
    }
}

extension Office {
    /// The number of a registration by how it is called.
    func registration(_ name: String) async throws -> Int64 {
        let government = government
        return try await database.read {
            try RegistrationNames.find(name, of: government, on: $0)
        }
    }

    /// A bill, by its number or kode iuran.
    func bill(_ name: BillName) async throws -> BillRow {
        let government = government
        return try await database.read { try BillRegister.bill(name, of: government, on: $0) }
    }
}
