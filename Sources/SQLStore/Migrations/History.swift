extension Migration {
    /// What was true once and is no longer: finalisations that were taken back, risk classes month by month,
    /// and how many people units planned for.
    static let history = Migration(
        16, "history",
        """
        -- A finalisation that was cancelled: until then the month was known to be reported.
        -- @distribute gov_id like government
        CREATE TABLE cancelled_finalisation (
            gov_id INTEGER NOT NULL,
            period INTEGER NOT NULL,
            registration_id BIGINT NOT NULL,
            finalised_ms BIGINT NOT NULL,
            finalised_by TEXT NOT NULL,
            cancelled_ms BIGINT NOT NULL,
            cancelled_by TEXT NOT NULL,
            PRIMARY KEY (gov_id, period, registration_id, finalised_ms),
            FOREIGN KEY (gov_id, period, registration_id)
                REFERENCES period (gov_id, period, registration_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (finalised_ms <= cancelled_ms)
        );

        -- The risk class of a registration from a month on; before the first row it is its own.
        -- @distribute gov_id like government
        CREATE TABLE registration_class (
            gov_id INTEGER NOT NULL,
            registration_id BIGINT NOT NULL,
            from_month INTEGER NOT NULL,
            risk_class SMALLINT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, registration_id, from_month, recorded_ms),
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (risk_class BETWEEN 1 AND 5),
            CHECK (recorded_ms < superseded_ms)
        );

        -- How many people of a category a unit means to keep insured, from month to month. A unit that has a
        -- plan for no category goes by that of the unit above, and without any by its budget.
        -- @distribute gov_id like government
        CREATE TABLE unit_plan (
            gov_id INTEGER NOT NULL,
            plan_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            category TEXT NOT NULL,
            from_month INTEGER NOT NULL,
            to_month INTEGER NOT NULL,
            persons INTEGER NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, plan_id),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (from_month <= to_month),
            CHECK (persons >= 0),
            CHECK (recorded_ms < superseded_ms)
        );

        -- What the lines of a period come to (LineSeal); none where it was calculated before this.
        ALTER TABLE period ADD COLUMN line_count BIGINT;
        ALTER TABLE period ADD COLUMN line_sum BIGINT;
        ALTER TABLE period ADD COLUMN difference_count BIGINT;

        CREATE INDEX unit_plan_unit ON unit_plan (gov_id, unit_id, category, from_month, plan_id);
        """)
}
