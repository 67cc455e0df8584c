extension Migration {
    /// What happens when something has happened: families, notices of death, claims with all that was done
    /// about them, their papers, what BPJS paid, and the children who get a scholarship.
    static let claims = Migration(
        19, "claims",
        """
        -- The family of a person; a correction is a new version, and who is no heir any more has an end.
        -- school: SD3. A row holds from recorded_ms until superseded_ms.
        -- @distribute gov_id like government
        CREATE TABLE heir (
            gov_id INTEGER NOT NULL,
            heir_id BIGINT NOT NULL,
            version INTEGER NOT NULL,
            person_id BIGINT NOT NULL,
            relation TEXT NOT NULL,
            name_sealed TEXT NOT NULL,
            nik_sealed TEXT,
            born INTEGER,
            school TEXT,
            confirmed_on INTEGER,
            ended_on INTEGER,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, heir_id, version),
            FOREIGN KEY (gov_id, person_id) REFERENCES person (gov_id, person_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (recorded_ms <= superseded_ms)
        );

        CREATE INDEX heir_person ON heir (gov_id, person_id, heir_id, version);

        -- What lists read of a claim; all of it follows from its events. due_ms is the last instant of the
        -- clock that is due next; paid is what BPJS paid without what was reversed.
        -- @distribute gov_id like government
        CREATE TABLE claim_case (
            gov_id INTEGER NOT NULL,
            claim_id BIGINT NOT NULL,
            claim_type TEXT NOT NULL,
            programme TEXT NOT NULL,
            person_id BIGINT NOT NULL,
            unit_id BIGINT,
            registration_id BIGINT,
            event_day INTEGER NOT NULL,
            stage TEXT NOT NULL,
            opened_ms BIGINT NOT NULL,
            opened_by TEXT NOT NULL,
            changed_ms BIGINT NOT NULL,
            events INTEGER NOT NULL,
            waits SMALLINT NOT NULL,
            due_ms BIGINT,
            due_clock TEXT,
            arrears_months INTEGER NOT NULL,
            is_held SMALLINT NOT NULL,
            likely_low BIGINT,
            likely_high BIGINT,
            approved BIGINT,
            paid BIGINT NOT NULL,
            refusal_code TEXT,
            refusal_text TEXT,
            PRIMARY KEY (gov_id, claim_id),
            FOREIGN KEY (gov_id, person_id) REFERENCES person (gov_id, person_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (is_held BETWEEN 0 AND 1),
            CHECK (waits BETWEEN 0 AND 2),
            CHECK (paid >= 0)
        );

        CREATE INDEX claim_case_person ON claim_case (gov_id, person_id, claim_id);
        CREATE INDEX claim_case_stage ON claim_case (gov_id, stage, claim_id);
        CREATE INDEX claim_case_unit ON claim_case (gov_id, unit_id, claim_id);
        CREATE INDEX claim_case_due ON claim_case (gov_id, due_ms, claim_id) WHERE due_ms IS NOT NULL;
        CREATE INDEX claim_case_held ON claim_case (gov_id, registration_id, claim_id) WHERE is_held = 1;
        CREATE INDEX claim_case_refused ON claim_case (gov_id, refusal_code, claim_id)
            WHERE refusal_code IS NOT NULL;

        -- All that was done; never changed, never taken away. The body is JSON.
        -- @distribute gov_id like government
        CREATE TABLE claim_event (
            gov_id INTEGER NOT NULL,
            claim_id BIGINT NOT NULL,
            sequence INTEGER NOT NULL,
            kind TEXT NOT NULL,
            body_sealed TEXT NOT NULL,
            actor TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, claim_id, sequence),
            FOREIGN KEY (gov_id, claim_id) REFERENCES claim_case (gov_id, claim_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- A paper, photo or scan; withdrawn ones stay.
        -- @distribute gov_id like government
        CREATE TABLE claim_evidence (
            gov_id INTEGER NOT NULL,
            evidence_id BIGINT NOT NULL,
            claim_id BIGINT NOT NULL,
            kind TEXT NOT NULL,
            file_name_sealed TEXT NOT NULL,
            media_type TEXT NOT NULL,
            file_size BIGINT NOT NULL,
            digest TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, evidence_id),
            FOREIGN KEY (gov_id, claim_id) REFERENCES claim_case (gov_id, claim_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX claim_evidence_claim ON claim_evidence (gov_id, claim_id, evidence_id);

        -- Its bytes, in sealed pieces.
        -- @distribute gov_id like government
        CREATE TABLE claim_evidence_part (
            gov_id INTEGER NOT NULL,
            evidence_id BIGINT NOT NULL,
            part INTEGER NOT NULL,
            bytes_sealed TEXT NOT NULL,
            PRIMARY KEY (gov_id, evidence_id, part),
            FOREIGN KEY (gov_id, evidence_id) REFERENCES claim_evidence (gov_id, evidence_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- What BPJS paid. state: 0 proposed, 1 confirmed by a second person and in the journal, 2 reversed,
        -- 3 dropped before it was confirmed.
        -- @distribute gov_id like government
        CREATE TABLE claim_payment (
            gov_id INTEGER NOT NULL,
            claim_id BIGINT NOT NULL,
            payment INTEGER NOT NULL,
            programme TEXT NOT NULL,
            amount BIGINT NOT NULL,
            paid_on INTEGER NOT NULL,
            state SMALLINT NOT NULL,
            proposed_by TEXT NOT NULL,
            confirmed_by TEXT,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, claim_id, payment),
            FOREIGN KEY (gov_id, claim_id) REFERENCES claim_case (gov_id, claim_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (amount > 0),
            CHECK (state BETWEEN 0 AND 3)
        );

        CREATE INDEX claim_payment_day ON claim_payment (gov_id, paid_on, claim_id, payment) WHERE state = 1;

        -- That somebody died, as a registry, a system or a clerk says it. source and reference tell the same
        -- notice again.
        -- @distribute gov_id like government
        CREATE TABLE death_notice (
            gov_id INTEGER NOT NULL,
            notice_id BIGINT NOT NULL,
            source TEXT NOT NULL,
            reference TEXT NOT NULL,
            nik_index TEXT,
            nik_sealed TEXT,
            name_sealed TEXT NOT NULL,
            died INTEGER NOT NULL,
            is_accident SMALLINT NOT NULL,
            state TEXT NOT NULL,
            person_id BIGINT,
            claim_id BIGINT,
            reason TEXT,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            decided_by TEXT,
            decided_ms BIGINT,
            PRIMARY KEY (gov_id, notice_id),
            UNIQUE (gov_id, source, reference),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (state IN ('matched', 'possible', 'unknown', 'confirmed', 'dismissed'))
        );

        CREATE INDEX death_notice_state ON death_notice (gov_id, state, notice_id);
        CREATE INDEX death_notice_person ON death_notice (gov_id, person_id, notice_id);

        -- A child who gets the scholarship of a claim; what ends it is a new version.
        -- @distribute gov_id like government
        CREATE TABLE scholarship_child (
            gov_id INTEGER NOT NULL,
            claim_id BIGINT NOT NULL,
            heir_id BIGINT NOT NULL,
            from_day INTEGER NOT NULL,
            school TEXT NOT NULL,
            ended_on INTEGER,
            end_reason TEXT,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, claim_id, heir_id, recorded_ms),
            FOREIGN KEY (gov_id, claim_id) REFERENCES claim_case (gov_id, claim_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- A year of it that was claimed, from 1.
        -- @distribute gov_id like government
        CREATE TABLE scholarship_renewal (
            gov_id INTEGER NOT NULL,
            claim_id BIGINT NOT NULL,
            heir_id BIGINT NOT NULL,
            year INTEGER NOT NULL,
            renewed_on INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, claim_id, heir_id, year),
            FOREIGN KEY (gov_id, claim_id) REFERENCES claim_case (gov_id, claim_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (year > 0)
        );
        """)
}
