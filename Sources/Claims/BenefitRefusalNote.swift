package import Benefits
package import LawBook
import MoneyAndDates

extension BenefitRefusal: TellableRefusal {
    /// The same sentences as those of `naungan benefit`.
    package var note: Note {
        switch self {
        case .missing(let fact): Note("claim.estimate.missing", ["fact": .text(fact)])
        case .notPositive(let fact): Note("refusal.not-positive", ["fact": .text(fact)])
        case .absurd(let fact, let amount):
            Note("refusal.absurd", ["fact": .text(fact), "amount": .rupiah(amount)])
        case .tooMany("children", let limit): Note("refusal.too-many.children", ["limit": .number(limit)])
        case .tooMany(let fact, let limit):
            Note("refusal.too-many", ["fact": .text(fact), "limit": .number(limit)])
        case .notBoth(let fact, let other):
            Note("refusal.not-both", ["fact": .text(fact), "other": .text(other)])
        case .childTooOld(let age, let limit):
            Note("refusal.child-too-old", ["age": .number(age), "limit": .number(limit)])
        case .noSuchSchoolYear(let code):
            Note("refusal.no-such-school-year", ["code": .text(code), "wanted": .word("wanted.children")])
        case .unknownInjury(let code): Note("refusal.unknown-injury", ["code": .text(code)])
        case .injuryNeedsMeasure(let code, let from, let through):
            Note(
                "refusal.injury-needs-measure",
                ["code": .text(code), "from": .number(from), "through": .number(through)])
        case .injuryWithoutMeasure(let code):
            Note("refusal.injury-without-measure", ["code": .text(code)])
        case .beyondCap(let sum, let cap):
            Note("refusal.beyond-cap", ["sum": .rate(sum), "cap": .rate(cap)])
        case .notInSegment(let segment):
            Note("refusal.benefit-not-in-segment", ["segment": .word("segment.\(segment.rawValue)")])
        case .beyondMeasure: Note("refusal.beyond-measure")
        case .lawGap(let gap): gap.note
        }
    }
}
