import EmbeddedFiles
import LawBook
import LawFiles
import MoneyAndDates
import TestKit
import Testing

@Suite struct `A calendar of holidays` {
    private let overview = """
        means: {id: a, en: b}
        years: {from: 2001, through: 2002}
        verified-through: 2002-06-01

        """
    private let header = "day,kind,name_id,name_en,status,document,published,note_id,note_en\n"
    private let first = "2001-01-01,national,Satu,One,enacted,Act 1,2000-12-01,,\n"
    private let second = "2001-05-01,joint-leave,Dua,Two,unverified,Act 2,,\"kata, dua\",\"words, two\"\n"
    private let other = "2002-01-01,national,Satu,One,enacted,Act 3,,,\n"

    @Test func `tells each day off with its kind, name and document`() throws {
        let calendar = try #require(try book().calendar)
        #expect(calendar.holidays.map(\.day) == [day(2001, 1, 1), day(2001, 5, 1), day(2002, 1, 1)])
        let leave = try #require(try calendar.holiday(on: day(2001, 5, 1)))
        #expect(leave.kind == .jointLeave)
        #expect(leave.name == ["id": "Dua", "en": "Two"])
        #expect(leave.status == .unverified)
        #expect(leave.citation == Citation(document: "Act 2"))
        #expect(leave.notes == ["id": "kata, dua", "en": "words, two"])
        #expect(try calendar.holiday(on: day(2001, 5, 2)) == nil)
    }

    @Test func `does not answer for a year without a file`() throws {
        let calendar = try #require(try book().calendar)
        #expect(throws: Never.self) { try calendar.holiday(on: day(2001, 1, 1)) }
        #expect(throws: Never.self) { try calendar.holiday(on: day(2002, 12, 31)) }
        #expect(throws: LawGap.self) { try calendar.holiday(on: day(2000, 12, 31)) }
        #expect(throws: LawGap.self) { try calendar.holiday(on: day(2003, 1, 1)) }
    }

    @Test func `is none where the folder has none`() throws {
        #expect(try folder([:]).book().calendar == nil)
    }

    @Test func `refuses a day that stands twice, or out of order`() {
        refused(.daysDoNotRise("2001-05-01"), line: 4, first + second + second)
        refused(.daysDoNotRise("2001-01-01"), line: 3, second + first)
    }

    @Test(arguments: [
        ("2001-02-30,national,A,B,enacted,Act,,,", LawFileFault.What.notADay("2001-02-30")),
        ("2001-02-03,holiday,A,B,enacted,Act,,,", .unknownKey("holiday")),
        ("2001-02-03,national,,B,enacted,Act,,,", .missingKey("name_id")),
        ("2001-02-03,national,A,,enacted,Act,,,", .missingKey("name_en")),
        ("2001-02-03,national,A,B,sure,Act,,,", .unknownStatus("sure")),
        ("2001-02-03,national,A,B,enacted,,,,", .noDocument),
        ("2001-02-03,national,A,B,enacted,Act,soon,,", .notADay("soon")),
        ("2001-02-03,national,A,B,enacted,Act,,satu,", .missingKey("note_en")),
        ("2001-02-03,national,A,B,enacted,Act,,,one", .missingKey("note_id")),
        ("2001-02-03,national,A,B,enacted,Act,,", .notARow("2001-02-03,national,A,B,enacted,Act,,")),
        ("2002-02-03,national,A,B,enacted,Act,,,", .wrongShape(wanted: "2001-…")),
    ])
    func `refuses a row that does not say all of it`(row: String, what: LawFileFault.What) {
        refused(what, line: 3, first + row + "\n")
    }

