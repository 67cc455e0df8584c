import LawBook
package import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
package import SQLStore
package import VulnerableWorkers

/// A row of a village's sheet: what may be filled without a network.
package struct SheetRow: Sendable, Hashable {
    package let row: Int64
    package var name: String
    package var work: String
    package var decile: String
    package var proof: String
    /// `ya`, `tidak` or nothing.
    package var ill: String

    package init(row: Int64, name: String, work: String, decile: String, proof: String, ill: String) {
        self.row = row
        self.name = name
        self.work = work
        self.decile = decile
        self.proof = proof
        self.ill = ill
    }

    /// The fields that are merged, by the column they go into.
    fileprivate var fields: [(name: String, text: String)] {
        [("work", work), ("decile", decile), ("proof", proof), ("ill", ill)]
    }
}

/// A field that both changed.
package struct SheetConflict: Sendable, Hashable {
    package let sheet: Int64
    package let row: Int64
    package let name: String
    package let field: SheetField
}

/// What came of a sheet that was brought back.
package struct SheetOutcome: Sendable, Hashable {
    package var taken = 0
    package var kept = 0
    package var conflicts = 0
    /// Rows that were never in the sheet, or are decided upon by now.
    package var unknown: [Int64] = []
}

/// Sheets that a village takes along, fills without a network, and brings back.
package struct VillageSheets: Sendable {
    package let office: Office
    package let rules: VulnerableRules

    package init(_ office: Office, rules: VulnerableRules) {
        self.office = office
        self.rules = rules
    }

    private static let most = 5_000

    /// Takes along those on whom nobody has decided; what they are now is kept for the merge.
    package func takeAlong(_ unit: UnitID) async throws -> (sheet: Int64, rows: [SheetRow]) {
        let (book, sheet) = (self, office.identifiers.next())
        return try await office.act { connection, now in
            _ = try UnitBook.unit(unit.description, government: book.office.government, on: connection)
            let rows = try book.open(unit, connection)
            try connection.execute(
                """
                INSERT INTO village_sheet (gov_id, sheet_id, unit_id, rows_sealed, recorded_by, recorded_ms)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                [
                    .integer(book.office.government), .integer(sheet), .integer(unit.number),
                    .text(
                        book.sealed(
                            rows.map(book.line).joined(separator: "\n"), "village_sheet.rows", sheet)),
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
            let rows = try ProposalRows(book.office, connection).rows(before.keys.sorted())
            for quota in Set(rows.map(\.quota)).sorted() {
                _ = try QuotaRows(book.office, connection).hold(quota)
            }
            // Read again under the quotas that are held.
            let present = Dictionary(
                try book.open(unit, connection).map { ($0.row, $0) }, uniquingKeysWith: { $1 })
            var outcome = SheetOutcome()
            for theirs in brought {
                guard let old = before[theirs.row], let mine = present[theirs.row] else {
                    outcome.unknown.append(theirs.row)
                    continue
                }
                try book.merge(sheet, old, mine, theirs, now, &outcome, connection)
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
        _ sheet: Int64, _ old: SheetRow, _ mine: SheetRow, _ theirs: SheetRow, _ now: Int64,
        _ outcome: inout SheetOutcome, _ connection: any SQLConnection
    ) throws {
        for place in old.fields.indices {
            let field = SheetField(
                old.fields[place].name, before: old.fields[place].text, mine: mine.fields[place].text,
                theirs: theirs.fields[place].text)
            switch field.outcome {
            case .same: continue
            case .keep: outcome.kept += 1
            case .take:
                outcome.taken += 1
                try set(field.name, field.theirs, of: theirs.row, now, connection)
            case .conflict:
                outcome.conflicts += 1
                try keep(field, sheet, theirs.row, now, connection)
            }
        }
    }

    /// What waits for a person, at most some hundreds.
    package func conflicts(_ unit: UnitID) async throws -> [SheetConflict] {
        let book = self
        return try await office.database.read { connection in
            try connection.rows(
                """
                SELECT c.sheet_id, c.row_id, r.name, c.field, c.before_sealed, c.mine_sealed, c.theirs_sealed
                FROM village_conflict c
                JOIN village_sheet s ON s.gov_id = c.gov_id AND s.sheet_id = c.sheet_id
                JOIN vulnerable_row r ON r.gov_id = c.gov_id AND r.row_id = c.row_id
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
            if takesTheirs {
                let quota = try QuotaRows(book.office, connection).hold(
                    try ProposalRows(book.office, connection).row(row).quota)
                try book.set(field, found.field.theirs, of: row, now, connection)
                _ = try ProposalBook(book.office, rules: book.rules).check(
                    RowCondition("r.row_id = ?", [.integer(row)]), quota, at: now, connection)
            }
            return Act(
                (),
                [
                    book.office.change(
                        "village.sheet.decide", of: "sheet/\(sheet)/row/\(row)",
                        after: "\(field) \(takesTheirs ? "sheet" : "books")")
                ])
        }
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
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count == 6, let id = Int64(cells[0]) else {
                throw VulnerableBookRefusal.unreadable(table: "village_sheet")
            }
            rows[id] = SheetRow(
                row: id, name: cells[1], work: cells[2], decile: cells[3], proof: cells[4], ill: cells[5])
        }
        return rows
    }

    private func line(_ row: SheetRow) -> String {
        ([String(row.row), row.name] + row.fields.map(\.text)).map { cell in
            String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        }.joined(separator: "\t")
    }

    private func sealed(_ text: String, _ field: String, _ row: Int64) -> String {
        office.sealing.seal(text, FieldSealing.Place(field, government: office.government, row: row))
    }
}
