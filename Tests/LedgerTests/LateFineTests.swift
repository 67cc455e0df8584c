import EmbeddedFiles
import LawBook
import LawFiles
import Ledger
import MoneyAndDates
import TestKit
import Testing

/// On the invented law: 2% a month for wage earners, nought for the self-employed, governments exempt,
/// parts counting on the last one.
@Suite struct `A fine for late dues` {
    @Test(arguments: [
        (paid: day(2003, 3, 14), months: 0), (paid: day(2003, 3, 15), months: 0),
        (paid: day(2003, 3, 16), months: 1), (paid: day(2003, 4, 15), months: 1),
        (paid: day(2003, 4, 16), months: 2), (paid: day(2004, 3, 15), months: 12),
    ])
    func `counts months of delay that have begun`(paid: Day, months: Int) {
        #expect(LateFine.monthsLate(due: day(2003, 3, 15), paid: paid) == months)
    }

    @Test func `takes the last day of a shorter month`() {
        #expect(LateFine.monthsLate(due: day(2003, 1, 30), paid: day(2003, 2, 28)) == 1)
        #expect(LateFine.monthsLate(due: day(2003, 1, 30), paid: day(2003, 3, 1)) == 2)
        #expect(LateFine.monthsLate(due: day(2003, 1, 30), paid: day(2003, 1, 31)) == 1)
    }

    @Test func `is a share of the dues for each month, rounded once`() throws {
        // 2% of 1,234 is 24.68; three months are 74.04.
        let fine = try assess(dues: 1234, paid: day(2003, 6, 1))

        #expect(fine.monthsLate == 3)
        #expect(fine.amount == rp(74))
    }

    @Test func `gives its reasons, each with a text`() throws {
        let fine = try assess(dues: 1000, paid: day(2003, 3, 16), inParts: true)

        #expect(
            fine.reasons.map(\.key) == [
                "reason.fine.last-part-counts", "reason.fine.late", "reason.fine.rate",
            ])
        #expect(fine.reasons.allSatisfy { !$0.citation.document.isEmpty })
        #expect(fine.amount == rp(20))
    }

    @Test func `is none in time`() throws {
        let fine = try assess(dues: 1000, paid: day(2003, 3, 15))

        #expect(fine.amount == .zero)
        #expect(fine.notes.map(\.key) == ["note.fine.in-time"])
    }

    @Test func `is none for an employer whom the law exempts, and says so with the text`() throws {
        let fine = try assess(dues: 1000, paid: day(2003, 3, 16), employer: .government)

        #expect(fine.amount == .zero)
        #expect(fine.monthsLate == 1)
        #expect(fine.notes.map(\.key) == ["note.fine.employer-exempt"])
        #expect(fine.notes.first?.citation != nil)
    }

    @Test(arguments: [Segment.selfEmployed, .migrant])
    func `is none for a segment without one`(segment: Segment) throws {
        let fine = try assess(dues: 1000, paid: day(2003, 3, 16), segment: segment, employer: nil)

        #expect(fine.amount == .zero)
        #expect(fine.notes.map(\.key) == ["note.fine.segment-without"])
    }

    @Test func `is refused for a month the law book does not cover`() {
        #expect(throws: LawGap.self) {
            try assess(dues: 1000, paid: day(2000, 9, 1), of: month(2000, 6), due: day(2000, 7, 15))
        }
    }

    @Test func `is refused where the folder lacks a parameter or has another shape`() {
        #expect(throws: LawBook.Fault.missing(parameter: "fine/exempt-employers")) {
            try LateFineLaw(from: InventedLaw.book())
        }
        #expect(throws: LawBook.Fault.wrongShape(parameter: "fine/exempt-employers", wanted: "a list")) {
            try LateFineLaw(from: book(exempt: .number(5)))
        }
    }

    @Test func `can be read from the law of the product`() throws {
        let paths = EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst("law/".count)) }
        let folder = LawFolder(paths: paths) { EmbeddedFiles.text(at: "law/" + $0) }
        let law = try LateFineLaw(from: folder.book())

        #expect(law.rate.keys.contains(.wageEarner))
        #expect(law.rate.keys.contains(.selfEmployed))
    }

    private func assess(
        dues: Int64, paid: Day, of: Month = month(2003, 2), due: Day = day(2003, 3, 15),
        segment: Segment = .wageEarner, employer: EmployerKind? = .large, inParts: Bool = false
    ) throws -> LateFine {
        try LateFine.assess(
            LateFine.Facts(
                month: of, segment: segment, employer: employer, lateDues: rp(dues), dueDay: due,
                paidOn: paid,
                inParts: inParts),
            under: LateFineLaw(from: book(exempt: .words(["government"]))))
    }

    private func book(exempt: ParameterValue) -> LawBook {
        InventedLaw.book(changing: [
            "fine/late-rate": [InventedLaw.dated(InventedLaw.keyed(["pu": 20_000, "bpu": 0]))],
            "fine/exempt-employers": [InventedLaw.dated(exempt)],
            "payment/partial-counts-on": [InventedLaw.dated(.words(["last-instalment"]))],
        ])
    }
}
