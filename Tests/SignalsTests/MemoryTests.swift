import Signals
import Testing

@Suite struct `The memory of signals` {
    private func known(_ id: Int64, _ mark: String, _ state: SignalState) -> KnownSignal {
        KnownSignal(id: id, mark: mark, state: state)
    }

    @Test func `raises what nobody has seen`() {
        #expect(SignalVerdict(mark: "a", known: []) == .raised(previous: nil, overtakes: false))
    }

    @Test(arguments: [SignalState.opened, .looked, .decided, .overtaken])
    func `does not raise the same facts twice`(state: SignalState) {
        #expect(SignalVerdict(mark: "a", known: [known(1, "a", state)]) == .known(1))
    }

    @Test func `opens again what had gone by itself, but not behind newer facts`() {
        #expect(SignalVerdict(mark: "a", known: [known(1, "a", .gone)]) == .back(1))
        let two = [known(1, "a", .gone), known(2, "b", .decided)]
        #expect(SignalVerdict(mark: "a", known: two) == .known(1))
    }

    @Test func `raises new facts beside the decision of the old ones`() {
        let decided = [known(1, "a", .decided)]
        #expect(SignalVerdict(mark: "b", known: decided) == .raised(previous: 1, overtakes: false))
    }

    @Test(arguments: [SignalState.opened, .looked])
    func `lets new facts take the place of what nobody decided`(state: SignalState) {
        let open = [known(1, "a", .decided), known(2, "b", state)]
        #expect(SignalVerdict(mark: "c", known: open) == .raised(previous: 2, overtakes: true))
    }

    @Test func `calls a cluster new when it has doubled, and not before`() {
        #expect(SignalFacts.doublings(of: 5, from: 5) == "x0")
        #expect(SignalFacts.doublings(of: 9, from: 5) == "x0")
        #expect(SignalFacts.doublings(of: 10, from: 5) == "x1")
        #expect(SignalFacts.doublings(of: 19, from: 5) == "x1")
        #expect(SignalFacts.doublings(of: 20, from: 5) == "x2")
        #expect(SignalFacts.doublings(of: .max, from: 0) == "x62")
    }
}

@Suite struct `The facts of a signal` {
    @Test func `come back from the books as they went in`() {
        let facts = SignalFacts([.days: 12, .died: 20_260_314, .amount: -5])
        #expect(facts.text == "amount=-5;days=12;died=20260314")
        #expect(SignalFacts(text: facts.text) == facts)
        #expect(SignalFacts(text: "") == SignalFacts())
    }

    @Test(arguments: ["days", "days=", "days=x", "days=1;days=2", "sheep=1", "=1"])
    func `are refused where they are not understood`(text: String) {
        #expect(SignalFacts(text: text) == nil)
    }

    @Test func `leave out where a row stands`() {
        let facts = SignalFacts([.submission: 7, .line: 3, .likeness: 950_000])
        #expect(facts.told.map(\.figure) == [.likeness])
    }

    @Test func `weigh money before people`() {
        func candidate(_ numbers: [SignalFigure: Int64]) -> SignalCandidate {
            SignalCandidate(.deadBilled, subject: "a", mark: "b", facts: SignalFacts(numbers))
        }
        #expect(candidate([.amount: 70, .people: 2]).weight == 70)
        #expect(candidate([.people: 2, .months: 9]).weight == 2)
        #expect(candidate([:]).weight == 1)
    }
}
