import Glibc
package import MoneyAndDates

/// Every SIPP layout there is: the ones shipped in `templates/sipp`, and a government's own.
package struct SIPPTemplates: Sendable {
    /// By kind, the newest first.
    package let all: [SIPPTemplate]

    /// Reads layouts from texts by path, `<name>-<since>/template.yaml`, and then those of each folder.
    ///
    /// A layout of a later source takes the place of one of an earlier source with the same kind and
    /// day. Inside a source two for one kind and day are refused, and so is every layout that is not
    /// understood to its last key: a wrong column would move every worker's data.
    package init(
        texts: [(path: String, text: String)] = [], folders: [String] = []
    ) throws(SIPPTemplateRefusal) {
        var found = try SIPPTemplates.templates(texts)
        for folder in folders {
            let own = try SIPPTemplates.templates(try SIPPTemplates.texts(in: folder))
            found.removeAll { old in own.contains { $0.kind == old.kind && $0.since == old.since } }
            found += own
        }
        all = found.sorted { ($0.kind.rawValue, $1.since) < ($1.kind.rawValue, $0.since) }
    }

    /// The newest layout of the kind that is in use on the day.
    package func newest(
        _ kind: SIPPFileKind, on day: Day
    ) throws(SIPPTemplateRefusal) -> SIPPTemplate {
        guard let template = all.first(where: { $0.kind == kind && $0.since <= day }) else {
            throw SIPPTemplateRefusal(
                file: kind.rawValue, line: 0, column: "", fault: .noneOnDay, value: day.description)
        }
        return template
    }

    private static func texts(in folder: String) throws(SIPPTemplateRefusal) -> [(path: String, text: String)]
    {
        var texts: [(path: String, text: String)] = []
        for name in try names(in: folder) {
            let file = "\(folder)/\(name)/template.yaml"
            texts.append((file, try text(of: file)))
        }
        return texts
    }

    private static func templates(
        _ texts: [(path: String, text: String)]
    ) throws(SIPPTemplateRefusal) -> [SIPPTemplate] {
        var found: [SIPPTemplate] = []
        for (file, text) in texts {
            let template = try SIPPTemplate(yaml: text, file: file)
            func refusal(_ fault: SIPPTemplateRefusal.Fault, _ value: String) -> SIPPTemplateRefusal {
                SIPPTemplateRefusal(file: file, line: 0, column: "", fault: fault, value: value)
            }
            let name = file.split(separator: "/").dropLast().last.map(String.init) ?? ""
            let expected = "\(template.name)-\(template.since)"
            guard name == expected else { throw refusal(.folderName, expected) }
            guard !found.contains(where: { $0.kind == template.kind && $0.since == template.since }) else {
                throw refusal(.twoForOneDay, "\(template.kind.rawValue) \(template.since)")
            }
            found.append(template)
        }
        return found
    }

    /// Names that begin with a dot are the file system's; everything else must be a template.
    private static func names(in folder: String) throws(SIPPTemplateRefusal) -> [String] {
        guard let listing = opendir(folder) else { throw unreadable(folder) }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix("."), name != "README.md" { names.append(name) }
        }
        return names.sorted()
    }

    /// A template is some kilobytes; code lists make it larger, a megabyte is a mistake.
    private static let largest = 1_048_576

    private static func text(of file: String) throws(SIPPTemplateRefusal) -> String {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(file) }
        defer { close(descriptor) }
        var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count == 0 { break }
            guard count > 0, bytes.count <= largest else { throw unreadable(file) }
            bytes += buffer.prefix(count)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw unreadable(file) }
        return text
    }

    private static func unreadable(_ file: String) -> SIPPTemplateRefusal {
        SIPPTemplateRefusal(file: file, line: 0, column: "", fault: .unreadable, value: "")
    }
}
