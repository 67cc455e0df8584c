import LawBook
package import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
package import SQLStore
import VulnerableWorkers

/// Sheets that a village takes along, fills without a network, and brings back.
package struct VillageSheets: Sendable {
    package let office: Office
    package let rules: VulnerableRules

    package init(_ office: Office, rules: VulnerableRules) {
        self.office = office
        self.rules = rules
    }

    private static let most = 5_000

    /// Takes along those on whom nobody has decided, and whoever works for the village; what they are now
    /// is kept for the merge.
    package func takeAlong(_ unit: UnitID) async throws -> (sheet: Int64, rows: [SheetRow]) {
        let (book, sheet) = (self, office.identifiers.next())
        return try await office.act { connection, now in
            _ = try UnitBook.unit(unit.description, government: book.office.government, on: connection)
            let rows = try book.open(unit, connection) + book.working(unit, now, connection)
            try connection.execute(
                """
                INSERT INTO village_sheet (gov_id, sheet_id, unit_id, rows_sealed, recorded_by, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                [
                    .integer(book.office.government), .integer(sheet), .integer(unit.number),
                    .text(
                        book.sealed(
                            rows.map(\.line).joined(separator: "\n"), "village_sheet.rows", sheet)),
                    .text(book.office.actor), .integer(now),
                ])
            return Act(
                (sheet, rows),
                [
                    book.office.change(
                        "village.sheet", of: "unit/\(unit)/sheet/\(sheet)", after: "rows=\(rows.count)")
                ])
        }
    }

    /// Brings one back: what only the sheet changed is taken, what only the books changed stays, what both
    /// changed waits for a person.
    package func bring(_ sheet: Int64, of unit: UnitID, _ brought: [SheetRow]) async throws -> SheetOutcome {
        let book = self
        return try await office.act { connection, now in
            let before = try book.kept(sheet, unit, connection)
            let proposed = before.values.filter { $0.kind == .proposal }.map(\.row).sorted()
            let rows = try ProposalRows(book.office, connection).rows(proposed)
            for quota in Set(rows.map(\.quota)).sorted() {
                _ = try QuotaRows(book.office, connection).hold(quota)
            }
            // Read again under the quotas that are held.
            let present = Dictionary(
                try book.open(unit, connection).map { ($0.row, $0) }, uniquingKeysWith: { $1 })
            var jobs = try SheetJobs(book, of: unit, at: now, on: connection)
            var outcome = SheetOutcome()
            for theirs in brought {
                let old = before[theirs.row]
                let mine = old.flatMap { jobs.held[$0.kind]?.row ?? present[$0.row] }
                guard let old, let mine else {
                    outcome.unknown.append(theirs.row)
                    continue
                }
                try book.merge(sheet, old, mine, theirs, &jobs, &outcome)
            }
            for quota in Set(rows.map(\.quota)).sorted() {
                let held = try QuotaRows(book.office, connection).read(quota)
                _ = try ProposalBook(book.office, rules: book.rules).check(
                    RowCondition("r.unit_id = ?", [.integer(unit.number)]), held, at: now, connection)
            }
            return Act(
                outcome,
                [
                    book.office.change(
                        "village.sheet.bring", of: "unit/\(unit)/sheet/\(sheet)",
                        after: "taken=\(outcome.taken) kept=\(outcome.kept) conflicts=\(outcome.conflicts)")
                ])
        }
    }

    private func merge(
        _ sheet: Int64, _ old: SheetRow, _ mine: SheetRow, _ theirs: SheetRow,
        _ jobs: inout SheetJobs, _ outcome: inout SheetOutcome
    ) throws {
        let kind = old.kind
        for (place, before) in old.fields(of: kind).enumerated() {
            let field = SheetField(
                before.name, before: before.text, mine: mine.fields(of: kind)[place].text,
                theirs: theirs.fields(of: kind)[place].text)
            switch field.outcome {
            case .same: continue
            case .keep: outcome.kept += 1
            case .take:
                if try take(field.name, field.theirs, of: old, &jobs) {
                    outcome.taken += 1
                } else {
                    outcome.refused.append(old.name)
                }
            case .conflict:
                outcome.conflicts += 1
                try keep(field, sheet, theirs.row, jobs.now, jobs.connection)
            }
        }
    }

    /// Sets a field of a row; false where it cannot be so.
    private func take(
        _ field: String, _ text: String, of row: SheetRow, _ jobs: inout SheetJobs
    ) throws -> Bool {
        guard case .proposal = row.kind else { return try jobs.set(field, text, of: row.kind) }
        try set(field, text, of: row.row, jobs.now, jobs.connection)
        return true
    }

    /// What waits for a person, at most some hundreds.
    package func conflicts(_ unit: UnitID) async throws -> [SheetConflict] {
        let book = self
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT c.sheet_id, c.row_id, COALESCE(r.name, p.name, ''), c.field, c.before_sealed,
                    c.mine_sealed, c.theirs_sealed
                FROM village_conflict c
                JOIN village_sheet s ON s.gov_id = c.gov_id AND s.sheet_id = c.sheet_id
                LEFT JOIN vulnerable_row r ON r.gov_id = c.gov_id AND r.row_id = c.row_id
                LEFT JOIN job_spell j ON j.gov_id = c.gov_id AND j.spell_id = c.row_id AND j.version = 1
                LEFT JOIN person p ON p.gov_id = j.gov_id AND p.person_id = j.person_id
                WHERE c.gov_id = $1 AND s.unit_id = $2 AND c.state = 'buka'
                ORDER BY c.sheet_id, c.row_id, c.field LIMIT 200
                """, [.integer(book.office.government), .integer(unit.number)]
            ) { row in
                let id = try row.integer(1)
                func opened(_ column: Int) throws -> String {
                    try book.office.sealing.open(
                        try row.text(column),
                        FieldSealing.Place(
                            "village_conflict.text", government: book.office.government, row: id))
                }
                return SheetConflict(
                    sheet: try row.integer(0), row: id, name: try row.text(2),
                    field: SheetField(
                        try row.text(3), before: try opened(4), mine: try opened(5), theirs: try opened(6)))
            }
        }
    }

    /// Decides on a field that both changed.
    package func decide(
        _ sheet: Int64, row: Int64, field: String, takesTheirs: Bool, of unit: UnitID
    ) async throws {
        let waiting = try await conflicts(unit)
        guard
            let found = waiting.first(where: {
                $0.sheet == sheet && $0.row == row && $0.field.name == field
            })
        else { throw VulnerableBookRefusal.alreadyDecided }
        let book = self
        try await office.act { connection, now in
            let changed = try connection.execute(
                """
                UPDATE village_conflict SET state = $1, decided_by = $2, changed_ms = $3
                WHERE gov_id = $4 AND sheet_id = $5 AND row_id = $6 AND field = $7 AND state = 'buka'
                """,
                [
                    .text(takesTheirs ? "lembar" : "buku"), .text(book.office.actor), .integer(now),
                    .integer(book.office.government), .integer(sheet), .integer(row), .text(field),
                ])
            guard changed == 1 else { throw VulnerableBookRefusal.alreadyDecided }
            if takesTheirs { try book.settle(found, of: unit, now, connection) }
            return Act(
                (),
                [
                    book.office.change(
                        "village.sheet.decide", of: "sheet/\(sheet)/row/\(row)",
                        after: "\(field) \(takesTheirs ? "sheet" : "books")")
                ])
        }
    }

    /// Writes what the sheet says into the books.
    private func settle(
        _ conflict: SheetConflict, of unit: UnitID, _ now: Int64, _ connection: any SQLConnection
    ) throws {
        let kept = try kept(conflict.sheet, unit, connection)[conflict.row]
        guard let row = kept else { throw VulnerableBookRefusal.noSuchRow }
        guard case .proposal = row.kind else {
            var jobs = try SheetJobs(self, of: unit, at: now, on: connection)
            guard try jobs.set(conflict.field.name, conflict.field.theirs, of: row.kind) else {
                throw VulnerableBookRefusal.sheetFieldWrong(conflict.field.theirs)
            }
            return
        }
        let quota = try QuotaRows(office, connection).hold(
            try ProposalRows(office, connection).row(row.row).quota)
        try set(conflict.field.name, conflict.field.theirs, of: row.row, now, connection)
        _ = try ProposalBook(office, rules: rules).check(
            RowCondition("r.row_id = ?", [.integer(row.row)]), quota, at: now, connection)
    }

    private func set(
        _ field: String, _ text: String, of row: Int64, _ now: Int64, _ connection: any SQLConnection
    ) throws {
        guard ["work", "decile", "proof", "ill"].contains(field) else {
            throw VulnerableBookRefusal.unreadable(table: "village_conflict")
        }
        let stored = field == "ill" ? (text == "ya" ? "y" : text == "tidak" ? "t" : "") : text
        try StepWriter(office: office, connection: connection, now: now).step(
            .note, of: [row], note: "sheet \(field)",
            setting: [(field, .text(String(stored.prefix(200))))])
    }

    private func keep(
        _ field: SheetField, _ sheet: Int64, _ row: Int64, _ now: Int64, _ connection: any SQLConnection
    ) throws {
        func text(_ text: String) -> SQLValue { .text(sealed(text, "village_conflict.text", row)) }
        try connection.execute(
            """
            INSERT INTO village_conflict (gov_id, sheet_id, row_id, field, before_sealed, mine_sealed,
                theirs_sealed, state, recorded_ms, changed_ms)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 'buka', $8, $8)
            ON CONFLICT (gov_id, sheet_id, row_id, field) DO NOTHING
            """,
            [
                .integer(office.government), .integer(sheet), .integer(row), .text(field.name),
                text(field.before), text(field.mine), text(field.theirs), .integer(now),
            ])
    }

    private func open(_ unit: UnitID, _ connection: any SQLConnection) throws -> [SheetRow] {
        try ProposalRows(office, connection).rows(
            RowCondition(
                "r.unit_id = ? AND r.stage IN ('diusulkan', 'lolos-cek')", [.integer(unit.number)]),
            atMost: VillageSheets.most
        ).map { row in
            SheetRow(
                row: row.id, name: row.name, work: row.work, decile: row.decile, proof: row.proof,
                ill: row.isIll.map { $0 ? "ya" : "tidak" } ?? "")
        }
    }

    private func working(
        _ unit: UnitID, _ now: Int64, _ connection: any SQLConnection
    ) throws -> [SheetRow] {
        try SheetJobs(self, of: unit, at: now, on: connection).held.values.map(\.row)
            .sorted { ($0.group, $0.name, $0.row) < ($1.group, $1.name, $1.row) }
    }

    private func kept(
        _ sheet: Int64, _ unit: UnitID, _ connection: any SQLConnection
    ) throws -> [Int64: SheetRow] {
        let found = try connection.first(
            "SELECT unit_id, rows_sealed FROM village_sheet WHERE gov_id = $1 AND sheet_id = $2",
            [.integer(office.government), .integer(sheet)]
        ) { (try $0.integer(0), try $0.text(1)) }
        guard let found else { throw VulnerableBookRefusal.noSuchSheet }
        guard found.0 == unit.number else { throw VulnerableBookRefusal.notThisVillage }
        let text = try office.sealing.open(
            found.1, FieldSealing.Place("village_sheet.rows", government: office.government, row: sheet))
        var rows: [Int64: SheetRow] = [:]
        for line in text.split(separator: "\n") {
            guard let row = SheetRow(line: line) else {
                throw VulnerableBookRefusal.unreadable(table: "village_sheet")
            }
            rows[row.row] = row
        }
        return rows
    }

    private func sealed(_ text: String, _ field: String, _ row: Int64) -> String {
        office.sealing.seal(text, FieldSealing.Place(field, government: office.government, row: row))
    }
}
