import Indicators
import MoneyAndDates
import Testing

@Suite("The path to a target")
struct TargetPathTests {
    private let half = Rate(millionths: 480_000)

    @Test("From 4,290 of 10,000 to 48% in ten months takes 51 people a month")
    func path() throws {
        let path = TargetPath(
            from: Share(4_290, of: 10_000), in: try month("2026-02"), to: half, by: try month("2026-12"))
        #expect(path == .needs(people: 510, perMonth: 51, months: 10))
    }

    @Test("One person too few needs one; none too few is reached")
    func reached() throws {
        let (from, by) = (try month("2026-02"), try month("2026-03"))
        #expect(TargetPath(from: Share(480, of: 1_000), in: from, to: half, by: by) == .reached)
        #expect(
            TargetPath(from: Share(479, of: 1_000), in: from, to: half, by: by)
                == .needs(people: 1, perMonth: 1, months: 1))
    }

    @Test("A growing workforce takes more people, and a shrinking one fewer")
    func growth() throws {
        let (from, by) = (try month("2026-02"), try month("2026-12"))
        let share = Share(4_290, of: 10_000)
        #expect(
            TargetPath(from: share, in: from, to: half, by: by, wholeGrowsBy: 100)
                == .needs(people: 990, perMonth: 99, months: 10))
        #expect(
            TargetPath(from: share, in: from, to: half, by: by, wholeGrowsBy: -107)
                == .reached)
    }

    @Test("What is left over of a month's number goes into the last")
    func uneven() throws {
        let path = TargetPath(
            from: Share(0, of: 100), in: try month("2026-01"), to: .whole, by: try month("2026-04"))
        #expect(path == .needs(people: 100, perMonth: 34, months: 3))
    }

    @Test("The month of the figure itself is too late, and more than everybody is no target")
    func impossible() throws {
        let share = Share(1, of: 1_000)
        let now = try month("2026-02")
        #expect(TargetPath(from: share, in: now, to: half, by: now) == .tooLate)
        #expect(TargetPath(from: share, in: now, to: half, by: now.adding(-1)) == .tooLate)
        #expect(
            TargetPath(from: share, in: now, to: Rate(millionths: 1_000_001), by: now.adding(1))
                == .beyondWhole)
    }
}

@Suite("Small cells are hidden from the public")
struct SuppressionTests {
    private let rule = Suppression(threshold: 10)

    @Test("Nine are hidden, ten are shown, and nobody is shown as nought")
    func threshold() {
        #expect(rule.hide([9, 9, 40, 0]) == [nil, nil, 40, 0])
        #expect(rule.hide([10, 11, 40, 0]) == [10, 11, 40, 0])
    }

    @Test("One hidden cell takes the next smallest along, so that the total does not give it away")
    func complement() {
        #expect(rule.hide([9, 60, 40, 0]) == [nil, 60, nil, 0])
        #expect(rule.hide([3, 4, 60, 40]) == [nil, nil, 60, nil])
    }

    @Test("Where all others are empty, they are hidden along, and so is the small total")
    func empties() {
        #expect(rule.hide([9, 0, 0]) == [nil, nil, nil])
        #expect(rule.hide([9]) == [nil])
        #expect(rule.total([9, 0]) == nil && rule.total([9, 1]) == 10 && rule.total([0]) == 0)
    }

    @Test("In a table no hidden cell stands alone in its row or column")
    func table() {
        let shown = rule.hide([[3, 50, 60], [70, 80, 90], [40, 45, 65]])
        for row in shown { #expect(row.count { $0 == nil } != 1) }
        for column in 0..<3 { #expect(shown.count { $0[column] == nil } != 1) }
        #expect(shown[0][0] == nil)
    }

    @Test("A table without small cells is shown as it is")
    func untouched() {
        let counts: [[Int64]] = [[10, 50], [0, 80]]
        #expect(rule.hide(counts) == counts.map { $0.map { Optional($0) } })
        #expect(rule.hide([[Int64]]()) == [])
    }
}
