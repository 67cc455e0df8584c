extension Migration {
    /// Whether a sponsor said that the worker is ill. No word of the illness is kept.
    static let sponsorIllness = Migration(
        30, "sponsor-illness",
        """
        ALTER TABLE sponsorship ADD COLUMN is_ill SMALLINT NOT NULL DEFAULT 0;
        """)
}
