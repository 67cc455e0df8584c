import LawBook
import Yams

/// What the values of one parameter look like: their unit, and the keys they may stand under.
struct ValueShape {
    let unit: ParameterUnit
    /// Nil for a single value.
    let isKnownKey: ((String) -> Bool)?

    func value(_ node: Node, _ entry: YAMLMapping) throws(LawFileFault) -> ParameterValue {
        if node.scalar?.string == "none" { return .none }
        guard let isKnownKey else { return try single(node, entry) }
        let mapping = try YAMLMapping(node, file: entry.file)
        var keyed: [String: ParameterValue] = [:]
        for key in mapping.keys {
            let node = try mapping.node(key)
            guard isKnownKey(key) else { throw entry.fault(node, .unknownKey(key)) }
            keyed[key] = node.scalar?.string == "none" ? ParameterValue.none : try single(node, entry)
        }
        return .keyed(keyed)
    }

    private func single(_ node: Node, _ entry: YAMLMapping) throws(LawFileFault) -> ParameterValue {
        switch unit {
        case .millionths: return .number(try share(node, entry))
        case .rupiah, .months, .days, .years, .persons, .dayOfMonth, .count, .points:
            return .number(try integer(node, entry))
        case .rounding, .codes, .table, .rupiahList:
            if node.scalar != nil { return .words([try entry.text(of: node)]) }
            guard let list = node.sequence else { throw entry.fault(node, .wrongShape(wanted: "list")) }
            var words: [String] = []
            for item in list { words.append(try entry.text(of: item)) }
            return .words(words)
        case .bands, .tiers, .monthTiers:
            return .steps(try steps(node, entry))
        }
    }

    private func steps(
        _ node: Node, _ entry: YAMLMapping
    ) throws(LawFileFault) -> [ParameterValue.Step] {
        guard let list = node.sequence else { throw entry.fault(node, .wrongShape(wanted: "pairs")) }
        var steps: [ParameterValue.Step] = []
        for item in list {
            guard let pair = item.sequence, pair.count == 2 else {
                throw entry.fault(item, .wrongShape(wanted: "pairs"))
            }
            let step = ParameterValue.Step(
                start: try integer(pair[0], entry),
                value: unit != .bands ? try share(pair[1], entry) : try integer(pair[1], entry))
            guard steps.last.map({ $0.start < step.start }) ?? (step.start == 0) else {
                throw entry.fault(item, .wrongShape(wanted: "rising pairs from 0"))
            }
            steps.append(step)
        }
        return steps
    }

    /// A share of a whole, which cannot be more than the whole.
    private func share(_ node: Node, _ entry: YAMLMapping) throws(LawFileFault) -> Int64 {
        let number = try integer(node, entry)
        guard number <= 1_000_000 else { throw entry.fault(node, .moreThanWhole("\(number)")) }
        return number
    }

    /// A whole number. `0.24` for a percentage is the mistake that this refuses.
    private func integer(_ node: Node, _ entry: YAMLMapping) throws(LawFileFault) -> Int64 {
        let text = try entry.text(of: node).filter { $0 != "_" }
        guard let number = Int64(text), number >= 0 else { throw entry.fault(node, .notAnInteger(text)) }
        return number
    }
}
