import SQLDatabase
import SQLStore
import TestDatabases
import Testing

@Suite struct `Migrations` {
    @Test(arguments: TestEngine.atHand)
    func `walk from nothing to today, once`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            let runner = MigrationRunner(database)
            #expect(try await runner.state() == .empty)
            #expect(await refusalOf { try await runner.requireCurrent() } == .databaseEmpty)

            let applied = try await runner.migrate(owner: "a", now: { noon })
            #expect(applied == Migration.all.map(\.name))
            #expect(try await runner.state() == .current)

            let again = try await runner.migrate(owner: "a", now: { noon })
            #expect(again.isEmpty)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `keep the data that an older program wrote`(engine: TestEngine) async throws {
        let later = Migration(
            Migration.all.count + 1, "later",
            "ALTER TABLE government ADD COLUMN phone TEXT NOT NULL DEFAULT '';")
        try await withStore(engine) { database in
            let newer = MigrationRunner(database, Migration.all + [later])
            #expect(try await newer.state() == .older(found: Migration.all.count))
            let refusal = await refusalOf { try await newer.requireCurrent() }
            #expect(refusal == .databaseOlder(found: Migration.all.count, known: Migration.all.count + 1))

            _ = try await newer.migrate(owner: "a", now: { noon })
            let count = try await database.read {
                try $0.integer("SELECT COUNT(*) FROM government WHERE phone = ''")
            }
            #expect(count == 2)

            let olderProgram = await refusalOf { try await MigrationRunner(database).requireCurrent() }
            #expect(
                olderProgram == .databaseNewer(found: Migration.all.count + 1, known: Migration.all.count))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `refuse a step that reads otherwise than when it was applied`(engine: TestEngine) async throws {
        let first = Migration(
            1, "one", "-- @reference\nCREATE TABLE one (id BIGINT NOT NULL, PRIMARY KEY (id));")
        let edited = Migration(1, "one", "-- @reference\nCREATE TABLE one (id BIGINT, PRIMARY KEY (id));")
        try await withDatabase(engine) { database in
            _ = try await MigrationRunner(database, [first]).migrate(owner: "a", now: { noon })
            let refusal = await refusalOf {
                try await MigrationRunner(database, [edited]).migrate(owner: "a", now: { noon })
            }
            #expect(refusal == .migrationChanged(number: 1))
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `leave nothing of a step that fails half way`(engine: TestEngine) async throws {
        let broken = Migration(
            1, "broken",
            "-- @reference\nCREATE TABLE one (id BIGINT NOT NULL, PRIMARY KEY (id));\nCREATE TABLE;")
        try await withDatabase(engine) { database in
            let fault = await faultOf {
                try await MigrationRunner(database, [broken]).migrate(owner: "a", now: { noon })
            }
            #expect(fault?.kind == .statement)
            let table = await faultOf {
                try await database.read { try $0.integer("SELECT COUNT(*) FROM one") }
            }
            #expect(table?.kind == .statement)
        }
    }

    @Test(arguments: TestEngine.atHand)
    func `are applied by one program at a time`(engine: TestEngine) async throws {
        try await withDatabase(engine) { database in
            let empty = MigrationRunner(
                database,
                [
                    Migration(
                        1, "one", "-- @reference\nCREATE TABLE one (id BIGINT NOT NULL, PRIMARY KEY (id));")
                ])
            _ = try await empty.migrate(owner: "a", now: { noon })
            let lease = try await LeaseBook(database).take("schema", owner: "other", for: 60_000, now: noon)
            #expect(lease != nil)
            let refusal = await refusalOf {
                try await MigrationRunner(
                    database,
                    [
                        Migration(
                            1, "one",
                            "-- @reference\nCREATE TABLE one (id BIGINT NOT NULL, PRIMARY KEY (id));")
                    ]
                ).migrate(owner: "a", now: { noon + 1 })
            }
            #expect(refusal == .busy(lease: "schema", untilMilliseconds: noon + 60_000))
        }
    }

    @Test func `spread each table over the nodes right after it is created`() {
        let calls = Migration.all.flatMap { $0.statements(for: .citus) }
            .filter { $0.hasPrefix("SELECT create_") }
        #expect(calls == recordedCalls)

        let statements = Migration.all.flatMap { $0.statements(for: .citus) }
        for (place, statement) in statements.enumerated() where statement.hasPrefix("CREATE TABLE") {
            #expect(statements[place + 1].hasPrefix("SELECT create_"), "after \(statement.prefix(40))")
        }
    }

    @Test func `say the same to SQLite and PostgreSQL, but for the order of the rows`() {
        for migration in Migration.all {
            let sqlite = migration.statements(for: .sqlite).map { $0.replacing(" WITHOUT ROWID", with: "") }
            #expect(sqlite == migration.statements(for: .postgres))
        }
    }
}

/// What Citus was told when this schema was last looked at as a whole. No Citus is at hand to ask.
private let recordedCalls =
    ["region", "bpjs_office"].map { "SELECT create_reference_table('\($0)')" }
    + ["SELECT create_distributed_table('government', 'gov_id', shard_count => 64, colocate_with => 'none')"]
    + beside(["audit_entry", "audit_head", "idempotency", "outbox_event"])
    + [alone("job", "queue")]
    + beside(["unit", "registration", "unit_registration", "unit_headcount"])
    + [alone("person_nik", "nik_index"), alone("person_kpj", "kpj_index")]
    + beside(["person", "participant_number", "job_spell"])
    + beside(["campaign", "campaign_unit", "roster_submission", "roster_row"])
    + beside(["period", "assessment"])
    + [alone("sponsored_month", "person_id")]
    + beside(["bill", "payment", "allocation", "journal_entry", "journal_line"])
    + beside(["unit_paper"])
    + [alone("sponsored_month", "person_id")]
    + beside(["dues_event", "dues_head", "bill", "bill_line", "correction", "payment", "claim_state"])
    + beside(["settlement_part", "entry_document", "balance_assertion"])
    + beside(["bank_statement", "bank_line", "reported_line", "warrant", "assessment"])
    + [alone("account_login", "login_index"), alone("login_failure", "login_index")]
    + [alone("attempt", "attempt_key")]
    + beside(["account", "account_grant", "account_unit", "session", "api_token", "look", "export_log"])
    + beside(["payment_proposal", "person_word"])
    + beside(["issued_document", "bank_draft", "work", "roster_upload", "roster_upload_part"])
    + beside(["roster_upload_cell", "roster_upload_fix", "roster_pair", "pair_decision"])
    + beside(["cancelled_finalisation", "registration_class", "unit_plan"])
    + beside(["heir", "claim_case", "claim_event", "claim_evidence", "claim_evidence_part"])
    + beside(["claim_payment", "death_notice", "scholarship_child", "scholarship_renewal"])
    + beside(["regulation", "regulation_head", "regulation_scope", "agreement", "agreement_event"])
    + beside(["obligation_file", "obligation_file_part"])
    + beside(["funding_source", "own_account", "budget", "budget_line", "budget_amount", "scenario"])
    + beside(["budget_calendar", "budget_import_row"])
    + beside(["coverage_rollup", "coverage_total", "coverage_head", "population_figure", "coverage_target"])
    + beside(["meeting", "meeting_finding", "meeting_commitment", "meeting_attendance"])
    + beside(["sponsor_link", "sponsor", "sponsored_worker", "sponsorship", "sponsorship_event"])
    + beside(["civil_servant_count", "outreach_event", "outreach_guest"])
    + beside(["company_profile", "company_sighting", "company_threshold", "company_list"])
    + beside(["company_list_part", "company_standing", "company_head", "sanction_case"])
    + beside(["sanction_event", "sanction_file", "sanction_file_part"])
    + beside(["vulnerable_quota", "vulnerable_share", "vulnerable_list", "vulnerable_posting"])
    + beside(["vulnerable_decree", "vulnerable_batch", "vulnerable_row", "vulnerable_step"])
    + beside(["vulnerable_correction", "unit_succession", "village_tranche", "village_sheet"])
    + beside(["village_conflict"])
    + beside(["person_statement", "statement_contact", "signal_case", "signal_person", "signal_run"])
    + [alone("identity_login", "identity_index")] + beside(["account_identity"])
    + beside(["right_notice"])
    + beside(["report_schedule", "report", "report_unit", "report_part"])
    + beside(["person_correction", "civil_registry_batch", "civil_registry_line", "civil_registry_reply"])
    + beside(["civil_registry_reply_line", "civil_registry_reply_part", "civil_registry_answer"])

private func beside(_ tables: [String]) -> [String] {
    tables.map { "SELECT create_distributed_table('\($0)', 'gov_id', colocate_with => 'government')" }
}

private func alone(_ table: String, _ column: String) -> String {
    "SELECT create_distributed_table('\(table)', '\(column)', shard_count => 64, colocate_with => 'none')"
}
