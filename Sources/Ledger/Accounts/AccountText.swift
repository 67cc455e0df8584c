import Membership

extension Account {
    /// An account by the text that names it: `contributions-payable/12/JKK`, as `description` gives it. Nil
    /// for anything else.
    package init?(text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let kind = parts.first.flatMap({ AccountKind(rawValue: String($0)) }), parts.count <= 3 else {
            return nil
        }
        let number = parts.count > 1 ? Int64(parts[1]) : nil
        let programmes = parts.count > 2 ? BilledProgrammes(code: parts[2]) : nil
        let isBetween = kind == .betweenGovernments
        self.init(
            AccountParts(
                kind: kind, unit: isBetween ? nil : number.map { UnitID($0) }, programmes: programmes,
                counterparty: isBetween ? number.map { GovernmentID($0) } : nil))
        if description != text { return nil }
    }
}
