import LawBook
import MoneyAndDates

/// One question to the law: the facts, the law and its rounding. Each programme answers in its own file.
struct ContributionRule {
    let facts: ContributionFacts
    let law: ContributionLaw
    let rounding: Rounding

    var day: Day { facts.month.firstDay }

    func shares(of programmes: [Programme]) throws -> [ProgrammeShare] {
        if facts.segment == .migrant { return [try migrantPackage(wanted: programmes)] }
        return try programmes.map { programme in
            switch programme {
            case .workAccident: try workAccident()
            case .death: try death()
            case .oldAge: try oldAge()
            case .pension: try pension()
            case .jobLoss: try jobLoss()
            }
        }
    }

    /// A share of a basis, with a relief if one is in force, rounded once.
    func line(
        _ programme: Programme, _ payer: Payer, of basis: Rupiah, because basisReasons: [Reason],
        rate: Dated<Rate>, saying key: String, _ arguments: [String: Term] = [:], relief: Relief? = nil,
        doubt: Reason? = nil
    ) -> ContributionLine {
        let payable = relief?.payable.value ?? .whole
        let numerator = Int128(basis.amount) * Int128(rate.value.millionths) * Int128(payable.millionths)
        let whole = Int128(Rate.whole.millionths)
        var all = arguments
        all["rate"] = .rate(rate.value)
        return ContributionLine(
            [programme], payer, basis: basis, rate: payable.of(rate.value) ?? rate.value,
            amount: Rate.round(numerator, over: whole * whole, rounding),
            reasons: basisReasons + [Reason(key, all, by: rate)] + [relief?.reason, doubt].compactMap(\.self))
    }

    func required<Value>(_ value: Value?, _ fact: String) throws(ContributionRefusal) -> Value {
        guard let value else { throw .missing(fact: fact) }
        return value
    }

    func wageReason(_ key: String, _ wage: Rupiah, by dated: Dated<Rate>) -> Reason {
        Reason(key, ["wage": .rupiah(wage)], by: dated)
    }
}
