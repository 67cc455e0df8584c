/// Where templates are read from: an office's own folder before what is inside the program.
package struct LetterFiles: Sendable {
    /// A file as it was found.
    package struct Found: Sendable {
        package let bytes: [UInt8]
        /// As people know it, for what is refused.
        package let path: String

        package init(bytes: [UInt8], path: String) {
            self.bytes = bytes
            self.path = path
        }
    }

    /// By its path from the folder of letters: `bill/id.yaml`, `letterhead.yaml`.
    private let find: @Sendable (String) -> Found?

    package init(find: @escaping @Sendable (String) -> Found?) { self.find = find }

    /// These files where they are, else those.
    package func before(_ others: LetterFiles) -> LetterFiles {
        LetterFiles { find($0) ?? others.find($0) }
    }

    func found(_ path: String) throws(LetterRefusal) -> Found {
        guard let found = find(path) else { throw .noTemplate(path: path) }
        return found
    }

    func letterhead() throws(LetterRefusal) -> Letterhead {
        let file = try found("letterhead.yaml")
        return try Letterhead(yaml: String(decoding: file.bytes, as: UTF8.self), file: file.path)
    }

    /// - Parameter language: `id` or `en`; where there is no file in that language, the Indonesian one.
    func template(_ kind: LetterKind, language: String) throws(LetterRefusal) -> LetterTemplate {
        let folder = kind.rawValue
        var file = find("\(folder)/\(language).yaml")
        if file == nil { file = find("\(folder)/id.yaml") }
        guard let file else { throw .noTemplate(path: "\(folder)/id.yaml") }
        return try LetterTemplate(yaml: String(decoding: file.bytes, as: UTF8.self), file: file.path)
    }
}
