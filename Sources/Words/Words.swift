package import LawBook
import MoneyAndDates
import Yams

/// A language of screens and documents, by its code.
package enum Language: String, Sendable, CaseIterable {
    case indonesian = "id"
    case english = "en"
}

/// Everything that the program says in one language: sentences by key, with places to fill.
package struct Words: Sendable {
    package let language: Language
    private let sentences: [String: Sentence]

    /// The words file could not be read.
    package struct Fault: Error, Sendable {
        package let language: Language
        package let message: String
    }

    /// Reads `words/<language>.yaml`: a flat map of keys to sentences.
    package init(_ language: Language, yaml: String) throws(Fault) { try self.init(language, yaml: [yaml]) }

    /// Reads `words/<language>.yaml` and `words/<area>/<language>.yaml`, which may share no key.
    package init(_ language: Language, yaml files: [String]) throws(Fault) {
        self.language = language
        var sentences: [String: Sentence] = [:]
        for yaml in files { try Self.read(yaml, language, into: &sentences) }
        self.sentences = sentences
    }

    private static func read(
        _ yaml: String, _ language: Language, into sentences: inout [String: Sentence]
    ) throws(Fault) {
        let node: Node?
        do {
            node = try Yams.compose(yaml: yaml)
        } catch {
            throw Fault(language: language, message: "\(error)")
        }
        for (key, value) in node?.mapping ?? [:] {
            guard let key = key.scalar?.string, let value = value.scalar?.string else {
                throw Fault(language: language, message: "line \(key.mark?.line ?? 0): not `key: sentence`")
            }
            guard sentences.updateValue(Sentence(value), forKey: key) == nil else {
                throw Fault(language: language, message: "\(key) stands twice")
            }
        }
    }

    package var keys: [String] { sentences.keys.sorted() }

    /// The sentence of a key as it stands, with its places unfilled; nil for an unknown key.
    package func template(_ key: String) -> String? { sentences[key]?.template }

    /// The sentence of a key with every `{place}` filled. An unknown key shows itself in angle brackets, so
    /// that it is seen and reported rather than hidden.
    package func callAsFunction(_ key: String, _ arguments: [String: Term] = [:]) -> String {
        fill(key) { arguments[$0].map(text) }
    }

    /// The same, with places that are already text.
    package func filled(_ key: String, _ arguments: [String: String]) -> String {
        fill(key) { arguments[$0] }
    }

    /// The sentence of a key cut at its places: the text before each place with its name, and the end. For
    /// whoever fills the same sentence a million times and writes bytes; an unknown key is one piece of text.
    package func pieces(of key: String) -> (places: [(before: String, name: String)], end: String) {
        sentences[key].map { ($0.places, $0.end) } ?? ([], "⟨\(key)⟩")
    }

    package func callAsFunction(_ reason: Reason) -> String { self(reason.key, reason.arguments) }

    package func callAsFunction(_ note: Note) -> String { self(note.key, note.arguments) }

    private func fill(_ key: String, _ argument: (String) -> String?) -> String {
        sentences[key]?.filled(argument) ?? "⟨\(key)⟩"
    }
}

/// A sentence cut at its places once, because a batch fills the same few sentences a million times.
private struct Sentence: Sendable {
    let template: String
    /// The text before each place and its name.
    private(set) var places: [(before: String, name: String)] = []
    private(set) var end: String

    init(_ template: String) {
        self.template = template
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            places.append((String(rest[..<open]), String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        end = String(rest)
    }

    func filled(_ argument: (String) -> String?) -> String {
        guard !places.isEmpty else { return template }
        var result = ""
        for place in places {
            result += place.before
            result += argument(place.name) ?? "{\(place.name)}"
        }
        return result + end
    }
}
