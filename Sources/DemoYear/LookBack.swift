import Continuity
import CoverageBooks
import DuesBooks
import LawBook
import Ledger
import Membership
import MoneyAndDates
import PeriodBooks
import SQLDatabase
import SQLStore

/// At the end: who is protected, who was not and why, what is owed, and whether everything adds up.
struct LookBack {
    let town: DemoTown
    let setting: DemoSetting
    let first: Month
    let last: Month
    let tell: @Sendable (Note) -> Void

    private var today: Day { last.lastDay }

    func run() async throws {
        town.clock.move(to: today)
        try await tellCover()
        try await tellWhy()
        try await tellArrears()
        try await tellBooks()
    }

    private func tellCover() async throws {
        let question = CoverageQuestion(
            government: town.office.government, from: first, through: last.adding(6), asOf: today)
        let answers = try await CoverageAnswers(
            question, under: town.law.continuity, from: town.office.database)
        let waste = answers.waste
        let ends = answers.ends
        tell(
            Note(
                "demo-year.cover",
                [
                    "day": .day(today), "protected": .number(answers.protected.count),
                    "people": .count(answers.columns.count),
                    "lapsing": .number(ends.lapsing(within: 30, after: today).count),
                    "waste": .rupiah(waste.total),
                    "wasteMonths": .number(waste.months.reduce(0) { $0 + Int($1) }),
                ]))
        try tellGaps(answers)
        if first.adding(3) <= last { try await tellAsKnown(on: first.adding(3).firstDay) }
    }

    /// Months that were lost, by what stood in their way.
    private func tellGaps(_ answers: CoverageAnswers) throws {
        var lost: [String: (note: Note, months: Int)] = [:]
        for row in 0..<answers.columns.count {
            for month in try answers.strip(row).months where month.month <= last {
                guard case .gap(let gap) = month.state, gap.isLoss else { continue }
                lost[gap.key, default: (Note(gap.key, month.state.arguments), 0)].months += 1
            }
        }
        for (_, found) in lost.sorted(by: { ($1.value.months, $0.key) < ($0.value.months, $1.key) }) {
            tell(Note("demo-year.lost", ["months": .number(found.months)]))
            tell(found.note)
        }
    }

    /// The same question, as it would have been answered then.
    private func tellAsKnown(on day: Day) async throws {
        let instant = Instant(epochMilliseconds: Int64(day.sinceEpoch) * 86_400_000)
        let question = CoverageQuestion(
            government: town.office.government, from: first, through: last, asOf: day, known: instant)
        let then = try await CoverageAnswers(
            question, under: town.law.continuity, from: town.office.database)
        let now = try await CoverageAnswers(
            CoverageQuestion(
                government: town.office.government, from: first, through: last, asOf: day),
            under: town.law.continuity, from: town.office.database)
        tell(
            Note(
                "demo-year.as-known",
                [
                    "day": .day(day), "then": .number(then.protected.count),
                    "now": .number(now.protected.count),
                ]))
    }

    private func tellWhy() async throws {
        guard first < last else { return }
        let pairs = [(first.adding(5), first.adding(6)), (first.adding(8), first.adding(9))]
        for (before, after) in pairs where after <= last {
            let why = try await town.periods(today, as: .verifier).explain(.all, from: before, to: after)
            tell(
                Note(
                    "demo-year.why",
                    [
                        "before": .month(before), "after": .month(after), "amount": .rupiah(why.difference),
                    ]))
            for part in why.parts where part.amount != .zero {
                tell(
                    Note(
                        "demo-year.why-part",
                        [
                            "effect": .word(part.effect.labelKey), "amount": .rupiah(part.amount),
                            "people": .count(part.people),
                        ]))
            }
        }
    }

    private func tellArrears() async throws {
        let government = town.office.government
        let rows = try await town.office.database.read { [today] connection in
            try ArrearsBook.rows(by: .registration, on: today, government: government, on: connection)
        }
        let open = rows.map(\.open).sum()
        let overdue = rows.map(\.overdue).sum()
        tell(Note("demo-year.arrears", ["open": .rupiah(open), "overdue": .rupiah(overdue)]))
        for row in rows.prefix(3) where row.overdue > .zero {
            tell(
                Note(
                    "demo-year.arrears-unit",
                    ["unit": .text(row.names.joined(separator: ", ")), "overdue": .rupiah(row.overdue)]))
        }
    }

    private func tellBooks() async throws {
        let government = town.office.government
        let (balance, root) = try await town.office.database.read { [today] connection in
            (
                try JournalReading.trialBalance(through: today, government: government, on: connection),
                try AuditBook.verify(government: government, on: connection)
            )
        }
        let replayed = try await DuesCheck.run(town.office.database)
        tell(
            Note(
                "demo-year.books",
                [
                    "debit": .rupiah(balance.debit), "credit": .rupiah(balance.credit),
                    "events": .number(replayed.events), "entries": .count(Int(root.entries)),
                    "root": .text(root.hash),
                ]))
    }
}
