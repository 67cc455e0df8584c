package import LawBook

/// Where a piece of work is.
package enum WorkState: Int64, Sendable, CaseIterable {
    case waits = 0
    case runs = 1
    case done = 2
    /// For good: it is not tried again.
    case failed = 3

    /// The key of its word is `work.state.` and this.
    package var code: String {
        switch self {
        case .waits: "waits"
        case .runs: "runs"
        case .done: "done"
        case .failed: "failed"
        }
    }
}

/// A piece of work that goes on after its request was answered.
package struct WorkItem: Sendable, Equatable {
    package let id: Int64
    package let government: Int64
    package let account: Int64
    /// The login of whoever ordered it; what is done is recorded under it.
    package let actor: String
    /// The code of a `Role`: what is done is done with its rights.
    package let role: String
    /// Which handler does it; `work.kind.` and this is the key of its title.
    package let kind: String
    /// What it is about, in words that whoever ordered it knows: a file's name, a month.
    package let subject: String
    package let state: WorkState
    /// `work.step.` and this is the key of what it is at; empty before it says anything.
    package let step: String
    package let done: Int
    /// Nought where nobody knows.
    package let total: Int
    /// Where its result is shown.
    package let resultPath: String?
    /// Why it failed.
    package let fault: Note?
    /// Milliseconds since 1970.
    package let recorded: Int64
    package let ended: Int64?

    package var isOver: Bool { state == .done || state == .failed }
}

/// What is ordered.
package struct WorkOrder: Sendable {
    package let kind: String
    package let subject: String
    /// For the handler: such as the number of an upload. Names nobody.
    package let argument: String
    /// Where its result will be shown, where that is known before.
    package let resultPath: String?

    package init(kind: String, subject: String, argument: String, resultPath: String? = nil) {
        self.kind = kind
        self.subject = subject
        self.argument = argument
        self.resultPath = resultPath
    }
}
