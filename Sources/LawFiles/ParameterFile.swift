import LawBook
import MoneyAndDates
import Yams

/// One file of `law/parameters/`, checked as far as one file can be.
struct ParameterFile {
    let parameter: Parameter
    /// The name of the table beside it that holds its values, if it has one.
    let table: String?
    /// The name of a list beside it that explains its codes, if it has one; it must be there.
    let list: String?

    static func parse(_ text: String, id: String, file: String) throws(LawFileFault) -> ParameterFile {
        let root = try YAMLMapping.parse(text, file: file)
        try root.refuseUnknownKeys(except: [
            "means", "unit", "keyed-by", "verified-through", "next-revision", "values", "values-in", "table",
        ])
        let unitText = try root.text("unit")
        guard let unit = ParameterUnit(rawValue: unitText) else {
            throw root.fault(try root.node("unit"), .unknownUnit(unitText))
        }
        let means = try root.mapping("means")
        try means.refuseUnknownKeys(except: ["id", "en"])
        let table = try root.text(ifPresent: "values-in")
        let keyedBy = try root.text(ifPresent: "keyed-by")
        let isKnownKey = keyedBy.map { ParameterKeys.areKnown($0) }
        if let isKnownKey, isKnownKey == nil {
            throw root.fault(try root.node("keyed-by"), .unknownKey(keyedBy ?? ""))
        }
        let values =
            table == nil
            ? try values(of: root, ValueShape(unit: unit, isKnownKey: isKnownKey.flatMap(\.self))) : []
        let nextRevision = try root.day(ifPresent: "next-revision")
        if let nextRevision, let last = values.last, nextRevision <= last.from {
            throw root.fault(try root.node("next-revision"), .daysDoNotRise("\(nextRevision)"))
        }
        let parameter = Parameter(
            id: id, means: ["id": try means.text("id"), "en": try means.text("en")], unit: unit,
            keyedBy: keyedBy, verifiedThrough: try root.day("verified-through"),
            nextRevision: nextRevision, keptByRows: table != nil, values: values)
        return ParameterFile(parameter: parameter, table: table, list: try root.text(ifPresent: "table"))
    }

    func withRows(_ rows: [Dated<ParameterValue>]) -> Parameter {
        Parameter(
            id: parameter.id, means: parameter.means, unit: parameter.unit, keyedBy: parameter.keyedBy,
            verifiedThrough: parameter.verifiedThrough, nextRevision: parameter.nextRevision,
            keptByRows: true, values: rows)
    }

    private static func values(
        of root: YAMLMapping, _ shape: ValueShape
    ) throws(LawFileFault) -> [Dated<ParameterValue>] {
        var values: [Dated<ParameterValue>] = []
        for node in try root.list("values") {
            let dated = try datedValue(try YAMLMapping(node, file: root.file), shape)
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
        _ entry: YAMLMapping, _ shape: ValueShape
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
            from: try entry.day("from"), value: try shape.value(try entry.node("value"), entry),
            status: status, citation: citation, notes: try notes(of: entry))
    }

    /// A note in each language, or none at all.
    private static func notes(of entry: YAMLMapping) throws(LawFileFault) -> [String: String] {
        guard let node = entry.ifPresent("note") else { return [:] }
        let note = try YAMLMapping(node, file: entry.file)
        try note.refuseUnknownKeys(except: ["id", "en"])
        return ["id": try note.text("id"), "en": try note.text("en")]
    }
}
