extension Migration {
    /// People once each, and their jobs as they were and as we knew them.
    ///
    /// A column that ends in `_sealed` is encrypted, one that ends in `_index` is a keyed hash for look-up.
    /// A spell's row is never changed but for `superseded_ms`: a correction is a new version. A row holds
    /// from the instant of `recorded_ms` until that of `superseded_ms`, 9223372036854775807 for now.
    static let people = Migration(
        3, "people",
        """
        -- The one place where a NIK is unique in the whole country.
        -- @distribute nik_index
        -- @key-ordered
        CREATE TABLE person_nik (
            nik_index TEXT NOT NULL,
            person_id BIGINT NOT NULL,
            gov_id INTEGER NOT NULL,
            PRIMARY KEY (nik_index)
        );

        -- And a participant's number, of which a person may have several.
        -- @distribute kpj_index
        -- @key-ordered
        CREATE TABLE person_kpj (
            kpj_index TEXT NOT NULL,
            person_id BIGINT NOT NULL,
            gov_id INTEGER NOT NULL,
            PRIMARY KEY (kpj_index)
        );

        -- @distribute gov_id like government
        CREATE TABLE person (
            gov_id INTEGER NOT NULL,
            person_id BIGINT NOT NULL,
            name TEXT NOT NULL,
            born INTEGER,
            sex TEXT,
            region_id BIGINT,
            nik_sealed TEXT NOT NULL,
            mother_sealed TEXT,
            died INTEGER,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, person_id),
            CHECK (sex IN ('L', 'P')),
            CHECK (died >= born)
        );

        -- @distribute gov_id like government
        CREATE TABLE participant_number (
            gov_id INTEGER NOT NULL,
            person_id BIGINT NOT NULL,
            kpj_index TEXT NOT NULL,
            kpj_sealed TEXT NOT NULL,
            valid_from INTEGER NOT NULL,
            valid_to INTEGER NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, person_id, kpj_index),
            FOREIGN KEY (gov_id, person_id) REFERENCES person (gov_id, person_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (valid_from <= valid_to)
        );

        -- programmes adds up JKK 1, JKM 2, JHT 4, JP 8, JKP 16; risk_class only where it is not its unit's.
        -- @distribute gov_id like government
        -- @key-ordered
        CREATE TABLE job_spell (
            gov_id INTEGER NOT NULL,
            spell_id BIGINT NOT NULL,
            version INTEGER NOT NULL,
            person_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            registration_id BIGINT,
            valid_from INTEGER NOT NULL,
            valid_to INTEGER NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            category TEXT NOT NULL,
            segment TEXT NOT NULL,
            programmes SMALLINT NOT NULL,
            risk_class SMALLINT,
            wage BIGINT NOT NULL,
            wage_basis TEXT NOT NULL,
            funding TEXT NOT NULL,
            decree TEXT,
            act_id BIGINT NOT NULL,
            PRIMARY KEY (gov_id, spell_id, version),
            FOREIGN KEY (gov_id, person_id) REFERENCES person (gov_id, person_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (valid_from <= valid_to),
            CHECK (recorded_ms < superseded_ms),
            CHECK (wage >= 0),
            CHECK (programmes BETWEEN 0 AND 31)
        );

        CREATE UNIQUE INDEX job_spell_now ON job_spell (gov_id, spell_id)
            WHERE superseded_ms = 9223372036854775807;
        CREATE INDEX job_spell_person ON job_spell (gov_id, person_id, spell_id, version);
        CREATE INDEX job_spell_unit ON job_spell (gov_id, unit_id, spell_id, version);
        """)
}
