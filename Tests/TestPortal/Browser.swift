package import Access
import AccessBooks
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOEmbedded
package import WebGate
import WebPages

@testable import WebServer

/// A browser without a network: asks the portal's own router, keeps its cookies, sends forms with the mark
/// that the last page gave it.
package final class Browser {
    package struct Reply {
        package let status: Int
        package let text: String
        package let headers: [String: String]

        package var location: String? { headers["location"] }
    }

    private let responder: RouterResponder<Visit>
    private var cookies: [String: String] = [:]
    private var mark = ""

    /// - Parameter routes: nil for all of the portal's.
    package init(_ portal: Portal, routes: [Route]? = nil) {
        let routing = PortalRouting(portal, isReady: { true })
        responder = routing.router(routes ?? PortalRoutes.all(isDemonstration: false)).buildResponder()
    }

    /// One who has entered as a role of the town.
    package static func entered(_ town: PortalTown, as role: Role) async throws -> Browser {
        let browser = Browser(town.portal)
        _ = try await browser.get("/masuk")
        let reply = try await browser.post("/masuk", ["login": role.rawValue, "sandi": goodPassword])
        precondition(reply.status == 303, "the town's accounts can enter: \(reply.text)")
        // Its forms have another mark than those before.
        _ = try await browser.get("/akun")
        return browser
    }

    package func get(_ path: String, headers: [String: String] = [:]) async throws -> Reply {
        try await ask(.get, path, headers, nil)
    }

    /// Sends a form; with the mark of the last page unless it brings one of its own.
    package func post(
        _ path: String, _ fields: KeyValuePairs<String, String> = [:], headers: [String: String] = [:]
    ) async throws -> Reply {
        var pairs = fields.map { (name: $0.key, value: $0.value) }
        if !pairs.contains(where: { $0.name == FormMark.field }) { pairs.append((FormMark.field, mark)) }
        var headers = headers
        headers["content-type"] = "application/x-www-form-urlencoded"
        return try await ask(.post, path, headers, Fields(pairs).urlEncoded)
    }

    /// Sends a form whose fields a test puts together.
    package func send(_ path: String, _ fields: [String: String]) async throws -> Reply {
        let pairs = fields.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        let body = Fields(pairs + [(FormMark.field, mark)]).urlEncoded
        return try await post(
            path, body: body, headers: ["content-type": "application/x-www-form-urlencoded"])
    }

    /// Sends any body.
    package func post(_ path: String, body: String, headers: [String: String]) async throws -> Reply {
        try await ask(.post, path, headers, body)
    }

    /// Sends a form with a file.
    package func upload(
        _ path: String, _ fields: KeyValuePairs<String, String> = [:],
        file: (field: String, name: String, text: String)
    ) async throws -> Reply {
        let boundary = "xxNAUNGANxx"
        var body = ""
        for field in fields.map({ ($0.key, $0.value) }) + [(FormMark.field, mark)] {
            body +=
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field.0)\"\r\n\r\n\(field.1)\r\n"
        }
        body += """
            --\(boundary)\r\nContent-Disposition: form-data; name="\(file.field)"; filename="\(file.name)"\
            \r\n\
            Content-Type: application/octet-stream\r\n\r\n\(file.text)\r\n--\(boundary)--\r\n
            """
        return try await ask(.post, path, ["content-type": "multipart/form-data; boundary=\(boundary)"], body)
    }

    private func ask(
        _ method: HTTPRequest.Method, _ path: String, _ headers: [String: String], _ body: String?
    ) async throws -> Reply {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        if !cookies.isEmpty {
            fields[.cookie] = cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "localhost", path: path, headerFields: fields),
            body: RequestBody(buffer: ByteBuffer(string: body ?? "")))
        let visit = Visit(
            source: ApplicationRequestContextSource(
                channel: EmbeddedChannel(), logger: Logger(label: "test").with("hb.request.id", "test")))
        let response = try await responder.respond(to: request, context: visit)
        return try await read(response)
    }

    private func read(_ response: Response) async throws -> Reply {
        let sheet = Sheet()
        try await response.body.write(SheetWriter(sheet: sheet))
        for header in response.headers[values: .setCookie] {
            let pair = header.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
            cookies[String(pair[0])] = pair.count > 1 ? String(pair[1]) : nil
        }
        let text = String(decoding: sheet.bytes, as: UTF8.self)
        if let found = text.firstRange(of: "name=\"\(FormMark.field)\" value=\"") {
            mark = String(text[found.upperBound...].prefix { $0 != "\"" })
        }
        let named = response.headers.map { ($0.name.canonicalName, $0.value) }
        return Reply(
            status: response.status.code, text: text,
            headers: Dictionary(named) { first, second in "\(first), \(second)" })
    }
}

private final class Sheet: @unchecked Sendable { var bytes: [UInt8] = [] }

private struct SheetWriter: ResponseBodyWriter {
    let sheet: Sheet

    func write(_ buffer: ByteBuffer) async throws { sheet.bytes.append(contentsOf: buffer.readableBytesView) }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

extension Logger {
    fileprivate func with(_ key: String, _ value: String) -> Logger {
        var logger = self
        logger[metadataKey: key] = .string(value)
        return logger
    }
}
