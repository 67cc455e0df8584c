extension MatchedRow {
    /// The row’s NIK is a participant’s who is somebody else: another than the likeliest, or the likeliest
    /// himself where nothing but the NIK speaks for him.
    package var hasForeignNIK: Bool { outcome.hasForeignNIK || outcome.doubt == .nikAlone }
}
