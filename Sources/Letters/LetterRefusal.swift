package import LawBook
import MoneyAndDates

/// Why a letter is not made. Each has its sentence in `words/`.
package enum LetterRefusal: TellableRefusal, Hashable {
    /// A template or the letterhead does not read as one.
    case template(TemplateFault)
    /// There is no such file, neither in the office's folder nor in the program.
    case noTemplate(path: String)
    /// The letterhead or the books lack what the template asks for.
    case missing(field: String, file: String, line: Int)
    /// The logo is no PNG, or larger than a letter needs.
    case unusableLogo(path: String)
    /// No font of this machine has letters.
    case noFont
    /// The text of a QR code is longer than one can hold.
    case tooLongForQR(characters: Int)
    /// Cairo or libzip could not make the file.
    case notDrawn(detail: String)

    package var note: Note {
        switch self {
        case .template(let fault):
            Note(
                "letter.template-fault",
                [
                    "file": .text(fault.file), "line": .number(fault.line), "value": .text(fault.value),
                    "wrong": .word(fault.what.labelKey),
                ])
        case .noTemplate(let path): Note("letter.no-template", ["path": .text(path)])
        case .missing(let field, let file, let line):
            Note(
                "letter.missing-field",
                ["field": .text(field), "file": .text(file), "line": .number(line)])
        case .unusableLogo(let path): Note("letter.unusable-logo", ["path": .text(path)])
        case .noFont: Note("letter.no-font")
        case .tooLongForQR(let characters):
            Note("letter.too-long-for-qr", ["count": .count(characters)])
        case .notDrawn(let detail): Note("letter.not-drawn", ["detail": .text(detail)])
        }
    }
}

/// What is wrong in a template, and where.
package struct TemplateFault: Sendable, Hashable {
    /// What is wrong; the raw value ends its key in `words/`.
    package enum What: String, Sendable, Hashable, CaseIterable {
        case notYAML = "not-yaml"
        case unknownKey = "unknown-key"
        case missingKey = "missing-key"
        case wrongValue = "wrong-value"
        /// A block that there is not, or two in one.
        case notABlock = "not-a-block"
        /// A `{` without its `}`, or bold that does not end.
        case openPlace = "open-place"
        /// A table or a cell that the letter does not have.
        case unknownTable = "unknown-table"

        package var labelKey: String { "letter.fault.\(rawValue)" }
    }

    package let file: String
    /// Nought where it is not known.
    package let line: Int
    package let what: What
    package let value: String

    package init(file: String, line: Int, what: What, value: String) {
        self.file = file
        self.line = line
        self.what = what
        self.value = value
    }
}
