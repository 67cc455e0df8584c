package import Benefits
import Continuity
import LawBook
import Membership
package import MoneyAndDates

/// What a family would have a right to if somebody died on a day, by one programme.
package struct DueIfDied: Sendable {
    package let claim: BenefitClaim
    package let answer: Result<BenefitAnswer, BenefitRefusal>
}

extension PersonFile {
    /// What would be due if she died on a day on which she is protected: by accident of work, and otherwise.
    /// Nothing where no job of that day has the programme. Children and what only a doctor or a court can say
    /// are not in it.
    ///
    /// - Parameter strip: her months, as of the day.
    package func dueIfDied(
        on day: Day, _ strip: PersonStrip?, under regimes: BenefitRegimes
    ) -> [DueIfDied] {
        guard died == nil, let strip, strip.strip.isProtected(on: day), let job = jobs(on: day).first else {
            return []
        }
        let claims: [(BenefitClaim, Programme)] = [(.death, .death), (.workAccidentDeath, .workAccident)]
        return claims.filter { job.terms.programmes.contains($0.1) }.map { claim, _ in
            var facts = BenefitFacts(claim: claim)
            facts.eventDay = day
            facts.segment = job.terms.segment
            if claim == .workAccidentDeath {
                if job.terms.segment == .selfEmployed {
                    facts.income = job.terms.wage
                } else {
                    facts.wage = job.terms.wage
                }
            } else {
                facts.membershipMonths = strip.strip.tenure.monthsInRow
            }
            do throws(BenefitRefusal) {
                return DueIfDied(
                    claim: claim, answer: .success(try BenefitAnswer.assess(facts, under: regimes)))
            } catch {
                return DueIfDied(claim: claim, answer: .failure(error))
            }
        }
    }
}
