import LawBook

/// The keys that a keyed parameter may have. A key that no rule asks for would be passed over in silence,
/// and with it the rate or the relief under it.
enum ParameterKeys {
    /// Nil where `kind` is no kind of key.
    static func areKnown(_ kind: String) -> ((String) -> Bool)? {
        switch kind {
        case "risk-class": { RiskClass(rawValue: $0) != nil }
        case "segment": { Segment(rawValue: $0) != nil }
        case "bpu-sector": { SelfEmployedSector(rawValue: $0) != nil }
        case "employer": { EmployerKind(rawValue: $0) != nil }
        case "route": { MigrantRoute(rawValue: $0) != nil }
        case "transport-mode": { TransportMode(rawValue: $0) != nil }
        case "school-level": { SchoolLevel(rawValue: $0) != nil }
        case "survivor": { Survivor(rawValue: $0) != nil }
        case "early-draw": { EarlyDraw(rawValue: $0) != nil }
        case "injury-code": { InjuryCode.isOne($0) }
        case "months": { Int($0).map { $0 > 0 } ?? false }
        case "province-code": { $0.utf8.count == 2 && $0.allSatisfy(\.isWholeNumber) }
        case "regency-code": { isRegencyCode($0) }
        default: nil
        }
    }

    /// `16.71`.
    private static func isRegencyCode(_ code: String) -> Bool {
        let parts = code.split(separator: ".", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [2, 2] && parts.joined().allSatisfy(\.isWholeNumber)
    }
}
