import Contributions
package import LawBook
import Membership
import MoneyAndDates

/// Prices lines by the dated law: people × dues of one person × months, to the rupiah.
///
/// What one person owes is asked once a kind and month, however many lines have it.
package struct BudgetPricing: Sendable {
    private let law: ContributionLaw
    private let book: LawBook
    private var known: [Kind: PricedMonths] = [:]

    fileprivate struct Kind: Hashable {
        let segment: Segment
        let programmes: ProgrammeSet
        let riskClass: RiskClass?
        let funder: Funder
        let wage: Rupiah
        let bearsWorkerShare: Bool
        let month: Month
    }

    /// - Throws: `LawBook.Fault` where the folder lacks a parameter or holds it in another shape.
    package init(_ book: LawBook) throws(LawBook.Fault) {
        law = try ContributionLaw(from: book)
        self.book = book
    }

    /// More people than any government insures, and no month costs more than this times the highest dues.
    static let mostPeople = 10_000_000

    /// A line with its amounts, the account of each, and why.
    ///
    /// - Parameters:
    ///   - year: of the budget.
    ///   - stage: from the RKA on every amount stands under an account.
    package mutating func price(
        _ line: BudgetLine, year: Int, stage: BudgetStage, accounts: AccountList
    ) throws(BudgetRefusal) -> PricedLine {
        let runs = try runs(of: line, year: year)
        var sums: [Programme: Rupiah] = [:]
        for run in runs {
            for dues in run.dues {
                sums[dues.programme, default: .zero] += dues.amount * Int64(line.people * run.months)
            }
        }
        var amounts: [LineAmount] = []
        for programme in line.programmes.programmes {
            guard let sum = sums[programme] else { continue }
            let account = try account(programme, line, year, stage, accounts)
            amounts.append(LineAmount(programme, account, sum))
        }
        return PricedLine(line: line, runs: runs, amounts: amounts)
    }

    /// The months of a line, those together that cost the same for the same reasons.
    package mutating func runs(of line: BudgetLine, year: Int) throws(BudgetRefusal) -> [PricedMonths] {
        guard line.people >= 0 else { throw .negative(Int64(line.people)) }
        guard line.people > 0 else { throw .noPeople }
        guard line.people <= Self.mostPeople else { throw .absurd(Int64(line.people)) }
        guard !line.programmes.isEmpty else { throw .noProgramme }
        guard line.from <= line.through, line.from.year == year, line.through.year == year else {
            throw .monthsOutsideYear(line.from, line.through, year: year)
        }
        var runs: [PricedMonths] = []
        for place in 0..<line.months {
            let month = line.from.adding(place)
            let priced = try priced(line, month)
            if let last = runs.last, last.costs(like: priced) {
                runs[runs.count - 1].extend(through: month)
            } else {
                runs.append(priced)
            }
        }
        return runs
    }

    /// One person of a line in one month.
    private mutating func priced(_ line: BudgetLine, _ month: Month) throws(BudgetRefusal) -> PricedMonths {
        let base = try wage(line.wage, month)
        if base.amount < .zero { throw .negative(base.amount.amount) }
        let kind = Kind(
            segment: line.segment, programmes: line.programmes, riskClass: line.riskClass,
            funder: line.funding.funder, wage: base.amount, bearsWorkerShare: line.bearsWorkerShare,
            month: month)
        if let known = known[kind] { return known.under(base) }
        let owed: Assessment
        do {
            owed = try Assessment.assess(Self.facts(kind), under: law)
        } catch {
            throw Self.refusal(error)
        }
        let paid = owed.lines.filter { $0.payer == .employer || kind.paysAll }
        let dues = line.programmes.programmes.compactMap { programme -> ProgrammeDues? in
            let lines = paid.filter { $0.programmes.contains(programme) }
            return lines.isEmpty ? nil : ProgrammeDues(programme, lines.map(\.amount).sum())
        }
        let priced = PricedMonths(
            from: month, through: month, wage: base.amount, dues: dues,
            withheld: owed.total - paid.map(\.amount).sum(), reasons: paid.flatMap(\.reasons),
            status: owed.status)
        known[kind] = priced
        return priced.under(base)
    }

    fileprivate struct Base {
        let amount: Rupiah
        var reason: Reason?
    }

    private func wage(_ wage: BudgetWage, _ month: Month) throws(BudgetRefusal) -> Base {
        switch wage {
        case .fixed(let amount): return Base(amount: amount)
        case .grown(let amount, let rate):
            if amount < .zero || rate < .zero { throw .negative(min(amount.amount, rate.millionths)) }
            return Base(amount: amount + rate.of(amount, rounded: .halfUp))
        case .minimum(let place):
            let parameter = place.contains(".") ? "minimum-wage/regency" : "minimum-wage/province"
            do {
                let dated = try book.minimumWages(parameter, key: place).inForce(on: month.firstDay)
                let reason = Reason(
                    "budget.reason.minimum-wage", ["place": .text(place), "amount": .rupiah(dated.value)],
                    by: dated)
                return Base(amount: dated.value, reason: reason)
            } catch let gap as LawGap {
                throw .unpriced(fact: "wage", gap)
            } catch {
                throw .noMinimumWage(place: place)
            }
        }
    }

    private static func facts(_ kind: Kind) -> ContributionFacts {
        var facts = ContributionFacts(segment: kind.segment, month: kind.month)
        facts.wage = kind.segment == .selfEmployed ? nil : kind.wage
        facts.income = kind.segment == .selfEmployed ? kind.wage : nil
        facts.riskClass = kind.riskClass
        facts.programmes = kind.programmes.programmes
        facts.funder = kind.funder
        return facts
    }

    private static func refusal(_ refusal: ContributionRefusal) -> BudgetRefusal {
        switch refusal {
        case .missing(let fact), .notPositive(let fact): .unpriced(fact: fact, nil)
        case .absurd(_, let amount): .absurd(amount.amount)
        case .lawGap(let gap): .unpriced(fact: "", gap)
        }
    }

    private func account(
        _ programme: Programme, _ line: BudgetLine, _ year: Int, _ stage: BudgetStage,
        _ accounts: AccountList
    ) throws(BudgetRefusal) -> AccountCode? {
        if let chosen = line.accounts[programme] {
            return try accounts.account(chosen.description, in: year).code
        }
        let fitting = accounts.accounts(for: programme, of: line.category, in: year)
        if fitting.count == 1 { return fitting[0].code }
        if stage.needsAccounts {
            throw .accountNeeded(programme, line.category, choices: fitting.map(\.code))
        }
        return nil
    }
}

extension BudgetPricing.Kind {
    /// The self-employed have no employer: the purse that pays pays all.
    fileprivate var paysAll: Bool { bearsWorkerShare || segment != .wageEarner }
}

extension PricedMonths {
    fileprivate func under(_ base: BudgetPricing.Base) -> PricedMonths {
        guard let reason = base.reason else { return self }
        return PricedMonths(
            from: from, through: through, wage: wage, dues: dues, withheld: withheld,
            reasons: [reason] + reasons, status: status.weaker(reason.status))
    }
}
