import Access
import LawBook
import MoneyAndDates

extension TodayFinder {
    /// Values of the law in force today that nobody has checked against their text.
    static let unverifiedLaw = TodayFinder(
        .seeToday, for: [.manpowerOffice, .inspectorate, .bpjsBranch, .personnelAgency]
    ) { question, _ in
        let count = question.law.book.parameters.values.count { parameter in
            parameter.values.last { $0.from <= question.today }?.status == .unverified
        }
        guard count > 0 else { return [] }
        return [
            TodayItem(
                "law-unverified", .knowledge, weight: Int64(count), path: "/hukum?status=unverified",
                ["count": .count(count)])
        ]
    }
}
