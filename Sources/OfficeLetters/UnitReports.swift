import Continuity
import CoverageBooks
import DuesBooks
import LawBook
import Ledger
import Letters
import Membership
package import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore
import Words

extension OfficeLetters {
    /// How many people without protection are named; of more the number is told.
    static let namedPeople = 5_000

    /// The report of a unit and all below it for a month: who is protected, who is not and why, what is
    /// billed and paid. As of the last day of the month, or of today where it is not over.
    ///
    /// - Parameter unit: its code, or its number in the books.
    /// - Throws: `RegisterRefusal.unknownUnit`, `LetterRefusal`, or a `LawGap`.
    package func unitReport(
        unit code: String, month: Month, as format: LetterFormat = .pdf
    ) async throws -> LetterFile {
        let government = office.government
        let unit = try await office.database.read {
            try UnitBook.unit(code, government: government, on: $0)
        }
        let asOf = max(min(office.today, month.lastDay), month.firstDay)
        let people = try await UnitPeople(of: unit.id, month, asOf: asOf, by: office, under: law)
        let money = try await UnitMoney(of: unit.id, month, asOf: asOf, by: office)
        var rows = try await unprotected(people)
        let more = people.unprotected.count - rows.count
        if more > 0 { rows.append(["", words("letter.report.more", ["count": .count(more)]), "", "", ""]) }
        return try await issue(
            LetterDraft(
                kind: .unitReport, subject: LetterSubject(name: "unit", number: unit.id.number),
                month: month,
                fields: [
                    "unit": unit.name, "month": words.text(month), "as-of": words.text(asOf),
                    "people": words.text(people.members), "protected": words.text(people.protected),
                    "share": words.percent(people.protected, of: people.members),
                    "unprotected": words.text(people.unprotected.count),
                    "billed": money.billed.description, "paid": (money.billed - money.open).description,
                    "open": money.open.description,
                ],
                tables: [
                    "bills": LetterRows(
                        ["registration", "bill", "due", "total", "open"], money.rows(words)),
                    "unprotected": LetterRows(["no", "name", "nik", "reason", "turn"], rows),
                ]),
            as: format)
    }

    private func unprotected(_ people: UnitPeople) async throws -> [[String]] {
        let shown = people.unprotected.prefix(OfficeLetters.namedPeople)
        let ids = shown.map { people.answers.columns.people[$0] }
        let names = try await office.database.read { [office] in
            try PeopleNames.named(ids, by: office, on: $0)
        }
        return try shown.enumerated().map { place, row in
            let person = names[people.answers.columns.people[row]]
            let month = try people.answers.strip(row).months.last { $0.month == people.month }
            return [
                words.text(place + 1), person?.name ?? "", person?.maskedNIK ?? "",
                month.map { words("letter.gap.\($0.gapName)") } ?? "",
                month.map { words($0.turn.key) } ?? "",
            ]
        }
    }
}

/// Who of a unit is protected on a day, and who is not.
private struct UnitPeople {
    let answers: CoverageAnswers
    let month: Month
    let members: Int
    let protected: Int
    /// Rows of those who have a job in the month and no protection on the day.
    let unprotected: [Int]

    init(of unit: UnitID, _ month: Month, asOf: Day, by office: Office, under law: LawBook) async throws {
        let first = min(month, max(law.coverage.from, month.adding(-24)))
        let question = CoverageQuestion(
            government: office.government, from: first, through: month, asOf: asOf, scope: .unit(unit))
        answers = try await CoverageAnswers(
            question, under: try ContinuityLaw(from: law), from: office.database)
        self.month = month
        let columns = answers.columns
        let place = first.months(until: month)
        let isProtected = Set(answers.protected)
        let members = (0..<columns.count).filter { row in
            MonthFlags(rawValue: columns.flags[row * columns.width + place]).contains(.member)
        }
        self.members = members.count
        unprotected = members.filter { !isProtected.contains($0) }
        protected = members.count - unprotected.count
    }
}

/// What a unit is billed for a month.
private struct UnitMoney {
    let bills: [(bill: BillRow, registration: String)]

    init(of unit: UnitID, _ month: Month, asOf: Day, by office: Office) async throws {
        let government = office.government
        bills = try await office.database.read { connection in
            let registrations = try RegistrationBook.registrations(
                of: unit, on: asOf, government: government, connection)
            return try registrations.flatMap { registration in
                try BillRegister.bills(
                    from: month, through: month, registration: registration.id, of: government,
                    on: connection
                ).filter { $0.registration == registration.id }.map { ($0, registration.code) }
            }
        }
    }

    var billed: Rupiah { bills.map(\.bill.total).sum() }
    var open: Rupiah { bills.map(\.bill.open).sum() }

    func rows(_ words: Words) -> [[String]] {
        bills.map { bill, registration in
            [
                registration, bill.code?.digits ?? bill.id.description,
                bill.due.map { words.text($0) } ?? OfficeLetters.nothing, bill.total.description,
                bill.open.description,
            ]
        }
    }
}

extension Continuity.PersonMonth {
    /// The end of the key of why the month is without protection, in few words.
    fileprivate var gapName: String {
        guard case .gap(let gap) = state else { return "ahead" }
        return String(gap.key.split(separator: ".").last ?? "ahead")
    }
}
