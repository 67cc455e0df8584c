import Benefits
import LawBook
import MoneyAndDates
import UseCases
import Words

/// Refusals of questions about benefits, in words and as codes that a program can switch on.
struct BenefitRefusalText {
    let words: Words

    static func code(of refusal: BenefitQuestion.Refusal) -> String {
        switch refusal {
        case .unknownArgument: "unknown-argument"
        case .notAValue: "not-a-value"
        case .refused(.missing): "missing"
        case .refused(.notPositive): "not-positive"
        case .refused(.absurd): "absurd"
        case .refused(.tooMany): "too-many"
        case .refused(.notBoth): "not-both"
        case .refused(.childTooOld): "child-too-old"
        case .refused(.noSuchSchoolYear): "no-such-school-year"
        case .refused(.unknownInjury): "unknown-injury"
        case .refused(.injuryNeedsMeasure): "injury-needs-measure"
        case .refused(.injuryWithoutMeasure): "injury-without-measure"
        case .refused(.beyondCap): "beyond-cap"
        case .refused(.notInSegment): "not-in-segment"
        case .refused(.beyondMeasure): "beyond-measure"
        case .refused(.lawGap): "law-gap"
        }
    }

    func message(_ refusal: BenefitQuestion.Refusal) -> String {
        switch refusal {
        case .unknownArgument(let name):
            words(
                "refusal.unknown-argument",
                ["name": .text(name), "known": .text(BenefitQuestion.names.joined(separator: ", "))])
        case .notAValue(let fact, let value, let wanted):
            words(
                "refusal.not-a-value", ["fact": .text(fact), "value": .text(value), "wanted": .word(wanted)])
        case .refused(let refusal): message(refusal)
        }
    }

    private func message(_ refusal: BenefitRefusal) -> String {
        switch refusal {
        case .missing("claim"):
            let known = BenefitClaim.allCases.map(\.rawValue).joined(separator: ", ")
            return words("refusal.missing.claim", ["known": .text(known)])
        case .missing(let fact): return words("refusal.missing.\(fact)")
        case .notPositive(let fact): return words("refusal.not-positive", ["fact": .text(fact)])
        case .absurd(let fact, let amount):
            return words("refusal.absurd", ["fact": .text(fact), "amount": .rupiah(amount)])
        case .tooMany("children", let limit):
            return words("refusal.too-many.children", ["limit": .number(limit)])
        case .tooMany(let fact, let limit):
            return words("refusal.too-many", ["fact": .text(fact), "limit": .number(limit)])
        case .notBoth(let fact, let other):
            return words("refusal.not-both", ["fact": .text(fact), "other": .text(other)])
        case .childTooOld(let age, let limit):
            return words("refusal.child-too-old", ["age": .number(age), "limit": .number(limit)])
        case .notInSegment(let segment):
            return words(
                "refusal.benefit-not-in-segment", ["segment": .word("segment.\(segment.rawValue)")])
        case .beyondMeasure: return words("refusal.beyond-measure")
        case .lawGap(let gap): return words(gap.note)
        case .noSuchSchoolYear, .unknownInjury, .injuryNeedsMeasure, .injuryWithoutMeasure, .beyondCap:
            return messageAboutCode(refusal)
        }
    }

    /// Codes of schools and injuries.
    private func messageAboutCode(_ refusal: BenefitRefusal) -> String {
        switch refusal {
        case .noSuchSchoolYear(let code):
            words("refusal.no-such-school-year", ["code": .text(code), "wanted": .word("wanted.children")])
        case .unknownInjury(let code): words("refusal.unknown-injury", ["code": .text(code)])
        case .injuryNeedsMeasure(let code, let from, let through):
            words(
                "refusal.injury-needs-measure",
                ["code": .text(code), "from": .number(from), "through": .number(through)])
        case .injuryWithoutMeasure(let code):
            words("refusal.injury-without-measure", ["code": .text(code)])
        case .beyondCap(let sum, let cap):
            words("refusal.beyond-cap", ["sum": .rate(sum), "cap": .rate(cap)])
        case .missing, .notPositive, .absurd, .tooMany, .notBoth, .childTooOld, .notInSegment, .beyondMeasure,
            .lawGap:
            message(refusal)
        }
    }
}
