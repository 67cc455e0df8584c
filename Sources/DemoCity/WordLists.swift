import Foundation

/// The lists of one file of `templates/demo`: headings in square brackets, words with spaces between.
struct WordLists {
    let file: String
    private let lists: [String: [String]]

    init(_ path: String, of templates: DemoTemplates) throws(DemoRefusal) {
        file = path
        var lists: [String: [String]] = [:]
        var heading = ""
        for line in try templates.lines(of: path) where !line.hasPrefix("#") {
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

/// Where the word lists of the city come from: out of the program, or from a folder.
package struct DemoTemplates: Sendable {
    private let read: @Sendable (String) -> String?

    /// - Parameter read: gives the text of a file by its name, nil where there is none.
    package init(read: @escaping @Sendable (String) -> String?) { self.read = read }

    /// The files of a folder.
    package init(directory: String) {
        read = { name in
            FileManager.default.contents(atPath: "\(directory)/\(name)").flatMap {
                String(bytes: $0, encoding: .utf8)
            }
        }
    }

    /// The lines of a file without empty ones.
    func lines(of name: String) throws(DemoRefusal) -> [Substring] {
        guard let text = read(name) else { throw .templateUnreadable(file: name) }
        return text.split(separator: "\n")
    }
}
