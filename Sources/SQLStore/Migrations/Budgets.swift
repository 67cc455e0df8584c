extension Migration {
    /// Budgets of units by year, stage and version, what pays for them, and the plans that were weighed.
    static let budgets = Migration(
        22, "budgets",
        """
        -- Money of one source with its ceiling, for some years; a correction is a new row.
        -- categories: codes with blanks between, empty for whoever the source may pay.
        -- @distribute gov_id like government
        CREATE TABLE funding_source (
            gov_id INTEGER NOT NULL,
            source_id BIGINT NOT NULL,
            funding TEXT NOT NULL,
            name TEXT NOT NULL,
            ceiling BIGINT NOT NULL,
            from_year INTEGER NOT NULL,
            to_year INTEGER NOT NULL,
            categories TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, source_id, recorded_ms),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (ceiling >= 0),
            CHECK (from_year <= to_year),
            CHECK (recorded_ms < superseded_ms)
        );

        -- An account that the published charts lack. programmes as in job_spell.
        -- @distribute gov_id like government
        CREATE TABLE own_account (
            gov_id INTEGER NOT NULL,
            code TEXT NOT NULL,
            programmes SMALLINT NOT NULL,
            categories TEXT NOT NULL,
            from_year INTEGER NOT NULL,
            name TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, code),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- A version of a unit's budget for a year. What is saved again is a new version; only state and who
        -- decided are written later. number: of the document, once it is decided.
        -- @distribute gov_id like government
        CREATE TABLE budget (
            gov_id INTEGER NOT NULL,
            budget_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            year INTEGER NOT NULL,
            stage TEXT NOT NULL,
            version INTEGER NOT NULL,
            state TEXT NOT NULL,
            number TEXT,
            total BIGINT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            decided_by TEXT,
            decided_ms BIGINT,
            PRIMARY KEY (gov_id, budget_id),
            UNIQUE (gov_id, unit_id, year, stage, version),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (state IN ('draft', 'decided', 'superseded')),
            CHECK (total >= 0)
        );

        CREATE INDEX budget_year ON budget (gov_id, year, stage, unit_id, version);

        -- growth in millionths; place of a minimum wage: 16 or 16.71. people_group tells people of a category
        -- apart where several purses pay for them.
        -- @distribute gov_id like government
        CREATE TABLE budget_line (
            gov_id INTEGER NOT NULL,
            budget_id BIGINT NOT NULL,
            line INTEGER NOT NULL,
            unit_id BIGINT NOT NULL,
            category TEXT NOT NULL,
            people_group TEXT NOT NULL,
            segment TEXT NOT NULL,
            programmes SMALLINT NOT NULL,
            risk_class SMALLINT NOT NULL,
            funding TEXT NOT NULL,
            persons INTEGER NOT NULL,
            from_month INTEGER NOT NULL,
            to_month INTEGER NOT NULL,
            wage_kind TEXT NOT NULL,
            wage BIGINT NOT NULL,
            growth BIGINT NOT NULL,
            place TEXT NOT NULL,
            bears_worker SMALLINT NOT NULL,
            sub_activity TEXT,
            PRIMARY KEY (gov_id, budget_id, line),
            FOREIGN KEY (gov_id, budget_id) REFERENCES budget (gov_id, budget_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (from_month <= to_month),
            CHECK (persons > 0)
        );

        -- What a line needs for a programme in months that cost the same; dues of one person and month.
        -- @distribute gov_id like government
        CREATE TABLE budget_amount (
            gov_id INTEGER NOT NULL,
            budget_id BIGINT NOT NULL,
            line INTEGER NOT NULL,
            programme TEXT NOT NULL,
            from_month INTEGER NOT NULL,
            to_month INTEGER NOT NULL,
            account TEXT,
            dues BIGINT NOT NULL,
            amount BIGINT NOT NULL,
            PRIMARY KEY (gov_id, budget_id, line, programme, from_month),
            FOREIGN KEY (gov_id, budget_id, line) REFERENCES budget_line (gov_id, budget_id, line)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (amount >= 0)
        );

        -- A plan that was weighed; steps as the address of its page has them.
        -- @distribute gov_id like government
        CREATE TABLE scenario (
            gov_id INTEGER NOT NULL,
            scenario_id BIGINT NOT NULL,
            name TEXT NOT NULL,
            year INTEGER NOT NULL,
            steps TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, scenario_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- A day that the government set; a correction is a new row.
        -- @distribute gov_id like government
        CREATE TABLE budget_calendar (
            gov_id INTEGER NOT NULL,
            year INTEGER NOT NULL,
            milestone TEXT NOT NULL,
            day INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, year, milestone, recorded_ms),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (recorded_ms < superseded_ms)
        );

        -- A row of a dump of another program's budget; refusal says why it was not taken, empty where it was.
        -- @distribute gov_id like government
        CREATE TABLE budget_import_row (
            gov_id INTEGER NOT NULL,
            import_id BIGINT NOT NULL,
            row_number INTEGER NOT NULL,
            year INTEGER NOT NULL,
            unit_text TEXT NOT NULL,
            account_text TEXT NOT NULL,
            amount_text TEXT NOT NULL,
            unit_id BIGINT,
            account TEXT,
            amount BIGINT,
            refusal TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, import_id, row_number),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );
        """)
}
