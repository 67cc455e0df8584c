import LawBook
package import Membership
package import MoneyAndDates
import SQLStore

/// What became of a row when it was checked.
package enum RowStanding: String, Sendable, Hashable, CaseIterable {
    case good
    /// Somebody must repair it; its reasons say what.
    case bad
    /// The person stands in an earlier row.
    case repeated
    /// The roster says that the person has left.
    case left
    case died
}

/// A row of a roster as it is kept: everything that names the person is sealed.
package struct SubmittedRow: Sendable, Hashable {
    /// Counts the people of the file from 1.
    package var line: Int
    package var standing: RowStanding
    /// Keys of `words/`.
    package var reasons: [String] = []
    package var nik: NIK?
    package var name = ""
    package var born: Day?
    package var sex: Sex?
    package var mother = ""
    package var participantNumber: ParticipantCardNumber?
    package var wage: Rupiah?
    /// First day of work, where the roster has one.
    package var start: Day?
    package var decree = ""
    package var terms: RosterTerms
    /// False where nobody said a category: whoever has one already keeps it.
    package var isCategoryStated = true
    /// Whom somebody recognised in it, whatever its NIK says.
    package var person: PersonID?

    package init(line: Int, standing: RowStanding, terms: RosterTerms) {
        self.line = line
        self.standing = standing
        self.terms = terms
    }

    /// Fields between bytes that no roster holds; the first is the version of this form.
    var text: String {
        [
            "2", name, nik?.description ?? "", born.map { String($0.yyyymmdd) } ?? "", sex?.rawValue ?? "",
            mother, participantNumber?.digits ?? "", start.map { String($0.yyyymmdd) } ?? "", decree,
            reasons.joined(separator: ","), String(terms.registration), terms.category.rawValue,
            terms.segment.rawValue, String(terms.programmes.rawValue), terms.funding.rawValue,
            terms.wageBasis.rawValue, isCategoryStated ? "" : "-",
        ].map { $0.replacing("\u{1F}", with: " ") }.joined(separator: "\u{1F}")
    }

    init(line: Int, outcome: String, wage: Int64?, text: String) throws(RegisterRefusal) {
        let fields = text.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
        guard [["1"], ["2"]].contains(Array(fields.prefix(1))), fields.count == (fields[0] == "1" ? 16 : 17),
            let registration = Int64(fields[10]),
            let programmes = UInt8(fields[13])
        else { throw .unreadable(column: "roster_row.row_sealed", value: String(line)) }
        let terms = RosterTerms(
            registration: registration, category: try coded(fields[11], "category"),
            segment: try coded(fields[12], "segment"), programmes: ProgrammeSet(rawValue: programmes),
            funding: try coded(fields[14], "funding"), wageBasis: try coded(fields[15], "wage_basis"))
        self.init(line: line, standing: try coded(outcome, "roster_row.outcome"), terms: terms)
        name = fields[1]
        nik = NIK(fields[2])
        born = Int(fields[3]).flatMap { Day(yyyymmdd: $0) }
        sex = Sex(rawValue: fields[4])
        mother = fields[5]
        participantNumber = ParticipantCardNumber(fields[6])
        start = Int(fields[7]).flatMap { Day(yyyymmdd: $0) }
        decree = fields[8]
        isCategoryStated = fields.count < 17 || fields[16].isEmpty
        reasons = fields[9].split(separator: ",").map(String.init)
        self.wage = wage.map { Rupiah($0) }
    }

    /// Where a row stands, so that its seal opens nowhere else.
    static func place(line: Int, submission: Int64, government: Int64) -> FieldSealing.Place {
        FieldSealing.Place("roster_row.row:\(line)", government: government, row: submission)
    }
}
