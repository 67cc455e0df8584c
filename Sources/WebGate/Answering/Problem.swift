/// What went wrong, as programs read it (RFC 9457).
package struct Problem: Sendable, Hashable {
    package let status: Int
    /// A short word for the kind: `not-there`, `forbidden`, `refused`.
    package let kind: String
    /// The sentence of the refusal, in the language of the request.
    package let detail: String

    package init(status: Int, kind: String, detail: String) {
        self.status = status
        self.kind = kind
        self.detail = detail
    }

    package var answer: Answer {
        let body = """
            {"type":"urn:naungan:problem:\(kind)","title":\(quoted(kind)),"status":\(status),\
            "detail":\(quoted(detail))}
            """
        return .text(body, status: status, type: "application/problem+json")
    }
}

/// A text as JSON writes it.
private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case let control where control.value < 32:
            let digits = String(control.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
