package import LawBook
package import MoneyAndDates

/// The size of an enterprise (PP 7/2021), on which the programmes hang that it owes (Perpres 109/2013).
/// The raw value is the code of the law's files and of the store.
package enum CompanySize: String, Sendable, Hashable, CaseIterable {
    case micro, small, medium, large

    /// The key of its name in `words/`.
    package var labelKey: String { "company.size.\(rawValue)" }

    var employer: EmployerKind {
        switch self {
        case .micro: .micro
        case .small: .small
        case .medium: .medium
        case .large: .large
        }
    }
}

/// The size of a company on a day, and why it is that.
package struct CompanySizing: Sendable, Hashable {
    /// Nil where nothing is known that decides it: then it owes what the smallest owes, at least.
    package let size: CompanySize?
    package let reasons: [Reason]
    /// Whether it was only said, by a list or by the company.
    package let isStated: Bool
}

extension CompanyLaw {
    /// Yearly sales decide; capital does where no sales are known, as it does for who begins. A size that is
    /// only stated counts where neither is known.
    ///
    /// - Throws: a `LawGap` for a day before thresholds of the law are known.
    package func sizing(of profile: CompanyProfile, on day: Day) throws(LawGap) -> CompanySizing {
        if let sales = profile.sales { return try sizing(sales, by: salesMax, "sales", on: day) }
        if let capital = profile.capital { return try sizing(capital, by: capitalMax, "capital", on: day) }
        return CompanySizing(size: profile.statedSize, reasons: [], isStated: profile.statedSize != nil)
    }

    private func sizing(
        _ amount: Rupiah, by limits: [CompanySize: Timeline<Rupiah>], _ measure: String, on day: Day
    ) throws(LawGap) -> CompanySizing {
        var last: Reason?
        for size in [CompanySize.micro, .small, .medium] {
            guard let limit = try limits[size]?.inForce(on: day) else { continue }
            let isWithin = amount <= limit.value
            let reason = Reason(
                "company.reason.size.\(measure)-\(isWithin ? "within" : "above")",
                [
                    "amount": .rupiah(amount), "limit": .rupiah(limit.value),
                    "size": .word(size.labelKey),
                ], by: limit)
            if isWithin { return CompanySizing(size: size, reasons: [reason], isStated: false) }
            last = reason
        }
        return CompanySizing(size: .large, reasons: last.map { [$0] } ?? [], isStated: false)
    }

    /// The programmes that a company of a size owes its workers on a day.
    ///
    /// - Parameter size: nil for what every company owes.
    package func programmes(
        of size: CompanySize?, on day: Day
    ) throws(LawGap) -> (owed: [Programme], reason: Reason) {
        let size = size ?? .micro
        guard let dated = try programmesOwed[size]?.inForce(on: day) else {
            throw LawGap(
                parameter: "programmes/required-by-employer", day: day, why: .noValue(key: size.rawValue))
        }
        let owed = dated.value.compactMap { Programme(rawValue: $0) }
        return (
            owed,
            Reason(
                "company.reason.programmes",
                [
                    "size": .word(size.labelKey),
                    "programmes": .text(owed.map(\.rawValue).joined(separator: ", ")),
                ], by: dated)
        )
    }
}
