package import LawBook
package import MoneyAndDates

/// What may be wrong with a company; the raw value stands in the store and in addresses.
package enum CompanyFindingKind: String, Sendable, Hashable, CaseIterable {
    case notRegistered = "belum-terdaftar"
    /// More workers were seen than are enrolled.
    case workersMissing = "pekerja-kurang"
    /// Wages are reported below the minimum wage.
    case wagesTooLow = "upah-kurang"
    case programmesMissing = "program-kurang"
    case arrears = "menunggak"

    /// The key of its name in `words/`.
    package var labelKey: String { "company.finding.\(rawValue)" }

    /// Its place in a set that the store keeps as a number.
    package var bit: Int { 1 << (CompanyFindingKind.allCases.firstIndex(of: self) ?? 0) }

    /// Those of a set.
    package static func of(_ bits: Int) -> [CompanyFindingKind] { allCases.filter { bits & $0.bit != 0 } }
}

/// One thing that is wrong, how many workers and how much money bear it, and why it is.
package struct CompanyFinding: Sendable, Hashable {
    package let kind: CompanyFindingKind
    package let workers: Int
    package let amount: Rupiah
    package let reasons: [Reason]
}

/// A company as the books know it on a day, with all its branches.
package struct CompanyFacts: Sendable, Hashable {
    package var isRegistered: Bool
    package var seen: Int?
    package var seenOn: Day?
    package var enrolled: Int
    /// Workers whose reported wage is below the minimum, and by how much together, a month.
    package var underMinimum: Int
    package var shortfall: Rupiah
    /// Workers who lack one of the programmes that the company owes.
    package var lacking: Int
    /// Dues past their due day.
    package var arrears: Rupiah

    package init(
        isRegistered: Bool, seen: Int? = nil, seenOn: Day? = nil, enrolled: Int = 0, underMinimum: Int = 0,
        shortfall: Rupiah = .zero, lacking: Int = 0, arrears: Rupiah = .zero
    ) {
        self.isRegistered = isRegistered
        self.seen = seen
        self.seenOn = seenOn
        self.enrolled = enrolled
        self.underMinimum = underMinimum
        self.shortfall = shortfall
        self.lacking = lacking
        self.arrears = arrears
    }
}

/// From how many workers a government acts: its own policy, not the nation's law.
package struct CompanyThreshold: Sendable, Hashable {
    package let workers: Int
    /// The regulation or circular, as the government calls it.
    package let basis: String
    package let from: Day

    package init(workers: Int, basis: String, from: Day) {
        self.workers = workers
        self.basis = basis
        self.from = from
    }

    /// - Throws: `.countOutOfRange`, `.noBasis`.
    package func check() throws(CompanyRefusal) {
        guard (1...HeadcountSighting.most).contains(workers) else { throw .countOutOfRange(workers) }
        if basis.isBlank { throw .noBasis }
    }
}

extension CompanyLaw {
    /// What is wrong with a company on a day, each with its reasons.
    ///
    /// - Parameter place: whose minimum wage counts.
    package func findings(
        _ facts: CompanyFacts, size: CompanySize?, place: String, on day: Day
    ) throws(LawGap) -> [CompanyFinding] {
        var found: [CompanyFinding] = []
        let obliged = try obligedFrom.inForce(on: day)
        let seen = facts.seen ?? 0
        if !facts.isRegistered, seen >= obliged.value {
            found.append(
                finding(
                    .notRegistered, seen,
                    Reason("company.reason.not-registered", ["seen": .number(seen)], by: obliged)))
        } else if seen > facts.enrolled {
            found.append(
                finding(
                    .workersMissing, seen - facts.enrolled,
                    Reason(
                        "company.reason.workers-missing",
                        ["seen": .number(seen), "enrolled": .number(facts.enrolled)], by: obliged)))
        }
        if facts.underMinimum > 0, let wage = minimumWage(of: place, on: day) {
            let reason = Reason(
                "company.reason.wages-too-low",
                [
                    "count": .count(facts.underMinimum), "wage": .rupiah(wage.value),
                    "shortfall": .rupiah(facts.shortfall),
                ], by: wage)
            found.append(finding(.wagesTooLow, facts.underMinimum, reason, facts.shortfall))
        }
        if facts.lacking > 0 {
            found.append(
                finding(.programmesMissing, facts.lacking, try programmes(of: size, on: day).reason))
        }
        if facts.arrears > .zero {
            let reason = Reason(
                "company.reason.arrears", ["amount": .rupiah(facts.arrears)], by: obliged)
            found.append(finding(.arrears, facts.enrolled, reason, facts.arrears))
        }
        return found
    }

    private func finding(
        _ kind: CompanyFindingKind, _ workers: Int, _ reason: Reason, _ amount: Rupiah = .zero
    ) -> CompanyFinding {
        CompanyFinding(kind: kind, workers: workers, amount: amount, reasons: [reason])
    }
}

extension String {
    /// Whether it holds nothing but blanks.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
