import Foundation

/// The lists of one file of `templates/demo`: headings in square brackets, words with spaces between.
struct WordLists {
    let file: String
    private let lists: [String: [String]]

    init(path: String) throws(DemoRefusal) {
        file = path
        var lists: [String: [String]] = [:]
        var heading = ""
        for line in try linesOfTemplate(path) where !line.hasPrefix("#") {
            if line.hasPrefix("["), line.hasSuffix("]") {
                heading = String(line.dropFirst().dropLast())
            } else {
                let words = line.split(separator: " ").map { String($0).replacing("_", with: " ") }
                lists[heading, default: []] += words
            }
        }
        self.lists = lists
    }

    /// The words under a heading, which must be there.
    func list(_ heading: String) throws(DemoRefusal) -> [String] {
        guard let list = lists[heading], !list.isEmpty else {
            throw .templateMalformed(file: file, what: "[\(heading)]")
        }
        return list
    }

    func optionalList(_ heading: String) -> [String] { lists[heading] ?? [] }

    /// `name=12` under a heading.
    func number(_ name: String, in heading: String) throws(DemoRefusal) -> Int {
        for word in try list(heading) where word.hasPrefix(name + "=") {
            if let number = Int(word.dropFirst(name.count + 1)) { return number }
        }
        throw .templateMalformed(file: file, what: name)
    }
}

/// The lines of a file without empty ones.
func linesOfTemplate(_ path: String) throws(DemoRefusal) -> [Substring] {
    guard let bytes = FileManager.default.contents(atPath: path),
        let text = String(bytes: bytes, encoding: .utf8)
    else { throw .templateUnreadable(file: path) }
    return text.split(separator: "\n")
}
