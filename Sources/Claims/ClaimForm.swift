/// Everything that a type of claim asks for: its questions, evidence, stages and clocks, as its template has
/// it. Pages, commands and the API are drawn from it.
package struct ClaimForm: Sendable, Hashable {
    package let type: ClaimType
    package let questions: [ClaimQuestion]
    package let evidence: [ClaimEvidenceKind]
    /// In order; the first is `opened`.
    package let stages: [ClaimStage]
    package let clocks: [ClaimClock]
    /// Kinds of letters that belong to it, as `LetterKind` has them.
    package let letters: [String]

    /// - Precondition: the reader of templates has checked names and stages.
    package init(
        type: ClaimType, questions: [ClaimQuestion], evidence: [ClaimEvidenceKind], stages: [ClaimStage],
        clocks: [ClaimClock], letters: [String]
    ) {
        precondition(stages.first == .opened, "a claim begins when it is opened")
        self.type = type
        self.questions = questions
        self.evidence = evidence
        self.stages = stages
        self.clocks = clocks
        self.letters = letters
    }

    /// A question by its name.
    package func question(_ name: String) -> ClaimQuestion? { questions.first { $0.name == name } }

    /// A kind of evidence by its name.
    package func evidence(_ name: String) -> ClaimEvidenceKind? { evidence.first { $0.name == name } }

    /// The stage that follows another; nil after the last, and for a stage that the type does not have.
    package func stage(after stage: ClaimStage) -> ClaimStage? {
        guard let place = stages.firstIndex(of: stage), place + 1 < stages.count else { return nil }
        return stages[place + 1]
    }

    /// Whether one stage comes before another, or is the same.
    func reaches(_ stage: ClaimStage, by other: ClaimStage) -> Bool {
        guard let place = stages.firstIndex(of: stage), let there = stages.firstIndex(of: other) else {
            return false
        }
        return place <= there
    }
}

/// A question of a form.
package struct ClaimQuestion: Sendable, Hashable {
    /// What an answer looks like; the raw value is that of templates.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case day, moment, text, number, rupiah, choice
        /// Several codes with commas between.
        case codes
        case yesNo = "yes-no"
        case days
    }

    /// What there is to choose from.
    package enum Choices: Sendable, Hashable {
        case none
        case codes([String])
        /// The codes of a parameter of the law, on the day of the event: `jkk/circumstances`.
        case law(String)
    }

    package let name: String
    package let kind: Kind
    package let choices: Choices
    /// The stage before which it must be answered; nil where it need not be.
    package let before: ClaimStage?
    /// Answers on which it hangs: question to code. Empty: it is always asked.
    package let when: [String: String]

    package init(
        name: String, kind: Kind, choices: Choices = .none, before: ClaimStage? = nil,
        when: [String: String] = [:]
    ) {
        self.name = name
        self.kind = kind
        self.choices = choices
        self.before = before
        self.when = when
    }

    /// The key of its wording in `words/`.
    package var labelKey: String { "claim.question.\(name)" }

    /// The key of the name of one of its choices.
    package func choiceKey(_ code: String) -> String { "claim.choice.\(name).\(code)" }
}

/// A paper, photo or scan that a claim needs.
package struct ClaimEvidenceKind: Sendable, Hashable {
    package let name: String
    /// The stage before which it must be there; nil where it helps but need not be.
    package let before: ClaimStage?
    package let when: [String: String]

    package init(name: String, before: ClaimStage? = nil, when: [String: String] = [:]) {
        self.name = name
        self.before = before
        self.when = when
    }

    /// The key of its name in `words/`.
    package var labelKey: String { "claim.evidence.\(name)" }
}

/// A clock that runs while a claim is open: from what until what, and by which number of the law.
package struct ClaimClock: Sendable, Hashable {
    /// Where it begins or ends.
    package enum Point: Sendable, Hashable {
        /// The moment of the event.
        case event
        case stage(ClaimStage)
        /// The day or moment that somebody answered.
        case answer(String)
    }

    /// How the number of the law is counted.
    package enum Unit: String, Sendable, Hashable, CaseIterable {
        /// So many times twenty-four hours, to the minute.
        case daysOfHours = "24-hours"
        case calendarDays = "calendar-days"
        case workingDays = "working-days"
        case months, years
    }

    package let name: String
    package let starts: Point
    package let stops: ClaimStage
    /// An answer that says when it stopped, where that is not the instant of the record.
    package let stoppedBy: String?
    /// The parameter of the law: `jkk/first-report-days`.
    package let parameter: String
    package let unit: Unit
    /// The parameter that says what follows when it is missed: `jkk/late-report-borne-by`.
    package let consequence: String?
    /// Whether the claim is lost when it has run out.
    package let isExpiry: Bool
    package let when: [String: String]

    package init(
        name: String, starts: Point, stops: ClaimStage, stoppedBy: String? = nil, parameter: String,
        unit: Unit, consequence: String? = nil, isExpiry: Bool = false, when: [String: String] = [:]
    ) {
        self.name = name
        self.starts = starts
        self.stops = stops
        self.stoppedBy = stoppedBy
        self.parameter = parameter
        self.unit = unit
        self.consequence = consequence
        self.isExpiry = isExpiry
        self.when = when
    }

    /// The key of its name in `words/`.
    package var labelKey: String { "claim.clock.\(name)" }
}
