import ArgumentParser
import LawBook
import Membership
import MoneyAndDates
import RegisterBooks
import SQLDatabase
import SQLStore

/// `naungan register plan`: how many people of a category a unit means to keep insured.
struct RegisterPlan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Records for how many people a unit plans, from month to month; without --unit lists all.",
        discussion: """
            Where a unit, or the unit above it, has a plan, a month of a category that the plan does not have
            is a gap with the reason that it is not planned.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var office: OfficeOptions
    @Option(help: "Code of the unit.")
    var unit: String?
    @Option(help: "Category, such as phl or pekerja-rentan.")
    var category: String?
    @Option(help: "How many people; 0 says that none is planned.")
    var people: Int?
    @Option(help: "First month, such as 2026-01.")
    var from: String?
    @Option(help: "Last month.")
    var through: String?
    @Option(help: "text or json.")
    var format: AnswerFormat = .text

    func run() async throws {
        let words = try shared.words()
        try await office.working(words) { office in
            let answer = OfficeAnswer(words, format)
            guard let unit else { return try await list(office, answer) }
            let government = office.government
            let place = try await office.database.read {
                try UnitBook.unit(unit, government: government, on: $0)
            }
            guard let people else {
                throw TermsRefusal(name: "people", value: "", wanted: "wanted.count")
            }
            let plan = UnitPlan(
                category: try Asked.code("category", category ?? ""),
                from: try Asked.month("from", from ?? ""),
                through: try Asked.month("through", through ?? ""), persons: people)
            let isNew = try await UnitPlans.record(plan, of: place.id, by: office)
            answer.tell(
                isNew ? "register.plan-recorded" : "register.plan-before",
                [
                    ("unit", .text(place.name)), ("category", .text(plan.category.rawValue)),
                    ("people", .number(plan.persons)), ("from", .month(plan.from)),
                    ("through", .month(plan.through)),
                ])
        }
    }

    private func list(_ office: Office, _ answer: OfficeAnswer) async throws {
        let (government, month) = (office.government, Month(of: office.today))
        let plans = try await office.database.read {
            try UnitPlans.all(in: month, government: government, on: $0)
        }
        for kept in plans {
            answer.tell(
                "register.plan-line",
                [
                    ("unit", .text(kept.unit)), ("category", .text(kept.plan.category.rawValue)),
                    ("from", .month(kept.plan.from)), ("through", .month(kept.plan.through)),
                    ("people", .number(kept.plan.persons)), ("present", .number(kept.present)),
                    ("month", .month(month)),
                ])
        }
    }
}
