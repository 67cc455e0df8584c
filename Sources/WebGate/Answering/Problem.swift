import JSONText

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
        var json = JSONText()
        json.object { json in
            json.field("type", "urn:naungan:problem:\(kind)")
            json.field("title", kind)
            json.field("status", status)
            json.field("detail", detail)
        }
        return .text(json.text, status: status, type: "application/problem+json")
    }
}
