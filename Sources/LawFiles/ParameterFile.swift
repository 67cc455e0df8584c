import LawBook
import MoneyAndDates
import Yams

/// One file of `law/parameters/`, checked as far as one file can be.
struct ParameterFile {
    let parameter: Parameter
    /// The name of the table beside it that holds its values, if it has one.
    let table: String?

    static func parse(_ text: String, id: String, file: String) throws(LawFileFault) -> ParameterFile {
        let root = try YAMLMapping.parse(text, file: file)
        try root.refuseUnknownKeys(except: [
            "means", "unit", "keyed-by", "verified-through", "next-revision", "values", "values-in", "table",
            "note",
        ])
        let unitText = try root.text("unit")
        guard let unit = ParameterUnit(rawValue: unitText) else {
            throw root.fault(try root.node("unit"), .unknownUnit(unitText))
        }
        let means = try root.mapping("means")
        try means.refuseUnknownKeys(except: ["id", "en"])
        let table = try root.text(ifPresent: "values-in")
        let values = table == nil ? try values(of: root, unit: unit) : []
        let parameter = Parameter(
            id: id, means: ["id": try means.text("id"), "en": try means.text("en")], unit: unit,
            keyedBy: try root.text(ifPresent: "keyed-by"), verifiedThrough: try root.day("verified-through"),
            nextRevision: try root.day(ifPresent: "next-revision"), keptByRows: table != nil, values: values)
        return ParameterFile(parameter: parameter, table: table)
    }

    func withRows(_ rows: [Dated<ParameterValue>]) -> Parameter {
        Parameter(
            id: parameter.id, means: parameter.means, unit: parameter.unit, keyedBy: parameter.keyedBy,
            verifiedThrough: parameter.verifiedThrough, nextRevision: parameter.nextRevision,
            keptByRows: true, values: rows)
    }

    private static func values(
        of root: YAMLMapping, unit: ParameterUnit
    ) throws(LawFileFault) -> [Dated<ParameterValue>] {
        var values: [Dated<ParameterValue>] = []
        let isKeyed = root.ifPresent("keyed-by") != nil
        for node in try root.list("values") {
            let dated = try datedValue(try YAMLMapping(node, file: root.file), unit: unit, isKeyed: isKeyed)
            if let last = values.last, last.from >= dated.from {
                throw root.fault(node, .daysDoNotRise("\(dated.from)"))
            }
            values.append(dated)
        }
        guard !values.isEmpty else {
            throw root.fault(try root.node("values"), .wrongShape(wanted: "values"))
        }
        return values
    }

    private static func datedValue(
        _ entry: YAMLMapping, unit: ParameterUnit, isKeyed: Bool
    ) throws(LawFileFault) -> Dated<ParameterValue> {
        try entry.refuseUnknownKeys(except: ["from", "value", "status", "set-by", "note"])
        let statusText = try entry.text("status")
        guard let status = LawStatus(rawValue: statusText) else {
            throw entry.fault(try entry.node("status"), .unknownStatus(statusText))
        }
        let setBy = try entry.mapping("set-by")
        try setBy.refuseUnknownKeys(except: ["document", "article", "published"])
        let document = try setBy.text("document")
        guard !document.isEmpty else { throw entry.fault(try entry.node("set-by"), .noDocument) }
        let citation = Citation(
            document: document, article: try setBy.text(ifPresent: "article") ?? "",
            published: try setBy.day(ifPresent: "published"))
        return Dated(
            from: try entry.day("from"), value: try value(try entry.node("value"), entry, unit, isKeyed),
            status: status, citation: citation, note: try entry.text(ifPresent: "note") ?? "")
    }

    private static func value(
        _ node: Node, _ entry: YAMLMapping, _ unit: ParameterUnit, _ isKeyed: Bool
    ) throws(LawFileFault) -> ParameterValue {
        if node.scalar?.string == "none" { return .none }
        guard isKeyed else { return try single(node, entry, unit) }
        let mapping = try YAMLMapping(node, file: entry.file)
        var keyed: [String: ParameterValue] = [:]
        for key in mapping.keys {
            let node = try mapping.node(key)
            keyed[key] = node.scalar?.string == "none" ? ParameterValue.none : try single(node, entry, unit)
        }
        return .keyed(keyed)
    }

    private static func single(
        _ node: Node, _ entry: YAMLMapping, _ unit: ParameterUnit
    ) throws(LawFileFault) -> ParameterValue {
        switch unit {
        case .rupiah, .millionths, .months, .days, .years, .persons, .dayOfMonth:
            return .number(try integer(node, entry))
        case .rounding, .codes, .table, .rupiahList:
            if node.scalar != nil { return .words([try entry.text(of: node)]) }
            guard let list = node.sequence else { throw entry.fault(node, .wrongShape(wanted: "list")) }
            var words: [String] = []
            for item in list { words.append(try entry.text(of: item)) }
            return .words(words)
        case .bands, .tiers:
            return .steps(try steps(node, entry))
        }
    }

    private static func steps(
        _ node: Node, _ entry: YAMLMapping
    ) throws(LawFileFault) -> [ParameterValue.Step] {
        guard let list = node.sequence else { throw entry.fault(node, .wrongShape(wanted: "pairs")) }
        var steps: [ParameterValue.Step] = []
        for item in list {
            guard let pair = item.sequence, pair.count == 2 else {
                throw entry.fault(item, .wrongShape(wanted: "pairs"))
            }
            let step = ParameterValue.Step(
                start: try integer(pair[0], entry), value: try integer(pair[1], entry))
            if let last = steps.last, last.start >= step.start {
                throw entry.fault(item, .wrongShape(wanted: "rising pairs"))
            }
            steps.append(step)
        }
        return steps
    }

    /// A whole number. `0.24` for a percentage is the mistake that this refuses.
    private static func integer(_ node: Node, _ entry: YAMLMapping) throws(LawFileFault) -> Int64 {
        let text = try entry.text(of: node).filter { $0 != "_" }
        guard let number = Int64(text), number >= 0 else { throw entry.fault(node, .notAnInteger(text)) }
        return number
    }
}
