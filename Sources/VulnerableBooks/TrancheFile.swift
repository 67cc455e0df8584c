import LawBook
import MoneyAndDates
package import VulnerableWorkers

/// Reads `templates/villages/tranches.csv`.
package enum TrancheFile {
    package static let path = "templates/villages/tranches.csv"

    /// A line that is none, or parts that are not the whole.
    package struct Fault: Error, Sendable, Equatable {
        package let file: String
        /// From 1; nought for the file as a whole.
        package let line: Int
    }

    /// - Throws: `Fault` with the file and the line.
    package static func read(_ text: String) throws(Fault) -> TrancheCalendar {
        var tranches: [TrancheCalendar.Tranche] = []
        var hasHeader = false
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            if !hasHeader {
                guard line == "month,percent" else { throw Fault(file: path, line: place + 1) }
                hasHeader = true
                continue
            }
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
            guard cells.count == 2, let month = cells[0], let percent = cells[1] else {
                throw Fault(file: path, line: place + 1)
            }
            tranches.append(.init(number: tranches.count + 1, month: month, percent: percent))
        }
        do { return try TrancheCalendar(tranches) } catch { throw Fault(file: path, line: 0) }
    }
}
