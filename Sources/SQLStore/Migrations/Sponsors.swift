extension Migration {
    /// Those who pay for workers around them, the invitations by which they come, and the events at which
    /// people are told.
    static let sponsors = Migration(
        24, "sponsors",
        """
        -- An invitation: what is enrolled through it belongs to its unit and is billed with its registration.
        -- follows_id: the sponsorship that it hands over; event_id, inviter_id: by whom people came.
        -- @distribute gov_id like government
        CREATE TABLE sponsor_link (
            gov_id INTEGER NOT NULL,
            link_id BIGINT NOT NULL,
            unit_id BIGINT NOT NULL,
            registration_id BIGINT NOT NULL,
            label TEXT NOT NULL,
            expires INTEGER NOT NULL,
            most_uses INTEGER NOT NULL,
            uses INTEGER NOT NULL,
            follows_id BIGINT,
            event_id BIGINT,
            inviter_id BIGINT,
            is_closed SMALLINT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, link_id),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (uses BETWEEN 0 AND most_uses),
            CHECK (is_closed BETWEEN 0 AND 1)
        );

        CREATE INDEX sponsor_link_unit ON sponsor_link (gov_id, unit_id, link_id);
        CREATE INDEX sponsor_link_event ON sponsor_link (gov_id, event_id, link_id)
            WHERE event_id IS NOT NULL;
        CREATE INDEX sponsor_link_inviter ON sponsor_link (gov_id, inviter_id, link_id)
            WHERE inviter_id IS NOT NULL;

        -- Who pays: a row each time somebody comes without the code that he was given before.
        -- @distribute gov_id like government
        CREATE TABLE sponsor (
            gov_id INTEGER NOT NULL,
            sponsor_id BIGINT NOT NULL,
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            born INTEGER NOT NULL,
            nik_index TEXT NOT NULL,
            nik_sealed TEXT NOT NULL,
            phone_sealed TEXT NOT NULL,
            number_sealed TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, sponsor_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- Two acts upon one worker wait for each other here.
        -- @distribute gov_id like government
        CREATE TABLE sponsored_worker (
            gov_id INTEGER NOT NULL,
            worker_index TEXT NOT NULL,
            acts BIGINT NOT NULL,
            PRIMARY KEY (gov_id, worker_index),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        -- One worker paid by one sponsor from a month on. person_id and spell_id once it was verified.
        -- @distribute gov_id like government
        CREATE TABLE sponsorship (
            gov_id INTEGER NOT NULL,
            sponsorship_id BIGINT NOT NULL,
            sponsor_id BIGINT NOT NULL,
            link_id BIGINT,
            follows_id BIGINT,
            unit_id BIGINT NOT NULL,
            registration_id BIGINT NOT NULL,
            person_id BIGINT,
            spell_id BIGINT,
            worker_name TEXT NOT NULL,
            worker_born INTEGER NOT NULL,
            worker_index TEXT NOT NULL,
            worker_nik_sealed TEXT NOT NULL,
            worker_phone_sealed TEXT NOT NULL,
            work TEXT NOT NULL,
            payment TEXT NOT NULL,
            income BIGINT NOT NULL,
            first_month INTEGER NOT NULL,
            months INTEGER NOT NULL,
            last_month INTEGER NOT NULL,
            state TEXT NOT NULL,
            stop_month INTEGER,
            events INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, sponsorship_id),
            FOREIGN KEY (gov_id, sponsor_id) REFERENCES sponsor (gov_id, sponsor_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, link_id) REFERENCES sponsor_link (gov_id, link_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, registration_id) REFERENCES registration (gov_id, registration_id)
                DEFERRABLE INITIALLY DEFERRED,
            FOREIGN KEY (gov_id, person_id) REFERENCES person (gov_id, person_id)
                DEFERRABLE INITIALLY DEFERRED,
            CHECK (months > 0),
            CHECK (first_month <= last_month),
            CHECK (income > 0)
        );

        CREATE INDEX sponsorship_state ON sponsorship (gov_id, state, last_month, sponsorship_id);
        CREATE INDEX sponsorship_worker ON sponsorship (gov_id, worker_index, sponsorship_id);
        CREATE INDEX sponsorship_sponsor ON sponsorship (gov_id, sponsor_id, sponsorship_id);
        CREATE INDEX sponsorship_unit ON sponsorship (gov_id, unit_id, state, sponsorship_id);
        CREATE INDEX sponsorship_link ON sponsorship (gov_id, link_id, sponsorship_id);

        -- All that was done; never changed, never taken away. The note may name people.
        -- @distribute gov_id like government
        CREATE TABLE sponsorship_event (
            gov_id INTEGER NOT NULL,
            sponsorship_id BIGINT NOT NULL,
            sequence INTEGER NOT NULL,
            act TEXT NOT NULL,
            note_sealed TEXT NOT NULL,
            actor TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, sponsorship_id, sequence),
            FOREIGN KEY (gov_id, sponsorship_id) REFERENCES sponsorship (gov_id, sponsorship_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        -- How many civil servants an office has, as somebody counted them.
        -- @distribute gov_id like government
        CREATE TABLE civil_servant_count (
            gov_id INTEGER NOT NULL,
            unit_id BIGINT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            superseded_ms BIGINT NOT NULL,
            people INTEGER NOT NULL,
            as_of INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            PRIMARY KEY (gov_id, unit_id, recorded_ms),
            FOREIGN KEY (gov_id, unit_id) REFERENCES unit (gov_id, unit_id) DEFERRABLE INITIALLY DEFERRED,
            CHECK (recorded_ms < superseded_ms),
            CHECK (people >= 0)
        );

        -- An event at which people are told: whom, where, when, and what was said there.
        -- @distribute gov_id like government
        CREATE TABLE outreach_event (
            gov_id INTEGER NOT NULL,
            event_id BIGINT NOT NULL,
            title TEXT NOT NULL,
            held_on INTEGER NOT NULL,
            place TEXT NOT NULL,
            audience TEXT NOT NULL,
            link_id BIGINT,
            minutes TEXT NOT NULL,
            recorded_by TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            changed_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, event_id),
            FOREIGN KEY (gov_id) REFERENCES government (gov_id) DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX outreach_event_day ON outreach_event (gov_id, held_on, event_id);

        -- Who came, once each: guest_index is made of the name and the unit.
        -- @distribute gov_id like government
        CREATE TABLE outreach_guest (
            gov_id INTEGER NOT NULL,
            event_id BIGINT NOT NULL,
            guest_index TEXT NOT NULL,
            guest_id BIGINT NOT NULL,
            name TEXT NOT NULL,
            unit_name TEXT NOT NULL,
            recorded_ms BIGINT NOT NULL,
            PRIMARY KEY (gov_id, event_id, guest_index),
            FOREIGN KEY (gov_id, event_id) REFERENCES outreach_event (gov_id, event_id)
                DEFERRABLE INITIALLY DEFERRED
        );

        CREATE INDEX outreach_guest_order ON outreach_guest (gov_id, event_id, guest_id);
        """)
}
