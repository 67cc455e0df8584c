import Yams

/// Whose list a file is.
package enum RosterKind: String, Sendable {
    /// The people an office says it employs.
    case roster
    /// The participants BPJS has on its books.
    case participants
}

/// How the headers of a kind of file are recognised: `templates/rosters/<name>/kolom.yaml`.
///
/// It is data: a new spelling of a header is a line there and none here.
package struct RosterTemplate: Sendable {
    package let name: String
    package let kind: RosterKind
    let headers: HeaderAliases
    package let titles: NameTitles
    /// Words a row of totals begins with, in capitals.
    let totals: [String]
    /// Words of the block under a list: `MENGETAHUI`, `KEPALA DINAS`, `NIP`.
    let signatures: [String]

    /// - Parameter yaml: the text of the file; the program carries it inside itself.
    package init(name: String, yaml: String) throws(RosterTemplateFault) {
        let file = try TemplateText(name: name, yaml: yaml)
        guard let kind = RosterKind(rawValue: try file.word("kind")) else {
            throw RosterTemplateFault(template: name, detail: "kind is neither roster nor participants")
        }
        self.name = name
        self.kind = kind
        headers = try HeaderAliases(
            fields: try file.lists("fields"), abbreviations: try file.pairs("abbreviations"),
            otherPersons: try file.list("other-persons"), qualifiers: try file.list("qualifiers"),
            template: name)
        titles = NameTitles(
            before: try file.list("titles-before"), after: try file.list("titles-after"),
            afterDotted: try file.list("titles-after-with-dots-only"))
        totals = try file.list("totals").map { $0.uppercased() }
        signatures = try file.list("signatures").map { $0.uppercased() }
        try file.refuseOtherKeys()
    }
}

/// A template that cannot be used: a fault of ours or of whoever edited it, not of an office's file.
package struct RosterTemplateFault: Error, Sendable, Equatable {
    package let template: String
    package let detail: String
}

/// The YAML of a template, asked key by key.
private final class TemplateText {
    let name: String
    private let values: [String: Any]
    private var asked: Set<String> = ["means"]

    init(name: String, yaml: String) throws(RosterTemplateFault) {
        self.name = name
        let loaded: Any?
        do { loaded = try Yams.load(yaml: yaml) } catch {
            throw RosterTemplateFault(template: name, detail: "\(error)")
        }
        guard let values = loaded as? [String: Any] else {
            throw RosterTemplateFault(template: name, detail: "is not a list of keys")
        }
        self.values = values
    }

    func word(_ key: String) throws(RosterTemplateFault) -> String {
        asked.insert(key)
        guard let word = values[key] as? String else { throw fault(key, "is not a word") }
        return word
    }

    func list(_ key: String) throws(RosterTemplateFault) -> [String] {
        asked.insert(key)
        guard let value = values[key] else { return [] }
        guard let list = value as? [Any] else { throw fault(key, "is not a list") }
        return list.map { "\($0)" }
    }

    func pairs(_ key: String) throws(RosterTemplateFault) -> [String: String] {
        asked.insert(key)
        guard let value = values[key] else { return [:] }
        guard let pairs = value as? [String: Any] else { throw fault(key, "is not a list of pairs") }
        return pairs.mapValues { "\($0)" }
    }

    func lists(_ key: String) throws(RosterTemplateFault) -> [String: [String]] {
        asked.insert(key)
        guard let lists = values[key] as? [String: [Any]] else { throw fault(key, "is not a list of lists") }
        return lists.mapValues { $0.map { "\($0)" } }
    }

    func refuseOtherKeys() throws(RosterTemplateFault) {
        if let key = values.keys.sorted().first(where: { !asked.contains($0) }) {
            throw fault(key, "is unknown")
        }
    }

    private func fault(_ key: String, _ detail: String) -> RosterTemplateFault {
        RosterTemplateFault(template: name, detail: "\(key) \(detail)")
    }
}
