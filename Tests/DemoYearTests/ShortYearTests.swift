import LawBook
import Testing

@Suite struct `A demonstration of few months` {
    @Test(arguments: [1, 2, 3])
    func `ends as well as one of many`(months: Int) async throws {
        try await withTownOf(months: months) { told in
            #expect(told.filter { $0.key == "demo-year.month" }.count == months)
            #expect(told.last?.key == "demo-year.books")
        }
    }
}
