package import Claims
import StrictYAML

extension ClaimForm {
    private static let keys: Set<String> = ["type", "questions", "evidence", "stages", "clocks", "letters"]

    /// Reads the text of a `claim.yaml`; `file` is named in refusals.
    ///
    /// - Throws: `ClaimFormRefusal` for whatever is not understood to its last key.
    package init(yaml text: String, file: String) throws(ClaimFormRefusal) {
        let root = try ClaimFormNode.parse(text, file: file)
        try root.allow(ClaimForm.keys)
        let type = try root.required("type").named(ClaimType.self)
        var stages: [ClaimStage] = []
        for node in try root.list("stages") {
            let stage = try node.named(ClaimStage.self)
            if stages.contains(stage) { throw node.refusal(.nameTwice, stage.rawValue) }
            stages.append(stage)
        }
        guard stages.first == .opened, stages.last == .paid, stages.contains(.submitted) else {
            throw try root.required("stages").wrong()
        }
        var reading = ClaimFormParts(stages: stages)
        for node in try root.list("questions") { try reading.addQuestion(node) }
        for node in try root.list("evidence") { try reading.addEvidence(node) }
        for node in try root.list("clocks") { try reading.addClock(node) }
        var letters: [String] = []
        for node in try root.list("letters") { letters.append(try node.name()) }
        self.init(
            type: type, questions: reading.questions, evidence: reading.evidence, stages: stages,
            clocks: reading.clocks, letters: letters)
    }
}

/// The parts of a form as they come, each held against those before it.
struct ClaimFormParts {
    let stages: [ClaimStage]
    private(set) var questions: [ClaimQuestion] = []
    private(set) var evidence: [ClaimEvidenceKind] = []
    private(set) var clocks: [ClaimClock] = []

    init(stages: [ClaimStage]) { self.stages = stages }

    mutating func addQuestion(_ node: ClaimFormNode) throws(ClaimFormRefusal) {
        try node.allow(["name", "kind", "choices", "choices-of", "before", "when"])
        let name = try node.required("name").name()
        if questions.contains(where: { $0.name == name }) { throw node.refusal(.nameTwice, name) }
        guard let kind = try node.named("kind", ClaimQuestion.Kind.self) else {
            throw node.refusal(.keyMissing, "kind")
        }
        let question = ClaimQuestion(
            name: name, kind: kind, choices: try choices(node, kind), before: try stage(node, "before"),
            when: try condition(node))
        questions.append(question)
    }

    mutating func addEvidence(_ node: ClaimFormNode) throws(ClaimFormRefusal) {
        try node.allow(["name", "before", "when"])
        let name = try node.required("name").name()
        if evidence.contains(where: { $0.name == name }) { throw node.refusal(.nameTwice, name) }
        evidence.append(
            ClaimEvidenceKind(name: name, before: try stage(node, "before"), when: try condition(node)))
    }

    mutating func addClock(_ node: ClaimFormNode) throws(ClaimFormRefusal) {
        try node.allow([
            "name", "starts", "stops", "stopped-by", "law", "in", "consequence", "expires", "when",
        ])
        let name = try node.required("name").name()
        if clocks.contains(where: { $0.name == name }) { throw node.refusal(.nameTwice, name) }
        guard let stops = try stage(node, "stops") else { throw node.refusal(.keyMissing, "stops") }
        let clock = ClaimClock(
            name: name, starts: try start(try node.required("starts")), stops: stops,
            stoppedBy: try question(node.part("stopped-by")), parameter: try node.required("law").text(),
            unit: try node.required("in").named(ClaimClock.Unit.self),
            consequence: try node.part("consequence")?.text(),
            isExpiry: try node.part("expires").map { part throws(ClaimFormRefusal) in
                guard ["true", "false"].contains(try part.text()) else { throw part.wrong() }
                return try part.text() == "true"
            } ?? false, when: try condition(node))
        clocks.append(clock)
    }

