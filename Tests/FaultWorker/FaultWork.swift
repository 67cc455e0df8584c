import Foundation
import MoneyAndDates
import SQLDatabase
import SQLStore

/// The pieces of work, each under a key of its number, so that a second run of it does nothing again.
struct FaultWork {
    /// People in one import, and entries in one posting.
    static let people = 120
    static let entries = 15
    static let noon: Int64 = 1_772_366_400_000

    private let database: SQLDatabase
    private let identifiers: IdentifierMaker
    private let sealing: FieldSealing
    private let folder: String
    let office: OfficeWork

    init(_ database: SQLDatabase, folder: String) throws {
        self.database = database
        self.folder = folder
        let node = Int(ProcessInfo.processInfo.processIdentifier) & 1023
        identifiers = IdentifierMaker(node: node, now: { Int64(Date().timeIntervalSince1970 * 1_000) })
        // Any 32 bytes: what is sealed here is thrown away.
        let key = String(repeating: "A", count: 42)
        sealing = try FieldSealing(fieldKey: key + "A=", indexKey: key + "E=")
        office = try OfficeWork(database, identifiers, sealing)
    }

    func importPeople(_ number: Int) async throws {
        let load = RegisterLoad(database, identifiers, sealing)
        _ = try await load.load(
            people(number), government: 1671, key: "import \(number)", actor: "worker", now: FaultWork.noon)
        say("import \(number)")
    }

    /// Everybody whom the register has by then, for one of twelve months.
    func assess(_ number: Int) async throws {
        guard let month = Month(2026, number % 12 + 1) else { return }
        let count = try await database.write(ifCommitIsUnknown: .runAgain) { connection in
            let spells = try SpellBook.columns(
                government: 1671, month: month, known: .max - 1, on: connection)
            if spells.count == 0 { return 0 }
            let lines = dues(of: spells, month)
            _ = try AssessmentBook.store(
                lines, of: Array(Set(lines.registrations).union([7])), government: 1671, period: month,
                on: connection)
            try AuditBook.append(
                [
                    AuditChange(
                        actor: "worker", act: "assess", subject: "period/\(month)", reason: "", before: "",
                        after: "\(spells.count)")
                ], government: 1671, now: FaultWork.noon, on: connection)
            return spells.count
        }
        say("assess \(month.yyyymm) \(count)")
    }

    func post(_ number: Int) async throws {
        guard let day = Day(yyyymmdd: 20_260_301) else { return }
        let group = try (0..<FaultWork.entries).map { place in
            try JournalPosting(
                government: 1671, day: day, kind: "payment-confirmed", narration: "",
                key: "post \(number) \(place)",
                lines: [
                    .init("bank", Rupiah(Int64(number + place + 1))),
                    .init("owed", Rupiah(-Int64(number + place + 1))),
                ])
        }
        _ = try await JournalBook(database, identifiers).post(group, now: FaultWork.noon)
        say("post \(number)")
    }

    func backUp(_ number: Int) async throws {
        let key = try BackupKey(String(repeating: "A", count: 43) + "=")
        _ = try await Backup(database, key: key).take(to: "\(folder)/backup-\(number % 4)")
        say("backup \(number % 4)")
    }

    /// Invented people: their NIKs are of a province that there is not.
    private func people(_ number: Int) -> RegisterColumns {
        var columns = RegisterColumns()
        for place in 0..<FaultWork.people {
            columns.names.append("Nama \(number) \(place)")
            columns.niks.append("99\(20_000_000_000_000 + number * 1_000 + place)")
            columns.mothers.append(nil)
            columns.born.append(19_900_101)
            columns.sexes.append("P")
            columns.units.append(1)
            columns.registrations.append(7)
            columns.categories.append("phl")
            columns.segments.append("pu")
            columns.programmes.append(3)
            columns.wages.append(3_000_000)
            columns.wageBases.append("umk")
            columns.funding.append("apbd")
            columns.decrees.append("import \(number)")
            columns.from.append(20_080_101)
            columns.to.append(99_991_231)
        }
        return columns
    }
}

/// By rates that are invented.
private func dues(of spells: SpellColumns, _ month: Month) -> AssessmentColumns {
    var columns = AssessmentColumns()
    let zeroes = [Int64](repeating: 0, count: spells.count)
    columns.spells = spells.spells
    columns.forMonths = zeroes.map { _ in Int64(month.yyyymm) }
    columns.persons = spells.persons
    columns.registrations = spells.registrations
    columns.reasons.append("regular", times: spells.count)
    columns.refusals = zeroes
    columns.riskClasses = spells.riskClasses
    columns.programmes = spells.programmes
    columns.wages = spells.wages
    columns.workAccident = spells.wages.map { $0 / 100 }
    columns.death = spells.wages.map { $0 / 200 }
    columns.oldAgeEmployer = zeroes
    columns.oldAgeWorker = zeroes
    columns.pensionEmployer = zeroes
    columns.pensionWorker = zeroes
    columns.jobLoss = zeroes
    return columns
}
