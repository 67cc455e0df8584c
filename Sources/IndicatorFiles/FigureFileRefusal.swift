import Membership
import StrictYAML

/// A part of a template of figures.
typealias TemplateNode = StrictNode<FigureFileRefusal>

extension TemplateNode {
    /// A whole number that is not negative.
    func number() throws(FigureFileRefusal) -> Int64 { try number(in: 0...Int64.max) }

    func region() throws(FigureFileRefusal) -> KemendagriCode {
        guard let code = KemendagriCode(try text()) else { throw wrong() }
        return code
    }
}

/// Why a template of indicators or figures cannot be used: file, line (0 where there is none) and what was
/// found.
package struct FigureFileRefusal: StrictRefusal, Sendable, Hashable {
    package let file: String
    package let line: Int
    package let fault: Fault
    package let value: String

    package init(file: String, line: Int, fault: Fault, value: String) {
        (self.file, self.line, self.fault, self.value) = (file, line, fault, value)
    }

    /// What is wrong with it; the raw value is its key in `words/`.
    package enum Fault: String, StrictFault, Sendable, Hashable, CaseIterable {
        case notYAML = "figure-file.not-yaml"
        case keyUnknown = "figure-file.key-unknown"
        case keyMissing = "figure-file.key-missing"
        case valueWrong = "figure-file.value-wrong"
        /// A name stands there twice, or a version.
        case nameTwice = "figure-file.name-twice"
        /// Something names what there is not.
        case nameUnknown = "figure-file.name-unknown"
    }

    /// The key in `words/`.
    package var key: String { fault.rawValue }

    /// The named arguments of the sentence.
    package var arguments: [String: String] { ["file": file, "line": String(line), "value": value] }
}
