extension Migration {
    /// How the pages of the day and of the head of the region find what is open and what ends, without
    /// reading what is past. Each is over the rows that are believed now only.
    static let daysOfJobs = Migration(
        17, "days-of-jobs",
        """
        CREATE INDEX job_spell_days ON job_spell (gov_id, unit_id, valid_to, valid_from, spell_id)
            WHERE superseded_ms = 9223372036854775807;

        CREATE INDEX claim_state_open ON claim_state (gov_id, due, registration_id, claim)
            WHERE superseded_ms = 9223372036854775807 AND still_open > 0;

        CREATE INDEX period_open ON period (gov_id, state, period, registration_id) WHERE state < 3;

        CREATE INDEX roster_submission_waiting ON roster_submission (gov_id, unit_id, period, version)
            WHERE decided_ms IS NULL;
        """)
}
