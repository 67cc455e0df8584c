import StrictYAML

/// A part of a claim's template.
typealias ClaimFormNode = StrictNode<ClaimFormRefusal>

/// Why a template of a claim cannot be used: file, line (0 where there is none) and what was found.
package struct ClaimFormRefusal: StrictRefusal, Sendable, Hashable {
    package let file: String
    package let line: Int
    package let fault: Fault
    package let value: String

    package init(file: String, line: Int, fault: Fault, value: String) {
        (self.file, self.line, self.fault, self.value) = (file, line, fault, value)
    }

    /// What is wrong with it; the raw value is its key in `words/`.
    package enum Fault: String, StrictFault, Sendable, Hashable, CaseIterable {
        case notYAML = "claim-form.not-yaml"
        case keyUnknown = "claim-form.key-unknown"
        case keyMissing = "claim-form.key-missing"
        case valueWrong = "claim-form.value-wrong"
        /// A question, paper or clock of that name stands there twice.
        case nameTwice = "claim-form.name-twice"
        /// A condition, clock or stage names what the form does not have.
        case nameUnknown = "claim-form.name-unknown"
        /// The folder is not called after the type.
        case folderName = "claim-form.folder-name"
        /// There is no template for a type.
        case typeMissing = "claim-form.type-missing"
    }

    /// The key in `words/`.
    package var key: String { fault.rawValue }

    /// The named arguments of the sentence.
    package var arguments: [String: String] { ["file": file, "line": String(line), "value": value] }
}
