extension Migration {
    /// Offices and whatever else employs or insures people for a government, and their numbers at BPJS.
    static let institutions = Migration(
        2, "institutions",
        """
        -- OPD, UPTD, schools, BUMD, companies, villages, households: a tree.
        -- @distribute gov_id like government
        CREATE TABLE unit (
            gov_id INTEGER NOT NULL,
            unit_id BIGINT NOT NULL,
            parent_unit_id BIGINT,
            kind TEXT NOT NULL,
            code TEXT,
            name TEXT NOT NULL,
            region_id BIGINT,
            valid_from INTEGER NOT NULL,
            valid_to INTEGER NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, unit_id),
            UNIQUE (gov_id, code),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, parent_unit_id) REFERENCES unit (gov_id, unit_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (region_id) REFERENCES region (region_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (valid_from <= valid_to)
        );

        CREATE INDEX unit_parent ON unit (gov_id, parent_unit_id, unit_id);

        -- An employer's number (NPP) and division at BPJS: what a period is reported and billed for.
        -- @distribute gov_id like government
        CREATE TABLE registration (
            gov_id INTEGER NOT NULL,
            registration_id BIGINT NOT NULL,
            npp TEXT NOT NULL,
            division TEXT NOT NULL,
            name TEXT NOT NULL,
            segment TEXT NOT NULL,
            risk_class SMALLINT,
            office_id BIGINT,
            valid_from INTEGER NOT NULL,
            valid_to INTEGER NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, registration_id),
            UNIQUE (gov_id, npp, division),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (office_id) REFERENCES bpjs_office (office_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (risk_class BETWEEN 1 AND 5),
            CHECK (valid_from <= valid_to)
        );

        -- Which units report under which number.
        -- @distribute gov_id like government
        CREATE TABLE unit_registration (
            gov_id INTEGER NOT NULL,
            unit_id BIGINT NOT NULL,
            registration_id BIGINT NOT NULL,
            valid_from INTEGER NOT NULL,
            valid_to INTEGER NOT NULL,
            PRIMARY KEY (gov_id, unit_id, registration_id, valid_from),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (valid_from <= valid_to)
        );

        -- How many people a unit should have, by budget, attendance or last year: who is missing?
        -- @distribute gov_id like government
        CREATE TABLE unit_headcount (
            gov_id INTEGER NOT NULL,
            unit_id BIGINT NOT NULL,
            as_of INTEGER NOT NULL,
            source TEXT NOT NULL,
            persons INTEGER NOT NULL,
            PRIMARY KEY (gov_id, unit_id, as_of, source),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (persons >= 0)
        );
        """)
}
