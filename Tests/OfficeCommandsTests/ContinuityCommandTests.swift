import Foundation
import SQLDatabase
import SQLStore
import SQLiteDriver
import Testing

/// Keys that open nothing but this test's database.
private let fieldKey = String(repeating: "A", count: 43) + "="
private let indexKey = String(repeating: "B", count: 42) + "A="
private let keys = "export NAUNGAN_FIELD_KEY=\(fieldKey) NAUNGAN_INDEX_KEY=\(indexKey) NAUNGAN_DATABASE=a.db"

/// An office with three people: one paid through May 2026, one never, one of the name of a formula.
@Suite struct `What the office asks of continuity` {
    private let desk: Desk
    private let niks = ["9971010101900001", "9971010101900002", "9971010101900003"]

    init() async throws {
        desk = try Desk()
        #expect(try desk.naungan(["database", "create"], limit: keys).code == 0)
        let database = SQLiteDatabase.open(path: desk.path("a.db"))
        defer { database.close() }
        try await database.write { connection in
            try connection.execute("INSERT INTO region (region_id, level, name) VALUES (16, 1, 'A')")
            try connection.execute(
                "INSERT INTO government (gov_id, region_id, name, recorded_ms) VALUES (1671, 16, 'B', 0)")
            try connection.execute(
                """
                INSERT INTO unit (gov_id, unit_id, kind, name, valid_from, valid_to, recorded_ms)
                VALUES (1671, 5, 'opd', 'Dinas Sosial', 20200101, 99991231, 0)
                """)
            try connection.execute(
                """
                INSERT INTO registration (gov_id, registration_id, npp, division, name, segment, valid_from,
                    valid_to, recorded_ms)
                VALUES (1671, 7, 'A', '0', 'D', 'bpu', 20200101, 99991231, 0)
                """)
        }
        let sealing = try FieldSealing(fieldKey: fieldKey, indexKey: indexKey)
        _ = try await RegisterLoad(database, IdentifierMaker(node: 1, now: { 2_000_000_000_000 }), sealing)
            .load(people, government: 1671, key: "a", actor: "op", now: 1_767_225_600_000)
        try await pay(database)
    }

    private var people: RegisterColumns {
        var columns = RegisterColumns()
        for (number, nik) in niks.enumerated() {
            columns.names.append(["Adi", "Budi", "=CMD()"][number])
            columns.niks.append(nik)
            columns.mothers.append(nil)
            columns.born.append(19_900_101)
            columns.sexes.append("L")
            columns.units.append(5)
            columns.registrations.append(7)
            columns.categories.append("pekerja-rentan")
            columns.segments.append("bpu")
            columns.programmes.append(3)
            columns.wages.append(1_000_000)
            columns.wageBases.append("penghasilan")
            columns.funding.append("apbd")
            columns.decrees.append(nil)
            columns.from.append(20_260_101)
            columns.to.append(number == 2 ? 20_260_331 : 99_991_231)
        }
        return columns
    }

    /// The first and the third, for January to May of 2026.
    private func pay(_ database: SQLDatabase) async throws {
        try await database.write { connection in
            for month in 1...5 as ClosedRange<Int64> {
                let period = SQLValue.integer(202_600 + month)
                try connection.execute(
                    """
                    INSERT INTO period (gov_id, period, registration_id, state, changed_ms, finalised_ms)
                    VALUES (1671, $1, 7, 3, 0, 1)
                    """, [period])
                try connection.execute(
                    """
                    INSERT INTO bill (gov_id, bill_id, registration_id, period, segment, version, state,
                        raised, amount, recorded_ms, changed_ms)
                    VALUES (1671, $1, 7, $2, 'bpu', 1, 1, 1, 1, 1, 1)
                    """, [.integer(month), period])
                try connection.execute(
                    """
                    INSERT INTO claim_state (gov_id, claim, recorded_ms, superseded_ms, registration_id, kind,
                        claim_month, owed, still_open, paid_on)
                    VALUES (1671, $1, 1, 9223372036854775807, 7, 'bill', $2, 1, 0, $3)
                    """, [.text("bill/\(month)"), period, .integer(20_260_010 + month * 100)])
                try connection.execute(
                    """
                    INSERT INTO assessment (gov_id, period, spell_id, for_month, person_id, registration_id,
                        reason, refusal, programmes, risk_class, wage, work_accident, death,
                        old_age_employer, old_age_worker, pension_employer, pension_worker, job_loss)
                    SELECT gov_id, $1, spell_id, $1, person_id, registration_id, 'regular', 0, 3, 1, 1,
                        10000, 6800, 0, 0, 0, 0, 0 FROM job_spell WHERE gov_id = 1671 AND person_id IN
                        (SELECT person_id FROM person WHERE gov_id = 1671 AND name <> 'Budi')
                    """, [period])
            }
        }
    }

