extension Migration {
    /// What obliges and what was agreed: the government's own regulations, agreements with BPJS with all that
    /// was done about them, and their files.
    static let obligations = Migration(
        21, "obligations",
        """
        -- A regulation of the government's own; a correction is a new version. unit_scope: all, units or
        -- kinds. categories: codes with commas, empty for all. supersedes: a number of this table, or the
        -- name of a text that comes with the program.
        -- @distribute gov_id like government
        CREATE TABLE regulation (
            gov_id INTEGER NOT NULL,
            regulation_id BIGINT NOT NULL,
            version INTEGER NOT NULL,
            kind TEXT NOT NULL,
            number TEXT NOT NULL,
            year INTEGER NOT NULL,
            title TEXT NOT NULL,
            issuer TEXT NOT NULL,
            issuer_name TEXT NOT NULL,
            effect TEXT NOT NULL,
            unit_scope TEXT NOT NULL,
            categories TEXT NOT NULL,
            programmes SMALLINT NOT NULL,
            valid_from INTEGER NOT NULL,
            valid_to INTEGER NOT NULL,
            supersedes TEXT,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, regulation_id, version),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (valid_from <= valid_to),
            CHECK (recorded_ms <= superseded_ms)
        );

        -- Two acts upon the register of a government wait for each other here.
        -- @distribute gov_id like government
        CREATE TABLE regulation_head (
            gov_id INTEGER NOT NULL,
            changes BIGINT NOT NULL,
            PRIMARY KEY (gov_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- The units, each with all below it, or the kinds of units that a version speaks of.
        -- @distribute gov_id like government
        CREATE TABLE regulation_scope (
            gov_id INTEGER NOT NULL,
            regulation_id BIGINT NOT NULL,
            version INTEGER NOT NULL,
            place INTEGER NOT NULL,
            unit_id BIGINT,
            unit_kind TEXT,
            PRIMARY KEY (gov_id, regulation_id, version, place),
            FOREIGN KEY (gov_id, regulation_id, version)
                REFERENCES regulation (gov_id, regulation_id, version) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- What lists read of an agreement; all of it follows from its events. valid_to is its last day as it
        -- turned out; paper_id the row of unit_paper by which the months go.
        -- @distribute gov_id like government
        CREATE TABLE agreement (
            gov_id INTEGER NOT NULL,
            agreement_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            registration_id BIGINT,
            number TEXT NOT NULL,
            insurer_number TEXT NOT NULL,
            stage TEXT NOT NULL,
            programmes SMALLINT NOT NULL,
            headcount INTEGER NOT NULL,
            valid_from INTEGER NOT NULL,
            valid_to INTEGER NOT NULL,
            bridge_to INTEGER,
            signed_on INTEGER,
            predecessor_id BIGINT,
            successor_id BIGINT,
            paper_id BIGINT,
            files INTEGER NOT NULL,
            events INTEGER NOT NULL,
            drafted_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, agreement_id),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, predecessor_id) REFERENCES agreement (gov_id, agreement_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (valid_from <= valid_to),
            CHECK (headcount >= 0)
        );

        CREATE INDEX agreement_unit ON agreement (gov_id, unit_id, valid_from, agreement_id);
        CREATE INDEX agreement_ending ON agreement (gov_id, valid_to, agreement_id);
        CREATE INDEX agreement_stage ON agreement (gov_id, stage, agreement_id);
        CREATE INDEX agreement_predecessor ON agreement (gov_id, predecessor_id, agreement_id)
            WHERE predecessor_id IS NOT NULL;
        CREATE INDEX agreement_paper ON agreement (gov_id, paper_id) WHERE paper_id IS NOT NULL;

        -- All that was done; never changed, never taken away. The body is JSON and names officials.
        -- @distribute gov_id like government
        CREATE TABLE agreement_event (
            gov_id INTEGER NOT NULL,
            agreement_id BIGINT NOT NULL,
            sequence INTEGER NOT NULL,
            kind TEXT NOT NULL,
            body_sealed TEXT NOT NULL,
            actor TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, agreement_id, sequence),
            FOREIGN KEY (gov_id, agreement_id) REFERENCES agreement (gov_id, agreement_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- A scan of a regulation or an agreement, or a PDF with an electronic signature: of just one of them.
        -- @distribute gov_id like government
        CREATE TABLE obligation_file (
            gov_id INTEGER NOT NULL,
            file_id BIGINT NOT NULL,
            regulation_id BIGINT,
            agreement_id BIGINT,
            file_name TEXT NOT NULL,
            media_type TEXT NOT NULL,
            file_size BIGINT NOT NULL,
            digest TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, file_id),
            FOREIGN KEY (gov_id, agreement_id) REFERENCES agreement (gov_id, agreement_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX obligation_file_digest ON obligation_file (gov_id, digest, file_id);
        CREATE INDEX obligation_file_regulation ON obligation_file (gov_id, regulation_id, file_id)
            WHERE regulation_id IS NOT NULL;

        -- Its bytes, in sealed pieces.
        -- @distribute gov_id like government
        CREATE TABLE obligation_file_part (
            gov_id INTEGER NOT NULL,
            file_id BIGINT NOT NULL,
            part INTEGER NOT NULL,
            bytes_sealed TEXT NOT NULL,
            PRIMARY KEY (gov_id, file_id, part),
            FOREIGN KEY (gov_id, file_id) REFERENCES obligation_file (gov_id, file_id)
                DEFERRABLE INITIALLY DEFERRED
        );
        """)
}
