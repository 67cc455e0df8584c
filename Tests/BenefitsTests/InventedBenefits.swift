import Benefits
import LawBook
import MoneyAndDates
import TestKit

/// A law of round numbers for benefits, on top of the invented law of dues: nothing in it is the law of
/// Indonesia.
///
/// Ten monthly wages; half of them on death, six tenths on total disability; from January 2005 on the flat
/// sums are doubled and the scholarship is a ladder; from June 2007 on the self-employed need two months of
/// dues.
enum InventedBenefits {
    static let doubled = InventedLaw.day(2005, 1, 1)
    static let shortMembership = InventedLaw.day(2007, 6, 1)

    static func regimes(
        changing changes: [String: [Dated<ParameterValue>]] = [:]
    ) throws -> BenefitRegimes {
        let all = values.merging(changes) { _, changed in changed }
        return try BenefitRegimes(BenefitLaw(from: InventedLaw.book(changing: all)))
    }

    static func answer(_ facts: BenefitFacts) throws -> BenefitAnswer {
        try BenefitAnswer.assess(facts, under: regimes())
    }

    static func facts(_ claim: BenefitClaim, on day: Day = InventedLaw.day(2004, 3, 1)) -> BenefitFacts {
        var facts = BenefitFacts(claim: claim)
        facts.eventDay = day
        return facts
    }

    /// A wage earner with a wage, for the claims that go by it.
    static func worker(
        _ claim: BenefitClaim, on day: Day = InventedLaw.day(2004, 3, 1), wage: Int64 = 1000
    ) -> BenefitFacts {
        var facts = facts(claim, on: day)
        facts.segment = .wageEarner
        facts.wage = Rupiah(wage)
        return facts
    }

    static func once(_ value: ParameterValue, _ status: LawStatus = .enacted) -> [Dated<ParameterValue>] {
        [InventedLaw.dated(value, status: status)]
    }

    private static func twice(_ first: ParameterValue, _ second: ParameterValue) -> [Dated<ParameterValue>] {
        [InventedLaw.dated(first), InventedLaw.dated(second, from: doubled)]
    }

    private static var values: [String: [Dated<ParameterValue>]] {
        accident.merging(death) { first, _ in first }.merging(savings) { first, _ in first }
    }

    private static var accident: [String: [Dated<ParameterValue>]] {
        let keyed = InventedLaw.keyed
        return [
            "jkk/benefit-wage-months": once(.number(10)), "jkk/death-share": once(.number(500_000)),
            "jkk/total-disability-share": once(.number(600_000)),
            "jkk/periodic-amount": twice(.number(20), .number(40)), "jkk/periodic-months": once(.number(3)),
            "jkk/funeral": twice(.number(100), .number(200)),
            "jkk/transport": twice(
                keyed(["land": 10, "sea": 20, "air": 30]), keyed(["land": 20, "sea": 40, "air": 60])),
            "jkk/temporary-share": once(steps([(0, 1_000_000), (2, 500_000)])),
            "jkk/temporary-day-divisor": once(.number(10)),
            "jkk/temporary-month-days": once(.number(10), .unverified),
            "jkk/disability-share": once(
                keyed([
                    "A01": 400_000, "A02": 300_000, "F01": 125_000, "M01": 50_000, "R01": 300_000,
                ])),
            "jkk/disability-share-lowest": once(keyed(["R01": 100_000])),
            "jkk/disability-per": once(keyed(["M01": 10])),
            "jkk/disability-mirror": once(.keyed(["A01": .words(["A02"]), "A02": .words(["A01"])])),
            "jkk/disability-cap": once(.number(500_000), .unverified),
            "jkk/daily-wage-days": once(.number(30), .unverified), "wage-base/daily-days": once(.number(25)),
            "wage-base/components": once(.words(["basic"])),
            "rounding/benefit": once(.words(["half-up"]), .unverified),
            "rounding/benefit-tax": once(.words(["down"])),
        ]
    }

    private static var death: [String: [Dated<ParameterValue>]] {
        let school = InventedLaw.keyed
        return [
            "jkm/lump-sum": twice(.number(1000), .number(2000)),
            "jkm/periodic-amount": twice(.number(20), .number(40)), "jkm/periodic-months": once(.number(3)),
            "jkm/funeral": twice(.number(100), .number(200)),
            "jkm/bpu-full-benefit-paid-months": [
                InventedLaw.dated(.none), InventedLaw.dated(.number(2), from: shortMembership),
            ],
            "jkm/pu-full-benefit-paid-months": [
                InventedLaw.dated(.none),
                InventedLaw.dated(.none, from: shortMembership, status: .unverified),
            ],
            "jkm/scholarship-paid-months": twice(.number(6), .number(4)),
            "jkm/employers-max": once(.number(2)),
            "jkm/funerals-max": [
                InventedLaw.dated(.number(2)), InventedLaw.dated(.number(1), from: shortMembership),
            ],
            "scholarship/yearly": twice(
                .none, school(["TK": 1, "SD": 10, "SMP": 100, "SMA": 1000, "K": 10_000])),
            "scholarship/years": twice(.none, school(["TK": 2, "SD": 6, "SMP": 3, "SMA": 3, "K": 5])),
            "scholarship/once": twice(.number(77), .none),
            "scholarship/children-max": twice(.number(1), .number(2)),
            "scholarship/age-limit": twice(.none, .number(20)),
        ]
    }

    private static var savings: [String: [Dated<ParameterValue>]] {
        let keyed = InventedLaw.keyed
        return [
            "jht/crediting-methods": once(.words(["jmo", "kemnaker"]), .unverified),
            "jht/tax-free-amount": once(.number(1000)), "jht/tax-rate": once(.number(100_000)),
            "jht/final-tax-calendar-years": once(.number(2)),
            "jht/progressive-tax": once(steps([(0, 100_000), (1000, 200_000)])),
            "jht/tax-without-number": once(.number(200_000)),
            "jht/partial-share": once(keyed(["pre-retirement": 100_000, "housing": 300_000])),
            "jp/accrual-rate": once(.number(10_000)), "jp/qualifying-months": once(.number(24)),
            "jp/minimum-benefit": [
                InventedLaw.dated(.number(50)), InventedLaw.dated(.number(60), from: doubled),
            ],
            "jp/maximum-benefit": once(.number(500)),
            "jp/survivor-share": once(keyed(["spouse": 500_000, "child": 500_000, "parent": 200_000])),
            "jp/survivor-months": once(.number(6)), "jp/deemed-months": once(.number(24)),
            "jp/dues-density": once(.number(800_000)),
            "jkp/cash-share": [
                InventedLaw.dated(.none),
                InventedLaw.dated(
                    keyed(["1": 500_000, "2": 500_000, "3": 250_000]), from: InventedLaw.day(2003, 3, 5)),
            ],
            "jkp/paid-months": once(.number(4)),
        ]
    }

    private static func steps(_ pairs: [(Int64, Int64)]) -> ParameterValue {
        .steps(pairs.map { ParameterValue.Step(start: $0.0, value: $0.1) })
    }
}
