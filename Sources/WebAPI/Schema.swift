import JSONText

/// The shape of what a program is answered, written into the OpenAPI description as it is declared.
package indirect enum Schema: Sendable {
    /// `format` is one of JSON Schema's, such as `date`; an empty one says nothing more.
    case text(format: String = "")
    case oneOf([String])
    /// A whole number: rupiah, a count, milliseconds. There are no fractions.
    case number(least: Int64? = nil, most: Int64? = nil)
    /// By what a row is known: the digits of a number of 64 bits, as text, because the numbers of many
    /// programs hold no more than 53.
    case identifier
    case truth
    case array(Schema)
    case object([Member])
    /// Or `null`.
    case optional(Schema)

    /// A field of an object; every declared field is there in every answer.
    package struct Member: Sendable {
        let name: String
        let schema: Schema
        let means: String

        /// - Parameter detail: what it means, and its unit.
        package init(_ name: String, _ schema: Schema, detail: String = "") {
            self.name = name
            self.schema = schema
            means = detail
        }
    }

    func write(_ json: inout JSONText, means: String = "") {
        json.object { json in
            fields(&json, isOptional: false)
            if !means.isEmpty { json.field("description", means) }
        }
    }

    private func fields(_ json: inout JSONText, isOptional: Bool) {
        switch self {
        case .text(let format):
            type("string", isOptional, &json)
            if !format.isEmpty { json.field("format", format) }
        case .oneOf(let values):
            type("string", isOptional, &json)
            json.key("enum")
            json.array { json in
                for value in values { json.value(value) }
                if isOptional { json.null() }
            }
        case .number(let least, let most):
            type("integer", isOptional, &json)
            json.field("format", "int64")
            if let least { json.field("minimum", least) }
            if let most { json.field("maximum", most) }
        case .identifier:
            type("string", isOptional, &json)
            json.field("pattern", "^([1-9][0-9]{0,17}|[1-8][0-9]{18})$")
        case .truth: type("boolean", isOptional, &json)
        case .array(let schema):
            type("array", isOptional, &json)
            json.key("items")
            schema.write(&json)
        case .object(let members):
            type("object", isOptional, &json)
            json.key("properties")
            json.object { json in
                for member in members {
                    json.key(member.name)
                    member.schema.write(&json, means: member.means)
                }
            }
            json.key("required")
            json.array { json in for member in members { json.value(member.name) } }
            json.field("additionalProperties", false)
        case .optional(let schema): schema.fields(&json, isOptional: true)
        }
    }

    private func type(_ name: String, _ isOptional: Bool, _ json: inout JSONText) {
        json.key("type")
        guard isOptional else { return json.value(name) }
        json.array {
            $0.value(name)
            $0.value("null")
        }
    }
}
