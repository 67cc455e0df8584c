import Access
package import AccessBooks
import Membership
package import MoneyAndDates
package import SIPPFiles
import SQLDatabase
import SQLStore

/// What SIPP must be told of a registration's month: who is new, who goes on from elsewhere, who left, and
/// the wages of those who stay. Read out of the lines of the month and of the month before.
package struct SIPPMonth: Sendable {
    let desk: Desk

    package init(_ desk: Desk) { self.desk = desk }

    /// The files that a month can have, in the order in which SIPP wants them.
    package static let kinds: [SIPPFileKind] = [.newWorkers, .continuingWorkers, .leavers, .wages]

    private var government: Int64 { desk.office.government }

    /// How many rows each file would have; no number of a person is read.
    package func counts(_ month: Month, _ registration: Int64) async throws -> [SIPPFileKind: Int] {
        let reach = try desk.reach(.export)
        let government = government
        return try await desk.office.database.read { connection in
            try ReachSQL.hold(
                registration: registration, within: reach, government: government, on: connection)
            var counts: [SIPPFileKind: Int] = [:]
            let reader = try SIPPMonthReader(government, month, registration, reach, connection)
            try reader.each(.here) { counts[$0.kind, default: 0] += 1 }
            try reader.each(.gone) { worker in
                if worker.isLeaver { counts[.leavers, default: 0] += 1 }
            }
            return counts
        }
    }

    /// The rows of one file, of the people in reach, with their numbers opened; each look is recorded, and
    /// the file as taken along.
    ///
    /// - Throws: `.forbidden` for who may not see numbers of people, and for who must say why he looks: he
    ///   looks at one person at a time; `.outOfReach`.
    package func rows(
        _ kind: SIPPFileKind, _ month: Month, _ registration: Int64
    ) async throws -> [SIPPRow] {
        if desk.permit.needsReason { throw AccessRefusal.forbidden(.revealIdentity) }
        let reach = try desk.reach(.revealIdentity)
        let export = try desk.reach(.export)
        let (office, government) = (desk.office, government)
        let (rows, people) = try await office.database.read { connection in
            for reach in [reach, export] {
                try ReachSQL.hold(
                    registration: registration, within: reach, government: government, on: connection)
            }
            let reader = try SIPPMonthReader(government, month, registration, reach, connection)
            let number = try reader.employerNumber()
            var (rows, people): ([SIPPRow], [Int64]) = ([], [])
            try reader.each(kind == .leavers ? .gone : .here) { worker in
                let isAsked = kind == .leavers ? worker.isLeaver : worker.kind == kind
                guard isAsked else { return }
                rows.append(try worker.row(kind, month, number, office))
                people.append(worker.person)
            }
            return (rows, people)
        }
        // Each of them can read that her numbers were taken along, and for what.
        try await LookBook.record(
            people: people, act: "sipp.file", reason: "SIPP \(kind.rawValue) \(month)", desk: desk)
        _ = try await LookBook.exported(
            "sipp.\(kind.rawValue)/\(registration)/\(month)", reach: export, rows: rows.count, desk: desk)
        return rows
    }
}

/// A person of a month as SIPP is told of him; his numbers are still sealed.
private struct SIPPWorker {
    let person: Int64
    let name: String
    let born: Day?
    let sex: String
    let nik: String
    let mother: String?
    let kpj: String?
    let wage: Int64
    let from: Day?
    let through: Day?
    let endReason: EndReason?
    let hasDied: Bool
    /// Had a line in the month before.
    let wasHere: Bool

    /// For who is there in the month.
    var kind: SIPPFileKind {
        if wasHere { return .wages }
        return kpj == nil ? .newWorkers : .continuingWorkers
    }

    /// For who was there in the month before: the dead are no leavers, their families have a claim.
    var isLeaver: Bool { !hasDied && endReason != .died && kpj != nil }

