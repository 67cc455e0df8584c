extension Migration {
    /// How the people are found to whom a right comes with the month: by their day of birth, and by the day
    /// on which their job began.
    static let arising = Migration(
        20, "arising",
        """
        CREATE INDEX person_born ON person (gov_id, born, person_id) WHERE born IS NOT NULL;

        CREATE INDEX job_spell_begun ON job_spell (gov_id, valid_from, person_id, spell_id)
            WHERE superseded_ms = 9223372036854775807;
        """)
}