    @Test func `refuses a table without its header or without a day`() {
        let wanted = LawFileFault.What.wrongShape(wanted: String(header.dropLast()))
        #expect(throws: LawFileFault(file: "calendar/2001.csv", line: 1, wanted)) {
            try book(["calendar/2001.csv": first])
        }
        refused(.wrongShape(wanted: "days"), line: 1, "")
    }

    @Test func `has a file for each year that it claims, and for no other`() {
        var files = whole
        files["calendar/2002.csv"] = nil
        #expect(throws: LawFileFault(file: "calendar/2002.csv", line: 0, .unreadable)) {
            try folder(files).book()
        }
        #expect(throws: LawFileFault(file: "calendar/2003.csv", line: 0, .unknownKey("2003.csv"))) {
            try book(["calendar/2003.csv": header + other])
        }
        files["calendar/calendar.yaml"] = nil
        #expect(
            throws: LawFileFault(file: "calendar/calendar.yaml", line: 0, .missingKey("calendar/2001.csv"))
        ) { try folder(files).book() }
    }

    @Test func `says which years, and nothing that nobody reads`() {
        func wrong(_ old: String, _ new: String, _ what: LawFileFault.What, line: Int) {
            #expect(throws: LawFileFault(file: "calendar/calendar.yaml", line: line, what)) {
                try book(["calendar/calendar.yaml": overview.replacing(old, with: new)])
            }
        }
        wrong("through: 2002", "through: 2000", .daysDoNotRise("2000"), line: 2)
        wrong("from: 2001", "from: 1", .notAnInteger("1"), line: 2)
        wrong("from: 2001", "from: 2o01", .notAnInteger("2o01"), line: 2)
        wrong("from: 2001, ", "", .missingKey("from"), line: 2)
        wrong("verified-through", "verified", .unknownKey("verified"), line: 3)
        wrong("en: b", "nl: b", .missingKey("en"), line: 1)
    }

    @Test func `of the product holds whole years, each day with its document`() throws {
        let paths = EmbeddedFiles.paths(under: "law/").map { String($0.dropFirst("law/".count)) }
        let book = try LawFolder(paths: paths) { EmbeddedFiles.text(at: "law/" + $0) }.book()
        let calendar = try #require(book.calendar)
        // As the press counted them when the decisions were announced, elections apart.
        for (year, national, leave) in [(2024, 17 + 2, 10), (2025, 17, 10 + 1), (2026, 17, 8)] {
            let days = calendar.holidays.filter { $0.day.year == year }
            #expect(days.filter { $0.kind == .national }.count == national, "\(year)")
            #expect(days.filter { $0.kind == .jointLeave }.count == leave, "\(year)")
        }
        #expect(try calendar.holiday(on: day(2025, 8, 18))?.citation.document.contains("933/2025") == true)
        #expect(try calendar.holiday(on: day(2024, 11, 27))?.name["id"]?.contains("kepala daerah") == true)
        // Fixed days of every year.
        for year in calendar.firstYear...calendar.lastYear {
            for (month, date) in [(1, 1), (5, 1), (6, 1), (8, 17), (12, 25)] {
                #expect(try calendar.holiday(on: day(year, month, date))?.kind == .national)
            }
        }
    }

    private func day(_ year: Int, _ month: Int, _ day: Int) -> Day { InventedLaw.day(year, month, day) }

    private var whole: [String: String] {
        [
            "calendar/calendar.yaml": overview, "calendar/2001.csv": header + first + second,
            "calendar/2002.csv": header + other,
        ]
    }

    private func book(_ changed: [String: String] = [:]) throws -> LawBook {
        try folder(whole.merging(changed) { $1 }).book()
    }

    private func folder(_ files: [String: String]) -> LawFolder {
        let coverage = "answers: {from: 2001-01, through: 2009-12}\nverified-by: a\n"
        let all = files.merging(["coverage.yaml": coverage]) { $1 }
        return LawFolder(paths: Array(all.keys)) { all[$0] }
    }

    private func refused(_ what: LawFileFault.What, line: Int, _ rows: String) {
        #expect(throws: LawFileFault(file: "calendar/2001.csv", line: line, what)) {
            try book(["calendar/2001.csv": header + rows])
        }
    }
}
