import JSONText
import WebGate

/// The description of the API by OpenAPI 3.1, made from the endpoints themselves.
enum OpenAPI {
    static func text(of endpoints: [Endpoint], address: String) -> String {
        var json = JSONText()
        json.object { json in
            json.field("openapi", "3.1.0")
            json.key("info")
            json.object {
                $0.field("title", "Naungan")
                $0.field("version", "1")
            }
            json.key("servers")
            json.array { json in json.object { $0.field("url", address) } }
            json.key("security")
            json.array { json in
                json.object { json in
                    json.key("token")
                    json.array { _ in }
                }
            }
            json.key("paths")
            json.object { json in paths(endpoints, &json) }
            json.key("components")
            json.object { json in components(&json) }
        }
        return json.text
    }

    private static func paths(_ endpoints: [Endpoint], _ json: inout JSONText) {
        var done: Set<String> = []
        for endpoint in endpoints where done.insert(endpoint.path).inserted {
            json.key(endpoint.path)
            json.object { json in
                for same in endpoints where same.path == endpoint.path {
                    json.key(same.method.rawValue.lowercased())
                    operation(same, &json)
                }
            }
        }
    }

    private static func operation(_ endpoint: Endpoint, _ json: inout JSONText) {
        json.object { json in
            json.field("summary", endpoint.means)
            json.field("operationId", operationName(endpoint))
            json.key("parameters")
            json.array { json in
                for parameter in endpoint.parameters { self.parameter(parameter, &json) }
                if endpoint.body != nil, !endpoint.isMessage { idempotencyKey(&json) }
            }
            if let body = endpoint.body {
                json.key("requestBody")
                json.object { json in
                    json.field("required", true)
                    content("application/json", body, &json)
                }
            }
            json.key("responses")
            json.object { json in responses(endpoint, &json) }
        }
    }

    private static func responses(_ endpoint: Endpoint, _ json: inout JSONText) {
        let success = endpoint.body == nil ? "200" : "201"
        json.key(success)
        json.object { json in
            json.field("description", endpoint.means)
            content("application/json", endpoint.answer, &json)
        }
        if endpoint.body != nil {
            json.key("200")
            json.object { json in
                describe(detail: "done before under the same key", &json)
                content("application/json", endpoint.answer, &json)
            }
        }
        if endpoint.parameters.contains(where: { $0.name == "after" }) {
            refused("400", detail: "`after` is not what this list gave as `next`", &json)
        }
        refused("401", detail: "no valid token", &json)
        refused("403", detail: "the token has not the right", &json)
        refused("404", detail: "not there, or out of reach", &json)
        refused("413", detail: "too large", &json)
        refused("422", detail: "not in this shape, or refused", &json)
        refused("429", detail: "too many", &json)
    }

    private static func refused(_ status: String, detail: String, _ json: inout JSONText) {
        json.key(status)
        json.object { json in
            describe(detail: detail, &json)
            problem(&json)
        }
    }

    private static func describe(detail: String, _ json: inout JSONText) {
        json.field("description", detail)
    }

    private static func parameter(_ parameter: Endpoint.Parameter, _ json: inout JSONText) {
        json.object { json in
            json.field("name", parameter.name)
            json.field("in", parameter.place.rawValue)
            json.field("required", parameter.isRequired)
            json.field("description", parameter.means)
            json.key("schema")
            parameter.schema.write(&json)
        }
    }

    private static func idempotencyKey(_ json: inout JSONText) {
        json.object { json in
            json.field("name", "Idempotency-Key")
            json.field("in", "header")
            json.field("required", true)
            describe(detail: "names the act: the same key again does nothing again", &json)
            json.key("schema")
            json.object {
                $0.field("type", "string")
                $0.field("pattern", "^[A-Za-z0-9._-]{8,80}$")
            }
        }
    }

    private static func content(_ type: String, _ schema: Schema, _ json: inout JSONText) {
        json.key("content")
        json.object { json in
            json.key(type)
            json.object { json in
                json.key("schema")
                schema.write(&json)
            }
        }
    }

    private static func problem(_ json: inout JSONText) {
        json.key("content")
        json.object { json in
            json.key("application/problem+json")
            json.object { json in
                json.key("schema")
                json.object { $0.field("$ref", "#/components/schemas/Problem") }
            }
        }
    }

    private static func components(_ json: inout JSONText) {
        json.key("securitySchemes")
        json.object { json in
            json.key("token")
            json.object {
                $0.field("type", "http")
                $0.field("scheme", "bearer")
            }
        }
        json.key("schemas")
        json.object { json in
            json.key("Problem")
            Schema.object([
                .init("type", .text()), .init("title", .text()), .init("status", .number()),
                .init("detail", .text()),
            ]).write(&json)
        }
    }

    /// `get_people_id_months` of `GET /api/v1/people/{id}/months`.
    private static func operationName(_ endpoint: Endpoint) -> String {
        let parts = endpoint.path.split(separator: "/").dropFirst(2)
            .map { $0.filter { $0.isLetter || $0 == "-" } }
        return ([endpoint.method.rawValue.lowercased()] + parts).joined(separator: "_")
    }
}
