package import RosterFiles
package import RosterMatching

/// What the program brings along to read a roster with: header names, words of remarks, names, regions.
package struct RosterParts: Sendable {
    package let template: RosterTemplate
    package let lexicon: NameLexicon
    package let fateWords: FateWords
    package let knownRegencies: Set<Int>

    /// - Parameter text: of a file of `templates/` or `law/`, by its path; nil where there is none.
    /// - Throws: `RosterTemplateFault` for a template that cannot be used.
    package init(_ text: (String) -> String?) throws {
        func held(_ path: String) -> String {
            guard let text = text(path) else { preconditionFailure("the program was built without \(path)") }
            return text
        }
        template = try RosterTemplate(
            name: "standar", yaml: held("templates/rosters/standar/kolom.yaml"))
        lexicon = NameLexicon(
            variants: held("templates/names/variants.txt"), titles: held("templates/names/titles.txt"))
        fateWords = FateWords(held("templates/remarks/keterangan.txt"))
        // A code stands first in each line and holds no comma.
        let regencies = held("law/regions/regencies.csv").split(whereSeparator: \.isNewline).dropFirst()
        knownRegencies = Set(regencies.compactMap { Int($0.prefix { $0 != "," }.filter(\.isNumber)) })
    }
}
