import LawBook
package import Ledger
import Membership
package import MoneyAndDates
import SQLDatabase
import SQLStore

/// Why a month comes to more or less than another: by joiners, leavers, wages, law, class, programmes and
/// corrections, which sum to the difference exactly.
package struct WhyItChanged: Sendable, Hashable {
    package let before: Rupiah
    package let after: Rupiah
    /// Every effect once, in the fixed order, nought included.
    package let parts: [ChangeExplanation.Part]

    package var difference: Rupiah { after - before }
}

/// What one person adds to an effect.
package struct EffectOfPerson: Sendable, Hashable {
    package let person: Int64
    package let name: String
    package let amount: Rupiah
}

extension PeriodBook {
    /// The difference between two months that were calculated, from their stored lines.
    package func explain(
        _ choice: PeriodChoice, from: Month, to: Month
    ) async throws -> WhyItChanged {
        try await office.database.read { [self] connection in
            let segments = try segmentMonths(choice, from, to, on: connection)
            var sum = WhyItChanged(before: .zero, after: .zero, parts: noParts)
            for (segment, months) in segments {
                var pricer = try pricer(segment, on: connection)
                let explanation = ChangeExplanation(from: months.before, to: months.after) {
                    pricer.price($0)
                }
                sum = sum.adding(explanation)
            }
            return sum
        }
    }

    /// The people behind an effect, those with the largest amounts first.
    package func people(
        behind effect: ChangeEffect, _ choice: PeriodChoice, from: Month, to: Month, atMost limit: Int
    ) async throws -> [EffectOfPerson] {
        try await office.database.read { [self] connection in
            var found: [(person: Int64, amount: Rupiah)] = []
            for (segment, months) in try segmentMonths(choice, from, to, on: connection) {
                var pricer = try pricer(segment, on: connection)
                let after = Dictionary(uniqueKeysWithValues: months.after.map { ($0.person, $0) })
                let before = Dictionary(uniqueKeysWithValues: months.before.map { ($0.person, $0) })
                for person in Set(after.keys).union(before.keys) {
                    let explanation = ChangeExplanation(
                        from: before[person].map { [$0] } ?? [], to: after[person].map { [$0] } ?? []
                    ) { pricer.price($0) }
                    for part in explanation.parts where part.effect == effect && part.amount != .zero {
                        found.append((abs(person.number), part.amount))
                    }
                }
            }
            let most = found.sorted {
                ($1.amount.amount.magnitude, $0.person) < ($0.amount.amount.magnitude, $1.person)
            }
            return try most.prefix(limit).map {
                EffectOfPerson(
                    person: $0.person,
                    name: try PersonNames.one($0.person, office.government, on: connection),
                    amount: $0.amount)
            }
        }
    }

    private func pricer(_ segment: Segment, on connection: any SQLConnection) throws -> MonthPricer {
        try MonthPricer(law, segment, funder(segment, on: connection))
    }

    /// Lines do not keep whose money it was; for the self-employed, whose relief depends on it, the purse of
    /// most of them is taken, and what it does not explain appears as another effect.
    private func funder(_ segment: Segment, on connection: any SQLConnection) throws -> Funder {
        guard segment == .selfEmployed else { return .employer }
        let purses = try connection.rows(
            """
            SELECT funding, COUNT(*) FROM job_spell WHERE gov_id = $1 AND segment = $2
            GROUP BY funding ORDER BY funding
            """, [.integer(office.government), .text(segment.rawValue)]
        ) { (try $0.text(0), try $0.integer(1)) }
        let most = purses.max { $0.1 < $1.1 }
        return most.flatMap { FundingSource(rawValue: $0.0)?.funder } ?? .oneself
    }

    private typealias TwoMonths = (before: [PersonMonth], after: [PersonMonth])

    private func segmentMonths(
        _ choice: PeriodChoice, _ from: Month, _ to: Month, on connection: any SQLConnection
    ) throws -> [(Segment, TwoMonths)] {
        var all = try registrations(on: connection)
        if case .one(let text) = choice {
            let only = try Registration.meant(by: text, of: office.government, on: connection)
            all = [only.id: only]
        }
        let asked = Dictionary(grouping: all.values, by: \.segment)
        return try asked.sorted { $0.key.rawValue < $1.key.rawValue }.map { segment, registrations in
            let reader = PersonMonthReader(
                government: office.government, registrations: registrations.map(\.id).sorted(),
                connection: connection)
            return (segment, (before: try reader.read(from), after: try reader.read(to)))
        }
    }
}

private let noParts = ChangeExplanation(from: [], to: []) { _ in Rupiah.zero }.parts

extension WhyItChanged {
    fileprivate func adding(_ explanation: ChangeExplanation) -> WhyItChanged {
        var parts = parts
        for place in parts.indices {
            parts[place].amount += explanation.parts[place].amount
            parts[place].people += explanation.parts[place].people
        }
        return WhyItChanged(
            before: before + explanation.before, after: after + explanation.after, parts: parts)
    }
}
