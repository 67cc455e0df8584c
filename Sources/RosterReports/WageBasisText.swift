import LawBook
import MoneyAndDates
import UseCases
import Words

extension Words {
    /// How a wage basis reads in a report, with the sum where everybody has the same.
    func text(_ basis: WageBasis, _ wage: Dated<Rupiah>?) -> String {
        let amount: [String: Term] = ["amount": .rupiah(wage?.value ?? .zero)]
        switch basis {
        case .column: return self("wage-basis.column")
        case .provinceMinimum: return self("wage-basis.ump", amount)
        case .regencyMinimum: return self("wage-basis.umk", amount)
        case .fixed: return self("wage-basis.fixed", amount)
        }
    }
}
