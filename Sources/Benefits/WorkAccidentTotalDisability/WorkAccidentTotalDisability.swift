import LawBook
import MoneyAndDates

/// Permanent total disability by a work accident (annex III): a share of eighty monthly wages, the periodic
/// benefit, the scholarship of the children, and the wages while unable to work.
extension BenefitRule {
    func workAccidentTotalDisability() throws(BenefitRefusal) -> BenefitShare {
        let wage = try insuredWage()
        let share = try inForce(
            terms.workAccident.totalDisabilityShare, law.workAccident.totalDisabilityShare)
        let disability = try wageShare(
            .disability, of: wage, share, saying: "reason.benefit.jkk.total-disability-share")
        let lines = [disability, try workAccidentPeriodic()] + (try temporaryLines(of: wage))
        return BenefitShare(lines: lines) + (try scholarshipOfChildren())
    }
}
