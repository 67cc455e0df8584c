import EmbeddedFiles
import MoneyAndDates
import Outreach
import Testing

private func day(_ yyyymmdd: Int) -> Day { Day(yyyymmdd: yyyymmdd) ?? Day(sinceEpoch: 0) }

@Suite struct `An event` {
    private let rules: OutreachRules

    init() throws { rules = try OutreachRules(csv: EmbeddedFiles.text(at: OutreachRules.path) ?? "") }

    private func refusal(_ change: (inout OutreachDraft) -> Void) -> OutreachRefusal? {
        var draft = OutreachDraft(
            title: "Apel pagi", heldOn: day(20_260_401), place: "Aula", audience: "non-asn")
        change(&draft)
        do throws(OutreachRefusal) {
            try draft.check(on: day(20_260_310), rules)
            return nil
        } catch { return error }
    }

    @Test func `has a name, a place, a day within reach and an audience of the list`() {
        #expect(refusal { _ in } == nil)
        #expect(refusal { $0.title = "ab" } == .titleMissing)
        #expect(refusal { $0.title = String(repeating: "a", count: 151) } == .titleMissing)
        #expect(refusal { $0.place = "" } == .placeMissing)
        #expect(refusal { $0.heldOn = day(20_251_210) } == nil)
        #expect(refusal { $0.heldOn = day(20_251_209) } == .dayWrong)
        #expect(refusal { $0.heldOn = day(20_280_309) } == nil)
        #expect(refusal { $0.heldOn = day(20_280_310) } == .dayWrong)
        #expect(refusal { $0.audience = "raja" } == .audienceUnknown)
    }

    @Test func `counts what comes within its days`() {
        #expect(rules.countedDays == 90)
        #expect(rules.lastCounted(after: day(20_260_101)) == day(20_260_401))
    }

    @Test(arguments: [
        ("code,segment,wage\na,pu,1\na,pu,1\ncounted-days,90,", 3), ("a,xx,1\ncounted-days,90,", 1),
        ("a,pu,0\ncounted-days,90,", 1), ("a,pu\ncounted-days,90,", 1), ("a,pu,1\ncounted-days,0,", 2),
        ("a,pu,1\ncounted-days,9,\ncounted-days,9,", 3), ("a,pu,1", 0), ("counted-days,90,", 0), ("", 0),
        (",pu,1\ncounted-days,90,", 1),
    ])
    func `is not planned by a file that cannot be read`(text: String, line: Int) {
        do throws(OutreachFileRefusal) {
            _ = try OutreachRules(csv: text)
            Issue.record("it was taken: \(text)")
        } catch { #expect(error.line == line) }
    }
}
