import Contributions
import LawBook
import MoneyAndDates

/// Computes what each row owes, and adds up what the summary says of money.
struct AssessRows {
    let request: CheckRequest
    let law: ContributionLaw

    /// - Throws: `ContributionRefusal`, such as a month that the law does not cover.
    func dues(of rows: [CheckedRow]) throws(ContributionRefusal) -> DuesByRow {
        var table = DuesTable(terms: terms, law: law)
        var kinds: [Assessment] = []
        var known: [Assessment.Signature: Int32] = [:]
        var kindOfRow = [Int32](repeating: -1, count: rows.count)
        for (index, row) in rows.enumerated() where row.isToInsure {
            guard let wage = row.wage else { continue }
            let assessment = try table.dues(wage: wage, born: row.born, in: request.month)
            let signature = assessment.signature(wage)
            if let kind = known[signature] {
                kindOfRow[index] = kind
            } else {
                kindOfRow[index] = Int32(kinds.count)
                known[signature] = Int32(kinds.count)
                kinds.append(assessment)
            }
        }
        return DuesByRow(kinds: kinds, kindOfRow: kindOfRow)
    }

    var terms: DuesTable.Terms {
        DuesTable.Terms(
            segment: request.segment, programmes: request.programmes, riskClass: request.riskClass,
            funder: request.funder)
    }

    func money(_ rows: [CheckedRow], _ dues: DuesByRow) -> MoneyCount {
        var heads = [Int](repeating: 0, count: dues.kinds.count)
        var heldHeads = heads
        var money = MoneyCount()
        for (index, row) in rows.enumerated() where row.isToInsure {
            guard dues.kindOfRow[index] >= 0 else {
                money.withoutWage += 1
                continue
            }
            let kind = Int(dues.kindOfRow[index])
            heads[kind] += 1
            if row.needsRepair { heldHeads[kind] += 1 }
        }
        for (kind, assessment) in dues.kinds.enumerated() {
            money.add(assessment, heads: heads[kind], held: heldHeads[kind])
        }
        money.lines.sort { ($0.order, $0.payer.rawValue) < ($1.order, $1.payer.rawValue) }
        return money
    }

    /// What the payer of the budget owes in each month to December, and how far the money reaches. An
    /// employer’s budget does not carry the workers’ own shares.
    func outlook(
        _ rows: [CheckedRow], budget: Rupiah
    ) throws(ContributionRefusal) -> BudgetOutlook {
        var table = DuesTable(terms: terms, law: law)
        var outlook = BudgetOutlook(
            budget: budget, months: [], fullBenefitMonths: try fullBenefitMonths(on: request.month.firstDay))
        var left = budget
        var month = request.month
        while month.year == request.month.year {
            var cost = Rupiah.zero
            for row in rows where row.isToInsure {
                guard let wage = row.wage else { continue }
                let owed = try table.dues(wage: wage, born: row.born, in: month)
                cost += request.segment == .wageEarner ? owed.employerTotal : owed.total
            }
            left = left - cost
            let isFunded = left >= .zero && outlook.months.allSatisfy(\.isFunded)
            outlook.months.append(.init(month: month, cost: cost, isFunded: isFunded))
            month = month.adding(1)
        }
        return outlook
    }

    private func fullBenefitMonths(on day: Day) throws(ContributionRefusal) -> Int? {
        do throws(LawGap) { return try law.death.fullBenefitMonths.ifInForce(on: day)?.value } catch {
            throw .lawGap(error)
        }
    }

    /// Reasons that are not enacted law, each with the rupiah that rest on it.
    func doubts(_ rows: [CheckedRow], _ dues: DuesByRow) -> [CheckSummary.LawDoubt] {
        var doubts: [String: CheckSummary.LawDoubt] = [:]
        for index in rows.indices {
            guard let assessment = dues.assessment(index), assessment.status != .enacted else { continue }
            for line in assessment.lines {
                for reason in line.reasons where reason.status != .enacted {
                    let id = "\(reason.key) \(reason.citation) \(reason.since)"
                    let none = CheckSummary.LawDoubt(
                        citation: reason.citation, since: reason.since, status: reason.status, says: reason,
                        rupiah: .zero)
                    doubts[id, default: none].rupiah += line.amount
                }
            }
        }
        return doubts.sorted { ($1.value.rupiah, $0.key) < ($0.value.rupiah, $1.key) }.map(\.value)
    }
}

extension MoneyCount {
    fileprivate mutating func add(_ assessment: Assessment, heads: Int, held: Int) {
        people += heads
        heldPeople += held
        self.held += assessment.total * Int64(held)
        employerTotal += assessment.employerTotal * Int64(heads)
        workerTotal += assessment.workerTotal * Int64(heads)
        for line in assessment.lines {
            let amount = line.amount * Int64(heads)
            if let place = lines.firstIndex(where: { $0.code == line.code && $0.payer == line.payer }) {
                lines[place].people += heads
                lines[place].amount += amount
            } else {
                lines.append(Line(code: line.code, payer: line.payer, people: heads, amount: amount))
            }
        }
    }
}

extension MoneyCount.Line {
    fileprivate var order: Int { Programme.allCases.firstIndex { code.hasPrefix($0.rawValue) } ?? 0 }
}

extension Assessment {
    /// What tells two kinds of dues apart: the wage, and the lines that it leads to.
    struct Signature: Hashable {
        let wage: Rupiah
        let amounts: [Rupiah]
    }

    func signature(_ wage: Rupiah) -> Signature { Signature(wage: wage, amounts: lines.map(\.amount)) }
}
