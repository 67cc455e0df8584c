package import Access
package import JSONText
import LawBook
package import WebGate

/// One thing that a program may ask: its place, right, parameters and answer, from which both the route and
/// its description are made, so that they cannot differ.
package struct Endpoint: Sendable {
    /// Something that the caller gives.
    package struct Parameter: Sendable {
        /// Where it stands.
        package enum Place: String, Sendable { case path, query }

        let name: String
        let place: Place
        let schema: Schema
        let means: String
        let isRequired: Bool

        /// In the path, `{name}`.
        package static func path(_ name: String, _ schema: Schema = .identifier, detail: String)
            -> Parameter
        {
            Parameter(name: name, place: .path, schema: schema, means: detail, isRequired: true)
        }

        /// Behind the `?`.
        package static func query(
            _ name: String, _ schema: Schema, isRequired: Bool = false, detail: String
        ) -> Parameter {
            Parameter(name: name, place: .query, schema: schema, means: detail, isRequired: isRequired)
        }
    }

    let method: Route.Method
    let path: String
    let right: Right
    let means: String
    let parameters: [Parameter]
    let body: Schema?
    let answer: Schema
    /// Whether the handler reads the body itself: a message in the shape of another standard.
    let isMessage: Bool
    let handler: @Sendable (Asking, Given) async throws -> Reply

    /// Something to read.
    package static func read(
        _ path: String, _ right: Right, detail: String, parameters: [Parameter] = [], answer: Schema,
        _ handler: @escaping @Sendable (Asking, Given) async throws -> Reply
    ) -> Endpoint {
        Endpoint(
            method: .get, path: path, right: right, means: detail, parameters: parameters, body: nil,
            answer: answer, isMessage: false, handler: handler)
    }

    /// Something to do. The caller names it by `Idempotency-Key`: the same again does nothing again.
    package static func act(
        _ path: String, _ right: Right, detail: String, parameters: [Parameter] = [], body: Schema,
        answer: Schema, _ handler: @escaping @Sendable (Asking, Given) async throws -> Reply
    ) -> Endpoint {
        Endpoint(
            method: .post, path: path, right: right, means: detail, parameters: parameters, body: body,
            answer: answer, isMessage: false, handler: handler)
    }

    /// A message of another standard, whose own reference tells it again: it needs no key.
    package static func message(
        _ path: String, _ right: Right, detail: String, body: Schema, answer: Schema,
        _ handler: @escaping @Sendable (Asking, Given) async throws -> Reply
    ) -> Endpoint {
        Endpoint(
            method: .post, path: path, right: right, means: detail, parameters: [], body: body,
            answer: answer, isMessage: true, handler: handler)
    }

    /// The route that answers it.
    var route: Route {
        Route(
            method: method, path: path, guarding: .token(right),
            taking: body == nil ? .nothing : .text(most: 1 << 20), purpose: means
        ) { asking in
            let given: Given
            do { given = try Given(asking, parameters, isMessage ? nil : body) } catch CallRefusal.cursor {
                let note = CallRefusal.cursor.note
                return Problem(status: 400, kind: "cursor", detail: asking(note.key, note.arguments)).answer
            }
            let reply = try await handler(asking, given)
            var json = JSONText()
            try reply.write(&json)
            return Answer(status: reply.status, .bytes(json.bytes, type: "application/json", name: nil))
        }
    }
}

/// What is answered: a status and the JSON in the shape that the endpoint declares.
package struct Reply: Sendable {
    let status: Int
    let write: @Sendable (inout JSONText) throws -> Void

    package init(status: Int = 200, _ write: @escaping @Sendable (inout JSONText) throws -> Void) {
        self.status = status
        self.write = write
    }
}
