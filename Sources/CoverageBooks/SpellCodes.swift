import Continuity
import LawBook
import Membership
import SQLDatabase

/// Reads the codes of a job without making a text of each.
struct SpellCodes {
    /// Of registrations, in the month of the day that is asked about.
    private let riskClasses: [Int64: Int64]
    private let segments = Segment.allCases.map { Array($0.rawValue.utf8) }
    private let segmentFlags = Segment.allCases.map { MonthFlags($0) }
    private let funding = FundingSource.allCases.map { Array($0.rawValue.utf8) }
    private let categories = WorkerCategory.allCases.map { Array($0.rawValue.utf8) }

    init(riskClasses: [Int64: Int64]) { self.riskClasses = riskClasses }

    func spell(_ row: SQLRow, _ question: CoverageQuestion) throws -> SpellRow {
        var spell = SpellRow()
        spell.spell = try row.integer(1)
        spell.from = try row.integer(2)
        spell.to = try row.integer(3)
        spell.firstPlace = question.place(ofDay: spell.from)
        spell.lastPlace = question.place(ofDay: spell.to)
        spell.registration = try row.integer(4)
        spell.unit = try row.integer(5)
        spell.segment = segmentFlags[try code(row, 6, in: segments)]
        spell.funding = UInt8(try code(row, 7, in: funding))
        spell.wage = try row.integer(8)
        spell.programmes = UInt8(clamping: try row.integer(9))
        spell.riskClass = UInt8(clamping: try row.integer(10))
        if spell.riskClass == 0 { spell.riskClass = UInt8(clamping: riskClasses[spell.registration] ?? 0) }
        spell.hasDecree = try row.integer(11) == 1
        spell.category = UInt8(try code(row, 12, in: categories))
        spell.recorded = try row.integer(13)
        spell.superseded = try row.integer(14)
        return spell
    }

    /// The place of a code among those that there are; refuses one that this program does not know.
    private func code(_ row: SQLRow, _ column: Int, in codes: [[UInt8]]) throws -> Int {
        let place = row.withText(column) { bytes in
            bytes.flatMap { bytes in codes.firstIndex { $0.elementsEqual(bytes) } }
        }
        guard let place else { throw CoverageRefusal.unknownCode(row.optionalText(column) ?? "") }
        return place
    }
}
