package import MoneyAndDates

extension LawBook {
    /// The minimum wages of one place through time, a month, in rupiah.
    ///
    /// - Parameters:
    ///   - id: `minimum-wage/province` or `minimum-wage/regency`.
    ///   - key: the Kemendagri code: `16`, or `16.71`.
    /// - Throws: `Fault.missingKey` where the book has no wage for the place.
    package func minimumWages(_ id: String, key: String) throws(Fault) -> Timeline<Rupiah> {
        try amounts(id, key: key)
    }
}
