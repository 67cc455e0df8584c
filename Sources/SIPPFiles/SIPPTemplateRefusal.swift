/// Why a template could not be used: the file, the line (0 where there is none), the column of the
/// template where it is one, and the value that was found.
package struct SIPPTemplateRefusal: Error, Sendable, Hashable {
    package let file: String
    package let line: Int
    package let column: String
    package let fault: Fault
    package let value: String

    /// What is wrong with a template; the raw value is part of the key in `words/`.
    package enum Fault: String, Sendable, Hashable, CaseIterable {
        case unreadable = "sipp-template.unreadable"
        case notYAML = "sipp-template.not-yaml"
        case keyUnknown = "sipp-template.key-unknown"
        case keyMissing = "sipp-template.key-missing"
        case valueWrong = "sipp-template.value-wrong"
        case headerTwice = "sipp-template.header-twice"
        case fieldTwice = "sipp-template.field-twice"
        /// The folder is not called `<name>-<since>`.
        case folderName = "sipp-template.folder-name"
        case twoForOneDay = "sipp-template.two-for-one-day"
        /// No template of the kind is in use on the day asked for.
        case noneOnDay = "sipp-template.none-on-day"
    }

    /// The key in `words/`.
    package var key: String { fault.rawValue }

    /// The named arguments of the sentence.
    package var arguments: [String: String] {
        ["file": file, "line": String(line), "column": column, "value": value]
    }
}
