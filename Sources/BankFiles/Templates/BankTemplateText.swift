import Yams

/// The YAML of a template, asked key by key.
final class BankTemplateText {
    let name: String
    private let values: [String: Any]
    private var asked: Set<String> = []

    init(name: String, yaml: String) throws(BankTemplateFault) {
        self.name = name
        let loaded: Any?
        do { loaded = try Yams.load(yaml: yaml) } catch {
            throw BankTemplateFault(template: name, detail: "\(error)")
        }
        guard let values = loaded as? [String: Any] else {
            throw BankTemplateFault(template: name, detail: "is not a list of keys")
        }
        self.values = values
    }

    /// One word of a closed list.
    func choice<Choice: RawRepresentable<String>>(_ key: String) throws(BankTemplateFault) -> Choice {
        asked.insert(key)
        guard let word = values[key] as? String, let choice = Choice(rawValue: word) else {
            throw fault(key, "is none of the known words")
        }
        return choice
    }

    func flag(_ key: String, otherwise: Bool? = nil) throws(BankTemplateFault) -> Bool {
        asked.insert(key)
        if let flag = values[key] as? Bool { return flag }
        guard values[key] == nil, let otherwise else { throw fault(key, "is neither true nor false") }
        return otherwise
    }

    /// Empty where the key is not there.
    func list(_ key: String) throws(BankTemplateFault) -> [String] {
        asked.insert(key)
        guard let value = values[key] else { return [] }
        guard let list = value as? [String] else { throw fault(key, "is not a list of words") }
        return list
    }

    func lists(_ key: String) throws(BankTemplateFault) -> [String: [String]] {
        asked.insert(key)
        guard let lists = values[key] as? [String: [String]] else {
            throw fault(key, "is not a list of lists of words")
        }
        return lists
    }

    func refuseOtherKeys(except known: Set<String>) throws(BankTemplateFault) {
        let unknown = values.keys.sorted().first { !asked.contains($0) && !known.contains($0) }
        if let unknown { throw fault(unknown, "is unknown") }
    }

    func fault(_ key: String, _ detail: String) -> BankTemplateFault {
        BankTemplateFault(template: name, detail: "\(key) \(detail)")
    }
}
