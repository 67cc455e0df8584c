extension MatchedRow {
    /// Another participant has the row’s NIK and is somebody else.
    package var hasForeignNIK: Bool { outcome.hasForeignNIK }
}
