import Access
import EmbeddedFiles
import IndicatorBooks
import IndicatorFiles
import Indicators
import Membership
import MoneyAndDates
import PeriodBooks
import RegisterBooks
import SQLDatabase
import TestPortal
import Testing
import WebGate

/// February 2026, the last whole month before the town's today.
let february: Month = {
    guard let month = Month(2026, 2) else { preconditionFailure("a month of the calendar") }
    return month
}()

func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

func catalog() throws -> IndicatorCatalog {
    try IndicatorCatalog(yaml: #require(EmbeddedFiles.text(at: IndicatorCatalog.path)))
}

func regions() throws -> RegionTable {
    RegionTable(
        csv: try ["law/regions/provinces.csv", "law/regions/regencies.csv"].map {
            try #require(EmbeddedFiles.text(at: $0))
        })
}

extension PortalTown {
    /// February of every registration of 1671: opened, calculated and billed.
    func bill() async throws {
        let book = PeriodBook(office: office, law: portal.law.period)
        try await book.open(.all, february)
        let found = try await book.calculate(.all, february)
        clock.pass(1_000)
        for period in found.periods {
            _ = try await book.finalise(String(period.registration.id), february)
        }
        clock.pass(1_000)
    }

    /// Writes beside the books, as only a fault would.
    func damage(_ sql: String) async throws {
        try await database.write { connection in _ = try connection.execute(sql) }
    }

    var rollup: CoverageRollup { CoverageRollup(office) }

    func reading() -> RollupReading { RollupReading(office, reach: .government) }
}