    private func ask(_ arguments: String..., language: String = "id", code: Int32 = 0) throws -> Run {
        let run = try desk.naungan(arguments + ["--lang", language], limit: keys)
        #expect(run.code == code, "\(run.errors)")
        for text in [run.output, run.errors] {
            #expect(!text.contains("⟨") && !text.contains("{count}"), "\(text)")
            for nik in niks { #expect(!text.contains(nik)) }
        }
        return run
    }

    @Test(arguments: ["id", "en"])
    func `is answered in both languages, by every command`(language: String) throws {
        for (command, says) in [
            ("uncovered", "3"), ("lapsing", "0"), ("protected", "2 "), ("lapsed", "Budi"),
            ("waste", "33.600"), ("tenure", "Dinas Sosial"), ("bridge", "Dinas Sosial"),
        ] {
            let run = try ask("continuity", command, "--as-of", "2026-06-15", language: language)
            #expect(run.output.contains(says), "\(command): \(run.output)")
        }
    }

    @Test func `a strip is found by NIK and tells months, turn and the status of the law`() throws {
        let run = try ask("continuity", "strip", "--nik", niks[0], "--as-of", "2026-06-15")
        #expect(run.output.contains("2026  ■■■■■▒"), "\(run.output)")
        #expect(run.output.contains("************0001") && run.output.contains("1 September 2026"))
        let text = try ask("continuity", "strip", "--nik", niks[1], "--as-of", "2026-02-15").output
        #expect(text.contains("2026  ✗✗") && text.contains("Giliran: kepala unit."), "\(text)")
        let json = try ask(
            "continuity", "strip", "--nik", niks[0], "--as-of", "2026-06-15", "--format", "json")
        let answer = try JSON.object(json.output)
        let months = try #require(answer["months"] as? [[String: Any]])
        #expect(months[0]["paid_on"] as? String == "2026-01-10" && months[0]["paid"] as? Int == 16_800)
        #expect(answer["first_uncovered"] as? String == "2026-09-01")
    }

    @Test func `a list is written without formulas and without a NIK`() throws {
        _ = try ask("continuity", "waste", "--as-of", "2026-06-15", "--out", "sia.csv")
        let rows = try desk.records("sia.csv")
        #expect(rows.count == 1 && rows[0]["nama"] == "'=CMD()" && rows[0]["rupiah"] == "33600")
        #expect(rows[0]["nik"] == "************0003")
        let json = try ask("continuity", "waste", "--as-of", "2026-06-15", "--format", "json")
        let answer = try JSON.object(json.output)
        #expect(answer["rupiah"] as? Int == 33_600 && (answer["people"] as? [Any])?.count == 1)
    }

    /// Adi and the third are protected by what was paid through May; for Budi nobody ever paid.
    @Test(arguments: ["id", "en"])
    func `what would be due is told for who is protected, and what the others go without`(
        language: String
    ) throws {
        let json = try ask(
            "liability", "--as-of", "2026-06-15", "--format", "json", language: language)
        let answer = try JSON.object(json.output)
        let protected = try #require(answer["protected"] as? [String: Any])
        #expect(protected["people"] as? Int == 2)
        let benefits = try #require(protected["benefits"] as? [[String: Any]])
        let amounts = Dictionary(
            uniqueKeysWithValues: benefits.compactMap { benefit in
                (benefit["claim"] as? String).map { ($0, benefit["amount"] as? Int ?? -1) }
            })
        #expect(amounts["jkm"] == 84_000_000 && amounts["jkk-death"] == 140_000_000, "\(json.output)")
        #expect(amounts["jht-projection"] == nil)
        let others = try #require(answer["unprotected"] as? [String: Any])
        #expect(others["people"] as? Int == 1)
        let text = try ask("liability", "--as-of", "2026-06-15", "--annual-return", "5.7", language: language)
        #expect(
            text.output.contains("Rp84.000.000") && text.output.contains("Dinas Sosial"), "\(text.output)")
        _ = try ask("liability", "--annual-return", "banyak", language: language, code: 2)
        _ = try ask("liability", "--as-of", "besok", language: language, code: 2)
    }

    @Test func `what was not recorded yet is not known`() throws {
        let run = try ask(
            "continuity", "protected", "--as-of", "2026-06-15", "--known-at", "2025-12-31")
        #expect(run.output.contains("0 dari 0"), "\(run.output)")
        let later = try ask(
            "continuity", "protected", "--as-of", "2026-06-15", "--known-at", "2026-01-01")
        // Who left in March was paid for until May, and is protected by it.
        #expect(later.output.contains("2 dari 3"), "\(later.output)")
    }

    @Test func `what cannot be asked is refused with a sentence`() throws {
        for arguments in [
            ["--as-of", "2026-02-30"], ["--known-at", "kemarin"], ["--known-at", "2026-01-01T25:00"],
            ["--unit", "99"], ["--unit", "5", "--registration", "7"], ["--from", "2026"],
        ] {
            let run = try desk.naungan(["continuity", "lapsed"] + arguments, limit: keys)
            #expect(run.code == 2 && !run.errors.isEmpty && !run.errors.contains("⟨"), "\(run.errors)")
        }
        #expect(try ask("continuity", "strip", "--nik", "9971010101909999", code: 2).errors.contains("nomor"))
        #expect(try ask("continuity", "strip", "--person", "1", code: 2).errors.contains("nomor"))
    }

    @Test func `the chain is proved, shown and printed, and a change in it is named`() async throws {
        #expect(try ask("audit", "verify").output.contains("1 catatan"))
        #expect(try ask("audit", "show", "--by", "op").output.contains("register.load"))
        #expect(try ask("audit", "show", "--by", "op", "--on", "2025-12-31").output.contains("Tidak ada"))
        #expect(try ask("audit", "root", "--day", "2026-01-01").output.contains("1 catatan"))
        #expect(try ask("audit", "root", "--day", "2025-12-31").output.contains("0 catatan"))
        #expect(try ask("audit", "verify", "--government", "9", code: 2).errors.contains("1671"))
        let database = SQLiteDatabase.open(path: desk.path("a.db"))
        defer { database.close() }
        try await database.write {
            try $0.execute("UPDATE audit_entry SET actor = 'lain' WHERE gov_id = 1671")
        }
        for command in ["verify", "root"] {
            #expect(try ask("audit", command, code: 2).errors.contains("nomor 1"))
        }
    }
}