    func row(
        _ kind: SIPPFileKind, _ month: Month, _ employerNumber: String, _ office: Office
    ) throws -> SIPPRow {
        func open(_ sealed: String, _ field: String) throws -> String {
            try office.sealing.open(
                sealed, FieldSealing.Place(field, government: office.government, row: person))
        }
        let number = try kpj.map { try open($0, "participant_number.kpj") } ?? ""
        var row: SIPPRow = [.name: name, .birthDate: born?.dayFirst ?? ""]
        switch kind {
        case .newWorkers:
            row[.nik] = try open(nik, "person.nik")
            row[.identityKind] = "KTP"
            row[.sex] = sex
            row[.motherName] = try mother.map { try open($0, "person.mother") } ?? ""
            row[.country] = "ID"
            row[.lettersTo] = "S"
        case .continuingWorkers, .leavers: row[.kpj] = number
        default:
            row[.kpj] = number
            row[.nik] = try open(nik, "person.nik")
            row[.arrearsOfWage] = "0"
            row[.month] = "\("0\(month.month)".suffix(2))/\(month.year)"
            row[.employerNumber] = employerNumber
        }
        if kind == .leavers {
            // In words; whoever writes the file finds SIPP's code for them.
            row[.remark] = endReason?.rawValue.replacing("-", with: " ") ?? ""
            row[.leavingDate] = through?.dayFirst ?? month.firstDay.adding(days: -1).dayFirst
        } else {
            row[.wage] = String(wage)
        }
        if kind == .newWorkers || kind == .continuingWorkers {
            row[.jobStart] = (from ?? month.firstDay).dayFirst
            row[.contractEnd] = through?.dayFirst ?? ""
        }
        return row
    }
}

private struct SIPPMonthReader {
    enum Side { case here, gone }

    private let government: Int64
    private let month: Month
    private let registration: Int64
    private let scope: (sql: String, values: [SQLValue])
    private let connection: any SQLConnection

    /// - Parameter reach: whose people are read: several units may share a registration.
    init(
        _ government: Int64, _ month: Month, _ registration: Int64, _ reach: Reach,
        _ connection: any SQLConnection
    ) throws(AccessRefusal) {
        scope = try ReachSQL.people(
            reach, personColumn: "a.person_id", governmentColumn: "a.gov_id", parameter: 5)
        self.government = government
        self.month = month
        self.registration = registration
        self.connection = connection
    }

    func employerNumber() throws -> String {
        try connection.first(
            "SELECT npp FROM registration WHERE gov_id = $1 AND registration_id = $2",
            [.integer(government), .integer(registration)]
        ) { try $0.text(0) } ?? ""
    }

    /// The people of the month, or those of the month before who are in it no more, by number; each once.
    func each(_ side: Side, _ body: (SIPPWorker) throws -> Void) throws {
        let before = Int64(month.adding(-1).yyyymm)
        let (own, other) = side == .here ? (Int64(month.yyyymm), before) : (before, Int64(month.yyyymm))
        let condition = side == .here ? "" : " AND o.person_id IS NULL"
        var last: Int64?
        // From the lines to their people, never the other way round: a government has many people.
        try connection.stream(
            """
            SELECT p.person_id, p.name, p.born, p.sex, p.nik_sealed, p.mother_sealed, n.kpj_sealed, a.wage,
                s.valid_from, s.valid_to, s.end_reason, p.died, o.person_id
            FROM assessment a
            LEFT JOIN person p ON p.gov_id = a.gov_id AND p.person_id = a.person_id
            LEFT JOIN assessment o ON o.gov_id = a.gov_id AND o.person_id = a.person_id
                AND o.for_month = $1 AND o.period = $1 AND o.registration_id = $2
            LEFT JOIN job_spell s ON s.gov_id = a.gov_id AND s.spell_id = a.spell_id
                AND s.superseded_ms = 9223372036854775807
            LEFT JOIN participant_number n ON n.gov_id = a.gov_id AND n.person_id = a.person_id
            WHERE a.gov_id = $3 AND a.period = $4 AND a.registration_id = $2
                AND a.for_month = a.period\(condition)\(scope.sql)
            ORDER BY p.person_id, a.spell_id DESC, n.valid_from DESC, n.kpj_index
            """,
            [.integer(other), .integer(registration), .integer(government), .integer(own)] + scope.values
        ) { row in
            let worker = try self.worker(row)
            if worker.person != last { try body(worker) }
            last = worker.person
        }
    }

    private func worker(_ row: SQLRow) throws -> SIPPWorker {
        SIPPWorker(
            person: try row.integer(0), name: try row.text(1), born: try row.optionalDay(2, "person.born"),
            sex: row.optionalText(3) ?? "", nik: try row.text(4), mother: row.optionalText(5),
            kpj: row.optionalText(6), wage: try row.integer(7),
            from: try row.optionalDay(8, "job_spell.valid_from"),
            through: try row.endDay(9, "job_spell.valid_to"),
            endReason: row.optionalText(10).flatMap { EndReason(rawValue: $0) },
            hasDied: try row.optionalInteger(11) != nil, wasHere: try row.optionalInteger(12) != nil)
    }
}