    private func choices(
        _ node: ClaimFormNode, _ kind: ClaimQuestion.Kind
    ) throws(ClaimFormRefusal) -> ClaimQuestion.Choices {
        if let law = node.part("choices-of") { return .law(try law.text()) }
        var codes: [String] = []
        for code in try node.list("choices") { codes.append(try code.name()) }
        if codes.isEmpty {
            if kind == .choice { throw node.refusal(.keyMissing, "choices") }
            return .none
        }
        guard kind == .choice || kind == .codes else { throw node.refusal(.keyUnknown, "choices") }
        return .codes(codes)
    }

    /// `event`, `stage submitted`, or `answer doctor-statement`.
    private func start(_ node: ClaimFormNode) throws(ClaimFormRefusal) -> ClaimClock.Point {
        let words = try node.text().split(separator: " ").map(String.init)
        if words == ["event"] { return .event }
        guard words.count == 2 else { throw node.wrong() }
        switch words[0] {
        case "stage":
            guard let stage = ClaimStage(rawValue: words[1]), stages.contains(stage) else {
                throw node.refusal(.nameUnknown, words[1])
            }
            return .stage(stage)
        case "answer":
            guard questions.contains(where: { $0.name == words[1] }) else {
                throw node.refusal(.nameUnknown, words[1])
            }
            return .answer(words[1])
        default: throw node.wrong()
        }
    }

    private func question(_ node: ClaimFormNode?) throws(ClaimFormRefusal) -> String? {
        guard let node else { return nil }
        let name = try node.name()
        guard questions.contains(where: { $0.name == name }) else { throw node.refusal(.nameUnknown, name) }
        return name
    }

    /// A stage that the form has.
    private func stage(_ node: ClaimFormNode, _ key: String) throws(ClaimFormRefusal) -> ClaimStage? {
        guard let stage = try node.named(key, ClaimStage.self) else { return nil }
        guard stages.contains(stage) else { throw node.refusal(.nameUnknown, stage.rawValue) }
        return stage
    }

    /// A condition upon questions that stand above, with a code that they have.
    private func condition(_ node: ClaimFormNode) throws(ClaimFormRefusal) -> [String: String] {
        let condition = try node.texts("when")
        for (name, code) in condition {
            guard let question = questions.first(where: { $0.name == name }) else {
                throw node.refusal(.nameUnknown, name)
            }
            if case .codes(let known) = question.choices, !known.contains(code) {
                throw node.refusal(.nameUnknown, code)
            }
        }
        return condition
    }
}

/// The forms of every type of claim.
package struct ClaimForms: Sendable {
    /// In the order of the types.
    package let all: [ClaimForm]

    /// Where the templates stand: `templates/claims/<type>/claim.yaml`.
    package static let folder = "templates/claims/"

    /// Reads the templates, by path from the folder on: `jkk/claim.yaml`.
    ///
    /// - Throws: `ClaimFormRefusal`, also where a type has none.
    package init(texts: [(path: String, text: String)]) throws(ClaimFormRefusal) {
        var found: [ClaimType: ClaimForm] = [:]
        for (path, text) in texts {
            let form = try ClaimForm(yaml: text, file: path)
            guard path.split(separator: "/").dropLast().last.map(String.init) == form.type.rawValue else {
                throw ClaimFormRefusal(file: path, line: 0, fault: .folderName, value: form.type.rawValue)
            }
            found[form.type] = form
        }
        var all: [ClaimForm] = []
        for type in ClaimType.allCases {
            guard let form = found[type] else {
                throw ClaimFormRefusal(
                    file: ClaimForms.folder, line: 0, fault: .typeMissing, value: type.rawValue)
            }
            all.append(form)
        }
        self.all = all
    }

    /// The form of a type.
    package subscript(type: ClaimType) -> ClaimForm {
        guard let form = all.first(where: { $0.type == type }) else {
            preconditionFailure("every type has its form")
        }
        return form
    }
}
