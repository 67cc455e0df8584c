package import Spreadsheets

/// Why a file cannot be read as one of a bank or of EPS at all.
package enum BankFileRefusal: Error, Sendable, Equatable {
    /// It is no table, cannot be opened, or is beyond all measure.
    case table(TableRefusal)
    /// No template knows its columns: what was seen in the likeliest row of headers, and what is known.
    case noTemplateFits(seen: [String], known: [String])
    /// Several templates know its columns equally well; whoever gives the file says which.
    case severalTemplatesFit([String])
    /// The template that was asked for does not exist.
    case unknownTemplate(String, known: [String])
    /// Two columns of the file are the same one of the template.
    case columnTwice(header: String)
    /// XML that declares a document type, which could name files of this machine.
    case documentType
    case tooDeep(limit: Int)
    case malformedXML(detail: String, line: Int)
    /// XML of another kind or version than camt.053.001.02 to .10: its namespace.
    case otherDocument(String)
    case noStatement
    case tooManyLines(limit: Int)
    /// The file was another one at the end of the reading than at its beginning.
    case changedWhileRead

    init(_ refusal: XMLRefusal) {
        switch refusal {
        case .file(let refusal): self = .table(refusal)
        case .documentType: self = .documentType
        case .tooDeep(let limit): self = .tooDeep(limit: limit)
        case .malformed(let detail, let line): self = .malformedXML(detail: detail, line: line)
        }
    }

    /// The key of the sentence in `words/`.
    package var key: String {
        switch self {
        case .table(let refusal): refusal.key
        case .noTemplateFits: "bank-file.no-template-fits"
        case .severalTemplatesFit: "bank-file.several-templates-fit"
        case .unknownTemplate: "bank-file.unknown-template"
        case .columnTwice: "bank-file.column-twice"
        case .documentType: "bank-file.document-type"
        case .tooDeep: "bank-file.too-deep"
        case .malformedXML: "bank-file.malformed-xml"
        case .otherDocument: "bank-file.other-document"
        case .noStatement: "bank-file.no-statement"
        case .tooManyLines: "bank-file.too-many-lines"
        case .changedWhileRead: "bank-file.changed-while-read"
        }
    }

    /// The arguments of the sentence; lists are joined by commas.
    package var arguments: [String: String] {
        switch self {
        case .table(let refusal): refusal.arguments
        case .noTemplateFits(let seen, let known):
            ["seen": seen.joined(separator: ", "), "known": known.joined(separator: ", ")]
        case .severalTemplatesFit(let names): ["templates": names.joined(separator: ", ")]
        case .unknownTemplate(let name, let known):
            ["template": name, "known": known.joined(separator: ", ")]
        case .columnTwice(let header): ["header": header]
        case .documentType, .noStatement, .changedWhileRead: [:]
        case .tooDeep(let limit), .tooManyLines(let limit): ["limit": String(limit)]
        case .malformedXML(let detail, let line): ["detail": detail, "line": String(line)]
        case .otherDocument(let namespace): ["namespace": namespace]
        }
    }
}
