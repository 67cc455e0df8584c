/// How far a case is; the raw value stands in the books.
package enum SignalState: Int64, Sendable, Hashable, CaseIterable {
    case opened = 0
    /// Somebody who may decide has looked.
    case looked = 1
    case decided = 2
    /// The books do not show it any more, and nobody had decided.
    case gone = 3
    /// Newer facts of the same took its place before anybody decided.
    case overtaken = 4

    /// As addresses and programs name it.
    package var code: String {
        switch self {
        case .opened: "opened"
        case .looked: "looked"
        case .decided: "decided"
        case .gone: "gone"
        case .overtaken: "overtaken"
        }
    }

    package init?(code: String) {
        guard let found = SignalState.allCases.first(where: { $0.code == code }) else { return nil }
        self = found
    }

    /// The key of its name in `words/`.
    package var labelKey: String { "signal.state.\(code)" }

    /// Whether somebody is to decide.
    package var isOpen: Bool {
        switch self {
        case .opened, .looked: true
        case .decided, .gone, .overtaken: false
        }
    }
}

/// What a human made of a signal.
package enum SignalDecision: String, Sendable, Hashable, CaseIterable {
    case nothingWrong = "nothing-wrong"
    case correctData = "correct-data"
    case referBranch = "refer-branch"
    case referInspectorate = "refer-inspectorate"

    /// The key of its name in `words/`.
    package var labelKey: String { "signal.decision.\(rawValue)" }
}

/// A case of the books, as far as the memory needs it.
package struct KnownSignal: Sendable, Hashable {
    package let id: Int64
    package let mark: String
    package let state: SignalState

    package init(id: Int64, mark: String, state: SignalState) {
        self.id = id
        self.mark = mark
        self.state = state
    }
}

/// What becomes of something that was found again.
package enum SignalVerdict: Sendable, Hashable {
    /// There is a case of these facts: it is not raised again, whatever was decided.
    case known(Int64)
    /// A case that had gone by itself is open again.
    case back(Int64)
    /// A new case; the one before is shown beside it, and closed where nobody had decided it.
    case raised(previous: Int64?, overtakes: Bool)

    /// - Parameter known: the cases of the same kind and subject, the newest last.
    package init(mark: String, known: [KnownSignal]) {
        guard let newest = known.last else {
            self = .raised(previous: nil, overtakes: false)
            return
        }
        if let same = known.last(where: { $0.mark == mark }) {
            self = same.state == .gone && same.id == newest.id ? .back(same.id) : .known(same.id)
            return
        }
        self = .raised(previous: newest.id, overtakes: newest.state.isOpen)
    }
}
