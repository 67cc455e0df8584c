package import LawBook
import StrictYAML

/// Why a file of regulations or reminders cannot be used: file, line (0 where there is none) and what was
/// found.
package struct ObligationFileRefusal: TellableRefusal, Hashable, StrictRefusal {
    package let file: String
    package let line: Int
    package let fault: Fault
    package let value: String

    package init(file: String, line: Int, fault: Fault, value: String) {
        (self.file, self.line, self.fault, self.value) = (file, line, fault, value)
    }

    /// What is wrong with it; the raw value is its key in `words/`.
    package enum Fault: String, StrictFault, Sendable, Hashable, CaseIterable {
        case notYAML = "regulation-file.not-yaml"
        case keyUnknown = "regulation-file.key-unknown"
        case keyMissing = "regulation-file.key-missing"
        case valueWrong = "regulation-file.value-wrong"
        /// Two texts have the same name.
        case nameTwice = "regulation-file.name-twice"
        /// A slip names a text that there is not.
        case nameUnknown = "regulation-file.name-unknown"
        /// A text that cannot be: ends before it begins, an absurd year.
        case notARegulation = "regulation-file.not-a-regulation"
        case fileMissing = "regulation-file.file-missing"
    }

    package var note: Note {
        Note(fault.rawValue, ["file": .text(file), "line": .number(line), "value": .text(value)])
    }
}
